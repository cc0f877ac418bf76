"""Rows that are moved, removed and put back: by buttons, answered without JavaScript too."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from kamakura.kyodo.i18n import _
from typing import Any
import json


Rows = list[dict[str, str]]
ICONS = {"up": "↑", "down": "↓", "remove": "×"}
WORDS = {"up": _("上へ"), "down": _("下へ"), "remove": _("消す")}
LABELS = {
    "up": _("${row}行目を上へ動かす"),
    "down": _("${row}行目を下へ動かす"),
    "remove": _("${row}行目を消す"),
}
SAID = {
    "added": _("${row}行目を増やしました。"),
    "removed": _("${row}行目を消しました。"),
    "moved": _("${row}行目に動かしました。"),
    "undone": _("元に戻しました。"),
    "room": _("いま${count}行。全部で${most}行まで書けます。"),
    "full": _(
        "${most}行まで書けます。いま${count}行あるため、もう増やせません。"
        "使わない行を消すか、1つの行にまとめてください。"
    ),
    "filled": _("${count}個のセルに貼り付けました。"),
    "replaced": _("そのうち${count}個は、前の内容と置き換えました。"),
    "grown": _("${count}行を増やしました。"),
    "no_room": _("行の上限(${most}行)のため、${count}行を貼り付けられませんでした。"),
    "unknown": _("「${text}」は「${label}」の一覧にないため、入れていません。"),
    "too_wide": _("表の右にはみ出す${count}個のセルは、入れていません。"),
    "nothing": _("貼り付けられるセルがありませんでした。"),
}


@dataclass
class Acts:
    """What the pressed button did to the rows of one table, and the sentence about it.

    ``given`` rows at the start have a heading of the form and keep their place.
    """

    name: str
    form: Mapping[str, Any]
    given: int
    most: int
    said: Any = ""
    removed: str = ""
    columns: frozenset[str] = field(default_factory=frozenset)

    def applied(self, rows: Rows) -> Rows:
        """The rows after the button; other tables' buttons change nothing."""
        return self.restored(self.moved(self.without_removed(rows)))

    def without_removed(self, rows: Rows) -> Rows:
        """Leave out the row of 「消す」; it can be put back."""
        name, _colon, place = str(self.form.get("kyodo.removerow", "")).rpartition(":")
        if name != self.name or not self.is_free(place, rows):
            return rows
        number = int(place)
        self.removed = json.dumps([number, rows[number]], ensure_ascii=False)
        self.said = sentence("removed", row=number + 1)
        return rows[:number] + rows[number + 1 :]

    def moved(self, rows: Rows) -> Rows:
        """Change places with the row above or below."""
        rest, _colon, way = str(self.form.get("kyodo.moverow", "")).rpartition(":")
        name, _colon, place = rest.rpartition(":")
        if name != self.name or not self.is_free(place, rows):
            return rows
        here = int(place)
        there = here + (-1 if way == "up" else 1)
        if not self.is_free(str(there), rows):
            return rows
        rows = list(rows)
        rows[here], rows[there] = rows[there], rows[here]
        self.said = sentence("moved", row=there + 1)
        return rows

    def restored(self, rows: Rows) -> Rows:
        """Put back the row that was removed last."""
        if self.form.get("kyodo.restorerow") != self.name or len(rows) >= self.most:
            return rows
        try:
            number, row = json.loads(self.form.get(f"kyodo.removed.{self.name}", ""))
            row = {key: str(text) for key, text in row.items() if key in self.columns}
            number = max(self.given, min(int(number), len(rows)))
        except (ValueError, TypeError, AttributeError):
            # Only a forged request holds something else than what this page wrote.
            return rows
        self.said = sentence("undone")
        return [*rows[:number], row, *rows[number:]]

    def is_free(self, place: str, rows: Rows) -> bool:
        """A place of a row that may be moved or removed."""
        return place.isdecimal() and self.given <= int(place) < len(rows)


def sentence(key: str, **params: Any) -> Any:
    """One of the sentences about rows."""
    return _(SAID[key], mapping={name: str(value) for name, value in params.items()})


def buttons(table: str, place: int | str, *, row: str, given: int, count: int) -> list[dict]:
    """The buttons of a row that is not given."""
    values = {
        "up": ("kyodo.moverow", f"{table}:{place}:up", place == given),
        "down": ("kyodo.moverow", f"{table}:{place}:down", place == count - 1),
        "remove": ("kyodo.removerow", f"{table}:{place}", False),
    }
    return [
        {
            "act": act,
            "name": name,
            "value": value,
            "disabled": disabled,
            "icon": ICONS[act],
            "word": WORDS[act],
            "label": _(LABELS[act], mapping={"row": row}),
        }
        for act, (name, value, disabled) in values.items()
    ]
