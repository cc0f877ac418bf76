"""記録: the lines of the record as entries of a page, newest first.

Outside the city hall a member of staff is a role, not a name, and lines about the inside of
the city hall are not shown: only acts that are named here reach a group.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import groupby
from itertools import islice
from kamakura.kyodo import permissions
from kamakura.kyodo.browser.act_details import detail
from kamakura.kyodo.browser.act_words import ACTS
from kamakura.kyodo.browser.act_words import kind_of
from kamakura.kyodo.browser.act_words import PAPERS
from kamakura.kyodo.browser.act_words import PROJECT
from kamakura.kyodo.browser.act_words import SCREENING
from kamakura.kyodo.browser.act_words import STEPS
from kamakura.kyodo.browser.done_words import done_words
from kamakura.kyodo.browser.lists import distinct
from kamakura.kyodo.browser.lists import Entry
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.parties import PARTY_TITLES
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.settings import sections_of
from kamakura.kyodo.content.visibility import roles_on
from kamakura.kyodo.i18n import _
from kamakura.kyodo.workflow.labels import noun_of
from operator import itemgetter
from plone import api
from typing import Any


NOBODYS = {audit.DAILY: _("毎日の自動処理"), audit.VISITOR: _("アカウントのない人")}
SHOWN = 20
"""So many stand on a page about something else, for those who have the whole record besides."""
ALL = 200
"""So many for those who have only this page."""

# Why a member steps back is for secretariat and committee, not for the section that takes part.
# So is who took which file away.
SECRETARIAT_ONLY = frozenset({"recuse", "lift_recusal", "download", "export"})
INSIDE_ONLY = SECRETARIAT_ONLY | {
    "check_correction",
    "delete_draft",
    "import",
    "record_check",
    "remind_turn",
    "virus_found",
}
OUTSIDE = frozenset({"create", *PAPERS, *SCREENING, *PROJECT}) - INSIDE_ONLY
HALL_ROLES = frozenset(
    {
        permissions.ROLE_SECRETARIAT,
        permissions.ROLE_SECTION,
        permissions.ROLE_OFFICER,
        "Manager",
    }
)
STAFF_GROUPS = {
    "kyodo-secretariat": PARTY_TITLES["secretariat"],
    "kyodo-center": PARTY_TITLES["center"],
    "kyodo-committee": PARTY_TITLES["committee"],
}

Found = tuple[str, audit.AuditLine, Any]
"""Key, line, and the thing it is about."""


@dataclass(frozen=True)
class Page:
    """Some entries, newest first, and the key before which the older ones stand."""

    entries: list[Entry]
    older: str = ""


def entries(*objects: Any) -> list[Entry]:
    """The newest lines of one or more objects as the person who is logged in may read them."""
    return page(*objects, size=SHOWN if reads_all(objects[0]) else ALL).entries


def page(
    *objects: Any, kind: str = "", before: str = "", size: int, most: int | None = None
) -> Page:
    """Up to ``size`` entries of one kind that are older than the key ``before``.

    ``most``: so many lines are looked at; what is rare is then searched for page by page.
    """
    made: list[Entry] = []
    readers = {id(one): _reader(one) for one in objects}
    stream = islice(_merged(objects, before), most)
    key, seen = "", 0
    for _press, group in groupby(stream, key=_press_of):
        if len(made) == size:
            return Page(made, key)
        found = list(group)
        key, line, obj = found[-1]
        seen += len(found)
        if readers[id(obj)](line) and kind in ("", _kind(obj, line)):
            made.append(_entry(obj, [one for _key, one, _obj in found]))
    return Page(made, key if seen == most else "")


def kinds(*objects: Any, most: int) -> set[str]:
    """The kinds of acts among the newest lines."""
    return {_kind(obj, line) for _key, line, obj in islice(_merged(objects, ""), most)}


def reads_all(obj: Any) -> bool:
    """May the person read the whole record of a thing?"""
    return bool(api.user.has_permission(permissions.VIEW_AUDIT, obj=obj))


def _merged(objects: Iterable[Any], before: str) -> Iterator[Found]:
    streams = [_lines(obj, before) for obj in objects]
    return merge(*streams, key=itemgetter(0), reverse=True)


def _lines(obj: Any, before: str) -> Iterator[Found]:
    return ((key, line, obj) for key, line in audit.newest(obj, before=before))


def _press_of(found: Found) -> tuple[Any, ...]:
    """Lines of one press of a button (22 checks recorded at once) are one entry."""
    _key, line, obj = found
    return id(obj), line.action, line.by, line.at


def _kind(obj: Any, line: audit.AuditLine) -> str:
    return STEPS if line.action in done_words(noun_of(obj.portal_type)) else kind_of(line.action)


def is_inside(obj: Any) -> bool:
    """Does the person work at the city hall, so that names of officers may be shown?"""
    return bool(roles_on(obj) & HALL_ROLES)


def _reader(obj: Any) -> Callable[[audit.AuditLine], bool]:
    """Which lines of a thing the person may read."""
    if reads_all(obj):
        return lambda line: True
    if is_inside(obj):
        return lambda line: line.action not in SECRETARIAT_ONLY
    shown = OUTSIDE | set(done_words(noun_of(obj.portal_type)))
    return lambda line: line.action in shown


def _entry(obj: Any, lines: list[audit.AuditLine]) -> Entry:
    first = lines[-1]
    what = act(obj, first.action)
    if len(lines) > 1:
        what = _("${what}(${count}件)", mapping={"what": what, "count": str(len(lines))})
    reasons = dict.fromkeys(line.reason for line in reversed(lines) if line.reason)
    return Entry(
        who=actor(first.by, obj, inside=is_inside(obj)),
        what=what,
        when=first.at,
        reason="、".join(reasons),
        details=_details(obj, lines) if reads_all(obj) else (),
    )


def _details(obj: Any, lines: list[audit.AuditLine]) -> list[Any]:
    """Of all lines of the press, each text once."""
    return distinct(text for line in reversed(lines) for text in detail(obj, line))


def act(obj: Any, action: str) -> Any:
    """What was done, in words."""
    words = {**ACTS, **done_words(noun_of(obj.portal_type))}
    return words.get(action, _("操作しました"))


def actor(user_id: str, obj: Any, *, inside: bool) -> Any:
    """Who it was: a member of the group by name; staff by role, with the name only inside."""
    if user_id in NOBODYS:
        return NOBODYS[user_id]
    name = _name(user_id)
    organization = organization_of(obj)
    if organization is not None and user_id in organization.members:
        return f"{organization.title} {name}"
    role = _staff_role(user_id)
    if not inside:
        return role
    return _("${role} ${name}", mapping={"role": role, "name": name})


def _name(user_id: str) -> str:
    user = api.user.get(userid=user_id)
    return (user.getProperty("fullname") if user else "") or user_id


def _staff_role(user_id: str) -> Any:
    groups = {group.getId() for group in _groups(user_id)}
    for group_id, title in STAFF_GROUPS.items():
        if group_id in groups:
            return title
    sections = sections_of(user_id)
    return "・".join(map(section_title, sections)) if sections else PARTY_TITLES["secretariat"]


def _groups(user_id: str) -> list:
    user = api.user.get(userid=user_id)
    return api.group.get_groups(user=user) if user is not None else []
