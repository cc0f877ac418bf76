"""A setting as a field of a hand-made form, and back."""

from .groups import CHOICES
from .groups import CHOICES_BY_NAME
from collections.abc import Callable
from collections.abc import Mapping
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.i18n import _
from typing import Any
from zope import schema


LINES_HELP = _("1行に1つずつ、「記号 = 名前」の形で書いてください。記号は半角の英数字です。")
LIST_HELP = _("いくつかあるときは、「、」か「,」で区切ってください。")
MEMBERS_HELP = _(
    "1行に1人ずつ、「利用者名 = 部課の記号、部課の記号」の形で書いてください。例: tanaka = bosai"
)


def form_field(field: schema.Field, value: Any) -> FormField:
    """The field people fill for a setting."""
    options: dict[str, Any] = {"required": bool(field.required), "help": field.description or ""}
    if isinstance(field, schema.Bool):
        options.update(kind="checkbox", value="1" if value else "", required=False)
    elif isinstance(field, schema.Int):
        options.update(kind="number", value=str(value), width="short")
    elif isinstance(field, schema.Choice):
        options.update(kind="select", value=value, options=_options(field))
    elif isinstance(field, schema.Dict):
        options.update(kind="textarea", value=_lines(value or {}), rows=8, help=_dict_help(field))
    elif isinstance(field, schema.List):
        options.update(value="、".join(str(one) for one in value or ()), help=LIST_HELP)
    elif isinstance(field, schema.Text) and not isinstance(field, schema.TextLine):
        options.update(kind="textarea", value=value or "", rows=4)
    else:
        options.update(value=value or "")
    return FormField(field.__name__, field.title, **options)


def _options(field: schema.Choice) -> tuple[Option, ...]:
    values = [term.value for term in field.vocabulary]
    return tuple(
        Option(value, CHOICES_BY_NAME.get((field.__name__, value)) or CHOICES[value])
        for value in values
    )


def _dict_help(field: schema.Dict) -> Any:
    lines = MEMBERS_HELP if isinstance(field.value_type, schema.List) else LINES_HELP
    if not field.description:
        return lines
    return _("${what} ${lines}", mapping={"what": field.description, "lines": lines})


def _lines(value: Mapping[str, Any]) -> str:
    shown = {
        key: "、".join(one) if isinstance(one, list | tuple) else one for key, one in value.items()
    }
    return "\n".join(f"{key} = {text}" for key, text in shown.items())


def setting_value(field: schema.Field, typed: Any) -> Any:
    """The value to store; ValueError with a sentence for people."""
    value = _understood(field, typed)
    try:
        field.bind(None).validate(value)
    except schema.interfaces.ValidationError as error:
        raise ValueError(_problem(field, error)) from None
    return value


def _understood(field: schema.Field, typed: Any) -> Any:
    if isinstance(field, schema.Dict):
        return _read_lines(field, typed or "")
    if isinstance(field, schema.List):
        return _read_list(field.value_type, typed or "")
    if isinstance(field, schema.Text) and typed is None:
        return ""
    return typed


def _read_lines(field: schema.Dict, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        key, sign, value = (part.strip() for part in line.replace("=", "=").partition("="))
        if not (key and sign and value):
            raise ValueError(
                _(
                    "「${line}」を読み取れません。「記号 = 名前」の形で書いてください。",
                    mapping={"line": line},
                )
            )
        is_list = isinstance(field.value_type, schema.List)
        found[key] = _read_list(field.value_type.value_type, value) if is_list else value
    return found


def _read_list(value_type: schema.Field, text: str) -> list[Any]:
    parts = [part.strip() for part in text.replace("、", ",").split(",")]
    convert: Callable[[str], Any] = int if isinstance(value_type, schema.Int) else str
    try:
        return [convert(part) for part in parts if part]
    except ValueError:
        raise ValueError(_("数字を「,」で区切って書いてください。")) from None


def _problem(field: schema.Field, error: Exception) -> Any:
    if isinstance(error, schema.interfaces.TooSmall):
        return _("${min}以上にしてください。", mapping={"min": field.min})
    if isinstance(error, schema.interfaces.TooBig):
        return _("${max}以下にしてください。", mapping={"max": field.max})
    return _("「${label}」の書き方を確かめてください。", mapping={"label": field.title})
