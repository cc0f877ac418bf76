"""受付票 as PDF: the number very large, what was received with sizes, when, what comes next."""

from .paper import NO_PDF
from .sending import note_taking
from .sending import send
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.dates import size_text
from kamakura.kyodo.browser.filing.receipt import ReceiptPage
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.visibility import may_read_field
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.exports import pdf
from kamakura.kyodo.exports.base import Download
from kamakura.kyodo.exports.sheet import file_name
from kamakura.kyodo.i18n import japanese
from typing import Any


class ReceiptPdf(ReceiptPage):
    """``@@kyodo-receiptpdf`` on a proposal."""

    def __call__(self) -> Any:
        if not self.context.receipt_number:
            return self.redirect(self.url())
        if not pdf.is_available():
            return self.redirect(self.url("@@kyodo-takeaway"), NO_PDF, kind="warning")
        self.update()
        note_taking(self.context, self.request, what={"as": "receipt"}, by=self.by, now=self.now)
        name = file_name(self.number, "受付票", ending="pdf")
        return send(self.request, Download(name, pdf.CONTENT_TYPE, pdf.receipt_pdf(self.paper())))

    def paper(self) -> pdf.ReceiptPaper:
        """What stands on it, from the page of the same receipt."""
        facts = tuple((japanese(one.term), japanese(one.value)) for one in self.definitions)
        return pdf.ReceiptPaper(
            number=self.number,
            title=japanese(self.title),
            addressee=setting("addressee") or "",
            facts=facts,
            received=tuple(self.papers_and_files()),
            next_step=japanese(self.next_step.text),
            contact=setting("contact") or "",
        )

    def papers_and_files(self) -> Any:
        """(paper, files with their sizes), of what the person may read."""
        for key, revision in self.sent():
            if may_read_form(self.context, key):
                files = tuple(
                    f"{file.filename} ({size_text(file.getSize())})"
                    for name, file in revision.files.items()
                    if may_read_field(self.context, key, name)
                )
                when = japanese(moment_text(revision.receipt.received_at))
                yield f"{japanese(self.sent_title(key, revision.version))}\n{when}", files
