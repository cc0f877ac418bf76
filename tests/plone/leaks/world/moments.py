"""When things happen in this site, and who acts."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from plone import api
import contextlib


START = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)


CLOSES = START + timedelta(days=40)


MARKING = datetime(2026, 9, 20, 1, 0, tzinfo=UTC)


LATER = datetime(2028, 4, 5, 1, 0, tzinfo=UTC)


@contextlib.contextmanager
def acting(user_id):
    """Act as a person."""
    with api.env.adopt_user(username=user_id):
        yield user_id
