"""出欠: who is in the room, at the meeting and at each item of its agenda.

The clerk writes down who was there at the opening, and after that only who came or left, and
at which item (遅参・中座・早退). It stays so until the next such note. A recused member is out of
the room of that item by rule: ``domain.quorum`` takes them out, nobody has to note it.
"""

from collections.abc import Collection
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from enum import StrEnum
from kamakura.kyodo.domain.meeting import MeetingCode
from kamakura.kyodo.domain.refusal import Refusal


PRESENT = "present"
ABSENT = "absent"


class Note(StrEnum):
    """What happens to a member at an item."""

    CAME = "came"
    LEFT = "left"


@dataclass(frozen=True)
class Attendance:
    """``opening``: member -> present or absent; ``notes``: item -> member -> came or left."""

    opening: Mapping[str, str]
    items: Sequence[str] = ()
    notes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def at_opening(self) -> frozenset[str]:
        """Who was there when the meeting was opened."""
        return frozenset(key for key, value in self.opening.items() if value == PRESENT)

    def present_at(self, item: str) -> frozenset[str]:
        """Who is in the room at an item; at an unknown one, who was there at the opening."""
        here = set(self.at_opening)
        if item in self.items:
            for each in self.items[: self.items.index(item) + 1]:
                here = _after(here, self.notes.get(each, {}))
        return frozenset(here)

    def absent_at(self, item: str) -> frozenset[str]:
        """Members of the record who are not in the room at an item."""
        return frozenset(self.opening) - self.present_at(item)

    def rooms(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Each item with who is in the room, in the order of the agenda."""
        here = set(self.at_opening)
        for each in self.items:
            here = _after(here, self.notes.get(each, {}))
            yield each, frozenset(here)

    @property
    def ever_there(self) -> frozenset[str]:
        """Who was in the room at some moment."""
        return self.at_opening.union(*(here for _item, here in self.rooms()))

    @property
    def never_there(self) -> frozenset[str]:
        """Members recorded who were in the room at no moment."""
        return frozenset(self.opening) - self.ever_there

    def with_room(self, item: str, here: Collection[str]) -> "Attendance":
        """The same, with exactly these members in the room at an item and from there on.

        Later notes stay; those that no longer change anything are left out.
        """
        place = self.items.index(item)
        before = self.present_at(self.items[place - 1]) if place else self.at_opening
        known = frozenset(here) & frozenset(self.opening)
        noted = dict.fromkeys(sorted(known - before), str(Note.CAME))
        noted |= dict.fromkeys(sorted(before - known), str(Note.LEFT))
        return replace(self, notes={**self.notes, item: noted}).tidied()

    def tidied(self) -> "Attendance":
        """Without notes that change nothing: who was away cannot leave."""
        kept, here = {}, set(self.at_opening)
        for item in self.items:
            noted = {
                member: note
                for member, note in self.notes.get(item, {}).items()
                if member in self.opening and (member in here) == (note == Note.LEFT)
            }
            here = _after(here, noted)
            if noted:
                kept[item] = noted
        return replace(self, notes=kept)


def _after(here: set[str], noted: Mapping[str, str]) -> set[str]:
    came = {member for member, note in noted.items() if note == Note.CAME}
    return (here | came) - {member for member, note in noted.items() if note == Note.LEFT}


def change_refusal(
    old: Attendance,
    new: Attendance,
    *,
    resolved: Collection[str],
    counted: Mapping[str, Collection[str]],
) -> Refusal | None:
    """Refuses a change of the record on which something already rests.

    ``resolved``: items with a resolution, whose room decided; ``counted``: item -> members
    whose marks of its proposal went into the result, so that they were there.
    """
    for item in new.items:
        if item in resolved and old.present_at(item) != new.present_at(item):
            return Refusal(MeetingCode.ATTENDANCE_RESOLVED, {"item": item})
        if frozenset(counted.get(item, ())) & new.absent_at(item):
            return Refusal(MeetingCode.ATTENDANCE_COUNTED, {"item": item})
    return None
