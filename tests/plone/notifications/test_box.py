"""送り箱: a page costs as much as it shows, and open mails are found without a walk."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.notifications.box import Message
from kamakura.kyodo.notifications.box import Outbox
from kamakura.kyodo.notifications.box import Recipient
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


NOW = datetime(2026, 10, 9, 1, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def on_its_way(box, *, made, let_go=None):
    """A message that was made (and perhaps released later) and of which nothing was heard."""
    recipient = Recipient("花子 様", f"{made.isoformat()}@example.jp")
    key = f"{made:%Y%m%dT%H%M%S.%f}-aa"
    message = Message(id=key, kind="k", target_uid="u", recipient=recipient)
    message.created_at = made
    message.status = "released" if let_go is None else "prepared"
    box.put(message)
    if let_go is not None:
        box.let_go(message, let_go)
    return message


@pytest.mark.parametrize(
    ("made", "let_go", "stops"),
    [
        (NOW - HOUR, None, True),
        (NOW - HOUR / 2, None, False),
        (NOW - 90 * HOUR, NOW - HOUR, True),
        (NOW - 90 * HOUR, NOW - HOUR / 2, False),
    ],
)
def test_mail_is_given_up_an_hour_after_it_was_let_go(made, let_go, stops):
    box = Outbox()
    message = on_its_way(box, made=made, let_go=let_go)
    assert box.give_up(NOW) == int(stops)
    assert message.status == ("stopped" if stops else "released")


def test_what_was_let_go_late_is_found_after_earlier_looks():
    box = Outbox()
    box.give_up(NOW)
    message = on_its_way(box, made=NOW - 90 * HOUR, let_go=NOW)
    assert box.stopped_ids(NOW + HOUR) == [message.id]


def test_stopped_mails_are_listed_once_noted_or_not():
    box = Outbox()
    old = on_its_way(box, made=NOW - 5 * HOUR)
    box.give_up(NOW - HOUR)
    new = on_its_way(box, made=NOW - 3 * HOUR, let_go=NOW - 2 * HOUR)
    assert box.stopped_ids(NOW) == [old.id, new.id]
    box.give_up(NOW)
    assert sorted(box.stopped_ids(NOW)) == sorted([old.id, new.id])


def test_daily_job_finds_what_a_page_no_longer_looks_for():
    """The job had not run for weeks."""
    box = Outbox()
    message = on_its_way(box, made=NOW - timedelta(days=30))
    assert box.stopped_ids(NOW) == []
    assert box.give_up(NOW) == 1
    assert box.stopped_ids(NOW) == [message.id]


def test_mail_that_is_sent_again_leaves_every_list_until_it_is_heard_of():
    box = Outbox()
    message = on_its_way(box, made=NOW - 2 * HOUR)
    box.give_up(NOW)
    box.let_go(message, NOW)
    assert (box.stopped_ids(NOW), list(box.stopped), list(box.failed)) == ([], [], [])
    assert box.stopped_ids(NOW + HOUR) == [message.id]


def test_mail_that_left_is_never_given_up():
    box = Outbox()
    message = on_its_way(box, made=NOW - 9 * HOUR, let_go=NOW - 8 * HOUR)
    box.settle(message, "", NOW - 8 * HOUR)
    assert (box.give_up(NOW), message.status) == (0, "sent")


def test_a_late_word_of_the_mail_server_is_believed():
    box = Outbox()
    message = on_its_way(box, made=NOW - 2 * HOUR)
    box.give_up(NOW)
    box.settle(message, "", NOW)
    assert (message.status, box.stopped_ids(NOW)) == ("sent", [])
