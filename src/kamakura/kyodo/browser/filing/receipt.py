"""受付: the number, very large; the same page later at the same address."""

from .base import HostView
from .base import person_name
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.intake.words import entered_text
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.visibility import may_read_field
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.i18n import _
from plone import api
from typing import Any


FRESH = ("submitted", "screening")


class ReceiptPage(HostView):
    """What was received, when, and what happens next."""

    title = _("提案を受け付けました")

    def __call__(self) -> str:
        if not self.context.receipt_number:
            return self.redirect(self.url())
        return super().__call__()

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    @property
    def number(self) -> str:
        return self.context.receipt_number

    def update(self) -> None:
        self.definitions = [
            lists.Definition(_("提案"), self.context.Title()),
            lists.Definition(_("団体"), self.context.organization_title),
            lists.Definition(_("受付日時"), moment_text(self.context.submitted_at)),
            lists.Definition(_("提出した人"), self.sender()),
        ]
        self.table = self.received()
        self.next_step = self.next()

    def next(self) -> parts.NextStep:
        """What follows the sending; a receipt read much later leads to where things stand now."""
        if api.content.get_state(self.context) in FRESH:
            return parts.NextStep(
                text=_(
                    "事務局が書類を確認します。直すところがあれば、メールと団体のページでお知らせします。"
                ),
                waiting=True,
            )
        return parts.NextStep(
            text=_("提案がいまどうなっているかは、提案のページで見られます。"),
            button=parts.Link(_("提案のページを開く"), self.url()),
        )

    def sent(self) -> list[tuple[str, Any]]:
        """The first revision of every form: what this receipt is for."""
        filings = dict(Filings(self.context).items())
        order = [key for key in self.papers.form_keys if key in filings]
        return [(key, filings[key].revisions[0]) for key in order if filings[key].revisions]

    def sender(self) -> Any:
        sent = self.sent()
        if not sent:
            return ""
        receipt = sent[0][1].receipt
        if receipt.entered_by:
            return entered_text(self.context, receipt, person_name(receipt.entered_by))
        return person_name(receipt.filed_by)

    def received(self) -> lists.Table:
        rows = []
        for key, revision in self.sent():
            if not may_read_form(self.context, key):
                continue
            files = [
                parts.Link(
                    file.filename,
                    self.url("@@kyodo-file", key, str(revision.number), name),
                    lists.size_text(file.getSize()),
                )
                for name, file in revision.files.items()
                if may_read_field(self.context, key, name)
            ]
            page = self.url(f"@@kyodo-papers?form={key}")
            link = parts.Link(self.sent_title(key, revision.version), page)
            rows.append(lists.Row((link, files or _("なし"))))
        return lists.Table(
            caption=_("受け付けた書類"),
            columns=(lists.Column(_("書類")), lists.Column(_("添付したファイル"))),
            rows=rows,
        )
