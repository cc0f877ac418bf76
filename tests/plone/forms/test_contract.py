"""A form the city has broken is named before anybody fills it."""

from kamakura.kyodo import messages
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.codes import FormCode
from kamakura.kyodo.forms.contract import check_model
from kamakura.kyodo.forms.contract import check_use
from kamakura.kyodo.forms.kinds import KindCode
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.schema import schema_of
import pytest


pytestmark = pytest.mark.usefixtures("portal")

EMPTY = '<model xmlns="http://namespaces.plone.org/supermodel/schema"><schema/></model>'
UNKNOWN_TYPE = EMPTY.replace(
    "<schema/>", '<schema><field name="a" type="no.such.Field"><title>a</title></field></schema>'
)
BUDGET = BY_KEY["budget"].model_xml


@pytest.mark.parametrize("xml", ["", "not xml", "<model>", EMPTY, UNKNOWN_TYPE, "<a/>"])
def test_model_that_cannot_be_read_is_an_exception(xml):
    with pytest.raises(BrokenModel):
        schema_of(xml)


@pytest.mark.parametrize("xml", ["", "not xml", EMPTY, UNKNOWN_TYPE])
def test_model_that_cannot_be_read_is_a_problem(xml):
    assert [p.code for p in check_model("budget", xml)] == [FormCode.UNREADABLE]


def test_field_of_a_new_name_is_told_with_both_names():
    xml = BUDGET.replace('name="income"\n             type', 'name="money"\n             type')

    problems = check_model("budget", xml)

    assert [(p.code, p.field, p.params["other"]) for p in problems] == [
        (FormCode.FIELD_RENAMED, "income", "money")
    ]


def test_missing_field_is_named_by_its_title():
    xml = BUDGET.replace('name="income"\n             type', 'name="money"\n             type')
    xml = xml.replace("<title>収入</title>", "<title>入るお金</title>")

    problems = check_model("budget", xml)

    assert [(p.code, p.params["title"]) for p in problems] == [(FormCode.FIELD_MISSING, "収入")]


def test_field_of_another_kind_is_named():
    xml = BUDGET.replace("tables.IncomeTable", "tables.RoleTable")

    codes = [(p.code, p.field) for p in check_model("budget", xml)]

    assert (FormCode.FIELD_KIND, "income") in codes


def test_unknown_expense_heading_is_named():
    xml = BUDGET.replace("<element>travel</element>", "<element>旅</element>")

    problems = check_model("budget", xml)

    assert [(p.code, p.params["heading"]) for p in problems] == [(FormCode.HEADING_UNKNOWN, "旅")]


def test_form_too_large_to_send_is_refused():
    table = """<field name="t{0}" type="kamakura.kyodo.forms.tables.OfficerTable">
        <max_length>40</max_length><title>表{0}</title></field>"""
    more = "".join(table.format(n) for n in range(3))
    xml = BUDGET.replace("</schema>", f"{more}</schema>")

    assert [p.code for p in check_model("budget", xml)] == [FormCode.TOO_LARGE]


def test_reworded_and_added_fields_are_no_problem():
    added = '<field name="extra" type="zope.schema.TextLine"><title>追加</title></field></schema>'
    xml = BUDGET.replace("<title>収入</title>", "<title>入るお金</title>")

    assert check_model("budget", xml.replace("</schema>", added)) == ()


QUESTION = (
    '<field name="extra" type="{type}" {more}><title>{title}</title>{inside}</field></schema>'
)
CHOICE = "zope.schema.Choice"


def with_question(*, kind="zope.schema.TextLine", more="", title="追加", inside=""):
    question = QUESTION.format(type=kind, more=more, title=title, inside=inside)
    space = 'xmlns:easyform="http://namespaces.plone.org/supermodel/easyform"'
    xml = BUDGET if space in BUDGET else BUDGET.replace("<model", f"<model {space}", 1)
    return xml.replace("</schema>", question)


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"more": 'easyform:depends_on="nowhere=1"'}, FormCode.CONDITION_UNKNOWN),
        ({"more": 'easyform:depends_on="income=1"'}, FormCode.CONDITION_UNKNOWN),
        ({"more": 'easyform:depends_on="extra=1"'}, FormCode.CONDITION_ITSELF),
        ({"more": 'easyform:depends_on="a and"'}, FormCode.CONDITION_UNREADABLE),
        ({"title": " "}, FormCode.LABEL_MISSING),
        ({"inside": "<description>追加</description>"}, FormCode.HELP_IS_LABEL),
        ({"kind": CHOICE, "inside": "<values/>"}, FormCode.CHOICES_MISSING),
    ],
)
def test_problem_of_a_question_is_named(options, code):
    problems = check_model("budget", with_question(**options))

    assert [(p.code, p.field) for p in problems] == [(code, "extra")]


def test_same_label_twice_in_a_step_is_named():
    xml = with_question()
    again = QUESTION.format(type="zope.schema.TextLine", more="", title="追加", inside="")
    xml = xml.replace("</schema>", again.replace('"extra"', '"again"'))

    assert [(p.code, p.field) for p in check_model("budget", xml)] == [
        (FormCode.LABEL_TWICE, "again")
    ]


def test_question_problem_does_not_stop_a_design_in_force():
    assert check_use("budget", schema_of(with_question(title=" "))) == ()


@pytest.mark.parametrize("code", [*FormCode, *KindCode])
def test_every_code_has_a_sentence(code):
    assert str(messages.SENTENCES[code]).endswith("。")
