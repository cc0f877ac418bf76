"""Who may see what of a thing: the one answer for page, REST, export, mail and file.

Which object a person may open is the workflow's ``View``. Here: which papers of it,
and which fields of a paper, after the table of openness of the scheme.
"""

from .columns import may_read_column
from .lookup import by_uid
from .lookup import call_of
from .lookup import enclosing
from .lookup import proposal_brains
from .lookup import roles_on
from .notices import Notice
from .public_meeting import public_title
from .selections import selection_of
from .settings import sections_of
from .settings import setting_for
from enum import StrEnum
from kamakura.kyodo import permissions
from kamakura.kyodo.content.snapshots.committee import recused_for
from kamakura.kyodo.content.snapshots.committee import selection_meetings
from kamakura.kyodo.content.snapshots.committee import unpublished_names
from kamakura.kyodo.domain.minutes import without_names
from kamakura.kyodo.interfaces import IKyodoCommittee
from kamakura.kyodo.interfaces import IKyodoEvaluation
from plone import api
from typing import Any


ORGANIZATION_FORMS = frozenset({"organization_profile"})
# Talked over among group, section, centre and secretariat; the committee judges the 提案書.
TALK_FORMS = frozenset({"preliminary_sheet"})

# Addresses of persons: the committee judges the plan, not where somebody lives.
CONTACT_FIELDS = frozenset(
    {
        "postal_code",
        "address",
        "tel",
        "fax",
        "email",
        "contact_name",
        "contact_kana",
        "contact_name_kana",
        "contact_tel",
        "contact_email",
        "rep_name_kana",
    }
)
# Papers of the group that only the group itself and the secretariat read.
PRIVATE_FIELDS = frozenset(
    {
        "officers",
        "bylaws",
        "latest_budget",
        "latest_accounts",
        "officer_list",
    }
)
# The section checks the report against them; nobody beyond the two parties sees them.
RECEIPTS = frozenset({"receipts_1", "receipts_2", "receipts_3"})

_OWN = frozenset({permissions.ROLE_APPLICANT, permissions.ROLE_READER})
_FULL_READERS = _OWN | {permissions.ROLE_SECRETARIAT}
_OFFICE_READERS = _FULL_READERS | {permissions.ROLE_SECTION}
_TALKERS = _OFFICE_READERS | {permissions.ROLE_CENTER}


DROPPED = {"review_state": "dropped"}


def may_read_form(host, form_key: str) -> bool:
    """May the person read this 様式 of a host at all (drafts too)?

    The columns of an evaluation are filings "evaluation_sheet:side": neither side reads the
    other's before both are locked.
    """
    permission = (
        permissions.VIEW_ORGANIZATION_PAPERS
        if form_key in ORGANIZATION_FORMS
        else permissions.VIEW_PAPERS
    )
    if not api.user.has_permission(permission, obj=host):
        return False
    if form_key in TALK_FORMS and not roles_on(host) & _TALKERS:
        return False
    return not IKyodoEvaluation.providedBy(host) or may_read_column(host, form_key)


def masked_fields(host, form_key: str) -> frozenset[str]:
    """Names of the fields the person does not get to see in this 様式."""
    roles = roles_on(host)
    if roles & _FULL_READERS:
        return frozenset()
    if roles & _OFFICE_READERS:
        return PRIVATE_FIELDS
    return PRIVATE_FIELDS | RECEIPTS | CONTACT_FIELDS


def may_read_field(host, form_key: str, field: str) -> bool:
    """May the person read this field (also: download this file)?"""
    return may_read_form(host, form_key) and field not in masked_fields(host, form_key)


def may_read_copies(proposal) -> bool:
    """May the person see the scans of the paper a proposal was typed in from?

    Nothing on them can be masked, so nobody reads them for whom anything is.
    """
    return bool(roles_on(proposal) & _FULL_READERS)


def result_is_public(call) -> bool:
    """Has the result of the call been released?"""
    selection = selection_of(call)
    return selection is not None and selection.released_at is not None


def public_explanations(call) -> tuple[str, ...]:
    """Why proposals stopped at the 4者協議: told from the presentation day on, or the release.

    The words the secretariat wrote for everybody and nothing else: neither title nor group, in
    the order of the alphabet, which says nothing.
    """
    if not selection_meetings(call) and not result_is_public(call):
        return ()
    dropped = (brain._unrestrictedGetObject() for brain in proposal_brains(call, **DROPPED))
    return tuple(sorted(one.public_explanation for one in dropped if one.public_explanation))


def public_result_rows(call) -> tuple[dict, ...]:
    """The public result table; empty before the release."""
    if not result_is_public(call):
        return ()
    return selection_of(call).public_rows


def readable_notice(proposal) -> Notice | None:
    """The letter of a result the person may read: the group's people, and who releases it.

    The group reads it from the release on; before it, only who prepares the release.
    """
    call = call_of(proposal)
    selection = selection_of(call)
    notice = None if selection is None else selection.notices.get(proposal.UID())
    if notice is None or api.user.has_permission(permissions.RELEASE_SELECTION, obj=call):
        return notice
    is_own = bool(roles_on(proposal) & _OWN)
    return notice if is_own and selection.released_at is not None else None


def shows_points(call, outcome: str) -> bool:
    """Are the points of a proposal with this outcome published?"""
    rule = setting_for(call, "publish_scores")
    return rule == "all_total" or (rule == "passed_total" and outcome == "passed")


def public_minutes(meeting) -> list[dict[str, Any]]:
    """The minutes as everybody reads them: head, open items, reasons of the closed ones.

    Names of members that the city does not publish give way to the office, also where somebody
    wrote them by hand, and also when the setting was changed after the publication.
    """
    hidden = unpublished_names(enclosing(meeting, IKyodoCommittee))

    def told(part: str) -> str:
        return without_names(meeting.minutes_parts.get(part, ""), hidden)

    found = [{"title": "", "text": told(""), "closed": ""}]
    for item in meeting.agenda or ():
        if item.get("is_open"):
            text, closed = told(item["id"]), ""
        else:
            text, closed = "", item.get("reason") or ""
        found.append({"title": public_title(item), "text": text, "closed": closed})
    return found


def sees_item(meeting, item, user_id: str) -> bool:
    """May the person read what happened at an item? Whoever is recused from it may not."""
    if api.user.has_permission(permissions.MANAGE_COMMITTEE, obj=meeting):
        return True
    return not _seats_of(meeting, user_id) & recused_for(meeting, item)


def _seats_of(meeting, user_id: str) -> set[str]:
    """Ids a person has in the list of members, former terms too."""
    rows = enclosing(meeting, IKyodoCommittee).members or ()
    return {row["id"] for row in rows if user_id and row.get("user_id") == user_id}


class Sight(StrEnum):
    """How much of one item of the presentation day a person gets to see.

    full: everything the committee sees; own: a section's own proposal; title: title and
    clock; closed and recused: only that there is an item.
    """

    FULL = "full"
    OWN = "own"
    TITLE = "title"
    CLOSED = "closed"
    RECUSED = "recused"

    @property
    def shows_clock(self) -> bool:
        """May the clock of the item be seen?"""
        return self not in (Sight.CLOSED, Sight.RECUSED)


# From the announcement on; a drafted or cancelled meeting is the office's own business.
_FOLLOWED = ("convened", "held", "minutes_draft", "confirmed", "published")


def may_follow_day(meeting, user_id: str) -> bool:
    """May the person open the page of the presentation day? Sections, if one of theirs is on."""
    if api.user.has_permission("View", obj=meeting):
        return bool(user_id)
    if api.content.get_state(meeting) not in _FOLLOWED:
        return False
    return any(_is_of_section(item, user_id) for item in meeting.agenda or ())


def day_sight(meeting, item, user_id: str) -> Sight:
    """What of one item a person who may follow the day gets to see."""
    if api.user.has_permission(permissions.MANAGE_COMMITTEE, obj=meeting):
        return Sight.FULL
    if api.user.has_permission("View", obj=meeting):
        if not sees_item(meeting, item, user_id):
            return Sight.RECUSED
        return Sight.FULL if _seats_of(meeting, user_id) else Sight.TITLE
    if _is_of_section(item, user_id):
        return Sight.OWN
    return Sight.TITLE if item.get("is_open") else Sight.CLOSED


def screen_sight(meeting, item, user_id: str) -> Sight:
    """What of one item a person puts on the screen of the room, where everybody reads it."""
    if day_sight(meeting, item, user_id) == Sight.RECUSED:
        return Sight.RECUSED
    return Sight.TITLE if item.get("is_open") else Sight.CLOSED


def _is_of_section(item, user_id: str) -> bool:
    proposal = by_uid(item.get("proposal_uid"))
    own = set(sections_of(user_id)) if user_id else set()
    return proposal is not None and bool(own & set(proposal.sections or ()))
