"""Ids of our content. Stock ids spell kanji by their Chinese readings."""

from kamakura.kyodo.interfaces import IKyodoContent
from uuid import uuid4
from zope.component import adapter
from zope.container.interfaces import INameChooser
from zope.interface import implementer


PREFIXES = {
    "KyodoProgram": "kyodo",
    "KyodoCall": "call",
    "KyodoTheme": "theme",
    "KyodoProposal": "proposal",
    "KyodoConsultation": "consultation",
    "KyodoReview": "review",
    "KyodoCommittee": "committee",
    "KyodoMeeting": "meeting",
    "KyodoOrganization": "group",
    "KyodoProject": "project",
    "KyodoEvaluation": "evaluation",
}


def short_id(prefix: str) -> str:
    """An id that tells nothing and cannot clash: two people may create at once."""
    return f"{prefix}-{uuid4().hex[:10]}"


@implementer(INameChooser)
@adapter(IKyodoContent)
class KyodoNameChooser:
    """Chooses ids inside our containers."""

    def __init__(self, context) -> None:
        self.context = context

    def checkName(self, name, obj) -> bool:
        return name not in self.context

    def chooseName(self, name, obj) -> str:
        """A given free name, else a year for a call, else a random id."""
        if name and self.checkName(name, obj):
            return name
        portal_type = getattr(obj, "portal_type", "")
        if portal_type == "KyodoCall" and getattr(obj, "fiscal_year", None):
            year = f"fy{obj.fiscal_year}"
            if self.checkName(year, obj):
                return year
        return short_id(PREFIXES.get(portal_type, "item"))
