"""質問をすべて見る: every question of every form of a call, to read and print before beginning."""

from .base import form_title
from .inputs import WHEN
from .reading import note_html
from collections.abc import Iterator
from dataclasses import dataclass
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms import tables
from kamakura.kyodo.forms.catalog import forms_met
from kamakura.kyodo.forms.catalog import FormSpec
from kamakura.kyodo.forms.conditions import condition_of
from kamakura.kyodo.forms.install import live_model
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.schema import Step
from kamakura.kyodo.forms.schema import steps
from kamakura.kyodo.forms.schema import steps_of_part
from kamakura.kyodo.i18n import _
from plone import api
from typing import Any
from zope.schema import getFieldsInOrder


KINDS = {
    "check": _("確かめて印を付けます"),
    "choice": _("1つ選びます"),
    "choices": _("あてはまるものをすべて選びます"),
    "date": _("年月日"),
    "moment": _("年月日と時刻"),
    "decimal": _("数(小数も書けます)"),
    "email": _("メールアドレス"),
    "file": _("ファイルを付けます"),
    "likert": _("文ごとに1つ選びます"),
    "number": _("数"),
    "table": _("表に書きます"),
    "url": _("ホームページのアドレス"),
}
PROPOSING = ("proposal",)
SHOWN_THEMES = frozenset({"published", "closed", "selected", "finished"})


@dataclass(frozen=True)
class Asked:
    """One question as it is told beforehand."""

    title: Any
    required: bool
    how: Any
    help: Any = ""
    options: tuple[Any, ...] = ()
    columns: tuple[tuple[Any, bool], ...] = ()
    space: str = "line"
    html: str = ""


@dataclass(frozen=True)
class AskedForm:
    """One form: its steps with their questions."""

    title: Any
    anchor: str
    steps: tuple[tuple[Any, tuple[Asked, ...]], ...]


def forms_of_call(call: Any) -> list[FormSpec]:
    """What a group writes in a call, in the order it meets it.

    The answer to a 市提案 is only asked where there are some, the sheet where it is required.
    """
    themes = [api.content.get_state(one) for one in children(call, "KyodoTheme")]
    unused = set() if SHOWN_THEMES & set(themes) else {"city_proposal"}
    if not setting_for(call, "require_preliminary"):
        unused.add("preliminary_sheet")
    return [form for form in forms_met() if form.key not in unused]


class AllQuestions(KyodoView):
    """``@@kyodo-questions`` of a call: for everybody who may see the call."""

    public = True
    title = _("質問をすべて見る")
    lead = _(
        "様式で聞くことの一覧です。印刷して、下書きに使えます。提出はこのサイトの画面で行います。"
    )

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    def page(self) -> str:
        for side in ("leftcolumn", "rightcolumn"):
            self.request.set(f"disable_plone.{side}", True)
        return super().page()

    def update(self) -> None:
        mine = forms_of_call(self.context)
        before = [form for form in mine if form.host in PROPOSING]
        after = [form for form in mine if form.host not in PROPOSING]
        self.groups = [
            (_("提案のときに書く様式"), list(self.asked(before))),
            (_("実施したあとに書く様式"), list(self.asked(after))),
        ]

    def asked(self, forms: list[FormSpec]) -> Iterator[AskedForm]:
        """The forms that can be read; frozen ones as frozen, else as they are planned now."""
        for form in forms:
            version = form_versions.current(self.context, form.key)
            model = version.model if version is not None else live_model(self.context, form.key)
            try:
                schema = schema_of(model)
            except BrokenModel:
                continue
            shown = steps_of_part(form, schema, form.parts[0].key) if form.parts else steps(schema)
            parts = tuple((step.label, self.questions_of(schema, step)) for step in shown)
            yield AskedForm(form_title(form.key), form.key, parts)

    def questions_of(self, schema: Any, step: Step) -> tuple[Asked, ...]:
        """The questions of a step."""
        return tuple(self.question(schema, schema[name]) for name in step.fields)

    def question(self, schema: Any, field: Any) -> Asked:
        """One question: how it is answered, how long, from which choices, in which columns."""
        kind = questions.kind_of(field)
        if kind == "note":
            return Asked(field.title, required=False, how="", html=note_html(field), space="none")
        help = field.description or ""
        if condition_of(schema, field.__name__):
            help = _("${when}${help}", mapping={"when": WHEN, "help": help})
        return Asked(
            title=field.title,
            required=field.required,
            how=how(field, kind),
            help=help,
            options=self.options(field, kind),
            columns=columns(field) if kind == "table" else (),
            space=space(field, kind),
        )

    def options(self, field: Any, kind: str) -> tuple[Any, ...]:
        """What can be chosen."""
        if kind == "likert":
            return tuple(f"{line} ({' / '.join(field.answers)})" for line in field.questions or ())
        if kind not in ("choice", "choices"):
            return ()
        return tuple(title for _value, title in questions.choices_of(field, self.context))


def how(field: Any, kind: str) -> Any:
    """How a question is answered: 400字まで, 1つ選びます, 金額(円) …"""
    limit = getattr(field, "max_length", None)
    if kind in ("line", "text"):
        return _("${limit}字まで", mapping={"limit": str(limit)}) if limit else _("文字")
    if kind == "table":
        rows = {"rows": str(tables.max_rows(field))}
        return _("表に書きます(${rows}行まで)", mapping=rows)
    return _("金額(円)") if questions.is_money(field) else KINDS[kind]


def columns(field: Any) -> tuple[tuple[Any, bool], ...]:
    """The columns of a table: title, must it be filled."""
    return tuple(
        (one.title, one.required) for _n, one in getFieldsInOrder(tables.row_schema(field))
    )


def space(field: Any, kind: str) -> str:
    """How much room a printed page leaves to write: none, line, some or much."""
    if kind in ("choice", "choices", "check", "likert", "file"):
        return "none"
    if kind == "text":
        return "some" if (getattr(field, "max_length", None) or 0) <= 300 else "much"
    return "rows" if kind == "table" else "line"
