"""What the recurring parts of a page need: small frozen values; parts.pt draws them."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from datetime import datetime
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import iso
from kamakura.kyodo.browser.dates import japan_day
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.i18n import _
from Products.Five.browser import BrowserView
from typing import Any


Text = Any
"""A string or a translatable message."""


REASON = _("理由")


class Parts(BrowserView):
    """``context/@@kyodo-parts/macros/<name>`` in every template."""

    def __getitem__(self, key: str):
        return self.index.macros if key == "macros" else self.index.macros[key]


# links and buttons


@dataclass(frozen=True)
class Link:
    """A link in a list, a cell or a box."""

    text: Text
    url: str
    note: Text = ""

    kind = "link"


@dataclass(frozen=True)
class Contact:
    """連絡先."""

    name: Text
    phone: str = ""
    email: str = ""
    address: Text = ""
    hours: Text = ""


@dataclass(frozen=True)
class ErrorItem:
    """One line of the error summary."""

    text: Text
    href: str = ""


# states and dates


@dataclass(frozen=True)
class Chip:
    """状態: a sign and a word; ``tone`` only supports them."""

    text: Text
    icon: str = "●"
    tone: str = "neutral"
    """neutral, waiting, good, bad or done."""

    kind = "chip"


TONE_ICONS = {"neutral": "○", "waiting": "…", "good": "✓", "bad": "!", "done": "■"}


def chip(text: Text, tone: str = "neutral") -> Chip:
    """Make a state chip with the sign of its tone."""
    return Chip(text=text, icon=TONE_ICONS[tone], tone=tone)


@dataclass(frozen=True)
class Due:
    """期限: the moment and what is left of it."""

    text: Text
    left: Text
    iso: str
    is_over: bool = False

    kind = "due"


def due(deadline: date | datetime | None, now: datetime) -> Due | None:
    """Make a due badge: 令和8年6月30日(火) 23:59 · あと3日; a date lasts to its end."""
    if deadline is None:
        return None
    days = (japan_day(deadline) - japan_day(now)).days
    over = now >= deadline if isinstance(deadline, datetime) else days < 0
    if over:
        left = _("期限切れ")
    elif days == 0:
        left = _("今日まで")
    elif days == 1:
        left = _("明日まで")
    else:
        left = _("あと${days}日", mapping={"days": str(days)})
    return Due(text=moment_text(deadline), left=left, iso=iso(deadline), is_over=over)


# flow line


@dataclass(frozen=True)
class FlowStep:
    """One step of a life: ``state`` is done, here or todo."""

    title: Text
    state: str
    when: Text = ""
    note: Text = ""
    url: str = ""
    iso: str = ""
    mark: str = ""


@dataclass(frozen=True)
class Flow:
    """流れの帯."""

    label: Text
    steps: tuple[FlowStep, ...]

    @property
    def total(self) -> str:
        return str(len(self.steps))

    @property
    def here(self) -> FlowStep | None:
        return next((step for step in self.steps if step.state == "here"), None)

    @property
    def number(self) -> str:
        """The number of the present step, counted from 1."""
        return str(next(n for n, step in enumerate(self.steps, 1) if step.state == "here"))

    @property
    def whole(self) -> Text:
        """Folded, when no step is the present one: the life is over, or left its line."""
        mapping = {"total": self.total}
        if all(step.state == "done" for step in self.steps):
            return _("全${total}手順が済みました", mapping=mapping)
        return _("全${total}手順", mapping=mapping)


def flow(
    label: Text,
    steps: Sequence[tuple[str, Text]],
    *,
    here: str | None,
    dates: Mapping[str, date | datetime] | None = None,
    links: Mapping[str, str] | None = None,
) -> Flow:
    """Make a flow line of (id, title) steps; all are done when ``here`` is None."""
    dates, links = dates or {}, links or {}
    ids = [step_id for step_id, _title in steps]
    at = ids.index(here) if here in ids else len(ids)
    made = []
    for place, (step_id, title) in enumerate(steps):
        state = "done" if place < at else "here" if place == at else "todo"
        when = dates.get(step_id)
        made.append(
            FlowStep(
                title=title,
                state=state,
                when=date_text(when),
                url=links.get(step_id, ""),
                iso=iso(when),
                mark="✓" if state == "done" else str(place + 1),
            )
        )
    return Flow(label=label, steps=tuple(made))


@dataclass(frozen=True)
class Saved:
    """保存の表示."""

    when: datetime | None
    by: Text = ""

    @property
    def clock(self):
        return moment_text(self.when)


# acts and the next step


@dataclass(frozen=True)
class Confirm:
    """A button with consequences: they are spelled out before it can be pressed."""

    action: str
    """The value of the button ``do``."""

    button: Text
    question: Text
    consequences: Sequence[Text] = ()
    reason: str = ""
    """The name of the reason field; empty for none."""

    reason_label: Text = REASON
    reason_help: Text = ""
    reason_required: bool = True
    danger: bool = False
    hidden: Mapping[str, str] = field(default_factory=dict)
    extra: Sequence[Any] = ()
    """Further ``FormField``s asked before pressing."""


@dataclass(frozen=True)
class NextStep:
    """次にすること: what to do, until when, one button; or only waiting."""

    text: Text
    due: Due | None = None
    button: Link | None = None
    detail: Text = ""
    waiting: bool = False
    over: bool = False
    """Nothing is to be done and nothing waited for."""

    confirm: Confirm | None = None
    """In place of a link: the act itself, with its consequences."""

    @property
    def is_quiet(self) -> bool:
        return self.waiting or self.over
