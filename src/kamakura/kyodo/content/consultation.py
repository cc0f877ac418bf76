"""提案事前調整 and 4者協議: each party's part, the meetings, and the outcome."""

from .base import KyodoContainer
from .fields import DataGridFieldFactory
from .fields import directives
from .fields import rows
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoConsultation
from persistent.mapping import PersistentMapping
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IConsultationMeetingRow(Interface):
    """One sitting of the parties."""

    held_on = schema.Date(title=_("開催日"), required=True)
    place = schema.TextLine(title=_("場所"), required=False)
    attendees = schema.Text(title=_("出席者(団体・担当課・事務局・推進部会)"), required=True)
    points = schema.Text(title=_("論点"), required=True)
    agreed = schema.Text(title=_("合意したこと"), required=False)
    homework = schema.Text(title=_("宿題(だれが・いつまで)"), required=False)


class IConsultationSchema(model.Schema):
    """The frame of a consultation; each party's words are in ``parts``."""

    kind = schema.Choice(
        title=_("協議の種類"), vocabulary="kamakura.kyodo.ConsultationKinds", required=True
    )
    sections = schema.List(
        title=_("担当課"),
        value_type=schema.Choice(vocabulary="kamakura.kyodo.Sections"),
        required=False,
        missing_value=[],
    )
    due = schema.Date(title=_("回答の期限"), required=False)
    related_work = schema.Text(title=_("関連する既存事業"), required=False)
    directives.widget("meetings", DataGridFieldFactory)
    meetings = rows(IConsultationMeetingRow, title=_("協議の記録"))
    agreed_changes = schema.Text(title=_("合意した変更"), required=False)
    outcome = schema.Choice(
        title=_("結果"), vocabulary="kamakura.kyodo.ConsultationOutcomes", required=False
    )
    outcome_reason = schema.Text(title=_("理由"), required=False)
    public_explanation = schema.Text(title=_("公表する説明"), required=False, max_length=300)


@implementer(IKyodoConsultation, IConsultationSchema)
class KyodoConsultation(KyodoContainer):
    """A consultation inside its proposal.

    ``parts``: party key ("secretariat", "center", "section:<id>", "group") ->
    PersistentMapping of answers plus "answered_at" and "by".
    """

    meta_type = "KyodoConsultation"

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.parts = PersistentMapping()
