"""What all our containers share."""

from plone.dexterity.content import Container


class KyodoContainer(Container):
    """A container without a kept order.

    An ordered folder rewrites one list for every new child, so two groups that start a
    proposal at the same moment would conflict. Our lists are sorted by catalog indexes.

    Each type names itself in ``meta_type`` too: a container keeps its ids by meta type, so
    the themes of a call are found without waking its proposals (``lookup.children``).
    """

    _ordering = "unordered"
