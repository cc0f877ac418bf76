"""協働事業: the scheme's home page and the root of everything else."""

from .base import KyodoContainer
from .fields import DataGridFieldFactory
from .fields import directives
from .fields import rows
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProgram
from plone.app.textfield import RichText
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IHistoryRow(Interface):
    """One entry of the scheme's history."""

    when = schema.TextLine(title=_("時期"), description=_("例: 平成19年度"), required=True)
    what = schema.TextLine(title=_("できごと"), required=True)


class IProgramSchema(model.Schema):
    """What the home page says."""

    introduction = RichText(title=_("協働事業とは"), required=False)
    group_kind = schema.Text(title=_("市民活動団体提案の説明"), required=False)
    city_kind = schema.Text(title=_("市提案の説明"), required=False)
    directives.widget("history", DataGridFieldFactory)
    history = rows(IHistoryRow, title=_("これまでの歩み"))
    contact = schema.Text(title=_("問い合わせ先"), required=False)


@implementer(IKyodoProgram, IProgramSchema)
class KyodoProgram(KyodoContainer):
    """The scheme."""

    meta_type = "KyodoProgram"
