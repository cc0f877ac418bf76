"""Saving by itself: within five seconds, through a broken network, a lost session, two devices."""

from crew import Person
from drafts import form
from drafts import make_draft
from kamakura.kyodo.content.filings import Filings
from playwright.sync_api import expect
from town import CALL_YEAR
import pytest


TITLE = "form.widgets.project_name"
SUMMARY = "form.widgets.summary"


@pytest.fixture
def draft(as_manager) -> str:
    """The address of a group's draft."""
    return make_draft(as_manager)


@pytest.fixture
def kept(as_manager, draft):
    """What the server holds of 様式1."""

    def kept() -> dict[str, str]:
        with as_manager() as site:
            proposal = site["kyodo"][f"fy{CALL_YEAR}"][draft.rpartition("/")[2]]
            filing = Filings(proposal).get("group_proposal")
            return dict(filing.draft.raw) if filing is not None else {}

    return kept


def open_form(person: Person, draft: str, *, step: str = "project") -> None:
    """Open a step with a clock that only moves when told to."""
    person.page.clock.install()
    person.go(form(draft, step))


def saved(person: Person, milliseconds: int = 2000) -> None:
    """Let time pass until the page saves; the line says so."""
    with person.page.expect_response("**/@@kyodo-autosave/**"):
        person.page.clock.run_for(milliseconds)
    expect(person.page.locator("#kyodo-saved")).to_contain_text("に保存しました")


def test_who_never_stops_typing_is_saved_after_five_seconds(crew, draft, kept) -> None:
    member = crew["yui"]
    open_form(member, draft)
    field = member.page.locator(f"[name='{TITLE}']")
    field.press_sequentially("町")
    for letter in ("歩", "き", "の"):
        member.page.clock.run_for(1500)
        field.press_sequentially(letter)
    saved(member, 500)
    assert kept()[TITLE] == "町歩きの"


def test_without_network_the_line_says_so_and_the_net_coming_back_saves(crew, draft, kept) -> None:
    member = crew["yui"]
    open_form(member, draft)
    member.context.set_offline(True)
    member.put(TITLE, "電車の中で書いた題")
    member.page.clock.run_for(2000)
    failed = member.page.locator("#kyodo-saved-failed")
    expect(failed).to_have_text("保存できていません。入力はこの端末に残っています")
    expect(failed).to_be_visible()
    with member.page.expect_response("**/@@kyodo-autosave/**"):
        member.context.set_offline(False)
    expect(failed).to_be_hidden()
    assert kept()[TITLE] == "電車の中で書いた題"


def test_failed_save_is_tried_again_by_itself(crew, draft, kept) -> None:
    member = crew["yui"]
    open_form(member, draft)
    member.page.route("**/@@kyodo-autosave/**", lambda route: route.abort())
    member.put(TITLE, "二度目で届く題")
    member.page.clock.run_for(2000)
    expect(member.page.locator("#kyodo-saved-failed")).to_be_visible()
    member.page.unroute("**/@@kyodo-autosave/**")
    saved(member, 5000)
    assert kept()[TITLE] == "二度目で届く題"


def test_lost_session_is_said_and_logging_in_elsewhere_saves(crew, draft, kept) -> None:
    member = crew["yui"]
    open_form(member, draft)
    member.context.clear_cookies()
    member.put(TITLE, "切れたあとの題")
    member.page.clock.run_for(2000)
    lost = member.page.locator("#kyodo-saved-lost")
    expect(lost).to_contain_text("ログインの時間が切れました。")
    with member.context.expect_page() as opened:
        lost.get_by_role("link").click()
    tab = opened.value
    tab.fill("#__ac_name", "yui")
    tab.fill("#__ac_password", "kyodo-sample-2026")
    tab.click("#buttons-login")
    # The new tab is the same screen, and offers what this device remembers.
    expect(tab.get_by_role("button", name="残っている入力を戻す")).to_be_visible()
    tab.close()
    with member.page.expect_response("**/@@kyodo-autosave/**"):
        member.page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(lost).to_be_hidden()
    assert kept()[TITLE] == "切れたあとの題"


def test_autosave_without_session_answers_in_json(crew, draft) -> None:
    member = crew["yui"]
    member.go(form(draft, "project"))
    member.context.clear_cookies()
    answer = member.page.evaluate(
        """async () => {
          const form = document.querySelector('form[data-kyodo-autosave]');
          const answer = await fetch(form.dataset.kyodoAutosave, {
            method: 'POST', body: new FormData(form)});
          return [answer.status, answer.redirected, await answer.json()];
        }"""
    )
    assert answer == [401, False, {"ok": False, "lost": True}]


def test_writing_goes_on_at_another_device(crew, draft) -> None:
    train, home = crew["yui"], Person(crew, "yui")
    open_form(train, draft)
    train.put(TITLE, "電車の題")
    saved(train)
    home.log_in()
    home.go(draft)
    home.follow("様式1")
    home.page.get_by_role("link", name="提案する事業").first.click()
    assert home.page.input_value(f"[name='{TITLE}']") == "電車の題"


def test_two_people_on_one_page_keep_each_others_questions(crew, draft, kept) -> None:
    one, two = crew["yui"], crew["minoru"]
    open_form(one, draft)
    open_form(two, draft)
    one.put(TITLE, "由比花の題")
    saved(one)
    two.put(SUMMARY, "由比実の概要")
    saved(two)
    two.put(SUMMARY, "由比実の新しい概要")
    saved(two)
    held = kept()
    assert (held[TITLE], held[SUMMARY]) == ("由比花の題", "由比実の新しい概要")


def test_two_people_in_one_question_are_told_and_nothing_is_overwritten(crew, draft, kept) -> None:
    one, two = crew["yui"], crew["minoru"]
    open_form(one, draft)
    open_form(two, draft)
    one.put(TITLE, "由比花の題")
    saved(one)
    two.put(TITLE, "由比実の題")
    with two.page.expect_response("**/@@kyodo-autosave/**"):
        two.page.clock.run_for(2000)
    expect(two.page.locator("#kyodo-saved-failed")).to_contain_text("由比花")
    assert kept()[TITLE] == "由比花の題"
