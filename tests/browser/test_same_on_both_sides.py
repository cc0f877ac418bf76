"""What the browser says beforehand is what the server will understand: one table, both sides."""

from drafts import form
from drafts import make_draft
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.domain.fiscal import read_parts
from kamakura.kyodo.domain.japanese import clean_text
from kamakura.kyodo.domain.japanese import count_characters
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms.conditions import shown_fields
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.values import read
from kamakura.kyodo.forms.values import Source
from town import CALL_YEAR
import pytest
import random


@pytest.fixture
def draft(as_manager) -> str:
    """The address of a group's draft."""
    return make_draft(as_manager)


PIECES = (
    "か\u3099",  # が in two code points
    "ハ\u309a",
    "が",
    "𠮷",
    "髙",
    "葛\U000e0100",  # 異体字
    "神",  # a compatibility kanji
    "欄",
    "👨\u200d👩\u200d👧",
    "🏴\U000e0067\U000e0062\U000e007f",
    "\r\n",
    "\n",
    "\r",
    "\u2028",
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\x07",
    "\t",
    "\u3000",
    " ",
    "ｶﾞ",
    "①",
    "e\u0301",
    "a",
    "。",
)
COUNT = """(cases) => cases.map(([id, text]) => {
  const input = document.getElementById(id);
  input.value = text;
  input.dispatchEvent(new Event('input'));
  return document.getElementById(id + '-count').textContent;
})"""


def generated(seed: int, count: int) -> list[str]:
    """Texts made of difficult pieces; the same every time."""
    chance = random.Random(seed)
    return ["".join(chance.choices(PIECES, k=chance.randint(0, 12))) for _n in range(count)]


def test_counter_counts_as_the_server_does(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "project"))
    long, line = "form.widgets.summary", "form.widgets.project_name"
    texts = generated(1, 300)
    cases = [(long, text) for text in texts] + [(line, flat(text)) for text in texts]
    said = member.page.evaluate(COUNT, cases)
    most = {long: 300, line: 60}
    assert said == [
        f"{count_characters(clean_text(text, multiline=name == long))} / {most[name]}文字"
        for name, text in cases
    ]


def flat(text: str) -> str:
    """What fits into one line: a browser takes line breaks out of it."""
    return text.replace("\r", "").replace("\n", "")


DAYS = [
    ("2026", "9", "27"),
    ("令和8", "9", "27"),
    ("令和8年", "9月", "27日"),
    ("R8", "09", "27"),
    ("r8", "９", "２７"),
    ("Ｒ８", "9", "27"),
    ("令和元", "5", "1"),
    ("H31", "4", "30"),
    ("平成32", "3", "31"),
    ("昭和64", "1", "7"),
    ("明治元", "1", "25"),
    ("1850", "1", "1"),
    ("8", "9", "27"),
    ("20260927", "", ""),
    ("令和8年9月27日", "", ""),
    ("2026/9/27", "", ""),
    ("R8.9.27", "", ""),
    ("2026", "2", "29"),
    ("2024", "2", "29"),
    ("2026", "13", "1"),
    ("2026", "9", "0"),
    ("2026", "", "27"),
    ("2026", "9", ""),
    ("R0", "9", "27"),
    ("令和8(2026)", "9", "27"),
    ("令和8(2025)", "9", "27"),
    ("去年", "9", "27"),
    ("", "", ""),
]


def test_date_is_read_as_the_server_reads_it(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "project"))
    said = member.page.evaluate("(days) => days.map((day) => kyodo.readDate(...day))", DAYS)
    assert dict(zip(DAYS, said, strict=True)) == {day: understood(day) for day in DAYS}


def understood(parts: tuple[str, str, str]) -> str:
    """What the server makes of three boxes."""
    try:
        return read_parts(parts).isoformat()
    except Refused:
        return ""


CONDITIONS = [
    "a",
    "not a",
    "a=x",
    "a!=x",
    "a='x y'",
    'a="鎌倉市"',
    "a~=鎌倉",
    "not a~=鎌倉",
    "a=~鎌倉市役所",
    "n",
    "n=1200",
    "n>=3",
    "n<3",
    "n>-1 and n<=100",
    "c",
    "c=selected",
    "not c",
    "s=one",
    "s!=one",
    "s=one and s=two",
    "d",
    "d=2026-09-27",
    "k=b",
    "k=b or (a=x and not c)",
    "not (k=b or a=x)",
    "form.widgets.k:list=b",
    "a=x and not s=one or n>5",
    "f",
]
SITUATIONS = [
    {},
    {"a": "x", "k": "b"},
    {"a": " x y ", "n": "１，２００人", "c": "1"},
    {"a": "鎌倉市", "n": "3", "s": ["one"]},
    {"a": "か\u3099", "n": "abc", "s": ["one", "two"], "k": "a"},
    {"n": "0", "d.year": "令和8", "d.month": "9", "d.day": "27", "k": "b", "c": "1"},
    {"n": "7", "d.year": "2026", "d.month": "13", "d.day": "1", "s": ["two"]},
    {"a": "1e3", "n": "-5"},
]
FIELD = '<field name="{}" type="{}" {}><title>{}</title><required>False</required>{}</field>'
EF = 'xmlns:easyform="http://namespaces.plone.org/supermodel/easyform"'
INPUTS = (
    ("a", "zope.schema.TextLine", ""),
    ("n", "zope.schema.Int", ""),
    ("c", "zope.schema.Bool", ""),
    (
        "s",
        "zope.schema.Set",
        '<value_type type="zope.schema.Choice"><values><element>one</element>'
        "<element>two</element></values></value_type>",
    ),
    ("d", "zope.schema.Date", ""),
    (
        "k",
        "zope.schema.Choice",
        "<values><element>a</element><element>b</element></values>",
    ),
    ("f", "plone.namedfile.field.NamedBlobFile", ""),
)


def quoted(text: str) -> str:
    return text.replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")


def conditional_model(base: str) -> str:
    """The shipped design and one step more: inputs, a question per condition, and a chain."""
    fields = [FIELD.format(name, kind, "", name, more) for name, kind, more in INPUTS]
    chain = [("c1", "a=x"), ("c2", "c1=y"), ("c3", "c2 or not c1")]
    for name, condition in [*((f"q{n}", one) for n, one in enumerate(CONDITIONS)), *chain]:
        depends = f'easyform:depends_on="{quoted(condition)}"'
        fields.append(FIELD.format(name, "zope.schema.TextLine", depends, name, ""))
    step = f'<fieldset {EF} name="trial" label="試し">{"".join(fields)}</fieldset></schema>'
    return base.replace("</schema>", step)


def raw_of(situation: dict) -> dict:
    return {f"form.widgets.{name}": value for name, value in situation.items()}


CHAINED = [{}, {"c1": "y"}, {"c1": "z"}, {"c1": "y", "c2": "w"}]
SEEN = """(names) => names.filter((name) =>
  !document.querySelector(`[data-kyodo-name="${name}"]`).hidden)"""


def test_conditions_hold_in_the_browser_exactly_when_on_the_server(crew, as_manager, draft) -> None:
    with as_manager() as site:
        call = site["kyodo"][f"fy{CALL_YEAR}"]
        model = conditional_model(form_versions.current(call, "group_proposal").model)
        form_versions.freeze(call, "group_proposal", model, by="x", now=call.opens, reason="試験")
    schema = schema_of(model)
    names = [name for name in schema.names() if name[0] in "qc" and name[1:].isdecimal()]
    trial = [name for name, _kind, _more in INPUTS] + names
    member = crew["yui"]
    member.go(form(draft, "trial"))
    empty = dict.fromkeys(("a", "n", "s", "c", "d.year", "d.month", "d.day", "k", "c1", "c2"), "")
    for situation in SITUATIONS:
        for chained in CHAINED:
            typed = {**situation, **chained}
            fill(member, {**empty, **typed})
            seen = member.page.evaluate(SEEN, names)
            reading = read(schema, Source(raw_of(typed), {}), names=trial)
            assert set(seen) == set(shown_fields(schema, reading.answers)) & set(names), typed


def fill(member, typed: dict) -> None:
    """Set the inputs, hidden by their conditions or not."""
    member.page.evaluate(
        """(typed) => {
          for (const [name, value] of Object.entries(typed)) {
            for (const input of document.getElementsByName('form.widgets.' + name)) {
              if (['radio', 'checkbox'].includes(input.type)) {
                input.checked = [value].flat().includes(input.value);
              } else {
                input.value = value;
              }
            }
          }
          document.querySelector('form[data-kyodo-autosave]').dispatchEvent(new Event('input'));
        }""",
        typed,
    )
