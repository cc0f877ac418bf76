"""Who walks, and what each of them is."""

from AccessControl.SecurityManagement import getSecurityManager
from AccessControl.SecurityManagement import noSecurityManager
from AccessControl.SecurityManagement import setSecurityManager
from collections.abc import Iterator
from contextlib import contextmanager
from plone import api


NOBODY = ""
SECRETARIAT, CENTER, OFFICER = "jimu", "center", "shoku"
GROUPS = ("gp1", "gp2", "gp3", "gp4", "gp5")
MEMBERS = ("iin1", "iin2", "iin3", "iin4", "iin5")
CHAIR, VICE_CHAIR = MEMBERS[:2]
EVERYBODY = (NOBODY, "other", OFFICER, CENTER, SECRETARIAT, "gp1", "gp2", *MEMBERS)

# The person an act belongs to comes up twice as often as all the others together.
RIGHT = "right"
SOMEBODY = (*[RIGHT] * 2 * len(EVERYBODY), *EVERYBODY)


@contextmanager
def acting(user_id: str) -> Iterator[None]:
    """Act as a person, or as a visitor."""
    if user_id:
        with api.env.adopt_user(username=user_id):
            yield
        return
    before = getSecurityManager()
    noSecurityManager()
    try:
        yield
    finally:
        setSecurityManager(before)
