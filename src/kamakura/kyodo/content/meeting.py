"""会議: agenda, attendance, votes and minutes of the committee."""

from .base import KyodoContainer
from .fields import DataGridFieldFactory
from .fields import directives
from .fields import rows
from .fields import TIMEZONE_NAME
from kamakura.kyodo.domain.observers import MODES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoMeeting
from persistent.list import PersistentList
from persistent.mapping import PersistentMapping
from plone.app.z3cform.widgets.datetime import DatetimeFieldWidget
from plone.supermodel import model
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IAgendaRow(Interface):
    """One 議題."""

    id = schema.ASCIILine(title=_("番号"), required=True)
    title = schema.TextLine(title=_("議題"), required=True)
    proposal_uid = schema.TextLine(title=_("提案"), required=False)
    about_all = schema.Bool(title=_("募集のすべての提案について"), required=False, default=False)
    is_open = schema.Bool(title=_("公開"), required=False, default=False)
    reason = schema.TextLine(title=_("非公開の理由"), required=False)


class IMeetingSchema(model.Schema):
    """When, where, about what."""

    kind = schema.Choice(
        title=_("会議の種類"), vocabulary="kamakura.kyodo.MeetingKinds", required=True
    )
    call_uid = schema.TextLine(title=_("募集"), required=False)
    directives.widget("starts", DatetimeFieldWidget, default_timezone=TIMEZONE_NAME)
    starts = schema.Datetime(title=_("日時"), required=True)
    place = schema.TextLine(title=_("場所"), required=False, max_length=100)
    directives.widget("agenda", DataGridFieldFactory)
    agenda = rows(IAgendaRow, title=_("議題"))
    # Copied from the settings when the meeting is made; from then on these are the truth.
    observer_capacity = schema.Int(title=_("傍聴の定員"), required=False, min=0)
    observer_mode = schema.Choice(title=_("傍聴する人の決め方"), values=MODES, required=False)
    directives.widget("observer_opens", DatetimeFieldWidget, default_timezone=TIMEZONE_NAME)
    observer_opens = schema.Datetime(title=_("傍聴の申し込みを始める日時"), required=False)
    directives.widget("observer_closes", DatetimeFieldWidget, default_timezone=TIMEZONE_NAME)
    observer_closes = schema.Datetime(title=_("傍聴の申し込みを締め切る日時"), required=False)
    observers = schema.Int(title=_("傍聴者数"), required=False, min=0)
    minutes = schema.Text(title=_("議事録"), required=False)


@implementer(IKyodoMeeting, IMeetingSchema)
class KyodoMeeting(KyodoContainer):
    """A meeting.

    ``minutes_parts``: "" for the head or an agenda id -> text, as edited;
    ``generated_parts``: the same as last made from the record. ``minutes`` joins the parts.
    ``attendance``: member id -> "present" | "absent" at the opening; ``attendance_notes``:
    agenda id -> {member id: "came" | "left"}, only what changes there (domain.attendance).
    ``day_steps``: the clock of the presentation day after each step (domain.presentation_day);
    ``day_undone`` makes the number a page has seen grow also when a step is taken back.
    ``resolutions``: agenda id -> {"for": int, "against": int, "chair": "for"|"against"|None,
    "abstain": int, "carried": bool, "by_chair": bool, "text": str, "votes": {member id: vote},
    "recused": member ids at that time,
    "presided": member id, "basis": str}.
    """

    meta_type = "KyodoMeeting"

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.attendance = PersistentMapping()
        self.attendance_notes = PersistentMapping()
        self.day_steps = PersistentList()
        self.day_undone = 0
        self.resolutions = PersistentMapping()
        self.minutes_parts = PersistentMapping()
        self.generated_parts = PersistentMapping()
