"""A form as one file, between sites and between years: JSON with the model, the words, the hash.

Nothing is believed of a file: size, format, hash and every part of the model are checked before
it is compared with what is here, and it is only put into the editor when a person says so.
"""

from .catalog import BY_KEY
from .contract import check_model
from .freeze import live_outline
from .install import live_model
from .names import form_article
from .names import form_name
from .names import form_number
from .names import form_title
from .outline import outline_of
from .safety import unsafe_parts
from .schema import BrokenModel
from .schema import schema_of
from base64 import b64decode
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from kamakura.kyodo.content.confirmations import confirmation
from kamakura.kyodo.content.form_versions import model_hash
from kamakura.kyodo.domain.forms import TransferCode
from kamakura.kyodo.domain.outlines import Outline
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import japanese
from typing import Any
import binascii
import json


FORMAT = "kamakura.kyodo.form"
VERSION = 1
MODEL_LIMIT = 400_000
FILE_LIMIT = 12_000_000
TEMPLATE_LIMIT = 8_000_000
PAGE_LIMIT = 400_000
"""A page of one hidden field; real templates are a tenth of it."""


@dataclass(frozen=True)
class WordTemplate:
    """The city's Word file of a form."""

    filename: str
    content: bytes


@dataclass(frozen=True)
class FormFile:
    """What a file says. Names are None in a plain EasyForm model."""

    form_key: str
    model: str
    number: str | None = None
    title: str | None = None
    article: str | None = None
    template: WordTemplate | None = None

    @property
    def has_names(self) -> bool:
        """Does the file say number, title and article?"""
        return self.number is not None

    @property
    def sends_template(self) -> bool:
        """Is there a Word template, small enough to travel with a page?"""
        return self.template is not None and len(self.template.content) <= PAGE_LIMIT

    def to_text(self) -> str:
        """The same as a file: what a confirming page sends on, without a large Word template."""
        names = {"number": self.number, "title": self.title, "article": self.article}
        data = {key: value for key, value in names.items() if value is not None}
        if self.sends_template:
            data["word_template"] = _packed(self.template)
        return json.dumps(_head(self.form_key, self.model) | data, ensure_ascii=False)


def _packed(template: WordTemplate) -> dict[str, str]:
    content = b64encode(template.content).decode("ascii")
    return {"filename": template.filename, "content": content}


def _head(form_key: str, model: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "form_key": form_key,
        "hash": model_hash(form_key, model),
        "model": model,
    }


def export_form(call, form_key: str, template: WordTemplate | None = None) -> bytes:
    """The form as it is in the editor. Raises ``UnreadableModel`` when it is no XML."""
    data = _head(form_key, live_model(call, form_key)) | {
        "number": form_number(form_key),
        "title": japanese(form_title(form_key)),
        "article": form_article(form_key),
        "settings": {"confirmed": confirmation(form_key) is not None},
    }
    try:
        data["outline"] = asdict(live_outline(call, form_key))
    except BrokenModel:
        data["outline"] = None
    if template is not None:
        data["word_template"] = _packed(template)
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8")


def read_form_file(data: bytes, form_key: str) -> FormFile:
    """Understand a file for a form. ``Refused`` with the first reason not to take it."""
    if len(data) > FILE_LIMIT:
        raise refuse(TransferCode.TOO_LARGE, limit=f"{FILE_LIMIT // 1_000_000}MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise refuse(TransferCode.UNREADABLE) from None
    found = _plain(text, form_key) if text.lstrip().startswith("<") else _ours(text, form_key)
    if len(found.model) > MODEL_LIMIT:
        raise refuse(TransferCode.TOO_LARGE, limit=f"{MODEL_LIMIT // 1000}KB")
    for finding in unsafe_parts(found.model):
        raise Refused(Refusal(finding.code, finding.params))
    try:
        schema_of(found.model)
    except BrokenModel:
        raise refuse(TransferCode.UNREADABLE) from None
    return found


def _plain(text: str, form_key: str) -> FormFile:
    return FormFile(form_key, text)


def _ours(text: str, form_key: str) -> FormFile:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise refuse(TransferCode.UNREADABLE) from None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise refuse(TransferCode.NOT_A_FORM)
    if data.get("version") != VERSION:
        raise refuse(TransferCode.NEWER, version=str(data.get("version")))
    key, model = data.get("form_key"), data.get("model")
    if key not in BY_KEY or not isinstance(model, str):
        raise refuse(TransferCode.NOT_A_FORM)
    if key != form_key:
        raise refuse(TransferCode.OTHER_FORM, title=form_name(key))
    names = {name: data.get(name) for name in ("number", "title", "article")}
    if any(not isinstance(value, str | None) for value in names.values()):
        raise refuse(TransferCode.NOT_A_FORM)
    _check_hash(data, key, model)
    return FormFile(key, model, **_short(names), template=_template(data.get("word_template")))


def _check_hash(data: Mapping[str, Any], key: str, model: str) -> None:
    if unsafe_parts(model):
        return  # said by name afterwards; the hash of such a text is not asked
    if data.get("hash") != model_hash(key, model):
        raise refuse(TransferCode.DAMAGED)


def _short(names: Mapping[str, str | None]) -> dict[str, str | None]:
    """Names in one line, as long as the settings take them."""
    return {
        name: None if value is None else " ".join(value.split())[:80]
        for name, value in names.items()
    }


def _template(data: Any) -> WordTemplate | None:
    if data is None:
        return None
    try:
        content = b64decode(data["content"], validate=True)
        filename = str(data["filename"]).replace("\\", "/").rpartition("/")[2]
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise refuse(TransferCode.DAMAGED) from None
    if len(content) > TEMPLATE_LIMIT:
        raise refuse(TransferCode.TOO_LARGE, limit=f"{TEMPLATE_LIMIT // 1_000_000}MB")
    return WordTemplate(filename, content)


def outline_of_file(call, file: FormFile) -> Outline:
    """The design of a file as plain data, to be compared with the one here."""
    return outline_of(file.form_key, schema_of(file.model), call)


def problems_of_file(file: FormFile) -> tuple[Finding, ...]:
    """What the process would miss in the design of a file."""
    return check_model(file.form_key, file.model)
