"""A paper that the secretariat types in."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.domain.intake import began_refusal
from kamakura.kyodo.domain.intake import copy_refusal
from kamakura.kyodo.domain.intake import hand_refusal
from kamakura.kyodo.domain.intake import HOW
from kamakura.kyodo.domain.intake import incomplete_refusal
from kamakura.kyodo.domain.intake import intake_refusal
from kamakura.kyodo.domain.intake import stamp_refusal
from kamakura.kyodo.domain.intake import waiver_refusal
from kamakura.kyodo.domain.refusal import error
import pytest


NOW = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)


@pytest.mark.parametrize("how", HOW)
def test_stamp_of_now_or_before_is_taken(how):
    assert intake_refusal(NOW, how, now=NOW) is None
    assert intake_refusal(NOW - timedelta(days=3), how, now=NOW) is None


def test_stamp_of_later_is_refused():
    refusal = intake_refusal(NOW + timedelta(seconds=1), "post", now=NOW)
    assert refusal.code == "intake_in_future"


def test_unknown_way_is_refused():
    assert intake_refusal(NOW, "pigeon", now=NOW).code == "intake_how_unknown"


def test_missing_answers_may_be_taken_in_and_a_broken_form_may_not():
    missing, broken = error("answer_missing", "summary"), error("filing_design_broken")
    assert incomplete_refusal([missing]) is None
    assert incomplete_refusal([missing, broken]).code == "intake_design_broken"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("応募書類.pdf", None),
        ("SCAN0001.JPG", None),
        ("scan.jpeg", None),
        ("応募書類.docx", "intake_copy_kind"),
        ("scan.png", "intake_copy_kind"),
        ("pdf", "intake_copy_kind"),
    ],
)
def test_copy_is_what_a_scanner_makes(name, code):
    refusal = copy_refusal(name)
    assert (refusal.code if refusal else None) == code


@pytest.mark.parametrize(
    ("waiver", "is_demanded", "code"),
    [
        ("", True, "intake_waiver_needed"),
        ("　", True, "intake_waiver_needed"),
        ("窓口で協議済み", True, None),
        ("", False, None),
    ],
)
def test_going_without_the_talks_needs_a_reason_where_they_are_demanded(waiver, is_demanded, code):
    refusal = waiver_refusal(waiver, is_demanded=is_demanded)
    assert (refusal.code if refusal else None) == code


def test_paper_stays_in_the_hand_of_the_secretariat():
    assert hand_refusal(is_clerk=True) is None
    assert hand_refusal(is_clerk=False).code == "intake_clerk_acts"


@pytest.mark.parametrize(
    ("seconds", "refused"), [(-61, True), (-1, False), (0, False), (60, False)]
)
def test_a_correction_does_not_arrive_before_it_was_asked_for(seconds, refused):
    asked = datetime(2026, 5, 12, 1, 0, 30, tzinfo=UTC)
    found = stamp_refusal(asked + timedelta(seconds=seconds), asked=asked)
    assert (found is not None) == refused


@pytest.mark.parametrize(
    ("began", "replace", "refused"),
    [(False, False, False), (True, False, True), (True, True, False), (False, True, False)],
)
def test_what_the_group_began_is_replaced_on_purpose_only(began, replace, refused):
    assert (began_refusal(began=began, replace=replace) is not None) == refused
