"""The minutes' words, made from the record of a meeting."""

from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import meeting as meetings


def generated_minutes(view, meeting) -> dict[str, str]:
    """Part ("" for the head, else an agenda id) -> text."""
    parts = {"": head(view, meeting)}
    for item in meeting.agenda or ():
        parts[item["id"]] = "\n".join([item["title"], *item_lines(view, meeting, item)])
    return parts


def head(view, meeting) -> str:
    """When, where, who was there."""
    names = member_names(meetings.committee_around(meeting))
    by_value = {
        value: "、".join(
            names.get(key, key) for key, there in meeting.attendance.items() if there == value
        )
        for value in ("present", "absent")
    }
    nobody = view.translate(_("なし"))
    lines = [
        _("会議: ${title}", mapping={"title": meeting.title}),
        _("日時: ${when}", mapping={"when": view.translate(moment_text(meeting.starts))}),
        _("場所: ${place}", mapping={"place": meeting.place or ""}),
        _("出席: ${names}", mapping={"names": by_value["present"] or nobody}),
        _("欠席: ${names}", mapping={"names": by_value["absent"] or nobody}),
        _("傍聴者: ${count}人", mapping={"count": str(meeting.observers or 0)}),
    ]
    return "\n".join(view.translate(line) for line in lines)


def item_lines(view, meeting, item) -> list[str]:
    """Recused members and the resolution of one item."""
    names = member_names(meetings.committee_around(meeting))
    said = []
    recused = "、".join(names.get(key, key) for key in meetings.recused_for(item))
    if recused:
        said.append(_("除斥により加わらなかった委員: ${names}", mapping={"names": recused}))
    found = meeting.resolutions.get(item["id"])
    if found:
        counts = {key: str(found[key]) for key in ("for", "against", "abstain")}
        said.append(
            _("賛成${for}、反対${against}、棄権${abstain}。", mapping=counts)
            if found["abstain"]
            else _("賛成${for}、反対${against}。", mapping=counts)
        )
        if found["by_chair"]:
            chair = names.get(found["presided"], found["presided"])
            said.append(_("可否同数のため、${chair}が裁決した。", mapping={"chair": chair}))
        said.append(_("可決した。") if found["carried"] else _("否決した。"))
        if found["text"]:
            said.append(found["text"])
    return [view.translate(one) for one in said]
