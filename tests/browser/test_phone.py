"""What a phone shows of the wide screens: the line of steps folds to where one is."""

from drafts import make_draft
from looks import axe
from looks import NARROW
from looks import WIDE
from playwright.sync_api import expect
import pytest


@pytest.fixture
def draft(as_manager, crew, site_address) -> str:
    """The address of a group's draft."""
    return f"{site_address}/{make_draft(as_manager)}"


def steps(page):
    return page.locator(".kyodo-flow-steps")


def summary(page):
    return page.locator(".kyodo-flow-short summary")


def test_line_of_steps_folds_on_a_phone_and_opens_without_javascript(chromium, crew, draft) -> None:
    cookies = crew["yui"].page.context.cookies()
    with chromium.new_context(java_script_enabled=False, viewport=NARROW) as context:
        context.add_cookies(cookies)
        page = context.new_page()
        page.goto(draft)
        expect(steps(page)).to_be_hidden()
        expect(summary(page)).to_contain_text("手順 1 / 8: 下書き")
        summary(page).press("Enter")
        expect(steps(page).locator("li")).to_have_count(8)
        expect(steps(page)).to_be_visible()


def test_line_of_steps_stands_open_on_a_wide_screen_and_on_paper(crew, draft) -> None:
    page = crew["yui"].page
    page.goto(draft)
    page.set_viewport_size(WIDE)
    expect(steps(page)).to_be_visible()
    expect(summary(page)).to_be_hidden()
    page.set_viewport_size(NARROW)
    page.emulate_media(media="print")
    expect(steps(page)).to_be_visible()
    page.emulate_media(media="screen")
    assert axe(page) == []
