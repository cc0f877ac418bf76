"""The guards on real objects: nothing moves outside a verb or against a condition."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content.selections import ensure_selection
from kamakura.kyodo.domain.calls import CallCode
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.quorum import QuorumCode
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.domain.steps import StepCode
from kamakura.kyodo.operations.base import add
from kamakura.kyodo.operations.base import move
from kamakura.kyodo.operations.base import state_of
from kamakura.kyodo.operations.program import create_program
from kamakura.kyodo.workflow import guards
from plone import api
from plone.app.testing import setRoles
from plone.app.testing import TEST_USER_ID
from Products.CMFCore.WorkflowCore import WorkflowException
import pytest


NOW = datetime(2026, 5, 1, 3, 0, tzinfo=UTC)
CLOSES = datetime(2026, 6, 30, 14, 59, 59, tzinfo=UTC)
EVERY_ROLE = [
    "Manager",
    "Kyodo Secretariat",
    "Kyodo Applicant",
    "Kyodo Section",
    "Kyodo Reviewer",
    "Kyodo Chair",
]


@pytest.fixture
def call(portal):
    setRoles(portal, TEST_USER_ID, EVERY_ROLE)
    program = create_program(portal, by=TEST_USER_ID, now=NOW)
    call = make(program, "KyodoCall", fiscal_year=2026, opens=NOW, closes=CLOSES, title="募集")
    go(call, "publish")
    return call


def make(container, portal_type, **fields):
    return add(container, portal_type, by=TEST_USER_ID, now=NOW, **fields)


def go(obj, transition, *, now=NOW, reason=""):
    move(obj, transition, by=TEST_USER_ID, now=now, reason=reason)


def code(obj, transition, *, now=NOW, reason=""):
    refusal = guards.refusal(obj, transition, now=now, reason=reason)
    return refusal.code if refusal else None


def put(obj, *transitions):
    """Bring an object to a state with whatever reason its steps ask for."""
    for transition in transitions:
        go(obj, transition, reason="試験のため")


def theme_in(call, **fields):
    given = {"cap_yen": 300000, "period_from": date(2027, 4, 1), "period_to": date(2028, 3, 31)}
    return make(call, "KyodoTheme", title="海岸", **{**given, **fields})


def proposal_in(call, **fields):
    return make(call, "KyodoProposal", title="地図", kind="group", organization_uid="x", **fields)


def judged(call, *, theme_uid=None):
    """A proposal that is being judged on one sheet."""
    one = proposal_in(call, theme_uid=theme_uid)
    put(make(one, "KyodoConsultation", kind="preliminary", outcome="go"), "assign", "conclude")
    put(one, "file", "receive", "consult")
    talk = make(one, "KyodoConsultation", kind="four_party", outcome="go")
    put(talk, "assign", "conclude")
    put(one, "make_ready")
    review = make(one, "KyodoReview", member_id="m1", user_id=TEST_USER_ID)
    put(one, "start_judging")
    return one, review


def test_nothing_moves_outside_a_verb(call):
    with pytest.raises(WorkflowException):
        api.portal.get_tool("portal_workflow").doActionFor(call, "retract", comment="x")
    assert state_of(call) == "published"


def test_reason_is_asked_for(call):
    assert code(call, "not_hold") == ActCode.REASON_NEEDED
    assert code(call, "not_hold", reason=" 　") == ActCode.REASON_NEEDED
    assert code(call, "not_hold", reason="感染症のため") is None


def test_step_from_another_state_is_refused(call):
    assert code(call, "announce") == ActCode.NOT_POSSIBLE


def test_call_closes_after_its_second(call):
    put(call, "open")
    assert code(call, "close", now=CLOSES) == CallCode.NOT_CLOSED_YET
    assert code(call, "close", now=CLOSES + timedelta(seconds=1)) is None
    assert code(call, "close_early", reason="台風のため") is None


def test_call_does_not_open_with_a_broken_form(call):
    form = call.forms.group_proposal
    form.fields_model = "<model>"
    assert code(call, "open") == CallCode.FORMS_BROKEN


def test_selection_needs_a_committee(call):
    put(call, "open", "close_early")
    assert code(call, "start_selection") == CallCode.COMMITTEE_MISSING


def test_theme_needs_its_ceiling_and_period(call):
    assert code(theme_in(call, cap_yen=None), "send") == StepCode.CEILING_MISSING
    assert code(theme_in(call, period_to=None), "send") == StepCode.PERIOD_MISSING
    assert code(theme_in(call), "send") is None


def test_group_files_only_within_the_window(call):
    put(call, "open")
    one = proposal_in(call)
    talk = make(one, "KyodoConsultation", kind="preliminary", outcome="go")
    assert code(one, "file") == StepCode.PRELIMINARY_NEEDED
    put(talk, "assign", "conclude")
    assert code(one, "file") is None
    assert code(one, "file", now=CLOSES) is None
    assert code(one, "file", now=CLOSES + timedelta(seconds=1)) == "window_closed"


def test_an_extension_is_for_one_group(call):
    put(call, "open")
    late = CLOSES + timedelta(hours=1)
    one, other = proposal_in(call), proposal_in(call)
    other.organization_uid = "y"
    for each in (one, other):
        put(make(each, "KyodoConsultation", kind="preliminary", outcome="go"), "assign", "conclude")
    call.extensions["x"] = {"until": late, "reason": "停電", "by": TEST_USER_ID}
    assert code(one, "file", now=late) is None
    assert code(other, "file", now=late) == "window_closed"


def test_judging_waits_for_the_talk_of_four(call):
    put(call, "open")
    one = proposal_in(call)
    put(make(one, "KyodoConsultation", kind="preliminary", outcome="go"), "assign", "conclude")
    put(one, "file", "receive", "consult")
    assert code(one, "make_ready") == StepCode.TALK_NEEDED
    talk = make(one, "KyodoConsultation", kind="four_party", outcome="drop")
    put(talk, "assign", "conclude")
    assert code(one, "make_ready") == StepCode.TALK_NEEDED
    assert code(one, "drop", reason="施設整備に当たるため") is None


def test_only_the_decided_outcome_is_released_and_only_on_closed_sheets(call):
    put(call, "open")
    one, review = judged(call)
    decided = ensure_selection(call).decided
    assert code(one, "release_passed") == StepCode.REVIEWS_OPEN
    put(review, "close_absent")
    assert code(one, "release_passed") == StepCode.DECISION_MISSING
    decided[one.UID()] = {"outcome": "below_mark"}
    assert code(one, "release_passed") == StepCode.OTHER_OUTCOME
    assert code(one, "release_below_mark") is None


def test_not_chosen_comes_back_when_the_chosen_one_leaves(call):
    put(call, "open")
    theme = theme_in(call)
    put(theme, "send", "publish")
    winner, sheet = judged(call, theme_uid=theme.UID())
    loser, other_sheet = judged(call, theme_uid=theme.UID())
    put(sheet, "close_absent")
    put(other_sheet, "close_absent")
    decided = ensure_selection(call).decided
    decided[winner.UID()] = {"outcome": "passed"}
    decided[loser.UID()] = {"outcome": "not_chosen"}
    put(winner, "release_passed")
    put(loser, "release_not_chosen")
    assert code(loser, "retable", reason="辞退のため") == StepCode.NO_VACANCY
    put(winner, "withdraw")
    assert code(loser, "retable", reason="辞退のため") is None


def test_sheets_are_reopened_only_while_judging(call):
    put(call, "open")
    one, review = judged(call)
    put(review, "close_absent")
    assert code(review, "reopen", reason="記入漏れ") is None
    ensure_selection(call).decided[one.UID()] = {"outcome": "passed"}
    put(one, "release_passed")
    assert code(review, "reopen", reason="記入漏れ") == StepCode.NOT_JUDGING


def test_meeting_is_held_with_a_quorum_of_members_in_office(call, portal):
    rows = [{"id": f"m{n}", "name": f"委員{n}", "office": "member"} for n in range(1, 6)]
    rows.append({"id": "old", "name": "前委員", "office": "member", "term_to": date(2020, 3, 31)})
    committee = make(portal.kyodo, "KyodoCommittee", title="選考委員会", members=rows)
    meeting = make(committee, "KyodoMeeting", kind="selection", starts=CLOSES)
    put(meeting, "convene")
    meeting.attendance.update({"m1": "present", "m2": "present", "m3": "absent", "old": "present"})
    assert code(meeting, "hold") == QuorumCode.NO_QUORUM
    meeting.attendance["m3"] = "present"
    assert code(meeting, "hold") is None


def test_project_and_its_evaluation(call, portal):
    project = make(portal.kyodo.projects, "KyodoProject", title="地図", fiscal_year=2027)
    assert code(project, "agree") == StepCode.AGREEMENT_MISSING
    project.agreed_on = project.period_from = date(2027, 4, 1)
    project.period_to = date(2028, 3, 31)
    put(project, "agree")
    assert code(project, "start") == StepCode.NOT_STARTED_YET
    first_second = datetime(2027, 3, 31, 15, 0, tzinfo=UTC)
    assert code(project, "start", now=first_second) is None
    evaluation = make(project, "KyodoEvaluation", fiscal_year=2027)
    put(evaluation, "start")
    evaluation.locked["group"] = {"by": "a", "at": NOW}
    assert code(evaluation, "release_columns") == StepCode.COLUMNS_OPEN
    evaluation.locked["section"] = {"by": "b", "at": NOW}
    put(evaluation, "release_columns", "start_joint")
    assert code(evaluation, "make_publishable") == StepCode.JOINT_EMPTY


def test_verb_refuses_with_the_reason_of_the_guard(call):
    put(call, "open")
    with pytest.raises(Refused) as caught:
        go(call, "close")
    assert caught.value.refusal.code == CallCode.NOT_CLOSED_YET
    assert state_of(call) == "accepting"
