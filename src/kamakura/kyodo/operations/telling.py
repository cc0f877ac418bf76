"""Mails around a proposal, with the words every template may use."""

from datetime import datetime
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import group_people
from kamakura.kyodo.notifications.recipients import organization_people
from typing import Any


def tell_group(proposal, kind: str, params: dict[str, Any], *, by: str, now: datetime) -> None:
    """A mail to the group's people."""
    people = organization_people(proposal)
    post(proposal, kind, recipients=people, params=_words(proposal) | params, by=by, now=now)


def tell_secretariat(
    proposal, kind: str, params: dict[str, Any], *, by: str, now: datetime
) -> None:
    """A mail to the secretariat."""
    people = group_people("kyodo-secretariat")
    post(proposal, kind, recipients=people, params=_words(proposal) | params, by=by, now=now)


def _words(proposal) -> dict[str, Any]:
    return {
        "title": proposal.title,
        "number": proposal.receipt_number or "",
        "organization": proposal.organization_title,
    }
