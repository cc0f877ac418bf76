"""送り箱: a page costs as much as it shows, and open mails are found without a walk."""

from datetime import timedelta
from kamakura.kyodo.notifications.outbox import Message
from kamakura.kyodo.notifications.outbox import Outbox
from kamakura.kyodo.notifications.outbox import Recipient
import pytest


@pytest.fixture
def box():
    made = Outbox()
    for number in range(7):
        recipient = Recipient("花子 様", f"h{number}@example.jp")
        message = Message(id=f"2026-{number:03}", kind="k", target_uid="u", recipient=recipient)
        message.created_at = timedelta(number)
        message.status = "sent"
        made.put(message)
    return made


def ids(messages):
    return [one.id for one in messages]


def test_newest_come_first_page_by_page(box):
    first = box.newest(size=3)
    assert ids(first) == ["2026-006", "2026-005", "2026-004"]
    assert ids(box.newest(before="2026-004", size=3)) == ["2026-003", "2026-002", "2026-001"]
    assert ids(box.newest(before="2026-001", size=3)) == ["2026-000"]
    assert box.newest(before="2026-000", size=3) == []


def test_failed_mails_are_listed_until_they_are_sent(box):
    message = box.by_id["2026-002"]
    box.mark(message, "failed")
    assert ids(box.newest("failed")) == ["2026-002"]
    box.mark(message, "sent")
    assert box.newest("failed") == []


def test_prepared_mails_are_listed_until_they_leave(box):
    message = box.by_id["2026-005"]
    box.mark(message, "prepared")
    assert ids(box.newest("prepared")) == ["2026-005"]
    box.mark(message, "withdrawn")
    assert box.newest("prepared") == []
