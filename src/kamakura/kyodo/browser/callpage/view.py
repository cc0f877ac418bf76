"""募集: what a group must know, dates first."""

from .archive import Archive
from .archive import archive_of
from .flow import calendar_flow
from .forms import form_table
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.criteria.view import criteria_table
from kamakura.kyodo.browser.criteria.words import rule_sentences
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.filing.asked import SHOWN_THEMES
from kamakura.kyodo.content.calendar import milestones
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.visibility import public_explanations
from kamakura.kyodo.content.visibility import result_is_public
from kamakura.kyodo.content.vocabularies import MILESTONE_KINDS
from kamakura.kyodo.content.years import year_label
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.i18n import _
from kamakura.kyodo.workflow import labels
from plone import api


class CallPage(KyodoView):
    """``@@kyodo-call``: for everybody; the secretariat finds the way to its desk here."""

    public = True

    @property
    def title(self):
        return self.context.title

    @property
    def lead(self):
        if api.content.get_state(self.context) == "not_held":
            return None
        return _(
            "${year}に提案を受け、${next}に実施する協働事業の募集です。",
            mapping={
                "year": year_label(self.context.fiscal_year),
                "next": year_label(self.context.fiscal_year + 1),
            },
        )

    @property
    def back(self):
        return program_of(self.context).absolute_url(), _("協働事業のページ")

    def update(self) -> None:
        call = self.context
        self.state = api.content.get_state(call)
        chip = labels.public_chip("call", self.state) or labels.chip("call", self.state)
        self.chip = parts.chip(chip.text, "good" if self.state == "accepting" else "neutral")
        self.archive: Archive | None = archive_of(call)
        # A year that was imported or not held has no rules to tell: today's are not its own.
        self.takes_papers = call.archive is None and self.state != "not_held"
        self.flow = calendar_flow(call, today(self.now)) if self.takes_papers else None
        self.next_step = self._next_step()
        self.dates = self._dates()
        self.themes = [self._card(theme) for theme in self._shown_themes()]
        criteria = criteria_of(self.context)
        self.criteria = criteria_table(criteria)
        self.criteria_rules = rule_sentences(criteria, self.translate)
        self.forms = form_table(call)
        self.eligibility = self._eligibility()
        self.staff_links = self._staff_links()

    def _next_step(self) -> parts.NextStep | None:
        call = self.context
        if self.state == "accepting":
            return parts.NextStep(
                text=_("提案を受け付けています。"),
                due=parts.due(call.closes, self.now),
                button=parts.Link(_("応募を始める"), self.url("kyodo-start")),
                detail=_("途中で保存して、後から続きを書けます。"),
            )
        if self.state == "published":
            return parts.NextStep(
                text=_("受付は${opens}に始まります。", mapping={"opens": moment_text(call.opens)}),
                waiting=True,
            )
        if result_is_public(call):
            return parts.NextStep(
                text=_("選考の結果を公表しています。"),
                button=parts.Link(_("選考の結果を見る"), self.url("kyodo-result")),
            )
        if self.state in ("closed", "selecting"):
            told = public_explanations(call)
            link = parts.Link(_("審査に進まなかった提案の説明を読む"), self.url("kyodo-result"))
            return parts.NextStep(
                text=_("受付は終わりました。いまは協議と選考を進めています。"),
                waiting=True,
                button=link if told else None,
            )
        return None

    def _dates(self) -> lists.Table:
        titles = dict(MILESTONE_KINDS)
        rows = [
            lists.Row((titles[row.key], self._span(row), row.place, row.note))
            for row in milestones(self.context)
        ]
        return lists.Table(
            caption=_("日程"),
            columns=(
                lists.Column(_("予定")),
                lists.Column(_("日")),
                lists.Column(_("会場")),
                lists.Column(_("説明")),
            ),
            rows=rows,
            show_count=False,
        ).without_empty

    def _span(self, row):
        first = self.translate(date_text(row.date_from))
        if not row.date_to:
            return first
        return f"{first} 〜 {self.translate(date_text(row.date_to))}"

    def _shown_themes(self) -> list:
        themes = [
            theme
            for theme in children(self.context, "KyodoTheme")
            if api.content.get_state(theme) in SHOWN_THEMES
        ]
        return sorted(themes, key=lambda theme: (theme.section, theme.id))

    def _card(self, theme) -> lists.Card:
        chip = labels.public_chip("theme", api.content.get_state(theme))
        return lists.Card(
            title=theme.title,
            url=theme.absolute_url(),
            text=theme.aim,
            chip=parts.chip(chip.text) if chip else None,
            definitions=(
                lists.Definition(_("担当課"), section_title(theme.section)),
                lists.Definition(_("市負担金の上限"), lists.Money(theme.cap_yen)),
                lists.Definition(
                    _("選定する数"),
                    _("${number}件", mapping={"number": theme.number_to_select}),
                ),
            ),
        )

    def _eligibility(self) -> list:
        call = self.context
        return [
            _(
                "鎌倉市内に事務所のあるNPO法人であること。または、次のすべてに当てはまる団体であること。"
            ),
            _(
                "役員が${number}人以上いる。",
                mapping={"number": setting_for(call, "min_officers")},
            ),
            _(
                "市内に住む・働く・学ぶ人が${number}人以上いる。",
                mapping={"number": setting_for(call, "min_citizen_members")},
            ),
            _(
                "${number}か月以上、続けて活動している。",
                mapping={"number": setting_for(call, "min_activity_months")},
            ),
            _("会則があり、予算と決算をきちんと行っている。"),
            _("市民活動センターに登録している。または、提案と同時に登録する。"),
        ]

    def _staff_links(self) -> list[parts.Link]:
        wanted = (
            (permissions.SCREEN_PROPOSAL, "kyodo-calldesk", _("募集の管理")),
            (permissions.MANAGE_CALL, "kyodo-callsteps", _("募集の手続き")),
            (permissions.ADD_THEME, "kyodo-addtheme", _("市提案を作る")),
            (permissions.SCREEN_PROPOSAL, "kyodo-board", _("提案の一覧")),
            (permissions.ENTER_COMMITTEE, "kyodo-marking", _("審査")),
        )
        return [
            parts.Link(text, self.url(name))
            for permission, name, text in wanted
            if api.user.has_permission(permission, obj=self.context)
        ]
