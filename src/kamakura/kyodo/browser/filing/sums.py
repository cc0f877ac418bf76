"""収支の計算: the figures and remarks beside the tables of money, the same as the script shows."""

from collections.abc import Sequence
from functools import cached_property
from kamakura.kyodo.domain.budget import BudgetCode
from kamakura.kyodo.domain.money import format_yen
from kamakura.kyodo.domain.progress import is_missing
from kamakura.kyodo.domain.progress import MISSING
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.settlement import SettlementCode
from kamakura.kyodo.domain.sums import Line
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms.sums import Sums
from kamakura.kyodo.forms.sums import sums_of
from kamakura.kyodo.forms.sums import TABLES
from kamakura.kyodo.forms.sums import WRITTEN
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.messages import SENTENCES
from kamakura.kyodo.messages import shown
from Products.Five.browser.pagetemplatefile import ViewPageTemplateFile
from typing import Any
import json


LABELS = {
    "budget": {
        "income": _("収入の合計"),
        "expense": _("支出の合計"),
        "difference": _("収支の差"),
        "city_share": _("市負担金"),
        "eligible": _("市負担の対象額"),
        "labour": _("賃金・人件費"),
        "outsourcing": _("委託料"),
    },
    "accounts": {
        "income": _("収入の決算額"),
        "expense": _("支出の決算額"),
        "surplus": _("余剰金"),
        "refund": _("精算(返還)する額"),
        "city_share": _("受け取った市負担金"),
        "borne": _("精算後の市負担金"),
    },
}
WORDS = {
    "same": _("収入と支出が同じです。"),
    "income_short": _("収入があと${gap_yen}足りません。"),
    "income_over": _("収入が${gap_yen}多くなっています。"),
    "ceiling_left": _("上限${ceiling_yen}まで、あと${gap_yen}です。"),
    "ceiling_over": _("上限${ceiling_yen}を${gap_yen}超えています。"),
    "need": _("参加費などの収入を引くと${need_yen}です。"),
    "limit": _("目安は市負担金の${percent}%(${limit_yen})までです。"),
    "planned": _("予算額${planned_yen}、増減${delta_yen}"),
    "short": _("支出が収入より${gap_yen}多くなっています。"),
    "agreed": _("協定の額は${agreed_yen}です。"),
    "agreed_over": _("協定の額${agreed_yen}を超えています。"),
}
SPOKEN = {"budget": ("income", "expense", "difference"), "accounts": ("surplus", "refund")}
TEXTS = {
    "error": _("直すところ"),
    "warning": _("ご確認ください"),
    "todo": _("これから書くところ"),
    "in_table": _("${table}: "),
    "in_row": _("${table} ${row}行目: "),
    "counts": _("直すところ${errors}件、確認するところ${warnings}件。"),
}
CODES = (
    *BudgetCode,
    *SettlementCode,
    "amount_unreadable",
    "amount_not_whole_yen",
    "amount_negative",
    "amount_too_large",
    "answer_number_too_large",
    "unusable_character",
)


class SumsPanel:
    """The part of the filing screen beside the tables of money."""

    sums_page = ViewPageTemplateFile("sums.pt")

    @cached_property
    def sums(self) -> Sums | None:
        """The sums of the form, on the steps that show one of its tables."""
        if not set(TABLES) & set(self.step.fields):
            return None
        return sums_of(self.papers, self.key, self.raw)

    def sums_below(self, name: str) -> str:
        """The panel, below the last question about money of the step."""
        asked = [one for one in self.step.fields if one in (*TABLES, *WRITTEN)]
        return self.sums_page() if self.sums is not None and name == asked[-1] else ""

    def beside_sums(self, findings: Sequence[Finding]) -> list[Finding]:
        """What the panel says live is not said a second time above or below the tables."""
        if not set(TABLES) & set(self.step.fields) or self.key not in ("budget", "report"):
            return list(findings)
        is_asked = bool(self.request.form.get("check"))
        return [
            one
            for one in findings
            if one.code not in CODES
            or not one.field.startswith(TABLES)
            or (one.level == "error" and (is_asked or "." in one.field))
        ]

    @property
    def sum_lines(self) -> list[dict[str, Any]]:
        """The figures with their labels and words."""
        labels = LABELS[self.sums.kind]
        return [
            {
                "key": line.key,
                "label": labels[line.key],
                "yen": format_yen(line.yen),
                "word": words(line),
                "state": line.state,
            }
            for line in self.sums.lines
        ]

    @property
    def sum_findings(self) -> list[dict[str, Any]]:
        """The remarks: a word for the level, a link to the cell, the sentence."""
        return [self._remark(one) for one in self.sums.findings]

    def _remark(self, finding: Finding) -> dict[str, Any]:
        table, _dot, rest = finding.field.partition(".")
        row, _dot, column = rest.partition(".")
        is_row = bool(rest) and "row" not in finding.params
        params = {"table": self.schema[table].title}
        if is_row:
            params["row"] = str(int(row) + 1)
        text = TEXTS["in_row"] if is_row else TEXTS["in_table"]
        where = _(text, mapping=params)
        place = f"-{row}-{column}" if rest else ""
        page = "" if table in self.step.fields else self.page_of(table)
        level = "todo" if is_missing(finding) else finding.level
        return {
            "level": level,
            "code": str(finding.code),
            "word": TEXTS[level],
            "text": self.translate(where) + self.translate(sentence(finding)),
            "href": f"{page}#{element_id(table)}{place}",
        }

    def page_of(self, name: str) -> str:
        """The address of the step with a question."""
        found = [step.name for step in self.steps if name in step.fields]
        return self.form_url(self.key, found[0]) if found else ""

    @property
    def sums_json(self) -> str:
        """What the script needs, in the reader's language."""
        sums = self.sums
        names = (*TABLES, *WRITTEN)
        data = {
            "kind": sums.kind,
            "rules": sums.rules,
            "levels": sums.levels,
            "missing": sorted(MISSING),
            "rows": sums.rows,
            "written": sums.written,
            "prefix": questions.PREFIX,
            "id": element_id(""),
            "titles": {one: str(self.schema[one].title) for one in names if one in self.schema},
            "pages": {one: self.page_of(one) for one in names},
            "spoken": SPOKEN[sums.kind],
            "words": self._translated(WORDS),
            "texts": self._translated(TEXTS),
            "sentences": self._translated({str(code): SENTENCES[code] for code in CODES}),
        }
        return json.dumps(data, ensure_ascii=False)

    def _translated(self, texts: dict[str, Any]) -> dict[str, str]:
        return {key: self.translate(text) for key, text in texts.items()}


def words(line: Line) -> Any:
    """What a figure means."""
    if not line.word:
        return ""
    mapping = {name: shown(name, value) for name, value in line.params.items()}
    return _(WORDS[line.word], mapping=mapping)


def element_id(name: str) -> str:
    """The id of a question's input on the filing screen."""
    return questions.name(name).replace(".", "-")
