"""What the calls of the demo have in common."""

from collections.abc import Sequence
from datetime import date
from datetime import datetime
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import theme as themes
from kamakura.kyodo.setuphandlers.demo.people import acting
from kamakura.kyodo.setuphandlers.demo.people import SECRETARIAT
from kamakura.kyodo.setuphandlers.demo.scheme import CONTACT
from plone.app.textfield.value import RichTextValue
from typing import Any


PLACE = "鎌倉市役所 第3分庁舎講堂"
Milestone = tuple[str, date, date | None, str]


def milestone_rows(milestones: Sequence[Milestone]) -> list[dict[str, Any]]:
    """The calendar as the call keeps it."""
    return [
        {"key": key, "date_from": first, "date_to": last, "place": place, "note": ""}
        for key, first, last, place in milestones
    ]


def make_call(
    program,
    *,
    fiscal_year: int,
    opens: datetime,
    closes: datetime,
    milestones: Sequence[Milestone],
    text: str,
    now: datetime,
    **fields: Any,
):
    """A call in preparation, shown to everybody at ``now``."""
    with acting(SECRETARIAT) as by:
        call = calls.create_call(
            program,
            fiscal_year=fiscal_year,
            opens=opens,
            closes=closes,
            milestones=milestone_rows(milestones),
            introduction=RichTextValue(text.strip(), "text/html", "text/x-html-safe"),
            cap_group_yen=500000,
            criteria=DEFAULT_CRITERIA.to_data(),
            presentation_place=PLACE,
            contact=CONTACT,
            by=by,
            now=now,
            **fields,
        )
        calls.publish_call(call, by=by, now=now)
    return call


def open_call(call, *, now: datetime) -> None:
    """Take papers from now on."""
    with acting(SECRETARIAT) as by:
        calls.open_call(call, by=by, now=now)


def make_theme(call, *, officer: str, now: datetime, **fields: Any):
    """A theme written by a section and handed to the secretariat."""
    with acting(officer) as by:
        theme = themes.create_theme(call, by=by, now=now, **fields)
        themes.send_theme(theme, by=by, now=now)
    return theme


def publish_theme(theme, *, now: datetime) -> None:
    """The secretariat has checked it."""
    with acting(SECRETARIAT) as by:
        themes.publish_theme(theme, by=by, now=now)
