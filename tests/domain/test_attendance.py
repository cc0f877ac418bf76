"""出欠: who is in the room, item by item."""

from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.attendance import Attendance
from kamakura.kyodo.domain.attendance import change_refusal


MEMBERS = ("m1", "m2", "m3")
ITEMS = ("1", "2", "3", "4")
OPENING = {"m1": "present", "m2": "present", "m3": "absent"}
FULL = Attendance(OPENING, ITEMS)

ROOMS = st.lists(st.tuples(st.sampled_from(ITEMS), st.sets(st.sampled_from(MEMBERS))), max_size=8)


def test_who_leaves_is_away_until_coming_back():
    found = Attendance(OPENING, ITEMS, {"2": {"m2": "left"}, "4": {"m2": "came"}})
    assert ["m2" in found.present_at(item) for item in ITEMS] == [True, False, False, True]


def test_who_comes_late_is_there_from_that_item_on():
    found = Attendance(OPENING, ITEMS, {"3": {"m3": "came"}})
    assert [sorted(found.absent_at(item)) for item in ITEMS] == [["m3"], ["m3"], [], []]


def test_only_the_difference_is_noted():
    found = FULL.with_room("2", {"m1", "m3"})
    assert found.notes == {"2": {"m3": "came", "m2": "left"}}


def test_a_later_note_that_changes_nothing_any_more_goes():
    late = FULL.with_room("3", {"m1"})
    assert late.with_room("2", {"m1"}).notes == {"2": {"m2": "left"}}


def test_never_there_is_who_was_in_the_room_at_no_moment():
    assert FULL.never_there == {"m3"}
    assert FULL.with_room("4", {"m1", "m2", "m3"}).never_there == frozenset()


def test_an_unknown_member_is_not_in_the_room():
    assert FULL.with_room("1", {"m1", "stranger"}).present_at("1") == {"m1"}


@given(ROOMS)
def test_all_rooms_at_once_are_each_room_by_itself(rooms):
    attendance = FULL
    for item, here in rooms:
        attendance = attendance.with_room(item, here)
    assert list(attendance.rooms()) == [(item, attendance.present_at(item)) for item in ITEMS]


@given(ROOMS)
def test_a_room_is_as_it_was_last_written(rooms):
    attendance = FULL
    for item, here in rooms:
        attendance = attendance.with_room(item, here)
        assert attendance.present_at(item) == here


@given(ROOMS, st.sampled_from(ITEMS), st.sets(st.sampled_from(MEMBERS)))
def test_writing_an_item_leaves_the_earlier_ones_alone(rooms, item, here):
    before = FULL
    for each, room in rooms:
        before = before.with_room(each, room)
    after = before.with_room(item, here)
    earlier = ITEMS[: ITEMS.index(item)]
    assert [after.present_at(one) for one in earlier] == [before.present_at(one) for one in earlier]


@given(ROOMS)
def test_every_note_changes_something(rooms):
    attendance = FULL
    for item, here in rooms:
        attendance = attendance.with_room(item, here)
    for place, item in enumerate(ITEMS):
        before = attendance.present_at(ITEMS[place - 1]) if place else attendance.at_opening
        changed = before ^ attendance.present_at(item)
        assert changed == set(attendance.notes.get(item, {}))


def refusal(old, new, **rests):
    options = {"resolved": (), "counted": {}, **rests}
    found = change_refusal(old, new, **options)
    return found and (found.code, found.params["item"])


def test_the_room_of_a_resolved_item_is_fixed():
    new = FULL.with_room("2", {"m1"})
    assert refusal(FULL, new, resolved=("3",)) == ("attendance_resolved", "3")
    assert refusal(FULL, new, resolved=("1",)) is None


def test_whose_marks_were_counted_was_there():
    new = FULL.with_room("2", {"m1"})
    assert refusal(FULL, new, counted={"2": {"m2"}}) == ("attendance_counted", "2")
    assert refusal(FULL, new, counted={"2": {"m1"}, "1": {"m2"}}) is None
