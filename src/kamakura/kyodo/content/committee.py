"""選考委員会: its members with their terms, and its rules."""

from .base import KyodoContainer
from .fields import directives
from .fields import rows
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoCommittee
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IMemberRow(Interface):
    """One 委員."""

    id = schema.ASCIILine(title=_("記号"), description=_("例: m1"), required=True)
    user_id = schema.TextLine(title=_("利用者名"), required=False)
    name = schema.TextLine(title=_("氏名"), required=True)
    yomi = schema.TextLine(title=_("ふりがな"), required=False)
    category = schema.Choice(
        title=_("区分"), vocabulary="kamakura.kyodo.MemberCategories", required=True
    )
    affiliation = schema.TextLine(title=_("所属・役職"), required=False)
    office = schema.Choice(
        title=_("役"), vocabulary="kamakura.kyodo.MemberOffices", required=True, default="member"
    )
    section = schema.Choice(
        title=_("所属課(市職員)"), vocabulary="kamakura.kyodo.Sections", required=False
    )
    term_from = schema.Date(title=_("任期の初日"), required=False)
    term_to = schema.Date(title=_("任期の末日"), required=False)


class ICommitteeSchema(model.Schema):
    """Members and rules; the defaults of the rules come from the settings."""

    # The list has a page of its own: it checks offices and terms, and keeps a record.
    directives.omitted("members")
    members = rows(IMemberRow, title=_("委員"))
    size_limit = schema.Int(title=_("定数(何人以内)"), required=False, default=5, min=1)
    chair_label = schema.TextLine(title=_("委員長の呼び方"), required=False, default="委員長")


@implementer(IKyodoCommittee, ICommitteeSchema)
class KyodoCommittee(KyodoContainer):
    """The committee; ``members`` is a list of dictionaries after ``IMemberRow``."""

    meta_type = "KyodoCommittee"
