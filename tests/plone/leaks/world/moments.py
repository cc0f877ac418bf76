"""When things happen in this site, and who acts."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.notifications.outbox import seen_outbox
from kamakura.kyodo.operations.reminders import remind_due
from plone import api
import contextlib


START = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)


CLOSES = START + timedelta(days=40)


MARKING = datetime(2026, 9, 20, 1, 0, tzinfo=UTC)


LATER = datetime(2028, 4, 5, 1, 0, tzinfo=UTC)


def remind(obj):
    """The daily reminders, on a day of their own, when whatever is open is late."""
    days = 40 + len(seen_outbox(obj).by_id)
    return remind_due(program_of(obj), now=LATER + timedelta(days=days))


@contextlib.contextmanager
def acting(user_id):
    """Act as a person."""
    with api.env.adopt_user(username=user_id):
        yield user_id
