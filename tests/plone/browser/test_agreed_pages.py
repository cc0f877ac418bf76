"""Changes agreed in a consultation: noted at a field, done by the group, confirmed, read later."""

from datetime import timedelta
from kamakura.kyodo.content.agreed import agreed_changes
from kamakura.kyodo.operations import agreed as verbs
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import screening
from tests.plone import papers
from tests.plone import sample
from tests.plone.browser.test_compare import file
from tests.plone.browser.test_desks import page
from tests.plone.browser.test_desks import press
from tests.plone.browser.test_desks import site  # noqa: F401 -- the fixture
from tests.plone.browser.test_desks import text
from tests.plone.operations.test_proposal import refused
import pytest


NOW = sample.NOW
FORM = {
    "place": "project_plan:roles",
    "sentence": "地図の点検の日を入れる。",
    "party": "group",
    "until.year": "2026",
    "until.month": "5",
    "until.day": "30",
}
AGREED = {
    "place": "project_plan:roles",
    "sentence": "地図の点検の日を入れる。",
    "places": {"project_plan:roles", "group_proposal:tel"},
    "party": "group",
}
ROLES = [papers.PLAN["roles"][0], {**papers.PLAN["roles"][1], "city_role": "点検(12月)"}]


@pytest.fixture
def talk(site):  # noqa: F811 -- the fixture
    proposal, made = sample.consulting(site)
    file(proposal, "project_plan", papers.PLAN)
    return made


@pytest.fixture
def agreed(talk):
    with sample.acting("jimu"):
        verbs.agree_change(talk, **AGREED, by="jimu", now=NOW)
    return talk


def only(talk):
    (one,) = agreed_changes(talk)
    return one


def rewrite(talk):
    file(talk.aq_parent, "project_plan", {**papers.PLAN, "roles": ROLES})


def test_change_is_noted_at_a_field_of_the_papers(talk):
    press(talk, "kyodo-consultation", by="jimu", do="agree", **FORM)
    one = only(talk)
    assert (one.form_key, one.field, one.party, one.base) == ("project_plan", "roles", "group", 1)
    assert one.until.isoformat() == "2026-05-30"


@pytest.mark.parametrize("user", ["daihyo", "bosai", "center"])
def test_only_the_secretariat_notes_it(talk, user):
    with sample.acting(user):
        assert refused(verbs.agree_change, talk, **AGREED, by=user, now=NOW) == "not_permitted"


def test_group_gets_a_list_that_leads_to_the_field(agreed):
    soup = page(agreed.aq_parent, "kyodo-proposal", by="daihyo")
    one = soup.select_one("#agreed .kyodo-change")
    assert text(one.h3) == "!まだ 様式3 事業計画書 「役割分担」"
    assert one.h3.a["href"].endswith("/@@kyodo-form/project_plan/roles#agreed-roles")


def test_filing_screen_says_it_beside_the_field(agreed):
    proposal = agreed.aq_parent
    soup = page(proposal, "kyodo-form", by="daihyo", form="project_plan", step="roles")
    assert text(soup.select_one("#agreed-roles")) == (
        "協議で合意した変更: 地図の点検の日を入れる。"
    )


def test_rewritten_field_shows_old_and_new_until_somebody_confirms(agreed):
    rewrite(agreed)
    one = page(agreed, "kyodo-consultation", by="bosai").select_one("#agreed .kyodo-change")
    assert text(one.h3) == "…書き直されています(確認待ち) 様式3 事業計画書 「役割分担」"
    assert [text(ins) for ins in one.select("ins")] == ["追加点検(12月)"]
    press(agreed, "kyodo-consultation", by="bosai", do="reflected", change=only(agreed).id)
    assert (only(agreed).is_reflected, only(agreed).reflected_by) == (True, "bosai")


def test_confirmation_can_be_taken_back(agreed):
    change = only(agreed).id
    for do in ("reflected", "not_reflected"):
        press(agreed, "kyodo-consultation", by="jimu", do=do, change=change)
    assert not only(agreed).is_reflected


@pytest.mark.parametrize("user", ["daihyo", "center", "midori"])
def test_only_secretariat_and_section_confirm(agreed, user):
    options = {"change_id": only(agreed).id, "reflected": True, "by": user, "now": NOW}
    with sample.acting(user):
        assert refused(verbs.confirm_change, agreed, **options) == "not_permitted"


def test_change_is_taken_back_with_a_reason(agreed):
    form = {"dropped": only(agreed).id, "drop_reason": "別の形で解決した"}
    press(agreed, "kyodo-consultation", by="jimu", do="drop_change", **form)
    assert agreed_changes(agreed) == ()


def test_conclusion_warns_of_what_is_not_reflected(agreed):
    sample.answer_all(agreed)
    with sample.acting("jimu"):
        consultations.record_meeting(
            agreed, held_on=NOW.date(), attendees="4者", points="役割", by="jimu", now=NOW
        )
    go = page(agreed, "kyodo-consultation", by="jimu").select_one("#kyodo-confirm-conclude_go")
    assert "合意した変更のうち、1つがまだ反映済みになっていません。" in text(go)
    with sample.acting("jimu"):
        verbs.confirm_change(agreed, change_id=only(agreed).id, reflected=True, by="jimu", now=NOW)
    go = page(agreed, "kyodo-consultation", by="jimu").select_one("#kyodo-confirm-conclude_go")
    assert "まだ反映済みになっていません" not in text(go)


def to_review(talk):
    rewrite(talk)
    sample.answer_all(talk)
    with sample.acting("jimu"):
        consultations.record_meeting(
            talk, held_on=NOW.date(), attendees="4人", points="役割", by="jimu", now=NOW
        )
        consultations.conclude_consultation(talk, outcome="go", by="jimu", now=NOW)
        screening.go_to_review(talk.aq_parent, by="jimu", now=NOW)


def test_papers_for_the_committee_list_it_with_the_difference(agreed):
    proposal = agreed.aq_parent
    assert "協議で合意した変更" not in str(page(proposal, "kyodo-papers", by="center"))
    to_review(agreed)
    soup = page(proposal, "kyodo-papers", by="center")
    (one,) = soup.select(".kyodo-change")
    assert [text(ins) for ins in one.select("ins")] == ["追加点検(12月)"]


def test_masked_field_is_not_listed(talk):
    proposal = talk.aq_parent
    with sample.acting("jimu"):
        verbs.agree_change(talk, **{**AGREED, "place": "group_proposal:tel"}, by="jimu", now=NOW)
    to_review(talk)
    assert "様式1 提案書(市民活動団体提案) 「電話番号」" not in str(
        page(proposal, "kyodo-papers", by="center")
    )
    assert page(proposal, "kyodo-papers", by="center").select(".kyodo-change") == []
    assert len(page(proposal, "kyodo-papers", by="jimu").select(".kyodo-change")) == 1


def test_after_the_review_began_nothing_is_noted(agreed):
    to_review(agreed)
    later = NOW + timedelta(days=1)
    with sample.acting("jimu"):
        code = refused(verbs.agree_change, agreed, **AGREED, by="jimu", now=later)
    assert code == "agreed_too_late"
