"""Any legal form freezes, is drawn, takes answers, is previewed, filed, and reads back equal."""

from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import settings
from hypothesis import strategies as st
from kamakura.kyodo.browser.filing.inputs import make_question
from kamakura.kyodo.browser.filing.reading import sections
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.filings import Receipt
from kamakura.kyodo.domain import outlines
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms.catalog import spec
from kamakura.kyodo.forms.contract import check_model
from kamakura.kyodo.forms.freeze import schema_of_version
from kamakura.kyodo.forms.outline import outline_of
from kamakura.kyodo.forms.raw import raw_of
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.schema import steps
from kamakura.kyodo.forms.values import read
from kamakura.kyodo.forms.values import Source
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations import filing
from plone import api
from plone.namedfile.file import NamedBlobFile
from tests.plone import sample
from tests.plone.forms.strategies import answers
from tests.plone.forms.strategies import models
from tests.plone.sample import acting
from tests.plone.sample import NOW
from zope.interface import alsoProvides
from zope.schema import getFieldsInOrder
import pytest


KEY = "budget"
SHIPPED = spec(KEY).model_xml
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
SOME = settings(
    max_examples=20,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def site(portal, integration):
    alsoProvides(integration["request"], IKyodoLayer)
    return sample.make_site(portal)


def files_for(schema):
    """A file for every question that wants one."""
    kinds = {name: questions.kind_of(field) for name, field in getFieldsInOrder(schema)}
    return {
        name: NamedBlobFile(PDF, contentType="application/pdf", filename="a.pdf")
        for name, kind in kinds.items()
        if kind == "file"
    }


@SOME
@given(data=st.data())
def test_any_legal_form_takes_answers_and_reads_back(site, data):
    model = data.draw(models(SHIPPED))
    assert check_model(KEY, model) == ()
    schema = schema_of(model)
    outline = outlines.to_text(outline_of(KEY, schema, site.call))
    proposal = sample.make_proposal(site)
    version = form_versions.freeze(site.call, KEY, model, by="jimu", now=NOW, outline=outline)

    drawn(schema, proposal)
    raw, files = data.draw(answers(schema, proposal)), files_for(schema)
    reading = read(schema, Source(raw, files, proposal))
    assert reading.findings == []

    with acting("daihyo"):
        filing.begin_filing(
            proposal, KEY, version=version.hash, raw=raw, by="daihyo", now=NOW
        ).draft.files.update(files)
        receipt = Receipt(filed_by="daihyo", filed_at=NOW, received_at=NOW)
        filing.file_draft(proposal, KEY, answers=reading.answers, receipt=receipt)

    sent = Filings(proposal).get(KEY).last_filed
    again = read(schema, Source(sent.raw, sent.files, proposal))
    assert (sent.answers, again.answers) == (reading.answers, reading.answers)
    typed_again = read(schema, Source(raw_of(schema, sent.answers), sent.files, proposal))
    assert typed_again.answers == sent.answers
    assert seen(site, version.hash, sent.answers, proposal) == labels(schema, sent.answers)


def drawn(schema, proposal):
    """Every question, blank, as the filing screen draws it."""
    request = api.env.getRequest() if hasattr(api.env, "getRequest") else proposal.REQUEST
    for step in steps(schema):
        for name in step.fields:
            question = make_question(
                schema[name], raw={}, findings=(), context=proposal, request=request
            )
            assert str(question.label) == str(schema[name].title)


def seen(site, digest, answers, proposal):
    """The labels of a paper as it is read by its kept outline."""
    read_by = schema_of_version(site.call, digest)
    found = sections(read_by, steps(read_by), answers, context=proposal)
    return sorted(
        [str(line.term) for section in found for line in section.definitions]
        + [str(table.caption) for section in found for table in section.tables]
    )


def labels(schema, answers):
    return sorted(str(schema[name].title) for name in answers)
