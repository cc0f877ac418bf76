"""団体のページ: what to do next, our proposals and drafts, letters, people, profile."""

from .asked import asked_of
from .asked import asked_table
from .asked import most_urgent
from .letters import letter_table
from .resting import Resting
from collections.abc import Sequence
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.filing.base import person_name
from kamakura.kyodo.browser.filing.proposal import state_chip
from kamakura.kyodo.browser.filing.sheetstep import returned_words
from kamakura.kyodo.browser.filing.sheetstep import sheet_link
from kamakura.kyodo.browser.rows import due_of
from kamakura.kyodo.browser.rows import told
from kamakura.kyodo.browser.state_chips import turn_text
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.content.vocabularies import ORGANIZATION_ROLES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations.rules import closing_of
from plone import api
from plone.batching import Batch
from typing import Any
from urllib.parse import quote


DRAFTS = ("draft", "preliminary", "correction")
PAGE = 20


class OrganizationPage(Resting, KyodoView):
    """The group's home."""

    leads_to_record = True

    @property
    def title(self) -> Any:
        return self.context.Title()

    def update(self) -> None:
        self.is_inactive = self.rests()
        self.batch = self.paged("KyodoProposal", "start")
        drafts = (one.getObject() for one in self.found("KyodoProposal", DRAFTS))
        # What the secretariat types in is no draft of the group: there is nothing to go on with.
        self.drafts = [one for one in drafts if open_intake(one) is None]
        self.asked = asked_of(self)
        self.next_step = self.next()
        self.asked_table = (
            asked_table(self.asked, now=self.now, acts=self.acts) if self.asked else None
        )
        self.proposal_table = self.proposals_shown()
        self.draft_table = self.drafts_shown()
        self.receipt_table = self.receipts_shown()
        self.project_batch = self.paged("KyodoProject", "projects")
        self.projects = [lists.Card(one.Title, one.getURL()) for one in self.project_batch]
        self.letters = letter_table(self, limit=5)
        self.people = self.people_shown()
        self.open_calls = [] if self.is_inactive else self.calls()
        self.confirms = self.resting()

    def paged(self, portal_type: str, parameter: str) -> Batch:
        """One page of the group's own things; the parameter of the address says which."""
        start = self.typed(parameter, "0")
        first = int(start) if start.isdecimal() and len(start) < 7 else 0
        return Batch(self.found(portal_type), PAGE, start=first)

    def found(self, portal_type: str, states: Sequence[str] = ()) -> Any:
        """What the catalog knows of the group's own things the person may see, newest first."""
        query = {"review_state": list(states)} if states else {}
        return api.content.find(
            portal_type=portal_type,
            kyodo_organization=self.context.UID(),
            sort_on="created",
            sort_order="reverse",
            **query,
        )

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
        """Until when a draft can be sent."""
        if api.content.get_state(proposal) == "correction":
            return parts.due(proposal.correction_due, self.now)
        return parts.due(closing_of(proposal), self.now)

    def next(self) -> parts.NextStep:
        """What was asked first, by weight; then a draft, then a new proposal, else waiting."""
        if self.acts and self.asked:
            first = most_urgent(self.asked)
            return parts.NextStep(
                text=first.text,
                due=parts.due(first.due, self.now),
                button=parts.Link(first.button, first.url),
                detail=returned_words(first.reason),
            )
        drafts = [one for one in self.drafts if api.content.get_state(one) == "draft"]
        if self.acts and drafts:
            return self.next_of_draft(drafts[0])
        if self.is_inactive:
            text = _("この団体は休止中です。再開するときは、事務局に相談してください。")
            return parts.NextStep(text=text, waiting=True)
        calls = self.calls()
        if calls and self.acts and not len(self.batch):
            return parts.NextStep(
                text=_("いま提案を受け付けています。"),
                due=parts.due(calls[0].closes, self.now),
                button=parts.Link(_("提案を始める"), f"{calls[0].absolute_url()}/@@kyodo-start"),
            )
        return parts.NextStep(text=_("いま、団体がすることはありません。"), waiting=True)

    def next_of_draft(self, draft: Any) -> parts.NextStep:
        """The same as its own page says: the sheet first, where the call asks for one."""
        title = {"title": draft.Title()}
        text = _("「${title}」を書き進めてください。", mapping=title)
        button = parts.Link(_("続きを書く"), self.resume_url(draft))
        if (link := sheet_link(IPaperReader(draft).at(self.now))) is not None:
            text = _("「${title}」の提案事前調整シートを書いて送ってください。", mapping=title)
            button = link
        return parts.NextStep(text=text, due=self.due_of(draft), button=button)

    def proposals_shown(self) -> lists.Table:
        dues = {one.UID(): self.due_of(one) for one in self.drafts}
        rows = [
            lists.Row(
                (
                    parts.Link(one.Title, one.getURL(), told(one.kyodo_receipt) or ""),
                    state_chip(one.review_state),
                    turn_text(told(one.kyodo_waiting), self),
                    due_of(one, self) or dues.get(one.UID),
                )
            )
            for one in self.batch
        ]
        return lists.Table(
            caption=_("わたしたちの提案"),
            columns=(
                lists.Column(_("提案")),
                lists.Column(_("状態")),
                lists.Column(_("だれの番か")),
                lists.Column(_("期限")),
            ),
            rows=rows,
            empty=_("まだ提案はありません。募集のページから始められます。"),
            count=self.batch.sequence_length,
        )

    def receipts_shown(self) -> lists.Table | None:
        """Numbers of the proposals on this page that were sent."""
        sent = [one.getObject() for one in self.batch if told(one.kyodo_receipt)]
        if not sent:
            return None
        return lists.Table(
            caption=_("受付の控え"),
            columns=(lists.Column(_("受付番号")), lists.Column(_("受付日時"))),
            rows=[
                lists.Row(
                    (
                        parts.Link(
                            one.receipt_number,
                            f"{one.absolute_url()}/@@kyodo-receipt",
                            one.Title(),
                        ),
                        moment_text(one.submitted_at),
                    )
                )
                for one in sent
            ],
        )

    def last_saved(self, proposal: Any) -> tuple[str, Any] | None:
        """The form of a proposal that was saved last, and its draft."""
        saved = [
            (key, filing.draft)
            for key, filing in Filings(proposal).items()
            if filing.draft is not None and filing.draft.saved_at
        ]
        return max(saved, key=lambda item: item[1].saved_at, default=None)

    def resume_url(self, proposal: Any) -> str:
        """Straight to the form saved last; to the proposal's page before any was, or to read."""
        last = self.last_saved(proposal)
        if last is None or not self.acts:
            return proposal.absolute_url()
        return f"{proposal.absolute_url()}/@@kyodo-form/{quote(last[0], safe=':')}"

    def drafts_shown(self) -> lists.Table | None:
        rows = [
            lists.Row(
                (
                    parts.Link(one.Title(), self.resume_url(one)),
                    moment_text(last[1].saved_at),
                    person_name(last[1].saved_by),
                )
            )
            for one in self.drafts
            if (last := self.last_saved(one)) is not None
        ]
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
