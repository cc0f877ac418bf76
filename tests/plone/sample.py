"""A small site for tests: one person of each kind, a call, a group, a proposal on its way.

Built through the operations only, so that histories are genuine. Whoever needs more adds it.
"""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content.filings import Receipt
from kamakura.kyodo.content.form_versions import current
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.domain.eligibility import NOT_ELIGIBLE_PROJECTS
from kamakura.kyodo.operations import base
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import filing
from kamakura.kyodo.operations import program as programs
from kamakura.kyodo.operations import screening
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from typing import Any
import functools


NOW = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)  # 令和8年5月11日(月) 10:00
PASSWORD = "kyodo-sample-2026"
SECTIONS = {"bosai": "総合防災課", "midori": "みどり公園課", "chiiki": "地域のつながり課"}

# user id -> (name, Plone group, departments)
PEOPLE = {
    "jimu": ("事務局 大町花子", "kyodo-secretariat", ("chiiki",)),
    "bosai": ("防災 小坂一郎", "kyodo-section", ("bosai",)),
    "midori": ("公園 玉縄二郎", "kyodo-section", ("midori",)),
    "center": ("部会 腰越三郎", "kyodo-center", ()),
    "iin": ("委員 青柳みどり", "kyodo-committee", ()),
    "daihyo": ("会員 由比花", None, ()),
    "tanto": ("会員 由比実", None, ()),
    "other": ("会員 扇谷次", None, ()),
}

PROFILE = {
    "corp_type": "voluntary",
    "address": "神奈川県鎌倉市御成町1-1",
    "founded": "2019年4月",
    "centre_registration": "registered",
    "officers_count": 4,
    "members_total": 20,
    "members_citizens": 15,
    "admission": "だれでも入会できます。",
    "pledge": True,
    "officers": [{"post": "代表", "name": "秘密役員"}],
}
TICKS = ["in_city", "public_benefit", *(f"not_{key}" for key in NOT_ELIGIBLE_PROJECTS)]
PROPOSAL = {
    **PROFILE,
    "project_name": "やさしい日本語でつくる防災さんぽマップ",
    "summary": "外国籍の住民と町を歩き、やさしい日本語の防災地図をつくります。",
    "eligibility": TICKS,
}
SECTION_ANSWER = {"feasibility": "yes", "feasibility_reason": "課の計画と合います。"}


@dataclass
class Site:
    """What ``make_site`` made."""

    portal: Any
    program: Any
    call: Any
    organization: Any
    other_organization: Any


@contextmanager
def acting(user_id: str):
    """Act as a person: permissions are theirs."""
    with api.env.adopt_user(username=user_id):
        yield user_id


def make_site(portal, *, now: datetime = NOW) -> Site:
    """The scheme with people, departments, two groups and a call that accepts papers."""
    for user_id, (name, group, _sections) in PEOPLE.items():
        _make_person(user_id, name, group)
    api.portal.set_registry_record("kamakura.kyodo.sections", SECTIONS)
    members = {user: list(sections) for user, (_n, _g, sections) in PEOPLE.items() if sections}
    api.portal.set_registry_record("kamakura.kyodo.section_members", members)
    with api.env.adopt_user(username=SITE_OWNER_NAME):
        make = functools.partial(programs.create_program, by=SITE_OWNER_NAME, now=now)
        program = make(portal)
        programs.ensure_folders(program, by=SITE_OWNER_NAME, now=now)
        api.content.transition(program, "publish")
    ours = _make_group(program, "かまくら多文化さんぽの会", {"daihyo": "representative"}, now)
    ours.members["tanto"] = "editor"
    theirs = _make_group(program, "防災あそび研究会", {"other": "representative"}, now)
    return Site(portal, program, _make_call(program, now), ours, theirs)


def _make_person(user_id: str, name: str, group: str | None) -> None:
    api.user.create(
        username=user_id,
        email=f"{user_id}@example.com",
        password=PASSWORD,
        properties={"fullname": name},
    )
    if group:
        api.group.add_user(groupname=group, username=user_id)


def _make_group(program, title: str, members: dict[str, str], now: datetime):
    by = next(iter(members))
    with acting(by):
        group = base.add(
            program["organizations"],
            "KyodoOrganization",
            by=by,
            now=now,
            title=title,
            yomi="かまくら",
            corp_type="voluntary",
            address=PROFILE["address"],
        )
    group.members.update(members)
    group.reindexObject()
    return group


def _make_call(program, now: datetime):
    with acting("jimu"):
        call = calls.create_call(
            program,
            fiscal_year=2026,
            by="jimu",
            now=now,
            opens=now - timedelta(days=20),
            closes=now + timedelta(days=50),
        )
        calls.publish_call(call, by="jimu", now=now)
        calls.open_call(call, by="jimu", now=now)
    return call


def make_proposal(site: Site, *, title: str = PROPOSAL["project_name"], by: str = "daihyo"):
    """A draft of the group of ``by``."""
    group = site.organization if by in site.organization.members else site.other_organization
    with acting(by):
        return base.add(
            site.call,
            "KyodoProposal",
            by=by,
            now=NOW,
            title=title,
            kind="group",
            yomi="やさしいにほんご",
            organization_uid=group.UID(),
            organization_title=group.title,
        )


def begin(proposal, key: str, *, by: str, now: datetime = NOW) -> None:
    """Begin a paper on the frozen design of the call."""
    digest = current(call_of(proposal), key).hash
    filing.begin_filing(proposal, key, version=digest, now=now, by=by)


def send_papers(proposal, *, by: str = "daihyo", now: datetime = NOW) -> None:
    """File 様式1 and 様式5 as they stand in this module."""
    receipt = Receipt(filed_by=by, filed_at=now, received_at=now)
    for key, answers in (("group_proposal", PROPOSAL), ("organization_profile", PROFILE)):
        begin(proposal, key, by=by, now=now)
        filing.file_draft(proposal, key, answers=answers, receipt=receipt)


def in_preliminary(site: Site, **options: Any):
    """A proposal whose sheet was sent."""
    proposal = make_proposal(site, **options)
    by = options.get("by", "daihyo")
    with acting(by):
        receipt = Receipt(filed_by=by, filed_at=NOW, received_at=NOW)
        begin(proposal, "preliminary_sheet", by=by)
        answers = {"tentative_name": proposal.title, "issue": "言葉の壁", "wish": "地図づくり"}
        filing.file_draft(proposal, "preliminary_sheet", answers=answers, receipt=receipt)
        base.move(proposal, "send_sheet", by=by, now=NOW)
    return proposal


def after_preliminary(site: Site, **options: Any):
    """A proposal whose 事前調整 ended with 「提案へ進む」."""
    proposal = in_preliminary(site, **options)
    with acting("jimu"):
        talk = consultations.request_consultation(
            proposal, kind="preliminary", sections=["bosai"], by="jimu", now=NOW
        )
    with acting("bosai"):
        consultations.answer_part(
            talk, party="section:bosai", answers=SECTION_ANSWER, by="bosai", now=NOW
        )
    with acting("jimu"):
        consultations.conclude_consultation(talk, outcome="go", by="jimu", now=NOW)
    return proposal


def submitted(site: Site, **options: Any):
    """A proposal that was sent with its papers and has its number."""
    proposal = after_preliminary(site, **options)
    by = options.get("by", "daihyo")
    with acting(by):
        send_papers(proposal, by=by)
        proposal.submitted_at = NOW
        proposal.receipt_number = "R8-G-01"
        base.move(proposal, "file", by=by, now=NOW)
        proposal.reindexObject()
    return proposal


def screened(site: Site, **options: Any):
    """A proposal in 要件確認 with every requirement noted as met and 総合防災課 in charge."""
    proposal = submitted(site, **options)
    with acting("jimu"):
        screening.accept_proposal(proposal, by="jimu", now=NOW)
        for check in screening.eligibility_checks(proposal):
            screening.record_check(
                proposal, key=check.key, ok=True, note="書類で確認", by="jimu", now=NOW
            )
        screening.assign_sections(proposal, sections=["bosai"], by="jimu", now=NOW)
    return proposal


def consulting(site: Site, **options: Any):
    """A proposal in 4者協議, and its consultation that waits for answers."""
    proposal = screened(site, **options)
    with acting("jimu"):
        consultation = screening.start_consultation(proposal, by="jimu", now=NOW)
    return proposal, consultation


def answer_all(consultation) -> None:
    """Every party that is asked writes its part."""
    parts = {
        "section:bosai": SECTION_ANSWER,
        "center": {"advice": "当日の役割を表にしてください。"},
        "group": {"words": "市の担当と町を歩きました。"},
    }
    writers = {"section:bosai": "bosai", "center": "center", "group": "daihyo"}
    for party, answers in parts.items():
        by = writers[party]
        if party == "group" and consultation.kind == "preliminary":
            continue
        with acting(by):
            consultations.answer_part(consultation, party=party, answers=answers, by=by, now=NOW)


def ready(site: Site, **options: Any):
    """A proposal that goes to the committee."""
    proposal, consultation = consulting(site, **options)
    answer_all(consultation)
    with acting("jimu"):
        consultations.record_meeting(
            consultation,
            held_on=NOW.date(),
            attendees="団体: 2人\n担当課: 1人",
            points="役割分担",
            agreed="地図の点検は市が行う",
            by="jimu",
            now=NOW,
        )
        consultations.conclude_consultation(consultation, outcome="go", by="jimu", now=NOW)
        screening.go_to_review(proposal, by="jimu", now=NOW)
    return proposal
