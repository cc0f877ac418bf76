"""What is asked before a group acts: the person, the window, the theme, the 事前調整."""

from .call import extension_of
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import proposal_brains
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.domain.deadlines import window_refusal
from kamakura.kyodo.domain.eligibility import proposals_refusal
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.filing import arrival_refusal
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.filing import Window
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.steps import StepCode
from plone import api


# Begun, perhaps talked over, never sent.
UNSENT = frozenset({"draft", "preliminary"})
# A proposal that left the way may be answered by a new one.
GONE = frozenset({"withdrawn", "not_accepted", "dropped", "referred"})


def require_group(obj, *, paper: bool = False) -> None:
    """The person acts for the group (or, with ``paper``, types in its paper at the counter)."""
    wanted = [permissions.FILE_PROPOSAL]
    if paper:
        wanted.append(permissions.ENTER_PAPER_FILING)
    if not any(api.user.has_permission(one, obj=obj) for one in wanted):
        raise refuse(ActCode.NOT_PERMITTED)


def window_of(call, organization_uid: str, *, paper: bool = False) -> Window:
    """When a call takes papers from one group.

    A paper that came in time is also typed in after the call was closed (``paper``).
    """
    states = ("accepting", "closed") if paper else ("accepting",)
    return Window(
        accepting=api.content.get_state(call) in states,
        opens=call.opens,
        closes=call.closes,
        extension=extension_of(call, organization_uid),
    )


def arrival(
    call, *, kind: str, organization_uid: str, now: datetime, paper: bool = False
) -> Refusal | None:
    """May what arrives at ``now`` still be taken?"""
    window = window_of(call, organization_uid, paper=paper)
    return arrival_refusal(window, kind=kind, received=now)


def theme_open(
    call, theme, *, organization_uid: str, now: datetime, paper: bool = False
) -> Refusal | None:
    """Does a theme take what arrives at ``now``? An extension of the group also counts here."""
    extension = extension_of(call, organization_uid)
    state = api.content.get_state(theme) if theme is not None else ""
    known = theme is not None and call_of(theme) is not None and call_of(theme) == call
    if not known or state not in ("published", "closed"):
        return Refusal(StepCode.THEME_NOT_OPEN)
    if state == "closed" and extension is None and not paper:
        return Refusal(StepCode.THEME_NOT_OPEN)
    return window_refusal(
        now, opens=theme.publish_from, closes=theme.apply_until, extension=extension
    )


def closing_of(proposal) -> datetime:
    """Until when the group of a proposal may send it."""
    call, theme = call_of(proposal), theme_of(proposal)
    general = (theme.apply_until if theme is not None else None) or call.closes
    return extension_of(call, proposal.organization_uid) or general


def own_proposals(call, organization) -> list:
    """The group's proposals of a call that are still on their way."""
    brains = proposal_brains(call, kyodo_organization=organization.UID())
    found = [brain._unrestrictedGetObject() for brain in brains]
    return [one for one in found if api.content.get_state(one) not in GONE]


def room_for(call, organization, theme=None, *, sent_only: bool = False) -> Refusal | None:
    """May the group have one more proposal: one per theme, and as many as the city allows?

    ``sent_only``: its unsent drafts do not count. They stand in nobody's way, least of all in
    that of its own paper at the counter.
    """
    mine = own_proposals(call, organization)
    if sent_only:
        mine = [one for one in mine if api.content.get_state(one) not in UNSENT]
    if theme is not None and any(one.theme_uid == theme.UID() for one in mine):
        return Refusal(FilingCode.THEME_ANSWERED)
    return proposals_refusal(len(mine), limit=setting_for(call, "proposals_per_group"))


def one_more(proposal) -> Refusal | None:
    """The same when a draft is sent: another may have been sent since it was begun."""
    call, organization = call_of(proposal), by_uid(proposal.organization_uid)
    return room_for(call, organization, theme_of(proposal), sent_only=True)
