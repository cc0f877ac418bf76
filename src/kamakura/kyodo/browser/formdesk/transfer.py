"""様式のファイル: write a form out, read one in; what changes is shown before anything does."""

from .base import change_rows
from .base import FormPage
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.fields import filled
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.content.form_versions import UnreadableModel
from kamakura.kyodo.content.word_templates import template_of
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms.call_host import CallPapers
from kamakura.kyodo.forms.names import form_article
from kamakura.kyodo.forms.names import form_number
from kamakura.kyodo.forms.names import form_title
from kamakura.kyodo.forms.sheets import Sheets
from kamakura.kyodo.forms.transfer import export_form
from kamakura.kyodo.forms.transfer import FormFile
from kamakura.kyodo.forms.transfer import outline_of_file
from kamakura.kyodo.forms.transfer import problems_of_file
from kamakura.kyodo.forms.transfer import read_form_file
from kamakura.kyodo.forms.transfer import WordTemplate
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import form as verbs
from kamakura.kyodo.operations.word_template import keep_template
from Products.statusmessages.interfaces import IStatusMessage


class ExportForm(FormPage):
    """``@@kyodo-form-export?form=<key>``: a download."""

    def __call__(self):
        try:
            file = template_of(self.context, self.form_key)
            own = WordTemplate(file.filename, file.data) if file is not None else None
            data = export_form(self.context, self.form_key, own)
        except UnreadableModel:
            message = _(
                "いまの設計はXMLとして読み取れないため、書き出せません。設計を戻してください。"
            )
            return self.redirect(self.page_url("kyodo-form-restore"), message, kind="warning")
        response = self.request.response
        name = f"{self.form_key}-{self.context.getId()}.json"
        response.setHeader("Content-Type", "application/json; charset=utf-8")
        response.setHeader("Content-Disposition", f'attachment; filename="{name}"')
        response.setHeader("Cache-Control", "private, no-store")
        response.setHeader("X-Content-Type-Options", "nosniff")
        return data


class ImportForm(FormPage):
    """``@@kyodo-form-import?form=<key>``: a file, then what it would change, then a button."""

    file: FormFile | None = None

    @property
    def title(self):
        return _("「${form}」をファイルから取り込む", mapping={"form": self.name})

    def upload_fields(self) -> list[FormField]:
        """The one question of the first page."""
        return [
            FormField(
                "upload",
                _("様式のファイル"),
                kind="file",
                required=True,
                help=_(
                    "「ファイルに書き出す」で作ったファイル(.json)か、EasyFormの項目のXMLです。"
                ),
            )
        ]

    @property
    def fields(self) -> list[FormField]:
        return filled(self.upload_fields(), {}, self.errors)

    def do_look(self):
        """Read the upload and show what it would change; nothing is written."""
        values = self.cleaned_fields(filled(self.upload_fields(), self.request.form, {}))
        if values is None:
            return None
        try:
            self.file = read_form_file(values["upload"].read(), self.form_key)
        except Refused as refused:
            self.errors["upload"] = sentence(refused.refusal)
        return None

    def do_take(self):
        """Put it into the editor; what was confirmed is read and checked once more."""
        file = read_form_file(self.typed("payload").encode("utf-8"), self.form_key)
        verbs.import_design(
            self.context,
            self.form_key,
            file.model,
            source=japanese(_("ファイルの取り込み")),
            by=self.by,
            now=self.now,
        )
        if file.has_names and self.typed("names"):
            self._take_names(file)
        if file.template is not None and self.typed("template"):
            self._take_template(file.template)
        return self.done(_("「${form}」を取り込みました。", mapping={"form": self.name}))

    def _take_template(self, template: WordTemplate) -> None:
        """Checked as if it had been uploaded; what is wrong with it is said, the design stays."""
        blank = Sheets(CallPapers(self.context)).blank(self.form_key)
        problems = keep_template(
            self.context,
            self.form_key,
            data=template.content,
            filename=template.filename,
            blank=blank,
            by=self.by,
            now=self.now,
        )
        if problems:
            text = _("Wordのひな形は、今の項目に合わないため登録していません。")
            IStatusMessage(self.request).add(text, type="warning")

    def _take_names(self, file: FormFile) -> None:
        own = "" if file.title == japanese(form_title(self.form_key)) else file.title
        names = {"form_map": file.number, "form_articles": file.article}
        if own:
            names["form_titles"] = own
        confirmed = False  # the comparison was made with the form as it was here
        verbs.describe_form(self.form_key, names, confirmed=confirmed, by=self.by, now=self.now)

    def update(self) -> None:
        if self.file is None:
            return
        old = self.live()
        new = outline_of_file(self.context, self.file)
        self.rows = change_rows(old, new) if old is not None else []
        self.was_readable = old is not None
        self.file_problems = [sentence(one) for one in problems_of_file(self.file)]
        self.names = self._names()

    def _names(self) -> lists.Difference | None:
        if not self.file.has_names:
            return None
        key = self.form_key
        pairs = (
            (_("様式番号"), form_number(key), self.file.number),
            (_("題名"), self.translate(form_title(key)), self.file.title),
            (_("根拠"), form_article(key), self.file.article),
        )
        changes = [lists.Change(label, old or "", new or "") for label, old, new in pairs]
        return lists.Difference(
            _("番号・題名・根拠"), changes, old_title=_("いま"), new_title=_("ファイル")
        )
