"""A server that died between commit and sending: its mails are seen, and sent again once."""

from aiosmtpd.controller import Controller
from contextlib import closing
from contextlib import contextmanager
from datetime import timedelta
from kamakura.kyodo.content import audit
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import outbox
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import selection as selections
from plone import api
from tests.plone import selection_sample as sample
from tests.plone.at_once import at_once
import pytest
import socket
import transaction


LATER = sample.NOW + timedelta(hours=1)


class Sink:
    """An SMTP server that keeps whom it got mails for, and what the outbox said meanwhile."""

    def __init__(self, look=None) -> None:
        self.receivers: list[str] = []
        self.seen: list[list[str]] = []
        self.look = look

    async def handle_DATA(self, server, session, envelope) -> str:
        self.receivers += envelope.rcpt_tos
        if self.look:
            self.seen.append(self.look())
        return "250 OK"


@contextmanager
def mail_server(look=None):
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    sink = Sink(look)
    server = Controller(sink, hostname="127.0.0.1", port=port)
    server.start()
    api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
    api.portal.set_registry_record("plone.smtp_port", port)
    mailhost = api.portal.get_tool("MailHost")
    mailhost.smtp_host, mailhost.smtp_port = "127.0.0.1", port
    transaction.commit()
    try:
        yield sink
    finally:
        server.stop()


@pytest.fixture
def site(functional):
    made = sample.closed(functional["portal"])
    with sample.acting("jimu"):
        selections.accept_computed(made.call, by="jimu", now=sample.NOW)
        release.prepare_release(made.call, by="jimu", now=sample.NOW)
    transaction.commit()
    return made


@pytest.fixture
def stopped(site):
    """The ids of letters that were let go, and of which nothing was heard since."""
    box = outbox_of(site.program)
    ids = list(box.prepared)
    for id in ids:
        box.let_go(box.by_id[id], sample.NOW)
    transaction.commit()
    return ids


def receiver(site, id: str) -> str:
    return outbox_of(site.program).by_id[id].recipient.email


def status(site, id: str) -> str:
    transaction.begin()
    return outbox_of(site.program).by_id[id].status


def refused(act, *args, **options) -> str:
    with sample.acting(options["by"]), pytest.raises(Refused) as caught:
        act(*args, **options)
    return str(caught.value.refusal.code)


def pressed(site, id: str):
    """The act of pressing the button for one mail."""
    path = "/".join(site.program.getPhysicalPath())

    def act(portal) -> None:
        outbox.resend(portal.unrestrictedTraverse(path), message_id=id, by="jimu", now=LATER)

    return "jimu", act


def test_two_who_press_at_once_send_once(site, stopped):
    with mail_server() as sink:
        done = at_once(site, pressed(site, stopped[0]), pressed(site, stopped[0]))
    assert [(one.answer, one.tries) for one in done] == [(None, 1), ("mail_not_failed", 2)]
    assert sink.receivers == [receiver(site, stopped[0])]
    assert [one.action for one in audit.lines(site.program)].count("resend_mail") == 1


def test_second_press_finds_the_mail_on_its_way(site, stopped):
    options = {"message_id": stopped[0], "by": "jimu", "now": LATER}
    with sample.acting("jimu"):
        outbox.resend(site.program, **options)
    assert refused(outbox.resend, site.program, **options) == "mail_on_its_way"


def test_before_its_hour_a_mail_is_not_sent_again(site, stopped):
    early = LATER - timedelta(microseconds=1)
    options = {"message_id": stopped[0], "by": "jimu", "now": early}
    assert refused(outbox.resend, site.program, **options) == "mail_on_its_way"
    options = {"message_ids": stopped, "by": "jimu", "now": early}
    assert refused(outbox.resend_stopped, site.program, **options) == "mail_not_stopped"


def test_chosen_ones_are_sent_again_and_the_others_stay(site, stopped):
    with mail_server() as sink, sample.acting("jimu"):
        options = {"by": "jimu", "now": LATER}
        # The first one was sent by somebody else meanwhile.
        outbox.resend(site.program, message_id=stopped[0], **options)
        count = outbox.resend_stopped(site.program, message_ids=stopped[:3], **options)
        transaction.commit()
    assert count == 2
    assert sorted(sink.receivers) == sorted(receiver(site, one) for one in stopped[:3])
    assert outbox_of(site.program).stopped_ids(LATER) == stopped[3:]


def test_mail_that_had_arrived_is_noted_and_not_sent(site, stopped):
    with mail_server() as sink, sample.acting("jimu"):
        options = {"message_ids": stopped[:1], "by": "jimu", "now": LATER}
        outbox.note_arrived(site.program, **options)
        transaction.commit()
    message = outbox_of(site.program).by_id[stopped[0]]
    assert (message.status, message.sent_at, sink.receivers) == ("sent", sample.NOW, [])


@pytest.mark.parametrize("who", ["gp1", "iin1", "iin4"])
def test_nobody_but_the_secretariat_sends_again(site, stopped, who):
    options = {"message_ids": stopped, "by": who, "now": LATER}
    assert refused(outbox.resend_stopped, site.program, **options) == "not_permitted"
    assert refused(outbox.note_arrived, site.program, **options) == "not_permitted"


def test_what_left_before_the_server_died_is_known_to_have_left(site):
    """While each letter is under way, the outbox already says of the ones before that they left."""
    db, oid = site.portal._p_jar.db(), outbox_of(site.program)._p_oid
    ids = list(outbox_of(site.program).prepared)

    def look() -> list[str]:
        with closing(db.open(transaction.TransactionManager())) as connection:
            return sorted(connection.get(oid).by_id[id].status for id in ids)

    with mail_server(look) as sink:
        with sample.acting("jimu"):
            release.release_selection(site.call, by="jimu", now=sample.NOW)
        transaction.commit()
    total = len(ids)
    assert sink.seen == [["released"] * (total - left) + ["sent"] * left for left in range(total)]
