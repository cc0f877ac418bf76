"""Finding the things around a thing."""

from Acquisition import aq_chain
from Acquisition import aq_inner
from kamakura.kyodo.interfaces import IKyodoCall
from kamakura.kyodo.interfaces import IKyodoProgram
from plone import api
from typing import Any


def enclosing(obj, interface) -> Any | None:
    """The nearest container (or ``obj`` itself) that provides ``interface``."""
    for item in aq_chain(aq_inner(obj)):
        if interface.providedBy(item):
            return item
    return None


def call_of(obj):
    """The call an object belongs to, or None."""
    return enclosing(obj, IKyodoCall)


def program_of(obj):
    """The scheme an object belongs to, or None."""
    return enclosing(obj, IKyodoProgram)


def the_scheme() -> Any | None:
    """The scheme of this site, whoever asks; None before one was made."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type="KyodoProgram", sort_limit=1)
    return brains[0]._unrestrictedGetObject() if brains else None


def by_uid(uid: str | None) -> Any | None:
    """The object with a UID, whoever asks; callers check who may see what of it.

    Local roles ask this for every object of a list. A catalog search would first index all that
    waits to be indexed, so the index is read directly; only what is not in it yet is searched for.
    """
    if not uid:
        return None
    catalog = api.portal.get_tool("portal_catalog")
    rid = catalog._catalog.getIndex("UID")._index.get(uid)
    found = _at(catalog, rid) if rid is not None else None
    if found is not None:
        return found
    brains = catalog.unrestrictedSearchResults(UID=uid)
    return brains[0]._unrestrictedGetObject() if brains else None


def _at(catalog, rid: int) -> Any | None:
    """The object of a catalog record; None when it has been moved or removed since."""
    try:
        return catalog.unrestrictedTraverse(catalog.getpath(rid))
    except (AttributeError, KeyError):
        return None


def organization_of(host):
    """The group of a proposal, project or anything inside one."""
    for item in aq_chain(aq_inner(host)):
        uid = getattr(item.aq_base, "organization_uid", None) if hasattr(item, "aq_base") else None
        if uid:
            return by_uid(uid)
    return None


def theme_of(proposal):
    """The 市提案 a proposal answers, or None."""
    return by_uid(proposal.theme_uid)


def committee_of(call):
    """The committee of a call, or None."""
    return by_uid(getattr(call, "committee_uid", None))


def children(container, portal_type: str) -> list:
    """Children of one of our types, by id, whoever asks; children of other types stay asleep."""
    return [container[key] for key in sorted(container.objectIds(portal_type, ordered=False))]


def proposal_brains(call, **query: Any) -> list:
    """What the catalog knows of proposals of a call, whoever asks: a call may have thousands."""
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(
        portal_type="KyodoProposal", kyodo_call=call.UID(), **query
    )


def organizations_for(user_id: str) -> list:
    """Groups a person belongs to."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        portal_type="KyodoOrganization", kyodo_members=user_id, sort_on="sortable_title"
    )
    return [brain._unrestrictedGetObject() for brain in brains]


def roles_on(obj) -> frozenset[str]:
    """Roles of the person who is logged in, on ``obj``."""
    if api.user.is_anonymous():
        return frozenset({"Anonymous"})
    return frozenset(api.user.get_roles(obj=obj))
