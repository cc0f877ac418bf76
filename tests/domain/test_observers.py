"""傍聴: places, waiting, lots and the door, without a site."""

from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from hashlib import sha256
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain import observers
from kamakura.kyodo.domain.deadlines import JST
from kamakura.kyodo.domain.observers import CANCELLED
from kamakura.kyodo.domain.observers import ENTERED
from kamakura.kyodo.domain.observers import Entry
from kamakura.kyodo.domain.observers import PLACED
from kamakura.kyodo.domain.observers import Session
from kamakura.kyodo.domain.observers import WAITING
from kamakura.kyodo.domain.refusal import Refusal
import pytest


STARTS = datetime(2026, 9, 27, 13, 0, tzinfo=JST)
CLOSES = datetime(2026, 9, 25, 12, 0, tzinfo=JST)
NOW = datetime(2026, 9, 20, 9, 0, tzinfo=JST)
SECOND = timedelta(seconds=1)
OPEN = Session("convened", 1, STARTS, None, CLOSES, 2, "first_come")


def entries(*states: str) -> list[Entry]:
    return [Entry(number, state, number) for number, state in enumerate(states, 1)]


def code(refusal: Refusal | None) -> str | None:
    return None if refusal is None else str(refusal.code)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, None),
        ({"state": "drafted"}, "observer_not_announced"),
        ({"state": "held"}, "observer_not_announced"),
        ({"state": "cancelled"}, "observer_not_announced"),
        ({"open_items": 0}, "observer_no_open_item"),
        ({"capacity": 0}, "observer_no_places"),
        ({"opens": NOW}, None),
        ({"opens": NOW + SECOND}, "observer_not_yet_open"),
        ({"closes": NOW}, None),
        ({"closes": NOW - SECOND}, "observer_registration_closed"),
        ({"starts": NOW}, "observer_meeting_started"),
    ],
)
def test_sign_ups_are_taken_in_their_time_only(change, expected):
    session = replace(OPEN, **change)
    assert code(observers.sign_up_refusal(session, [], is_known=False, now=NOW)) == expected


def test_one_person_has_one_place():
    refusal = observers.sign_up_refusal(OPEN, entries(PLACED), is_known=True, now=NOW)
    assert code(refusal) == "observer_already_signed_up"


def test_list_does_not_grow_without_end():
    full = entries(*[WAITING] * observers.MOST)
    refusal = observers.sign_up_refusal(OPEN, full, is_known=False, now=NOW)
    assert code(refusal) == "observer_too_many"


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ((), PLACED),
        ((PLACED,), PLACED),
        ((PLACED, PLACED), WAITING),
        ((PLACED, CANCELLED), PLACED),
        # Nobody overtakes who has waited longer.
        ((PLACED, WAITING), WAITING),
    ],
)
def test_first_come_gets_the_place(states, expected):
    assert observers.first_state(OPEN, entries(*states)) == expected


def test_before_the_lot_nobody_has_a_place():
    lot = replace(OPEN, mode="lot")
    assert observers.first_state(lot, entries(ENTERED)) == ENTERED
    assert observers.next_up(lot, entries(WAITING)) == ()


def test_who_waits_longest_moves_up():
    line = [Entry(1, PLACED, 1), Entry(2, CANCELLED, 2), Entry(3, WAITING, 9), Entry(4, WAITING, 4)]
    assert observers.next_up(OPEN, line) == (4,)
    assert observers.place_in_line(line[2], line) == 2


@given(
    capacity=st.integers(1, 5),
    acts=st.lists(st.one_of(st.just("sign"), st.integers(1, 30)), max_size=40),
)
def test_never_overbooked_and_no_place_empty_while_somebody_waits(capacity, acts):
    session = replace(OPEN, capacity=capacity)
    line: dict[int, Entry] = {}
    for act in acts:
        if act == "sign":
            number = len(line) + 1
            line[number] = Entry(number, observers.first_state(session, line.values()), number)
        elif act in line:
            line[act] = replace(line[act], state=CANCELLED)
            for number in observers.next_up(session, line.values()):
                line[number] = replace(line[number], state=PLACED)
        placed = [one for one in line.values() if one.state == PLACED]
        waiting = [one for one in line.values() if one.state == WAITING]
        assert len(placed) <= capacity
        assert not waiting or len(placed) == capacity
        # First come, first served: nobody with a place came after somebody who waits.
        assert not waiting or max(one.number for one in placed) < min(one.number for one in waiting)


def test_place_is_given_back_until_the_meeting_starts():
    entry = entries(PLACED)[0]
    assert observers.cancel_refusal(OPEN, entry, now=STARTS - SECOND) is None
    assert code(observers.cancel_refusal(OPEN, entry, now=STARTS)) == "observer_meeting_started"
    gone = entries(CANCELLED)[0]
    assert code(observers.cancel_refusal(OPEN, gone, now=NOW)) == "observer_cancelled"


@pytest.mark.parametrize(
    ("change", "now", "expected"),
    [
        ({}, CLOSES + SECOND, None),
        ({}, CLOSES, "observer_draw_too_early"),
        ({"is_drawn": True}, CLOSES + SECOND, "observer_already_drawn"),
        ({"mode": "first_come"}, CLOSES + SECOND, "observer_no_lot"),
        ({"state": "held"}, CLOSES + SECOND, "observer_not_announced"),
    ],
)
def test_lots_are_drawn_once_after_the_deadline(change, now, expected):
    lot = replace(OPEN, **{"mode": "lot", **change})
    assert code(observers.draw_refusal(lot, now=now)) == expected


@given(
    numbers=st.sets(st.integers(1, 200), max_size=60),
    seed=st.text("0123456789abcdef", min_size=1, max_size=32),
    data=st.data(),
)
def test_lot_can_be_repeated_whatever_the_order_of_the_list(numbers, seed, data):
    shuffled = data.draw(st.permutations(sorted(numbers)))
    drawn = observers.draw(shuffled, seed=seed)
    assert sorted(drawn) == sorted(numbers)
    assert drawn == observers.draw(sorted(numbers), seed=seed)
    # As somebody outside would check it.
    told = [sha256(f"{seed}:{number}".encode()).hexdigest() for number in drawn]
    assert told == sorted(told)


def test_lot_favours_no_number():
    firsts = [observers.draw(range(1, 11), seed=str(seed))[0] for seed in range(5000)]
    assert all(400 < firsts.count(number) < 600 for number in range(1, 11))


@pytest.mark.parametrize(
    ("change", "states", "expected"),
    [
        ({"capacity": 5}, (PLACED,), None),
        ({"capacity": 1}, (PLACED, PLACED), "observer_capacity_below_places"),
        ({"mode": "lot"}, (), None),
        ({"mode": "lot"}, (PLACED,), "observer_mode_fixed"),
        ({"closes": STARTS + SECOND}, (), "observer_closes_after_start"),
        ({"opens": CLOSES}, (), "observer_window_reversed"),
    ],
)
def test_terms_take_no_place_away(change, states, expected):
    wanted = replace(OPEN, **change)
    assert code(observers.terms_refusal(OPEN, entries(*states), wanted=wanted)) == expected


def test_deadline_stands_after_the_lot():
    drawn = replace(OPEN, mode="lot", is_drawn=True)
    wanted = replace(drawn, closes=CLOSES + SECOND)
    assert code(observers.terms_refusal(drawn, [], wanted=wanted)) == "observer_already_drawn"


@pytest.mark.parametrize(
    ("now", "state", "expected"),
    [
        (STARTS.replace(hour=0), "convened", None),
        (STARTS.replace(hour=23), "held", None),
        (STARTS - timedelta(days=1), "convened", "observer_not_the_day"),
        (STARTS, "cancelled", "observer_not_announced"),
    ],
)
def test_people_are_let_in_on_the_day(now, state, expected):
    assert code(observers.door_refusal(replace(OPEN, state=state), now=now)) == expected


def test_places_are_kept_until_the_meeting_starts():
    line = entries(PLACED, PLACED)
    assert code(observers.room_refusal(OPEN, line, walk_ins=0, now=STARTS - SECOND)) == (
        "observer_room_full"
    )
    assert observers.room_refusal(OPEN, line, walk_ins=1, now=STARTS) is None
    assert code(observers.room_refusal(OPEN, line, walk_ins=2, now=STARTS)) == "observer_room_full"


def test_who_has_arrived_without_a_place_has_a_seat():
    line = [replace(entries(WAITING)[0], has_arrived=True)]
    assert observers.seats_taken(OPEN, line, walk_ins=1, now=STARTS) == 2


def test_names_go_after_the_days_of_the_setting():
    last = STARTS.replace(hour=23, minute=59) + timedelta(days=30)
    assert not observers.is_to_purge(STARTS, days=30, now=last)
    assert observers.is_to_purge(STARTS, days=30, now=last + timedelta(minutes=1))
