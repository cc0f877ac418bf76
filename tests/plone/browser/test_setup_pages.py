"""The first week of a city: from an empty site to a call that takes papers, by our own pages."""

from AccessControl import Unauthorized
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import the_scheme
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import settings
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.textfield.value import RichTextValue
from tests.plone import papers
from tests.plone import sample
from tests.plone.browser.test_desks import answer
from tests.plone.browser.test_desks import page
from tests.plone.browser.test_desks import press
from tests.plone.browser.test_desks import text
from types import SimpleNamespace
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from ZPublisher.HTTPRequest import FileUpload
import pytest


NOW = sample.NOW
ADMIN = SITE_OWNER_NAME


@pytest.fixture
def empty(portal):
    """The add-on, and nothing made with it."""
    alsoProvides(portal.REQUEST, IKyodoLayer)
    portal.REQUEST.environ["kyodo.received_at"] = NOW
    return portal


@pytest.fixture
def scheme(empty):
    """The scheme as the Manager has just made it."""
    press(empty, "kyodo-newscheme", by=ADMIN, do="save", title="ともに事業", description="")
    return the_scheme()


def next_of(scheme, by=ADMIN):
    """The sentence of the box, and where its button leads."""
    box = page(scheme, "kyodo-setup", by=by).select_one(".kyodo-next")
    link = box.select_one("a, button[name=do]")
    return text(box.select_one(".kyodo-next-text")), link.get("href") or link["value"]


def edit_form(thing, *, by):
    """Plone's own form of a thing."""
    thing.REQUEST.form.clear()
    thing.REQUEST.response.setStatus(200)  # after a button's redirect nothing would be drawn
    with sample.acting(by):
        view = getMultiAdapter((thing, thing.REQUEST), name="edit")
        view.update()
        return view.contents


def states(scheme):
    """What the table says of each step."""
    soup = page(scheme, "kyodo-setup", by=ADMIN)
    rows = [one for one in soup.select("table tbody tr") if one.select(".kyodo-chip")]
    return {
        text(row.select_one("th .kyodo-text")): text(row.select_one(".kyodo-chip"))[1:]
        for row in rows
    }


def test_settings_of_an_empty_site_lead_to_the_scheme(empty):
    box = page(empty, "kyodo-settings", by=ADMIN).select_one(".kyodo-next")
    assert "協働事業のページを作ってください" in text(box)
    assert box.a["href"].endswith("@@kyodo-newscheme")


def test_scheme_comes_with_its_folders_and_is_seen_by_nobody_yet(scheme):
    assert scheme.title == "ともに事業"
    assert sorted(scheme.objectIds()) == ["documents", "organizations", "projects"]
    assert api.content.get_state(scheme) == "private"


def test_settings_do_not_ask_for_a_second_scheme(empty, scheme):
    assert page(empty, "kyodo-settings", by=ADMIN).select(".kyodo-next") == []


def test_name_of_the_scheme_is_needed(empty):
    soup = answer(empty, "kyodo-newscheme", by=ADMIN, do="save", title=" ", description="説明")
    assert [one["href"] for one in soup.select("#kyodo-errors a")] == ["#title"]
    assert soup.select_one("#description").get_text() == "説明"
    assert the_scheme() is None


@pytest.mark.parametrize("by", ["jimu", "bosai", "daihyo"])
def test_only_a_manager_makes_a_scheme(empty, by):
    sample.make_site(empty)
    with pytest.raises(Unauthorized):
        page(empty, "kyodo-newscheme", by=by)


@pytest.mark.parametrize("name", ["setup", "addcommittee", "addcall", "adddocument"])
@pytest.mark.parametrize("by", ["bosai", "center", "iin", "daihyo"])
def test_scheme_is_run_by_the_secretariat_alone(empty, name, by):
    site = sample.make_site(empty)
    with pytest.raises(Unauthorized):
        page(site.program, f"kyodo-{name}", by=by)
    assert page(site.program, f"kyodo-{name}", by="jimu").h1


def test_texts_of_a_new_scheme_can_be_edited(scheme):
    """Plone's own form: its grid once stopped at a history that was never entered."""
    assert "これまでの歩み" in edit_form(scheme, by=ADMIN)


def test_every_step_of_a_new_scheme_is_open_or_waits_for_another(scheme):
    assert states(scheme) == {
        "協働事業のページの文章": "まだ",
        "問い合わせ先": "まだ",
        "手引き・要綱のファイル": "あとでもよい",
        "事務局の職員": "まだ",
        "部課の一覧": "まだ",
        "担当課の職員": "前の準備のあと",
        "市民活動センターの人": "あとでもよい",
        "選考委員会": "まだ",
        "選考委員": "前の準備のあと",
        "選考委員会の公開": "前の準備のあと",
        "協働事業のページの公開": "まだ",
        "募集": "まだ",
        "募集の日程": "前の準備のあと",
        "募集を審査する委員会": "前の準備のあと",
        "様式の照合": "前の準備のあと",
    }


def write_settings(**values):
    with sample.acting(ADMIN):
        settings.change_settings(values, by=ADMIN, now=NOW)


def test_first_week_goes_from_step_to_step_to_a_call_that_takes_papers(empty, scheme):
    url, site_url = scheme.absolute_url(), empty.absolute_url()
    assert next_of(scheme) == ("協働事業のページの文章を書いてください。", f"{url}/edit")
    scheme.introduction = RichTextValue("<p>協働とは</p>", "text/html", "text/x-html-safe")
    place = f"{site_url}/@@kyodo-settings?open=contact#contact"
    assert next_of(scheme) == ("問い合わせ先を書いてください。", place)
    write_settings(contact="地域のつながり課")
    people = f"{site_url}/@@usergroup-groupmembership?groupname=kyodo-secretariat"
    assert next_of(scheme) == ("事務局の職員をグループに入れてください。", people)
    api.user.create(username="jimu", email="jimu@example.com", password=sample.PASSWORD)
    api.group.add_user(groupname="kyodo-secretariat", username="jimu")
    assert next_of(scheme, "jimu")[0] == "担当課になる課を書いてください。"
    write_settings(sections={"bosai": "総合防災課"})
    assert next_of(scheme, "jimu")[0] == "担当課の職員を書いてください。"
    write_settings(section_members={"jimu": ["bosai"]})
    text_, place = next_of(scheme, "jimu")
    assert (text_, place) == ("選考委員会を作ってください。", f"{url}/@@kyodo-addcommittee")
    press(scheme, "kyodo-addcommittee", by="jimu", do="save", title="選考委員会", size_limit="5")
    (committee,) = children(scheme, "KyodoCommittee")
    assert next_of(scheme, "jimu")[1] == f"{committee.absolute_url()}/@@kyodo-members"
    seat = {"id": "m1", "name": "青柳", "category": "academic", "office": "chair"}
    with sample.acting("jimu"):
        committees.set_members(committee, rows=[seat], by="jimu", now=NOW)
    assert next_of(scheme, "jimu") == (
        "協働事業のページを確かめて、公開してください。",
        "publish",
    )
    press(scheme, "kyodo-setup", by="jimu", do="publish")
    shown = [scheme, scheme["documents"], scheme["projects"], scheme["organizations"]]
    assert [api.content.get_state(one) for one in shown] == [*["published"] * 3, "private"]
    assert next_of(scheme, "jimu")[1] == f"{url}/@@kyodo-addcall"
    uid = committee.UID()
    press(scheme, "kyodo-addcall", by="jimu", do="save", fiscal_year="2026", committee_uid=uid)
    call = scheme["fy2026"]
    assert (call.committee_uid, len(call["forms"])) == (uid, 8)
    assert next_of(scheme, "jimu")[1] == f"{call.absolute_url()}/kyodo-calldates"
    with sample.acting("jimu"):
        calls.set_dates(
            call, opens=NOW, closes=NOW.replace(month=6), milestones=[], by="jimu", now=NOW
        )
    said, place = next_of(scheme, "jimu")
    assert "準備は済んでいます" in said
    assert place == f"{call.absolute_url()}/kyodo-calldesk"
    with sample.acting("jimu"):
        calls.publish_call(call, by="jimu", now=NOW)
        calls.open_call(call, by="jimu", now=NOW)
    assert api.content.get_state(call) == "accepting"


def test_secretariat_without_the_users_page_is_not_led_there(empty):
    site = sample.make_site(empty)
    hrefs = [one["href"] for one in page(site.program, "kyodo-setup", by="jimu").select("a")]
    assert [one for one in hrefs if "usergroup" in one or "new-user" in one] == []


def test_committee_is_published_by_a_button_with_its_consequences(scheme):
    press(scheme, "kyodo-addcommittee", by=ADMIN, do="save", title="選考委員会", size_limit="5")
    (committee,) = children(scheme, "KyodoCommittee")
    press(scheme, "kyodo-setup", by=ADMIN, do="publish_committee")
    assert api.content.get_state(committee) == "published"
    soup = page(scheme, "kyodo-setup", by=ADMIN)
    assert soup.select("button[value=publish_committee]") == []


@pytest.mark.parametrize(
    ("name", "form", "field"),
    [
        ("addcommittee", {"title": "選考委員会", "size_limit": "0"}, "size_limit"),
        ("addcommittee", {"title": "", "size_limit": "5"}, "title"),
        ("addcall", {"fiscal_year": "8"}, "fiscal_year"),
        ("addcall", {"fiscal_year": "令和8"}, "fiscal_year"),
        ("adddocument", {"title": "手引き"}, "file"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(scheme, name, form, field):
    soup = answer(scheme, f"kyodo-{name}", by=ADMIN, do="save", **form)
    assert [one["href"] for one in soup.select("#kyodo-errors a")] == [f"#{field}"]
    assert soup.select_one(f"#{field}-error")
    assert children(scheme, "KyodoCommittee") + children(scheme, "KyodoCall") == []


def test_year_that_has_its_call_is_refused(empty):
    site = sample.make_site(empty)
    soup = answer(site.program, "kyodo-addcall", by="jimu", do="save", fiscal_year="2026")
    assert "令和8年度" in text(soup.select_one("#kyodo-errors"))
    assert len(children(site.program, "KyodoCall")) == 1


def upload(file):
    """A file as a browser sends it."""
    name = file.filename.encode().decode("latin-1")
    sent = {"file": file.open(), "filename": name, "headers": {}, "name": "file"}
    return FileUpload(SimpleNamespace(**sent))


def test_document_is_put_on_the_page_of_the_scheme(scheme):
    file = upload(papers.pdf("手引き.pdf"))
    press(scheme, "kyodo-adddocument", by=ADMIN, do="save", title="手引き", file=file)
    (made,) = scheme["documents"].objectValues()
    assert (made.portal_type, made.title, made.file.filename) == ("File", "手引き", "手引き.pdf")
    press(scheme, "kyodo-setup", by=ADMIN, do="publish")
    links = [text(one) for one in page(scheme, "kyodo-program", by=ADMIN).select(".kyodo-files a")]
    assert len(links) == 1
    assert links[0].startswith("手引き (PDF")


def test_home_page_leads_the_secretariat_and_nobody_else_to_the_setup(empty):
    site = sample.make_site(empty)
    led = {}
    for user in ("jimu", "bosai", "daihyo"):
        soup = page(site.program, "kyodo-program", by=user)
        led[user] = any("kyodo-setup" in one["href"] for one in soup.select("a"))
    assert led == {"jimu": True, "bosai": False, "daihyo": False}


def test_call_keeps_its_year_when_its_texts_are_edited(empty):
    site = sample.make_site(empty)
    html = edit_form(site.call, by="jimu")
    assert "募集の案内" in html
    assert "widgets.fiscal_year" not in html


def test_settings_are_folded_and_open_where_a_link_leads(empty):
    soup = page(empty, "kyodo-settings", by=ADMIN)
    assert soup.select("details[open]") == []
    soup = page(empty, "kyodo-settings", by=ADMIN, open="sections")
    (opened,) = soup.select("details[open]")
    assert opened.select_one("#sections")


def test_wrong_setting_stands_open(empty):
    with sample.acting(ADMIN):
        view = empty.restrictedTraverse("@@kyodo-settings")
        form = {f.name: f.value for f in view.form_fields()}
    form = {name: value for name, value in form.items() if isinstance(value, str)}
    form["correction_days"] = "なのか"
    soup = answer(empty, "kyodo-settings", by=ADMIN, do="save", **form)
    titles = [text(one.h2) for one in soup.select("details[open]")]
    assert titles == ["受付と補正"]


def test_dates_of_a_milestone_stand_side_by_side(empty):
    site = sample.make_site(empty)
    soup = page(site.call, "kyodo-calldates", by="jimu")
    pairs = [
        [one["id"] for one in pair.select("[id]") if one.name == "fieldset"]
        for pair in soup.select(".kyodo-pair")
    ]
    assert pairs[2] == ["publish_from", "publish_to"]
