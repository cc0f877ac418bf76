"""From the decision to the settled report, through the verbs."""

from datetime import date
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.domain.settlement import SettlementCode
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import project as projects
from kamakura.kyodo.operations import report as reports
from kamakura.kyodo.operations.base import state_of
from tests.plone import chosen
from tests.plone import sample
from tests.plone.chosen import at
from tests.plone.sample import acting
import pytest


@pytest.fixture
def site(portal):
    return sample.make_site(portal)


def refusal_of(verb, *args, **options):
    with pytest.raises(Refused) as caught:
        verb(*args, **options)
    return caught.value.refusal.code


def told(project, kind):
    """User ids a mail of a kind went to; the group's own address has none."""
    mails = outbox_of(project).by_id.values()
    return sorted(m.recipient.user_id for m in mails if m.kind == kind and m.recipient.user_id)


def test_project_takes_over_what_the_forms_say(site):
    project = chosen.decided(site)
    assert (project.title, project.organization_title, project.section_title) == (
        "やさしい日本語でつくる防災さんぽマップ",
        "かまくら多文化さんぽの会",
        "総合防災課",
    )
    assert (project.group_roles, project.city_roles) == (
        "町歩き: 案内\n地図: 絵と文",
        "町歩き: 避難所の説明\n地図: 点検",
    )
    assert project.year_slices == [
        {
            "fiscal_year": 2027,
            "city_share": 300000,
            "total_cost": 390000,
            "settled_share": None,
            "spent": None,
        }
    ]
    assert project.decision_text == "市の情報と団体の工夫がよく合っている。"
    assert (state_of(project), told(project, "project_decided")) == (
        "preparing",
        ["bosai", "daihyo", "tanto"],
    )


def test_budget_not_voted_ends_the_way_with_a_reason(site):
    proposal = chosen.chosen(site)
    with acting("jimu"):
        projects.start_budgeting(proposal, by="jimu", now=chosen.AFTER)
        options = {"by": "jimu", "now": chosen.AFTER}
        code = refusal_of(projects.refuse_funding, proposal, reason=" ", **options)
        assert code == ActCode.REASON_NEEDED
        projects.refuse_funding(proposal, reason="予算に計上されませんでした。", **options)
    assert state_of(proposal) == "not_funded"


def test_report_is_due_thirty_days_later_but_by_the_tenth_of_april(site):
    project = chosen.decided(site)
    with acting("bosai"):
        until_march = chosen.agreement()
        projects.set_agreement(project, by="bosai", now=at(2027, 4, 1), **until_march)
        assert project.report_due == date(2028, 4, 10)
        until_june = chosen.agreement(period_to=date(2027, 6, 30))
        projects.set_agreement(project, by="bosai", now=at(2027, 4, 1), **until_june)
    assert project.report_due == date(2027, 7, 30)


def test_group_does_not_write_the_agreement(site):
    project = chosen.decided(site)
    with acting("daihyo"):
        options = {**chosen.agreement(), "by": "daihyo", "now": at(2027, 4, 1)}
        assert refusal_of(projects.set_agreement, project, **options) == ActCode.NOT_PERMITTED


def test_report_starts_from_goals_and_budget(site):
    project = chosen.running(site)
    with acting("daihyo"):
        paper = IPaperReader(project).at(at(2028, 3, 1)).read("report")
    goals = [(row["indicator"], row["target"]) for row in paper.answers["goal_results"]]
    assert goals == [("避難所を言える人", "8割"), ("町歩きの回数", "10回")]
    planned = {row["category"]: row["planned"] for row in paper.answers["expense"]}
    assert planned == {row["category"]: row["amount"] for row in chosen.BUDGET["expense"]}
    assert (paper.answers["agreed_on"], paper.answers["fiscal_year"]) == ("2027-04-01", 2027)


def test_settlement_gives_back_what_was_left(site):
    project = chosen.reported(site)
    assert project.year_slices == [
        {
            "fiscal_year": 2027,
            "city_share": 300000,
            "total_cost": 390000,
            "settled_share": 288000,
            "spent": 378000,
        }
    ]
    assert told(project, "report_received") == ["daihyo", "tanto"]
    assert told(project, "report_arrived") == ["bosai", "jimu"]


def test_report_waits_for_the_end_of_the_work(site):
    project = chosen.running(site)
    chosen.write_report(project, now=at(2028, 3, 1))
    with acting("daihyo"):
        options = {"token": "r", "by": "daihyo", "now": at(2028, 3, 1)}
        code = refusal_of(reports.file_report, project, **options)
    assert code == SettlementCode.WORK_NOT_ENDED
    assert Filings(project).get("report").draft.raw


@pytest.mark.parametrize(
    ("wrong", "code", "field"),
    [
        ({"refund": 0}, SettlementCode.REFUND_DIFFERS, "refund"),
        ({"surplus": 1}, SettlementCode.SURPLUS_DIFFERS, "surplus"),
        ({"actual_to": "2027-03-31"}, SettlementCode.WORK_REVERSED, "actual_to"),
    ],
)
def test_report_that_does_not_add_up_is_not_taken(site, wrong, code, field):
    project = chosen.running(site)
    with acting("bosai"):
        projects.end_work(project, by="bosai", now=at(2028, 4, 1))
    chosen.write_report(project, now=at(2028, 4, 2), **wrong)
    with acting("daihyo"):
        (paper,) = IPaperReader(project).at(at(2028, 4, 2)).papers("report")
        assert [(one.code, one.field) for one in paper.findings] == [(code, field)]
        options = {"token": "r", "by": "daihyo", "now": at(2028, 4, 2)}
        assert refusal_of(reports.file_report, project, **options) == FilingCode.INCOMPLETE


def test_sending_the_report_twice_changes_nothing(site):
    project = chosen.reported(site)
    with acting("daihyo"):
        reports.file_report(project, token="r1", by="daihyo", now=at(2028, 4, 6))
    assert len(Filings(project).get("report").revisions) == 1
    assert state_of(project) == "reported"


@pytest.mark.parametrize(
    ("when", "late"), [(at(2028, 4, 10), False), (at(2028, 4, 11), True)], ids=["last day", "after"]
)
def test_late_report_is_taken_and_marked(site, when, late):
    project = chosen.reported(site, now=when)
    lines = [line for line in audit.lines(project) if line.action == "report"]
    assert [line.details["late"] for line in lines] == [late]


def test_returned_report_becomes_a_second_revision(site):
    project = chosen.reported(site)
    with acting("bosai"):
        reports.return_report(
            project, reason="領収書が足りません。", by="bosai", now=at(2028, 4, 12)
        )
    assert (state_of(project), told(project, "report_returned")[0]) == ("ended", "daihyo")
    chosen.write_report(project, now=at(2028, 4, 15), outcome="書き直しました。")
    with acting("daihyo"):
        reports.file_report(project, token="r2", by="daihyo", now=at(2028, 4, 15))
    outcomes = [one.answers["outcome"] for one in Filings(project).get("report").revisions]
    assert outcomes == ["地図を5,000部くばりました。", "書き直しました。"]


def test_change_is_asked_for_by_the_group_and_approved_by_the_section(site):
    project = chosen.running(site)
    with acting("daihyo"):
        projects.request_change(project, reason="会場の変更", by="daihyo", now=at(2027, 9, 1))
        options = {"by": "daihyo", "now": at(2027, 9, 1)}
        assert refusal_of(projects.approve_change, project, **options) == ActCode.NOT_POSSIBLE
    assert (state_of(project), told(project, "change_requested")) == ("changing", ["bosai", "jimu"])
    with acting("bosai"):
        projects.approve_change(project, by="bosai", now=at(2027, 9, 3))
    assert (state_of(project), told(project, "change_approved")[0]) == ("running", "daihyo")


def test_other_group_and_other_section_can_do_nothing(site):
    project = chosen.running(site)
    for user in ("other", "midori", "center", "iin"):
        with acting(user):
            options = {"reason": "理由", "by": user, "now": at(2027, 9, 1)}
            for verb in (projects.request_change, projects.stop, projects.postpone):
                assert refusal_of(verb, project, **options) == ActCode.NOT_POSSIBLE
    assert state_of(project) == "running"


def test_postponed_project_begins_again_in_another_year(site):
    project = chosen.decided(site)
    with acting("bosai"):
        projects.set_agreement(project, by="bosai", now=at(2027, 4, 1), **chosen.agreement())
        projects.postpone(project, reason="感染症のため", by="bosai", now=at(2027, 5, 1))
        projects.resume(
            project, fiscal_year=2028, reason="落ち着いたため", by="bosai", now=at(2028, 2, 1)
        )
    assert (state_of(project), project.fiscal_year, project.agreed_on) == ("preparing", 2028, None)
    assert [(row["fiscal_year"], row["city_share"]) for row in project.year_slices] == [
        (2028, 300000)
    ]


def test_stopping_needs_a_reason_and_tells_both_sides(site):
    project = chosen.running(site)
    with acting("jimu"):
        options = {"by": "jimu", "now": at(2027, 9, 1)}
        assert refusal_of(projects.stop, project, reason="", **options) == ActCode.REASON_NEEDED
        projects.stop(project, reason="団体の解散", **options)
    assert told(project, "project_stopped") == ["bosai", "daihyo", "tanto"]
