"""What is said beside the tables of money while they are typed: figures, remarks, and the
city's numbers that the script in the page counts with."""

from . import questions
from .budget import rules_for
from .rows import MAX_YEN
from collections.abc import Mapping
from dataclasses import dataclass
from kamakura.kyodo.content.snapshots.project import agreed_share
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.severity import apply_severities
from kamakura.kyodo.domain.severity import DEFAULTS
from kamakura.kyodo.domain.sums import accounts_lines
from kamakura.kyodo.domain.sums import budget_lines
from kamakura.kyodo.domain.sums import Line
from kamakura.kyodo.domain.typed_budget import Limits
from kamakura.kyodo.domain.typed_budget import read_budget
from kamakura.kyodo.domain.typed_budget import typed_accounts_findings
from kamakura.kyodo.domain.typed_budget import typed_budget_findings
from kamakura.kyodo.domain.typed_budget import TypedBudget
from kamakura.kyodo.domain.typed_budget import TypedRow
from typing import Any


TABLES = ("income", "expense")
WRITTEN = ("surplus", "refund")
COLUMNS = ("category", "amount", "planned", "actual", "breakdown", "eligible")
NUMBERS = ("rate_by_year", "labour_pct_warn", "outsourcing_pct_warn")
Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Sums:
    """``kind``: budget or accounts; ``rules``, ``rows`` and ``written`` are for the script."""

    kind: str
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...]
    rules: Mapping[str, Any]
    levels: Mapping[str, str]
    rows: Mapping[str, list[dict[str, Any]]]
    written: Mapping[str, str]


def sums_of(host: Any, key: str, raw: Raw) -> Sums | None:
    """The sums of a form as typed; None for a form without tables of money."""
    if key == "budget":
        return _budget_sums(host, raw)
    return _accounts_sums(host, raw) if key == "report" else None


def _budget_sums(host: Any, raw: Raw) -> Sums:
    rules = rules_for({name: host.setting(name) for name in NUMBERS}, ceiling=host.ceiling)
    typed = _read(raw, "amount")
    numbers = {
        "ceiling": rules.ceiling,
        "rate": rules.rate_percent,
        "labour": rules.labour_percent,
        "outsourcing": rules.outsourcing_percent,
    }
    lines, found = budget_lines(typed.budget, rules), typed_budget_findings(typed, rules)
    return _made("budget", host, raw, lines=lines, findings=found, rules=numbers)


def _accounts_sums(host: Any, raw: Raw) -> Sums:
    agreed = agreed_share(host.host)
    plan, actual = _read(raw, "planned"), _read(raw, "actual")
    found = typed_accounts_findings(actual, agreed_share=agreed, largest=MAX_YEN, **_written(raw))
    lines = accounts_lines(plan.budget, actual.budget, agreed_share=agreed)
    findings = (*plan.unread, *found)
    return _made("accounts", host, raw, lines=lines, findings=findings, rules={"agreed": agreed})


def _made(kind: str, host: Any, raw: Raw, *, lines: Any, findings: Any, rules: dict) -> Sums:
    levels = {**DEFAULTS, **(host.setting("rule_levels") or {})}
    return Sums(
        kind=kind,
        lines=lines,
        findings=apply_severities(findings, levels),
        rules={**rules, "largest": MAX_YEN},
        levels=levels,
        rows={table: raw_rows(table, raw) for table in TABLES},
        written=_written(raw),
    )


def raw_rows(table: str, raw: Raw) -> list[dict[str, Any]]:
    """The rows of a table as typed, each with its number in the form."""
    rows = []
    for number in questions.row_numbers(table, raw):
        cells = {name: raw.get(questions.cell_name(table, number, name)) for name in COLUMNS}
        rows.append({"number": number, **{name: text for name, text in cells.items() if text}})
    return rows


def _written(raw: Raw) -> dict[str, str]:
    return {name: str(raw.get(questions.name(name), "")) for name in WRITTEN}


def _read(raw: Raw, column: str) -> TypedBudget:
    return read_budget(
        *(_typed_rows(table, raw, column) for table in TABLES),
        limits=Limits(amount=column, largest=MAX_YEN),
    )


def _typed_rows(table: str, raw: Raw, column: str) -> list[TypedRow]:
    return [
        TypedRow(
            row["number"],
            row.get("category", ""),
            row.get(column, ""),
            row.get("breakdown", ""),
            row.get("eligible", ""),
        )
        for row in raw_rows(table, raw)
    ]
