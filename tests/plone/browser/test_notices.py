"""The letters of a result on the pages: looked through, corrected, timed, taken away."""

from datetime import timedelta
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.notifications.outbox import letters_to
from kamakura.kyodo.operations import base
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import selection as selections
from plone.testing.zope import Browser
from tests.plone import selection_sample as sample
from urllib.parse import urlencode
import pytest
import re
import transaction


@pytest.fixture
def site(functional):
    made = sample.closed(functional["portal"])
    made.app = functional["app"]
    with sample.acting("jimu"):
        selections.accept_computed(made.call, by="jimu", now=sample.NOW)
        release.prepare_release(made.call, by="jimu", now=sample.NOW)
    transaction.commit()
    return made


def enter(site, user):
    page = Browser(site.app)
    page.handleErrors = True
    page.raiseHttpErrors = False
    if user:
        page.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
    return page


def post(page, url, **data):
    page.open(url)
    token = re.search(r'name="_authenticator"[^>]*value="([^"]+)"', page.contents)[1]
    page.open(url, urlencode({"_authenticator": token, **data}))
    transaction.begin()
    return page.contents


def test_list_leads_to_every_letter(site):
    page = enter(site, "jimu")
    page.open(f"{site.call.absolute_url()}/@@kyodo-notices")
    assert page.contents.count("@@kyodo-noticeedit") == 5
    assert page.contents.count("@@kyodo-export/notice-docx") == 5


def test_correction_is_kept_and_the_mail_says_it(site):
    page, proposal = enter(site, "jimu"), site.proposals["P5"]
    contents = post(
        page,
        f"{proposal.absolute_url()}/@@kyodo-noticeedit",
        do="correct",
        number="地つ第9号",
        grounds="言い直した理由",
        comment="",
    )
    notice = selection_of(site.call).notices[proposal.UID()]
    assert (notice.number, notice.grounds) == ("地つ第9号", "言い直した理由")
    assert "通知書を直しました" in contents
    assert contents.count("言い直した理由") == 2  # in its field and in the mail


def test_empty_grounds_are_refused_beside_the_field_and_nothing_is_lost(site):
    page, proposal = enter(site, "jimu"), site.proposals["P5"]
    contents = post(
        page,
        f"{proposal.absolute_url()}/@@kyodo-noticeedit",
        do="correct",
        number="地つ第9号",
        grounds="",
        comment="のこる講評",
    )
    assert 'href="#grounds"' in contents
    assert "のこる講評" in contents
    assert 'value="地つ第9号"' in contents


def test_time_of_the_release_is_shown_to_who_set_it(site):
    page = enter(site, "jimu")
    day = {"release_day.year": "令和18", "release_day.month": "10", "release_day.day": "9"}
    url = f"{site.call.absolute_url()}/@@kyodo-resultdesk"
    contents = post(page, url, do="schedule", release_time="9:05", **day)
    at = selection_of(site.call).release_at
    assert f"{at.isoformat()}" == "2036-10-09T09:05:00+09:00"
    assert "令和18年10月9日(木) 09:05に自動で公表します" in contents


def test_strange_time_is_refused_beside_its_field(site):
    page = enter(site, "jimu")
    day = {"release_day.year": "令和18", "release_day.month": "10", "release_day.day": "9"}
    url = f"{site.call.absolute_url()}/@@kyodo-resultdesk"
    contents = post(page, url, do="schedule", release_time="朝", **day)
    assert selection_of(site.call).release_at is None
    assert "時刻で書いてください" in contents


def test_desk_warns_when_the_time_has_passed(site):
    with sample.acting("jimu"):
        soon = sample.NOW + timedelta(minutes=1)
        release.schedule_release(site.call, at=soon, by="jimu", now=sample.NOW)
    transaction.commit()
    page = enter(site, "jimu")
    page.open(f"{site.call.absolute_url()}/@@kyodo-resultdesk")
    assert "まだ公表されていません" in page.contents


@pytest.mark.parametrize("who", ["gp5", "iin1", "iin4", ""])
def test_letters_are_prepared_by_the_secretariat_alone(site, who):
    urls = (
        f"{site.call.absolute_url()}/@@kyodo-notices",
        f"{site.proposals['P5'].absolute_url()}/@@kyodo-noticeedit",
        f"{site.proposals['P5'].absolute_url()}/@@kyodo-export/notice-docx",
    )
    page = enter(site, who)
    seen = []
    for url in urls:
        page.open(url)
        is_file = "wordprocessing" in page.headers["Content-Type"]
        text = page.contents if isinstance(page.contents, str) else ""
        seen.append(is_file or "評価点" in text)
    assert seen == [False, False, False]


def test_group_finds_word_and_pdf_beside_its_letter(site):
    with sample.acting("jimu"):
        release.release_selection(site.call, by="jimu", now=sample.NOW)
    transaction.commit()
    proposal = site.proposals["P1"]
    group = organization_of(proposal)
    (letter,) = letters_to(group, group.UID())
    page = enter(site, "gp1")
    page.open(f"{group.absolute_url()}/@@kyodo-letter?id={letter.id}")
    files = re.findall(r'href="([^"]+/@@kyodo-export/notice-[^"]+)"', page.contents)
    page.open(files[1])
    assert [url.rpartition("-")[2] for url in files] == ["docx", "pdf"]
    assert page.contents[:5] in ("%PDF-", b"%PDF-")


def test_free_place_is_prepared_and_released_on_the_desk(site):
    with sample.acting("jimu"):
        release.release_selection(site.call, by="jimu", now=sample.NOW)
    with sample.acting("gp3"):
        base.move(site.proposals["P3"], "withdraw", by="gp3", now=sample.NOW, reason="人手")
    transaction.commit()
    page, url = enter(site, "jimu"), f"{site.call.absolute_url()}/@@kyodo-resultdesk"
    key = site.proposals["P4"].getId()
    words = {"told": "取下げのため。", "comment": "よい提案です。"}
    long = words | {"comment": "あ" * 2001}
    contents = post(page, url, do="offer_place", proposal=key, reason="P3の取下げ", **long)
    assert ("2000文字までです" in contents, long["comment"] in contents) == (True, True)
    contents = post(page, url, do="offer_place", proposal=key, reason="P3の取下げによる", **words)
    assert "「漂着物スケッチ図鑑」の繰上げを公表する" in contents
    preview = contents[contents.index("繰上げで公表する行") :].split("</table>")[0]
    assert [word in preview for word in words.values()] == [True, True]
    public = enter(site, "")
    public.open(f"{site.call.absolute_url()}/@@kyodo-result")
    assert "P3の取下げによる" not in public.contents
    contents = post(page, url, do="release_place", proposal=key)
    assert "繰上げを公表しました" in contents
    public.open(f"{site.call.absolute_url()}/@@kyodo-result")
    row = public.contents[public.contents.index("漂着物スケッチ図鑑") :].split("</tr>")[0]
    assert [word in row for word in ("合格", "に繰上げ", *words.values())] == [True] * 4
    assert "その後、取り下げられました" in public.contents
