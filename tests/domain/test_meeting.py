"""Calling the members to a meeting."""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.domain import meeting
import pytest


STARTS = datetime(2026, 9, 27, 4, 0, tzinfo=UTC)  # 27 September, 13:00 in Japan
LAST = datetime(2026, 9, 20, 14, 59, 59, tzinfo=UTC)  # 20 September, 23:59:59


def test_members_are_called_seven_days_before():
    assert meeting.call_by(STARTS, days=7) == date(2026, 9, 20)


@pytest.mark.parametrize(("now", "short"), [(LAST, False), (LAST + timedelta(seconds=1), True)])
def test_notice_is_short_from_the_next_day_in_japan(now, short):
    assert meeting.is_short_notice(now, STARTS, days=7) is short


def test_day_of_the_meeting_is_soon_enough_where_no_notice_is_asked_for():
    assert meeting.is_short_notice(STARTS, STARTS, days=0) is False
