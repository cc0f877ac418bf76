"""Letters leave after the release is stored; a dead mail server loses nothing."""

from aiosmtpd.controller import Controller
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import outbox
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import selection as selections
from kamakura.kyodo.operations.base import state_of
from plone import api
from tests.plone import selection_sample as sample
import pytest
import socket
import transaction


class Sink:
    """An SMTP server that keeps what it gets."""

    def __init__(self) -> None:
        self.mails: list[tuple[list[str], bytes]] = []

    async def handle_DATA(self, server, session, envelope) -> str:
        self.mails.append((list(envelope.rcpt_tos), envelope.content))
        return "250 OK"


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


def use_mail_server(port: int) -> None:
    api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
    api.portal.set_registry_record("plone.smtp_port", port)
    mailhost = api.portal.get_tool("MailHost")
    mailhost.smtp_host, mailhost.smtp_port = "127.0.0.1", port


@pytest.fixture(scope="class")
def site(functional_app_class, functional_portal_class):
    made = sample.closed(functional_portal_class)
    with sample.acting("jimu"):
        selections.accept_computed(made.call, by="jimu", now=sample.NOW)
        release.prepare_release(made.call, by="jimu", now=sample.NOW)
    use_mail_server(free_port())
    transaction.commit()
    with sample.acting("jimu"):
        release.release_selection(made.call, by="jimu", now=sample.NOW)
        transaction.commit()
    return made


def letters(site) -> list:
    transaction.begin()
    return [one for one in outbox_of(site.program).newest() if one.kind == "selection_result"]


class TestDeadServer:
    """The order of these two is the story: nothing leaves, then one is sent again."""

    def test_release_stands_and_failed_mails_are_seen(self, site):
        assert {one.status for one in letters(site)} == {"failed"}
        assert all("refused" in one.error for one in letters(site))
        assert selection_of(site.call).released_at == sample.NOW
        assert state_of(site.call) == "announced"

    def test_failed_mail_is_sent_again_once(self, site):
        sink, port = Sink(), free_port()
        server = Controller(sink, hostname="127.0.0.1", port=port)
        server.start()
        try:
            use_mail_server(port)
            (letter,) = [one for one in letters(site) if one.recipient.email == "gp1@example.com"]
            with sample.acting("jimu"):
                outbox.resend(site.program, message_id=letter.id, by="jimu", now=sample.NOW)
                transaction.commit()
        finally:
            server.stop()
        assert [to for to, _content in sink.mails] == [["gp1@example.com"]]
        states = {one.recipient.email: one.status for one in letters(site)}
        assert states["gp1@example.com"] == "sent"
        assert states["gp2@example.com"] == "failed"
