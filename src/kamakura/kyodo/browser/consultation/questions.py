"""The questions to each party as fields of a page, and their answers as people read them."""

from collections.abc import Mapping
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.lists import Definition
from kamakura.kyodo.domain.consultation import Question
from kamakura.kyodo.domain.consultation import questions_for
from kamakura.kyodo.i18n import _
from typing import Any


LABELS = {
    "current_work": _("現状の取組"),
    "agreement": _("課題の認識"),
    "city_can": _("市ができる役割"),
    "city_cannot": _("できないこと・条件"),
    "laws_and_plans": _("関係する法令・計画(総合計画の施策)"),
    "budget_prospect": _("予算措置の見込み"),
    "feasibility": _("協働の可否"),
    "feasibility_reason": _("理由"),
    "advice": _("助言"),
    "words": _("団体から伝えたいこと"),
    "received_number": _("受付の番号"),
    "related_work": _("関連する既存事業"),
    "note": _("事務局から"),
}
HELPS = {
    "feasibility_reason": _("団体にそのまま伝わります。"),
    "advice": _("団体に当日中に届きます。よい点、確かめたい点、直すとよい点を書いてください。"),
    "words": _("協議で話したいこと、書類を出したあとに変わったことを書いてください。"),
}
CHOICES = {
    "agreement": {
        "same": _("一致している"),
        "partly": _("一部が一致している"),
        "different": _("一致していない"),
    },
    "budget_prospect": {"yes": _("ある"), "considering": _("検討する"), "no": _("ない")},
    "feasibility": {
        "yes": _("できる"),
        "conditional": _("条件付きでできる"),
        "no": _("できない"),
    },
}
KINDS = {"text": "textarea", "line": "text", "choice": "radio"}


def part_fields(party: str, part: Mapping[str, Any] | None) -> list[FormField]:
    """The fields of a party's own part, with what it wrote before."""
    return [_field(question, part or {}) for question in questions_for(party)]


def _field(question: Question, part: Mapping[str, Any]) -> FormField:
    words = CHOICES.get(question.name, {})
    return FormField(
        question.name,
        LABELS[question.name],
        kind=KINDS[question.kind],
        required=question.required,
        help=HELPS.get(question.name, ""),
        value=part.get(question.name, ""),
        options=tuple(Option(key, words[key]) for key in question.choices),
        maxlength=None if question.choices else question.limit,
        rows=4,
    )


def part_definitions(party: str, part: Mapping[str, Any]) -> list[Definition]:
    """A party's answers as people read them; empty ones are left out."""
    return [
        Definition(LABELS[question.name], _shown(question, part[question.name]))
        for question in questions_for(party)
        if part.get(question.name)
    ]


def _shown(question: Question, value: str) -> Any:
    return CHOICES[question.name][value] if question.choices else value
