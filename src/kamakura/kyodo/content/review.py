"""審査票: the sheet of one member for one proposal."""

from .base import KyodoContainer
from .reviews import MarkSheet
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoReview
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IReviewSchema(model.Schema):
    """Whose sheet it is; the marks are in ``sheet``."""

    member_id = schema.ASCIILine(title=_("委員"), required=True)
    user_id = schema.TextLine(title=_("利用者名"), required=True)


@implementer(IKyodoReview, IReviewSchema)
class KyodoReview(KyodoContainer):
    """A sheet inside its proposal; ``sheet`` is a ``content.reviews.MarkSheet``.

    ``counted``: the sheet was complete when the chair closed it.

    Local roles of the proposal stop here: whoever reads the papers must not
    thereby read another member's marks.
    """

    meta_type = "KyodoReview"

    __ac_local_roles_block__ = True

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.sheet = MarkSheet()
        self.counted = False
