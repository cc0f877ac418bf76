"""ファイルで受け取る: what of an object can be taken away as Word, PDF or a spreadsheet."""

from .sending import line_only
from .sending import send
from collections.abc import Iterable
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.filing.base import form_title
from kamakura.kyodo.browser.filing.base import HostView
from kamakura.kyodo.exports.base import export_of
from kamakura.kyodo.exports.base import exports_of
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.sent_sheets import SentSheets
from kamakura.kyodo.forms.word_back import takes_word
from kamakura.kyodo.i18n import _
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


def export_items(view: Any) -> list[dict[str, Any]]:
    """The exports offered on the object of a view, for the menu."""
    return [
        {
            "title": export.title,
            "description": export.description,
            "url": view.url("@@kyodo-export", name),
        }
        for name, export in exports_of(view.context)
    ]


def export_links(obj: Any, names: Iterable[str]) -> list[parts.Link]:
    """Links to some exports of an object, as far as the person may have them."""
    url = f"{obj.absolute_url()}/@@kyodo-export"
    found = [(name, export_of(obj, name)) for name in names]
    return [parts.Link(one.title, f"{url}/{name}") for name, one in found if one is not None]


class CallTakeaway(KyodoView):
    """``@@kyodo-takeaway`` on a call: its exports."""

    title = _("データの取り出し")
    lead = _("個人の情報が入ったファイルです。取り出すと、だれがいつ取り出したかを記録します。")
    sent = writing = None

    @property
    def back(self) -> tuple[str, Any]:
        return self.url("kyodo-calldesk"), _("募集の机")

    def update(self) -> None:
        self.exports = export_items(self)


class HostTakeaway(HostView):
    """``@@kyodo-takeaway`` on a proposal, project or evaluation."""

    title = _("WordやPDFで受け取る")

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    def update(self) -> None:
        self.exports = export_items(self)
        self.sent = self.sent_table()
        self.writing = self.writing_table()

    @property
    def lead(self) -> Any:
        """That there is nothing yet; else what every page of a paper says."""
        if self.exports or self.sent.rows or self.writing:
            return super().lead
        return _("いま受け取れる書類はありません。")

    def sent_table(self) -> lists.Table:
        """Every sending of every form the person may read."""
        papers = SentSheets(self.context)
        rows = []
        for key in papers.sent_keys():
            for revision in reversed(papers.papers.filings.get(key).revisions):
                times = _("${count}回目", mapping={"count": str(revision.number)})
                when = moment_text(revision.receipt.received_at)
                form = self.sent_title(key, revision.version)
                links = self._links(key, str(revision.number), self.translate(form))
                rows.append(lists.Row((form, times, when, links)))
        return lists.Table(
            caption=_("提出された書類"),
            columns=tuple(
                map(lists.Column, (_("書類"), _("提出"), _("届いた日時"), _("ファイル")))
            ),
            rows=rows,
            empty=_("提出された書類はまだありません。"),
            show_count=False,
        )

    def _links(self, key: str, which: str, title: str) -> list[parts.Link]:
        return [
            parts.Link(
                _("Word: ${form}", mapping={"form": title}), self.url("@@kyodo-word", key, which)
            ),
            parts.Link(
                _("PDF: ${form}", mapping={"form": title}), self.url("@@kyodo-pdf", key, which)
            ),
        ]

    def writing_table(self) -> lists.Table | None:
        """The forms that are being written now: blank, draft, and back from Word."""
        keys = [key for bundle in self.papers.bundles() for key in bundle.keys]
        rows = [self._writing_row(key) for key in dict.fromkeys(keys) if self._is_open(key)]
        if not rows:
            return None
        return lists.Table(
            caption=_("いま書いている書類"),
            columns=tuple(map(lists.Column, (_("書類"), _("受け取る"), _("Wordから読み込む")))),
            rows=rows,
            show_count=False,
        )

    def _is_open(self, key: str) -> bool:
        try:
            return takes_word(key, self.papers)
        except BrokenModel:
            return False

    def _writing_row(self, key: str) -> lists.Row:
        name = {"form": self.translate(form_title(key))}
        links = [
            parts.Link(
                _("Wordで書く用紙: ${form}", mapping=name), self.url("@@kyodo-word", key, "blank")
            )
        ]
        filing = self.papers.filings.get(key)
        if filing is not None and filing.draft is not None:
            links += [
                parts.Link(
                    _("下書きのWord: ${form}", mapping=name), self.url("@@kyodo-word", key, "draft")
                ),
                parts.Link(
                    _("下書きのPDF: ${form}", mapping=name), self.url("@@kyodo-pdf", key, "draft")
                ),
            ]
        back = parts.Link(_("読み込む: ${form}", mapping=name), self.url("@@kyodo-wordin", key))
        return lists.Row((form_title(key), links, back))


@implementer(IPublishTraverse)
class ExportFile(KyodoView):
    """``@@kyodo-export/<name>``: one export of the registry."""

    name = ""

    def publishTraverse(self, request, name):
        """The name of the export."""
        if self.name:
            raise NotFound(name)
        self.name = name
        return self

    def __getitem__(self, name: str):
        """The same for Plone's login, which looks whether the way back exists."""
        return self.publishTraverse(self.request, name)

    def __call__(self) -> bytes:
        export = export_of(self.context, self.name) if self.name else None
        if export is None:
            raise NotFound(self.name)
        with line_only(self.context, self.request):
            made = export.download(by=self.by, now=self.now)
        return send(self.request, made)
