"""``@@kyodo-requestcorrection``: what to mend, why, until when, marked on the papers themselves.

Two steps: the marks on the papers as they were sent, then what the group will read.
"""

from .folds import folds
from .marking import mark_sheets
from .marking import Markable
from .marking import MarkSheet
from .suggestions import unmet_requirements
from AccessControl import Unauthorized
from dataclasses import dataclass
from datetime import timedelta
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.screening import SENTENCE_LIMIT
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.notifications.catalog import render
from kamakura.kyodo.operations import screening
from plone import api
from typing import Any


HOW = _("どう直すか(1文で)")
ALL = "*"
"""The value of the button that takes over all that was found."""


@dataclass(frozen=True)
class Mail:
    """The mail as it will be sent."""

    subject: str
    body: str

    @property
    def lines(self) -> list[tuple[str, bool]]:
        """Each line, and whether it is an address."""
        return [(line, line.startswith("http")) for line in self.body.splitlines()]


class RequestCorrection(KyodoFormView):
    """補正を依頼する."""

    title = _("補正を依頼する")
    preview: Mail | None = None

    @property
    def lead(self) -> Any:
        if self.preview is not None:
            return _("団体に届く内容です。よければ、いちばん下のボタンを押してください。")
        return _(
            "様式を開いて、直してもらうところに印を付け、直しかたを書きます。"
            "団体は、印のあるところだけを直せます。"
        )

    @property
    def back(self):
        return self.url("kyodo-desk"), self.context.title

    def handle_post(self) -> str | None:
        self._require_secretariat()
        if taken := self.typed("take", ""):
            self._take(taken)
            return None
        return super().handle_post()

    def update(self) -> None:
        self._require_secretariat()
        self.found = [one for sheet in self.sheets for one in sheet.all() if one.findings]
        self.folds = folds(self.sheets, self.marked, self.errors)

    def _take(self, address: str) -> None:
        """Mark what was found at one place, or everywhere: nothing is asked for yet."""
        found = [one.address for sheet in self.sheets for one in sheet.all() if one.findings]
        taken = found if address == ALL else [address]
        self.request.form["mark"] = [*(one.address for one in self.marked), *taken]

    def _require_secretariat(self) -> None:
        # View is the page's own permission: the secretariat does not see drafts.
        if not api.user.has_permission(permissions.SCREEN_PROPOSAL, obj=self.context):
            raise Unauthorized("kyodo-requestcorrection")

    @property
    def sheets(self) -> list[MarkSheet]:
        """The papers as they were sent."""
        if not hasattr(self, "_sheets"):
            papers = IPaperReader(self.context).at(self.now)
            self._sheets = mark_sheets(papers, unmet_requirements(self.context))
        return self._sheets

    # marks

    @property
    def marked(self) -> list[Markable]:
        """What is ticked, in the order of the papers."""
        typed = self.typed("mark", [])
        ticked = {typed} if isinstance(typed, str) else set(typed)
        return [one for sheet in self.sheets for one in sheet.all() if one.address in ticked]

    def is_marked(self, one: Markable) -> bool:
        """Is its tick set?"""
        return one in self.marked

    def what_field(self, one: Markable) -> FormField:
        """The sentence of a mark; what the system found stands in it to begin with."""
        begin = self._begin(one)
        return FormField(
            one.what,
            HOW,
            kind="textarea",
            required=True,
            rows=2,
            maxlength=SENTENCE_LIMIT,
            value=self.typed(one.what, begin),
            error=self.errors.get(one.what),
        )

    def _begin(self, one: Markable) -> str:
        """What the system found there, as the sentence to begin with."""
        return "".join(japanese(text) for text in one.findings)[:SENTENCE_LIMIT]

    def form_fields(self) -> list[FormField]:
        days = setting_for(call_of(self.context), "correction_days")
        due = today(self.now) + timedelta(days=days)
        return [
            FormField(
                "due",
                _("補正の期限"),
                kind="date",
                required=True,
                value=due,
                help=_(
                    "設定の日数(${days}日)から決めた日です。変えられます。",
                    mapping={"days": str(days)},
                ),
            ),
            FormField(
                "reason",
                _("補正をお願いする理由"),
                kind="textarea",
                required=True,
                rows=3,
                maxlength=500,
                help=_("団体にメールで伝わります。"),
            ),
        ]

    def places(self) -> dict[str, str]:
        """What is asked for; errors are noted beside their mark."""
        found = {}
        for one in self.marked:
            text = str(self.typed(one.what)).strip()
            if not text:
                label = self.translate(one.label)
                self.errors[one.what] = _(
                    "「${label}」をどう直すかを書いてください。", mapping={"label": label}
                )
            found[one.address] = text
        if not found:
            self.errors["mark"] = _("直してもらうところに、1つ以上印を付けてください。")
        return found

    def anchor(self, name: str) -> str:
        """An error without a mark leads to the first paper."""
        return "#papers" if name == "mark" else f"#{name}"

    # acts

    def do_check(self) -> None:
        """Show what the group will read."""
        items, values = self.places(), self.cleaned()
        if values is None or self.errors:
            return
        words = screening.correction_words(items, **values, titles=self.titles())
        title = {"number": self.context.receipt_number or "", "title": self.context.title}
        name = self.context.organization_title or ""
        params = {**title, **words, "name": _people(name), "url": self.context.absolute_url()}
        self.preview = Mail(*render("correction_requested", params))
        self.due_badge = parts.due(values["due"], self.now)
        self.points = [
            lists.Definition(self.title_of(one), self.typed(one.what)) for one in self.marked
        ]

    def do_edit(self) -> None:
        """Back to the marks, with everything typed."""

    def do_save(self) -> str | None:
        items, values = self.places(), self.cleaned()
        if values is None or self.errors:
            return None
        screening.request_correction(
            self.context,
            items=items,
            titles=self.titles(),
            reason=values["reason"],
            due=values["due"],
            by=self.by,
            now=self.now,
        )
        return self.redirect(self.url("kyodo-desk"), _("補正を依頼して、団体に知らせました。"))

    def title_of(self, one: Markable) -> str:
        """様式1 提案書 / 事業の概要, as it is stored, and read by the group."""
        key = one.address.partition(":")[0]
        form = next(japanese(sheet.title) for sheet in self.sheets if sheet.key == key)
        label = japanese(one.label)
        return form if one.address.endswith(":") else f"{form} / {label}"

    def titles(self) -> dict[str, str]:
        """The words of the marked places."""
        return {one.address: self.title_of(one) for one in self.marked}

    @property
    def hidden(self) -> list[tuple[str, str]]:
        """Everything typed, carried through the look at it."""
        form = self.request.form
        names = ("due.year", "due.month", "due.day", "reason")
        kept = [("mark", one.address) for one in self.marked]
        every = [one for sheet in self.sheets for one in sheet.all()]
        kept += [(one.what, str(form[one.what])) for one in every if self._is_own(one)]
        return kept + [(name, str(form.get(name, ""))) for name in names]

    def _is_own(self, one: Markable) -> bool:
        """Was something typed there? Also where the tick was taken away: it may come back."""
        typed = str(self.typed(one.what)).strip()
        return bool(typed) and (self.is_marked(one) or typed != self._begin(one))


def _people(name: str) -> str:
    return japanese(_("${name} のみなさん", mapping={"name": name}))
