"""審査票 and 選考結果 over HTTP: what each person gets, and what nobody gets before its time."""

from kamakura.kyodo.browser.chair import results
from kamakura.kyodo.browser.resultdesk import view as resultdesk
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import selection as selections
from plone.testing.zope import Browser
from tests.plone import selection_sample as sample
from urllib.parse import urlencode
import json
import pytest
import re
import transaction


CALL = "http://nohost/plone/kyodo/fy2026"


@pytest.fixture(scope="class")
def site(functional_app_class, functional_portal_class):
    made = sample.judging(functional_portal_class)
    made.app = functional_app_class
    transaction.commit()
    return made


def browser(site, user: str = "") -> Browser:
    made = Browser(site.app)
    made.handleErrors = True
    made.raiseHttpErrors = False
    if user:
        made.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
    return made


def status(site, user: str, url: str) -> int:
    """The status of the first answer: who may not is sent to the login form (302)."""
    made = browser(site, user)
    made.followRedirects = False
    made.open(url)
    return int(made.headers["Status"].split()[0])


def url_of(obj) -> str:
    return obj.absolute_url()


def token(page: Browser) -> str:
    return re.search(r'name="_authenticator" value="([0-9a-f]+)"', page.contents).group(1)


def post(page: Browser, url: str, **fields: str) -> str:
    page.open(url, urlencode({"_authenticator": token(page), **fields}))
    return page.contents


class TestMarking:
    """While the members mark."""

    def test_recused_member_gets_no_address_of_the_proposal(self, site):
        proposal = site.proposals["P2"]
        other = sample.review_of(proposal, "iin1")
        urls = [
            url_of(proposal),
            f"{url_of(proposal)}/@@kyodo-papers",
            f"{url_of(proposal)}/@@kyodo-papers?form=group_proposal",
            f"{url_of(proposal)}/@@kyodo-file/group_proposal/1/plan",
            url_of(other),
            f"{url_of(other)}/@@kyodo-review",
            f"{url_of(proposal)}/++api++",
        ]
        assert {status(site, "iin3", url) for url in urls} <= {302, 401, 403, 404}

    def test_the_same_addresses_open_for_a_member_who_marks(self, site):
        proposal = site.proposals["P2"]
        own = sample.review_of(proposal, "iin4")
        assert status(site, "iin4", url_of(own)) == 200

    def test_secretariat_sees_progress_and_no_marks(self, site):
        review = sample.review_of(site.proposals["P1"], "iin4")
        with sample.acting("iin4"):
            review.sheet.write(
                marks={"q1": 2}, comments={}, comment="秘密の講評", by="iin4", now=sample.NOW
            )
        transaction.commit()
        page = browser(site, "jimu")
        page.open(f"{CALL}/@@kyodo-resultdesk")
        assert "材木座健" in page.contents
        assert "秘密の講評" not in page.contents
        assert "順位" not in page.contents
        assert status(site, "jimu", url_of(review)) == 302

    def test_autosave_answers_json_and_keeps_the_marks(self, site):
        review = sample.review_of(site.proposals["P3"], "iin4")
        page = browser(site, "iin4")
        page.open(url_of(review))
        url = f"{url_of(review)}/@@kyodo-marksave"
        answer = json.loads(post(page, url, base="", **{"mark-q1": "4"}))
        transaction.begin()
        assert dict(review.sheet.marks) == {"q1": 4}
        assert answer["base"] == review.sheet.saved_at.isoformat()

    def test_autosave_of_an_older_page_is_refused_in_words(self, site):
        review = sample.review_of(site.proposals["P4"], "iin4")
        page = browser(site, "iin4")
        page.open(url_of(review))
        first = token(page)
        for base in ("", ""):
            data = {"_authenticator": first, "base": base, "mark-q1": "3"}
            page.open(f"{url_of(review)}/@@kyodo-marksave", urlencode(data))
        assert page.headers["Status"].startswith("409")
        assert "ほかの画面で" in json.loads(page.contents)["message"]

    def test_a_page_that_never_heard_of_its_save_goes_on_and_a_late_one_does_not(self, site):
        review = sample.review_of(site.proposals["P4"], "iin5")
        page = browser(site, "iin5")
        page.open(url_of(review))
        first, answers = token(page), []
        for number, mark in (("1", "3"), ("3", "5"), ("2", "4")):
            data = {"origin": "tab", "number": number, "base": "", "mark-q1": mark}
            page.open(
                f"{url_of(review)}/@@kyodo-marksave", urlencode({"_authenticator": first, **data})
            )
            answers.append(page.headers["Status"].split()[0])
        transaction.begin()
        assert (answers, dict(review.sheet.marks)) == (["200", "200", "409"], {"q1": 5})

    def test_autosave_without_session_answers_in_json(self, site):
        review = sample.review_of(site.proposals["P4"], "iin5")
        page = browser(site)
        page.open(f"{url_of(review)}/@@kyodo-marksave", urlencode({"mark-q1": "1"}))
        assert (page.headers["Status"][:3], json.loads(page.contents)) == (
            "401",
            {"ok": False, "lost": True},
        )

    def test_autosave_of_another_members_sheet_is_refused(self, site):
        review = sample.review_of(site.proposals["P3"], "iin5")
        page = browser(site, "iin4")
        page.open(url_of(sample.review_of(site.proposals["P3"], "iin4")))
        post(page, f"{url_of(review)}/@@kyodo-marksave", base="", **{"mark-q1": "1"})
        transaction.begin()
        assert (page.headers["Status"][:3], dict(review.sheet.marks)) == ("409", {})

    def test_finishing_names_every_missing_item_and_keeps_what_was_marked(self, site):
        review = sample.review_of(site.proposals["P5"], "iin4")
        page = browser(site, "iin4")
        page.open(url_of(review))
        contents = post(page, url_of(review), do="finish", base="", **{"mark-q1": "4"})
        transaction.begin()
        assert dict(review.sheet.marks) == {"q1": 4}
        assert contents.count('href="#mark-q') == 9

    def test_result_page_tells_nothing_before_the_release(self, site):
        page = browser(site)
        page.open(f"{CALL}/@@kyodo-result")
        assert "まだ公表していません" in page.contents
        titles = [one.title for one in site.proposals.values()]
        assert [title for title in titles if title in page.contents] == []

    def test_only_the_chairs_open_the_closing_page(self, site):
        url = f"{CALL}/@@kyodo-chair"
        users = ("iin1", "iin2", "iin4", "jimu", "gp1", "other")
        assert [status(site, user, url) == 200 for user in users] == [
            True,
            True,
            False,
            False,
            False,
            False,
        ]


@pytest.fixture(scope="class")
def released(functional_app_class, functional_portal_class):
    made = sample.closed(functional_portal_class)
    made.app = functional_app_class
    with sample.acting("jimu"):
        selections.accept_computed(made.call, by="jimu", now=sample.NOW)
        release.prepare_release(made.call, by="jimu", now=sample.NOW)
        release.release_selection(made.call, by="jimu", now=sample.NOW)
    transaction.commit()
    return made


class TestReleased:
    """After the one act."""

    def test_everybody_reads_the_table(self, released):
        page = browser(released)
        page.open(f"{CALL}/@@kyodo-result")
        row = page.contents[page.contents.index("R8-C-03") :].split("</tr>")[0]
        assert re.findall('data-label="([^"]+)"', row) == [
            "提案",
            "団体",
            "担当課",
            "結果",
            "評価点",
        ]
        assert "由比ガ浜クリーンデータ隊" in row
        assert "36.00" in row

    def test_groups_that_were_not_chosen_are_not_named(self, released):
        page = browser(released)
        page.open(f"{CALL}/@@kyodo-result")
        assert "漂着物スケッチ図鑑" in page.contents
        assert "海のこども図鑑委員会" not in page.contents
        assert "長谷川渉" not in page.contents

    def test_marks_of_members_stay_inside(self, released):
        review = released.proposals["P1"]
        url = url_of(sample.review_of(review, "iin4"))
        users = ("iin4", "jimu", "iin1", "gp1", "other", "")
        assert [status(released, user, url) == 200 for user in users] == [
            True,
            True,
            False,
            False,
            False,
            False,
        ]

    def test_desk_shows_the_calculation(self, released):
        page = browser(released, "jimu")
        page.open(f"{CALL}/@@kyodo-resultdesk")
        assert "33.25 (133/4)" in page.contents
        assert "市民が測る海岸ごみマップ 10.80、漂着物スケッチ図鑑 10.60" in page.contents


def test_long_result_comes_page_by_page_and_a_decision_stays_on_its_page(functional, monkeypatch):
    """Five proposals, two a page: the third page has the last one."""
    monkeypatch.setattr(results, "PAGE", 2)
    monkeypatch.setattr(resultdesk, "PAGE", 2)
    made = sample.closed(functional["portal"])
    made.app = functional["app"]
    transaction.commit()
    page = browser(made, "jimu")
    page.open(f"{CALL}/@@kyodo-resultdesk?start=4")
    shown = [
        one.title for one in made.proposals.values() if f"「{one.title}」の点" in page.contents
    ]
    assert shown == ["避難所ボードゲーム開発"]
    assert ("start=2" in page.contents, "次の2件" in page.contents) == (True, False)
    key = made.proposals["P5"].getId()
    data = {"do": "decide", "proposal": key, "start": "4", f"outcome-{key}": "below_mark"}
    post(page, f"{CALL}/@@kyodo-resultdesk", **data)
    assert page.url == f"{CALL}/@@kyodo-resultdesk?start=4"
