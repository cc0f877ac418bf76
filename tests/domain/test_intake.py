"""A paper that the secretariat types in."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.domain.intake import HOW
from kamakura.kyodo.domain.intake import incomplete_refusal
from kamakura.kyodo.domain.intake import intake_refusal
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
