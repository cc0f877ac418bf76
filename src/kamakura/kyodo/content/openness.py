"""What of each type a program may read over REST: a list of what is open, all else is closed.

A field that is added to a type is closed until somebody writes it here. Marks, comments,
outcomes, names of officers, contacts, recusals and answers of forms are in no list; who
may read those reads them on the pages, under ``visibility``.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from kamakura.kyodo import permissions
from plone import api


VIEW = "View"

OPEN_FIELDS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "KyodoProgram": {VIEW: ("introduction", "group_kind", "city_kind", "history", "contact")},
    "KyodoFolder": {},
    "KyodoOrganization": {VIEW: ("corp_type", "url")},
    "KyodoCommittee": {VIEW: ("chair_label", "size_limit")},
    "KyodoMeeting": {VIEW: ("kind", "starts", "place")},
    "KyodoCall": {
        VIEW: (
            "fiscal_year",
            "introduction",
            "opens",
            "closes",
            "milestones",
            "cap_group_yen",
            "presentation_place",
            "criteria",
            "contact",
            "not_held_reason",
        )
    },
    "KyodoTheme": {
        VIEW: (
            "yomi",
            "section",
            "contact",
            "background",
            "aim",
            "outline",
            "city_roles",
            "group_roles",
            "effect",
            "cap_yen",
            "period_from",
            "period_to",
            "qualifications",
            "number_to_select",
            "apply_until",
            "questions",
        )
    },
    "KyodoProposal": {
        VIEW: ("kind", "organization_title"),
        permissions.VIEW_PAPERS: (
            "yomi",
            "sections",
            "summary",
            "total_cost",
            "city_share",
            "period_from",
            "period_to",
            "receipt_number",
        ),
    },
    "KyodoConsultation": {VIEW: ("kind", "sections", "due")},
    "KyodoReview": {},
    "KyodoProject": {
        VIEW: (
            "yomi",
            "organization_title",
            "section_title",
            "fiscal_year",
            "summary",
            "group_roles",
            "city_roles",
            "story",
            "agreed_on",
            "period_from",
            "period_to",
        )
    },
    "KyodoEvaluation": {VIEW: ("fiscal_year", "due")},
}

# Columns of the catalog, beside address, title, state and type. Who created something and
# when it was touched is in none: it tells who works on what.
_COMMON = frozenset({"UID", "id", "getId", "getPath", "getURL", "portal_type", "is_folderish"})
OPEN_COLUMNS: Mapping[str, frozenset[str]] = {
    "KyodoCall": frozenset({"kyodo_fiscal_year"}),
    "KyodoTheme": frozenset({"kyodo_fiscal_year", "kyodo_sections"}),
    "KyodoProject": frozenset({"kyodo_fiscal_year"}),
    "KyodoProposal": frozenset(
        {"kyodo_fiscal_year", "kyodo_kind", "kyodo_receipt", "kyodo_organization_title"}
    ),
}


def is_ours(portal_type: str) -> bool:
    """Is this one of our types? Unknown ones of ours are closed, too."""
    return portal_type.startswith("Kyodo")


def open_fields(obj) -> Iterator[str]:
    """Names of the fields the person who is logged in may read over REST."""
    for permission, names in OPEN_FIELDS.get(obj.portal_type, {}).items():
        if api.user.has_permission(permission, obj=obj):
            yield from names


def open_columns(portal_type: str) -> frozenset[str]:
    """Names of the catalog columns of a type that a list over REST may show."""
    return _COMMON | OPEN_COLUMNS.get(portal_type, frozenset())
