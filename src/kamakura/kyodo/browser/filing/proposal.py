"""提案のページ: what the group does next, its papers, its way so far."""

from .base import form_title
from .base import HostView
from .base import person_name
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations.call import extension_of
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
WAITING = {
    "submitted": _("事務局が書類を受け取り、確認を始めます。"),
    "screening": _("事務局が応募の要件を確認しています。"),
    "ready": _("選考のプレゼンテーションの日を待っています。日時はメールでお知らせします。"),
    "judging": _("選考委員会が審査しています。結果は市からお知らせします。"),
    "passed": _("選考に合格しました。担当課との協議が始まるのを待っています。"),
    "decided": _("実施が決まりました。協定の準備が始まります。"),
}
OVER = frozenset({"withdrawn", "not_accepted", "dropped", "referred", "not_funded"})
TONES = {"correction": "bad", "passed": "good", "decided": "good", "draft": "neutral"}


def state_chip(state: str) -> parts.Chip:
    """状態 of a proposal."""
    title = labels.chip("proposal", state).text
    tone = "done" if state in OVER or state in ("below_mark", "not_chosen") else "waiting"
    return parts.chip(title, TONES.get(state, tone))


class ProposalPage(HostView):
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
        """May the person act for the group?"""
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

    # drawing

    def update(self) -> None:
        state = self.state
        self.chip = state_chip(state)
        place = PLACE.get(state, state)
        self.flow = parts.flow(
            _("この提案の流れ"), FLOW, here=place if place in dict(FLOW) else None
        )
        self.definitions = self.facts()
        self.bundles = [self.bundle_table(one) for one in self.papers.bundles() if self.acts]
        self.corrections = self.correction_list() if state == "correction" else []
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
        if self.context.receipt_number:
            link = parts.Link(self.context.receipt_number, self.url("@@kyodo-receipt"))
            found.append(lists.Definition(_("受付番号"), link))
        if self.context.submitted_at:
            found.append(lists.Definition(_("提出日時"), moment_text(self.context.submitted_at)))
        return found

    def closes(self) -> Any:
        """Until when this group may send."""
        call, theme = call_of(self.context), theme_of(self.context)
        general = (theme.apply_until if theme is not None else None) or call.closes
        return extension_of(call, self.context.organization_uid) or general

    def next(self) -> parts.NextStep | None:
        state = self.state
        if state == "correction":
            return parts.NextStep(
                text=_("直すところがあります。下の一覧を見て直し、もう一度提出してください。"),
                due=parts.due(self.context.correction_due, self.now),
                button=self.form_button(_("直す")),
            )
        if state in ("draft", "preliminary"):
            return self.next_before_sending(state)
        if state in WAITING:
            return parts.NextStep(text=WAITING[state], waiting=True)
        if state in ("consulting", "budgeting"):
            return parts.NextStep(
                text=_("関係者と協議しています。書類を書き直したときは、下から送れます。"),
                waiting=True,
            )
        return None

    def next_before_sending(self, state: str) -> parts.NextStep:
        due = parts.due(self.closes(), self.now)
        if state == "draft" and self.papers.bundle("sheet") is not None:
            return parts.NextStep(
                text=_("まず提案事前調整シートを書いて送ります。"),
                due=due,
                button=self.form_button(_("シートを書く")),
            )
        if state == "preliminary" and not self.may_file_now():
            return parts.NextStep(
                text=_(
                    "市と市民活動センターがシートを読んでいます。待つ間も提案書を書き進められます。"
                ),
                waiting=True,
                due=due,
                button=self.form_button(_("提案書を書く"), "proposal"),
            )
        if self.all_written():
            return parts.NextStep(
                text=_("様式がすべて書けました。内容を確かめて提出してください。"),
                due=due,
                button=parts.Link(_("確かめて提出する"), self.preview_url("proposal"))
                if self.acts
                else None,
            )
        return parts.NextStep(
            text=_("様式をすべて書いて提出します。"),
            due=due,
            button=self.form_button(_("様式を書く"), "proposal"),
        )

    def all_written(self) -> bool:
        """Is nothing missing in any form?"""
        return all(paper.is_complete for paper in self.papers.papers("proposal"))

    def may_file_now(self) -> bool:
        """The 事前調整 has ended with leave to go on."""
        return any(
            one.kind == "preliminary" and one.outcome == "go"
            for one in self.context.objectValues()
            if one.portal_type == "KyodoConsultation"
        )

    def form_button(self, text: Any, bundle: str = "") -> parts.Link | None:
        chosen = self.papers.bundle(bundle)
        if chosen is None or not chosen.keys or not self.acts:
            return None
        return parts.Link(text, self.form_url(chosen.keys[0]))

    def bundle_table(self, bundle: Any) -> dict[str, Any]:
        """The forms of a bundle with who saved last, and the way to sending."""
        rows = []
        for paper in self.papers.papers(bundle.name):
            filing = self.papers.filings.get(paper.key)
            draft = filing.draft if filing is not None else None
            saved = ""
            if draft is not None and draft.saved_at is not None:
                name = {"when": moment_text(draft.saved_at), "who": person_name(draft.saved_by)}
                saved = _("${when}(${who})", mapping=name)
            if draft is None:
                chip = parts.chip(_("まだ"), "neutral")
            elif paper.is_complete:
                chip = parts.chip(_("書き終わり"), "good")
            else:
                chip = parts.chip(_("途中"), "waiting")
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
        )
        return {"table": table, "preview": self.preview_url(bundle.name)}

    def correction_list(self) -> list[lists.Definition]:
        found = []
        for address, text in sorted(self.context.correction_items.items()):
            key, _colon, name = address.partition(":")
            found.append(lists.Definition(self.correction_place(key, name), text))
        return found

    def correction_place(self, key: str, name: str) -> Any:
        title = self.translate(form_title(key))
        try:
            schema, steps = self.papers.schema(key), self.papers.steps(key)
        except BrokenModel:
            return title
        step = next((step.name for step in steps if name in step.fields), "")
        label = f"{title} 「{schema[name].title}」" if name in schema else title
        return parts.Link(label, self.form_url(key, step))

    def acts_with_consequences(self) -> list[parts.Confirm]:
        cycle = life_cycle("proposal")
        found = []
        if self.state == "draft" and not self.has_sent():
            found.append(
                parts.Confirm(
                    action="delete",
                    button=_("下書きを消す"),
                    question=_("この下書きを消しますか"),
                    consequences=(_("書いた内容と付けたファイルは戻せません。"),),
                    danger=True,
                )
            )
        if self.state in cycle.transition("withdraw").sources:
            found.append(
                parts.Confirm(
                    action="withdraw",
                    button=_("提案を取り下げる"),
                    question=_("この提案を取り下げますか"),
                    consequences=(
                        _("選考や協議はここで終わります。取り下げたあとは戻せません。"),
                        _("事務局に知らせが届きます。"),
                    ),
                    reason="reason",
                    danger=True,
                )
            )
        return found

    def has_sent(self) -> bool:
        return any(filing.revisions for _key, filing in self.papers.filings.items())

    def entries(self) -> list[lists.Entry]:
        """記録 as the group reads it: persons of the city hall stand behind their office."""
        people = getattr(organization_of(self.context), "members", {})
        names = {t.id: t.label for t in life_cycle("proposal").transitions}
        names |= {"create": _("下書きを作りました")}
        found = []
        for line in reversed(audit.lines(self.context)):
            if line.action not in names:
                continue
            who = person_name(line.by) if line.by in people else _("市")
            found.append(lists.Entry(who, names[line.action], line.at, reason=line.reason))
        return found
