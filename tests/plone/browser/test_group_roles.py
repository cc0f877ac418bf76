"""代表, 担当, 閲覧 and a stranger: what each opens and does for a group: page, REST, file."""

from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.invitations import waiting_of
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.operations import invitation as invitations
from kamakura.kyodo.operations import proposal as verbs
from plone import api
from plone.protect.authenticator import createToken
from plone.testing.zope import Browser
from tests.plone import papers
from tests.plone import sample
from tests.plone.leaks.walk import Visitor
from tests.plone.sample import acting
from urllib.parse import urlencode
import datetime
import json
import pytest
import transaction


NOW = datetime.datetime.now(datetime.UTC)
FORM = "organization_profile"
TITLE = "form.widgets.project_name"
# The letters of the tables below.
WHO = {"L": "daihyo", "E": "tanto", "R": "etsuran", "S": "other"}
ROLES = {"L": "representative", "E": "editor", "R": "reader", "S": "nobody of the group"}


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"], now=NOW)
    made.call.frozen["settings"]["require_preliminary"] = False
    api.user.create(username="etsuran", email="etsuran@example.com", password=sample.PASSWORD)
    made.organization.members["etsuran"] = "reader"
    made.organization.reindexObjectSecurity()
    with acting("daihyo"):
        invitations.invite(
            made.organization,
            email="hana@example.jp",
            role="reader",
            key="hana.secret",
            url="u",
            by="daihyo",
            now=NOW,
        )
        made.draft = verbs.start_proposal(
            made.call, kind="group", organization=made.organization, by="daihyo", now=NOW
        )
        papers.write_all(made.draft, by="daihyo", now=NOW)
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


def status(browser):
    return int(browser.headers["Status"].split()[0])


# What opens for whom (200); everybody else is sent away.
GROUP, DRAFT = "group", "draft"
OPENS = (
    (DRAFT, "", "LER"),
    (DRAFT, "@@kyodo-form/group_proposal", "LE"),
    (DRAFT, "@@kyodo-preview?bundle=proposal", "LE"),
    (DRAFT, "@@kyodo-papers", "LER"),
    (DRAFT, "@@kyodo-takeaway", "LER"),
    (DRAFT, f"@@kyodo-word/{FORM}/draft", "LER"),
    (DRAFT, f"@@kyodo-file/{FORM}/draft/bylaws", "LER"),
    (GROUP, "", "LER"),
    (GROUP, "@@kyodo-letters", "LER"),
    (GROUP, "@@kyodo-people", "LER"),
    (GROUP, "@@kyodo-profile", "LE"),
)


@pytest.mark.parametrize(("place", "page", "readers"), OPENS)
def test_page_or_file_opens_for_these_alone(site, enter, place, page, readers):
    base = (site.draft if place == DRAFT else site.organization).absolute_url()
    found = []
    for letter, user in WHO.items():
        browser = enter(user)
        browser.open(f"{base}/{page}".rstrip("/"))
        found += [letter] if status(browser) == 200 else []
    assert "".join(found) == readers


def act_page(site, name):
    """(address, what is sent) of an act on a page."""
    draft, group = site.draft.absolute_url(), site.organization.absolute_url()
    people = f"{group}/@@kyodo-people"
    form = f"{draft}/@@kyodo-form/group_proposal/all"
    return {
        "save": (form, {"do": "save", TITLE: "書きかえ"}),
        "autosave": (form.replace("kyodo-form", "kyodo-autosave"), {TITLE: "書きかえ"}),
        "send": (f"{draft}/@@kyodo-preview?bundle=proposal", {"do": "send", "token": "t"}),
        "delete": (draft, {"do": "delete"}),
        "begin another": (
            f"{site.call.absolute_url()}/@@kyodo-start",
            {"do": "save", "organization": site.organization.UID(), "kind": "group"},
        ),
        "invite": (people, {"do": "save", "email": "new@example.jp", "role": "editor"}),
        "withdraw an invitation": (people, {"do": "withdraw", "invitation": "hana"}),
        "change a role": (people, {"do": "role", "person": "etsuran", "new_role": "editor"}),
        "remove": (people, {"do": "remove", "person": "etsuran"}),
        "hand over": (people, {"do": "hand_over", "person": "etsuran", "stay_as": "reader"}),
    }[name]


def kept(site):
    """Everything that one of the acts would change."""
    transaction.begin()
    ours = site.organization.UID()
    proposals = [
        one for one in children(site.call, "KyodoProposal") if one.organization_uid == ours
    ]
    titles = [
        filing.draft.raw.get(TITLE)
        for one in proposals
        for _key, filing in Filings(one).items()
        if filing.draft is not None
    ]
    return (
        [(one.getId(), api.content.get_state(one), one.receipt_number) for one in proposals],
        titles,
        dict(site.organization.members),
        sorted(waiting_of(site.organization, NOW)),
    )


def does(site, enter, user, url, data):
    """Press a button as somebody would who knows its name and holds a valid token."""
    with acting(user):
        token = createToken()
    browser = enter(user)
    browser.open(url, urlencode({"_authenticator": token, **data}))
    return browser


DOES = (
    ("save", "LE"),
    ("autosave", "LE"),
    ("send", "LE"),
    ("delete", "LE"),
    ("begin another", "LE"),
    ("invite", "L"),
    ("withdraw an invitation", "L"),
    ("change a role", "L"),
    ("remove", "L"),
    ("hand over", "L"),
)


@pytest.mark.parametrize("letter", WHO, ids=ROLES.values())
@pytest.mark.parametrize(("act", "doers"), DOES)
def test_act_is_done_by_these_alone(site, enter, act, doers, letter):
    before = kept(site)
    does(site, enter, WHO[letter], *act_page(site, act))
    assert (kept(site) != before) is (letter in doers)


@pytest.mark.parametrize("letter", WHO, ids=ROLES.values())
def test_file_is_attached_by_those_who_write(site, enter, letter):
    url = f"{site.draft.absolute_url()}/@@kyodo-upload/{FORM}/bylaws"
    with acting(WHO[letter]):
        token = createToken()
    boundary = "--kyodo"
    head = 'Content-Disposition: form-data; name="'
    body = (
        (
            f'--{boundary}\r\n{head}_authenticator"\r\n\r\n{token}\r\n--{boundary}\r\n'
            f'{head}file"; filename="new.pdf"\r\nContent-Type: application/pdf\r\n\r\n'
        ).encode()
        + papers.PDF
        + f"\r\n--{boundary}--\r\n".encode()
    )
    browser = enter(WHO[letter])
    browser.post(url, body, f"multipart/form-data; boundary={boundary}")
    transaction.begin()
    name = Filings(site.draft).get(FORM).draft.files["bylaws"].filename
    assert (name == "new.pdf") is (letter in "LE")


def rest(site, user, obj, name="", *, method="GET", data=None):
    """The status of a request for JSON."""
    path = "/".join(filter(None, ("/".join(obj.getPhysicalPath()), name)))
    body = json.dumps(data).encode() if data is not None else b""
    visitor = Visitor(site.portal, user, now=NOW)
    return visitor.get(path, accept="application/json", method=method, body=body).status


@pytest.mark.parametrize("place", [DRAFT, GROUP])
def test_rest_reads_for_the_group_alone(site, place):
    obj = site.draft if place == DRAFT else site.organization
    found = {letter: rest(site, user, obj) for letter, user in WHO.items()}
    assert found == {"L": 200, "E": 200, "R": 200, "S": 401}


@pytest.mark.parametrize("letter", WHO, ids=ROLES.values())
def test_rest_writes_for_nobody(site, letter):
    user, before, called = WHO[letter], kept(site), site.draft.title
    title, move = {"title": "書きかえ", "members": {}}, {"comment": ""}
    answers = [
        rest(site, user, site.draft, method="PATCH", data=title),
        rest(site, user, site.draft, method="DELETE"),
        rest(site, user, site.draft, "@workflow/file", method="POST", data=move),
        rest(site, user, site.draft, "@sharing", method="POST", data={"entries": []}),
        rest(site, user, site.organization, method="PATCH", data=title),
        rest(site, user, site.organization, method="DELETE"),
        rest(site, user, site.organization, "@sharing", method="POST", data={"entries": []}),
    ]
    assert [one for one in answers if one < 400] == []
    assert (kept(site), site.draft.title, site.organization.title) == (
        before,
        called,
        "かまくら多文化さんぽの会",
    )
