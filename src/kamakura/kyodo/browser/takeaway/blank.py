"""Wordで書く: the empty papers of a call, for whoever thinks of taking part."""

from .sending import send
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.filing.base import form_title
from kamakura.kyodo.exports import word
from kamakura.kyodo.exports.base import Download
from kamakura.kyodo.exports.sheet import paper_file_name
from kamakura.kyodo.forms.call_host import CallPapers
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.sheets import Sheets
from kamakura.kyodo.i18n import _
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class BlankForms(KyodoView):
    """``@@kyodo-blankforms`` on a call; ``…/<key>`` is the paper itself. Holds no answers."""

    title = _("Wordで書く用紙")
    lead = _("用紙をパソコンに保存して、Wordで書けます。書いたものは、提案の画面から読み込めます。")
    key = ""

    def publishTraverse(self, request, name):
        """The form."""
        if self.key:
            raise NotFound(name)
        self.key = name
        return self

    def __getitem__(self, name: str):
        """The same for Plone's login, which looks whether the way back exists."""
        return self.publishTraverse(self.request, name)

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    def __call__(self) -> Any:
        return self.paper() if self.key else super().__call__()

    def keys(self) -> list[str]:
        """The forms a group fills."""
        return [form.key for form in FORMS if "group" in form.filled_by and form.host == "proposal"]

    def paper(self) -> bytes:
        """The paper."""
        if self.key not in BY_KEY or self.key not in self.keys():
            raise NotFound(self.key)
        try:
            sheet = Sheets(CallPapers(self.context)).blank(self.key)
        except BrokenModel:
            raise NotFound(self.key) from None
        made = Download(
            paper_file_name(sheet, "docx"), word.CONTENT_TYPE, word.word_document(sheet)
        )
        return send(self.request, made)

    def update(self) -> None:
        self.table = lists.Table(
            caption=_("用紙"),
            columns=(lists.Column(_("様式")), lists.Column(_("ファイル"))),
            rows=[
                lists.Row(
                    (
                        form_title(key),
                        parts.Link(
                            _("Word: ${form}", mapping={"form": self.translate(form_title(key))}),
                            self.url("@@kyodo-blankforms", key),
                        ),
                    )
                )
                for key in self.keys()
            ],
            show_count=False,
        )
