"""定員・決め方・期間 of one meeting, as fields of a button with consequences, and back."""

from .words import MODES
from collections.abc import Mapping
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import clock_text
from kamakura.kyodo.browser.dates import japan_day
from kamakura.kyodo.browser.dates import moment_of
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.domain.observers import Session
from kamakura.kyodo.i18n import _
from typing import Any


def terms_confirm(session: Session) -> parts.Confirm:
    """The button that changes the terms, filled with those in force."""
    return parts.Confirm(
        action="terms",
        button=_("定員や締切を変える"),
        question=_("この会議の定員や締切を変えますか"),
        consequences=(_("設定の画面の値は変わりません。"),),
        extra=(*_places(session), *_window(session)),
    )


def _places(session: Session) -> tuple[FormField, ...]:
    modes = tuple(Option(key, text) for key, text in MODES.items())
    capacity = FormField(
        "capacity",
        _("定員"),
        kind="number",
        required=True,
        width="short",
        value=str(session.capacity),
        help=_("増やすと、待っている人の席が決まります。0にすると、受け付けません。"),
    )
    mode = FormField(
        "mode", _("決め方"), kind="select", required=True, options=modes, value=session.mode
    )
    return capacity, mode


def _window(session: Session) -> tuple[FormField, ...]:
    opens, closes = session.opens, session.closes
    return (
        FormField(
            "opens_day",
            _("申し込みを始める日"),
            kind="date",
            value=japan_day(opens) if opens else "",
            help=_("書かないと、招集したときから受け付けます。"),
        ),
        FormField(
            "opens_clock",
            _("始める時刻"),
            kind="time",
            width="short",
            value=clock_text(opens) if opens else "",
            help=_("書かないと、09:00からにします。"),
        ),
        FormField(
            "closes_day", _("締め切る日"), kind="date", required=True, value=japan_day(closes)
        ),
        FormField(
            "closes_clock",
            _("締め切る時刻"),
            kind="time",
            required=True,
            width="short",
            value=clock_text(closes),
        ),
    )


def terms_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the verb takes, from understood fields."""
    opens = values["opens_day"]
    return {
        "capacity": max(0, values["capacity"]),
        "mode": values["mode"],
        "opens": opens and moment_of(opens, values["opens_clock"] or "09:00"),
        "closes": moment_of(values["closes_day"], values["closes_clock"]),
    }
