"""The source of a form has changed since it was begun: said beside the field, copied on request."""

from .base import form_number
from kamakura.kyodo.browser.filing.reading import answer_value
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms.values import read_question
from kamakura.kyodo.forms.values import Source
from kamakura.kyodo.i18n import _
from typing import Any


COPY = "copy_upstream"


class Upstream:
    """The part of the filing screen about what the form was begun from."""

    @property
    def newer(self) -> dict[str, dict[str, Any]]:
        """Questions of this step to which the source answers differently: what it says, typed."""
        if not hasattr(self, "_newer"):
            self._source, said = self.papers.upstream(self.key)
            raw = self.papers.raw(self.key)
            self._newer = {
                name: _of(name, said)
                for name in self.papers.writable(self.key, self.step.fields)
                if _of(name, said) and _of(name, said) != _of(name, raw)
            }
        return self._newer

    @property
    def upstream_title(self) -> Any:
        """様式1, or what the group is registered with."""
        return form_number(self._source) if self._source else _("団体の登録内容")

    def upstream_note(self, name: str) -> Any:
        """What the source says; None where it says the same."""
        if name not in self.newer:
            return None
        field = self.schema[name]
        value, _wrong = read_question(field, Source(self.newer[name], {}, self.context))
        said = answer_value(field, value, self.context, text_only=True)
        said = "、".join(str(one) for one in said) if isinstance(said, list) else said
        words = {"source": self.upstream_title, "said": said}
        return _("${source}では「${said}」です。", mapping=words)

    def copy_upstream(self) -> None:
        """Write what the source says into this step."""
        typed = {one: value for said in self.newer.values() for one, value in said.items()}
        names = list(self.newer)
        self.papers.save(self.key, typed=typed, names=names, by=self.by, now=self.now)


def _of(name: str, raw: dict[str, Any]) -> dict[str, Any]:
    return {one: raw[one] for one in questions.names_of(name, raw) if raw[one] not in ("", [])}
