"""Saving while marking: the same save as 保存する, answered in JSON."""

from .review import ReviewPage
from kamakura.kyodo.browser.dates import clock_text
from kamakura.kyodo.browser.gate.gate import IOwnGate
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any
from zope.interface import implementer
import json


RELOAD = _("ログインした人が変わりました。画面を開き直してください。")
ORIGIN_LENGTH = 20


@implementer(IOwnGate)
class MarkSave(ReviewPage):
    """``@@kyodo-marksave``: answers everybody, so that a lost session is said and not a page."""

    def __call__(self) -> str:
        self.request.response.setHeader("Content-Type", "application/json; charset=utf-8")
        self.request.response.setHeader("Cache-Control", "private, no-store")
        if not self.by:
            return self._answer(401, ok=False, lost=True)
        if self.request.method != "POST" or not self.is_authentic():
            return self._answer(403, ok=False, message=self.translate(RELOAD))
        number = str(self.typed("number", ""))
        try:
            self.store(
                origin=str(self.typed("origin", ""))[:ORIGIN_LENGTH],
                number=int(number) if number.isdigit() else 0,
            )
        except Refused as refused:
            return self._answer(409, ok=False, message=self.translate(sentence(refused.refusal)))
        at = self.context.sheet.saved_at
        saved = _("${when} に保存しました", mapping={"when": clock_text(at or self.now)})
        base = at.isoformat() if at else ""
        return self._answer(200, ok=True, message=self.translate(saved), base=base)

    def _answer(self, status: int, **values: Any) -> str:
        self.request.response.setStatus(status)
        return json.dumps(values, ensure_ascii=False)
