"""補正 on the screens: marks on the papers, the group's side, what came back."""

from AccessControl import Unauthorized
from datetime import date
from datetime import timedelta
from kamakura.kyodo.content.corrections import last_round
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import correction as corrections
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations import screening
from plone import api
from tests.plone import papers
from tests.plone import sample
from tests.plone.browser.test_desks import answer
from tests.plone.browser.test_desks import page
from tests.plone.browser.test_desks import press
from tests.plone.browser.test_desks import site  # noqa: F401 -- the fixture
from tests.plone.browser.test_desks import text
from tests.plone.operations.test_proposal import refused
from tests.plone.operations.test_screening import mails
from zope.event import notify
from zope.traversing.interfaces import BeforeTraverseEvent
import pytest


NOW = sample.NOW
DUE = {"due.year": "2026", "due.month": "5", "due.day": "20", "reason": "書き足りません。"}
SUMMARY = "group_proposal:summary"
WHAT = {"what.group_proposal.summary": "回数を書いてください。"}
ITEMS = {
    SUMMARY: "回数を書いてください。",
    "project_plan:roles": "市の役割を具体的に書いてください。",
    "organization_profile:bylaws": "会則の最新版を付けてください。",
}


@pytest.fixture
def proposal(site):  # noqa: F811 -- the fixture
    """Sent in full, through the verbs."""
    site.call.frozen["settings"]["require_preliminary"] = False
    with sample.acting("daihyo"):
        made = verbs.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )
        papers.write_all(made, by="daihyo", now=NOW)
        verbs.file_proposal(made, token="sent", by="daihyo", now=NOW)
    return made


def ask(proposal, items=ITEMS, *, due=date(2026, 5, 20)):
    with sample.acting("jimu"):
        screening.request_correction(
            proposal, items=items, reason="確認", due=due, by="jimu", now=NOW
        )


def mend(proposal, key, **answers):
    with sample.acting("daihyo"):
        papers.write(proposal, key, {**papers.ANSWERS[key], **answers}, by="daihyo", now=NOW)


def send(proposal, *, now=NOW):
    with sample.acting("daihyo"):
        verbs.resend_correction(proposal, token="mended", by="daihyo", now=now)


def page_after(proposal, **form):
    """The page that a button gives, for the secretariat."""
    return answer(proposal, "kyodo-requestcorrection", by="jimu", **form)


SUMMARY_NEW = "外国籍の住民と月に1回町を歩き、やさしい日本語の防災地図をつくります。"


@pytest.fixture
def returned(proposal):
    """Asked for three places, one was mended and sent."""
    ask(proposal)
    mend(proposal, "group_proposal", summary=SUMMARY_NEW)
    send(proposal)
    return proposal


# the secretariat marks


def test_every_question_table_file_and_form_can_be_marked(proposal):
    soup = page(proposal, "kyodo-requestcorrection", by="jimu")
    ticks = {one["value"] for one in soup.select("input[name=mark]")}
    reader = IPaperReader(proposal).at(NOW)
    for key in reader.form_keys:
        asked = {n for n, f in reader.schema(key).namesAndDescriptions() if "abel" not in repr(f)}
        assert {f"{key}:", *(f"{key}:{name}" for name in asked)} >= {
            one for one in ticks if one.startswith(f"{key}:")
        }
    assert {"group_proposal:", SUMMARY, "project_plan:roles", "budget:expense"} <= ticks
    assert "organization_profile:bylaws" in ticks
    assert "group_proposal:attachment_1" in ticks


def test_answer_stands_above_its_mark(proposal):
    soup = page(proposal, "kyodo-requestcorrection", by="jimu")
    box = soup.select_one(f"input[value='{SUMMARY}']").find_parent(class_="kyodo-markable")
    assert papers.PROJECT["summary"] in text(box)


def test_mark_without_a_sentence_is_an_error_beside_it(proposal):
    form = {"mark": SUMMARY, "what.group_proposal.summary": " ", **DUE}
    view = press(proposal, "kyodo-requestcorrection", by="jimu", do="check", **form)
    assert list(view.errors) == ["what.group_proposal.summary"]
    assert api.content.get_state(proposal) == "submitted"


def test_no_mark_is_an_error(proposal):
    view = press(proposal, "kyodo-requestcorrection", by="jimu", do="check", **DUE)
    assert list(view.errors) == ["mark"]


def test_preview_shows_the_mail_and_sends_nothing(proposal):
    form = {"mark": SUMMARY, **WHAT, **DUE}
    view = press(proposal, "kyodo-requestcorrection", by="jimu", do="check", **form)
    assert (
        "様式1 提案書(市民活動団体提案) / 事業の概要\n  回数を書いてください。" in view.preview.body
    )
    assert "書き足りません。" in view.preview.body
    assert api.content.get_state(proposal) == "submitted"
    assert dict(view.hidden) == {"mark": SUMMARY, **WHAT, **DUE}


def test_more_than_eight_places_can_be_marked(proposal):
    names = ["summary", "issue", "purpose", "why_kyodo", "tel", "email", "address", "rep_title"]
    names += ["rep_name", "org_name"]
    form = {f"what.group_proposal.{name}": f"{name}を直す" for name in names}
    marks = [f"group_proposal:{name}" for name in names]
    press(proposal, "kyodo-requestcorrection", by="jimu", do="save", mark=marks, **form, **DUE)
    assert len(proposal.correction_items) == 10


def test_what_the_check_finds_is_offered_as_a_sentence(site):  # noqa: F811 -- the fixture
    made = sample.submitted(site)
    soup = page(made, "kyodo-requestcorrection", by="jimu")
    box = soup.select_one("input[value='group_proposal:issue']").find_parent(
        class_="kyodo-markable"
    )
    found = text(box.select_one(".kyodo-finding")).removeprefix("! 点検: ")
    assert found
    assert box.textarea.get_text() == found


# folded by form and step


def opened(soup):
    """Titles of the folds that stand open."""
    return [
        text(one.summary.select_one(".kyodo-sheet-title")) for one in soup.select("details[open]")
    ]


def test_papers_are_closed_to_begin_with(proposal):
    soup = page(proposal, "kyodo-requestcorrection", by="jimu")
    forms = [text(one.summary.h3) for one in soup.select(".kyodo-sheet")]
    assert forms[:2] == ["様式1 提案書(市民活動団体提案)", "様式3 事業計画書"]
    assert opened(soup) == []


def test_step_says_what_is_asked_in_it(proposal):
    soup = page(proposal, "kyodo-requestcorrection", by="jimu")
    steps = {text(one.h4): one for one in soup.select("#sheet-project_plan details")}
    labels = {title: text(one.select_one(".kyodo-sheet-labels")) for title, one in steps.items()}
    assert labels["役割分担"] == "役割分担"
    assert labels["体制"] == "責任者の氏名・会計担当の氏名・従事者"


def test_place_with_a_mark_stands_open_counted_and_listed(proposal):
    form = {"mark": [SUMMARY, "project_plan:roles"], **WHAT, **DUE}
    form |= {"what.project_plan.roles": "市の役割を書いてください。"}
    soup = page_after(proposal, do="edit", **form)
    assert opened(soup) == [
        "様式1 提案書(市民活動団体提案)",
        "提案する事業",
        "様式3 事業計画書",
        "役割分担",
    ]
    counts = [text(one) for one in soup.select(".kyodo-sheet-marks:not([hidden])")]
    assert counts == ["印1か所"] * 4
    assert text(soup.select_one("#marked p")) == "2か所"
    assert [text(one) for one in soup.select("#marked li")] == [
        "様式1 提案書(市民活動団体提案) / 事業の概要 回数を書いてください。",
        "様式3 事業計画書 / 役割分担 市の役割を書いてください。",
    ]


def test_place_with_an_error_stands_open(proposal):
    form = {"mark": SUMMARY, "what.group_proposal.summary": " ", **DUE}
    soup = page_after(proposal, do="check", **form)
    assert opened(soup) == ["様式1 提案書(市民活動団体提案)", "提案する事業"]


def test_sentence_without_its_tick_comes_back_from_the_preview(proposal):
    form = {"mark": SUMMARY, **WHAT, "what.project_plan.roles": "考え中の文", **DUE}
    view = press(proposal, "kyodo-requestcorrection", by="jimu", do="check", **form)
    assert dict(view.hidden)["what.project_plan.roles"] == "考え中の文"
    soup = page_after(proposal, do="edit", **dict(view.hidden))
    assert soup.select_one("[id='what.project_plan.roles']").get_text() == "考え中の文"


# what was found is offered


def failed(proposal, *keys, note="会則が付いていません。"):
    with sample.acting("jimu"):
        screening.accept_proposal(proposal, by="jimu", now=NOW)
        for key in keys:
            screening.record_check(proposal, key=key, ok=False, note=note, by="jimu", now=NOW)


def offered(soup):
    return [text(one.span) for one in soup.select(".kyodo-suggestion")]


def test_requirement_that_is_not_met_is_offered_where_it_is_mended(proposal):
    failed(proposal, "bylaws", "not_political")
    soup = page(proposal, "kyodo-requestcorrection", by="jimu")
    assert offered(soup) == [
        "様式1 提案書(市民活動団体提案) / 対象となる事業かの確認"
        " 要件「政治活動ではない」: 会則が付いていません。",
        "様式5 団体概要書 / 会則・規約・定款"
        " 要件「会則・規約・定款がある」: 会則が付いていません。",
    ]
    assert soup.select("input[name=mark][checked]") == []


def test_requirement_that_is_met_is_not_offered(proposal):
    with sample.acting("jimu"):
        screening.accept_proposal(proposal, by="jimu", now=NOW)
        screening.record_check(proposal, key="bylaws", ok=True, note="", by="jimu", now=NOW)
    assert offered(page(proposal, "kyodo-requestcorrection", by="jimu")) == []


def test_offer_is_marked_with_its_sentence_when_it_is_pressed(proposal):
    failed(proposal, "bylaws")
    soup = page_after(proposal, take="organization_profile:bylaws", mark=SUMMARY, **WHAT, **DUE)
    ticked = [one["value"] for one in soup.select("input[name=mark][checked]")]
    assert ticked == [SUMMARY, "organization_profile:bylaws"]
    sentence = soup.select_one("[id='what.organization_profile.bylaws']").get_text()
    assert sentence == "要件「会則・規約・定款がある」: 会則が付いていません。"
    assert soup.select_one("[id='reason']").get_text() == DUE["reason"]
    assert api.content.get_state(proposal) == "screening"


def test_all_offers_are_marked_at_once(proposal):
    failed(proposal, "bylaws", "not_political")
    soup = page_after(proposal, take="*")
    assert [one["value"] for one in soup.select("input[name=mark][checked]")] == [
        "group_proposal:eligibility",
        "organization_profile:bylaws",
    ]


@pytest.mark.parametrize("user", ["bosai", "center", "daihyo"])
def test_only_the_secretariat_marks(proposal, user):
    with sample.acting("jimu"):
        screening.accept_proposal(proposal, by="jimu", now=NOW)
    with pytest.raises(Unauthorized):
        page(proposal, "kyodo-requestcorrection", by=user)


# the group mends


def test_whole_form_opens_every_field_of_it(proposal):
    ask(proposal, {"project_plan:": "全体に書き直してください。"})
    with sample.acting("daihyo"):
        reader = IPaperReader(proposal).at(NOW)
        assert reader.writable("project_plan") == frozenset(reader.schema("project_plan"))
        assert reader.bundle().keys == ("project_plan",)


def test_correction_that_changes_nothing_is_noticed(proposal):
    ask(proposal)
    with sample.acting("daihyo"):
        papers.write(
            proposal, "group_proposal", papers.ANSWERS["group_proposal"], by="daihyo", now=NOW
        )
        code = refused(verbs.resend_correction, proposal, token="c", by="daihyo", now=NOW)
    assert code == "correction_unchanged"
    assert api.content.get_state(proposal) == "correction"


def test_only_what_changed_becomes_a_new_revision(returned):
    numbers = {key: len(one.revisions) for key, one in Filings(returned).items()}
    assert numbers == {
        "group_proposal": 2,
        "project_plan": 1,
        "budget": 1,
        "organization_profile": 1,
    }
    first = Filings(returned).get("group_proposal").revisions[0]
    assert first.answers["summary"] == papers.PROJECT["summary"]


def test_new_file_of_the_same_name_is_a_change(proposal):
    ask(proposal, {"organization_profile:bylaws": "最新版を付けてください。"})
    mend(proposal, "organization_profile")
    send(proposal)
    assert len(Filings(proposal).get("organization_profile").revisions) == 2


def test_late_correction_is_taken_and_flagged(site, proposal):  # noqa: F811
    ask(proposal, due=date(2026, 5, 13))
    mend(proposal, "group_proposal", summary=SUMMARY_NEW)
    send(proposal, now=NOW + timedelta(days=4))
    assert api.content.get_state(proposal) == "screening"
    assert last_round(proposal).is_late
    assert ("correction_arrived_late", "jimu@example.com") in mails(site)
    assert "期限のあとに届きました" in text(page(proposal, "kyodo-corrected", by="jimu"))


def test_correction_on_the_last_day_is_in_time(proposal):
    ask(proposal, due=date(2026, 5, 11))
    mend(proposal, "group_proposal", summary=SUMMARY_NEW)
    send(proposal)
    assert not last_round(proposal).is_late


def test_group_reads_each_sentence_with_the_due_date_and_its_progress(proposal):
    ask(proposal)
    mend(proposal, "group_proposal", summary=SUMMARY_NEW)
    soup = page(proposal, "kyodo-proposal", by="daihyo")
    assert "3つのうち1つ直しました。 期限: 令和8年5月20日(水)" in text(
        soup.select_one(".kyodo-progress")
    )
    assert [text(one) for one in soup.select(".kyodo-mend")] == [
        "✓直しました 様式1 提案書(市民活動団体提案) 「事業の概要」 回数を書いてください。",
        "!まだです 様式3 事業計画書 「役割分担」 市の役割を具体的に書いてください。",
        "!まだです 様式5 団体概要書 「会則・規約・定款」 会則の最新版を付けてください。",
    ]


def test_field_to_mend_is_open_beside_its_sentence_and_the_rest_is_read_only(proposal):
    ask(proposal)
    soup = page(proposal, "kyodo-form", by="daihyo", form="group_proposal", step="project")
    (mend,) = soup.select(".kyodo-mend")
    assert "直すところ: 回数を書いてください。 期限: 令和8年5月20日(水)" in text(mend)
    question = mend.find_parent(class_="kyodo-question")
    assert question.textarea["name"] == "form.widgets.summary"
    inputs = {
        one.get("name") for one in soup.select(".kyodo-question textarea, .kyodo-question input")
    }
    assert inputs == {"form.widgets.summary"}
    assert papers.PROJECT["project_name"] in text(soup)


def test_sums_opened_by_the_budget_say_why(proposal):
    ask(proposal, {"budget:expense": "内訳を直してください。"})
    soup = page(proposal, "kyodo-form", by="daihyo", form="group_proposal", step="money")
    assert [text(one) for one in soup.select(".kyodo-mend")] == [
        "ほかの様式を直すと変わるところなので、ここも直せます。"
    ] * 2


# extending and taking back


def test_due_date_is_extended_with_a_reason(site, proposal):  # noqa: F811 -- the fixture
    ask(proposal)
    form = {"extended_due.year": "2026", "extended_due.month": "5", "extended_due.day": "29"}
    press(proposal, "kyodo-desk", by="jimu", do="extend", extend_reason="会議のため", **form)
    assert proposal.correction_due == last_round(proposal).due == date(2026, 5, 29)
    assert ("correction_extended", "daihyo@example.com") in mails(site)


def test_earlier_day_is_no_extension(proposal):
    ask(proposal)
    options = {"due": date(2026, 5, 15), "reason": "x", "by": "jimu", "now": NOW}
    with sample.acting("jimu"):
        code = refused(corrections.extend_correction, proposal, **options)
    assert code == "correction_due_not_later"


def test_request_is_taken_back_and_the_papers_stand(site, proposal):  # noqa: F811
    ask(proposal)
    mend(proposal, "group_proposal", summary=SUMMARY_NEW)
    press(proposal, "kyodo-desk", by="jimu", do="take_back", take_back_reason="電話で確認できた")
    filing = Filings(proposal).get("group_proposal")
    assert (api.content.get_state(proposal), dict(proposal.correction_items)) == ("screening", {})
    assert (len(filing.revisions), filing.draft) == (1, None)
    assert (last_round(proposal).status, last_round(proposal).ended_reason) == (
        "withdrawn",
        "電話で確認できた",
    )
    assert ("correction_withdrawn", "daihyo@example.com") in mails(site)


@pytest.mark.parametrize("act", ["extend_correction", "withdraw_correction"])
def test_only_the_secretariat_extends_and_takes_back(proposal, act):
    ask(proposal)
    options = {"reason": "x", "by": "daihyo", "now": NOW}
    if act == "extend_correction":
        options["due"] = date(2026, 6, 1)
    with sample.acting("daihyo"):
        assert refused(getattr(corrections, act), proposal, **options) == "not_permitted"


# what came back


def test_desk_says_that_it_came_back_and_leads_to_the_comparison(returned):
    next_step = page(returned, "kyodo-desk", by="jimu").select_one(".kyodo-next")
    assert "補正が届きました。比べて確かめてください。" in text(next_step)
    assert next_step.a["href"].endswith("/@@kyodo-corrected")


def test_each_mark_stands_with_its_sentence_and_whether_it_is_done(returned):
    soup = page(returned, "kyodo-corrected", by="jimu")
    found = [text(one.h3) for one in soup.select(".kyodo-change")]
    assert found == [
        "✓済 様式1 提案書(市民活動団体提案) / 事業の概要",
        "!未 様式3 事業計画書 / 役割分担",
        "!未 様式5 団体概要書 / 会則・規約・定款",
    ]
    first = soup.select(".kyodo-change")[0]
    assert "回数を書いてください。" in text(first)
    assert [text(one) for one in first.select("ins")] == ["追加月に1回"]


def test_sum_that_went_with_the_budget_stands_among_the_others(proposal):
    ask(
        proposal,
        {"budget:expense": "内訳を直してください。", "budget:income": "合わせてください。"},
    )
    expense = [*papers.BUDGET["expense"]]
    expense[0] = {**expense[0], "amount": 70000, "eligible": 70000}
    income = [{**papers.BUDGET["income"][0], "amount": 370000}, papers.BUDGET["income"][1]]
    mend(proposal, "budget", expense=expense, income=income)
    mend(proposal, "group_proposal", total_cost=400000, city_share=370000)
    send(proposal)
    soup = page(proposal, "kyodo-corrected", by="jimu")
    labels = [text(one.h3) for one in soup.select(".kyodo-change")]
    assert labels[:2] == ["✓済 様式4 収支予算書 / 支出", "✓済 様式4 収支予算書 / 収入"]
    assert len(labels) == 4


def test_after_a_look_the_desk_goes_on(returned):
    press(returned, "kyodo-corrected", by="jimu", do="checked")
    assert last_round(returned).checked_by == "jimu"
    next_step = page(returned, "kyodo-desk", by="jimu").select_one(".kyodo-next")
    assert "補正が届きました" not in text(next_step)


def test_section_sees_what_came_back_without_private_fields(returned):
    with sample.acting("jimu"):
        screening.assign_sections(returned, sections=["bosai"], by="jimu", now=NOW)
    soup = page(returned, "kyodo-corrected", by="bosai")
    assert "会則・規約・定款" not in text(soup)
    assert "比べて確かめました" not in text(soup)


@pytest.mark.parametrize("user", ["daihyo", "iin", "midori"])
def test_what_came_back_is_for_the_desk(returned, user):
    with pytest.raises(Unauthorized):
        page(returned, "kyodo-corrected", by=user)


def test_group_is_asked_in_japanese_by_whoever_reads_english(site, proposal):  # noqa: F811
    api.portal.set_registry_record("plone.available_languages", ["en"])
    api.portal.set_registry_record("plone.default_language", "en")
    notify(BeforeTraverseEvent(api.portal.get(), proposal.REQUEST))
    form = {"mark": SUMMARY, **WHAT, **DUE}
    shown = press(proposal, "kyodo-requestcorrection", by="jimu", do="check", **form)
    assert shown.translate(shown.title) == "Ask for a correction"
    assert "様式1 提案書(市民活動団体提案) / 事業の概要" in shown.preview.body
    press(proposal, "kyodo-requestcorrection", by="jimu", do="save", **form)
    place = "様式1 提案書(市民活動団体提案) / 事業の概要"
    sent = outbox_of(site.program).by_id.values()
    assert {place in one.body for one in sent if one.kind == "correction_requested"} == {True}
