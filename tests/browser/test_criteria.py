"""審査の基準: the secretariat changes them and sees at once what they would do."""

from datetime import timedelta
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.operations import call as calls
from playwright.sync_api import expect
from plone.app.testing import SITE_OWNER_NAME
from town import CALL_YEAR
from town import NOW
from town import settle
import pytest


@pytest.fixture
def town(as_manager):
    with as_manager() as site:
        settle(site)
        program = children(site, "KyodoProgram")[0]
        call = calls.create_call(
            program,
            fiscal_year=CALL_YEAR,
            by=SITE_OWNER_NAME,
            now=NOW,
            opens=NOW + timedelta(days=10),
            closes=NOW + timedelta(days=40),
        )
        path = "/".join(call.getPhysicalPath()[2:])
    return path


def test_criteria_are_set_with_a_worked_example_beside_them(crew, town, as_manager):
    jimu = crew["jimu"]
    jimu.go(f"{town}/kyodo-callsteps")
    jimu.follow("審査の基準を決める")
    jimu.look("criteria")
    jimu.put("weight.0", "２")
    jimu.put("pass_percent", "90")
    example = jimu.page.locator("#kyodo-criteria-example")
    expect(example.get_by_text("49.5点以上で合格")).to_be_visible()
    expect(example.get_by_text("基準未達").first).to_be_visible()
    jimu.press("項目を足す")
    jimu.press("基準を保存する")
    jimu.sees("審査の基準を保存しました。")
    jimu.put("weight.1", "重い")
    jimu.press("基準を保存する")
    jimu.sees("2番目の項目の重みが使えません。")
    jimu.look("criteria-error")
    assert jimu.page.locator("#weight\\.1").input_value() == "重い"
    with as_manager() as site:
        criteria = criteria_of(site.restrictedTraverse(town))
    assert (criteria.item("q1").weight, criteria.pass_percent) == ("2", 90)
    assert crew.problems == []


def test_criteria_work_without_a_script(chromium, site_address, town, crew, as_manager):
    context = chromium.new_context(java_script_enabled=False, locale="ja-JP")
    crew.contexts.append(context)
    page = context.new_page()
    page.goto(f"{site_address}/login")
    page.fill("#__ac_name", "jimu")
    page.fill("#__ac_password", "kyodo-sample-2026")
    page.click("#buttons-login")
    page.goto(f"{site_address}/{town}/kyodo-criteria")
    page.get_by_role("button", name="項目2を上へ").click()
    assert page.locator("#title\\.0").input_value() == "協働の必要性"
    page.get_by_role("button", name="項目10を消す").click()
    page.get_by_role("button", name="基準を保存する").click()
    with as_manager() as site:
        criteria = criteria_of(site.restrictedTraverse(town))
    assert criteria.keys == ("q2", "q1", *(f"q{n}" for n in range(3, 10)))
