"""When and how a paper came: the same questions for an application and for a 補正."""

from .words import HOW_WORDS
from datetime import datetime
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.i18n import _


def arrival_fields(now: datetime) -> list[FormField]:
    """The stamp and the way."""
    here = in_japan(now)
    return [
        FormField("day", _("届いた日"), kind="date", required=True, value=here.date()),
        FormField(
            "clock",
            _("届いた時刻"),
            kind="time",
            required=True,
            width="short",
            value=f"{here:%H:%M}",
            help=_("受付印の時刻を書きます。分からないときは、窓口を閉めた時刻を書きます。"),
        ),
        FormField(
            "how",
            _("届きかた"),
            kind="radio",
            required=True,
            options=[Option(key, word) for key, word in HOW_WORDS.items()],
        ),
    ]


def note_field() -> FormField:
    """What only the secretariat reads."""
    return FormField(
        "note",
        _("メモ"),
        kind="textarea",
        rows=2,
        maxlength=300,
        help=_("記録に残ります。事務局だけが読めます。"),
    )
