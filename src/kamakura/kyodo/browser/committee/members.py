"""The form of the committee's members."""

from collections.abc import Mapping
from dataclasses import replace
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.committee import office_titles
from kamakura.kyodo.content.vocabularies import MEMBER_CATEGORIES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import committee as committees
from typing import Any


BLANK_ROWS = 2
COLUMNS = (
    "name",
    "yomi",
    "user_id",
    "category",
    "affiliation",
    "office",
    "section",
    "term_from",
    "term_to",
)


def options(pairs) -> tuple[Option, ...]:
    """Options of a vocabulary table."""
    return tuple(Option(value, title) for value, title in pairs)


class MembersForm(KyodoFormView):
    """``@@kyodo-members``: one block per member; an emptied name removes the member."""

    title = _("委員を直す")
    lead = _("氏名を空にすると、その委員は一覧から外れます。任期を終えた委員は残しておけます。")

    @property
    def back(self):
        return self.url(), self.context.title

    @property
    def count(self) -> int:
        """How many blocks are shown."""
        return len(self.context.members or ()) + BLANK_ROWS

    def form_fields(self) -> list[FormField]:
        rows = [*(self.context.members or ()), *[{}] * BLANK_ROWS]
        size = FormField(
            "size_limit",
            _("定数(何人以内)"),
            kind="number",
            required=True,
            value=str(self.context.size_limit or ""),
        )
        fields = [one for number, row in enumerate(rows, 1) for one in self._row(number, row)]
        return [size, *fields]

    def _row(self, number: int, row: Mapping[str, Any]) -> list[FormField]:
        sections = options((setting("sections") or {}).items())
        offices = office_titles(self.context)
        asked = (
            FormField("name", _("氏名"), width="half"),
            FormField("yomi", _("ふりがな"), width="half"),
            FormField(
                "user_id", _("利用者名"), width="half", help=_("この名前でログインして採点します。")
            ),
            FormField("category", _("区分"), kind="select", options=options(MEMBER_CATEGORIES)),
            FormField("affiliation", _("所属・役職"), width="half"),
            FormField("office", _("役"), kind="select", options=options(offices.items())),
            FormField(
                "section",
                _("所属課"),
                kind="select",
                options=sections,
                help=_("市の職員のときだけ選びます。担当課の提案から除斥されます。"),
            ),
            FormField("term_from", _("任期の初日"), kind="date"),
            FormField("term_to", _("任期の末日"), kind="date"),
        )
        return [
            replace(one, name=f"m{number}-{one.name}", value=row.get(one.name) or "")
            for one in asked
        ]

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """The fields by member, for the page."""
        fields = {one.name: one for one in self.fields}
        found = []
        for number in range(1, self.count + 1):
            mine = [fields[f"m{number}-{column}"] for column in COLUMNS]
            name = mine[0].value
            title = name or _("${number}人目", mapping={"number": str(number)})
            found.append({"title": title, "fields": mine, "open": "open" if not name else None})
        return found

    @property
    def size_field(self) -> FormField:
        """The field of the size limit."""
        return next(one for one in self.fields if one.name == "size_limit")

    def do_save(self) -> str | None:
        """Replace the list of members."""
        values = self.cleaned()
        if values is None:
            return None
        old = list(self.context.members or ())
        rows = []
        for number in range(1, self.count + 1):
            row = {column: values[f"m{number}-{column}"] for column in COLUMNS}
            if not row["name"]:
                continue
            for column, label in (("category", _("区分")), ("office", _("役"))):
                if not row[column]:
                    self.errors[f"m{number}-{column}"] = _(
                        "「${label}」を選んでください。", mapping={"label": label}
                    )
            known = old[number - 1]["id"] if number <= len(old) else ""
            row["id"] = known or self._free_id(old, rows)
            row["section"] = row["section"] or None
            rows.append(row)
        if self.errors:
            return None
        committees.set_members(
            self.context, rows=rows, size_limit=values["size_limit"], by=self.by, now=self.now
        )
        return self.redirect(self.url(), _("委員を保存しました。"))

    def _free_id(self, *lists_of_rows) -> str:
        taken = {row["id"] for rows in lists_of_rows for row in rows}
        number = 1
        while f"m{number}" in taken:
            number += 1
        return f"m{number}"
