"""Which rules stop sending and which only warn: the city's choice, rule by rule.

A rule is named by its code, and by its key too where one code stands for several rules
(``requirement_not_met:officers``). What is not listed here cannot be chosen: it follows from the
ordinance or from arithmetic, such as income = expense.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from kamakura.kyodo.domain.answers import AnswerCode
from kamakura.kyodo.domain.budget import BudgetCode
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.schedule import ScheduleCode
from kamakura.kyodo.domain.settlement import SettlementCode


ERROR = "error"
WARNING = "warning"
OFF = "off"
LEVELS = (ERROR, WARNING, OFF)


@dataclass(frozen=True)
class Rule:
    """A rule a city may make stricter, milder, or leave out; ``form`` is where it is asked."""

    name: str
    form: str
    default: str


def _rules(form: str, default: str, *names: str) -> tuple[Rule, ...]:
    return tuple(Rule(str(name), form, default) for name in names)


REQUIREMENTS = (
    "office_in_city",
    "base_in_city",
    "officers",
    "citizen_members",
    "activity",
    "registration",
)
RULES = (
    *_rules(
        "proposal",
        ERROR,
        AnswerCode.PERIOD_OUTSIDE_YEAR,
        BudgetCode.TOTAL_DIFFERS,
        BudgetCode.CITY_SHARE_DIFFERS,
    ),
    *_rules(
        "proposal", WARNING, *(f"{AnswerCode.REQUIREMENT_NOT_MET}:{key}" for key in REQUIREMENTS)
    ),
    *_rules("project_plan", ERROR, AnswerCode.ROLE_SIDE_MISSING, ScheduleCode.OUTSIDE_PERIOD),
    *_rules("project_plan", WARNING, AnswerCode.SAME_PERSON),
    *_rules("budget", ERROR, BudgetCode.ABOVE_CEILING, BudgetCode.BREAKDOWN_MISSING),
    *_rules(
        "budget",
        WARNING,
        BudgetCode.BREAKDOWN_DIFFERS,
        BudgetCode.ABOVE_NEED,
        BudgetCode.ABOVE_RATE,
        BudgetCode.LABOUR_HIGH,
        BudgetCode.OUTSOURCING_HIGH,
    ),
    *_rules(
        "report",
        ERROR,
        BudgetCode.ABOVE_AGREED,
        SettlementCode.SURPLUS_DIFFERS,
        SettlementCode.REFUND_DIFFERS,
    ),
)
DEFAULTS: Mapping[str, str] = {rule.name: rule.default for rule in RULES}


def rule_of(finding: Finding) -> str:
    """The name of the rule a finding comes from."""
    key = finding.params.get("key")
    return f"{finding.code}:{key}" if key else str(finding.code)


def apply_severities(
    findings: Iterable[Finding], levels: Mapping[str, str] | None
) -> tuple[Finding, ...]:
    """The findings at the levels the city chose; those of rules that are off are left out."""
    chosen = {**DEFAULTS, **(levels or {})}
    found = []
    for finding in findings:
        rule = rule_of(finding)
        level = chosen[rule] if rule in DEFAULTS else finding.level
        if level != OFF:
            found.append(replace(finding, level=level))
    return tuple(found)
