"""Autosave: the same save as 一時保存, answered in JSON, without files."""

from .view import FilingForm
from kamakura.kyodo.browser.dates import clock_text
from kamakura.kyodo.browser.filing.base import person_name
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any
import json


RELOAD = _("ログインした人が変わりました。画面を開き直してください。")


class Autosave(FilingForm):
    """``@@kyodo-autosave/<key>/<step>``: keeps what was typed so far."""

    def __call__(self) -> str:
        self.request.response.setHeader("Content-Type", "application/json; charset=utf-8")
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if self.is_logged_out():
            return self.answer(401, ok=False, lost=True)
        if self.request.method != "POST" or not self.is_authentic():
            return self.answer(403, ok=False, message=self.translate(RELOAD))
        try:
            self.find()
            typed = self.read_typed()
            # Files are only sent by the page itself: a half-sent file is no file.
            typed.files.clear()
            typed.removed.clear()
            self.store(typed)
        except Refused as refused:
            return self.answer(409, ok=False, message=self.said(refused.refusal))
        except BrokenModel:
            return self.answer(409, ok=False)
        saved = _("${when} に保存しました", mapping={"when": clock_text(self.now)})
        return self.answer(200, ok=True, message=self.translate(saved), base=self.next_base())

    def said(self, refusal: Any) -> str:
        """The sentence; whose save it was for two at once."""
        text = self.translate(sentence(refusal))
        if refusal.code != FilingCode.DRAFT_CHANGED:
            return text
        return f"{person_name(refusal.params['user'])}: {text}"

    def answer(self, status: int, **values: Any) -> str:
        """A small JSON answer."""
        self.request.response.setStatus(status)
        return json.dumps(values, ensure_ascii=False)
