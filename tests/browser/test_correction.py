"""補正, agreed changes and last year's proposal in the browser, every screen checked."""

from datetime import timedelta
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import organization as organizations
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations import screening
from plone import api
from sheets import GROUP
from tests.plone import papers
from town import CALL_YEAR
from town import NOW
import pytest
import town


CALL = f"kyodo/fy{CALL_YEAR}"
YEAR = CALL_YEAR + 1
ANSWERS = {
    **papers.ANSWERS,
    "group_proposal": {
        **papers.ANSWERS["group_proposal"],
        "submit_date": NOW.date().isoformat(),
        "fiscal_year": YEAR,
        "period_from": f"{YEAR}-04-01",
        "period_to": f"{YEAR + 1}-03-31",
    },
}


def open_call(program, year):
    """A call that takes papers without a 事前調整."""
    with api.env.adopt_user(username="jimu"):
        call = calls.copy_call(program[f"fy{year - 1}"], fiscal_year=year, by="jimu", now=NOW)
        call.opens, call.closes = NOW - timedelta(days=1), NOW + timedelta(days=1)
        calls.publish_call(call, by="jimu", now=NOW)
        calls.open_call(call, by="jimu", now=NOW)
    call.frozen["settings"]["require_preliminary"] = False
    return call


@pytest.fixture
def sent(as_manager) -> str:
    """The address of a proposal that was sent in full."""
    with as_manager() as site:
        town.settle(site)
        program = site["kyodo"]
        call = open_call(program, CALL_YEAR)
        with api.env.adopt_user(username="yui"):
            group = organizations.register_organization(
                program, by="yui", now=NOW, title=GROUP, yomi="かまくら", corp_type="voluntary"
            )
            made = proposals.start_proposal(
                call, kind="group", organization=group, theme=None, by="yui", now=NOW
            )
            for key in ("group_proposal", "project_plan", "budget", "organization_profile"):
                papers.write(made, key, ANSWERS[key], by="yui", now=NOW)
            files = Filings(made).get("organization_profile").draft.files
            for name, title in (("bylaws", "会則"), ("latest_budget", "予算書")):
                files[name] = papers.pdf(f"{title}.pdf")
            files["latest_accounts"] = papers.pdf("決算書.pdf")
            proposals.file_proposal(made, token="sent", by="yui", now=NOW)
        with api.env.adopt_user(username="jimu"):
            screening.accept_proposal(made, by="jimu", now=NOW)
            screening.assign_sections(made, sections=["bosai"], by="jimu", now=NOW)
        return f"{CALL}/{made.getId()}"


def test_correction_from_the_marks_to_the_comparison(crew, sent) -> None:
    desk, member = crew["jimu"], crew["yui"]
    desk.go(f"{sent}/@@kyodo-requestcorrection")
    desk.look("c1-mark-papers")
    desk.mark("group_proposal:summary", "町を歩く回数を書いてください。")
    desk.mark("project_plan:roles", "市の役割をくわしく書いてください。")
    desk.mark("group_proposal:attachment_1", "活動のわかる写真を付けてください。")
    desk.put("reason", "書き足りないところがあります。")
    desk.look("c2-marked")
    desk.press("団体に届く内容を確かめる")
    desk.look("c3-preview-of-request")
    desk.press("この内容で補正を依頼する")
    desk.sees("補正を依頼して、団体に知らせました。")
    desk.look("c4-desk-asked")
    member.go(sent)
    member.look("c5-group-asked")
    member.go(f"{sent}/@@kyodo-form/group_proposal/project")
    member.put(
        "form.widgets.summary",
        "外国籍の住民と月に2回町を歩き、やさしい日本語の防災地図と看板をつくります。",
    )
    member.press("一時保存")
    member.look("c6-group-form")
    member.go(f"{sent}/@@kyodo-form/project_plan/roles")
    member.put("form.widgets.roles.1.widgets.city_role", "点検(12月)と印刷")
    member.put("form.widgets.roles.2.widgets.item", "保険")
    member.put("form.widgets.roles.2.widgets.group_role", "申込み")
    member.put("form.widgets.roles.2.widgets.city_role", "助言")
    member.press("一時保存")
    member.look("c7-group-table")
    member.go(f"{sent}/@@kyodo-preview?bundle=correction")
    member.sees("3つのうち2つ直しました。")
    member.look("c8-group-preview")
    member.press("補正を提出する")
    desk.go(f"{sent}/@@kyodo-desk")
    desk.look("c9-desk-arrived")
    desk.follow("比べて確かめる")
    desk.look("c10-corrected")
    section = crew["bosai"]
    section.go(f"{sent}/@@kyodo-compare?form=project_plan")
    section.look("c11-compare-section")
    desk.press("比べて確かめました")
    desk.sees("補正を確かめたと記録しました。")
    assert crew.problems == []


def test_correction_that_arrives_on_paper_is_typed_in(crew, sent) -> None:
    desk, member = crew["jimu"], crew["yui"]
    desk.go(f"{sent}/@@kyodo-requestcorrection")
    desk.mark("group_proposal:summary", "町を歩く回数を書いてください。")
    desk.put("reason", "書き足りないところがあります。")
    desk.press("団体に届く内容を確かめる")
    desk.press("この内容で補正を依頼する")
    desk.look("p1-desk-asked")
    desk.follow("紙で届いた補正を入力する")
    desk.look("p2-arrival")
    desk.page.get_by_label("郵送").check()
    desk.press("入力を始める")
    desk.sees("団体の代わりに入力しています")
    member.go(sent)
    member.sees("届いた補正を、事務局が入力しています。")
    member.look("p3-group-reads-along")
    desk.put("form.widgets.summary", "外国籍の住民と月に2回町を歩き、防災地図をつくります。")
    desk.press("一時保存")
    desk.look("p4-typed")
    desk.go(f"{sent}/@@kyodo-preview?bundle=correction")
    desk.press("補正を提出する")
    desk.go(f"{sent}/@@kyodo-desk")
    desk.follow("比べて確かめる")
    desk.sees("郵送、", "入力した人")
    desk.look("p5-corrected")
    assert crew.problems == []


def test_agreed_change_from_the_talk_to_its_confirmation(crew, sent, as_manager) -> None:
    with as_manager() as site, api.env.adopt_user(username="jimu"):
        proposal = site.unrestrictedTraverse(sent)
        for check in screening.eligibility_checks(proposal):
            screening.record_check(
                proposal, key=check.key, ok=True, note="確認", by="jimu", now=NOW
            )
        talk = screening.start_consultation(proposal, by="jimu", now=NOW)
        consultations.record_meeting(
            talk, held_on=town.TODAY, attendees="4人", points="役割分担", by="jimu", now=NOW
        )
        address = f"{sent}/{talk.getId()}"
    desk, member, section = crew["jimu"], crew["yui"], crew["bosai"]
    desk.go(address)
    desk.decide(
        "合意した変更を加える",
        place="project_plan:roles",
        sentence="地図の点検の日を、役割分担に入れます。",
    )
    desk.sees("合意した変更を記録しました。")
    desk.look("d1-talk-agreed")
    member.go(sent)
    member.look("d2-group-to-do")
    member.follow("様式3 事業計画書 「役割分担」")
    member.look("d3-group-field")
    member.put("form.widgets.roles.1.widgets.city_role", "点検(12月)")
    member.press("一時保存")
    member.go(f"{sent}/@@kyodo-preview?bundle=revision")
    member.press("書き直した書類を送る")
    section.go(address)
    section.look("d4-section-confirms")
    section.page.locator("button[value='reflected']").click()
    section.page.wait_for_load_state()
    section.sees("反映済みにしました。")
    section.look("d5-reflected")
    assert crew.problems == []


def test_this_years_draft_begins_from_last_years_proposal(crew, sent, as_manager) -> None:
    with as_manager() as site:
        open_call(site["kyodo"], CALL_YEAR + 1)
        uid = site.unrestrictedTraverse(sent).UID()
    member = crew["yui"]
    member.go(f"kyodo/fy{CALL_YEAR + 1}/@@kyodo-start")
    member.put("kind", "group") if member.page.locator("[name=kind]").count() else None
    member.put("earlier", uid)
    member.look("e1-start")
    member.press("始める")
    member.sees("項目を写しました。")
    member.look("e2-draft")
    draft = member.path.partition("?")[0].partition("#")[0]
    member.go(f"{draft}/@@kyodo-form/project_plan")
    member.look("e3-copied-fields")
    member.press("このページの写した内容を確かめました")
    member.look("e4-confirmed")
    member.go(f"{draft}/@@kyodo-preview?bundle=proposal")
    member.look("e5-preview")
    member.go(f"{draft}/@@kyodo-compare?form=group_proposal&old=previous&new=draft")
    member.look("e6-beside-last-year")
    assert crew.problems == []
