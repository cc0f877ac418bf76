"""The acts around a proposal, each by the person whose act it is."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.domain.deadlines import JST
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import organization as organizations
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations import screening
from kamakura.kyodo.setuphandlers.demo import papers
from kamakura.kyodo.setuphandlers.demo.groups import Group
from kamakura.kyodo.setuphandlers.demo.papers import Plan
from kamakura.kyodo.setuphandlers.demo.people import acting
from kamakura.kyodo.setuphandlers.demo.people import CENTER
from kamakura.kyodo.setuphandlers.demo.people import SECRETARIAT
from kamakura.kyodo.setuphandlers.demo.people import STAFF
import transaction


PROFILE = (
    "corp_type",
    "rep_title",
    "rep_name",
    "rep_name_kana",
    "postal_code",
    "address",
    "tel",
    "email",
    "url",
    "centre_registration",
    "centre_number",
    "officers_count",
    "members_total",
    "members_citizens",
)


def officer_of(section: str) -> str:
    """Who acts for a department."""
    return next(one.user_id for one in STAFF if section in one.sections)


def leader_of(group: Group) -> str:
    """Who acts for a group."""
    return group.people[0].user_id


def register(program, group: Group, *, now: datetime):
    """The first person registers the group and lets the others in."""
    told = papers.organization(group, fiscal_year=now.year)
    with acting(leader_of(group)) as by:
        organization = organizations.register_organization(
            program,
            by=by,
            now=now,
            title=group.title,
            yomi=group.yomi,
            founded=group.founded,
            **{name: told[name] for name in PROFILE},
        )
        for person in group.people[1:]:
            organizations.set_member(
                organization, user_id=person.user_id, role=person.role, by=by, now=now
            )
    return organization


def begin(call, plan: Plan, organization, *, theme=None, now: datetime):
    """Begin a draft and write the 提案事前調整シート."""
    with acting(leader_of(plan.group)) as by:
        proposal = proposals.start_proposal(
            call, kind=plan.kind, organization=organization, theme=theme, by=by, now=now
        )
        # The number of a proposal and its mails need its address in the database.
        transaction.savepoint(optimistic=True)
        papers.write(proposal, "preliminary_sheet", papers.sheet(plan), by=by, now=now)
    return proposal


def consult_before(proposal, plan: Plan, words: Mapping[str, str], *, now: datetime) -> None:
    """提案事前調整: the sheet is sent, the parties answer, the group may go on."""
    section = plan.section or "chiiki"
    with acting(leader_of(plan.group)) as by:
        proposals.send_sheet(proposal, token=f"sheet-{plan.key}", by=by, now=now)
    with acting(SECRETARIAT) as by:
        talk = consultations.request_consultation(
            proposal, kind="preliminary", sections=[section], by=by, now=now + timedelta(days=1)
        )
    _answer(talk, section, words, now=now + timedelta(days=6))
    with acting(SECRETARIAT) as by:
        concluded = now + timedelta(days=9)
        consultations.conclude_consultation(talk, outcome="go", reason="", by=by, now=concluded)


def _answer(talk, section: str, words: Mapping[str, str], *, now: datetime) -> None:
    with acting(officer_of(section)) as by:
        consultations.answer_part(
            talk,
            party=f"section:{section}",
            answers={
                "current_work": words["current_work"],
                "agreement": words.get("agreement", "same"),
                "city_can": words["city_can"],
                "city_cannot": words.get("city_cannot", ""),
                "budget_prospect": words.get("budget_prospect", "considering"),
                "feasibility": words.get("feasibility", "yes"),
                "feasibility_reason": words["feasibility_reason"],
            },
            by=by,
            now=now,
        )
    with acting(CENTER) as by:
        consultations.answer_part(
            talk, party="center", answers={"advice": words["advice"]}, by=by, now=now
        )


def write_papers(proposal, plan: Plan, *, now: datetime) -> None:
    """Fill in every form of the proposal."""
    year = call_of(proposal).fiscal_year
    with acting(leader_of(plan.group)) as by:
        for key in plan.forms:
            answers = papers.answers_to(plan, key, fiscal_year=year, now=now)
            files = papers.profile_files(plan.group) if key == "organization_profile" else None
            papers.write(proposal, key, answers, files=files, by=by, now=now)


def send_papers(proposal, plan: Plan, *, now: datetime) -> str:
    """提出する; answers the receipt number."""
    with acting(leader_of(plan.group)) as by:
        return proposals.file_proposal(proposal, token=f"file-{plan.key}", by=by, now=now)


def screen(proposal, *, now: datetime) -> None:
    """要件確認: every requirement is looked at."""
    with acting(SECRETARIAT) as by:
        screening.accept_proposal(proposal, by=by, now=now)
        for check in screening.eligibility_checks(proposal):
            screening.record_check(
                proposal, key=check.key, ok=True, note="書類で確認", by=by, now=now
            )


def consult(proposal, plan: Plan, words: Mapping[str, str], *, asked: datetime, met: datetime):
    """4者協議 up to its sitting; answers the consultation."""
    section = plan.section or "chiiki"
    due = (asked + timedelta(days=10)).astimezone(JST).date()
    with acting(SECRETARIAT) as by:
        if not proposal.sections:
            screening.assign_sections(proposal, sections=[section], by=by, now=asked)
        talk = screening.start_consultation(proposal, due=due, by=by, now=asked)
    answered = asked + timedelta(days=7)
    with acting(leader_of(plan.group)) as by:
        consultations.answer_part(
            talk, party="group", answers={"words": words["words"]}, by=by, now=answered
        )
    _answer(talk, section, words, now=answered)
    with acting(SECRETARIAT) as by:
        consultations.record_meeting(
            talk,
            held_on=_day(met),
            place="鎌倉市役所 第3分庁舎会議室",
            attendees="提案団体2人、担当課2人、地域のつながり課1人、協働事業推進部会1人",
            points=words["points"],
            agreed=words.get("agreed", ""),
            homework=words.get("homework", ""),
            by=by,
            now=met,
        )
    return talk


def _day(moment: datetime) -> date:
    return moment.astimezone(JST).date()


def make_ready(proposal, talk, words: Mapping[str, str], *, order: int, now: datetime) -> None:
    """The 4者協議 ends with 「審査へ進む」; the papers stand as they are."""
    with acting(SECRETARIAT) as by:
        consultations.conclude_consultation(
            talk, outcome="go", agreed_changes=words.get("agreed", ""), by=by, now=now
        )
        screening.go_to_review(proposal, order=order, by=by, now=now)
