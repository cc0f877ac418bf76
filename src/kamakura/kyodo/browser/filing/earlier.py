"""去年の提案から: choosing it, what was copied and what was not, what is to be looked at."""

from .base import form_title
from collections.abc import Sequence
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.compare.sources import PREVIOUS
from kamakura.kyodo.browser.compare.sources import sources
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.takeover import taken_over
from kamakura.kyodo.domain.takeover import FILE_MONTHS
from kamakura.kyodo.domain.takeover import Left
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms.takeover import take_over_from
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import takeover as verbs
from typing import Any


WHY = {
    Left.DATE: _("日付は、今年のものを書いてください。"),
    Left.PROMISE: _("誓約・同意は、今年あらためて確かめてください。"),
    Left.ELIGIBILITY: _("要件は、今年あらためて確かめてください。"),
    Left.AMOUNT: _("金額は、今年の募集に合わせて書いてください。"),
    Left.THIS_YEAR: _("今年の募集に合わせてあります。"),
    Left.FILE: _("新しいファイルを付けてください。"),
    Left.FILE_OLD: _(
        "付けてから${months}か月を過ぎています。新しいものを付けてください。",
        mapping={"months": str(FILE_MONTHS)},
    ),
    Left.GONE: _("今年の様式にはない質問です。"),
    Left.OTHER_KIND: _("今年の様式では、答えかたが変わりました。"),
    Left.CHOICE_GONE: _("今年の様式では、選べる答えが変わりました。"),
}
NONE = "none"
COPIED = _("前の提案から写しました。今年もこのままでよいか確かめてください。")
FILE_COPIED = _("去年のものです。確認してください。")


def earlier_field(organizations: Sequence[Any], here: Any = None) -> FormField | None:
    """Which earlier proposal to begin from; None when there is none."""
    found = [one for group in organizations for one in verbs.own_earlier(here, group)]
    if not found:
        return None
    options = [Option(NONE, _("使わない(はじめから書く)"))]
    options += [Option(one.UID(), one.title, call_of(one).Title()) for one in found]
    return FormField(
        "earlier",
        _("前の提案をもとにする"),
        kind="radio",
        options=options,
        value=NONE,
        help=_("答えを今年の様式に写します。日付・金額・誓約・要件は写しません。"),
    )


def begin_from(view: Any, proposal: Any, uid: str | None) -> Any:
    """Copy an earlier proposal into an empty draft; answers what was done, or None."""
    source = by_uid(uid) if uid and uid != NONE else None
    if not IKyodoProposal.providedBy(source):
        return None
    papers = IPaperReader(proposal).at(view.now)
    return take_over_from(papers, source, by=view.by, now=view.now)


def compare_url(view: Any, key: str) -> str:
    """Where a form stands beside the earlier proposal's; empty when there is none to read."""
    if by_uid(getattr(view.context, "previous_uid", None)) is None:
        return ""
    names = [one.name for one in sources(view.papers, key)]
    if PREVIOUS not in names or len(names) < 2:
        return ""
    return view.url(f"@@kyodo-compare?form={key}&old={PREVIOUS}&new={names[-1]}")


def taken_message(made: Any) -> Any:
    """How much was copied."""
    words = {"count": str(made.count), "left": str(len(made.left))}
    return _(
        "前の提案から${count}項目を写しました。写せなかった${left}項目は、下で確かめてください。",
        mapping=words,
    )


class EarlierActs:
    """The part of the proposal's page about an earlier proposal."""

    @property
    def earlier(self) -> FormField | None:
        """Offered on a draft in which nothing has been written yet."""
        if self.state != "draft" or not self.acts or self.papers.filings.keys():
            return None
        return earlier_field([organization_of(self.context)], self.context)

    def do_take_over(self) -> str | None:
        made = begin_from(self, self.context, str(self.typed("earlier")))
        if made is None:
            self.errors["earlier"] = _("もとにする提案を選んでください。")
            return None
        return self.redirect(f"{self.url()}#taken", taken_message(made))

    @property
    def left_table(self) -> lists.Table | None:
        """What could not be copied, and why; while the group still writes."""
        made = taken_over(self.context)
        if made is None or not made.left or self.state not in ("draft", "preliminary"):
            return None
        rows = [
            lists.Row((title, form_title(key), WHY[Left(why)])) for key, title, why in made.left
        ]
        return lists.Table(
            caption=_("写さなかった項目"),
            columns=(
                lists.Column(_("項目")),
                lists.Column(_("様式")),
                lists.Column(_("理由")),
            ),
            rows=rows,
        )


class EarlierNotes:
    """The part of the filing screen about copied answers."""

    def copied_note(self, name: str) -> Any:
        """Said beside a copied answer until it is changed or confirmed."""
        if name not in self.copied:
            return None
        return FILE_COPIED if isinstance(self.copied[name], str) else COPIED

    @property
    def copied(self) -> dict[str, Any]:
        """Copied answers of this form that still stand as they were copied."""
        if not hasattr(self, "_copied"):
            made = taken_over(self.context)
            found = made.waiting(self.key) if made is not None else {}
            raw, files = self.papers.raw(self.key), self.papers.files(self.key)
            self._copied = {
                name: kept for name, kept in found.items() if _stands(name, kept, raw, files)
            }
        return self._copied

    @property
    def copied_here(self) -> list[str]:
        """Those of this step."""
        return [one for one in self.step.fields if one in self.copied]


def _stands(name: str, kept: Any, raw: dict[str, Any], files: dict[str, Any]) -> bool:
    if isinstance(kept, str):
        return name in files and files[name].filename == kept
    return {one: raw[one] for one in questions.names_of(name, raw)} == dict(kept)
