"""On which days somebody is reminded."""

from datetime import date
from datetime import timedelta
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.reminders import last_mark
from kamakura.kyodo.domain.reminders import reminds_today


DUE = date(2026, 6, 15)
DAYS = (7, 3, 1)


def reminded(due, *, asked, until, every=7, days=DAYS, skip=()):
    """The days on which a job that runs daily (but not on ``skip``) reminds."""
    last, found, day = asked, [], asked
    while day <= until:
        if day not in skip and reminds_today(
            due, today=day, last=last, days_before=days, every=every
        ):
            found.append(day)
            last = day
        day += timedelta(days=1)
    return [(day - due).days for day in found]


def test_before_the_day_and_every_week_after_it():
    found = reminded(DUE, asked=DUE - timedelta(days=30), until=DUE + timedelta(days=16))
    assert found == [-7, -3, -1, 1, 8, 15]


def test_late_once_only_when_the_city_wants_no_more():
    found = reminded(DUE, asked=DUE, until=DUE + timedelta(days=30), every=0)
    assert found == [1]


def test_who_was_asked_after_a_mark_is_reminded_at_the_next():
    found = reminded(DUE, asked=DUE - timedelta(days=5), until=DUE)
    assert found == [-3, -1]


def test_a_missed_day_is_made_up_for_on_the_next():
    skip = {DUE - timedelta(days=3)}
    found = reminded(DUE, asked=DUE - timedelta(days=9), until=DUE, skip=skip)
    assert found == [-7, -2, -1]


def test_no_mark_before_the_first():
    assert last_mark(DUE, today=DUE - timedelta(days=8), days_before=DAYS, every=7) is None


@given(st.integers(-60, 60), st.sets(st.integers(0, 30)), st.integers(0, 10), st.integers(-90, 0))
def test_never_twice_for_the_same_day(offset, days, every, last):
    today = DUE + timedelta(days=offset)
    known = min(today, DUE + timedelta(days=last))
    if reminds_today(DUE, today=today, last=known, days_before=days, every=every):
        again = reminds_today(DUE, today=today, last=today, days_before=days, every=every)
        assert again is False
