"""One paper as Word or PDF: sent, as a draft, or blank to be filled in Word."""

from .sending import note_taking
from .sending import send
from kamakura.kyodo import permissions
from kamakura.kyodo.browser.filing.paths import TwoParts
from kamakura.kyodo.content.visibility import masked_fields
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.content.word_templates import template_of
from kamakura.kyodo.exports import pdf
from kamakura.kyodo.exports import word
from kamakura.kyodo.exports.base import Download
from kamakura.kyodo.exports.sheet import BLANK
from kamakura.kyodo.exports.sheet import paper_file_name
from kamakura.kyodo.exports.sheet import Sheet
from kamakura.kyodo.exports.word_template import fill_template
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.catalog import form_key_of
from kamakura.kyodo.forms.freeze import schema_of_version
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.sent_sheets import SentSheets
from kamakura.kyodo.forms.sheets import Sheets
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from plone import api
from typing import Any
from zExceptions import NotFound


NO_PDF = _(
    "このサーバーではPDFを作れません。Wordで受け取るか、画面の印刷からPDFに保存してください。"
    "事務局には、システムの部品(Pango)が必要だと伝えてください。"
)
TEMPLATE_FAILED = _(
    "市のひな形に差し込めなかったため、標準の書式で作りました。ひな形を点検してください。"
)


class Paper(TwoParts):
    """``<view>/<key>/<which>``: a number of a sending, ``draft`` or ``blank``."""

    def __call__(self) -> Any:
        if len(self.path) != 2 or form_key_of(self.path[0]) not in BY_KEY:
            raise NotFound("paper")
        key, which = self.path
        try:
            sheet = self.sheet(key, which)
        except (BrokenModel, KeyError):
            raise NotFound(key) from None
        if which.isdecimal():
            what = {"form_key": key, "revision": sheet.revision, "as": self.ending}
            note_taking(self.context, self.request, what=what, by=self.by, now=self.now)
        return self.deliver(sheet)

    ending = ""

    def deliver(self, sheet: Sheet) -> Any:
        """Answer with the file; for subclasses."""
        raise NotImplementedError

    def sheet(self, key: str, which: str) -> Sheet:
        """The paper; not found for anybody who may not read it, so that nothing is told."""
        if which == BLANK:
            if self.papers.bundle_of(key) is None or not self.papers.may_edit(key):
                raise NotFound(key)
            return Sheets(self.papers).blank(key)
        if not may_read_form(self.context, key):
            raise NotFound(key)
        filing = self.papers.filings.get(key)
        if filing is None:
            raise NotFound(key)
        if which == "draft":
            if filing.draft is None or not self.may_read_draft():
                raise NotFound(key)
            return Sheets(self.papers).draft(key, masked_fields(self.context, form_key_of(key)))
        sent = [one for one in filing.revisions if str(one.number) == which]
        if not sent:
            raise NotFound(which)
        return SentSheets(self.context).sheet(key, sent[0])

    def may_read_draft(self) -> bool:
        """A draft is its writers'."""
        return any(
            api.user.has_permission(permission, obj=self.context)
            for permission in (permissions.EDIT_FILING, permissions.USE_PROPOSAL)
        )


class PaperWord(Paper):
    """``@@kyodo-word``: the city's own template where there is one, else the default document."""

    ending = "docx"

    def deliver(self, sheet: Sheet) -> bytes:
        return send(
            self.request,
            Download(paper_file_name(sheet, "docx"), word.CONTENT_TYPE, self.made(sheet)),
        )

    def made(self, sheet: Sheet) -> bytes:
        template = template_of(self.papers.call, sheet.form_key)
        if template is None or sheet.state == BLANK or self.request.form.get("plain"):
            return word.word_document(sheet)
        blank = Sheets(self.papers).blank_of(
            sheet.key, schema_of_version(self.papers.call, sheet.version), sheet.version
        )
        filled = fill_template(template.data, sheet, blank)
        if filled is None:
            return word.word_document(sheet, note=japanese(TEMPLATE_FAILED))
        return filled


class PaperPdf(Paper):
    """``@@kyodo-pdf``; explains instead where the machine cannot make one."""

    ending = "pdf"

    def deliver(self, sheet: Sheet) -> Any:
        if not pdf.is_available():
            return self.redirect(self.url("@@kyodo-takeaway"), NO_PDF, kind="warning")
        made = Download(paper_file_name(sheet, "pdf"), pdf.CONTENT_TYPE, pdf.paper_pdf(sheet))
        return send(self.request, made)
