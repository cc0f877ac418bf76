"""The city's own Word template: its tags, the check when it is uploaded, and filling it.

A template is filled in a sandbox: it can read the answers it is given and nothing else.
"""

from .sheet import Answer
from .sheet import Grid
from .sheet import MISSING
from .sheet import official_number
from .sheet import plain
from .sheet import Question
from .sheet import Sheet
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from docxtpl import DocxTemplate
from io import BytesIO
from jinja2 import StrictUndefined
from jinja2 import TemplateError
from jinja2 import TemplateSyntaxError
from jinja2 import Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from kamakura.kyodo.domain.money import format_number
from kamakura.kyodo.domain.refusal import RefusalCode
from typing import Any
import re


class TemplateCode(RefusalCode):
    """What is wrong with a template, or why one cannot be used."""

    SYNTAX = "template_syntax"
    UNKNOWN_TAG = "template_unknown_tag"
    NOT_RENDERED = "template_not_rendered"


@dataclass(frozen=True)
class Problem:
    """One thing to mend in a template: the tag or place, and the nearest tags there are."""

    code: str
    name: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class TagRow:
    """A tag that can be written into a template, what it is, and an example."""

    tag: str
    label: str
    example: str


FRAME = {
    "form_number": "様式番号",
    "form_title": "様式の題名",
    "addressee": "宛先",
    "day": "提出日",
    "receipt_number": "受付番号",
    "organization": "団体名(登録)",
    "subject": "提案・事業の名前",
    "attachments": "添付書類",
}
EXAMPLES = {
    "line": "文字",
    "text": "文章",
    "email": "sanpo@example.jp",
    "url": "https://example.jp/",
    "number": "12",
    "date": "令和9年4月1日",
    "check": "☑",
    "file": "会則.pdf",
}


class _Sandbox(SandboxedEnvironment):
    """No sums that fill the memory: a template has only to print."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(f"{operator} is not allowed in a template")


def _environment(undefined: type[Undefined]) -> _Sandbox:
    return _Sandbox(undefined=undefined, autoescape=True)


def template_context(sheet: Sheet, blank: Sheet) -> dict[str, Any]:
    """The values of all tags. ``blank`` names what this version asks, also what is hidden here.

    An answer that was asked for and is missing prints 未入力; what was not asked prints nothing.
    """
    values: dict[str, Any] = _frame(sheet)
    for item in blank.items:
        name = item.question.name
        if isinstance(item, Grid):
            grid = sheet.grids.get(name)
            values[name] = [_row(row) for row in grid.rows] if grid else []
            sums = grid.totals if grid else dict.fromkeys(Grid(item.question, item.columns).totals)
            values |= {f"{name}_{key}_total": format_number(n or 0) for key, n in sums.items()}
        elif item.question.kind != "note":
            answer = sheet.answers.get(name)
            values[name] = "" if answer is None else plain(answer.text) or MISSING
            if item.question.choices:
                values[f"{name}_boxes"] = "" if answer is None else _boxes(answer)
    return values


def _frame(sheet: Sheet) -> dict[str, Any]:
    found = {
        "form_number": official_number(sheet.number, sheet.title),
        "form_title": sheet.title,
        "addressee": sheet.addressee,
        "day": sheet.day or MISSING,
        "receipt_number": sheet.receipt_number,
        "organization": sheet.organization,
        "subject": sheet.subject,
        "attachments": "\n".join(f"{label}({name})" for label, name, _size in sheet.attachments),
    }
    if sheet.date_field is not None:
        found[sheet.date_field.name] = found["day"]
    return {name: plain(text) for name, text in found.items()}


def _row(row: tuple[Answer, ...]) -> dict[str, str]:
    return {
        one.question.name: format_number(one.value)
        if one.question.is_money and one.value is not None
        else plain(one.text)
        for one in row
    }


def _boxes(answer: Answer) -> str:
    return "\n".join(
        f"{'☑' if value in answer.chosen else '□'} {plain(title)}"
        for value, title in answer.question.choices
    )


def _example(question: Question) -> str:
    if question.choices:
        return question.choices[0][1]
    if question.is_money:
        return "400,000円"
    return EXAMPLES.get(question.kind, "文字")


def tag_rows(blank: Sheet) -> list[TagRow]:
    """Every tag of a form, in its order, with an example."""
    rows = [
        TagRow(f"{{{{ {name} }}}}", label, _of_frame(name, blank)) for name, label in FRAME.items()
    ]
    for item in blank.items:
        name, label = item.question.name, item.question.label
        if isinstance(item, Grid):
            rows += _table_tags(name, label, item)
        elif item.question.kind != "note":
            rows.append(TagRow(f"{{{{ {name} }}}}", label, _example(item.question)))
            if item.question.choices:
                boxes = f"☑ {item.question.choices[0][1]} …"
                rows.append(TagRow(f"{{{{ {name}_boxes }}}}", f"{label}(すべての選択肢)", boxes))
    return rows


def _table_tags(name: str, label: str, grid: Grid) -> list[TagRow]:
    rows = [TagRow(f"{{%tr for row in {name} %}}", f"{label}: 行の始まり(1つの行に書く)", "")]
    for column in grid.columns:
        rows.append(
            TagRow(f"{{{{ row.{column.name} }}}}", f"{label}: {column.label}", _example(column))
        )
    rows.append(TagRow("{%tr endfor %}", f"{label}: 行の終わり(1つの行に書く)", ""))
    labels = {column.name: column.label for column in grid.columns}
    for column in Grid(grid.question, grid.columns).totals:
        total = f"{{{{ {name}_{column}_total }}}}"
        rows.append(TagRow(total, f"{label}: {labels[column]}の合計", "430,000"))
    return rows


def _of_frame(name: str, blank: Sheet) -> str:
    given = {"day": "令和8年5月11日", "receipt_number": "R8-G-03", "attachments": "会則(会則.pdf)"}
    return given.get(name) or str(_frame(blank).get(name) or "文字")


def example_context(blank: Sheet) -> dict[str, Any]:
    """Values for a dry run: every tag has one, every table one row."""
    values = template_context(blank, blank)
    for item in blank.items:
        if isinstance(item, Grid):
            values[item.question.name] = [
                {column.name: _example(column) for column in item.columns}
            ]
    return values


def check_template(data: bytes, blank: Sheet) -> list[Problem]:
    """What is wrong with an uploaded template: unknown tags by name, slips by place."""
    known = example_context(blank)
    columns = {c.name for item in blank.items if isinstance(item, Grid) for c in item.columns}
    unknown: dict[str, None] = {}
    noting = _noting(unknown)
    try:
        _render(data, known, noting)
    except TemplateSyntaxError as slip:
        return [Problem(TemplateCode.SYNTAX, _place(slip))]
    except (TemplateError, SecurityError, ValueError, KeyError, TypeError) as slip:
        return [Problem(TemplateCode.NOT_RENDERED, str(slip)[:120])]
    names = (*known, *columns)
    return [
        Problem(TemplateCode.UNKNOWN_TAG, name, tuple(get_close_matches(name, names, 3, 0.5)))
        for name in unknown
    ]


def _noting(unknown: dict[str, None]) -> type[Undefined]:
    """An undefined value that only notes its name, so that one run finds them all."""

    class Noted(Undefined):
        def __init__(self, *args: Any, **options: Any) -> None:
            super().__init__(*args, **options)
            unknown[str(self._undefined_name)] = None

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return self

        def __getitem__(self, name: Any) -> Any:
            return self

    return Noted


def _place(slip: TemplateSyntaxError) -> str:
    lines = [line.strip() for line in getattr(slip, "docx_context", ())]
    marked = [line for line in lines if re.search(r"[{}%]", line)] or lines
    return " … ".join(line for line in marked if line)[:160] or str(slip.message)[:120]


def _render(data: bytes, values: Mapping[str, Any], undefined: type[Undefined]) -> bytes:
    template = DocxTemplate(BytesIO(data))
    template.render(dict(values), _environment(undefined), autoescape=True)
    stream = BytesIO()
    template.save(stream)
    return stream.getvalue()


def fill_template(data: bytes, sheet: Sheet, blank: Sheet) -> bytes | None:
    """The filled template; None when it cannot be filled (the default document stands in)."""
    try:
        return _render(data, template_context(sheet, blank), StrictUndefined)
    except (TemplateError, SecurityError, ValueError, KeyError, TypeError):
        return None
