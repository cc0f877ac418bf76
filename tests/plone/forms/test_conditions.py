"""Conditions are read on the server as the browser reads them."""

from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.conditions import holds
from kamakura.kyodo.forms.conditions import names_in
from kamakura.kyodo.forms.conditions import shown_fields
from kamakura.kyodo.forms.conditions import UnreadableCondition
from kamakura.kyodo.forms.schema import schema_of
import pytest


@pytest.mark.parametrize(
    ("condition", "answers", "expected"),
    [
        ("", {}, True),
        ("a", {"a": "x"}, True),
        ("a", {"a": ""}, False),
        ("a", {}, False),
        ("a", {"a": True}, True),
        ("not a", {}, True),
        ("a=1", {"a": "1"}, True),
        ("a=1", {"a": 1}, True),
        ("a!=1", {"a": "2"}, True),
        ("form.widgets.a:list=1", {"a": "1"}, True),
        ("a~=鎌倉市", {"a": "神奈川県鎌倉市御成町"}, True),
        ("not a~=鎌倉市", {"a": "藤沢市"}, True),
        ("a=1 and b=2", {"a": "1", "b": "3"}, False),
        ("a=1 or b=2", {"a": "1", "b": "3"}, True),
        ("a=1 and (b=2 or c)", {"a": "1", "c": "x"}, True),
        ("n>=3", {"n": 10}, True),
        ("n<3", {"n": "x"}, False),
        ("s=b", {"s": ["a", "b"]}, True),
        ("a='x y'", {"a": "x y"}, True),
    ],
)
def test_condition(condition, answers, expected):
    assert holds(condition, answers) is expected


@pytest.mark.parametrize("condition", ["a=", "(a", "a b", "=1", "and", "not"])
def test_condition_that_cannot_be_read(condition):
    with pytest.raises(UnreadableCondition):
        holds(condition, {})


def test_names_of_a_condition():
    assert names_in("not form.widgets.a=1 and (b or c:list)") == {"a", "b", "c"}


def test_hidden_questions_of_a_proposal(portal):
    schema = schema_of(BY_KEY["group_proposal"].model_xml)
    answers = {
        "corp_type": "npo",
        "address": "鎌倉市御成町",
        "centre_registration": "none",
        "continuation": "new",
        "other_grants": "none",
    }

    assert set(schema.names()) - set(shown_fields(schema, answers)) == {
        "corp_type_other",
        "city_contact",
        "centre_number",
        "continuation_year",
        "other_grants_name",
        "other_grants_amount",
    }


@pytest.mark.parametrize("key", ["group_proposal", "city_proposal"])
def test_other_grants_are_asked_for_once_there_are_some(portal, key):
    schema = schema_of(BY_KEY[key].model_xml)
    asked = {"other_grants_name", "other_grants_amount"}
    answers = ({}, {"other_grants": "applied"}, {"other_grants": "granted"})
    found = [asked & set(shown_fields(schema, one)) for one in answers]
    assert found == [set(), asked, asked]


def test_answer_to_a_hidden_question_does_not_count(portal):
    field = '<field name="{}" type="zope.schema.TextLine" {}><title>項目</title></field>'
    xml = f"""<model xmlns="http://namespaces.plone.org/supermodel/schema"
        xmlns:easyform="http://namespaces.plone.org/supermodel/easyform"><schema>
        {field.format("a", "")}
        {field.format("b", 'easyform:depends_on="a=1"')}
        {field.format("c", 'easyform:depends_on="b=1"')}
        </schema></model>"""

    assert shown_fields(schema_of(xml), {"a": "2", "b": "1", "c": "old"}) == ("a",)
