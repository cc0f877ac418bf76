"""``@@kyodo-project``: one permanent page per project, for everybody."""

from .flow import life_flow
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import charts
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.evaluation.words import Words
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import public_project
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.years import year_label
from kamakura.kyodo.forms.choices import EXPENSE_CATEGORIES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.workflow import labels
from plone import api


TONES = {"completed": "done", "postponed": "waiting", "stopped": "bad", "running": "good"}
CATEGORIES = dict(EXPENSE_CATEGORIES)


class ProjectPage(KyodoView):
    """Proposal, roles, life, money, results and both evaluations of a project."""

    public = True

    @property
    def title(self):
        return self.context.title

    @property
    def lead(self):
        return self.context.summary or ""

    @property
    def back(self):
        return f"{program_of(self.context).absolute_url()}/@@kyodo-archive", _("これまでの協働事業")

    def update(self) -> None:
        project = self.context
        state = api.content.get_state(project)
        chip = labels.public_chip("project", state) or labels.chip("project", state)
        self.chip = parts.chip(chip.text, TONES.get(state, "neutral"))
        self.flow = life_flow(project, self._links())
        self.facts = self._facts()
        self.image = getattr(project, "image", None)
        self.roles = self._roles()
        self.sums, self.chart = self._sums(), self._chart()
        self.report = public_project.report_of(project)
        self.goals = self._goals()
        self.photos = [
            (photo, f"{self.url('@@kyodo-photo')}/{photo.name}")
            for photo in public_project.photos_of(project)
        ]
        self._take_evaluation()
        self.neighbours = self._neighbours()
        may_work = api.user.has_permission(permissions.VIEW_PAPERS, obj=project)
        self.desk = self.url("@@kyodo-projectdesk") if may_work else None

    def _links(self) -> dict[str, str]:
        call, _row = public_project.call_with_result(self.context)
        return {"decided": f"{call.absolute_url()}/@@kyodo-result"} if call is not None else {}

    def _facts(self) -> list[lists.Definition]:
        project = self.context
        call, row = public_project.call_with_result(project)
        facts = [
            lists.Definition(_("実施年度"), year_label(project.fiscal_year)),
            lists.Definition(_("団体"), project.organization_title),
            lists.Definition(_("市の担当課"), project.section_title),
        ]
        if project.agreed_on and project.period_from and project.period_to:
            period = [date_text(project.period_from), " 〜 ", date_text(project.period_to)]
            text = "".join(self.translate(part) for part in period)
            facts.append(lists.Definition(_("実施する期間"), text))
        if call is not None:
            link = parts.Link(call.title, f"{call.absolute_url()}/@@kyodo-result")
            facts.append(lists.Definition(_("選考の結果"), link))
        if row.get("points"):
            points = _("${points}点", mapping={"points": str(row["points"])})
            facts.append(lists.Definition(_("委員の評価点の平均"), points))
        facts.append(lists.Definition(_("出典"), self._source()))
        return [fact for fact in facts if fact.value]

    def _source(self) -> str:
        """Where the facts of a project from before this site come from."""
        lines = [line for line in audit.lines(self.context) if line.action == "import"]
        return lines[-1].details.get("source", "") if lines else ""

    def _roles(self) -> list[tuple]:
        sides = (
            (_("団体の役割"), self.context.group_roles),
            (_("市の役割"), self.context.city_roles),
        )
        return [(title, text.splitlines()) for title, text in sides if text]

    def _sums(self) -> lists.Table | None:
        rows = [row for row in self.context.year_slices or () if row.get("total_cost")]
        if not rows:
            return None
        settled = public_project.is_completed(self.context)
        kinds = (_("総事業費"), _("うち市の負担金"), _("決算額"), _("確定した市の負担金"))
        keys = ("total_cost", "city_share", "spent", "settled_share")
        count = 4 if settled and any(row.get("spent") is not None for row in rows) else 2
        return lists.Table(
            caption=_("年度ごとの金額"),
            columns=(
                lists.Column(_("年度")),
                *(lists.Column(kind, "money") for kind in kinds[:count]),
            ),
            rows=[
                lists.Row(
                    (
                        year_label(row["fiscal_year"]),
                        *(lists.Money(row.get(key)) for key in keys[:count]),
                    )
                )
                for row in rows
            ],
            show_count=False,
        )

    def _chart(self) -> charts.Chart | None:
        lines = [
            (self._category(line.category), line.planned, line.actual)
            for line in public_project.expense_of(self.context)
        ]
        if not lines:
            return None
        return charts.planned_and_spent(_("支出の予算と決算"), lines, say=self.translate)

    def _category(self, key: str) -> str:
        return self.translate(CATEGORIES.get(key, key))

    def _goals(self) -> lists.Table | None:
        rows = self.report.get("goal_results")
        if not rows:
            return None
        return lists.Table(
            caption=_("目標と実績"),
            columns=(
                lists.Column(_("指標")),
                lists.Column(_("目標")),
                lists.Column(_("実績")),
                lists.Column(_("説明")),
            ),
            rows=[
                lists.Row((row["indicator"], row["target"], row["result"], row.get("comment")))
                for row in rows
            ],
            show_count=False,
        )

    def _take_evaluation(self) -> None:
        self.evaluation = public_project.evaluation_of(self.context)
        if self.evaluation is None:
            return
        group, section = self.evaluation.group, self.evaluation.section
        words = Words(self.evaluation.sheet)
        self.evaluation_chart = words.chart(group, section, say=self.translate)
        self.evaluation_table = words.overall(group, section)
        self.joint = words.joint(self.evaluation.joint)

    def _neighbours(self) -> list[tuple]:
        """The projects before and after this one, in the order of the archive."""
        brains = api.content.find(
            context=program_of(self.context),
            portal_type="KyodoProject",
            sort_on=["kyodo_fiscal_year", "sortable_title"],
        )
        uids = [brain.UID for brain in brains]
        if self.context.UID() not in uids:
            return []
        at = uids.index(self.context.UID())
        found = []
        if at > 0:
            found.append((_("前の事業"), brains[at - 1].Title, brains[at - 1].getURL()))
        if at + 1 < len(brains):
            found.append((_("次の事業"), brains[at + 1].Title, brains[at + 1].getURL()))
        return found
