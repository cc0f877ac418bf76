"""A link by mail: looked at by anybody, used once, by whoever holds it."""

from kamakura.kyodo.content.invitations import invitations_of
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import invitation as invitations
from kamakura.kyodo.operations import organization as verbs
from plone import api
from plone.testing.zope import Browser
from tests.plone import sample
from tests.plone.sample import acting
import datetime
import pytest
import re
import transaction


NOW = datetime.datetime.now(datetime.UTC)
PASSWORD = "さんぽの会 夏みかん"


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"], now=NOW)
    transaction.commit()
    return made


@pytest.fixture
def enter(functional):
    def enter(user=""):
        browser = Browser(functional["app"])
        if user:
            browser.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        return browser

    return enter


def invite(site, enter, email="hana@example.jp", role="editor", user="daihyo"):
    """Invite on the page; answers the link from the mail."""
    browser = enter(user)
    browser.open(f"{site.organization.absolute_url()}/@@kyodo-people")
    browser.getControl(name="email").value = email
    browser.getControl(name="role").value = [role]
    browser.getControl("招待を送る").click()
    transaction.begin()
    mails = [m for m in outbox_of(site.program).by_id.values() if m.kind == "member_invited"]
    return re.search(r"http\S+", mails[-1].body).group(0)


def ask_in(site, **wanted):
    """Invite by the verb alone."""
    return invitations.invite(site.organization, url="u", now=NOW, **wanted)


def members(site):
    transaction.begin()
    return dict(site.organization.members)


def test_person_without_an_account_makes_one_and_is_in_the_group(site, enter):
    link = invite(site, enter)
    browser = enter()
    browser.open(link)
    assert site.organization.title in browser.contents
    browser.getControl(name="fullname").value = "由比 花子"
    browser.getControl(name="password").value = PASSWORD
    browser.getControl(name="again").value = PASSWORD
    browser.getControl("登録して団体に入る").click()
    assert members(site)["hana@example.jp"] == "editor"
    assert "メールアドレスとパスワードでログインしてください。" in browser.contents
    browser.getControl(name="__ac_name").value = "hana@example.jp"
    browser.getControl(name="__ac_password").value = PASSWORD
    browser.getControl(name="buttons.login").click()
    assert browser.url == site.organization.absolute_url()
    assert api.user.get("hana@example.jp").getProperty("fullname") == "由比 花子"


def test_person_with_an_account_joins_with_one_button(site, enter):
    link = invite(site, enter, email="other@example.com", role="reader")
    browser = enter("other")
    browser.open(link)
    browser.getControl("団体に入る").click()
    assert members(site)["other"] == "reader"


def test_looking_at_the_link_changes_nothing(site, enter):
    link = invite(site, enter)
    before = members(site)
    for user in ("", "other"):
        enter(user).open(link)
    assert members(site) == before
    assert [one.state for one in invitations_of(site.organization).values()] == ["waiting"]


def test_link_works_once(site, enter):
    link = invite(site, enter, email="other@example.com")
    browser = enter("other")
    browser.open(link)
    browser.getControl("団体に入る").click()
    again = enter("jimu")
    again.open(link)
    assert "この招待はもう使われました。" in again.contents
    assert site.organization.title not in again.contents


@pytest.mark.parametrize("key", ["", "x", "{uid}.", "{uid}.zz.secret", "{call}.a.b"])
def test_wrong_link_tells_nothing(site, enter, key):
    key = key.format(uid=site.organization.UID(), call=site.call.UID())
    browser = enter()
    browser.open(f"{site.program.absolute_url()}/@@kyodo-invitation?k={key}")
    assert "この招待は見つかりません。" in browser.contents
    assert site.organization.title not in browser.contents


def test_withdrawn_link_no_longer_works(site, enter):
    link = invite(site, enter)
    browser = enter("daihyo")
    browser.open(f"{site.organization.absolute_url()}/@@kyodo-people")
    browser.getControl("hana@example.jpへの招待を取り消す").click()
    visitor = enter()
    visitor.open(link)
    assert "この招待は取り消されました。" in visitor.contents


def test_expired_link_no_longer_works(site, enter):
    link = invite(site, enter)
    for one in invitations_of(site.organization).values():
        one.expires = NOW
    transaction.commit()
    visitor = enter()
    visitor.open(link)
    assert "この招待は期限が過ぎました。" in visitor.contents


def test_second_invitation_to_an_address_replaces_the_first(site, enter):
    first, second = invite(site, enter), invite(site, enter)
    visitor = enter()
    visitor.open(first)
    assert "この招待は取り消されました。" in visitor.contents
    visitor.open(second)
    assert site.organization.title in visitor.contents


def test_secret_of_the_link_is_not_kept_with_the_group(site, enter):
    secret = invite(site, enter).rpartition(".")[2]
    kept = [vars(one) for one in invitations_of(site.organization).values()]
    assert secret not in repr(kept)


@pytest.mark.parametrize("user", ["tanto", "other"])
def test_only_who_leads_invites(site, enter, user):
    with acting(user), pytest.raises(Exception) as refused:
        invitations.invite(
            site.organization,
            email="x@example.jp",
            role="editor",
            key="a.b",
            url="u",
            by=user,
            now=NOW,
        )
    assert refused.value.refusal.code in ("not_permitted", "not_in_group")


def test_weak_password_is_explained_beside_its_field_and_nobody_joins(site, enter):
    link = invite(site, enter)
    before = members(site)
    browser = enter()
    browser.open(link)
    browser.getControl(name="fullname").value = "由比 花子"
    browser.getControl(name="password").value = "aaaaaaaaaa"
    browser.getControl(name="again").value = "aaaaaaaaaa"
    browser.getControl("登録して団体に入る").click()
    assert "このパスワードは見破られやすいものです。" in browser.contents
    assert browser.getControl(name="fullname").value == "由比 花子"
    assert members(site) == before


def test_existing_account_is_never_touched(site, enter):
    with api.env.adopt_roles(["Manager"]):
        api.user.create(
            username="hana@example.jp", email="hana@example.jp", password="前からの利用者です"
        )
    transaction.commit()
    link = invite(site, enter)
    browser = enter()
    browser.open(link)
    browser.getControl(name="fullname").value = "なりすまし"
    browser.getControl(name="password").value = PASSWORD
    browser.getControl(name="again").value = PASSWORD
    browser.getControl("登録して団体に入る").click()
    assert "このメールアドレスの利用者はもう登録されています。" in browser.contents
    assert api.user.get("hana@example.jp").getProperty("fullname") != "なりすまし"


def test_joining_takes_no_rights_away(site, enter):
    with acting("daihyo"):
        key = "name.secret"
        invitations.invite(
            site.organization,
            email="new@example.jp",
            role="reader",
            key=key,
            url="u",
            by="daihyo",
            now=NOW,
        )
    invitations.accept_invitation(site.organization, key=key, by="daihyo", now=NOW)
    assert site.organization.members["daihyo"] == "representative"


def test_secretariat_opens_a_group_and_its_first_person_is_invited(site, enter):
    browser = enter("jimu")
    browser.open(f"{site.program.absolute_url()}/@@kyodo-opengroup")
    browser.getControl(name="title").value = "材木座の朝市の会"
    browser.getControl(name="yomi").value = "ざいもくざのあさいちのかい"
    browser.getControl(name="corp_type").value = ["voluntary"]
    browser.getControl(name="first_email").value = "asaichi@example.jp"
    browser.getControl("保存する").click()
    assert "招待のメールを送りました。" in browser.contents
    transaction.begin()
    made = [g for g in site.program["organizations"].objectValues() if "朝市" in g.title]
    assert [dict(one.members) for one in made] == [{}]
    assert [one.role for one in invitations_of(made[0]).values()] == ["representative"]


def test_group_with_a_taken_name_is_not_opened_twice(site):
    with acting("jimu"), pytest.raises(Exception) as refused:
        verbs.open_organization(
            site.program,
            title="かまくら 多文化さんぽの会",
            yomi="か",
            corp_type="voluntary",
            by="jimu",
            now=NOW,
        )
    assert refused.value.refusal.code == "organization_name_taken"
