"""What all our containers share."""

from plone.dexterity.content import Container
from typing import Any


# What Plone's menu offers; each leads to its own page. All else of ours comes by an act: a group
# begins a proposal, a project is decided, a sheet is given out.
OFFERED = frozenset({"KyodoCall", "KyodoCommittee", "KyodoMeeting", "KyodoTheme"})


class KyodoContainer(Container):
    """A container without a kept order.

    An ordered folder rewrites one list for every new child, so two groups that start a
    proposal at the same moment would conflict. Our lists are sorted by catalog indexes.

    Each type names itself in ``meta_type`` too: a container keeps its ids by meta type, so
    the themes of a call are found without waking its proposals (``lookup.children``).
    """

    _ordering = "unordered"

    def cb_isCopyable(self) -> bool:
        """No copies by hand: one would take papers, marks and records of others with it.

        Next year's call and a proposal tried again are made by their verbs.
        """
        return False

    def cb_isMoveable(self) -> bool:
        """No moving or renaming: addresses stand in letters and in public records."""
        return False

    def allowedContentTypes(self, context: Any = None) -> list[Any]:
        """What the menu offers to add."""
        found = super().allowedContentTypes(context)
        return [
            one for one in found if one.getId() in OFFERED or not one.getId().startswith("Kyodo")
        ]
