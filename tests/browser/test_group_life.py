"""A group's life: invite by mail, join as a newcomer, hand over, read letters."""

from crew import Person
from datetime import timedelta
from drafts import form
from drafts import make_draft
from drafts import save
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.notifications.outbox import letters_to
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import organization_people
from kamakura.kyodo.operations import organization as organizations
from looks import NARROW
from playwright.sync_api import expect
from plone import api
from town import NOW
from town import PASSWORD
from town import settle
import pytest
import re


MAIL = "zaimokuza@example.jp"
TITLE = "form.widgets.project_name"
SECRET = "さんぽの会 夏みかん"


@pytest.fixture
def group(as_manager):
    """A group whose only person is its 代表; answers its path."""
    with as_manager() as site:
        settle(site)
        program = children(site, "KyodoProgram")[0]
        if api.user.get("hajime") is None:
            api.user.create(
                username="hajime",
                email="hajime@example.jp",
                password=PASSWORD,
                properties={"fullname": "材木座はじめ"},
            )
        made = organizations.open_organization(
            program, by="admin", now=NOW - timedelta(days=1), title="材木座の会"
        )
        made.members["hajime"] = "representative"
        made.reindexObject()
        made.reindexObjectSecurity()
        path = "/".join(made.getPhysicalPath()[2:])
    return path


def invited_link(as_manager, group):
    """The link in the newest invitation mail."""
    with as_manager() as site:
        mails = outbox_of(site.restrictedTraverse(group)).by_id.values()
        body = [mail for mail in mails if mail.kind == "member_invited"][-1].body
    return re.search(r"http\S+", body).group(0)


def test_newcomer_is_invited_joins_and_takes_over(crew, chromium, group, as_manager):
    lead = crew["hajime"]
    lead.go(f"{group}/@@kyodo-people")
    lead.put("email", MAIL)
    lead.put("role", "editor")
    lead.press("招待を送る")
    lead.sees("招待のメールを送りました。")

    context = chromium.new_context(java_script_enabled=False, locale="ja-JP")
    crew.contexts.append(context)
    page = context.new_page()
    page.goto(invited_link(as_manager, group))
    page.fill("[name='fullname']", "材木座つぎ")
    for field in page.locator("input[type='password']").all():
        field.fill(SECRET)
    page.get_by_role("button", name="登録して団体に入る").press("Enter")
    page.wait_for_load_state()
    with as_manager() as site:
        members = dict(site.restrictedTraverse(group).members)
    assert sorted(members.values()) == ["editor", "representative"]

    lead.go(group)
    lead.look("group-home")
    lead.go(f"{group}/@@kyodo-people")
    lead.look("group-people")
    lead.page.set_viewport_size(NARROW)
    lead.main.get_by_label("引き継いだあとの").select_option("leave")
    lead.press("材木座つぎさんに代表を引き継ぐ")
    lead.sees("代表を引き継ぎ、団体から外れました。")
    with as_manager() as site:
        assert list(site.restrictedTraverse(group).members.values()) == ["representative"]
    assert crew.problems == []


def test_invitation_page_is_fit_to_be_seen(crew, group, as_manager):
    lead = crew["hajime"]
    lead.go(f"{group}/@@kyodo-people")
    lead.put("email", MAIL)
    lead.put("role", "editor")
    lead.press("招待を送る")
    newcomer = crew[""]
    newcomer.page.goto(invited_link(as_manager, group))
    expect(newcomer.page.get_by_role("button", name="登録して団体に入る")).to_be_visible()
    newcomer.look("group-invitation")
    assert crew.problems == []


def test_newcomer_logs_in_writes_and_nobody_is_overwritten(crew, as_manager):
    """From the invitation to a saved answer; the other person, a page behind, is told."""
    draft = make_draft(as_manager, sheet=False)
    with as_manager() as site:
        group = organization_of(site.restrictedTraverse(draft))
        path = "/".join(group.getPhysicalPath()[2:])
    lead = crew["yui"]
    lead.go(f"{path}/@@kyodo-people")
    lead.put("email", MAIL)
    lead.put("role", "editor")
    lead.press("招待を送る")
    newcomer = Person(crew, MAIL)
    newcomer.page.goto(invited_link(as_manager, path))
    newcomer.put("fullname", "材木座つぎ")
    for field in newcomer.page.locator("input[type='password']").all():
        field.fill(SECRET)
    newcomer.press("登録して団体に入る")

    newcomer.go("login")
    newcomer.page.fill("#__ac_name", MAIL)
    newcomer.page.fill("#__ac_password", SECRET)
    newcomer.page.click("#buttons-login")
    newcomer.go(path)
    newcomer.look("newcomer-home")
    newcomer.main.locator(f"a[href$='{draft.rpartition('/')[2]}']").first.click()
    newcomer.follow("様式1")
    newcomer.page.get_by_role("link", name="提案する事業").first.click()
    lead.go(form(draft, "project"))
    newcomer.put(TITLE, "つぎの題")
    save(newcomer)
    lead.put(TITLE, "由比の題")
    save(lead)
    lead.sees("材木座つぎ")
    assert lead.page.input_value(f"[name='{TITLE}']") == "由比の題"
    with as_manager() as site:
        filing = Filings(site.restrictedTraverse(draft)).get("group_proposal")
        assert filing.draft.raw[TITLE] == "つぎの題"
    assert crew.problems == []


def test_home_with_a_draft_and_letters_is_fit_to_be_seen(crew, as_manager):
    draft = make_draft(as_manager, sheet=False)
    with as_manager() as site:
        proposal = site.restrictedTraverse(draft)
        group = organization_of(proposal)
        words = {"title": proposal.title, "number": "R8-G-01", "received": NOW}
        post(
            proposal,
            "proposal_received",
            recipients=organization_people(proposal),
            params=words,
            by="admin",
            now=NOW,
        )
        path = "/".join(group.getPhysicalPath()[2:])
        letter = letters_to(group, group.UID())[0]
    member = crew["yui"]
    for address, name in (
        (path, "group-home-full"),
        (f"{path}/@@kyodo-letters", "group-letters"),
        (f"{path}/@@kyodo-letter?id={letter.id}", "group-letter"),
    ):
        member.go(address)
        member.sees(letter.subject)
        member.look(name)
    assert crew.problems == []
