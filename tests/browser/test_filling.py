"""The screens of filling in, looked at wide and narrow; errors and counters as people meet them."""

from crew import Person
from drafts import CALL
from drafts import form
from drafts import make_draft
from drafts import save
from playwright.sync_api import expect
from pypdf import PdfReader
import pytest


TITLE = "form.widgets.project_name"


@pytest.fixture
def draft(as_manager) -> str:
    """The address of a group's draft."""
    return make_draft(as_manager)


def test_screens_are_good_wide_and_narrow(crew, draft) -> None:
    member, citizen = crew["yui"], crew[""]
    member.go(form(draft, "project"))
    member.look("fill-step")
    member.put("form.widgets.period_from.year", "令和9")
    member.put("form.widgets.period_from.month", "4")
    member.put("form.widgets.period_from.day", "31")
    save(member)
    member.look("fill-step-error")
    member.follow("1ページで書く")
    member.look("fill-whole")
    member.go(draft)
    member.look("fill-proposal")
    citizen.go(f"{CALL}/@@kyodo-questions")
    citizen.look("fill-questions")
    assert crew.problems == [], "\n".join(crew.problems)


def test_all_questions_are_printed_on_a4(crew, draft) -> None:
    citizen = crew[""]
    citizen.go(f"{CALL}/@@kyodo-questions")
    file = crew.shots / "fill-questions.pdf"
    citizen.page.pdf(path=file, prefer_css_page_size=True)
    pages = PdfReader(file).pages
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages}
    assert sizes == {(595, 842)}
    assert len(pages) > len(citizen.page.query_selector_all(".kyodo-asked-form"))


def test_lost_session_without_script_is_a_page_that_gives_everything_back(crew, draft) -> None:
    member = Person(crew, "yui", javascript=False)
    member.log_in()
    member.go(form(draft, "project"))
    member.put(TITLE, "書きかけの題")
    member.context.clear_cookies()
    save(member)
    member.sees("まだ保存していません。", "ログインする(新しい画面が開きます)")
    assert member.page.input_value(f"[name='{TITLE}']") == "書きかけの題"
    with member.context.expect_page() as opened:
        member.page.get_by_role("link", name="ログインする(新しい画面が開きます)").click()
    tab = opened.value
    tab.fill("#__ac_name", "yui")
    tab.fill("#__ac_password", "kyodo-sample-2026")
    tab.click("#buttons-login")
    expect(tab.locator(f"[name='{TITLE}']")).to_have_value("")
    tab.close()
    member.press("もう一度保存する")
    member.sees("もう一度ボタンを押してください。")
    save(member)
    member.sees("に保存しました")
    member.go(form(draft, "project"))
    assert member.page.input_value(f"[name='{TITLE}']") == "書きかけの題"


def test_lost_page_is_good_wide_and_narrow(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "project"))
    member.context.clear_cookies()
    member.put(TITLE, "書きかけの題")
    save(member)
    member.look("fill-lost")
    assert crew.problems == [], "\n".join(crew.problems)


def test_error_summary_has_the_focus_and_its_link_leads_into_the_field(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "project"))
    member.put(TITLE, "あ" * 61)
    save(member)
    expect(member.page.locator("#kyodo-errors")).to_be_focused()
    assert member.page.title().startswith("エラー: ")
    member.page.locator("#kyodo-errors a").first.click()
    expect(member.page.locator(f"[name='{TITLE}']")).to_be_focused()


def test_error_of_a_date_leads_to_its_boxes(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "project"))
    member.put("form.widgets.period_from.year", "去年")
    save(member)
    member.page.locator("#kyodo-errors a").first.click()
    expect(member.page.locator("[id='form.widgets.period_from']")).to_be_focused()
    member.page.keyboard.press("Tab")
    expect(member.page.locator("[name='form.widgets.period_from.year']")).to_be_focused()


def test_counter_follows_the_typing_and_never_cuts(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "project"))
    member.put(TITLE, "𠮷" * 61)
    counter = member.page.locator(f"[id='{TITLE}-count']")
    expect(counter).to_have_text("61 / 60文字")
    assert len(member.page.input_value(f"[name='{TITLE}']")) == 61


def test_date_is_read_while_typing(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "project"))
    for part, text in (("year", "R8"), ("month", "9"), ("day", "27")):
        member.put(f"form.widgets.period_to.{part}", text)
    reading = member.page.locator("[data-kyodo-name=period_to] .kyodo-date-reading")
    expect(reading).to_have_text("令和8年9月27日(日曜日)")
