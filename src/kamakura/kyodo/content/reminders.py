"""催促の記録: who was reminded of what, and on which day."""

from BTrees.OOBTree import OOBTree
from datetime import date
from kamakura.kyodo.content.lookup import program_of
from persistent import Persistent
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.reminders"


class Reminders(Persistent):
    """``of_duty``: (UID, kind, mail) -> last day; ``of_person``: mail -> last day of the job.

    ``by_hand``: UID -> last day somebody pressed the button.
    """

    def __init__(self) -> None:
        self.of_duty = OOBTree()
        self.of_person = OOBTree()
        self.by_hand = OOBTree()

    def forget_before(self, day: date) -> None:
        """Drop what is older: a duty that still waits is reminded of more often than that."""
        for tree in (self.of_duty, self.of_person, self.by_hand):
            for key in [key for key, value in tree.items() if value < day]:
                del tree[key]


def reminders_of(context) -> Reminders:
    """What was reminded in the scheme around ``context``, begun now if it was not there."""
    annotations = IAnnotations(program_of(context))
    if KEY not in annotations:
        annotations[KEY] = Reminders()
    return annotations[KEY]


def seen_reminders(context) -> Reminders:
    """The same to look at; an empty one is not kept."""
    return IAnnotations(program_of(context)).get(KEY) or Reminders()
