"""Plone's own edit forms show only what no verb has to watch over."""

from kamakura.kyodo.content.call import ICallSchema
from kamakura.kyodo.content.committee import ICommitteeSchema
from kamakura.kyodo.content.project import IProjectSchema
from plone.autoform.interfaces import OMITTED_KEY
from plone.supermodel.utils import mergedTaggedValueList
from zope.schema import getFieldNames
import pytest


@pytest.mark.parametrize(
    ("schema", "shown"),
    [
        (IProjectSchema, {"yomi", "summary", "group_roles", "city_roles", "story"}),
        (ICommitteeSchema, {"size_limit", "chair_label"}),
    ],
    ids=["project", "committee"],
)
def test_fields_of_the_edit_form(schema, shown):
    omitted = {name for _layer, name, _value in mergedTaggedValueList(schema, OMITTED_KEY)}

    assert set(getFieldNames(schema)) - omitted == shown


def test_dates_and_criteria_of_a_call_are_not_in_its_edit_form():
    omitted = {name for _layer, name, _value in mergedTaggedValueList(ICallSchema, OMITTED_KEY)}

    assert omitted == {
        "fiscal_year",
        "opens",
        "closes",
        "milestones",
        "marking_due",
        "criteria",
        "not_held_reason",
    }
