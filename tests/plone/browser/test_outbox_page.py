"""送り箱: mails that stopped stand apart, and two buttons see to those that are ticked."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import selection as selections
from plone.testing.zope import Browser
from tests.plone import selection_sample as sample
from urllib.parse import urlencode
import pytest
import re
import transaction


TITLE = "送信の途中で止まったメール"


@pytest.fixture
def site(functional):
    made = sample.closed(functional["portal"])
    made.app = functional["app"]
    with sample.acting("jimu"):
        selections.accept_computed(made.call, by="jimu", now=sample.NOW)
        release.prepare_release(made.call, by="jimu", now=sample.NOW)
    transaction.commit()
    return made


def let_go(site, *, ago: timedelta) -> list[str]:
    """All letters are on their way since then, and nothing was heard of them."""
    transaction.begin()
    box = outbox_of(site.program)
    ids = list(box.prepared)
    for id in ids:
        box.let_go(box.by_id[id], datetime.now(UTC) - ago)
    transaction.commit()
    return ids


@pytest.fixture
def stopped(site):
    return let_go(site, ago=timedelta(hours=2))


def enter(site, user="jimu"):
    page = Browser(site.app)
    page.handleErrors = True
    page.raiseHttpErrors = False
    page.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
    page.open(f"{site.program.absolute_url()}/@@kyodo-outbox")
    return page


def press(page, button, **data):
    token = re.search(r'name="_authenticator"[^>]*value="([^"]+)"', page.contents)[1]
    listed = re.findall(r'name="listed"[^>]*value="([^"]+)"', page.contents)
    fields = {"_authenticator": token, "do": button, "listed": listed, **data}
    page.open(page.url, urlencode(fields, doseq=True))
    transaction.begin()
    return page.contents


def statuses(site, ids):
    transaction.begin()
    return [outbox_of(site.program).by_id[id].status for id in ids]


def apart(contents: str) -> list[str]:
    """The ids in the list apart."""
    return re.findall(r'<input[^>]*name="chosen"[^>]*value="([^"]+)"', contents)


def test_stopped_mails_stand_apart_with_since_when(site, stopped):
    page = enter(site)
    assert apart(page.contents) == stopped
    section = page.contents.split('id="stopped"')[1].split("</section>")[0]
    assert ("いつから送信中か" in section, "届いたかどうかは" in section) == (True, True)
    assert f"止まったメールが{len(stopped)}通あります" in page.contents


def test_mails_on_their_way_do_not_stand_apart(site):
    let_go(site, ago=timedelta(minutes=55))
    assert TITLE not in enter(site).contents


def test_ticked_ones_are_on_their_way_again(site, stopped):
    page = enter(site)
    assert "2通の送信をもう一度始めました" in press(page, "resend_stopped", chosen=stopped[:2])
    # No mail server listens in this test: what was tried is known to have failed.
    assert statuses(site, stopped) == ["failed"] * 2 + ["released"] * (len(stopped) - 2)
    assert apart(page.contents) == stopped[2:]


def test_all_of_the_list_are_noted_as_arrived(site, stopped):
    page = enter(site)
    contents = press(page, "note_arrived", all="1")
    assert f"{len(stopped)}通を送信済みにしました" in contents
    assert statuses(site, stopped) == ["sent"] * len(stopped)
    assert TITLE not in contents


@pytest.mark.parametrize("button", ["resend_stopped", "note_arrived"])
def test_nothing_ticked_is_said(site, stopped, button):
    assert "メールを選んでください" in press(enter(site), button)
    assert statuses(site, stopped) == ["released"] * len(stopped)


def test_who_comes_second_is_told(site, stopped):
    first, second = enter(site), enter(site)
    press(first, "resend_stopped", chosen=stopped[0])
    assert "もう止まっていません" in press(second, "resend_stopped", chosen=stopped[0])


def test_one_mail_offers_the_button_after_its_hour(site, stopped):
    page = enter(site)
    page.open(f"{page.url}?mail={stopped[0]}")
    assert 'value="resend"' in page.contents
    let_again = outbox_of(site.program)
    let_again.let_go(let_again.by_id[stopped[0]], datetime.now(UTC))
    transaction.commit()
    page.open(page.url)
    assert 'value="resend"' not in page.contents


@pytest.mark.parametrize("who", ["gp1", "iin1", "iin4"])
def test_others_see_nothing_of_it(site, stopped, who):
    page = enter(site, who)
    assert (apart(page.contents), TITLE in page.contents) == ([], False)


def test_list_of_letters_says_whose_mail_has_not_left(site):
    with sample.acting("jimu"):
        release.release_selection(site.call, by="jimu", now=sample.NOW)
    transaction.commit()
    transaction.begin()
    box, notices = outbox_of(site.program), selection_of(site.call).notices
    for notice in notices.values():
        for id in notice.mails:
            box.settle(box.by_id[id], "", sample.NOW)
    (lost,) = notices[site.proposals["P5"].UID()].mails
    box.let_go(box.by_id[lost], sample.NOW - timedelta(days=999))
    transaction.commit()
    page = enter(site)
    page.open(f"{site.call.absolute_url()}/@@kyodo-notices")
    assert re.findall(r"@@kyodo-outbox\?mail=([^\"]+)", page.contents) == [lost]
    assert ("途中で止まった" in page.contents, page.contents.count("送信済み")) == (True, 4)
