"""様式の点検: each rule a city may choose as a list, grouped by the form it is asked on."""

from .groups import AT_OPENING
from .groups import Group
from collections.abc import Mapping
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.domain.severity import DEFAULTS
from kamakura.kyodo.domain.severity import LEVELS
from kamakura.kyodo.domain.severity import RULES
from kamakura.kyodo.i18n import _
from typing import Any


SETTING = "rule_levels"
LEVEL_TITLES = {
    "error": _("提出を止める"),
    "warning": _("注意を示すだけ(提出できる)"),
    "off": _("点検しない"),
}
FORM_TITLES = {
    "proposal": _("様式の点検: 提案書(様式1・2)"),
    "project_plan": _("様式の点検: 事業計画書(様式3)"),
    "budget": _("様式の点検: 収支予算書(様式4)"),
    "report": _("様式の点検: 実績報告書(様式6)"),
}
FIXED = {
    "proposal": _("実施期間の初日と末日が逆のときは、いつも提出を止めます。"),
    "project_plan": _(
        "スケジュールの月が逆のときは、いつも提出を止めます。必須の答えと行の数は、様式の設計で決めます。"
    ),
    "budget": _(
        "収入と支出の合計が違うとき、金額が1つもないとき、対象額がその行の金額を超えるときは、"
        "計算が成り立たないため、いつも提出を止めます。"
    ),
    "report": _("支出が収入より多いとき、実施期間の初日と末日が逆のときは、いつも提出を止めます。"),
}
RULE_TITLES = {
    "period_outside_year": _("実施期間が、実施する年度の中にある"),
    "total_cost_differs": _("総事業費が収支予算書の支出合計と同じである"),
    "city_share_differs": _("市負担額が収支予算書の市負担金と同じである"),
    "requirement_not_met:office_in_city": _("要件: NPO法人の主たる事務所が市内にある"),
    "requirement_not_met:base_in_city": _("要件: 活動拠点または連絡場所が市内にある"),
    "requirement_not_met:officers": _("要件: 役員の最少人数"),
    "requirement_not_met:citizen_members": _("要件: 市民の構成員の最少人数"),
    "requirement_not_met:activity": _("要件: 活動の最短期間"),
    "requirement_not_met:registration": _("要件: 市民活動センターへの登録"),
    "role_side_missing": _("団体と市の役割がそれぞれ1つ以上ある"),
    "schedule_outside_period": _("スケジュールが実施期間の中にある"),
    "manager_is_accountant": _("責任者と会計担当が別の人である"),
    "city_share_above_ceiling": _("市負担金が上限以下である"),
    "breakdown_missing": _("金額のある行に積算内訳がある"),
    "breakdown_differs": _("積算内訳の計算が金額と合う"),
    "city_share_above_need": _("市負担金が、対象額から参加費などを引いた額以下である"),
    "city_share_above_rate": _("市負担金が市の負担率以下である"),
    "labour_share_high": _("人件費が割合の目安以下である"),
    "outsourcing_share_high": _("委託料が割合の目安以下である"),
    "city_share_above_agreed": _("決算の市負担金が協定の額以下である"),
    "report_surplus_differs": _("余剰金が決算と合う"),
    "report_refund_differs": _("精算(返還)する額が決算と合う"),
}


def rule_fields(levels: Mapping[str, str] | None) -> list[FormField]:
    """One list per rule, with its default in the help."""
    chosen = {**DEFAULTS, **(levels or {})}
    options = [Option(level, title) for level, title in LEVEL_TITLES.items()]
    return [
        FormField(
            field_name(rule.name),
            RULE_TITLES[rule.name],
            kind="select",
            required=True,
            value=chosen[rule.name],
            options=options,
            width="half",
            help=_("はじめの設定: ${level}", mapping={"level": LEVEL_TITLES[rule.default]}),
        )
        for rule in RULES
    ]


def rule_groups() -> list[Group]:
    """The headings, one per form."""
    return [
        Group(
            title,
            _("${fixed}${when}", mapping={"fixed": FIXED[form], "when": AT_OPENING}),
            tuple(field_name(rule.name) for rule in RULES if rule.form == form),
        )
        for form, title in FORM_TITLES.items()
    ]


def field_name(rule: str) -> str:
    """The name of a rule's list on the page."""
    return f"{SETTING}.{rule.replace(':', '.')}"


def chosen_levels(values: Mapping[str, Any]) -> dict[str, str]:
    """The setting, from what was chosen on the page; what is no level (forged) is the default."""
    chosen = {rule.name: values[field_name(rule.name)] for rule in RULES}
    return {name: level if level in LEVELS else DEFAULTS[name] for name, level in chosen.items()}
