"""The minutes' words, made from the record of a meeting."""

from kamakura.kyodo.browser.dates import clock_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content.snapshots.committee import attendance_of
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.presentation_day import clock_of
from kamakura.kyodo.domain.attendance import Note
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import attendance as attendances
from typing import Any


def generated_minutes(view, meeting) -> dict[str, str]:
    """Part ("" for the head, else an agenda id) -> text."""
    parts = {"": head(view, meeting)}
    for item in meeting.agenda or ():
        parts[item["id"]] = "\n".join([item["title"], *item_lines(view, meeting, item)])
    return parts


def head(view, meeting) -> str:
    """When, where, who was there at the opening."""
    names = names_at(meeting)
    opening = attendance_of(meeting).opening
    by_value = {
        value: "、".join(names.get(key, key) for key, there in opening.items() if there == value)
        for value in ("present", "absent")
    }
    nobody = view.translate(_("なし"))
    lines = [
        _("会議: ${title}", mapping={"title": meeting.title}),
        _("日時: ${when}", mapping={"when": view.translate(moment_text(meeting.starts))}),
        _("場所: ${place}", mapping={"place": meeting.place or ""}),
        _("開会時の出席: ${names}", mapping={"names": by_value["present"] or nobody}),
        _("開会時の欠席: ${names}", mapping={"names": by_value["absent"] or nobody}),
        _("傍聴者: ${count}人", mapping={"count": str(meeting.observers or 0)}),
    ]
    return "\n".join(view.translate(line) for line in lines)


def names_at(meeting) -> dict[str, str]:
    """Member id -> name."""
    return member_names(attendances.committee_around(meeting))


def item_lines(view, meeting, item) -> list[str]:
    """The record of one item: its times, who was there, who was recused, the resolution."""
    names = names_at(meeting)
    said = [*_times(meeting, item), *_room(meeting, item, names)]
    found = meeting.resolutions.get(item["id"])
    if found:
        said += _resolution(found, names)
    return [view.translate(one) for one in said]


def _times(meeting, item) -> list[Any]:
    clock = clock_of(meeting)
    if item["id"] in clock.skipped:
        return [_("説明なし: ${reason}", mapping={"reason": clock.skipped[item["id"]]})]
    times = clock.times.get(item["id"])
    if times is None:
        return []
    ended = clock_text(times.ended) if times.ended else ""
    mapping = {"started": clock_text(times.started), "ended": ended}
    return [_("説明と質疑: ${started}から${ended}まで", mapping=mapping)]


def _room(meeting, item, names: dict[str, str]) -> list[Any]:
    """Who was there without the recused, who came and left, who was recused."""
    attendance, recused = attendance_of(meeting), attendances.recused_for(item)
    if not attendance.opening:
        return [_recused(recused, names)] if recused else []
    here = attendance.present_at(item["id"]) - set(recused)
    said = [_("出席: ${names}", mapping={"names": _listed(names, here) or "-"})]
    noted = attendance.notes.get(item["id"], {})
    came = [member for member, note in noted.items() if note == Note.CAME]
    left = [member for member, note in noted.items() if note == Note.LEFT]
    if came:
        said.append(
            _("この議題から加わった委員: ${names}", mapping={"names": _listed(names, came)})
        )
    if left:
        said.append(
            _("この議題の前に退席した委員: ${names}", mapping={"names": _listed(names, left)})
        )
    return [*said, _recused(recused, names)] if recused else said


def _recused(recused, names: dict[str, str]) -> Any:
    return _("除斥により加わらなかった委員: ${names}", mapping={"names": _listed(names, recused)})


def _listed(names: dict[str, str], members) -> str:
    """Names in the order of the list of members."""
    return "、".join([name for key, name in names.items() if key in members])


def _resolution(found, names: dict[str, str]) -> list[Any]:
    counts = {key: str(found[key]) for key in ("for", "against", "abstain")}
    said = [
        _("賛成${for}、反対${against}、棄権${abstain}。", mapping=counts)
        if found["abstain"]
        else _("賛成${for}、反対${against}。", mapping=counts)
    ]
    if found["by_chair"]:
        chair = names.get(found["presided"], found["presided"])
        said.append(_("可否同数のため、${chair}が裁決した。", mapping={"chair": chair}))
    said.append(_("可決した。") if found["carried"] else _("否決した。"))
    if found["text"]:
        said.append(found["text"])
    return said
