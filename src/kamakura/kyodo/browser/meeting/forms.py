"""The hand-made forms of a meeting: attendance, resolutions, minutes."""

from collections.abc import Mapping
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.snapshots.committee import recused_for
from kamakura.kyodo.content.snapshots.committee import unpublished_names
from kamakura.kyodo.content.visibility import sees_item
from kamakura.kyodo.domain.minutes import names_in
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import attendance as attendances
from typing import Any


PRESENCE = (Option("present", _("出席")), Option("absent", _("欠席")))
VOTES = (
    Option("for", _("賛成")),
    Option("against", _("反対")),
    Option("abstain", _("棄権")),
)
CASTING = (Option("for", _("可とする")), Option("against", _("否とする")))
MINUTES_STATES = ("minutes_draft", "confirmed", "published")


def attendance_fields(view) -> list[FormField]:
    """One choice per member in office, and the number of observers."""
    meeting = view.context
    fields = [
        FormField(
            f"there-{member.id}",
            member.name,
            kind="radio",
            required=True,
            options=PRESENCE,
            value=view.typed(f"there-{member.id}", meeting.attendance.get(member.id, "")),
        )
        for member in view.members
    ]
    stored = "" if meeting.observers is None else str(meeting.observers)
    observers = FormField(
        "observers",
        _("傍聴者数"),
        kind="number",
        help=_("傍聴の受付の画面で数えたときは、その人数になります。"),
        value=view.typed("observers", stored),
        error=view.errors.get("observers"),
    )
    return [*fields, observers]


def resolution_forms(view) -> list[dict[str, Any]]:
    """One form per item of the agenda."""
    return [_resolution(view, item) for item in view.context.agenda or ()]


def _resolution(view, item: Mapping[str, Any]) -> dict[str, Any]:
    """The form of the resolution on one item; recused members do not vote."""
    key = item["id"]
    found = view.context.resolutions.get(key) or {}
    recused = recused_for(view.context, item)
    mine = view.typed("item") == key
    there = attendances.present_at(view.context, key)
    able = [one for one in view.members if one.id in there and one.id not in recused]

    def value(name: str, stored: Any) -> str:
        return view.typed(f"{name}-{key}", stored or "") if mine else stored or ""

    votes = found.get("votes") or {}
    fields = [
        FormField(
            f"vote-{one.id}-{key}",
            one.name,
            kind="radio",
            required=True,
            options=VOTES,
            value=value(f"vote-{one.id}", votes.get(one.id)),
        )
        for one in able
    ]
    refusal = attendances.quorum_of(view.context, recused, item=key)
    return {
        "id": key,
        "title": item["title"],
        "fields": [*fields, *_deciding(key, able, found, value)],
        "open": "open" if mine else None,
        "room": _room_field(view, key, there, recused, mine=mine),
        "recused": "、".join(one.name for one in view.members if one.id in recused),
        "is_recorded": bool(found),
        "refusal": None if refusal is None else sentence(refusal),
    }


def _room_field(view, key: str, there, recused, *, mine: bool) -> FormField:
    """Who is in the room at an item; the recused are out of it by rule and not asked for."""
    name = f"room-{key}"
    typed = view.typed(name, None) if mine and view.typed("do") == "room" else None
    typed = [typed] if isinstance(typed, str) else typed
    return FormField(
        name,
        _("この議題にいる委員"),
        kind="checkboxes",
        options=tuple(Option(one.id, one.name) for one in view.members if one.id not in recused),
        value=sorted(there) if typed is None else typed,
        help=_("変わったときだけ直します。この後の議題も、次に直すまで同じです。"),
    )


def withdrawal(meeting) -> parts.Confirm | None:
    """The button that takes back a resolution written down wrongly."""
    options = tuple(
        Option(item["id"], f"{number} {item['title']}")
        for number, item in enumerate(meeting.agenda or (), 1)
        if item["id"] in meeting.resolutions
    )
    if not options:
        return None
    return parts.Confirm(
        action="withdraw",
        button=_("議決の記録を取り消す"),
        question=_("どの議決の記録を取り消しますか"),
        consequences=(_("取り消した記録は、理由とともに残ります。"),),
        reason="reason",
        danger=True,
        extra=(FormField("item", _("議題"), kind="select", required=True, options=options),),
    )


def _deciding(key: str, able: list, found: Mapping[str, Any], value) -> list[FormField]:
    people = tuple(Option(one.id, one.name) for one in able)
    return [
        FormField(
            f"casting-{key}",
            _("可否同数のときの裁決"),
            kind="radio",
            options=CASTING,
            value=value("casting", found.get("chair")),
        ),
        FormField(
            f"elected-{key}",
            _("互選した進行役"),
            kind="select",
            options=people,
            help=_("議長になる委員がいない議題のときだけ選びます。"),
            value=value("elected", ""),
        ),
        FormField(
            f"text-{key}",
            _("議決の内容"),
            kind="textarea",
            rows=2,
            value=value("text", found.get("text")),
        ),
    ]


def minutes_fields(view) -> list[FormField]:
    """The parts of the minutes, head first."""
    meeting = view.context
    if view.state not in MINUTES_STATES:
        return []
    seen = [item for item in meeting.agenda if sees_item(meeting, item, view.by)]
    titles = [("", _("はじめ")), *((item["id"], item["title"]) for item in seen)]
    public = {"", *(item["id"] for item in seen if item.get("is_open"))}
    hidden = unpublished_names(attendances.committee_around(meeting))
    fields = []
    for key, title in titles:
        text = view.typed(f"part-{key}", meeting.minutes_parts.get(key, ""))
        named = names_in(text, hidden) if key in public else ()
        fields.append(
            FormField(
                f"part-{key}", title, kind="textarea", rows=6, value=text, help=_naming(named)
            )
        )
    return fields


def _naming(named: tuple[str, ...]) -> Any:
    """What citizens read instead of names the city does not publish."""
    if not named:
        return ""
    names = {"names": "、".join(named)}
    return _("公開する議事録では、次の氏名を「委員」に替えます: ${names}", mapping=names)
