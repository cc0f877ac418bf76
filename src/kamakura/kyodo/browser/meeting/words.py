"""The minutes' words, made from the record of a meeting.

What everybody will read (the head, the open items) names the members as far as the city publishes
names, and counts the others; closed items, and the record on the page, name everybody.
"""

from collections.abc import Callable
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from kamakura.kyodo.browser.dates import clock_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content.snapshots.committee import attendance_of
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.committee import recused_for
from kamakura.kyodo.content.snapshots.committee import unpublished_names
from kamakura.kyodo.content.snapshots.presentation_day import clock_of
from kamakura.kyodo.domain.attendance import Note
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.operations import attendance as attendances
from typing import Any


Say = Callable[[Any], str]
"""Translates a text into the language of whoever reads."""

THERE = _("出席: ${names}")
CAME = _("この議題から加わった委員: ${names}")
LEFT = _("この議題の前に退席した委員: ${names}")
RECUSED = _("除斥により加わらなかった委員: ${names}")


@dataclass(frozen=True)
class People:
    """How members are written: ``names``: id -> name in the order of the list; ``hidden``: ids."""

    names: dict[str, str]
    hidden: frozenset[str] = frozenset()

    def listed(self, members: Iterable[str]) -> Any:
        """Names, and how many more; empty for nobody."""
        ids = set(members)
        told = "、".join(n for key, n in self.names.items() if key in ids - self.hidden)
        count = {"count": str(len(ids & self.hidden)), "names": told}
        if not ids & self.hidden:
            return told
        return (
            _("${names}、ほか${count}人", mapping=count) if told else _("${count}人", mapping=count)
        )

    def presiding(self, member: str) -> Any:
        """Who presided."""
        return _("議長") if member in self.hidden else self.names.get(member, member)


def people_at(meeting, *, public: bool = False) -> People:
    """The members of the committee; for ``public`` words without the names that are not told."""
    committee = attendances.committee_around(meeting)
    names = member_names(committee)
    unpublished = unpublished_names(committee) if public else ()
    return People(names, frozenset(key for key, name in names.items() if name in unpublished))


def convening_words(starts: datetime, place: str, agenda: Iterable) -> dict[str, str]:
    """What the mail to the members says of when, where and about what."""
    return {
        "starts": japanese(moment_text(starts)),
        "place": place,
        "agenda": "\n".join(f"{item['id']} {item['title']}" for item in agenda),
    }


def generated_minutes(meeting) -> dict[str, str]:
    """Part ("" for the head, else an agenda id) -> text, in Japanese."""
    parts = {"": head(meeting)}
    for item in meeting.agenda or ():
        people = people_at(meeting, public=bool(item.get("is_open")))
        parts[item["id"]] = "\n".join([item["title"], *item_lines(japanese, meeting, item, people)])
    return parts


def head(meeting) -> str:
    """When, where, who was there at the opening."""
    people = people_at(meeting, public=True)
    opening = attendance_of(meeting).opening
    present, absent = (
        people.listed(key for key, there in opening.items() if there == value) or _("なし")
        for value in ("present", "absent")
    )
    lines = [
        _("会議: ${title}", mapping={"title": meeting.title}),
        _("日時: ${when}", mapping={"when": japanese(moment_text(meeting.starts))}),
        _("場所: ${place}", mapping={"place": meeting.place or ""}),
        _("開会時の出席: ${names}", mapping={"names": japanese(present)}),
        _("開会時の欠席: ${names}", mapping={"names": japanese(absent)}),
        _("傍聴者: ${count}人", mapping={"count": str(meeting.observers or 0)}),
    ]
    return "\n".join(japanese(line) for line in lines)


def item_lines(say: Say, meeting, item, people: People | None = None) -> list[str]:
    """The record of one item: its times, who was there, who was recused, the resolution."""
    is_internal = people is None
    people = people or people_at(meeting)
    said = [*_times(meeting, item), *_room(say, meeting, item, people)]
    found = meeting.resolutions.get(item["id"])
    if found:
        said += _resolution(say, found, people)
        later = recused_for(meeting, item) & set(found["votes"])
        if later and is_internal:
            names = {"names": people.listed(later)}
            said.append(
                _("この議決のあとに除斥された委員が加わっていました: ${names}", mapping=names)
            )
    return [say(one) for one in said]


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


def _room(say: Say, meeting, item, people: People) -> list[Any]:
    """Who was there without the recused, who came and left, who was recused."""
    attendance, recused = attendance_of(meeting), recused_for(meeting, item)

    def said(text: str, members: Iterable[str]) -> Any:
        return _(text, mapping={"names": say(people.listed(members)) or "-"})

    away = [said(RECUSED, recused)] if recused else []
    if not attendance.opening:
        return away
    noted = attendance.notes.get(item["id"], {})
    came = [member for member, note in noted.items() if note == Note.CAME]
    left = [member for member, note in noted.items() if note == Note.LEFT]
    return [
        said(THERE, attendance.present_at(item["id"]) - recused),
        *([said(CAME, came)] if came else []),
        *([said(LEFT, left)] if left else []),
        *away,
    ]


def _resolution(say: Say, found, people: People) -> list[Any]:
    counts = {key: str(found[key]) for key in ("for", "against", "abstain")}
    said = [
        _("賛成${for}、反対${against}、棄権${abstain}。", mapping=counts)
        if found["abstain"]
        else _("賛成${for}、反対${against}。", mapping=counts)
    ]
    if found["by_chair"]:
        chair = say(people.presiding(found["presided"]))
        said.append(_("可否同数のため、${chair}が裁決した。", mapping={"chair": chair}))
    said.append(_("可決した。") if found["carried"] else _("否決した。"))
    if found["text"]:
        said.append(found["text"])
    return said
