"""Plone's edit form of our content: a line in the record, and nothing that is fixed by then."""

from kamakura.kyodo.content import audit
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.operations import theme as themes
from plone.testing.zope import Browser
from tests.plone import sample
from tests.plone.operations.test_proposal import sample_theme
from tests.plone.sample import acting
from tests.plone.sample import NOW
from urllib.parse import urlencode
import pytest
import transaction


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"])
    made.app = functional["app"]
    transaction.commit()
    return made


@pytest.fixture
def browser(site):
    made = Browser(site.app)
    made.handleErrors = False
    made.addHeader("Authorization", f"Basic jimu:{sample.PASSWORD}")
    return made


def edits(obj):
    transaction.begin()
    return [line for line in audit.lines(obj) if line.action == "edit"]


def test_change_by_hand_stands_in_the_record(site, browser):
    browser.open(f"{site.call.absolute_url()}/edit")
    browser.getControl(name="form.widgets.presentation_place").value = "本庁舎 講堂"
    browser.getControl(name="form.buttons.save").click()
    (line,) = edits(site.call)
    assert (line.by, line.details) == (
        "jimu",
        {"changed": {"presentation_place": ["", "本庁舎 講堂"]}},
    )


def test_saving_without_a_change_leaves_no_line(site, browser):
    browser.open(f"{site.call.absolute_url()}/edit")
    browser.getControl(name="form.buttons.save").click()
    assert edits(site.call) == []


def test_ceiling_of_an_open_call_is_not_offered_and_the_page_says_so(site, browser):
    browser.open(f"{site.call.absolute_url()}/edit")
    assert "form.widgets.committee_uid" in browser.contents
    assert "form.widgets.cap_group_yen" not in browser.contents
    assert "form.widgets.fiscal_year" not in browser.contents
    assert "募集する年度(西暦)、団体提案の市負担金の上限(円)" in browser.contents


def test_posted_ceiling_of_an_open_call_is_not_taken(site, browser):
    before = site.call.cap_group_yen
    browser.open(f"{site.call.absolute_url()}/edit")
    token = browser.getControl(name="_authenticator").value
    data = {
        "_authenticator": token,
        "form.widgets.IBasic.title": "変えた題",
        "form.widgets.cap_group_yen": "900000",
        "form.buttons.save": "保存",
    }
    browser.open(f"{site.call.absolute_url()}/edit", urlencode(data))
    transaction.begin()
    assert (site.call.title, site.call.cap_group_yen) == ("変えた題", before)


@pytest.fixture
def theme(site):
    with acting("jimu"):
        made = sample_theme(site)
    transaction.commit()
    return made


def test_what_groups_chose_a_theme_by_is_not_offered_once_it_is_public(theme, browser):
    for page in ("edit", "@@kyodo-edittheme"):
        browser.open(f"{theme.absolute_url()}/{page}")
        assert "outline" in browser.contents
        assert "number_to_select" not in browser.contents
        assert "担当課、市負担金の上限(円)、実施期間の初日" in browser.contents


def test_verb_refuses_what_is_fixed_and_takes_what_stays(theme):
    with acting("jimu"):
        same = {"number_to_select": theme.number_to_select, "aim": "言い直した目的"}
        themes.edit_theme(theme, by="jimu", now=NOW, **same)
        with pytest.raises(Refused) as caught:
            themes.edit_theme(theme, by="jimu", now=NOW, number_to_select=2)
    assert caught.value.refusal == Refusal("field_is_fixed", {"titles": ("選定する数",)})
    (line,) = [one for one in audit.lines(theme) if one.action == "edit"]
    assert line.details == {"changed": {"aim": ["", "言い直した目的"]}}


@pytest.mark.parametrize(
    ("place", "kind", "page"),
    [
        ("program", "KyodoCall", "@@kyodo-addcall"),
        ("program", "KyodoCommittee", "@@kyodo-addcommittee"),
        ("call", "KyodoTheme", "@@kyodo-addtheme"),
    ],
)
def test_menu_of_plone_leads_to_our_own_page(site, browser, place, kind, page):
    container = getattr(site, place)
    browser.open(container.absolute_url())
    assert f'href="{container.absolute_url()}/{page}"' in browser.contents
    browser.open(f"{container.absolute_url()}/++add++{kind}")
    assert browser.url == f"{container.absolute_url()}/{page}"


def test_what_comes_by_an_act_is_in_no_menu_and_has_no_form(site, browser):
    browser.open(site.call.absolute_url())
    assert "KyodoProposal" not in browser.contents
    browser.open(f"{site.call.absolute_url()}/++add++KyodoProposal")
    assert browser.url == site.call.absolute_url()
    assert "これは、手続きの画面から作ります。" in browser.contents
