"""A day in three boxes 年・月・日, with the Japanese calendar beside them."""

from datetime import date
from kamakura.kyodo.browser.dates import reading_text
from kamakura.kyodo.browser.widgets.errors import Unreadable
from kamakura.kyodo.browser.widgets.interfaces import IDatePartsWidget
from kamakura.kyodo.domain.fiscal import read_parts
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.messages import sentence
from typing import Any
from z3c.form.browser.widget import HTMLInputWidget
from z3c.form.converter import BaseDataConverter
from z3c.form.interfaces import IFieldWidget
from z3c.form.interfaces import NO_VALUE
from z3c.form.widget import FieldWidget
from z3c.form.widget import Widget
from zope.component import adapter
from zope.interface import implementer
from zope.interface import implementer_only
from zope.schema.interfaces import IDate


PARTS = ("year", "month", "day")
BLANK = ("", "", "")


@implementer_only(IDatePartsWidget)
class DatePartsWidget(HTMLInputWidget, Widget):
    """The value is what was typed: (年, 月, 日)."""

    klass = "kyodo-date-widget"
    value = BLANK

    def extract(self, default: Any = NO_VALUE) -> Any:
        """Return the three texts; a plain ISO date under the widget's own name is taken too."""
        form = self.request.form
        names = [f"{self.name}.{part}" for part in PARTS]
        if any(name in form for name in names):
            return tuple(str(form.get(name, "")) for name in names)
        plain = form.get(self.name)
        return split(plain) if isinstance(plain, str) and plain else default

    @property
    def parts(self) -> list[dict[str, Any]]:
        """What the template draws."""
        words = (_("年"), _("月"), _("日"))
        return [
            {"name": name, "word": word, "text": text}
            for name, word, text in zip(PARTS, words, self.value or BLANK, strict=True)
        ]

    @property
    def reading(self) -> Any:
        """The day in the Japanese calendar, when it is one."""
        try:
            return reading_text(read_parts(self.value or BLANK))
        except Refused:
            return ""


def split(iso: str) -> tuple[str, str, str]:
    """Return the boxes of an ISO date."""
    year, month, day = (*iso.split("-"), "", "")[:3]
    return year, month.lstrip("0"), day.lstrip("0")


@adapter(IDate, IKyodoLayer)
@implementer(IFieldWidget)
def date_parts_widget(field: Any, request: Any) -> Any:
    """The widget of a date on our layer."""
    return FieldWidget(field, DatePartsWidget(request))


@adapter(IDate, IDatePartsWidget)
class DatePartsConverter(BaseDataConverter):
    """Between a date and the three boxes."""

    def toWidgetValue(self, value: date | None) -> tuple[str, str, str]:
        """Return the boxes of a date."""
        if value is self.field.missing_value:
            return BLANK
        return str(value.year), str(value.month), str(value.day)

    def toFieldValue(self, value: tuple[str, str, str]) -> date | None:
        """Return the date; Unreadable with the reason when it is none."""
        if not value or not any(part.strip() for part in value):
            return self.field.missing_value
        try:
            return read_parts(value)
        except Refused as refused:
            raise Unreadable(sentence(refused.refusal)) from None
