"""利用者: an account for a person who was invited."""

from .base import refuse_unless
from datetime import datetime
from kamakura.kyodo.domain.invitation import InvitationCode
from plone import api
import logging


logger = logging.getLogger("kamakura.kyodo.account")


def open_account(*, fullname: str, email: str, password: str, now: datetime) -> str:
    """Make an account whose login name is the mail address; answers the user id.

    Whoever calls this has proved to read mail at ``email``. An account that is there already is
    never touched.
    """
    user_id = email.casefold()
    taken = api.user.get(userid=user_id) or api.user.get(username=user_id)
    refuse_unless(taken is None, InvitationCode.ACCOUNT_EXISTS)
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            username=user_id,
            email=email,
            password=password,
            properties={"fullname": fullname},
        )
    logger.info("account opened by invitation at %s", now.isoformat())
    return user_id
