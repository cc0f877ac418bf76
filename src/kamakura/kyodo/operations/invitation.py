"""招待: ask a person by mail to join a group, take it back, accept it."""

from .base import ask
from .base import refuse_unless
from .organization import join_group
from .organization import require_leading
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.invitations import invitations_of
from kamakura.kyodo.content.invitations import store
from kamakura.kyodo.content.invitations import StoredInvitation
from kamakura.kyodo.content.invitations import waiting_of
from kamakura.kyodo.content.organization import MEMBER_ROLES
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain import invitation as rules
from kamakura.kyodo.domain.answers import parse_email
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.domain.invitation import InvitationCode
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.outbox import Recipient
from plone import api


def invite(
    organization, *, email: str, role: str, key: str, url: str, by: str, now: datetime
) -> StoredInvitation:
    """Invite an address to the group.

    ``key`` is "<id>.<secret>" of the link and ``url`` the link. In order: a 代表 or the
    secretariat; the address; not in the group, not too many waiting; an older one to the same
    address is withdrawn; the mail. A mail server that is down stops nothing.
    """
    require_leading(organization)
    refuse_unless(role in MEMBER_ROLES, "not_permitted")
    email = parse_email(email)
    waiting = waiting_of(organization, now)
    members = [api.user.get(userid=user) for user in organization.members]
    known = {user.getProperty("email").casefold() for user in members if user is not None}
    refuse_unless(email.casefold() not in known, InvitationCode.MEMBER, email=email)
    older = [one for one in waiting.values() if one.email.casefold() == email.casefold()]
    ask(rules.waiting_refusal(len(waiting) - len(older)))
    for one in older:
        one.state = rules.WITHDRAWN
    name, _dot, secret = key.partition(".")
    expires = now + timedelta(days=setting("invitation_days"))
    made = StoredInvitation(
        email=email, role=role, digest=rules.digest_of(secret), by=by, at=now, expires=expires
    )
    store(organization, name, made)
    audit.record(organization, action="invite", by=by, now=now, new=role, details={"id": name})
    params = {"title": organization.title, "link": url, "until": wareki(in_japan(expires).date())}
    recipients = [Recipient(email, email)]
    post(organization, "member_invited", recipients=recipients, params=params, by=by, now=now)
    return made


def withdraw_invitation(organization, *, name: str, by: str, now: datetime) -> None:
    """Take an invitation back: its link no longer works."""
    require_leading(organization)
    waiting = waiting_of(organization, now)
    refuse_unless(name in waiting, InvitationCode.UNKNOWN)
    waiting[name].state = rules.WITHDRAWN
    audit.record(organization, action="withdraw_invitation", by=by, now=now, details={"id": name})


def usable_invitation(organization, key: str, *, now: datetime) -> StoredInvitation:
    """The invitation behind a link; ``Refused`` when it cannot be used (any more)."""
    name, _dot, secret = key.partition(".")
    found = invitations_of(organization).get(name) if organization is not None else None
    ask(rules.use_refusal(found.snapshot if found else None, secret, now=now))
    return found


def accept_invitation(organization, *, key: str, by: str, now: datetime) -> None:
    """Join the group with the role of the invitation; the link is used up.

    Who is in the group already keeps the role they have, if it is the higher one.
    """
    found = usable_invitation(organization, key, now=now)
    found.state, found.used_by = rules.ACCEPTED, by
    join_group(organization, user_id=by, role=found.role, now=now)
