"""募集: the call of one fiscal year, with its windows, ceilings and criteria."""

from .base import KyodoContainer
from .fields import DataGridFieldFactory
from .fields import directives
from .fields import rows
from .fields import TIMEZONE_NAME
from collections.abc import Mapping
from collections.abc import Sequence
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoCall
from persistent import Persistent
from persistent.mapping import PersistentMapping
from plone.app.textfield import RichText
from plone.app.z3cform.widgets.datetime import DatetimeFieldWidget
from plone.schema import JSONField
from plone.supermodel import model
from z3c.form.interfaces import IEditForm
from zope import schema
from zope.interface import implementer
from zope.interface import Interface


class IMilestoneRow(Interface):
    """A date of the year that people wait for."""

    key = schema.Choice(title=_("種類"), vocabulary="kamakura.kyodo.MilestoneKinds", required=True)
    date_from = schema.Date(title=_("日(初日)"), required=True)
    date_to = schema.Date(title=_("末日"), required=False)
    place = schema.TextLine(title=_("場所"), required=False)
    note = schema.TextLine(title=_("説明"), required=False)


class ICallSchema(model.Schema):
    """What the call fixes for its year.

    Dates and criteria are set on pages of their own, by verbs that keep a record; so is the
    reason of a call that is not held. ``criteria``: a ``domain.criteria.CriteriaSet`` as data, or
    None for what the settings say.
    """

    directives.omitted(
        "opens", "closes", "milestones", "marking_due", "criteria", "not_held_reason"
    )
    # The year names the call, its numbers and its papers: it is set once.
    directives.omitted(IEditForm, "fiscal_year")
    fiscal_year = schema.Int(
        title=_("募集する年度(西暦)"), description=_("例: 2026(令和8年度)"), required=True
    )
    introduction = RichText(title=_("募集の案内"), required=False)
    directives.widget("opens", DatetimeFieldWidget, default_timezone=TIMEZONE_NAME)
    opens = schema.Datetime(title=_("受付を始める日時"), required=False)
    directives.widget("closes", DatetimeFieldWidget, default_timezone=TIMEZONE_NAME)
    closes = schema.Datetime(title=_("受付を締め切る日時"), required=False)
    directives.widget("milestones", DataGridFieldFactory)
    milestones = rows(IMilestoneRow, title=_("日程"))
    cap_group_yen = schema.Int(title=_("団体提案の市負担金の上限(円)"), required=False, min=0)
    committee_uid = schema.Choice(
        title=_("選考委員会"), vocabulary="kamakura.kyodo.Committees", required=False
    )
    presentation_place = schema.TextLine(title=_("プレゼンテーションの会場"), required=False)
    marking_due = schema.Date(title=_("採点の期限"), required=False)
    criteria = JSONField(title=_("審査の基準"), required=False, schema="{}")
    contact = schema.Text(title=_("問い合わせ先"), required=False)
    not_held_reason = schema.Text(title=_("募集しない理由"), required=False)


class ArchivedYear(Persistent):
    """What is known of a year from before the system: figures, proposals, and the source."""

    def __init__(
        self,
        source: str,
        figures: Sequence[Mapping[str, str]],
        proposals: Sequence[Mapping[str, str]],
    ) -> None:
        self.source = source
        self.figures = tuple(dict(one) for one in figures)
        self.proposals = tuple(dict(one) for one in proposals)


@implementer(IKyodoCall, ICallSchema)
class KyodoCall(KyodoContainer):
    """A call.

    ``extensions``: organization UID -> {"until": datetime, "reason": str, "by": str}.
    ``frozen``: what was fixed when the call opened or marking started
    ("settings", "criteria"); see ``content.snapshot``.
    ``archive``: an ``ArchivedYear`` for a year that was imported, else None.
    """

    meta_type = "KyodoCall"

    archive = None

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.extensions = PersistentMapping()
        self.frozen = PersistentMapping()
