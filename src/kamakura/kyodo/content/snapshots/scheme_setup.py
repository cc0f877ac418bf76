"""What of a scheme is prepared already; see ``domain.scheme_setup``."""

from collections.abc import Collection
from datetime import date
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.committee import rows_in_office
from plone import api
from typing import Any


def prepared(program: Any, *, form_keys: Collection[str], on: date) -> dict[str, bool]:
    """Step -> is it done?"""
    call, committee = newest_call(program), first_committee(program)
    documents = program.get("documents")
    return {
        "texts": bool(program.introduction or program.group_kind or program.city_kind),
        "contact": bool(setting("contact")),
        "documents": documents is not None and len(documents) > 0,
        "secretariat": _has_people("kyodo-secretariat"),
        "sections": bool(setting("sections")),
        "officers": bool(setting("section_members")),
        "center": _has_people("kyodo-center"),
        "committee": committee is not None,
        "members": committee is not None and bool(rows_in_office(committee, on)),
        "committee_published": committee is not None and _is_public(committee),
        "published": _is_public(program),
        "call": call is not None,
        "dates": call is not None and call.closes is not None,
        "call_committee": call is not None and bool(call.committee_uid),
        "forms": set(form_keys) <= set(setting("confirmed_forms") or ()),
    }


def newest_call(program: Any) -> Any | None:
    """The call of the latest year that is run here; imported years are over."""
    calls = [one for one in children(program, "KyodoCall") if one.archive is None]
    return max(calls, key=lambda one: one.fiscal_year, default=None)


def first_committee(program: Any) -> Any | None:
    """The committee, where there is one."""
    return next(iter(children(program, "KyodoCommittee")), None)


def _is_public(thing: Any) -> bool:
    return api.content.get_state(thing) == "published"


def _has_people(group_id: str) -> bool:
    group = api.group.get(groupname=group_id)
    return group is not None and bool(group.getGroupMemberIds())
