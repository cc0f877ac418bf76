"""The secretariat types a paper in, from the call desk to the receipt."""

from datetime import timedelta
from kamakura.kyodo.content.lookup import children
from plone.testing.zope import Browser
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
import datetime
import pytest
import transaction


NOW = datetime.datetime.now(datetime.UTC)


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"], now=NOW)
    transaction.commit()
    return made


@pytest.fixture
def enter(functional):
    def enter(user, url):
        browser = Browser(functional["app"])
        browser.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.open(url)
        return browser

    return enter


def begin(site, enter, day=None):
    """Fill in the first page; answers the browser on what follows."""
    browser = enter("jimu", f"{site.call.absolute_url()}/@@kyodo-intake")
    day = day or (NOW - timedelta(days=1))
    browser.getControl(name="organization").value = [site.organization.UID()]
    for part in ("year", "month", "day"):
        browser.getControl(name=f"day.{part}").value = str(getattr(day, part))
    browser.getControl(name="clock").value = "14:30"
    browser.getControl(name="how").value = ["counter"]
    browser.getControl("入力を始める").click()
    return browser


def test_paper_is_typed_in_and_taken_in_with_a_reason(site, enter):
    browser = begin(site, enter)
    assert "団体の代わりに入力しています(窓口で" in browser.contents
    transaction.begin()
    proposal = children(site.call, "KyodoProposal")[0]
    browser.open(f"{proposal.absolute_url()}/@@kyodo-preview?bundle=proposal")
    browser.getControl(name="reason").value = "役員名簿は後日"
    browser.getControl("足りないまま受け付ける").click()
    assert browser.url.endswith("@@kyodo-receipt")
    assert "R" in proposal.receipt_number
    assert "窓口で受付・入力: 事務局 大町花子" in browser.contents


def test_complete_paper_is_sent_like_any_other(site, enter):
    browser = begin(site, enter)
    transaction.begin()
    proposal = children(site.call, "KyodoProposal")[0]
    with acting("jimu"):
        papers.write_all(proposal, by="jimu", now=NOW)
    transaction.commit()
    browser.open(f"{proposal.absolute_url()}/@@kyodo-preview?bundle=proposal")
    assert "足りないまま受け付ける" not in browser.contents
    browser.getControl("提出する").click()
    assert browser.url.endswith("@@kyodo-receipt")
    assert " 14:30" in browser.contents


def test_reason_is_asked_beside_its_field(site, enter):
    browser = begin(site, enter)
    transaction.begin()
    proposal = children(site.call, "KyodoProposal")[0]
    browser.open(f"{proposal.absolute_url()}/@@kyodo-preview?bundle=proposal")
    browser.getControl("足りないまま受け付ける").click()
    assert "足りないまま受け付ける理由を書いてください。" in browser.contents
    transaction.begin()
    assert proposal.receipt_number is None


def test_day_of_tomorrow_keeps_what_was_typed(site, enter):
    browser = begin(site, enter, day=NOW + timedelta(days=2))
    assert "届いた日時が、今より後になっています。" in browser.contents
    assert browser.getControl(name="clock").value == "14:30"


def test_group_sees_that_it_is_being_typed_in(site, enter):
    begin(site, enter)
    transaction.begin()
    proposal = children(site.call, "KyodoProposal")[0]
    browser = enter("daihyo", proposal.absolute_url())
    assert "事務局が入力しています。" in browser.contents


@pytest.mark.parametrize("user", ["bosai", "center", "daihyo"])
def test_nobody_else_opens_the_page(site, enter, user):
    browser = enter(user, f"{site.call.absolute_url()}/@@kyodo-intake")
    assert "入力を始める" not in browser.contents
