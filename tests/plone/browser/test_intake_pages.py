"""The secretariat types a paper in, from the call desk to the receipt."""

from bs4 import BeautifulSoup
from datetime import timedelta
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.paper_copies import paper_copies
from kamakura.kyodo.operations import paper_correction
from kamakura.kyodo.operations import proposal as intakes
from kamakura.kyodo.operations import screening
from plone import api
from plone.testing.zope import Browser
from tests.plone import papers
from tests.plone import sample
from tests.plone.operations.test_proposal import sample_theme
from tests.plone.sample import acting
import datetime
import pytest
import transaction


NOW = datetime.datetime.now(datetime.UTC)

HOUR = timedelta(hours=1)


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"], now=NOW)
    transaction.commit()
    return made


@pytest.fixture
def enter(functional):
    def enter(user, url):
        browser = Browser(functional["app"])
        browser.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.open(url)
        return browser

    return enter


def begin(site, enter, day=None):
    """Fill in the first page; answers the browser on what follows."""
    browser = enter("jimu", f"{site.call.absolute_url()}/@@kyodo-intake")
    day = day or (NOW - timedelta(days=1))
    browser.getControl(name="organization").value = [site.organization.UID()]
    for part in ("year", "month", "day"):
        browser.getControl(name=f"day.{part}").value = str(getattr(day, part))
    browser.getControl(name="clock").value = "14:30"
    browser.getControl(name="how").value = ["counter"]
    browser.getControl(name="waiver").value = "窓口で協議済み"
    browser.getControl("入力を始める").click()
    return browser


def test_paper_is_typed_in_and_taken_in_with_a_reason(site, enter):
    browser = begin(site, enter)
    assert "団体の代わりに入力しています(窓口で" in browser.contents
    transaction.begin()
    proposal = children(site.call, "KyodoProposal")[0]
    browser.open(f"{proposal.absolute_url()}/@@kyodo-preview?bundle=proposal")
    browser.getControl(name="reason").value = "役員名簿は後日"
    browser.getControl("足りないまま受け付ける").click()
    assert browser.url.endswith("@@kyodo-receipt")
    assert "R" in proposal.receipt_number
    assert "窓口で受付・入力: 事務局 大町花子" in browser.contents


def test_complete_paper_is_sent_like_any_other(site, enter):
    browser = begin(site, enter)
    transaction.begin()
    proposal = children(site.call, "KyodoProposal")[0]
    with acting("jimu"):
        papers.write_all(proposal, by="jimu", now=NOW)
    transaction.commit()
    browser.open(f"{proposal.absolute_url()}/@@kyodo-preview?bundle=proposal")
    assert "足りないまま受け付ける" not in browser.contents
    browser.getControl("提出する").click()
    assert browser.url.endswith("@@kyodo-receipt")
    assert " 14:30" in browser.contents


def test_reason_is_asked_beside_its_field(site, enter):
    browser = begin(site, enter)
    transaction.begin()
    proposal = children(site.call, "KyodoProposal")[0]
    browser.open(f"{proposal.absolute_url()}/@@kyodo-preview?bundle=proposal")
    browser.getControl("足りないまま受け付ける").click()
    assert "足りないまま受け付ける理由を書いてください。" in browser.contents
    transaction.begin()
    assert proposal.receipt_number is None


def test_day_of_tomorrow_keeps_what_was_typed(site, enter):
    browser = begin(site, enter, day=NOW + timedelta(days=2))
    assert "届いた日時が、今より後になっています。" in browser.contents
    assert browser.getControl(name="clock").value == "14:30"


def test_group_sees_that_it_is_being_typed_in(site, enter):
    begin(site, enter)
    transaction.begin()
    proposal = children(site.call, "KyodoProposal")[0]
    browser = enter("daihyo", proposal.absolute_url())
    assert "事務局が入力しています。" in browser.contents


def test_group_is_offered_no_button_on_it(site, enter):
    begin(site, enter)
    transaction.begin()
    proposal = children(site.call, "KyodoProposal")[0]
    with acting("jimu"):
        papers.write_all(proposal, by="jimu", now=NOW)
    transaction.commit()
    browser = enter("daihyo", f"{proposal.absolute_url()}/@@kyodo-preview?bundle=proposal")
    assert browser.url == proposal.absolute_url()
    words = ("入力を取り消す", "下書きを消す", "確かめて提出する", "提出されると、受付番号を")
    assert [word in browser.contents for word in words] == [False, False, False, True]


def test_input_is_taken_back_with_a_reason(site, enter):
    browser = begin(site, enter)
    browser.getControl(name="reason").value = "団体を間違えた"
    browser.getControl("入力を取り消す").click()
    assert "入力を取り消しました。" in browser.contents
    transaction.begin()
    assert children(site.call, "KyodoProposal") == []


def found(browser, words):
    """The groups that are offered for some words."""
    browser.getControl(name="q").value = words
    browser.getControl("さがす").click()
    return [one.strip() for one in browser.getControl(name="organization").displayOptions]


def test_group_is_looked_for_by_name_or_reading(site, enter):
    names = [site.organization.title, site.other_organization.title]
    site.other_organization.yomi = "ぼうさいあそび"
    site.other_organization.reindexObject()
    transaction.commit()
    browser = enter("jimu", f"{site.call.absolute_url()}/@@kyodo-intake")
    browser.getControl(name="clock").value = "10:20"
    by_name = found(browser, names[1])
    by_reading = found(browser, site.other_organization.yomi[:3])
    assert (by_name, by_reading) == ([names[1]], [names[1]])
    assert browser.getControl(name="clock").value == "10:20"


def many_groups(site):
    with acting(sample.SITE_OWNER_NAME):
        for number in range(25):
            api.content.create(
                site.program["organizations"],
                "KyodoOrganization",
                f"g{number}",
                title=f"あの会{number:02}",
                yomi=f"あのかい{number:02}",
                corp_type="voluntary",
            )
    transaction.commit()


def offered(browser):
    """The groups one may choose from."""
    return [one.strip() for one in browser.getControl(name="organization").displayOptions]


def test_groups_are_paged_by_their_reading(site, enter):
    many_groups(site)
    browser = enter("jimu", f"{site.call.absolute_url()}/@@kyodo-intake")
    first = offered(browser)
    browser.getControl("次の20団体").click()
    second = offered(browser)
    assert "次の20団体" not in browser.contents
    browser.getControl("前の20団体").click()
    assert (first, offered(browser)) == ([f"あの会{number:02}" for number in range(20)], first)
    assert (second[:5], len(set(first) & set(second))) == (
        [f"あの会{number:02}" for number in range(20, 25)],
        0,
    )


def test_chosen_group_stays_when_the_page_is_turned(site, enter):
    many_groups(site)
    browser = enter("jimu", f"{site.call.absolute_url()}/@@kyodo-intake")
    browser.getControl(name="organization").value = [
        site.call.aq_parent["organizations"]["g3"].UID()
    ]
    browser.getControl("次の20団体").click()
    assert browser.getControl(name="organization").displayValue == ["あの会03"]


def test_search_begins_at_the_first_page(site, enter):
    many_groups(site)
    browser = enter("jimu", f"{site.call.absolute_url()}/@@kyodo-intake")
    browser.getControl("次の20団体").click()
    assert found(browser, "あの")[0] == "あの会00"


def test_theme_is_asked_beside_its_field(site, enter):
    with acting("jimu"):
        sample_theme(site)
    transaction.commit()
    browser = enter("jimu", f"{site.call.absolute_url()}/@@kyodo-intake")
    browser.getControl(name="organization").value = [site.organization.UID()]
    browser.getControl(name="kind").value = ["city"]
    browser.getControl(name="how").value = ["post"]
    browser.getControl(name="waiver").value = "窓口で協議済み"
    browser.getControl("入力を始める").click()
    assert 'href="#theme"' in browser.contents


def test_missing_parts_are_read_a_year_later(site, enter):
    browser = begin(site, enter)
    transaction.begin()
    proposal = children(site.call, "KyodoProposal")[0]
    with acting("jimu"):
        intakes.file_proposal(proposal, token="t", incomplete="名簿は後日", by="jimu", now=NOW)
    transaction.commit()
    browser = enter("jimu", f"{proposal.absolute_url()}/@@kyodo-papers?form=group_proposal")
    assert "届いたときに足りなかったこと" in browser.contents


def paper_of(site):
    transaction.begin()
    return children(site.call, "KyodoProposal")[0]


def attach(browser, proposal, data=papers.PDF, name="応募書類.pdf"):
    """Add a scan on its page."""
    browser.open(f"{proposal.absolute_url()}/@@kyodo-copies")
    control = browser.getControl(name="file")
    control.add_file(data, "application/octet-stream", name)
    browser.getControl("写しを付ける").click()


def test_scan_is_attached_read_and_taken_away(site, enter):
    browser = begin(site, enter)
    proposal = paper_of(site)
    attach(browser, proposal)
    assert "写しを付けました。" in browser.contents
    browser.getLink("応募書類.pdf").click()
    assert (browser.contents, browser.headers["Content-Type"]) == (papers.PDF, "application/pdf")
    assert browser.headers["Content-Disposition"].startswith("attachment;")
    browser.open(f"{proposal.absolute_url()}/@@kyodo-copies")
    browser.getControl(name="copy").displayValue = ["応募書類.pdf"]
    browser.getControl(name="reason").value = "別の団体の書類"
    browser.getControl("写しを外す").click()
    assert "写しを外しました。" in browser.contents
    assert "応募書類.pdf" not in browser.contents


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (papers.PDF, "応募書類.docx", "読み取った書類は、PDFかJPEGにしてください。"),
        (b"no pdf at all", "応募書類.pdf", "の中身が、名前の種類と違います。"),
        (b"", "応募書類.pdf", "は中身が空です。"),
    ],
)
def test_refused_scan_is_explained_beside_its_field_and_not_kept(site, enter, data, name, said):
    browser = begin(site, enter)
    proposal = paper_of(site)
    attach(browser, proposal, data, name)
    assert said in browser.contents and 'href="#file"' in browser.contents
    transaction.begin()
    assert dict(paper_copies(proposal)) == {}


def test_all_scans_together_are_limited_as_a_filing_is(site, enter):
    api.portal.set_registry_record("kamakura.kyodo.max_filing_mb", 1)
    transaction.commit()
    browser = begin(site, enter)
    proposal = paper_of(site)
    large = papers.PDF + b"0" * 600_000 + b"%%EOF\n"
    attach(browser, proposal, large, "1.pdf")
    attach(browser, proposal, large, "2.pdf")
    assert "付けたファイルが合わせて" in browser.contents
    transaction.begin()
    assert [one.file.filename for one in paper_copies(proposal).values()] == ["1.pdf"]


@pytest.mark.parametrize(
    ("user", "reads"),
    [("daihyo", True), ("tanto", True), ("other", False), ("bosai", False), ("iin", False)],
)
def test_scan_is_read_by_the_group_and_nobody_else(site, enter, user, reads):
    clerk = begin(site, enter)
    proposal = paper_of(site)
    attach(clerk, proposal)
    (key,) = paper_copies(paper_of(site))
    browser = enter(user, f"{proposal.absolute_url()}/@@kyodo-copy/{key}")
    assert (browser.contents == papers.PDF) is reads
    browser.open(f"{proposal.absolute_url()}/@@kyodo-copies")
    assert ("応募書類.pdf" in browser.contents, "写しを付ける" in browser.contents) == (
        reads,
        False,
    )


def test_what_a_group_wrote_itself_has_no_page_for_scans(site, enter):
    proposal = sample.make_proposal(site)
    transaction.commit()
    browser = enter("daihyo", f"{proposal.absolute_url()}/@@kyodo-copies")
    assert browser.headers["Status"].startswith("404")


def test_desk_leads_back_to_what_is_still_typed_in(site, enter):
    browser = begin(site, enter)
    proposal = paper_of(site)
    browser.open(f"{proposal.absolute_url()}/kyodo-desk")
    browser.getLink("入力を続ける").click()
    assert "団体の代わりに入力しています" in browser.contents


def test_clerk_is_shown_no_closing_that_does_not_hold_for_a_paper(site, enter):
    page = BeautifulSoup(begin(site, enter).contents, "html.parser").select_one(".kyodo-next")
    assert "期限" not in page.get_text()


def test_page_of_a_person_tells_no_stranger_a_name(site, enter):
    browser = enter("other", f"{site.portal.absolute_url()}/author/jimu")
    page = str(browser.contents)
    assert (browser.headers["Status"][:3], "大町花子" in page) == ("404", False)


def test_group_reads_why_it_went_without_the_talks(site, enter):
    begin(site, enter)
    browser = enter("daihyo", paper_of(site).absolute_url())
    assert "紙の応募の入力を始めました" in browser.contents
    assert "窓口で協議済み" in browser.contents


def test_desk_says_how_the_paper_came_and_why_without_the_talks(site, enter):
    browser = begin(site, enter)
    proposal = paper_of(site)
    attach(browser, proposal)
    with acting("jimu"):
        intakes.file_proposal(
            paper_of(site), token="t", incomplete="名簿は後日", by="jimu", now=NOW
        )
    transaction.commit()
    browser.open(f"{proposal.absolute_url()}/kyodo-desk")
    page = " ".join(BeautifulSoup(browser.contents, "html.parser").get_text(" ").split())
    wanted = ("事前調整をしない理由 窓口で協議済み", "写しを見る(1件)", "名簿は後日")
    assert [one in page for one in wanted] == [True] * 3
    history = page[page.index("紙の応募の入力を始めました") :]
    assert "窓口で協議済み" in history


@pytest.mark.parametrize("user", ["bosai", "center", "daihyo"])
def test_nobody_else_opens_the_page(site, enter, user):
    browser = enter(user, f"{site.call.absolute_url()}/@@kyodo-intake")
    assert "入力を始める" not in browser.contents


@pytest.fixture
def asked(site):
    """A proposal the group sent itself; it was asked to mend the expenses."""
    made = sample.after_preliminary(site)
    with acting("daihyo"):
        papers.write_all(made, by="daihyo", now=NOW)
        intakes.file_proposal(made, token="t", by="daihyo", now=NOW)
    with acting("jimu"):
        screening.accept_proposal(made, by="jimu", now=NOW)
        screening.request_correction(
            made, items={"budget:expense": "内訳"}, reason="不足", by="jimu", now=NOW
        )
    transaction.commit()
    return made


def test_correction_on_paper_is_typed_in_from_the_desk(asked, enter):
    browser = enter("jimu", f"{asked.absolute_url()}/@@kyodo-desk")
    browser.getLink("紙で届いた補正を入力する").click()
    browser.getControl(name="how").value = ["counter"]
    browser.getControl("入力を始める").click()
    assert "@@kyodo-form/budget" in browser.url
    assert "団体の代わりに入力しています(窓口で" in browser.contents
    browser.open(f"{asked.absolute_url()}/@@kyodo-desk")
    assert "紙で届いた補正を入力しています。続きを入力して、提出してください。" in browser.contents


def test_stamp_before_the_request_is_refused_and_stays_typed(asked, enter):
    browser = enter("jimu", f"{asked.absolute_url()}/@@kyodo-papercorrection")
    browser.getControl(name="day.year").value = "2025"
    browser.getControl(name="how").value = ["counter"]
    browser.getControl(name="note").value = "封筒に手紙"
    browser.getControl("入力を始める").click()
    assert "より前の日時です。届いた日時を確かめてください。" in browser.contents
    kept = (browser.getControl(name="day.year").value, browser.getControl(name="note").value)
    assert kept == ("2025", "封筒に手紙")


@pytest.mark.parametrize("who", ["daihyo", "bosai", "center", "iin"])
def test_only_the_secretariat_opens_the_page(asked, enter, who):
    browser = enter(who, f"{asked.absolute_url()}/@@kyodo-papercorrection")
    seen = browser.contents if isinstance(browser.contents, str) else browser.contents.decode()
    assert "お願いした日時" not in seen


def test_group_reads_that_its_correction_is_typed_in(asked, enter):
    with acting("jimu"):
        paper_correction.start_paper_correction(
            asked, received=NOW + timedelta(minutes=1), how="fax", by="jimu", now=NOW + HOUR
        )
    transaction.commit()
    browser = enter("daihyo", asked.absolute_url())
    assert "に届いた書類を、事務局が入力しています。" in browser.contents
    assert "入力を取り消す" not in browser.contents
