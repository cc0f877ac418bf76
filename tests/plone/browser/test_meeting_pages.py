"""The page that changes a meeting: its plan and each item of the agenda."""

from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import meeting as meetings
from plone.testing.zope import Browser
from tests.plone import observed
from tests.plone import sample
from tests.plone.sample import acting
import datetime
import pytest
import transaction


NOW = datetime.datetime.now(datetime.UTC)


@pytest.fixture
def meeting(functional):
    site = sample.make_site(functional["portal"], now=NOW)
    made = observed.drafted(observed.committee_of(site, now=NOW), now=NOW, days=3)
    transaction.commit()
    return made


@pytest.fixture
def browser(functional):
    made = Browser(functional["app"])
    made.handleErrors = False
    made.addHeader("Authorization", f"Basic jimu:{sample.PASSWORD}")
    return made


def save(browser):
    browser.getControl("保存する").click()
    transaction.begin()
    return browser.contents


def test_items_are_reworded_added_left_out_and_put_in_order(meeting, browser):
    browser.open(f"{meeting.absolute_url()}/@@kyodo-meeting")
    browser.getLink("日時・場所・議題を直す").click()
    browser.getControl(name="item-1").value = ""
    browser.getControl(name="item-3").value = "報告"
    browser.getControl(name="open-3").value = ["open"]
    browser.getControl(name="order-3").value = "1"
    save(browser)
    assert [(row["id"], row["title"], row["is_open"]) for row in meeting.agenda] == [
        ("1", "報告", True),
        ("2", "選考の審議", False),
    ]
    assert "会議を直しました。" in browser.contents


def test_closed_item_without_a_reason_is_told_beside_its_field_and_nothing_is_lost(
    meeting, browser
):
    browser.open(f"{meeting.absolute_url()}/@@kyodo-editmeeting")
    browser.getControl(name="reason-2").value = ""
    browser.getControl(name="place").value = "講堂"
    contents = save(browser)
    assert 'href="#reason-2"' in contents
    assert browser.getControl(name="place").value == "講堂"
    assert meeting.place == "市役所本庁舎 第3会議室"


def test_edit_of_plone_is_the_same_page(meeting, browser):
    browser.open(f"{meeting.absolute_url()}/edit")
    assert browser.getControl(name="item-2").value == "選考の審議"
    assert "form.widgets.agenda" not in browser.contents


def test_late_calling_is_said_before_it_is_pressed(meeting, browser):
    browser.open(f"{meeting.absolute_url()}/@@kyodo-meeting")
    assert "招集の期限" in browser.contents
    assert "決まりでは、会議の7日前までに招集します。" in browser.contents


def test_opened_meeting_offers_no_change(meeting, browser):
    with acting("jimu"):
        meetings.convene(
            meeting, params={"starts": "", "place": "", "agenda": ""}, by="jimu", now=NOW
        )
        attendances.record_attendance(meeting, attendance={"m1": "present"}, by="jimu", now=NOW)
        meetings.hold(meeting, by="jimu", now=NOW)
    transaction.commit()
    browser.open(f"{meeting.absolute_url()}/@@kyodo-meeting")
    assert "日時・場所・議題を直す" not in browser.contents


def test_proposals_are_put_on_the_agenda_and_the_group_reads_when_it_presents(functional, browser):
    site = sample.make_site(functional["portal"])
    committee = observed.committee_of(site, now=NOW)
    site.call.committee_uid = committee.UID()
    proposal = sample.ready(site)
    transaction.commit()
    browser.open(f"{committee.absolute_url()}/@@kyodo-addmeeting")
    day = NOW.date() + datetime.timedelta(days=10)
    asked = {
        "title": "選考の会議",
        "day.year": str(day.year),
        "day.month": str(day.month),
        "day.day": str(day.day),
        "clock": "13:00",
        "place": "講堂",
    }
    for name, value in asked.items():
        browser.getControl(name=name).value = value
    browser.getControl(name="kind").value = ["selection"]
    browser.getControl(name="call_uid").value = [site.call.UID()]
    browser.getControl(name="each_presentation").value = ["1"]
    save(browser)
    (meeting,) = committee.objectValues()
    assert [(row["proposal_uid"], row["is_open"]) for row in meeting.agenda] == [
        (proposal.UID(), True)
    ]
    with acting("jimu"):
        words = {"starts": "", "place": "", "agenda": ""}
        meetings.convene(meeting, params=words, by="jimu", now=NOW)
    transaction.commit()
    group = Browser(functional["app"])
    group.addHeader("Authorization", f"Basic daihyo:{sample.PASSWORD}")
    group.open(proposal.absolute_url())
    assert "13:00に始まる会議の1番目です。会場: 講堂" in group.contents
