"""市提案(テーマ): an outline by a section that several groups may answer."""

from .base import KyodoContainer
from .fields import DataGridFieldFactory
from .fields import directives
from .fields import rows
from .fields import TIMEZONE_NAME
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoTheme
from plone.app.z3cform.widgets.datetime import DatetimeFieldWidget
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IQuestionRow(Interface):
    """A question to the section and its answer."""

    asked_on = schema.Date(title=_("質問の日"), required=False)
    question = schema.Text(title=_("質問"), required=True)
    answer = schema.Text(title=_("回答"), required=False)


class IThemeSchema(model.Schema):
    """What the section puts to the groups."""

    yomi = schema.TextLine(title=_("ふりがな"), required=False, max_length=200)
    section = schema.Choice(title=_("担当課"), vocabulary="kamakura.kyodo.Sections", required=True)
    contact = schema.TextLine(title=_("連絡先"), required=True, max_length=200)
    background = schema.Text(title=_("現状と課題"), required=True, max_length=800)
    aim = schema.Text(title=_("目的"), required=True, max_length=400)
    outline = schema.Text(title=_("事業の構想"), required=True, max_length=1000)
    city_roles = schema.Text(title=_("市の役割"), required=True, max_length=600)
    group_roles = schema.Text(title=_("団体に期待する役割"), required=True, max_length=600)
    effect = schema.Text(title=_("期待する効果"), required=True, max_length=400)
    cap_yen = schema.Int(title=_("市負担金の上限(円)"), required=True, min=0)
    period_from = schema.Date(title=_("実施期間の初日"), required=True)
    period_to = schema.Date(title=_("実施期間の末日"), required=True)
    qualifications = schema.Text(title=_("応募に必要な資格など"), required=False, max_length=400)
    number_to_select = schema.Int(title=_("選定する数"), required=True, default=1, min=1)
    directives.widget("publish_from", DatetimeFieldWidget, default_timezone=TIMEZONE_NAME)
    publish_from = schema.Datetime(title=_("応募の開始"), required=False)
    directives.widget("apply_until", DatetimeFieldWidget, default_timezone=TIMEZONE_NAME)
    apply_until = schema.Datetime(title=_("応募の締切"), required=False)
    directives.widget("questions", DataGridFieldFactory)
    questions = rows(IQuestionRow, title=_("質問と回答"))


@implementer(IKyodoTheme, IThemeSchema)
class KyodoTheme(KyodoContainer):
    """A theme."""

    meta_type = "KyodoTheme"
