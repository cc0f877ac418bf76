"""提案のページ: what the group does next, its papers, its way so far."""

from .base import form_progress
from .base import form_title
from .base import HostView
from .base import MARKS
from .base import person_name
from .base import Tally
from .earlier import EarlierActs
from .mending import progress
from .nextacts import NextActs
from .talks import talk_links
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.compare.agreed import agreed_list
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.intake.copies import copy_facts
from kamakura.kyodo.content.agreed import agreed_of
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations.intake import discard_intake
from kamakura.kyodo.operations.intake import is_clerk
from kamakura.kyodo.operations.paper_correction import discard_paper_correction
from kamakura.kyodo.workflow import labels
from plone import api
from typing import Any


FLOW = (
    ("draft", _("下書き")),
    ("preliminary", _("事前調整")),
    ("submitted", _("提出")),
    ("screening", _("要件確認")),
    ("consulting", _("4者協議")),
    ("ready", _("審査")),
    ("passed", _("結果")),
    ("decided", _("実施決定")),
)
PLACE = {
    "correction": "screening",
    "judging": "ready",
    "below_mark": "passed",
    "not_chosen": "passed",
    "budgeting": "decided",
    "not_accepted": "screening",
    "dropped": "consulting",
    "referred": "preliminary",
    "not_funded": "decided",
}
OVER = frozenset({"withdrawn", "not_accepted", "dropped", "referred", "not_funded"})
TONES = {"correction": "bad", "passed": "good", "decided": "good", "draft": "neutral"}


def state_chip(state: str) -> parts.Chip:
    """状態 of a proposal."""
    title = labels.chip("proposal", state).text
    tone = "done" if state in OVER or state in ("below_mark", "not_chosen") else "waiting"
    return parts.chip(title, TONES.get(state, tone))


def band(state: str) -> parts.Flow | None:
    """The way of a proposal; None for one that left it (取下げ): nothing more comes or is done."""
    place = PLACE.get(state, state)
    return parts.flow(_("この提案の流れ"), FLOW, here=place) if place in dict(FLOW) else None


class ProposalPage(EarlierActs, NextActs, HostView):
    """The group's page of one proposal; staff are sent on to their desk."""

    @property
    def state(self) -> str:
        return api.content.get_state(self.context)

    @property
    def is_group(self) -> bool:
        """Does the person belong to the group?"""
        return api.user.has_permission(permissions.USE_PROPOSAL, obj=self.context)

    @property
    def acts(self) -> bool:
        """May the person act for the group? Not while the secretariat types its paper in."""
        if open_intake(self.context) is not None:
            return is_clerk(self.context)
        return api.user.has_permission(permissions.FILE_PROPOSAL, obj=self.context)

    @property
    def back(self) -> tuple[str, Any]:
        organization = organization_of(self.context)
        if self.is_group and organization is not None:
            return organization.absolute_url(), organization.title
        return call_of(self.context).absolute_url(), call_of(self.context).Title()

    def __call__(self) -> str:
        if not self.is_group:
            return self.redirect(self.url(self.place_for_others()))
        return super().__call__()

    def place_for_others(self) -> str:
        """Staff have a desk; the committee reads the papers."""
        desk = self.context.unrestrictedTraverse("@@kyodo-desk", None)
        if desk is not None and api.user.has_permission(
            permissions.SCREEN_PROPOSAL, obj=self.context
        ):
            return "@@kyodo-desk"
        in_office = {permissions.ROLE_SECTION, permissions.ROLE_CENTER}
        if desk is not None and in_office & set(api.user.get_roles(obj=self.context)):
            return "@@kyodo-desk"
        return "@@kyodo-papers"

    # buttons

    def do_withdraw(self) -> str | None:
        reason = self.typed("reason").strip()
        if not reason:
            self.errors["reason"] = _("取り下げる理由を書いてください。")
            return None
        verbs.withdraw_proposal(self.context, reason=reason, by=self.by, now=self.now)
        return self.redirect(self.url(), _("提案を取り下げました。"))

    def do_delete(self) -> str:
        url = self.back[0]
        verbs.delete_draft(self.context, by=self.by, now=self.now)
        return self.redirect(url, _("下書きを消しました。"))

    def do_discard(self) -> str | None:
        reason, url = self.typed("reason").strip(), call_of(self.context).absolute_url()
        if not reason:
            self.errors["reason"] = _("取り消す理由を書いてください。")
            return None
        done = _("入力を取り消しました。")
        if self.state == "correction":
            discard_paper_correction(self.context, reason=reason, by=self.by, now=self.now)
            return self.redirect(self.url("@@kyodo-desk"), done)
        discard_intake(self.context, reason=reason, by=self.by, now=self.now)
        return self.redirect(f"{url}/kyodo-calldesk", done)

    # drawing

    def update(self) -> None:
        state = self.state
        self.chip = state_chip(state)
        self.flow = band(state)
        self.definitions = self.facts()
        self.bundles = [self.bundle_table(one) for one in self.papers.bundles() if self.acts]
        self.progress = progress(self)
        self.agreed = agreed_list(self, self.context, agreed_of(self.context))
        self.next_step = self.next()
        self.confirms = self.acts_with_consequences() if self.acts else []
        self.history = self.entries()
        self.has_papers = self.has_sent()

    def facts(self) -> list[lists.Definition]:
        theme = theme_of(self.context)
        kind = _("市提案への応募") if self.context.kind == "city" else _("市民活動団体提案")
        found = [lists.Definition(_("種別"), kind)]
        if theme is not None:
            found.append(
                lists.Definition(_("市提案"), parts.Link(theme.title, theme.absolute_url()))
            )
        if talks := talk_links(self):
            found.append(lists.Definition(_("協議"), talks))
        if self.context.receipt_number:
            link = parts.Link(self.context.receipt_number, self.url("@@kyodo-receipt"))
            found.append(lists.Definition(_("受付番号"), link))
        if self.context.submitted_at:
            found.append(lists.Definition(_("提出日時"), moment_text(self.context.submitted_at)))
        return [*found, *copy_facts(self)]

    def bundle_table(self, bundle: Any) -> dict[str, Any]:
        """The forms of a bundle with who saved last, and the way to sending."""
        rows, states = [], []
        for paper in self.papers.papers(bundle.name):
            filing = self.papers.filings.get(paper.key)
            draft = filing.draft if filing is not None else None
            saved = ""
            if draft is not None and draft.saved_at is not None:
                name = {"when": moment_text(draft.saved_at), "who": person_name(draft.saved_by)}
                saved = _("${when}(${who})", mapping=name)
            state = form_progress(self.papers, paper)
            _sign, word, tone = MARKS[state]
            chip = parts.chip(word, tone)
            states.append(state)
            rows.append(
                lists.Row(
                    (parts.Link(form_title(paper.key), self.form_url(paper.key)), chip, saved)
                )
            )
        table = lists.Table(
            caption=bundle.title,
            columns=(
                lists.Column(_("様式")),
                lists.Column(_("状態")),
                lists.Column(_("最後の保存")),
            ),
            rows=rows,
            show_count=False,
        ).without_empty
        return {
            "table": table,
            "tally": Tally(tuple(states)),
            "preview": self.preview_url(bundle.name),
        }
