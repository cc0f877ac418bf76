"""Wordから読み込む: a filled .docx into the draft, after its report and differences were seen."""

from io import BytesIO
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.filing.base import form_title
from kamakura.kyodo.browser.filing.base import HostView
from kamakura.kyodo.browser.filing.reading import finding_texts
from kamakura.kyodo.browser.filing.typed import digest
from kamakura.kyodo.domain.files import file_refusal
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms.catalog import form_key_of
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.word_back import changes
from kamakura.kyodo.forms.word_back import read_back
from kamakura.kyodo.forms.word_back import takes_word
from kamakura.kyodo.forms.word_back import WordReading
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
import json


@implementer(IPublishTraverse)
class WordIn(HostView):
    """``@@kyodo-wordin/<key>``: choose a file, see what it says, then take it."""

    key = ""
    reading: WordReading | None = None

    def publishTraverse(self, request, name):
        """The form."""
        if self.key:
            raise NotFound(name)
        self.key = name
        return self

    def __getitem__(self, name: str):
        """The same for Plone's login, which looks whether the way back exists."""
        return self.publishTraverse(self.request, name)

    def __call__(self) -> str:
        try:
            is_open = bool(self.key) and takes_word(self.key, self.papers)
        except (BrokenModel, KeyError):
            is_open = False
        if not is_open:
            raise NotFound(self.key)
        return super().__call__()

    @property
    def title(self) -> Any:
        name = self.translate(form_title(self.key))
        return _("Wordから読み込む: ${form}", mapping={"form": name})

    @property
    def back(self) -> tuple[str, Any]:
        return self.url("@@kyodo-takeaway"), _("WordやPDFで受け取る")

    @property
    def field(self) -> FormField:
        """The one question of this page."""
        return FormField(
            "file",
            _("書き込んだWordのファイル"),
            kind="file",
            required=True,
            help=_("ここで受け取った用紙に書いたもの(.docx)を選びます。10MBまでです。"),
            error=self.errors.get("file"),
        )

    @property
    def action_url(self) -> str:
        return self.url("@@kyodo-wordin", self.key)

    @property
    def blank_url(self) -> str:
        return self.url("@@kyodo-word", self.key, "blank")

    def do_read(self) -> None:
        """Look into the file; nothing is kept yet."""
        upload = self.request.form.get("file")
        if not getattr(upload, "filename", ""):
            self.errors["file"] = _("ファイルを選んでください。")
            return
        data = upload.read()
        filename = upload.filename.replace("\\", "/").rpartition("/")[2]
        name = filename if filename.lower().endswith(".docx") else f"{filename}."
        limit = self.papers.setting("max_file_mb")
        refusal = file_refusal(BytesIO(data), filename=name, size=len(data), limit_mb=limit)
        if refusal is not None:
            self.errors["file"] = sentence(refusal)
            return
        try:
            self.reading = read_back(self.papers, self.key, BytesIO(data))
        except Refused as refused:
            self.errors["file"] = sentence(refused.refusal)

    def do_take(self) -> str | None:
        """Keep what was read, through the save of the filing screen."""
        try:
            typed = json.loads(self.typed("typed"))
            names = [name for name in self.typed("names").split(",") if name]
            raw = {key: value for key, value in typed.items() if _is_text(value)}
        except (ValueError, AttributeError):
            self.refusals.append(
                _("読み込んだ内容が届きませんでした。もう一度ファイルを選んでください。")
            )
            return None
        if self.typed("base") != digest(self.papers.raw(self.key), names):
            self.refusals.append(
                _("読み込んでいる間に、別の人が保存しました。もう一度ファイルを選んでください。")
            )
            return None
        known = {key for name in names for key in questions.names_of(name, raw)}
        self.papers.save(
            self.key,
            typed={key: raw[key] for key in known},
            names=names,
            by=self.by,
            now=self.now,
        )
        return self.redirect(self.form_url(self.key), _("Wordの内容を下書きに入れました。"))

    def update(self) -> None:
        if self.reading is None:
            return
        schema = self.papers.schema(self.key)
        titles = {name: schema[name].title for name in schema}
        reading = self.reading
        self.typed_json = json.dumps(reading.raw, ensure_ascii=False)
        self.names = ",".join(reading.names)
        self.base = digest(self.papers.raw(self.key), reading.names)
        self.count = str(len(reading.answered))
        self.findings = [text for _n, text in finding_texts(reading.findings, "error", schema)]
        self.not_found = [titles[name] for name in reading.not_found]
        self.files = [titles[name] for name in reading.not_from_word]
        self.difference = lists.Difference(
            _("変わるところ"),
            [lists.Change(*change) for change in changes(self.papers, self.key, reading)],
            old_title=_("いまの下書き"),
            new_title=_("Wordの内容"),
        )
        self.form_link = self.other_form()

    def other_form(self) -> parts.Link | None:
        """Where the file belongs when it is another form's."""
        other = self.reading.other_form
        keys = [key for bundle in self.papers.bundles() for key in bundle.keys]
        found = next((key for key in keys if form_key_of(key) == other), None)
        return parts.Link(form_title(found), self.url("@@kyodo-wordin", found)) if found else None

    def handle_post(self) -> str | None:
        """A draft that was sent meanwhile cannot be written any more."""
        if self.papers.edit_refusal(self.key) is not None:
            self.refusals.append(sentence(Refusal(FilingCode.LOCKED)))
            return None
        return super().handle_post()


def _is_text(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str)
