"""Windows to the second in Japan time, wherever the server stands."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import timezone
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import deadlines
from kamakura.kyodo.domain.refusal import Refusal
import os
import pytest
import time as clock


OPENS = date(2026, 4, 15)
CLOSES = date(2026, 6, 30)
LAST = datetime(2026, 6, 30, 14, 59, 59, tzinfo=UTC)
ONE = timedelta(seconds=1)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))


@pytest.fixture(params=["UTC", "Asia/Tokyo", "America/New_York", "Pacific/Kiritimati"])
def server_zone(request):
    before = os.environ.get("TZ")
    os.environ["TZ"] = request.param
    clock.tzset()
    yield request.param
    if before is None:
        del os.environ["TZ"]
    else:
        os.environ["TZ"] = before
    clock.tzset()


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (LAST - ONE, True),
        (LAST, True),
        (LAST + timedelta(microseconds=999_999), True),
        (LAST + ONE, False),
        (datetime(2026, 4, 14, 14, 59, 59, 999_999, tzinfo=UTC), False),
        (datetime(2026, 4, 14, 15, 0, tzinfo=UTC), True),
    ],
)
def test_window_around_its_edges(server_zone, moment, expected):
    assert deadlines.is_open(moment, OPENS, CLOSES) is expected


@pytest.mark.parametrize(("seconds", "late"), [(-1, False), (0, False), (1, True)])
def test_explicit_closing_time(server_zone, seconds, late):
    closes = datetime(2026, 6, 30, 17, 0, tzinfo=deadlines.JST)
    received = datetime(2026, 6, 30, 8, 0, tzinfo=UTC) + timedelta(seconds=seconds)
    assert deadlines.is_late(received, closes) is late


@pytest.mark.parametrize(("seconds", "late"), [(0, False), (30, False), (59, False), (60, True)])
def test_23_59_typed_as_a_time_is_the_end_of_the_day(seconds, late):
    closes = datetime(2026, 6, 30, 23, 59, tzinfo=deadlines.JST)
    assert deadlines.is_late(closes + timedelta(seconds=seconds), closes) is late


@given(st.datetimes(datetime(2026, 6, 1), datetime(2026, 7, 31)), ZONES)
def test_zone_of_the_clock_does_not_matter(naive, zone):
    moment = naive.replace(tzinfo=UTC)
    expected = moment < datetime(2026, 6, 30, 15, 0, tzinfo=UTC)
    assert deadlines.is_open(moment.astimezone(zone), OPENS, CLOSES) is expected


def test_naive_time_is_a_bug():
    with pytest.raises(ValueError, match="without zone"):
        deadlines.is_open(datetime(2026, 6, 30), OPENS, CLOSES)


def test_refusals_carry_the_times():
    early = datetime(2026, 4, 1, tzinfo=UTC)
    opens = datetime(2026, 4, 15, tzinfo=deadlines.JST)
    closes = datetime(2026, 6, 30, 23, 59, 59, tzinfo=deadlines.JST)
    refuse = deadlines.window_refusal
    assert refuse(early, opens=OPENS, closes=CLOSES) == Refusal(
        "window_not_yet_open", {"opens": opens}
    )
    assert refuse(LAST + ONE, opens=OPENS, closes=CLOSES) == Refusal(
        "window_closed", {"closes": closes}
    )
    assert refuse(LAST, opens=OPENS, closes=CLOSES) is None


def test_extension_for_one_group_moves_only_the_closing():
    late = LAST + timedelta(days=2)
    assert deadlines.is_open(late, OPENS, CLOSES, date(2026, 7, 3)) is True
    assert deadlines.is_open(late, OPENS, CLOSES, date(2026, 7, 1)) is False
    assert deadlines.is_open(LAST, OPENS, CLOSES, date(2026, 6, 1)) is True


def test_no_bound_means_always_open():
    assert deadlines.is_open(LAST, None, None) is True
    assert deadlines.is_open(LAST, None, None, date(2026, 1, 1)) is True


@pytest.mark.parametrize(
    ("kind", "received", "rolls"),
    [
        ("group", LAST, False),
        ("group", LAST + ONE, True),
        ("city", LAST + ONE, False),
    ],
)
def test_late_group_proposal_rolls_over_to_the_next_call(kind, received, rolls):
    assert deadlines.rolls_over(received, kind=kind, closes=CLOSES) is rolls


@pytest.mark.parametrize(
    ("ends", "due"),
    [
        (date(2027, 12, 20), date(2028, 1, 19)),
        (date(2028, 3, 31), date(2028, 4, 10)),
        (date(2028, 3, 5), date(2028, 4, 4)),
    ],
)
def test_report_is_due_30_days_after_and_by_10_april(ends, due):
    assert deadlines.report_due(ends) == due


def test_report_due_without_latest_day():
    assert deadlines.report_due(date(2028, 3, 31), latest=None) == date(2028, 4, 30)


def test_observers_sign_up_until_noon_two_days_before():
    meeting = date(2026, 9, 27)
    noon = datetime.combine(date(2026, 9, 25), time(12, 0), deadlines.JST)
    assert deadlines.observer_deadline(meeting) == noon
