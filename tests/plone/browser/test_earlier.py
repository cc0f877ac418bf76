"""Nothing is asked twice: last year's proposal, the profile, 様式1, the goals."""

from AccessControl import Unauthorized
from datetime import timedelta
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.takeover import taken_over
from kamakura.kyodo.forms.takeover import take_over_from
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations import takeover
from plone import api
from tests.plone import chosen
from tests.plone import papers
from tests.plone import sample
from tests.plone.browser.test_desks import page
from tests.plone.browser.test_desks import press
from tests.plone.browser.test_desks import site  # noqa: F401 -- the fixture
from tests.plone.browser.test_desks import text
from tests.plone.operations.test_proposal import refused
import pytest


NOW = sample.NOW
NEXT = NOW + timedelta(days=365)


@pytest.fixture
def earlier(site):  # noqa: F811 -- the fixture
    """Last year's proposal, sent in full."""
    site.call.frozen["settings"]["require_preliminary"] = False
    with sample.acting("daihyo"):
        made = start(site, site.call, now=NOW)
        papers.write_all(made, by="daihyo", now=NOW)
        verbs.file_proposal(made, token="sent", by="daihyo", now=NOW)
    return made


@pytest.fixture
def next_call(site, earlier):  # noqa: F811 -- the fixtures
    """The call of the year after."""
    with sample.acting("jimu"):
        made = calls.create_call(
            site.program,
            fiscal_year=2027,
            by="jimu",
            now=NEXT,
            opens=NEXT - timedelta(days=20),
            closes=NEXT + timedelta(days=50),
        )
        calls.publish_call(made, by="jimu", now=NEXT)
        calls.open_call(made, by="jimu", now=NEXT)
    made.frozen["settings"]["require_preliminary"] = False
    made.REQUEST.environ["kyodo.received_at"] = NEXT
    return made


def start(site, call, *, now, by="daihyo"):  # noqa: F811 -- the fixture's value
    organization = site.organization if by == "daihyo" else site.other_organization
    with sample.acting(by):
        return verbs.start_proposal(call, kind="group", organization=organization, by=by, now=now)


@pytest.fixture
def draft(site, next_call, earlier):  # noqa: F811 -- the fixtures
    """This year's draft, begun from it."""
    made = start(site, next_call, now=NEXT)
    with sample.acting("daihyo"):
        take_over_from(IPaperReader(made).at(NEXT), earlier, by="daihyo", now=NEXT)
    return made


def answers(proposal, key):
    with sample.acting("daihyo"):
        return IPaperReader(proposal).at(NEXT).read(key).answers


def test_start_screen_offers_the_groups_own_earlier_proposals(next_call, earlier):
    soup = page(next_call, "kyodo-start", by="daihyo")
    options = [one["value"] for one in soup.select("input[name=earlier]")]
    assert options == ["none", earlier.UID()]
    assert page(next_call, "kyodo-start", by="other").select("input[name=earlier]") == []


def test_starting_from_it_fills_the_forms_and_says_how_much(next_call, earlier):
    form = {"kind": "group", "earlier": earlier.UID()}
    press(next_call, "kyodo-start", by="daihyo", do="save", **form)
    (made,) = next_call.objectValues("KyodoProposal")
    assert (made.previous_uid, made.title) == (earlier.UID(), papers.PROJECT["project_name"])
    assert answers(made, "project_plan")["content"] == papers.PLAN["content"]


def test_texts_tables_and_choices_are_copied(draft):
    plan, proposal = answers(draft, "project_plan"), answers(draft, "group_proposal")
    assert (plan["roles"], plan["target"]) == (papers.PLAN["roles"], papers.PLAN["target"])
    assert (proposal["issue"], proposal["fields"]) == (
        papers.PROJECT["issue"],
        papers.PROJECT["fields"],
    )


def test_dates_promises_ticks_and_amounts_are_not_copied(draft):
    found = answers(draft, "group_proposal")
    names = ("pledge", "eligibility", "total_cost", "city_share", "members_as_of")
    assert [found.get(one) or None for one in names] == [None] * 5
    income = {row["category"]: row["amount"] for row in answers(draft, "budget")["income"]}
    assert (income["city_share"], income["own_funds"]) == (None, 30000)


def test_year_period_and_day_are_those_of_this_call(draft):
    found = answers(draft, "group_proposal")
    assert (found["fiscal_year"], found["period_from"], found["period_to"]) == (
        2028,
        "2028-04-01",
        "2029-03-31",
    )
    assert found["submit_date"] == "2027-05-11"


def test_profile_of_today_wins_over_last_year(site, next_call, earlier):  # noqa: F811
    site.organization.address = "神奈川県鎌倉市由比ガ浜2-2"
    made = start(site, next_call, now=NEXT)
    with sample.acting("daihyo"):
        take_over_from(IPaperReader(made).at(NEXT), earlier, by="daihyo", now=NEXT)
    assert answers(made, "group_proposal")["address"] == "神奈川県鎌倉市由比ガ浜2-2"


def test_rules_of_the_group_come_with_a_word_and_accounts_do_not(draft):
    assert set(Filings(draft).get("organization_profile").draft.files) == {"bylaws"}
    with sample.acting("daihyo"):
        steps = IPaperReader(draft).at(NEXT).steps("organization_profile")
    step = next(one.name for one in steps if "bylaws" in one.fields)
    soup = page(draft, "kyodo-form", by="daihyo", form="organization_profile", step=step)
    files = [text(one) for one in soup.select(".kyodo-copied") if "去年" in text(one)]
    assert files == ["去年のものです。確認してください。"]


def test_what_was_not_copied_is_listed_with_its_reason(draft):
    soup = page(draft, "kyodo-proposal", by="daihyo")
    rows = {text(row.th): text(row.select("td")[1]) for row in soup.select("#taken tbody tr")}
    assert rows["総事業費(円)"] == "金額は、今年の募集に合わせて書いてください。"
    assert rows["提出日"] == "日付は、今年のものを書いてください。"
    assert rows["最新の決算書"] == "新しいファイルを付けてください。"


def copied_names(soup):
    found = [one.find_parent(class_="kyodo-question") for one in soup.select(".kyodo-copied")]
    return [one.select_one("textarea, input")["name"].split(".")[2] for one in found]


def test_copied_field_says_so_until_it_is_changed(draft):
    form = {"form": "group_proposal", "step": "project"}
    before = copied_names(page(draft, "kyodo-form", by="daihyo", **form))
    assert {"issue", "purpose"} <= set(before)
    with sample.acting("daihyo"):
        typed = {"form.widgets.issue": "今年の課題"}
        IPaperReader(draft).at(NEXT).save(
            "group_proposal", typed=typed, names=["issue"], by="daihyo", now=NEXT
        )
    after = copied_names(page(draft, "kyodo-form", by="daihyo", **form))
    assert set(before) - set(after) == {"issue"}


def test_copied_fields_of_a_step_are_confirmed_together(draft):
    waiting = taken_over(draft).waiting("project_plan")
    assert {"content", "target"} <= set(waiting)
    with sample.acting("daihyo"):
        takeover.confirm_taken(
            draft, key="project_plan", names=["content", "target"], by="daihyo", now=NEXT
        )
    assert set(waiting) - set(taken_over(draft).waiting("project_plan")) == {"content", "target"}


def test_draft_that_was_begun_takes_nothing_over(site, next_call, earlier):  # noqa: F811
    made = start(site, next_call, now=NEXT)
    with sample.acting("daihyo"):
        papers.write(made, "project_plan", papers.PLAN, by="daihyo", now=NEXT)
        reader = IPaperReader(made).at(NEXT)
        code = refused(take_over_from, reader, earlier, by="daihyo", now=NEXT)
    assert code == "takeover_not_empty"


def test_proposal_of_another_group_is_not_copied(site, next_call, earlier):  # noqa: F811
    made = start(site, next_call, now=NEXT, by="other")
    with sample.acting("other"):
        reader = IPaperReader(made).at(NEXT)
        code = refused(take_over_from, reader, earlier, by="other", now=NEXT)
    assert code == "takeover_not_own"
    assert Filings(made).keys() == ()


def test_empty_draft_offers_it_too(site, next_call, earlier):  # noqa: F811
    made = start(site, next_call, now=NEXT)
    press(made, "kyodo-proposal", by="daihyo", do="take_over", earlier=earlier.UID())
    assert taken_over(made).source_uid == earlier.UID()


def test_this_year_stands_beside_last_year(draft):
    with sample.acting("daihyo"):
        typed = {"form.widgets.target": "だれでも"}
        IPaperReader(draft).at(NEXT).save(
            "project_plan", typed=typed, names=["target"], by="daihyo", now=NEXT
        )
    soup = page(draft, "kyodo-preview", by="daihyo", bundle="proposal")
    links = [one["href"] for one in soup.select("a") if "kyodo-compare" in one.get("href", "")]
    assert any("form=project_plan&old=previous&new=draft" in one for one in links)
    form = {"form": "project_plan", "old": "previous", "new": "draft"}
    shown = page(draft, "kyodo-compare", by="daihyo", **form)
    assert [text(one.h3) for one in shown.select(".kyodo-change")] == [
        "対象者",
        "実施する場所は市内です",
    ]


def test_secretariat_sees_last_year_beside_what_was_sent(draft):
    with sample.acting("daihyo"):
        papers.write_all(draft, by="daihyo", now=NEXT)
        year = {"fiscal_year": 2028, "period_from": "2028-04-01", "period_to": "2029-03-31"}
        full = {**papers.ANSWERS["group_proposal"], **year, "submit_date": "2027-05-11"}
        papers.write(draft, "group_proposal", full, by="daihyo", now=NEXT)
        verbs.file_proposal(draft, token="again", by="daihyo", now=NEXT)
    soup = page(draft, "kyodo-papers", by="jimu", form="group_proposal")
    (link,) = [one["href"] for one in soup.select("a") if "old=previous" in one.get("href", "")]
    assert link.endswith("form=group_proposal&old=previous&new=1")
    form = {"form": "group_proposal", "old": "previous", "new": "1"}
    changed = {
        text(one.h3)
        for one in page(draft, "kyodo-compare", by="jimu", **form).select(".kyodo-change")
    }
    assert "実施する年度" in changed
    with pytest.raises(Unauthorized):
        page(draft, "kyodo-compare", by="iin", **form)


# the other ways of not asking twice


def test_profile_is_in_every_form_that_asks_for_it(site):  # noqa: F811 -- the fixture
    made = sample.make_proposal(site)
    site.organization.tel = "0467-11-2222"
    with sample.acting("daihyo"):
        reader = IPaperReader(made).at(NOW)
        for key in ("group_proposal", "organization_profile"):
            raw = reader.raw(key)
            assert raw["form.widgets.org_name"] == site.organization.title
            assert raw["form.widgets.tel"] == "0467-11-2222"
        assert reader.raw("preliminary_sheet")["form.widgets.org_name"] == site.organization.title


def test_first_form_is_in_the_others_that_ask_the_same(site):  # noqa: F811 -- the fixture
    made = sample.make_proposal(site)
    with sample.acting("daihyo"):
        papers.write(made, "group_proposal", papers.ANSWERS["group_proposal"], by="daihyo", now=NOW)
        reader = IPaperReader(made).at(NOW)
        first = reader.schema("group_proposal")
        for key in ("project_plan", "budget", "organization_profile"):
            shared = set(first) & set(reader.schema(key)) - {"submit_date", "purpose", "pledge"}
            raw, said = reader.raw(key), reader.raw("group_proposal")
            for name in shared:
                address = f"form.widgets.{name}"
                assert raw.get(address) == said.get(address), (key, name)
    assert api.content.get_state(made) == "draft"


def test_change_of_the_profile_is_offered_and_never_overwrites(site):  # noqa: F811
    made = sample.make_proposal(site)
    site.organization.tel = "0467-11-2222"
    with sample.acting("daihyo"):
        papers.write(made, "group_proposal", papers.ANSWERS["group_proposal"], by="daihyo", now=NOW)
        steps = IPaperReader(made).at(NOW).steps("group_proposal")
    step = next(one.name for one in steps if "tel" in one.fields)
    form = {"form": "group_proposal", "step": step}
    soup = page(made, "kyodo-form", by="daihyo", **form)
    field = soup.find(attrs={"name": "form.widgets.tel"})
    assert field["value"] == papers.ORGANIZATION["tel"]
    question = field.find_parent(class_="kyodo-question")
    assert text(question.select_one(".kyodo-upstream")) == (
        "団体の登録内容では「0467-11-2222」です。"
    )
    assert "団体の登録内容を写す" in text(soup)


def test_change_of_the_first_form_is_copied_on_request(site):  # noqa: F811 -- the fixture
    made = sample.make_proposal(site)
    with sample.acting("daihyo"):
        papers.write_all(made, by="daihyo", now=NOW)
        changed = {**papers.ANSWERS["group_proposal"], "rep_title": "理事長"}
        papers.write(made, "group_proposal", changed, by="daihyo", now=NOW)
        steps = IPaperReader(made).at(NOW).steps("organization_profile")
    step = next(one for one in steps if "rep_title" in one.fields)
    form = {"form": "organization_profile", "step": step.name}
    soup = page(made, "kyodo-form", by="daihyo", **form)
    assert [text(one) for one in soup.select(".kyodo-upstream")] == ["様式1では「理事長」です。"]
    raw = IPaperReader(made).at(NOW).raw("organization_profile")
    typed = {one: value for one, value in raw.items() if one.split(".")[2] in step.fields}
    press(made, "kyodo-form", by="daihyo", do="copy_upstream", **form, **typed)
    assert answers(made, "organization_profile")["rep_title"] == "理事長"


def test_report_starts_from_the_goals_and_the_budget(site):  # noqa: F811 -- the fixture
    project = chosen.running(site)
    with sample.acting("daihyo"):
        found = IPaperReader(project).at(chosen.REPORTED).read("report").answers
    goals = [*chosen_plan(project)["outcome_goals"], *chosen_plan(project)["activity_goals"]]
    assert [(row["indicator"], row["target"]) for row in found["goal_results"]] == [
        (row["indicator"], row["target"]) for row in goals
    ]
    income = Filings(by_uid(project.proposal_uid)).answers("budget")["income"]
    assert {row["category"]: row["planned"] for row in found["income"]} == {
        row["category"]: row["amount"] for row in income
    }


def chosen_plan(project):
    return Filings(by_uid(project.proposal_uid)).answers("project_plan")


@pytest.mark.parametrize("user", ["daihyo", "bosai"])
def test_evaluation_shows_goals_and_results_to_both_sides(site, user):  # noqa: F811
    project, sheet = chosen.evaluating(site)
    told = Filings(project).answers("report")["goal_results"]
    side = "group" if user == "daihyo" else "section"
    with sample.acting(user):
        steps = IPaperReader(sheet).at(chosen.FILLED).steps(f"evaluation_sheet:{side}")
    step = next(one.name for one in steps if "q06_score" in one.fields)
    form = {"form": f"evaluation_sheet:{side}", "step": step}
    soup = page(sheet, "kyodo-form", by=user, **form)
    table = soup.select_one("form table.kyodo-table")
    rows = [[text(cell) for cell in row.select("th, td")] for row in table.select("tbody tr")]
    assert rows == [[row["indicator"], row["target"], row["result"]] for row in told]
