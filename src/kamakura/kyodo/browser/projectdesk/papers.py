"""What the desk of a project shows: agreement and sums, plan against accounts, papers."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.filing.base import form_title
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.project import accounts_of
from kamakura.kyodo.content.snapshots.project import money_of
from kamakura.kyodo.content.snapshots.project import slice_of
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.content.years import year_label
from kamakura.kyodo.domain.settlement import needs_approval
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.catalog import form_key_of
from kamakura.kyodo.forms.choices import EXPENSE_CATEGORIES
from kamakura.kyodo.forms.choices import INCOME_CATEGORIES
from kamakura.kyodo.i18n import _
from typing import Any


TITLES = dict(INCOME_CATEGORIES) | dict(EXPENSE_CATEGORIES)


def was_late(project: Any) -> bool:
    """Did the report arrive after its day?"""
    return any(line.details.get("late") for line in audit.lines(project))


def facts(view: Any) -> list[lists.Definition]:
    """The parties, the agreement, the sums of every year."""
    project = view.context
    found = [
        lists.Definition(_("団体"), project.organization_title),
        lists.Definition(_("担当課"), project.section_title),
        lists.Definition(_("実施年度"), year_label(project.fiscal_year)),
        lists.Definition(_("協定を結んだ日"), date_text(project.agreed_on)),
        lists.Definition(_("実施期間"), _period(view)),
        lists.Definition(_("実績報告の期限"), _report_due(view)),
    ]
    for row in project.year_slices or ():
        year = view.translate(year_label(row["fiscal_year"]))
        share = _("${year}の市の負担金", mapping={"year": year})
        found.append(lists.Definition(share, lists.Money(row.get("city_share"))))
        if row.get("settled_share") is not None:
            refund = (row.get("city_share") or 0) - row["settled_share"]
            found += [
                lists.Definition(_("確定した市の負担金"), lists.Money(row["settled_share"])),
                lists.Definition(_("市に返す額"), lists.Money(refund)),
            ]
    return [fact for fact in found if fact.value]


def _period(view: Any) -> str:
    project = view.context
    if not (project.period_from and project.period_to):
        return ""
    days = (date_text(project.period_from), date_text(project.period_to))
    return " 〜 ".join(view.translate(day) for day in days)


def _report_due(view: Any) -> Any:
    due = view.context.report_due
    if due is None:
        return None
    if view.late:
        return [date_text(due), parts.chip(_("期限に遅れて届きました"), "bad")]
    return parts.due(due, view.now) if view.state in ("running", "ended") else date_text(due)


def papers(project: Any) -> list[parts.Link]:
    """The papers that were sent, as far as the person may read them."""
    found = []
    for host in (by_uid(project.proposal_uid), project):
        if host is None:
            continue
        filings = Filings(host)
        for key in sorted(filings.keys(), key=_place):
            last = filings.get(key).last_filed
            if last is not None and may_read_form(host, key):
                url = f"{host.absolute_url()}/@@kyodo-papers?form={key}"
                found.append(parts.Link(form_title(key), url, moment_text(last.receipt.filed_at)))
    return found


def _place(key: str) -> int:
    """Where a paper stands in the order of the forms' numbers."""
    return list(BY_KEY).index(form_key_of(key))


def change_note(view: Any) -> Any:
    """Said to those who check the report: the cost changed more than goes without approval."""
    project, percent = view.context, setting("change_threshold_pct")
    agreed = slice_of(project).get("total_cost")
    spent = accounts_of(Filings(project).answers("report")).total_expense
    if not agreed or not needs_approval(agreed, spent, percent=percent):
        return ""
    if any(line.action == "approve_change" for line in audit.lines(project)):
        return ""
    return _(
        "総事業費が、協定の額から${percent}%をこえて変わっています。変更を承認した記録がありません。",
        mapping={"percent": str(percent)},
    )


def accounts(view: Any) -> lists.Table | None:
    """Plan and accounts, category by category, for those who check the report."""
    project = view.context
    if not Filings(project).answers("report") or not may_read_form(project, "report"):
        return None
    income, expense = money_of(project)
    rows = [
        lists.Row(
            (
                TITLES.get(line.category, line.category),
                side,
                lists.Money(line.planned),
                lists.Money(line.actual),
                lists.Money(line.delta),
            )
        )
        for side, lines in ((_("収入"), income), (_("支出"), expense))
        for line in lines
    ]
    kinds = ((_("予算"), "money"), (_("決算"), "money"), (_("増減"), "money"))
    return lists.Table(
        caption=_("予算と決算"),
        columns=(
            lists.Column(_("費目")),
            lists.Column(_("収支")),
            *(lists.Column(title, kind) for title, kind in kinds),
        ),
        rows=rows,
        show_count=False,
    )
