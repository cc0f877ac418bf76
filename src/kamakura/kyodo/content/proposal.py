"""提案: only what the process needs; what the forms ask stays in the filings."""

from .base import KyodoContainer
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProposal
from persistent.mapping import PersistentMapping
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


class IProposalSchema(model.Schema):
    """Written from the filings by ``operations``, never by an edit form."""

    kind = schema.Choice(
        title=_("提案の種別"), vocabulary="kamakura.kyodo.ProposalKinds", required=True
    )
    yomi = schema.TextLine(title=_("ふりがな"), required=False)
    theme_uid = schema.TextLine(title=_("市提案"), required=False)
    organization_uid = schema.TextLine(title=_("団体"), required=True)
    organization_title = schema.TextLine(title=_("団体名"), required=False)
    sections = schema.List(
        title=_("担当課"),
        value_type=schema.Choice(vocabulary="kamakura.kyodo.Sections"),
        required=False,
        missing_value=[],
    )
    summary = schema.Text(title=_("事業概要"), required=False)
    total_cost = schema.Int(title=_("総事業費(円)"), required=False)
    city_share = schema.Int(title=_("市負担額(円)"), required=False)
    period_from = schema.Date(title=_("実施期間の初日"), required=False)
    period_to = schema.Date(title=_("実施期間の末日"), required=False)
    receipt_number = schema.ASCIILine(title=_("受付番号"), required=False)
    submitted_at = schema.Datetime(title=_("提出日時"), required=False)
    correction_due = schema.Date(title=_("補正の期限"), required=False)
    public_explanation = schema.Text(title=_("公表する説明"), required=False)
    presentation_order = schema.Int(title=_("発表の順番"), required=False)
    previous_uid = schema.TextLine(title=_("前年度の提案"), required=False)


@implementer(IKyodoProposal, IProposalSchema)
class KyodoProposal(KyodoContainer):
    """A proposal.

    ``recusals``: member id -> {"code": str, "reason": str, "by": str, "at": datetime};
    ``cleared_recusals``: the same for recusals that turned out wrong (a namesake).
    ``checks``: screening check key -> {"ok": bool, "note": str, "by": str, "at": datetime}.
    ``correction_items``: field address "form_key:field" -> sentence.
    ``intake``: a ``domain.intake.Intake`` for a paper that was typed in for the group, else None.
    """

    meta_type = "KyodoProposal"

    intake = None

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.recusals = PersistentMapping()
        self.cleared_recusals = PersistentMapping()
        self.checks = PersistentMapping()
        self.correction_items = PersistentMapping()
