"""What all our containers share."""

from plone.dexterity.content import Container


class KyodoContainer(Container):
    """A container without a kept order.

    An ordered folder rewrites one list for every new child, so two groups that start a
    proposal at the same moment would conflict. Our lists are sorted by catalog indexes.
    """

    _ordering = "unordered"
