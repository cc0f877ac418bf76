"""Wordのひな形: the city's own template of each form, its tags, and the check on upload."""

from .sending import send
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.filing.base import form_title
from kamakura.kyodo.content.word_templates import template_of
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.exports import word
from kamakura.kyodo.exports.base import Download
from kamakura.kyodo.exports.notice import BLANK_NOTICE
from kamakura.kyodo.exports.selection_report import BLANK_REPORT
from kamakura.kyodo.exports.sheet import file_name
from kamakura.kyodo.exports.sheet import Sheet
from kamakura.kyodo.exports.word_check import Problem
from kamakura.kyodo.exports.word_check import tag_rows
from kamakura.kyodo.exports.word_sample import sample_template
from kamakura.kyodo.forms.call_host import CallPapers
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.sheets import Sheets
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations.word_template import drop_template
from kamakura.kyodo.operations.word_template import keep_template
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


SAMPLE = "sample.docx"
LETTERS = {sheet.form_key: sheet for sheet in (BLANK_NOTICE, BLANK_REPORT)}
NONE_NEAR = _("近い項目もありません")


def paper_title(key: str) -> Any:
    """The name of a form, or of a paper that the city itself writes."""
    return LETTERS[key].title if key in LETTERS else form_title(key)


@implementer(IPublishTraverse)
class WordTemplates(KyodoView):
    """``@@kyodo-wordtemplates`` lists; ``/<key>`` is one form; ``/<key>/sample.docx`` a sample."""

    def __init__(self, context, request) -> None:
        super().__init__(context, request)
        self.path: list[str] = []

    def publishTraverse(self, request, name):
        """The form, then perhaps its sample."""
        if len(self.path) == 2 or (self.path and name != SAMPLE):
            raise NotFound(name)
        self.path.append(name)
        return self

    def __getitem__(self, name: str):
        """The same for Plone's login, which looks whether the way back exists."""
        return self.publishTraverse(self.request, name)

    @property
    def key(self) -> str:
        return self.path[0] if self.path else ""

    @property
    def title(self) -> Any:
        if not self.key:
            return _("Wordのひな形")
        return _("Wordのひな形: ${form}", mapping={"form": self.translate(paper_title(self.key))})

    @property
    def back(self) -> tuple[str, Any]:
        if self.key:
            return self.url("@@kyodo-wordtemplates"), _("Wordのひな形")
        return self.url("kyodo-forms"), _("様式の設定")

    @property
    def action_url(self) -> str:
        return self.url("@@kyodo-wordtemplates", self.key) if self.key else self.url()

    def __call__(self) -> Any:
        if self.key and self.key not in (*BY_KEY, *LETTERS):
            raise NotFound(self.key)
        try:
            self.blank: Sheet | None = self._blank() if self.key else None
        except BrokenModel:
            raise NotFound(self.key) from None
        if self.path[1:]:
            name = file_name("ひな形の見本", self.blank.title, ending="docx")
            made = Download(name, word.CONTENT_TYPE, sample_template(self.blank))
            return send(self.request, made)
        return super().__call__()

    def _blank(self) -> Sheet:
        if self.key in LETTERS:
            return LETTERS[self.key]
        return Sheets(CallPapers(self.context)).blank(self.key)

    def update(self) -> None:
        self.confirms = []
        self.table = self.tags() if self.key else self.forms()
        self.file = template_of(self.context, self.key) if self.key else None
        self.sample_url = self.url("@@kyodo-wordtemplates", self.key, SAMPLE)
        if self.file is not None:
            self.confirms = [
                parts.Confirm(
                    action="drop",
                    button=_("ひな形を外す"),
                    question=_("このひな形を使うのをやめますか"),
                    consequences=(_("書類のWordは、標準の書式で作られます。"),),
                )
            ]

    def forms(self) -> lists.Table:
        """Which forms have a template."""
        rows = []
        for key in (*(form.key for form in FORMS), *LETTERS):
            file = template_of(self.context, key)
            link = parts.Link(paper_title(key), self.url("@@kyodo-wordtemplates", key))
            chip = parts.chip(_("標準の書式"), "neutral")
            if file is not None:
                chip = parts.chip(_("市のひな形"), "good")
            rows.append(lists.Row((link, chip, file.filename if file is not None else "")))
        return lists.Table(
            caption=_("書類ごとのひな形"),
            columns=tuple(map(lists.Column, (_("書類"), _("使う書式"), _("ファイル")))),
            rows=rows,
            show_count=False,
        )

    def tags(self) -> lists.Table:
        """Every tag with what it is and an example."""
        return lists.Table(
            caption=_("差し込み項目の一覧"),
            columns=tuple(map(lists.Column, (_("書き方"), _("項目"), _("例")))),
            rows=[lists.Row((one.tag, one.label, one.example)) for one in tag_rows(self.blank)],
        )

    @property
    def field(self) -> FormField:
        """The one question of this page."""
        return FormField(
            "file",
            _("ひな形のファイル"),
            kind="file",
            required=True,
            help=_("差し込み項目を書いたWordのファイル(.docx)を選びます。"),
            error=self.errors.get("file"),
        )

    def do_keep(self) -> str | None:
        upload = self.request.form.get("file")
        if not self.key or not getattr(upload, "filename", ""):
            self.errors["file"] = _("ファイルを選んでください。")
            return None
        filename = upload.filename.replace("\\", "/").rpartition("/")[2]
        try:
            problems = keep_template(
                self.context,
                self.key,
                data=upload.read(),
                filename=filename,
                blank=self.blank,
                by=self.by,
                now=self.now,
            )
        except Refused as refused:
            self.errors["file"] = sentence(refused.refusal)
            return None
        if problems:
            self.errors["file"] = _("ひな形に直すところがあります。まだ登録していません。")
            self.refusals += [self._said(one) for one in problems]
            return None
        return self.redirect(self.action_url, _("ひな形を登録しました。"))

    def _said(self, problem: Problem) -> Any:
        names = {"names": "、".join(problem.near)}
        near = _("近い項目: ${names}", mapping=names) if problem.near else NONE_NEAR
        return sentence(Refusal(problem.code, {"name": problem.name, "near": self.translate(near)}))

    def do_drop(self) -> str:
        drop_template(self.context, self.key, by=self.by, now=self.now)
        return self.redirect(self.action_url, _("ひな形を外しました。"))
