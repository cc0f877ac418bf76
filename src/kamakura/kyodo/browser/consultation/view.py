"""``@@kyodo-consultation``: the group's words, each party's part, the sittings, the outcome."""

from .agreed import AgreedActs
from .outcome import cancel_confirm
from .outcome import conclude_confirms
from .outcome import going_on_refusal
from .outcome import meeting_confirm
from .outcome import REOPEN
from .questions import part_definitions
from .steps import next_step
from .steps import not_yet
from .words import group_words
from Acquisition import aq_inner
from Acquisition import aq_parent
from dataclasses import dataclass
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import history
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.confirms import ConfirmsView
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.desk.view import DESK_ROLES
from kamakura.kyodo.browser.state_chips import state_chip
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.parties import own_parties
from kamakura.kyodo.content.parties import party_title
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.snapshots.consultation import consultation_snapshot
from kamakura.kyodo.content.visibility import roles_on
from kamakura.kyodo.content.vocabularies import CONSULTATION_KINDS
from kamakura.kyodo.content.vocabularies import CONSULTATION_OUTCOMES
from kamakura.kyodo.domain import consultation as rules
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations.base import ask
from plone import api
from typing import Any


@dataclass(frozen=True)
class Part:
    """One party's part on the page."""

    party: str
    title: Any
    is_own: bool
    definitions: list[lists.Definition]
    stamp: Any
    write_url: str


class ConsultationPage(AgreedActs, ConfirmsView):
    """One page for all parties; each writes its own part on a page of its own."""

    @property
    def proposal(self):
        return aq_parent(aq_inner(self.context))

    @property
    def title(self):
        kind = dict(CONSULTATION_KINDS)[self.context.kind]
        params = {"kind": self.translate(kind), "title": self.proposal.title}
        return _("${kind}: ${title}", mapping=params)

    @property
    def back(self):
        if not api.user.has_permission("View", obj=self.proposal):
            # Given back to the group: the proposal is a draft again, which only the group sees.
            return f"{program_of(self.context).absolute_url()}/kyodo-mylist", _("担当の一覧")
        inside = roles_on(self.context) & DESK_ROLES
        name = "/kyodo-desk" if inside else ""
        return f"{self.proposal.absolute_url()}{name}", _("提案のページ")

    @property
    def may_conclude(self) -> bool:
        return api.user.has_permission(permissions.CONCLUDE_CONSULTATION, obj=self.context)

    def update(self) -> None:
        self.snapshot = consultation_snapshot(self.context)
        self.own = own_parties(self.context, self.by)
        self.chip = state_chip("consultation", self.snapshot.state)
        self.confirms = self.make_confirms()
        self.next_step = next_step(self)
        self.other_confirms = [one for one in self.confirms if one is not self.next_step.confirm]
        self.not_yet = not_yet(self)
        self.summary = self._summary()
        self.words = group_words(self.proposal, self.context.kind)
        self.papers_url = f"{self.proposal.absolute_url()}/kyodo-papers"
        self.parts = self._parts()
        self.meetings = [self._meeting(row) for row in self.context.meetings or ()]
        self.outcome = self._outcome()
        self.history = history.entries(self.context)

    def _summary(self) -> list[lists.Definition]:
        made = [
            lists.Definition(_("団体"), self.proposal.organization_title or ""),
            lists.Definition(_("担当課"), [section_title(s) for s in self.context.sections or ()]),
        ]
        if self.snapshot.is_open:
            due = parts.due(self.context.due, self.now)
            made.append(lists.Definition(_("回答の期限"), due))
        if self.context.related_work:
            made.append(lists.Definition(_("関連する既存事業"), self.context.related_work))
        return made

    def _parts(self) -> list[Part]:
        order = rules.parties(self.context.kind, self.snapshot.sections)
        own_first = sorted(order, key=lambda party: party not in self.own)
        return [self._part(party) for party in own_first]

    def _part(self, party: str) -> Part:
        stored = self.context.parts.get(party)
        writes = party in self.own and self.snapshot.state in ("answering", "meeting")
        return Part(
            party=party,
            title=party_title(party),
            is_own=party in self.own,
            definitions=part_definitions(party, stored) if stored is not None else [],
            stamp=moment_text(stored["answered_at"]) if stored is not None else "",
            write_url=self.write_url(party) if writes else "",
        )

    def write_url(self, party: str) -> str:
        """Where a party writes its part."""
        return f"{self.url('kyodo-part')}?party={party}"

    def _meeting(self, row: dict[str, Any]) -> dict[str, Any]:
        words = (
            (_("場所"), "place"),
            (_("出席者"), "attendees"),
            (_("論点"), "points"),
            (_("合意したこと"), "agreed"),
            (_("宿題(だれが・いつまで)"), "homework"),
        )
        lines = [lists.Definition(title, row[name]) for title, name in words if row.get(name)]
        return {"day": date_text(row["held_on"]), "definitions": lines}

    def _outcome(self) -> list[lists.Definition]:
        context = self.context
        if self.snapshot.state != "concluded":
            return []
        made = [lists.Definition(_("結果"), dict(CONSULTATION_OUTCOMES)[context.outcome])]
        for title, value in (
            (_("理由"), context.outcome_reason),
            (_("合意した変更"), context.agreed_changes),
            (_("公表する説明"), context.public_explanation),
        ):
            if value:
                made.append(lists.Definition(title, value))
        return made

    # acts

    def make_confirms(self):
        if not self.may_conclude:
            return []
        snapshot = consultation_snapshot(self.context)
        if snapshot.state == "concluded":
            in_time = api.content.get_state(self.proposal) in ("preliminary", "consulting")
            return [*self.agreed_confirms(), *([REOPEN] if in_time else [])]
        if not snapshot.is_open:
            return []
        return [
            meeting_confirm(self.now),
            *self.agreed_confirms(),
            *conclude_confirms(snapshot, self.open_warning()),
            cancel_confirm(),
        ]

    def do_meeting(self):
        values = self.answers("meeting")
        if values is None:
            return None
        values = dict(values)
        values["attendees"] = self._attendees(values)
        if not values["attendees"]:
            self.errors["present_group"] = _("出席した人を、1か所以上に書いてください。")
            return None
        consultations.record_meeting(self.context, **values, by=self.by, now=self.now)
        return self.done(_("協議を記録しました。"))

    def _attendees(self, values: dict[str, Any]) -> str:
        """One line per party that was there."""
        lines = []
        for party in ("group", "section", "secretariat", "center"):
            text = values.pop(f"present_{party}")
            if text:
                word = _("担当課") if party == "section" else party_title(party)
                lines.append(f"{japanese(word)}: {text}")
        return "\n".join(lines)

    def do_conclude_go(self):
        return self._conclude("go")

    def do_conclude_again(self):
        return self._conclude("again")

    def do_conclude_refer(self):
        return self._conclude("refer")

    def do_conclude_withdraw(self):
        return self._conclude("withdraw")

    def do_conclude_drop(self):
        return self._conclude("drop")

    def _conclude(self, outcome: str) -> str | None:
        values = self.answers(f"conclude_{outcome}")
        if values is None and not self.errors:
            ask(going_on_refusal(consultation_snapshot(self.context)))
        if values is None:
            return None
        consultations.conclude_consultation(
            self.context,
            outcome=outcome,
            reason=values[f"{outcome}_reason"],
            agreed_changes=values.get("agreed_changes", ""),
            public_explanation=values.get("public_explanation", ""),
            by=self.by,
            now=self.now,
        )
        message = _("結論を出して、団体に知らせました。")
        if api.user.has_permission("View", obj=self.proposal):
            return self.redirect(f"{self.proposal.absolute_url()}/kyodo-desk", message)
        return self.done(message)

    def do_cancel(self):
        values = self.answers("cancel")
        if values is None:
            return None
        consultations.cancel_consultation(
            self.context, reason=values["cancel_reason"], by=self.by, now=self.now
        )
        return self.done(_("協議を取りやめました。"))

    def do_reopen(self):
        values = self.answers("reopen")
        if values is None:
            return None
        consultations.reopen_consultation(
            self.context, reason=values["reopen_reason"], by=self.by, now=self.now
        )
        return self.done(_("協議を再開しました。"))

    def done(self, message: Any) -> str:
        """Back to this page, with a message."""
        return self.redirect(self.url(), message)
