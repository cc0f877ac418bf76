"""The tags of a form for the city's Word template, and the check when one is uploaded."""

from .sheet import Grid
from .sheet import Question
from .sheet import Sheet
from .word_template import FRAME
from .word_template import frame_values
from .word_template import render
from .word_template import SLIPS
from .word_template import template_context
from dataclasses import dataclass
from difflib import get_close_matches
from jinja2 import TemplateSyntaxError
from jinja2 import Undefined
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
    return given.get(name) or str(frame_values(blank).get(name) or "文字")


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
        render(data, known, noting)
    except TemplateSyntaxError as slip:
        return [Problem(TemplateCode.SYNTAX, _place(slip))]
    except SLIPS as slip:
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
