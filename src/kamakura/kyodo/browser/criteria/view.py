"""審査の基準: items, scale and rules of a call on one page, with a worked example beside them.

``@@kyodo-criteria``. Once marking has started the page only shows what is in force.
"""

from .example import example_results
from .example import example_tables
from .example import example_ties
from .fields import CriteriaFields
from .reading import changed_rows
from .reading import half
from .reading import ItemRow
from .reading import ITEMS_STEP
from .reading import MAX_ITEMS
from .reading import read_set
from .reading import stored_rows
from .reading import stored_ties
from .reading import typed_rows
from .reading import typed_ties
from .words import plain_number
from .words import rule_sentences
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.content.snapshots.selection import criteria_are_frozen
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.domain.criteria import COUNT_TOP
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import validate_criteria
from kamakura.kyodo.domain.criteria import VOTE
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import criteria as verbs
from kamakura.kyodo.operations.base import state_of
from typing import Any


TIE_KINDS = (
    (ITEMS_STEP, _("選んだ項目の平均の合計")),
    (COUNT_TOP, _("最高点の数")),
    (VOTE, _("委員会の議決")),
)
# ``criteria.2.weight`` of a finding is the field ``weight.2`` of this page.
PLACES = {"veto_items": "veto", "tie_order": "tie_items.0", "criteria": "add"}


def criteria_table(criteria: CriteriaSet) -> lists.Table:
    """The items with what each can bring, for everybody."""
    return lists.Table(
        caption=_("審査の基準"),
        columns=(
            lists.Column(_("項目")),
            lists.Column(_("見るところ")),
            lists.Column(_("満点"), kind="number"),
        ),
        rows=[
            lists.Row((one.title, one.look_at, plain_number(one.factor * criteria.scale_max)))
            for one in criteria.criteria
        ],
        show_count=False,
    )


class CriteriaEditor(CriteriaFields, KyodoView):
    """The editor, for the secretariat."""

    title = _("審査の基準")
    lead = _("項目・重み・合格点・同点のときの順を決めます。採点が始まると変えられません。")

    @property
    def back(self):
        return self.url("kyodo-callsteps"), _("募集の手続き")

    # what stands on the page

    def update(self) -> None:
        self.request.set("disable_plone.leftcolumn", 1)
        self.stored = criteria_of(self.context)
        self.is_frozen = criteria_are_frozen(self.context)
        sent = bool(self.request.form.get("do") or self.request.form.get("row"))
        if sent and not self.is_frozen:
            self.rows = changed_rows(typed_rows(self.request.form), self.typed("row"))
            self.shown = read_set(self.stored, self.request.form, self.rows)
            self.ties = typed_ties(self.request.form)
        else:
            self.rows, self.shown = stored_rows(self.stored), self.stored
            self.ties = stored_ties(self.stored)
        self.findings = validate_criteria(self.shown)
        self._prepare_example()
        self.table = criteria_table(self.stored)
        self.rules = rule_sentences(self.stored, self.translate)

    def _prepare_example(self) -> None:
        """The example of what is typed; only of a sound set."""
        self.is_sound = not self.findings
        self.example = example_tables(self.shown) if self.is_sound else []
        self.results = example_results(self, self.shown) if self.is_sound else []
        self.tie_notes = example_ties(self, self.shown) if self.is_sound else []
        self.sentences = rule_sentences(self.shown, self.translate) if self.is_sound else []

    @property
    def may_add(self) -> bool:
        """Is there room for another item?"""
        return len(self.rows) < MAX_ITEMS

    @property
    def needs_reason(self) -> bool:
        """Could groups already read the criteria?"""
        return state_of(self.context) not in verbs.SECRET

    def sentence_of(self, finding: Any) -> Any:
        """A finding in words."""
        return sentence(finding)

    def error_of(self, name: str) -> Any:
        """The sentence beside a field."""
        return self.errors.get(name)

    @property
    def tie_rows(self) -> list[dict[str, Any]]:
        """The steps with their choices."""
        return [
            {
                "number": str(place + 1),
                "kind": row.kind,
                "numbers": row.items,
                "choices": [
                    {"value": value, "title": title, "selected": value == row.kind or None}
                    for value, title in TIE_KINDS
                ],
            }
            for place, row in enumerate(self.ties)
        ]

    @property
    def word_rows(self) -> list[dict[str, str]]:
        """The marks of the scale with what they are called."""
        low, high = self.shown.scale_min, self.shown.scale_max
        if not 0 <= low < high <= 100:
            return []
        return [{"mark": str(m), "word": self.shown.word(m)} for m in range(high, low - 1, -1)]

    # buttons

    def handle_post(self) -> str | None:
        """Buttons of the rows only change what is shown; nothing is stored by them."""
        return None if self.request.form.get("row") else super().handle_post()

    def do_example(self) -> None:
        """試算: show the page again with what was typed."""

    def do_save(self) -> str | None:
        """保存する."""
        rows = [row for row in typed_rows(self.request.form) if not row.is_blank]
        criteria = read_set(criteria_of(self.context), self.request.form, rows)
        for finding in validate_criteria(criteria):
            self.errors[self._place(finding.field, rows)] = sentence(finding)
        if self.needs_reason and not half(self.typed("reason")):
            self.errors["reason"] = _("変える理由を書いてください。")
        if self.errors:
            return None
        verbs.set_criteria(
            self.context, criteria, reason=self.typed("reason"), by=self.by, now=self.now
        )
        return self.redirect(self.url("kyodo-criteria"), _("審査の基準を保存しました。"))

    def _place(self, address: str, rows: list[ItemRow]) -> str:
        pieces = address.split(".")
        if pieces[0] != "criteria" or len(pieces) != 3:
            return PLACES.get(pieces[0], pieces[0])
        # Blank rows are left out before the rule counts; the page still shows them.
        every = typed_rows(self.request.form)
        number = [row.key for row in every].index(rows[int(pieces[1])].key)
        return f"{pieces[2]}.{number}"
