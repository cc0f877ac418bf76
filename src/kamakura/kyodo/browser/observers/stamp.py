"""When a form was opened, in a hidden field nobody can write themselves."""

from datetime import datetime
from datetime import UTC
from hashlib import sha256
from hmac import compare_digest
from hmac import new
from plone.keyring.interfaces import IKeyManager
from zope.component import getUtility


def stamped(moment: datetime) -> str:
    """The moment, signed with the site's secret."""
    text = moment.astimezone(UTC).isoformat()
    return f"{text} {_signature(text, _secrets()[0])}"


def moment_of_stamp(stamp: str) -> datetime | None:
    """The moment of a stamp of ours; None for any other text."""
    text, _blank, signature = stamp.partition(" ")
    known = (_signature(text, secret) for secret in _secrets())
    if not any(compare_digest(signature.encode(), one.encode()) for one in known):
        return None
    return datetime.fromisoformat(text)


def _secrets() -> list[str]:
    """The newest first; one before it still counts."""
    return [one for one in getUtility(IKeyManager)["_anon"] if one]


def _signature(text: str, secret: str) -> str:
    return new(secret.encode(), f"kyodo form {text}".encode(), sha256).hexdigest()
