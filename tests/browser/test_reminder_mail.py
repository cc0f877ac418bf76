"""The mail of the daily job: one per person, through a real mail server, with links that open."""

from aiosmtpd.controller import Controller
from contextlib import contextmanager
from crew import PASSWORD
from crew import Person
from datetime import timedelta
from email import message_from_bytes
from email import policy
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.notifications.jobs import site_at
from layer import SITE_ID
from pathlib import Path
from playwright.sync_api import expect
from tests.plone import sample
from tests.plone.notifications.test_delivery import free_port
from tests.plone.notifications.test_delivery import Sink
from tests.plone.notifications.test_delivery import use_mail_server
from zope.component.hooks import setSite
from zope.globalrequest import clearRequest
import pytest
import re
import transaction


SCRIPT = Path(__file__).parents[2] / "scripts" / "daily.py"
TITLES = ("防災さんぽマップ", "竹あかり教室")


@pytest.fixture
def due(as_manager):
    """Two talks that wait for the same department; three days before they are due."""
    with as_manager() as portal:
        site = sample.make_site(portal)
        talks = [sample.consulting(site, title=title)[1] for title in TITLES]
        portal.MailHost.smtp_queue = False
        return sample.NOW + timedelta(days=(talks[0].due - today(sample.NOW)).days - 3)


@contextmanager
def mail_server(as_manager):
    """A mail server the site sends to, and what it got."""
    sink, port = Sink(), free_port()
    server = Controller(sink, hostname="127.0.0.1", port=port)
    server.start()
    try:
        with as_manager():
            use_mail_server(port)
        yield sink
    finally:
        server.stop()


def run_daily(server, address: str, now) -> int:
    """As cron runs it: without a browser and without anybody who is logged in."""
    spec = spec_from_file_location("daily", SCRIPT)
    script = module_from_spec(spec)
    spec.loader.exec_module(script)
    transaction.begin()
    try:
        site_at(server["app"], SITE_ID, address)
        return script.remind_site(transaction.commit, now=now)
    finally:
        setSite(None)
        clearRequest()


def mails_to(sink: Sink, email: str) -> list[str]:
    """Subject and text of what a person got."""
    found = [
        message_from_bytes(data, policy=policy.default) for to, data in sink.mails if email in to
    ]
    return [f"{one['Subject']}\n\n{one.get_body().get_content()}" for one in found]


def test_one_mail_about_everything_and_its_links_open(server, as_manager, crew, site_address, due):
    with mail_server(as_manager) as sink:
        run_daily(server, site_address, due)
    (text,) = mails_to(sink, "bosai@example.com")
    links = re.findall(r"https?://\S+", text)
    assert len(links) == len(TITLES)
    bosai = Person(crew, "bosai")
    # Nobody is logged in when a mail is read: the login leads on to what the link meant.
    bosai.page.goto(links[0])
    bosai.page.fill("#__ac_name", "bosai")
    bosai.page.fill("#__ac_password", PASSWORD)
    bosai.page.click("#buttons-login")
    expect(bosai.page).to_have_url(links[0])
    for link in links:
        bosai.page.goto(link)
        title = next(one for one in TITLES if text.index(one) < text.index(link) < end(text, one))
        expect(bosai.page.locator("main")).to_contain_text(title)
    assert crew.problems == []


def end(text: str, title: str) -> int:
    """Where what the mail says about a proposal ends."""
    return text.find("\n\n", text.index(title))


def test_a_second_run_on_the_day_sends_nothing(server, as_manager, site_address, due):
    with mail_server(as_manager) as sink:
        first = run_daily(server, site_address, due)
        again = run_daily(server, site_address, due + timedelta(hours=5))
    people = sorted(to for tos, _data in sink.mails for to in tos)
    assert (again, len(people)) == (0, first)
    assert people == [f"{one}@example.com" for one in ("bosai", "center", "daihyo", "tanto")]
