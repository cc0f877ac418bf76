"""Which parts of a consultation are a person's own, and what a party is called."""

from .settings import section_title
from .settings import sections_of
from .visibility import roles_on
from kamakura.kyodo import permissions
from kamakura.kyodo.domain import consultation as rules
from kamakura.kyodo.i18n import _
from typing import Any


PARTY_TITLES = {
    rules.GROUP: _("団体"),
    rules.CENTER: _("協働事業推進部会"),
    rules.SECRETARIAT: _("事務局"),
    "committee": _("選考委員会"),
}


def party_title(party: str) -> Any:
    """What a party is called; a department by its name of today."""
    if party.startswith(rules.SECTION_PREFIX):
        return section_title(party.removeprefix(rules.SECTION_PREFIX))
    return PARTY_TITLES[party]


def own_parties(consultation, user_id: str) -> tuple[str, ...]:
    """The parts the person who is logged in may write, by role and by department."""
    roles = roles_on(consultation)
    own = {rules.section_party(section) for section in sections_of(user_id)}
    if permissions.ROLE_CENTER in roles:
        own.add(rules.CENTER)
    if permissions.ROLE_SECRETARIAT in roles:
        own.add(rules.SECRETARIAT)
    if permissions.ROLE_APPLICANT in roles:
        own.add(rules.GROUP)
    sections = tuple(consultation.sections or ())
    return tuple(p for p in rules.parties(consultation.kind, sections) if p in own)


def desk_parties(user_id: str) -> tuple[str, ...]:
    """The party keys a person of the city hall or the centre answers for, anywhere."""
    own = [rules.section_party(section) for section in sections_of(user_id)]
    roles = roles_on(None)
    if permissions.ROLE_CENTER in roles:
        own.append(rules.CENTER)
    if permissions.ROLE_SECRETARIAT in roles:
        own.append(rules.SECRETARIAT)
    return tuple(own)
