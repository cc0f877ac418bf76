"""当日の進行: the clock of the day is never wrong, whatever is pressed when."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import presentation_day as day
from kamakura.kyodo.domain.presentation_day import Clock
from kamakura.kyodo.domain.presentation_day import Phase
from kamakura.kyodo.domain.refusal import Refused
import pytest


START = datetime(2026, 9, 27, 4, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LENGTHS = {"explain": 10 * MINUTE, "section": MINUTE, "questions": 10 * MINUTE}
FRESH = Clock(order=("a", "b", "c"), lengths=LENGTHS)
ACTS = st.sampled_from(("advance", "pause", "resume", "skip", "restore"))


def walk(*minutes: int, clock: Clock = FRESH) -> Clock:
    """The clock advanced at these minutes of the day."""
    for minute in minutes:
        clock = day.advance(clock, START + minute * MINUTE)
    return clock


def code_of(call, *given_values) -> str:
    with pytest.raises(Refused) as caught:
        call(*given_values)
    return str(caught.value.refusal.code)


def test_a_presentation_goes_through_its_parts_and_ends():
    seen = [(walk(*range(steps)).item, walk(*range(steps)).phase) for steps in range(6)]
    assert seen == [
        ("", ""),
        ("a", "explain"),
        ("a", "section"),
        ("a", "questions"),
        ("a", "over"),
        ("b", "explain"),
    ]


def test_a_part_without_minutes_is_left_out():
    clock = Clock(order=("a",), lengths={**LENGTHS, "section": timedelta(0)})
    assert walk(0, 1, clock=clock).phase == "questions"


def test_times_of_an_item_are_its_beginning_and_its_end():
    times = walk(0, 10, 11, 22).times["a"]
    assert times == day.Times(START, START + 22 * MINUTE)


def test_remaining_time_is_counted_from_the_start_of_the_part():
    clock = walk(0, 10)
    assert clock.remaining(START + 10 * MINUTE + timedelta(seconds=20)) == timedelta(seconds=40)


def test_time_that_is_over_is_nothing_left_and_an_overrun():
    clock, late = walk(0), START + 12 * MINUTE
    assert (clock.remaining(late), clock.overrun(late)) == (timedelta(0), 2 * MINUTE)


def test_a_paused_clock_stands_still_and_its_end_moves():
    clock = day.pause(walk(0), START + 4 * MINUTE)
    later = START + 7 * MINUTE
    assert (clock.remaining(later), clock.ends_at(later)) == (6 * MINUTE, START + 13 * MINUTE)


def test_nothing_is_on_after_the_last_item():
    clock = walk(*range(13))
    assert (clock.item, clock.is_done) == ("", True)
    assert code_of(day.advance, clock, START) == "day_nothing_left"


def test_a_skipped_item_is_passed_over():
    clock = day.skip(walk(0, 1, 2, 3), "b", "団体が来ない")
    assert day.advance(clock, START).item == "c"


def test_an_item_put_back_after_its_place_is_next():
    clock = walk(*range(4), clock=day.skip(FRESH, "a", "遅れる"))
    assert day.advance(day.restore(clock, "a"), START).item == "a"


def test_withdrawn_proposals_are_passed_over_unless_they_were_heard():
    clock = day.without(walk(0, 1, 2, 3), {"a", "b"}, "取下げ")
    assert (clock.skipped, day.advance(clock, START).item) == ({"b": "取下げ"}, "c")


@pytest.mark.parametrize(
    ("act", "given_values", "code"),
    [
        (day.pause, (FRESH, START), "day_nothing_timed"),
        (day.pause, (day.pause(walk(0), START), START), "day_already_paused"),
        (day.resume, (walk(0), START), "day_not_paused"),
        (day.skip, (walk(0), "a", "x"), "day_item_not_waiting"),
        (day.restore, (FRESH, "a"), "day_item_not_skipped"),
    ],
)
def test_a_step_that_makes_no_sense_is_refused(act, given_values, code):
    assert code_of(act, *given_values) == code


def pressed(acts: list[tuple[str, int]]) -> tuple[Clock, datetime]:
    """A clock after many buttons, those refused left out, and the moment of the last."""
    clock, now = FRESH, START
    for act, seconds in acts:
        now += timedelta(seconds=seconds)
        steps = {
            "advance": lambda: day.advance(clock, now),  # noqa: B023 -- called at once
            "pause": lambda: day.pause(clock, now),  # noqa: B023
            "resume": lambda: day.resume(clock, now),  # noqa: B023
            "skip": lambda: day.skip(clock, (*clock.waiting, "")[0], "x"),  # noqa: B023
            "restore": lambda: day.restore(clock, (*clock.skipped, "")[0]),  # noqa: B023
        }
        try:
            clock = steps[act]()
        except Refused:
            continue
    return clock, now


BUTTONS = st.lists(st.tuples(ACTS, st.integers(0, 1500)), max_size=30)


@given(BUTTONS, st.integers(-3600, 7200))
def test_what_is_left_is_never_negative_nor_more_than_the_part(acts, seconds):
    clock, now = pressed(acts)
    left = clock.remaining(now + timedelta(seconds=seconds))
    assert timedelta(0) <= left <= clock.length


@given(BUTTONS)
def test_every_item_is_heard_skipped_or_waits_and_the_waiting_keep_their_order(acts):
    clock, _now = pressed(acts)
    assert sorted((*clock.times, *clock.skipped, *clock.waiting)) == ["a", "b", "c"]
    assert list(clock.waiting) == [one for one in FRESH.order if one in clock.waiting]


@given(st.lists(st.sampled_from(("advance",)), max_size=14), st.sets(st.sampled_from("abc")))
def test_items_are_heard_in_the_order_of_the_agenda(steps, left_out):
    clock = FRESH
    for item in sorted(left_out):
        clock = day.skip(clock, item, "x")
    for number, _step in enumerate(steps):
        if not clock.is_done:
            clock = day.advance(clock, START + number * MINUTE)
    heard = sorted(clock.times, key=lambda item: clock.times[item].started)
    assert heard == [one for one in FRESH.order if one in clock.times]


@given(st.integers(0, 599), st.integers(0, 5000), st.integers(0, 5000))
def test_a_pause_adds_exactly_its_length(before, pause, after):
    clock = walk(0)
    paused_at = START + timedelta(seconds=before)
    resumed_at = paused_at + timedelta(seconds=pause)
    resumed = day.resume(day.pause(clock, paused_at), resumed_at)
    moment = resumed_at + timedelta(seconds=after)
    assert resumed.remaining(moment) == clock.remaining(moment - timedelta(seconds=pause))
    assert resumed.ends_at(moment) == clock.ends_at(moment) + timedelta(seconds=pause)


def test_a_second_pause_adds_to_the_first():
    clock = walk(0)
    for begin, end in ((1, 3), (4, 9)):
        clock = day.resume(day.pause(clock, START + begin * MINUTE), START + end * MINUTE)
    assert clock.remaining(START + 10 * MINUTE) == 7 * MINUTE


@given(BUTTONS)
def test_a_stored_clock_is_the_same_clock(acts):
    clock, _now = pressed(acts)
    assert day.from_data(day.to_data(clock)) == clock


def test_the_over_part_has_no_time():
    clock = walk(0, 1, 2, 3)
    assert (clock.phase, clock.length, clock.ends_at(START)) == (Phase.OVER, timedelta(0), None)
