"""補正 and agreed changes: what was mended, what may be noted."""

from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import agreed
from kamakura.kyodo.domain import correction
import pytest


TODAY = date(2026, 5, 11)
PLACES = st.sampled_from(["budget:", "budget:income", "group_proposal:summary", "project_plan:"])


def code(refusal):
    return None if refusal is None else str(refusal.code)


@given(st.sets(PLACES))
def test_nothing_changed_mends_nothing(items):
    assert not any(correction.mended(items, {}).values())


@pytest.mark.parametrize(
    ("item", "changed", "expected"),
    [
        ("budget:income", {"budget": {"income"}}, True),
        ("budget:income", {"budget": {"expense"}}, False),
        ("budget:income", {"project_plan": {"income"}}, False),
        ("budget:", {"budget": {"expense"}}, True),
        ("budget:", {"budget": set()}, False),
    ],
)
def test_place_is_mended_when_it_changed(item, changed, expected):
    assert correction.mended([item], changed) == {item: expected}


def test_sending_without_any_change_is_refused():
    assert code(correction.resend_refusal({"budget": set()})) == "correction_unchanged"
    assert correction.resend_refusal({"budget": {"income"}}) is None


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        (TODAY - timedelta(days=1), "due_past"),
        (date(2026, 5, 20), "correction_due_not_later"),
        (date(2026, 5, 21), None),
    ],
)
def test_due_date_only_moves_to_a_later_day(due, expected):
    refusal = correction.extension_refusal(due, before=date(2026, 5, 20), today=TODAY)
    assert code(refusal) == expected


@given(st.dates(), st.dates())
def test_late_is_after_the_last_day(sent, due):
    assert correction.is_late(sent, due) == (sent > due)


AGREED = {
    "places": {"project_plan:roles"},
    "party": "group",
    "parties": ("group", "center"),
    "until": None,
    "today": TODAY,
}


@pytest.mark.parametrize(
    ("place", "sentence", "more", "expected"),
    [
        ("project_plan:roles", "点検の日を入れる", {}, None),
        ("project_plan:other", "点検の日を入れる", {}, "agreed_place_unknown"),
        ("project_plan:roles", " ", {}, "agreed_sentence_missing"),
        ("project_plan:roles", "あ" * 301, {}, "agreed_sentence_too_long"),
        ("project_plan:roles", "x", {"party": "committee"}, "agreed_party_unknown"),
        ("project_plan:roles", "x", {"until": date(2026, 5, 10)}, "due_past"),
    ],
)
def test_agreed_change_names_field_sentence_and_party(place, sentence, more, expected):
    assert code(agreed.agreed_refusal(place, sentence, **{**AGREED, **more})) == expected


@pytest.mark.parametrize(
    ("state", "expected"), [("consulting", None), ("ready", "agreed_too_late")]
)
def test_agreed_change_is_noted_while_papers_can_be_rewritten(state, expected):
    assert code(agreed.moment_refusal(state)) == expected
