"""The city's own Word template: what stands for its tags, and filling it.

A template is filled in a sandbox: it can read the answers it is given and nothing else.
"""

from .sheet import Answer
from .sheet import Grid
from .sheet import MISSING
from .sheet import official_number
from .sheet import plain
from .sheet import Sheet
from collections.abc import Mapping
from docxtpl import DocxTemplate
from io import BytesIO
from jinja2 import StrictUndefined
from jinja2 import TemplateError
from jinja2 import Undefined
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from kamakura.kyodo.domain.money import format_number
from typing import Any


SLIPS = (TemplateError, SecurityError, ValueError, KeyError, TypeError)
FRAME = {
    "form_number": "様式番号",
    "form_title": "様式の題名",
    "addressee": "宛先",
    "day": "提出日",
    "receipt_number": "受付番号",
    "organization": "団体名(登録)",
    "subject": "提案・事業の名前",
    "attachments": "添付書類",
    "opening": "前文",
    "sender": "差出人",
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
    values: dict[str, Any] = frame_values(sheet)
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


def frame_values(sheet: Sheet) -> dict[str, Any]:
    """The values that every form has around its questions."""
    found = {
        "form_number": official_number(sheet.number, sheet.title),
        "form_title": sheet.title,
        "addressee": sheet.addressee,
        "day": sheet.day or MISSING,
        "receipt_number": sheet.receipt_number,
        "organization": sheet.organization,
        "subject": sheet.subject,
        "attachments": "\n".join(f"{label}({name})" for label, name, _size in sheet.attachments),
        "opening": sheet.says,
        "sender": "\n".join(f"{label} {text}".strip() for label, text in sheet.sender),
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


def render(data: bytes, values: Mapping[str, Any], undefined: type[Undefined]) -> bytes:
    """The template with its values, in the sandbox. Raises what ``SLIPS`` names."""
    template = DocxTemplate(BytesIO(data))
    template.render(dict(values), _environment(undefined), autoescape=True)
    stream = BytesIO()
    template.save(stream)
    return stream.getvalue()


def fill_template(data: bytes, sheet: Sheet, blank: Sheet) -> bytes | None:
    """The filled template; None when it cannot be filled (the default document stands in)."""
    try:
        return render(data, template_context(sheet, blank), StrictUndefined)
    except SLIPS:
        return None
