"""``@@kyodo-corrected``: what came back of a 補正, old and new side by side, mark by mark."""

from AccessControl import Unauthorized
from dataclasses import dataclass
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.compare.shown import Shown
from kamakura.kyodo.browser.compare.shown import shown
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.desk.papers import form_title
from kamakura.kyodo.browser.filing.base import person_name
from kamakura.kyodo.browser.intake.words import arrival_text
from kamakura.kyodo.browser.lists import Definition
from kamakura.kyodo.content.corrections import Round
from kamakura.kyodo.content.corrections import rounds
from kamakura.kyodo.content.corrections import SENT
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.visibility import masked_fields
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.domain.comparison import FieldChange
from kamakura.kyodo.forms.comparing import differences
from kamakura.kyodo.forms.comparing import Filled
from kamakura.kyodo.forms.comparing import filled
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import correction as corrections
from plone import api
from typing import Any
from zExceptions import NotFound


MENDED = parts.chip(_("済"), "good")
NOT_YET = parts.chip(_("未"), "bad")


@dataclass(frozen=True)
class Mark:
    """One marked place: its words, the sentence, 済 or 未, and what changed there."""

    place: str
    sentence: str
    chip: parts.Chip
    changes: list[Shown]


class CorrectedPage(KyodoView):
    """One round of 補正 after it came back."""

    title = _("補正を比べて確かめる")
    old_title = _("補正の前")
    new_title = _("補正の後")

    @property
    def back(self) -> tuple[str, Any]:
        return self.url("kyodo-desk"), self.context.title

    @property
    def may_check(self) -> bool:
        return api.user.has_permission(permissions.SCREEN_PROPOSAL, obj=self.context)

    def handle_post(self) -> str | None:
        self.require_reader()
        return super().handle_post()

    def require_reader(self) -> None:
        """Whoever has a desk here; the group has its own page."""
        roles = set(api.user.get_roles(obj=self.context))
        desk = {permissions.ROLE_SECTION, permissions.ROLE_CENTER}
        if not self.may_check and not roles & desk:
            raise Unauthorized("kyodo-corrected")

    def update(self) -> None:
        self.require_reader()
        self.round, self.number = self._wanted()
        found = {key: self._changes(key) for key in self.round.after if self._may_read(key)}
        self.marks = [self._mark(*item, found) for item in self.round.items.items()]
        self.marks = [one for one in self.marks if one is not None]
        self.others = self._others(found)
        self.done = len([one for one in self.marks if one.chip is MENDED])
        self.facts = self._facts()

    def _wanted(self) -> tuple[Round, int]:
        sent = [
            (one, number)
            for number, one in enumerate(rounds(self.context), 1)
            if one.status == SENT
        ]
        asked = str(self.request.form.get("round", ""))
        found = [pair for pair in sent if not asked or asked == str(pair[1])]
        if not found:
            raise NotFound(asked)
        return found[-1]

    def _may_read(self, key: str) -> bool:
        return may_read_form(self.context, key)

    def _changes(self, key: str) -> dict[str, FieldChange]:
        sides = [self._filled(key, numbers.get(key)) for numbers in self._numbers()]
        masked = masked_fields(self.context, key)
        found = differences(key, *sides, context=self.context, masked=masked)
        return {one.name: one for one in found}

    def _numbers(self) -> tuple[Any, Any]:
        return self.round.before, self.round.after

    def _filled(self, key: str, number: int | None) -> Filled:
        filing = Filings(self.context).get(key)
        for one in filing.revisions:
            if one.number == number:
                return filled(call_of(self.context), one)
        return Filled(None, {})

    def _mark(
        self, address: str, sentence: str, found: dict[str, dict[str, FieldChange]]
    ) -> Mark | None:
        key, _colon, name = address.partition(":")
        changes = found.get(key, {})
        if key not in found or (name and name not in changes):
            return None
        here = [changes[name]] if name else [one for one in changes.values() if one.is_changed]
        form = self.translate(form_title(key))
        place = f"{form} / {changes[name].asked.title}" if name else form
        is_mended = any(one.is_changed for one in here)
        return Mark(place, sentence, MENDED if is_mended else NOT_YET, [shown(one) for one in here])

    def _others(self, found: dict[str, dict[str, FieldChange]]) -> list[tuple[Any, list[Shown]]]:
        """What changed beside the marks: sums that go with a budget."""
        made = []
        for key, changes in found.items():
            if f"{key}:" in self.round.items:
                continue
            rest = [
                shown(one)
                for name, one in changes.items()
                if one.is_changed and f"{key}:{name}" not in self.round.items
            ]
            if rest:
                made.append((form_title(key), rest))
        return made

    def _facts(self) -> list[Definition]:
        one = self.round
        made = [
            Definition(_("お願いした理由"), one.reason),
            Definition(_("期限"), date_text(one.due)),
            Definition(_("届いた日時"), moment_text(one.sent_at)),
        ]
        if one.intake is not None:
            made.append(Definition(_("届きかた"), arrival_text(one.intake)))
            made.append(Definition(_("入力した人"), person_name(one.intake.by)))
            if one.intake.note and self.may_check:
                made.append(Definition(_("受付のメモ"), one.intake.note))
        if one.is_late:
            late = parts.chip(_("期限のあとに届きました"), "bad")
            made.append(Definition(_("期限との関係"), late))
        if one.checked_at is not None:
            made.append(Definition(_("確かめた日時"), moment_text(one.checked_at)))
        return made

    def do_checked(self) -> str:
        corrections.check_correction(self.context, by=self.by, now=self.now)
        return self.redirect(self.url("kyodo-desk"), _("補正を確かめたと記録しました。"))
