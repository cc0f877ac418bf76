"""A link for one person stands in the mail, and nowhere once the mail has left."""

from aiosmtpd.controller import Controller
from contextlib import contextmanager
from datetime import datetime
from datetime import UTC
from email import message_from_bytes
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import outbox
from plone import api
from tests.plone import observed
from tests.plone import sample
from tests.plone.sample import acting
import pytest
import socket
import transaction


NOW = datetime(2026, 9, 14, 3, 0, tzinfo=UTC)


class Sink:
    """An SMTP server that keeps what it gets."""

    def __init__(self) -> None:
        self.bodies: list[str] = []

    async def handle_DATA(self, server, session, envelope) -> str:
        mail = message_from_bytes(envelope.content)
        self.bodies.append(mail.get_payload(decode=True).decode())
        return "250 OK"


def use_port(port: int) -> None:
    api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
    api.portal.set_registry_record("plone.smtp_port", port)
    api.portal.get_tool("MailHost").smtp_host = "127.0.0.1"
    api.portal.get_tool("MailHost").smtp_port = port
    transaction.commit()


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


@contextmanager
def mail_server():
    sink, port = Sink(), free_port()
    server = Controller(sink, hostname="127.0.0.1", port=port)
    server.start()
    use_port(port)
    try:
        yield sink
    finally:
        server.stop()


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"], now=NOW)
    made.committee = observed.committee_of(made, now=NOW)
    use_port(free_port())
    made.meeting = observed.convened(made.committee, now=NOW)
    transaction.commit()
    return made


def kept(site) -> str:
    """Everything stored about the person, as the database holds it."""
    transaction.begin()
    found = [*seen_book(site.meeting).records(), *outbox_of(site.program).by_id.values()]
    return repr([one.__getstate__() for one in found])


def sign_up(site):
    observed.sign_up(site.meeting, 1, now=NOW)
    transaction.commit()
    transaction.begin()
    (key,) = seen_book(site.meeting).records()[0].mails
    return outbox_of(site.program).by_id[key]


def test_link_is_forgotten_once_the_mail_has_left(site):
    with mail_server() as sink:
        message = sign_up(site)
    assert message.status == "sent"
    assert "http://nohost/kata?k=token1" in sink.bodies[0]
    assert "kata1@example.jp" in kept(site)
    assert "token1" not in kept(site)


def test_mail_that_failed_is_sent_again_with_its_link(site):
    message = sign_up(site)
    assert message.status == "failed"
    assert "token1" in kept(site)
    with mail_server() as sink, acting("jimu"):
        outbox.resend(site.program, message_id=message.id, by="jimu", now=NOW)
        transaction.commit()
    assert "http://nohost/kata?k=token1" in sink.bodies[0]
    assert "token1" not in kept(site)
