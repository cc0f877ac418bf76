"""Twenty filings: read, sent, as Word, as PDF, back from Word; nothing is lost on the way."""

from io import BytesIO
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.domain.money import format_number
from kamakura.kyodo.exports.pdf import paper_pdf
from kamakura.kyodo.exports.word import word_document
from kamakura.kyodo.exports.word_read import folded
from kamakura.kyodo.exports.word_read import text_of
from kamakura.kyodo.forms.sent_sheets import SentSheets
from kamakura.kyodo.forms.sheets import Sheets
from kamakura.kyodo.forms.values import read
from kamakura.kyodo.forms.values import Source
from kamakura.kyodo.forms.word_back import read_back
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import proposal as verbs
from tests.plone import filings20
from tests.plone import sample
from tests.plone.sample import acting
from tests.plone.sample import NOW
import docx
import pypdf
import pytest


@pytest.fixture
def site(integration):
    made = sample.make_site(integration["portal"])
    made.call.frozen["settings"]["require_preliminary"] = False
    return made


@pytest.fixture
def proposal(site):
    with acting("daihyo"):
        yield verbs.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )


@pytest.mark.parametrize("number", range(20))
def test_filing_goes_to_word_and_pdf_and_back_without_loss(proposal, number):
    filings20.write_filing(proposal, filings20.FILINGS[number], by="daihyo", now=NOW)
    papers = IPaperReader(proposal).at(NOW)
    findings = {key: papers.read(key).findings for key in filings20.FORM_KEYS}
    assert findings == dict.fromkeys(filings20.FORM_KEYS, ())
    drafts = {key: _read_again(papers, key) for key in filings20.FORM_KEYS}
    verbs.file_proposal(proposal, token=f"t{number}", by="daihyo", now=NOW)
    sent = {sheet.form_key: sheet for sheet in SentSheets(proposal).last_sent()}
    for key in filings20.FORM_KEYS:
        answers = Filings(proposal).answers(key)
        assert {n: v for n, v in answers.items() if n in drafts[key]} == drafts[key]
        _is_on_paper(sent[key])


def _read_again(papers, key):
    """What a Word file of the draft says, without the questions Word has no place for."""
    data = word_document(Sheets(papers).draft(key))
    reading = read_back(papers, key, BytesIO(data))
    source = Source(reading.raw, {}, papers.host)
    names = [name for name in papers.schema(key) if name not in reading.not_from_word]
    answers = read(papers.schema(key), source, names=names).answers
    return {name: value for name, value in answers.items() if name not in reading.not_found}


def _is_on_paper(sheet):
    """Every written answer stands in the Word; names and sums stand in the PDF."""
    word = folded(text_of(docx.Document(BytesIO(word_document(sheet))).element.body))
    written = [
        folded(answer.text)
        for answer in sheet.answers.values()
        if answer.question.kind in ("line", "text", "email", "number", "date")
    ]
    totals = [format_number(n) for grid in sheet.grids.values() for n in grid.totals.values()]
    assert [text for text in (*written, *totals) if text not in word] == []
    if sheet.form_key not in ("group_proposal", "budget"):
        return
    pages = pypdf.PdfReader(BytesIO(paper_pdf(sheet))).pages
    printed = folded("".join(page.extract_text() for page in pages))
    # The text layer of a PDF has no invisible selectors; the shape on the page has.
    short = [text.replace("\U000e0100", "") for text in written if len(text) <= 12]
    assert [text for text in (*short, *totals) if text not in printed] == []
