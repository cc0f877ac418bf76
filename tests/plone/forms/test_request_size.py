"""A whole form on one page, with every table full, stays below what Zope takes."""

from bs4 import BeautifulSoup
from kamakura.kyodo.browser.filing.inputs import make_question
from kamakura.kyodo.forms import tables
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.questions import cell_name
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.interfaces import IKyodoLayer
from zope.interface import alsoProvides
from zope.schema import getFieldNamesInOrder
from zope.schema import getFieldsInOrder
import pytest


ZOPE_TAKES = 1024
AROUND = 10
"""Parts beside the answers: the token, the base of the draft, the button, the removed row."""

SENT_BY = {"date": 3, "file": 2, "checkbox": 1}


def full(schema):
    """Every table with as many rows as there may be."""
    raw = {}
    for name, field in getFieldsInOrder(schema):
        if tables.is_table(field):
            columns = getFieldNamesInOrder(tables.row_schema(field))
            for place in range(tables.max_rows(field)):
                raw |= {cell_name(name, place, column): "1" for column in columns}
    return raw


def parts_of(question):
    """How many parts one question sends at most."""
    if question.kind == "table":
        page = BeautifulSoup(question.html, "html.parser")
        page.template.decompose()
        return len(page.select("input[name], select[name], textarea[name]"))
    if question.field is None:
        return 0
    if question.field.kind == "checkboxes":
        return len(question.field.options)
    return SENT_BY.get(question.field.kind, 1)


def sent_by_whole_form(key, request, portal):
    """All parts of a form on one page."""
    schema = schema_of(BY_KEY[key].model_xml)
    raw = full(schema)
    request.form.update(raw)
    made = [
        make_question(field, raw=raw, findings=(), context=portal, request=request)
        for _name, field in getFieldsInOrder(schema)
    ]
    tables_made = [one for one in made if one.kind == "table"]
    assert all("もう増やせません。" in one.html for one in tables_made)
    return AROUND + sum(parts_of(one) for one in made)


@pytest.mark.parametrize("key", [spec.key for spec in FORMS])
def test_whole_form_at_its_row_caps_fits_one_request(portal, key):
    request = portal.REQUEST
    alsoProvides(request, IKyodoLayer)
    assert sent_by_whole_form(key, request, portal) < ZOPE_TAKES
