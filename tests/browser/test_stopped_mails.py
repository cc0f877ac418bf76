"""Mails that stopped on their way: found, ticked by keyboard and sent again."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.notifications.outbox import prepare
from kamakura.kyodo.notifications.outbox import Recipient
from town import settle
import pytest


@pytest.fixture
def address(as_manager):
    """The outbox of a scheme with two mails that were let go two hours ago."""
    since = datetime.now(UTC) - timedelta(hours=2)
    with as_manager() as site:
        settle(site)
        program = children(site, "KyodoProgram")[0]
        people = [Recipient(f"由比{name} 様", f"{name}@example.jp") for name in ("ichi", "ni")]
        options = {"recipients": people, "params": {"title": "町を歩く"}, "by": "admin"}
        made = prepare(program, "marking_started", **options, now=since)
        for message in made:
            outbox_of(program).let_go(message, since)
        path = "/".join(program.getPhysicalPath()[2:])
    return f"{path}/@@kyodo-outbox"


def test_stopped_mails_are_seen_and_one_is_sent_again(crew, address):
    desk = crew["jimu"]
    desk.go(address)
    desk.sees("送信の途中で止まったメールが2通あります。")
    desk.look("outbox-stopped")
    boxes = desk.page.locator("#stopped input[name='chosen']")
    boxes.first.focus()
    desk.page.keyboard.press("Space")
    desk.press("もう一度送る")
    desk.sees("1通の送信をもう一度始めました。", "送信の途中で止まったメールが1通あります。")
    desk.look("outbox-sent-again")
    assert crew.problems == []
