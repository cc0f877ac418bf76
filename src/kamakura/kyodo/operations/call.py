"""募集: making next year's call from last year's, opening, closing, extending."""

from .base import add
from .base import ask
from .base import move
from .base import require_permission
from collections.abc import Mapping
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.form_versions import freeze
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.settings import frozen_settings
from kamakura.kyodo.domain import calls
from kamakura.kyodo.domain.calls import CallCode
from kamakura.kyodo.domain.fiscal import fiscal_year_label
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.interfaces import IFormDesigns
from typing import Any


COPIED = (
    "introduction",
    "cap_group_yen",
    "committee_uid",
    "presentation_place",
    "criteria",
    "contact",
)


def create_call(program, *, fiscal_year: int, by: str, now: datetime, **fields: Any):
    """Make the call of a 年度, in preparation; its eight forms come with it."""
    require_permission(program, permissions.ADD_CALL)
    for call in children(program, "KyodoCall"):
        if call.fiscal_year == fiscal_year:
            raise refuse(CallCode.YEAR_TAKEN, year=fiscal_year_label(fiscal_year))
    fields.setdefault("title", f"{fiscal_year_label(fiscal_year, seireki=False)}募集")
    return add(
        program,
        "KyodoCall",
        by=by,
        now=now,
        id=f"fy{fiscal_year}",
        fiscal_year=fiscal_year,
        **fields,
    )


def copy_call(call, *, fiscal_year: int, by: str, now: datetime):
    """Next year's call from this one: texts, rules, forms, and the calendar moved.

    Dates move by whole years and keep their weekday; the window moves with them.
    Themes, proposals and anything decided are not copied.
    """
    years = fiscal_year - call.fiscal_year
    fields = {name: getattr(call, name, None) for name in COPIED}
    fields["milestones"] = [_moved_row(row, years) for row in call.milestones or ()]
    fields["opens"] = _moved_moment(call.opens, years)
    fields["closes"] = _moved_moment(call.closes, years)
    return create_call(
        program_of(call),
        fiscal_year=fiscal_year,
        by=by,
        now=now,
        copied_from=call.UID(),
        **{name: value for name, value in fields.items() if value is not None},
    )


def _moved_row(row: Mapping[str, Any], years: int) -> dict[str, Any]:
    moved = dict(row)
    for name in ("date_from", "date_to"):
        if moved.get(name):
            moved[name] = calls.moved_a_year(moved[name], years)
    return moved


def _moved_moment(moment: datetime | None, years: int) -> datetime | None:
    if moment is None:
        return None
    day = calls.moved_a_year(moment.date(), years)
    return moment + timedelta(days=(day - moment.date()).days)


def set_dates(
    call,
    *,
    opens: datetime,
    closes: datetime,
    milestones: list[dict[str, Any]],
    by: str,
    now: datetime,
) -> None:
    """Fix the window and the calendar, with a line in the record."""
    require_permission(call, permissions.MANAGE_CALL)
    ask(calls.publish_refusal(opens, closes))
    call.opens, call.closes, call.milestones = opens, closes, milestones
    audit.record(
        call,
        action="set_dates",
        by=by,
        now=now,
        details={"opens": opens.isoformat(), "closes": closes.isoformat()},
    )


def publish_call(call, *, by: str, now: datetime) -> None:
    """Show the call to everybody."""
    ask(calls.publish_refusal(call.opens, call.closes))
    move(call, "publish", by=by, now=now)


def retract_call(call, *, reason: str, by: str, now: datetime) -> None:
    """Take a call back into preparation before anybody could send; the reason is kept."""
    move(call, "retract", by=by, now=now, reason=reason)


def open_call(call, *, by: str, now: datetime) -> None:
    """Take papers from now on.

    In order: the forms are checked and frozen, the settings are copied to the call,
    the state moves.
    """
    designs = IFormDesigns(call)
    if problems := designs.problems():
        raise refuse(CallCode.FORMS_BROKEN, count=len(problems))
    move(call, "open", by=by, now=now)
    outlines = designs.outlines()
    for form_key, model in designs.models().items():
        freeze(call, form_key, model, by=by, now=now, reason="", outline=outlines[form_key])
    call.frozen["settings"] = frozen_settings()


def close_call(call, *, by: str, now: datetime, reason: str = "") -> None:
    """Close the call after its time; earlier only with a reason, as an act of its own."""
    early = calls.close_refusal(now, call.closes)
    if early is not None and not reason:
        ask(early)
    move(call, "close_early" if early else "close", by=by, now=now, reason=reason)


def extend_for(
    call, *, organization_uid: str, until: datetime, reason: str, by: str, now: datetime
) -> None:
    """Let one group send until ``until``; the reason is kept in the record."""
    require_permission(call, permissions.MANAGE_CALL)
    ask(calls.extension_refusal(until, call.closes))
    call.extensions[organization_uid] = {"until": until, "reason": reason, "by": by}
    audit.record(
        call,
        action="extend",
        by=by,
        now=now,
        reason=reason,
        details={"organization": organization_uid, "until": until.isoformat()},
    )


def extension_of(call, organization_uid: str) -> datetime | None:
    """Until when this group may send after the closing; None without an extension."""
    extension = call.extensions.get(organization_uid)
    return extension["until"] if extension else None


def start_selection(call, *, by: str, now: datetime) -> None:
    """Hand over to the committee."""
    if not call.committee_uid:
        raise refuse(CallCode.COMMITTEE_MISSING)
    move(call, "start_selection", by=by, now=now)


def complete_call(call, *, by: str, now: datetime) -> None:
    """Put the year away; its pages stay."""
    move(call, "complete", by=by, now=now)


def decline_call(call, *, reason: str, by: str, now: datetime) -> None:
    """募集なし: no call this year, with the reason that the public reads."""
    move(call, "not_hold", by=by, now=now, reason=reason)
    call.not_held_reason = reason
