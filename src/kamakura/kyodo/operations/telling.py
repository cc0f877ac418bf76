"""Mails around a proposal or a project, with the words every template may use."""

from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.interfaces import IKyodoProject
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import group_people
from kamakura.kyodo.notifications.recipients import organization_people
from kamakura.kyodo.notifications.recipients import section_people
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


def tell_sections(proposal, kind: str, params: dict[str, Any], *, by: str, now: datetime) -> None:
    """A mail to the officers of the proposal's departments."""
    people = section_people(proposal.sections)
    post(proposal, kind, recipients=people, params=_words(proposal) | params, by=by, now=now)


def _words(proposal) -> dict[str, Any]:
    return {
        "title": proposal.title,
        "number": proposal.receipt_number or "",
        "organization": proposal.organization_title,
    }


def tell_parties(
    obj,
    kind: str,
    parties: Sequence[str],
    params: Mapping[str, Any] | None = None,
    *,
    by: str,
    now: datetime,
) -> None:
    """A mail to the parties ("group", "section", "secretariat") of a project and its sheet."""
    find = {
        "group": lambda: organization_people(obj),
        "section": lambda: section_people(_sections(obj)),
        "secretariat": lambda: group_people("kyodo-secretariat"),
    }
    people = [one for party in parties for one in find[party]()]
    words = {"title": obj.title, **(params or {})}
    post(obj, kind, recipients=people, params=words, by=by, now=now)


def _sections(obj) -> Sequence[str]:
    return (enclosing(obj, IKyodoProject) or obj).sections or ()
