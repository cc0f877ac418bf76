"""補正 on the group's screens: the sentence beside its field, 「3つのうち2つ直しました」."""

from .base import form_title
from dataclasses import dataclass
from kamakura.kyodo.browser import parts
from kamakura.kyodo.content.agreed import agreed_of
from kamakura.kyodo.content.returned import returned
from kamakura.kyodo.domain.agreed import OPEN_IN
from kamakura.kyodo.forms.hosts import FilingHost
from kamakura.kyodo.forms.mending import Mend
from kamakura.kyodo.forms.mending import mends
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.i18n import _
from typing import Any
from urllib.parse import quote


DONE = parts.chip(_("直しました"), "good")
OPEN = parts.chip(_("まだです"), "bad")
WITH_IT = _("ほかの様式を直すと変わるところなので、ここも直せます。")


@dataclass(frozen=True)
class Line:
    """One marked place, with the way to it."""

    place: parts.Link
    sentence: str
    chip: parts.Chip


@dataclass(frozen=True)
class Progress:
    """How far the group is; ``percent`` is the length of the bar."""

    text: Any
    percent: int
    due: parts.Due | None
    is_over: bool
    lines: tuple[Line, ...]
    left: int


def progress(view: Any) -> Progress | None:
    """補正 of the proposal the view shows; None outside a 補正."""
    papers: FilingHost = view.papers
    if getattr(papers, "state", "") != "correction":
        return None
    found = mends(papers)
    done = len([one for one in found if one.is_done])
    words = {"total": str(len(found)), "done": str(done)}
    due = parts.due(papers.host.correction_due, view.now)
    return Progress(
        text=_("${total}つのうち${done}つ直しました。", mapping=words),
        percent=round(100 * done / len(found)) if found else 0,
        due=due,
        is_over=bool(due and due.is_over),
        lines=tuple(_line(view, one) for one in found),
        left=len(found) - done,
    )


def _line(view: Any, one: Mend) -> Line:
    label = title = view.translate(form_title(one.key))
    try:
        schema = view.papers.schema(one.key)
    except BrokenModel:
        return Line(parts.Link(title, view.url()), one.sentence, OPEN)
    if one.field in schema:
        label = f"{title} 「{schema[one.field].title}」"
    chip = DONE if one.is_done else OPEN
    return Line(parts.Link(label, mend_url(view.papers, one)), one.sentence, chip)


def mend_url(papers: FilingHost, one: Mend) -> str:
    """Where a marked place is mended: its step, at its question."""
    url = f"{papers.host.absolute_url()}/@@kyodo-form/{quote(one.key, safe=':')}"
    found = (each.name for each in papers.steps(one.key) if one.field in each.fields)
    if step := next(found, ""):
        url += f"/{quote(step)}"
    return url + (f"#mend-{one.field}" if one.field else "")


def first_mend_url(papers: FilingHost) -> str:
    """The first marked place that is still as it was; the proposal's page when there is none."""
    left = [one for one in mends(papers) if not one.is_done]
    try:
        return mend_url(papers, left[0]) if left else papers.host.absolute_url()
    except BrokenModel:
        return papers.host.absolute_url()


class Mending:
    """The part of the filing screen that says what is to be mended."""

    @property
    def returned_reason(self) -> str:
        """Why this paper was given back, until it is sent again."""
        return returned(self.context).get(self.key, "")

    def mending(self) -> None:
        """Look once for this page."""
        state = getattr(self.papers, "state", "")
        found = mends(self.papers) if state == "correction" else []
        self.mends: dict[str, Mend] = {one.field: one for one in found if one.key == self.key}
        self.progress = progress(self) if found else None
        open_now = state in OPEN_IN
        agreed = agreed_of(self.context) if open_now else ()
        self.agreed_here = [one for one in agreed if one.form_key == self.key and one.is_open]

    def agreed_on(self, name: str) -> list[str]:
        """What was agreed about a question and is not reflected yet."""
        return [one.sentence for one in self.agreed_here if one.field == name]

    def mend_of(self, name: str) -> dict[str, Any] | None:
        """What is asked of a question; a question opened along with another says so."""
        one = self.mends.get(name)
        if one is not None:
            return {"text": one.sentence, "is_asked": True, "chip": DONE if one.is_done else OPEN}
        is_open = self.progress is not None and name in self.papers.writable(self.key, [name])
        if not is_open or "" in self.mends:
            return None
        return {"text": WITH_IT, "is_asked": False, "chip": None}
