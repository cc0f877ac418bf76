"""実施事業: agreement, year slices, report and the public page."""

from .base import KyodoContainer
from .fields import DataGridFieldFactory
from .fields import directives
from .fields import rows
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProject
from plone.app.textfield import RichText
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IYearSliceRow(Interface):
    """One fiscal year of the work."""

    fiscal_year = schema.Int(title=_("年度(西暦)"), required=True)
    city_share = schema.Int(title=_("市負担金(円)"), required=False, min=0)
    total_cost = schema.Int(title=_("総事業費(円)"), required=False, min=0)
    settled_share = schema.Int(title=_("確定した市負担金(円)"), required=False, min=0)
    spent = schema.Int(title=_("決算額(円)"), required=False, min=0)


class IProjectSchema(model.Schema):
    """What is agreed, and what the public page tells.

    Only the words for the public are edited by hand; the verbs write the rest.
    """

    directives.omitted(
        "proposal_uid",
        "organization_uid",
        "organization_title",
        "sections",
        "section_title",
        "fiscal_year",
        "agreed_on",
        "period_from",
        "period_to",
        "report_due",
        "year_slices",
        "decision_text",
    )
    yomi = schema.TextLine(title=_("ふりがな"), required=False)
    proposal_uid = schema.TextLine(title=_("もとの提案"), required=False)
    organization_uid = schema.TextLine(title=_("団体"), required=False)
    organization_title = schema.TextLine(title=_("団体名"), required=False)
    sections = schema.List(
        title=_("担当課"),
        value_type=schema.Choice(vocabulary="kamakura.kyodo.Sections"),
        required=False,
        missing_value=[],
    )
    section_title = schema.TextLine(
        title=_("担当課の名(当時)"),
        description=_("課の名が変わった後も、当時の名を示します。"),
        required=False,
    )
    fiscal_year = schema.Int(title=_("実施年度(西暦)"), required=True)
    summary = schema.Text(title=_("事業概要"), required=False)
    group_roles = schema.Text(title=_("団体の役割"), required=False)
    city_roles = schema.Text(title=_("市の役割"), required=False)
    story = RichText(title=_("事業の紹介"), required=False)
    agreed_on = schema.Date(title=_("協定を結んだ日"), required=False)
    period_from = schema.Date(title=_("実施期間の初日"), required=False)
    period_to = schema.Date(title=_("実施期間の末日"), required=False)
    report_due = schema.Date(title=_("実績報告の期限"), required=False)
    directives.widget("year_slices", DataGridFieldFactory)
    year_slices = rows(IYearSliceRow, title=_("年度ごとの金額"))
    decision_text = schema.Text(title=_("選定の理由"), required=False)


@implementer(IKyodoProject, IProjectSchema)
class KyodoProject(KyodoContainer):
    """A project."""

    meta_type = "KyodoProject"
