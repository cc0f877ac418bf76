"""``@@kyodo-upload/<key>/<field>``: one chosen file, kept at once; answered in JSON.

The page's script sends a file here as soon as it is chosen. Without the script the file goes with
the save, by the same way.
"""

from .inputs import stored_file
from .paths import TwoParts
from .saving import limits_of
from .taking import take_file
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any
from zExceptions import NotFound
import json


# What the page's script says; it puts in names and sizes.
TEXTS = {
    "added": _("付けてあるファイル:"),
    "remove": _("「${label}」のファイルを外す"),
    "saved": _("「${name}」を保存しました。"),
    "sending": _("${total} を送ります"),
    "sent": _("${total} のうち ${done} を送りました"),
    "failed": _("ファイルを保存できませんでした。「一時保存」を押してください。"),
    "lost": _("通信が切れました。選んだファイルは残っています。「一時保存」で送り直せます。"),
    "stopped": _("送るのをやめました。"),
    "too_large": _("「${name}」は大きすぎます(約${size})。1つ${most}までにしてください。"),
    "too_many": _(
        "ファイルの合計が上限をこえます。「${name}」は${size}です。あと${left}まで付けられます。"
    ),
}


class Upload(TwoParts):
    """Keep one file of one question in the draft."""

    def __call__(self) -> str:
        response = self.request.response
        response.setHeader("Content-Type", "application/json; charset=utf-8")
        response.setHeader("Cache-Control", "private, no-store")
        if len(self.path) != 2:
            raise NotFound("kyodo-upload")
        if self.request.method != "POST" or not self.is_authentic():
            return self.answer(403, ok=False)
        try:
            return self.keep(*self.path)
        except Refused as refused:
            message = self.translate(sentence(refused.refusal))
            return self.answer(409, ok=False, message=message)
        except BrokenModel:
            return self.answer(409, ok=False)

    def keep(self, key: str, field: str) -> str:
        """Look at the file, keep it, say what is kept."""
        if refusal := self.papers.edit_refusal(key):
            raise Refused(refusal)
        schema = self.papers.schema(key)
        wanted = field in schema and questions.kind_of(schema[field]) == "file"
        upload = self.request.form.get("file")
        if not wanted or not getattr(upload, "filename", ""):
            return self.answer(400, ok=False)
        file = take_file(upload, limits_of(self.papers, key, field), context=self.context)
        self.papers.save(
            key, typed={}, names=[field], files={field: file}, by=self.by, now=self.now
        )
        url = self.url("@@kyodo-file", key, "draft", field)
        shown = stored_file(file, name=field, url=url)
        said = {"name": shown.name, "size": shown.size, "note": self.translate(shown.note)}
        return self.answer(200, ok=True, url=url, **said)

    def answer(self, status: int, **values: Any) -> str:
        """A small JSON answer."""
        self.request.response.setStatus(status)
        return json.dumps(values, ensure_ascii=False)
