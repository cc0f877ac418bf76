"""The fictional selection of the demo: five members, five proposals, every mark."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.filings import Receipt
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.forms.freeze import schema_of_version
from kamakura.kyodo.forms.raw import raw_of
from kamakura.kyodo.operations import base
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import filing
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import program as programs
from kamakura.kyodo.operations import review as reviews
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from types import SimpleNamespace


NOW = datetime(2026, 9, 20, 1, 0, tzinfo=UTC)
OPENING = datetime(2026, 4, 15, 0, 0, tzinfo=UTC)
CLOSING = datetime(2026, 6, 30, 14, 59, tzinfo=UTC)
MAY = datetime(2026, 5, 20, 1, 0, tzinfo=UTC)
PASSWORD = "kyodo-sample-2026"
SECTIONS = {
    "bosai": "総合防災課",
    "midori": "みどり公園課",
    "kankyo": "環境政策課",
    "chiiki": "地域のつながり課",
}
MEMBERS = (
    ("iin1", "青柳みどり", "academic", "chair"),
    ("iin2", "長谷川渉", "civic", "vice_chair"),
    ("iin3", "小町ゆかり", "civic", "member"),
    ("iin4", "材木座健", "citizen", "member"),
    ("iin5", "佐助正雄", "staff", "member"),
)
PROPOSALS = (
    (
        "P1",
        "group",
        "やさしい日本語でつくる防災さんぽマップ",
        "かまくら多文化さんぽの会",
        "bosai",
        "",
    ),
    ("P2", "group", "谷戸の竹を活かすこども竹あかり教室", "竹と緑のなかま", "midori", ""),
    ("P3", "city", "市民が測る海岸ごみマップ", "由比ガ浜クリーンデータ隊", "kankyo", "T1"),
    ("P4", "city", "漂着物スケッチ図鑑", "海のこども図鑑委員会", "kankyo", "T1"),
    ("P5", "city", "避難所ボードゲーム開発", "防災あそび研究会", "bosai", "T2"),
)
THEMES = (
    ("T1", "海岸ごみ調査データの見える化", "kankyo", 500000),
    ("T2", "中高生と考える避難所運営", "bosai", 300000),
)
MARKS = """
P1,iin1,4,4,4,4,4,5,4,4,4,4
P1,iin2,4,4,3,4,4,4,3,4,4,4
P1,iin3,4,4,4,4,4,4,4,4,4,4
P1,iin4,3,2,4,4,4,4,4,4,3,4
P1,iin5,4,4,4,4,4,3,4,4,4,4
P2,iin1,2,4,4,3,4,4,4,4,3,3
P2,iin2,3,4,3,3,3,3,5,3,3,3
P2,iin4,3,4,3,3,3,3,3,3,3,3
P2,iin5,3,4,3,4,3,3,4,3,4,3
P3,iin1,3,3,4,4,4,4,4,4,4,3
P3,iin2,3,4,4,3,4,4,4,4,4,2
P3,iin3,2,4,4,3,4,4,3,4,4,3
P3,iin4,4,4,3,4,4,4,4,4,3,4
P3,iin5,3,3,4,3,4,3,4,3,4,3
P4,iin1,4,3,4,4,3,4,4,4,3,3
P4,iin2,4,3,3,4,4,4,4,4,4,2
P4,iin3,4,3,4,3,4,3,4,4,4,4
P4,iin4,3,3,4,4,4,4,4,4,3,2
P4,iin5,4,4,4,3,4,4,3,3,3,4
P5,iin1,3,3,3,3,3,2,3,2,3,3
P5,iin2,3,3,3,3,3,2,3,2,3,2
P5,iin3,3,3,3,3,3,3,3,3,3,3
P5,iin4,3,3,3,3,2,3,3,3,3,3
P5,iin5,3,3,3,4,3,3,3,3,3,3
"""


def table() -> dict[tuple[str, str], dict[str, int]]:
    """(proposal, member) -> marks by item."""
    found = {}
    for line in MARKS.split():
        proposal, member, *marks = line.split(",")
        found[proposal, member] = {f"q{n}": int(mark) for n, mark in enumerate(marks, 1)}
    return found


def acting(user_id: str):
    """Act as a person: permissions are theirs."""
    return api.env.adopt_user(username=user_id)


def make_selection(portal) -> SimpleNamespace:
    """A closed call with five proposals ready to be judged, and the committee."""
    _people()
    with acting(SITE_OWNER_NAME):
        program = programs.create_program(portal, by=SITE_OWNER_NAME, now=OPENING)
        programs.ensure_folders(program, by=SITE_OWNER_NAME, now=OPENING)
        api.content.transition(program, "publish")
    with acting("jimu"):
        committee = committees.add_committee(
            program, title="協働事業選考委員会", by="jimu", now=OPENING
        )
        committees.set_members(committee, rows=member_rows(), by="jimu", now=OPENING)
        call = calls.create_call(
            program,
            fiscal_year=2026,
            by="jimu",
            now=OPENING,
            opens=OPENING,
            closes=CLOSING,
            committee_uid=committee.UID(),
            criteria=DEFAULT_CRITERIA.to_data(),
        )
        calls.publish_call(call, by="jimu", now=OPENING)
        themes = _themes(call)
        calls.open_call(call, by="jimu", now=OPENING)
    site = SimpleNamespace(portal=portal, program=program, committee=committee, call=call)
    site.themes = themes
    site.proposals = {row[0]: _proposal(site, *row) for row in PROPOSALS}
    with acting("jimu"):
        after = CLOSING + timedelta(minutes=1)
        calls.close_call(call, by="jimu", now=after)
        for theme in themes.values():
            base.move(theme, "close", by="jimu", now=after)
        for proposal in site.proposals.values():
            _to_ready(proposal)
    return site


def member_rows() -> list[dict]:
    """The rows of the committee."""
    return [
        {
            "id": key,
            "user_id": key,
            "name": name,
            "yomi": "",
            "category": category,
            "affiliation": "",
            "office": office,
            "section": None,
            "term_from": date(2025, 4, 1),
            "term_to": date(2027, 3, 31),
        }
        for key, name, category, office in MEMBERS
    ]


def _people() -> None:
    staff = (("jimu", "事務局 大町花子", "kyodo-secretariat"), ("center", "部会", "kyodo-center"))
    people = [*staff, ("other", "会員 扇谷次", None), ("shoku", "防災 小坂一郎", "kyodo-section")]
    people += [(key, name, None) for key, name, _category, _office in MEMBERS]
    people += [(f"g{row[0].lower()}", f"{row[3]} 担当", None) for row in PROPOSALS]
    for user_id, name, group in people:
        api.user.create(
            username=user_id,
            email=f"{user_id}@example.com",
            password=PASSWORD,
            properties={"fullname": name},
        )
        if group:
            api.group.add_user(groupname=group, username=user_id)
    api.portal.set_registry_record("kamakura.kyodo.sections", SECTIONS)
    api.portal.set_registry_record("kamakura.kyodo.require_preliminary", False)


def _themes(call) -> dict:
    themes = {}
    for key, title, section, cap in THEMES:
        theme = base.add(
            call,
            "KyodoTheme",
            by="jimu",
            now=OPENING,
            title=title,
            section=section,
            cap_yen=cap,
            number_to_select=1,
            period_from=date(2027, 4, 1),
            period_to=date(2028, 3, 31),
        )
        base.move(theme, "send", by="jimu", now=OPENING)
        base.move(theme, "publish", by="jimu", now=OPENING)
        themes[key] = theme
    return themes


def _proposal(site, key, kind, title, group_title, section, theme):
    user = f"g{key.lower()}"
    with acting(user):
        group = base.add(
            site.program["organizations"],
            "KyodoOrganization",
            by=user,
            now=MAY,
            title=group_title,
            yomi="だんたい",
            corp_type="voluntary",
        )
        group.members[user] = "representative"
        group.reindexObject()
        proposal = base.add(
            site.call,
            "KyodoProposal",
            by=user,
            now=MAY,
            title=title,
            kind=kind,
            theme_uid=site.themes[theme].UID() if theme else None,
            organization_uid=group.UID(),
            organization_title=group_title,
            sections=[section],
        )
        # 小町ゆかり is an officer of the group of P2, spelt with a space there.
        name = "小町 ゆかり" if key == "P2" else f"役員{key}"
        officer = {"post": "代表", "name": name, "kana": "よみ"}
        _file(proposal, "organization_profile", {"officers": [officer]}, user)
        plan = {"project_name": title, "summary": f"{title}の概要です。"}
        _file(proposal, f"{kind}_proposal", plan, user)
        letter = "G" if kind == "group" else "C"
        proposal.receipt_number = f"R8-{letter}-0{key[1]}"
        base.move(proposal, "file", by=user, now=MAY)
        proposal.reindexObject()
    return proposal


def _file(proposal, key, answers, user) -> None:
    receipt = Receipt(filed_by=user, filed_at=MAY, received_at=MAY)
    version = form_versions.current(call_of(proposal), key).hash
    raw = raw_of(schema_of_version(call_of(proposal), version), answers)
    filing.begin_filing(proposal, key, version=version, raw=raw, now=MAY, by=user)
    filing.file_draft(proposal, key, answers=answers, receipt=receipt)


def _to_ready(proposal) -> None:
    when = CLOSING + timedelta(days=10)
    base.move(proposal, "receive", by="jimu", now=when)
    base.move(proposal, "consult", by="jimu", now=when)
    talk = base.add(
        proposal,
        "KyodoConsultation",
        by="jimu",
        now=when,
        title="4者協議",
        kind="four_party",
        outcome="go",
    )
    base.move(talk, "meet", by="jimu", now=when)
    base.move(talk, "conclude", by="jimu", now=when)
    base.move(proposal, "make_ready", by="jimu", now=when)


def judging(portal) -> SimpleNamespace:
    """The selection with sheets assigned and marking started."""
    site = make_selection(portal)
    with acting("jimu"):
        reviews.assign_reviews(site.call, by="jimu", now=NOW)
        marking.start_judging(site.call, by="jimu", now=NOW)
    return site


def review_of(proposal, member_id: str):
    """The sheet of a member."""
    return next(one for one in reviews_of(proposal) if one.member_id == member_id)


def mark_all(site, *, now: datetime = NOW) -> None:
    """Every member marks every proposal after the table, and finishes."""
    for (proposal, member), marks in table().items():
        if proposal not in site.proposals:
            continue
        review = review_of(site.proposals[proposal], member)
        with acting(member):
            reviews.save_marks(
                review,
                marks=marks,
                comments={},
                comment=f"{proposal}への講評です。",
                by=member,
                now=now,
            )
            reviews.finish_review(review, by=member, now=now)


def closed(portal) -> SimpleNamespace:
    """The selection with all sheets closed by the chair."""
    site = judging(portal)
    mark_all(site)
    with acting("iin1"):
        marking.close_marking(site.call, by="iin1", now=NOW)
    return site
