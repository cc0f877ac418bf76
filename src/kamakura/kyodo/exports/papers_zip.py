"""書類一式 of one proposal: its Word documents and files in a folder named by its number."""

from .base import Download
from .base import Export
from .filings import proposals_of
from .sheet import file_name
from .sheet import paper_file_name
from .sheet import Sheet
from .word import word_document
from .writers import ZIP
from .writers import zip_file
from collections.abc import Iterator
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content.scans import may_hand_out
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoCall
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.interfaces import IPaperSheets
from typing import Any
from zope.component import adapter


WITHHELD = (
    "次のファイルは、ウイルスの検査が済んでいないか、ウイルスが見つかったため、入れていません。"
)


def papers_in(host: Any, folder: str) -> Iterator[tuple[str, bytes]]:
    """(path, data) of everything sent that the person may see."""
    papers = IPaperSheets(host)
    for sheet in papers.last_sent():
        yield f"{folder}/{paper_file_name(sheet, 'docx')}", word_document(sheet)
        yield from _files(papers, sheet, folder)


def _files(papers: Any, sheet: Sheet, folder: str) -> Iterator[tuple[str, bytes]]:
    withheld = []
    for label, file in papers.files_of(sheet):
        if not may_hand_out(file):
            withheld.append(f"{label}: {file.filename}")
            continue
        ending = file.filename.rpartition(".")[2] if "." in file.filename else "bin"
        name = file_name(sheet.number or sheet.title, label, ending=ending)
        yield f"{folder}/添付/{name}", file.data
    if withheld:
        name = file_name(sheet.number or sheet.title, "入れなかったファイル", ending="txt")
        yield f"{folder}/添付/{name}", "\r\n".join((WITHHELD, *withheld, "")).encode("utf-8-sig")


@adapter(IKyodoProposal)
class PapersOfProposal(Export):
    """Word documents and files of one proposal."""

    name = "papers"
    title = _("書類一式(Wordと添付ファイル、ZIP)")
    description = _("最後に提出された書類のWordと、添付されたファイルです。")
    permission = permissions.VIEW_PAPERS

    def is_offered(self) -> bool:
        """Only when there is something to take."""
        return super().is_offered() and bool(IPaperSheets(self.context).last_sent())

    def make(self, now: datetime) -> Download:
        number = self.context.receipt_number or "書類"
        name = file_name(number, "書類一式", ending="zip")
        return Download(name, ZIP, zip_file(papers_in(self.context, number)))


@adapter(IKyodoCall)
class PapersOfCall(Export):
    """One folder per receipt number, for the secretariat's shared disk."""

    name = "papers"
    title = _("すべての提案の書類一式(ZIP)")
    description = _("受付番号ごとのフォルダーに、書類のWordと添付ファイルが入ります。")
    permission = permissions.EXPORT_DATA

    def make(self, now: datetime) -> Download:
        found: list[tuple[str, bytes]] = []
        for proposal in proposals_of(self.context):
            found += papers_in(proposal, proposal.receipt_number or proposal.getId())
        name = file_name(f"{self.context.fiscal_year}年度", "書類一式", ending="zip")
        return Download(name, ZIP, zip_file(found))
