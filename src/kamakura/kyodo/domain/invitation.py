"""招待: a link by mail with which a person joins a group, once and for a time."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from hmac import compare_digest
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
import unicodedata


class InvitationCode(RefusalCode):
    """Why an invitation cannot be made or used."""

    UNKNOWN = "invitation_unknown"
    EXPIRED = "invitation_expired"
    USED = "invitation_used"
    WITHDRAWN = "invitation_withdrawn"
    TOO_MANY = "invitations_too_many"
    MEMBER = "already_in_group"
    PASSWORD_SHORT = "password_too_short"
    PASSWORDS_DIFFER = "passwords_differ"
    PASSWORD_PLAIN = "password_too_plain"
    ACCOUNT_EXISTS = "account_exists"


MOST_WAITING = 20
SHORTEST_PASSWORD = 10
WAITING = "waiting"
ACCEPTED = "accepted"
WITHDRAWN = "withdrawn"


@dataclass(frozen=True)
class Invitation:
    """What the rules need to know; ``digest`` stands for the link, which is not kept."""

    digest: str
    state: str
    expires: datetime


def digest_of(token: str) -> str:
    """What is kept of the secret part of a link."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def use_refusal(invitation: Invitation | None, token: str, *, now: datetime) -> Refusal | None:
    """Refuses a link that is wrong, was used, was withdrawn or is too old."""
    if invitation is None or not compare_digest(invitation.digest, digest_of(token)):
        return Refusal(InvitationCode.UNKNOWN)
    if invitation.state == ACCEPTED:
        return Refusal(InvitationCode.USED)
    if invitation.state == WITHDRAWN:
        return Refusal(InvitationCode.WITHDRAWN)
    if now >= invitation.expires:
        return Refusal(InvitationCode.EXPIRED)
    return None


def waiting_refusal(count: int) -> Refusal | None:
    """Refuses one more invitation while very many wait: nobody sends mails to a whole town."""
    if count < MOST_WAITING:
        return None
    return Refusal(InvitationCode.TOO_MANY, {"most": MOST_WAITING})


def password_refusal(password: str, again: str, *, email: str) -> Refusal | None:
    """Refuses a password that is short, one repeated sign, the mail address, or mistyped."""
    if len(password) < SHORTEST_PASSWORD:
        return Refusal(InvitationCode.PASSWORD_SHORT, {"least": SHORTEST_PASSWORD})
    plain = unicodedata.normalize("NFKC", password).casefold()
    name = email.casefold().partition("@")[0]
    if len(set(plain)) < 4 or plain == email.casefold() or (len(name) > 3 and plain == name * 2):
        return Refusal(InvitationCode.PASSWORD_PLAIN)
    if password != again:
        return Refusal(InvitationCode.PASSWORDS_DIFFER)
    return None
