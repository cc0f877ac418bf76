"""評価シート: the group's column, the section's column (blind), the joint column."""

from .base import KyodoContainer
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoEvaluation
from persistent.mapping import PersistentMapping
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IEvaluationSchema(model.Schema):
    """All columns are filings; only the frame is here."""

    fiscal_year = schema.Int(title=_("評価する年度(西暦)"), required=True)
    due = schema.Date(title=_("記入の期限"), required=False)
    third_party = schema.Text(title=_("第三者の意見"), required=False)


@implementer(IKyodoEvaluation, IEvaluationSchema)
class KyodoEvaluation(KyodoContainer):
    """An evaluation inside its project.

    ``locked``: side ("group", "section") -> {"by": str, "at": datetime}. The columns are
    filings with the keys of ``content.columns``.
    """

    meta_type = "KyodoEvaluation"

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.locked = PersistentMapping()
