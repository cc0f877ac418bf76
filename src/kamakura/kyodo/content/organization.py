"""市民活動団体: the profile every form takes over, and the people of the group."""

from .base import KyodoContainer
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoOrganization
from persistent.mapping import PersistentMapping
from plone.supermodel import model
from zope import schema
from zope.interface import implementer


MEMBER_ROLES = ("representative", "editor", "reader")


class IOrganizationSchema(model.Schema):
    """The part of 団体概要 that the forms take over."""

    yomi = schema.TextLine(title=_("ふりがな"), required=True, max_length=200)
    corp_type = schema.Choice(
        title=_("法人格"), vocabulary="kamakura.kyodo.CorporationTypes", required=True
    )
    corp_type_other = schema.TextLine(title=_("法人格(その他)"), required=False, max_length=50)
    rep_title = schema.TextLine(title=_("代表者の役職"), required=False, max_length=30)
    rep_name = schema.TextLine(title=_("代表者の氏名"), required=False, max_length=50)
    rep_name_kana = schema.TextLine(title=_("代表者のふりがな"), required=False, max_length=100)
    postal_code = schema.TextLine(title=_("郵便番号"), required=False, max_length=8)
    address = schema.TextLine(title=_("所在地"), required=False, max_length=200)
    city_contact = schema.TextLine(
        title=_("市内の活動拠点・連絡場所"), required=False, max_length=200
    )
    tel = schema.TextLine(title=_("電話"), required=False, max_length=20)
    fax = schema.TextLine(title=_("FAX"), required=False, max_length=20)
    email = schema.TextLine(title=_("メール"), required=False, max_length=200)
    url = schema.TextLine(title=_("ホームページ"), required=False, max_length=200)
    contact_name = schema.TextLine(title=_("担当者の氏名"), required=False, max_length=50)
    contact_kana = schema.TextLine(title=_("担当者のふりがな"), required=False, max_length=100)
    contact_tel = schema.TextLine(title=_("担当者の電話"), required=False, max_length=20)
    contact_email = schema.TextLine(title=_("担当者のメール"), required=False, max_length=200)
    founded = schema.Date(title=_("設立年月日"), required=False)
    centre_registration = schema.Choice(
        title=_("市民活動センターへの登録"),
        vocabulary="kamakura.kyodo.CentreRegistrations",
        required=False,
    )
    centre_number = schema.TextLine(title=_("登録番号"), required=False, max_length=20)
    officers_count = schema.Int(title=_("役員の人数"), required=False, min=0)
    members_total = schema.Int(title=_("構成員の人数"), required=False, min=0)
    members_citizens = schema.Int(title=_("うち市民の人数"), required=False, min=0)


@implementer(IKyodoOrganization, IOrganizationSchema)
class KyodoOrganization(KyodoContainer):
    """A group; ``members`` maps user id -> role (see ``MEMBER_ROLES``).

    The officers' list is not here: it belongs to the filing it was sent with.
    """

    meta_type = "KyodoOrganization"

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.members = PersistentMapping()
