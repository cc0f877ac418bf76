"""``@@kyodo-setup``: 協働事業の管理, with what is still to be prepared before the first call."""

from .words import BUTTONS
from .words import HELP
from .words import NEXT
from .words import TITLES
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.confirms import ConfirmsView
from kamakura.kyodo.browser.state_chips import state_chip
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.snapshots.scheme_setup import first_committee
from kamakura.kyodo.content.snapshots.scheme_setup import newest_call
from kamakura.kyodo.content.snapshots.scheme_setup import prepared
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.scheme_setup import next_of
from kamakura.kyodo.domain.scheme_setup import setup_steps
from kamakura.kyodo.domain.scheme_setup import SetupStep
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import program as programs
from plone import api


DONE = parts.chip(_("済み"), "good")
OPEN = parts.chip(_("まだ"), "waiting")
LATER = parts.chip(_("あとでもよい"), "neutral")
BLOCKED = parts.chip(_("前の準備のあと"), "neutral")
CHANGE = _("見る・直す")
ACTS = ("published", "committee_published")
"""Done by a button of this page, once."""
GROUPS = {"secretariat": "kyodo-secretariat", "center": "kyodo-center"}
PUBLISH = parts.Confirm(
    action="publish",
    button=BUTTONS["published"],
    question=_("協働事業のページを公開しますか"),
    consequences=(
        _("だれでも、協働事業のページと、手引き・要綱のファイルを見られるようになります。"),
        _("募集は、募集ごとに公開するまで見えません。団体と提案は、いつも公開しません。"),
    ),
)
PUBLISH_COMMITTEE = parts.Confirm(
    action="publish_committee",
    button=BUTTONS["committee_published"],
    question=_("選考委員会を公開しますか"),
    consequences=(
        _("委員会の名前と、設定で公開とした委員の氏名・区分を、市民が見られるようになります。"),
    ),
)


class SetupPage(ConfirmsView):
    """What the secretariat runs the scheme from, between the calls and before the first one."""

    leads_to_record = True
    title = _("協働事業の管理")

    @property
    def back(self):
        return self.url(), self.context.title

    def update(self) -> None:
        self.call, self.committee = newest_call(self.context), first_committee(self.context)
        done = prepared(self.context, form_keys=BY_KEY, on=today(self.now))
        self.steps = setup_steps(done)
        self.missing = [one for one in self.steps if one.is_needed and not one.is_done]
        self.confirms = self.make_confirms()
        self.next_step = self._next_step()
        first = self.next_step.confirm if self.next_step is not None else None
        self.other_confirms = [one for one in self.confirms if one is not first]
        self.table = self._table()
        self.calls = self._calls()
        self.links = self._links()

    def make_confirms(self) -> list[parts.Confirm]:
        found = []
        if api.content.get_state(self.context) == "private":
            found.append(PUBLISH)
        committee = first_committee(self.context)
        if committee is not None and api.content.get_state(committee) == "private":
            found.append(PUBLISH_COMMITTEE)
        return found

    def _next_step(self) -> parts.NextStep | None:
        step = next_of(self.steps)
        if step is not None and step.key == "published":
            return parts.NextStep(NEXT[step.key], detail=HELP[step.key], confirm=PUBLISH)
        if step is not None:
            return parts.NextStep(NEXT[step.key], detail=HELP[step.key], button=self._button(step))
        url = f"{self.call.absolute_url()}/kyodo-calldesk"
        text = _("準備は済んでいます。${call}を進めてください。", mapping={"call": self.call.title})
        return parts.NextStep(text, button=parts.Link(_("募集の管理を開く"), url))

    def _button(self, step: SetupStep) -> parts.Link | None:
        if step.is_done and step.key in ACTS:
            return None
        url = self._place(step.key) if step.is_open else ""
        return parts.Link(CHANGE if step.is_done else BUTTONS[step.key], url) if url else None

    def _place(self, key: str) -> str:
        """Where a step is done; empty where it is not the person's."""
        if key in GROUPS:
            return self._people_url(GROUPS[key])
        settings = f"{api.portal.get().absolute_url()}/@@kyodo-settings"
        call = self.call.absolute_url() if self.call is not None else ""
        committee = self.committee.absolute_url() if self.committee is not None else ""
        return {
            "texts": self.url("edit"),
            "contact": f"{settings}?open=contact#contact",
            "documents": self.url("@@kyodo-adddocument"),
            "sections": f"{settings}?open=sections#sections",
            "officers": f"{settings}?open=section_members#section_members",
            "committee": committee or self.url("@@kyodo-addcommittee"),
            "members": f"{committee}/@@kyodo-members",
            "call": f"{call}/kyodo-calldesk" if call else self.url("@@kyodo-addcall"),
            "dates": f"{call}/kyodo-calldates",
            "call_committee": f"{call}/edit",
            "forms": f"{call}/kyodo-forms",
            "published": "#kyodo-confirm-publish",
            "committee_published": "#kyodo-confirm-publish_committee",
        }.get(key, "")

    def _people_url(self, group: str) -> str:
        """Plone's own page of a group, for those who may open it."""
        if not self._keeps_users():
            return ""
        portal = api.portal.get().absolute_url()
        return f"{portal}/@@usergroup-groupmembership?groupname={group}"

    def _keeps_users(self) -> bool:
        permission = "Plone Site Setup: Users and Groups"
        return bool(api.user.has_permission(permission, obj=api.portal.get()))

    def _table(self) -> lists.Table:
        return lists.Table(
            caption=_("準備するもの"),
            columns=(lists.Column(_("準備")), lists.Column(_("状態")), lists.Column(_("画面"))),
            rows=[
                lists.Row((TITLES[one.key], self._chip(one), self._button(one)), note=HELP[one.key])
                for one in self.steps
            ],
            show_count=False,
        )

    def _chip(self, step: SetupStep) -> parts.Chip:
        if step.is_done:
            return DONE
        if not step.is_open:
            return BLOCKED
        return OPEN if step.is_needed else LATER

    def _calls(self) -> lists.Table:
        calls = sorted(
            children(self.context, "KyodoCall"), key=lambda one: one.fiscal_year, reverse=True
        )
        return lists.Table(
            caption=_("年度ごとの募集"),
            columns=(lists.Column(_("募集")), lists.Column(_("状態"))),
            rows=[
                lists.Row(
                    (
                        parts.Link(one.title, f"{one.absolute_url()}/kyodo-calldesk"),
                        state_chip("call", api.content.get_state(one)),
                    )
                )
                for one in calls
            ],
            empty=_("募集はまだありません。"),
            show_count=False,
        )

    def _links(self) -> list[parts.Link]:
        portal = api.portal.get().absolute_url()
        found = [
            parts.Link(one.title, one.absolute_url())
            for one in children(self.context, "KyodoCommittee")
        ]
        found += [
            parts.Link(_("団体"), self.url("organizations", "view")),
            parts.Link(_("団体のアカウントを作る"), self.url("@@kyodo-opengroup")),
            parts.Link(_("手引き・要綱のファイルを載せる"), self.url("@@kyodo-adddocument")),
            parts.Link(_("載せたファイルを直す・消す"), self.url("documents", "folder_contents")),
            parts.Link(_("ページの文章を直す"), self.url("edit")),
        ]
        if api.user.has_permission(permissions.MANAGE_OUTBOX, obj=self.context):
            found.append(parts.Link(_("送り箱"), self.url("@@kyodo-outbox")))
        found.append(parts.Link(_("協働事業の設定"), f"{portal}/@@kyodo-settings"))
        if self._keeps_users():
            found.append(parts.Link(_("利用者を登録する"), f"{portal}/@@new-user"))
        return found

    def do_publish(self) -> str | None:
        if self.answers("publish") is None:
            return None
        programs.publish_scheme(self.context, by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-setup"), _("協働事業のページを公開しました。"))

    def do_publish_committee(self) -> str | None:
        if self.answers("publish_committee") is None:
            return None
        committee = first_committee(self.context)
        committees.publish_committee(committee, by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-setup"), _("選考委員会を公開しました。"))
