"""団体のページ: what to do next, our proposals and drafts, letters, people, profile."""

from .letters import letter_table
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.filing.base import person_name
from kamakura.kyodo.browser.filing.proposal import state_chip
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.vocabularies import ORGANIZATION_ROLES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations.call import extension_of
from plone import api
from typing import Any


DRAFTS = frozenset({"draft", "preliminary", "correction"})
class OrganizationPage(KyodoView):
    """The group's home."""

    @property
    def title(self) -> Any:
        return self.context.Title()

    def update(self) -> None:
        self.proposals = self.of_type("KyodoProposal")
        self.next_step = self.next()
        self.proposal_table = self.proposals_shown()
        self.draft_table = self.drafts_shown()
        self.projects = [
            lists.Card(one.Title(), one.absolute_url()) for one in self.of_type("KyodoProject")
        ]
        self.letters = letter_table(self, limit=5)
        self.people = self.people_shown()
        self.open_calls = self.calls()

    def of_type(self, portal_type: str) -> list[Any]:
        """The group's own things the person may see, newest first."""
        brains = api.content.find(
            portal_type=portal_type,
            kyodo_organization=self.context.UID(),
            sort_on="created",
            sort_order="reverse",
        )
        return [brain.getObject() for brain in brains]

    @property
    def acts(self) -> bool:
        """May the person act for the group?"""
        return api.user.has_permission(permissions.FILE_PROPOSAL, obj=self.context)

    def calls(self) -> list[Any]:
        """Calls that take papers now."""
        return [
            call
            for call in children(program_of(self.context), "KyodoCall")
            if api.content.get_state(call) == "accepting"
        ]

    def due_of(self, proposal: Any) -> Any:
        """Until when the group must act on a proposal."""
        state = api.content.get_state(proposal)
        if state == "correction":
            return parts.due(proposal.correction_due, self.now)
        if state not in DRAFTS:
            return None
        call = call_of(proposal)
        until = extension_of(call, proposal.organization_uid) or call.closes
        return parts.due(until, self.now)

    def next(self) -> parts.NextStep:
        """補正 first, then drafts, then a new proposal, else waiting."""
        states = {one.UID(): api.content.get_state(one) for one in self.proposals}
        for wanted, text in (
            ("correction", _("「${title}」に直すところがあります。")),
            ("draft", _("「${title}」を書き進めてください。")),
        ):
            for one in self.proposals:
                if states[one.UID()] == wanted and self.acts:
                    return parts.NextStep(
                        text=_(str(text), mapping={"title": one.Title()}),
                        due=self.due_of(one),
                        button=parts.Link(_("続きを書く"), one.absolute_url()),
                    )
        calls = self.calls()
        if calls and self.acts and not self.proposals:
            return parts.NextStep(
                text=_("いま提案を受け付けています。"),
                due=parts.due(calls[0].closes, self.now),
                button=parts.Link(_("提案を始める"), f"{calls[0].absolute_url()}/@@kyodo-start"),
            )
        return parts.NextStep(text=_("いま、団体がすることはありません。"), waiting=True)

    def proposals_shown(self) -> lists.Table:
        rows = [
            lists.Row(
                (
                    parts.Link(one.Title(), one.absolute_url(), one.receipt_number or ""),
                    call_of(one).Title(),
                    state_chip(api.content.get_state(one)),
                    self.due_of(one),
                )
            )
            for one in self.proposals
        ]
        return lists.Table(
            caption=_("わたしたちの提案"),
            columns=(
                lists.Column(_("提案")),
                lists.Column(_("募集")),
                lists.Column(_("状態")),
                lists.Column(_("期限")),
            ),
            rows=rows,
            empty=_("まだ提案はありません。募集のページから始められます。"),
        )

    def drafts_shown(self) -> lists.Table | None:
        rows = []
        for one in self.proposals:
            if api.content.get_state(one) not in DRAFTS:
                continue
            drafts = [filing.draft for _key, filing in Filings(one).items()]
            saved = [draft for draft in drafts if draft is not None and draft.saved_at]
            if not saved:
                continue
            last = max(saved, key=lambda draft: draft.saved_at)
            rows.append(
                lists.Row(
                    (
                        parts.Link(one.Title(), one.absolute_url()),
                        moment_text(last.saved_at),
                        person_name(last.saved_by),
                    )
                )
            )
        if not rows:
            return None
        return lists.Table(
            caption=_("書いている途中のもの"),
            columns=(
                lists.Column(_("提案")),
                lists.Column(_("最後の保存")),
                lists.Column(_("保存した人")),
            ),
            rows=rows,
        )

    def people_shown(self) -> list[lists.Definition]:
        titles = dict(ORGANIZATION_ROLES)
        people = sorted(self.context.members.items())
        return [lists.Definition(person_name(user), titles[role]) for user, role in people]
