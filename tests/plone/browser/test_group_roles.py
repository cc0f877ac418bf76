"""代表, 担当, 閲覧 and a stranger: what each may do for the group, by page, REST and file."""

from kamakura.kyodo.operations import proposal as verbs
from plone.testing.zope import Browser
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
from urllib.parse import urlencode
import datetime
import pytest
import re
import transaction


NOW = datetime.datetime.now(datetime.UTC)
FORM = "organization_profile"
WHO = {"daihyo": "representative", "tanto": "editor", "iin": "reader", "other": None}
NOT_HERE = (302, 401, 403, 404)


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"], now=NOW)
    made.call.frozen["settings"]["require_preliminary"] = False
    made.organization.members["iin"] = "reader"
    made.organization.reindexObjectSecurity()
    transaction.commit()
    return made


@pytest.fixture
def draft(site):
    with acting("daihyo"):
        made = verbs.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )
        papers.write_all(made, by="daihyo", now=NOW)
    transaction.commit()
    return made


@pytest.fixture
def enter(functional):
    def enter(user):
        browser = Browser(functional["app"])
        browser.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.followRedirects = False
        return browser

    return enter


def status(browser, url):
    browser.open(url)
    return int(browser.headers["Status"].split()[0])


def press(browser, page, **data):
    """Press a button as somebody would who knows its name."""
    browser.open(page)
    text = browser.contents if isinstance(browser.contents, str) else ""
    token = re.search(r'name="_authenticator"[^>]*value="([^"]+)"', text)
    browser.open(page, urlencode({"_authenticator": token[1] if token else "", **data}))
    transaction.begin()


def opened(enter, url):
    return {role: status(enter(user), url) == 200 for user, role in WHO.items()}


def test_draft_is_read_by_all_of_the_group_and_nobody_else(draft, enter):
    pages = (
        f"{draft.absolute_url()}/@@kyodo-preview?bundle=proposal",
        f"{draft.absolute_url()}/@@kyodo-form/{FORM}",
    )
    for url in pages:
        found = opened(enter, url)
        assert (found["representative"], found["editor"], found[None]) == (True, True, False)
    assert opened(enter, draft.absolute_url()) == {
        "representative": True,
        "editor": True,
        "reader": True,
        None: False,
    }


def test_file_of_a_draft_goes_to_the_group_alone(draft, enter):
    url = f"{draft.absolute_url()}/@@kyodo-file/{FORM}/draft/bylaws"
    assert opened(enter, url) == {
        "representative": True,
        "editor": True,
        "reader": True,
        None: False,
    }


def test_rest_tells_a_stranger_nothing_of_a_draft(draft, enter):
    found = {}
    for user, role in WHO.items():
        browser = enter(user)
        browser.addHeader("Accept", "application/json")
        browser.open(draft.absolute_url())
        found[role] = int(browser.headers["Status"].split()[0])
    assert found[None] in NOT_HERE
    assert found["representative"] == found["editor"]


@pytest.mark.parametrize("user", ["iin", "other"])
def test_who_only_reads_cannot_write_a_draft(draft, enter, user):
    before = draft.Title()
    page = f"{draft.absolute_url()}/@@kyodo-form/group_proposal/all"
    press(enter(user), page, **{"do": "save", "form.widgets.project_name": "書きかえ"})
    assert draft.Title() == before


@pytest.mark.parametrize("user", ["iin", "other"])
def test_who_only_reads_cannot_send(draft, enter, user):
    page = f"{draft.absolute_url()}/@@kyodo-preview?bundle=proposal"
    press(enter(user), page, do="send", token="t")
    assert draft.receipt_number is None


@pytest.mark.parametrize("user", ["daihyo", "tanto"])
def test_who_acts_for_the_group_sends(draft, enter, user):
    page = f"{draft.absolute_url()}/@@kyodo-preview?bundle=proposal"
    press(enter(user), page, do="send", token="t")
    assert draft.receipt_number.endswith("-G-01")


@pytest.mark.parametrize("user", ["tanto", "iin", "other"])
def test_only_the_representative_changes_the_people(site, enter, user):
    before = dict(site.organization.members)
    people = f"{site.organization.absolute_url()}/@@kyodo-people"
    for act in (
        {"do": "invite", "email": "new@example.jp", "role": "editor"},
        {"do": "role", "person": "iin", "new_role": "representative"},
        {"do": "remove", "person": "iin"},
        {"do": "hand_over", "person": user, "stay_as": "leave"},
    ):
        press(enter(user), people, **act)
    assert dict(site.organization.members) == before


def test_representative_changes_the_people(site, enter):
    people = f"{site.organization.absolute_url()}/@@kyodo-people"
    press(enter("daihyo"), people, do="role", person="iin", new_role="editor")
    press(enter("daihyo"), people, do="remove", person="tanto")
    assert site.organization.members == {"daihyo": "representative", "iin": "editor"}
