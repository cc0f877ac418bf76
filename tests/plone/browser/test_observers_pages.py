"""傍聴 on the pages: everybody signs up, one's own page, the list, the door."""

from io import BytesIO
from kamakura.kyodo.browser.observers import limiter
from kamakura.kyodo.browser.observers.stamp import moment_of_stamp
from kamakura.kyodo.browser.observers.stamp import stamped
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.domain.robots import MOST
from kamakura.kyodo.domain.robots import MOST_BEHIND_PROXY
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import door
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import minutes
from kamakura.kyodo.operations import observers
from openpyxl import load_workbook
from plone.testing.zope import Browser
from tests.plone import observed
from tests.plone import sample
from tests.plone.sample import acting
import datetime
import pytest
import transaction


NOW = datetime.datetime.now(datetime.UTC)
SOON = datetime.timedelta(seconds=10)


@pytest.fixture
def site(functional):
    limiter._sent.clear()
    made = sample.make_site(functional["portal"], now=NOW)
    made.committee = observed.committee_of(made, now=NOW)
    made.meeting = observed.convened(made.committee, now=NOW, observer_capacity=2)
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


def public_url(site) -> str:
    return f"{site.program.absolute_url()}/@@kyodo-observe?meeting={site.meeting.UID()}"


def fill(browser, site, number=1, *, waited=SOON, **given):
    """Open the page and fill the form as a person would, ``waited`` after it was opened."""
    browser.open(public_url(site))
    asked = {"name": f"傍聴 {number}", "email": f"kata{number}@example.jp", "phone": ""}
    for name, value in {**asked, **given}.items():
        browser.getControl(name=name).value = value
    opened = stamped(datetime.datetime.now(datetime.UTC) - waited)
    browser.getControl(name="opened").value = opened
    return browser


def send(browser):
    browser.getControl("傍聴を申し込む").click()
    transaction.begin()
    return browser


def text_of(browser) -> str:
    """What an answer says, also one that is no page."""
    return browser.contents if isinstance(browser.contents, str) else browser.contents.decode()


def records(site):
    transaction.begin()
    return seen_book(site.meeting).records()


def on_the_day(site):
    """The meeting is today, now."""
    site.meeting.starts = datetime.datetime.now(datetime.UTC)
    transaction.commit()


def test_everybody_reads_when_where_and_what_is_open_and_why_not(site, enter):
    browser = enter()
    browser.open(public_url(site))
    for text in ("市役所本庁舎 第3会議室", "提案の説明と質疑", "選考の審議", observed.CLOSED):
        assert text in browser.contents
    assert "定員2人・あと2人" in browser.contents


def test_home_leads_there(site, enter):
    browser = enter()
    browser.open(site.program.absolute_url())
    browser.getLink(site.meeting.title).click()
    assert browser.url == public_url(site)


def test_closed_item_does_not_say_whose_proposal_is_judged(site, enter):
    rows = [dict(row) for row in site.meeting.agenda]
    rows[1] |= {"title": "審査: ひみつの提案", "proposal_uid": "x"}
    site.meeting.agenda = rows
    transaction.commit()
    browser = enter()
    browser.open(public_url(site))
    assert "ひみつの提案" not in browser.contents
    assert "提案の審査" in browser.contents


def test_published_minutes_are_read_there_without_the_closed_parts(site, enter):
    rows = [dict(row) for row in site.meeting.agenda]
    rows[1] |= {"title": "審査: ひみつの提案", "proposal_uid": "x"}
    site.meeting.agenda = rows
    on_the_day(site)
    with acting("jimu"):
        there = {"m1": "present"}
        attendances.record_attendance(site.meeting, attendance=there, by="jimu", now=NOW)
        meetings.hold(site.meeting, by="jimu", now=NOW)
        texts = {"": "出席 1人", "1": "公開の話", "2": "秘密の話"}
        minutes.draft_minutes(site.meeting, generated=texts, by="jimu", now=NOW)
    with acting("iin"):
        minutes.confirm_minutes(site.meeting, by="iin", now=NOW)
    with acting("jimu"):
        minutes.publish_minutes(site.meeting, by="jimu", now=NOW)
    transaction.commit()
    browser = enter()
    browser.open(site.program.absolute_url())
    browser.getLink(site.meeting.title, index=-1).click()
    for text in ("出席 1人", "公開の話", observed.CLOSED):
        assert text in browser.contents
    for text in ("秘密の話", "ひみつの提案"):
        assert text not in browser.contents


@pytest.mark.parametrize("act", ["draft", "cancelled draft", "unknown", "closed"])
def test_what_was_never_announced_is_not_found(site, enter, act):
    make = observed.convened if act == "closed" else observed.drafted
    agenda = observed.AGENDA[1:] if act == "closed" else observed.AGENDA
    meeting = make(site.committee, now=NOW, agenda=agenda)
    if act == "cancelled draft":
        with acting("jimu"):
            meetings.cancel(meeting, reason="日程が合わない", by="jimu", now=NOW)
    transaction.commit()
    name = "nothing" if act == "unknown" else meeting.UID()
    browser = enter()
    browser.open(f"{site.program.absolute_url()}/@@kyodo-observe?meeting={name}")
    assert browser.headers["Status"].startswith("404")
    assert meeting.title not in text_of(browser)


def test_meeting_called_off_says_so(site, enter):
    with acting("jimu"):
        meetings.cancel(site.meeting, reason="大雪のため", by="jimu", now=NOW)
    transaction.commit()
    browser = enter()
    browser.open(public_url(site))
    assert "この会議は中止になりました。" in browser.contents
    assert "大雪" not in browser.contents
    assert "傍聴を申し込む" not in browser.contents


def test_visitor_signs_up_and_comes_to_a_page_of_their_own(site, enter):
    browser = send(fill(enter(), site))
    assert "申し込みを受け付けました。" in browser.contents
    assert "席が決まりました" in browser.contents
    assert [(one.name, one.email, one.state) for one in records(site)] == [
        ("傍聴 1", "kata1@example.jp", "placed")
    ]
    assert browser.headers["Referrer-Policy"] == "no-referrer"
    assert browser.headers["Cache-Control"] == "private, no-store"
    for private in ("傍聴 1", "kata1@example.jp"):
        assert private not in browser.contents
        assert private not in browser.url


def test_link_is_in_the_mail_and_not_in_what_is_kept_to_read(site, enter):
    link = send(fill(enter(), site)).url
    (key,) = records(site)[0].mails
    message = outbox_of(site.program).by_id[key]
    assert link in message.sent_body
    browser = enter("jimu")
    browser.open(f"{site.program.absolute_url()}/@@kyodo-outbox?mail={key}")
    assert "この人だけのリンク" in browser.contents
    assert link.rpartition(".")[2] not in browser.contents


def test_looking_at_the_link_changes_nothing(site, enter):
    link = send(fill(enter(), site)).url
    for user in ("", "other", "jimu"):
        enter(user).open(link)
    assert [one.state for one in records(site)] == ["placed"]


def test_place_is_given_back_on_the_page_and_the_next_one_moves_up(site, enter):
    first = send(fill(enter(), site, 1))
    send(fill(enter(), site, 2))
    third = send(fill(enter(), site, 3))
    assert "キャンセル待ち" in third.contents
    assert "1番目" in third.contents
    first.getControl("傍聴を取り消す").click()
    assert "傍聴を取り消しました。" in first.contents
    third.reload()
    assert "席が決まりました" in third.contents
    assert [one.state for one in records(site)] == ["cancelled", "placed", "placed"]


@pytest.mark.parametrize(
    "key", ["", "x", "{meeting}", "{meeting}.", "{meeting}.abc", "{draft}.abc"]
)
def test_wrong_link_tells_nothing(site, enter, key):
    draft = observed.drafted(site.committee, now=NOW)
    transaction.commit()
    send(fill(enter(), site))
    key = key.format(meeting=site.meeting.UID(), draft=draft.UID())
    browser = enter()
    browser.open(f"{site.program.absolute_url()}/@@kyodo-observing?k={key}")
    assert "この申し込みは見つかりません。" in browser.contents
    assert site.meeting.title not in browser.contents


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"name": ""}, "「お名前」を書いてください。"),
        ({"email": ""}, "「メールアドレス」か「電話番号」のどちらかを書いてください。"),
        ({"email": "hana@"}, "「hana@」はメールアドレスの形ではありません。"),
        ({"phone": "61-3976"}, "「61-3976」を電話番号として読み取れません。"),
        ({"homepage": "http://x"}, "書かなくてよい欄に文字があります。"),
        ({"waited": datetime.timedelta(seconds=1)}, "画面を開いてすぐに送られたため"),
        ({"waited": datetime.timedelta(hours=25)}, "画面を開いてから時間がたちました。"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(site, enter, given, said):
    browser = send(fill(enter(), site, 1, **given))
    assert said in browser.contents
    assert browser.getControl(name="name").value == given.get("name", "傍聴 1")
    assert browser.getControl(name="email").value == given.get("email", "kata1@example.jp")
    assert records(site) == []


def test_stamp_written_by_hand_is_none_of_ours(site):
    good = stamped(NOW)
    assert moment_of_stamp(good) == NOW
    later = (NOW + SOON).isoformat()
    assert moment_of_stamp(f"{later} {good.partition(' ')[2]}") is None
    assert moment_of_stamp("あ い") is None


def test_one_address_sends_only_so_often(site, enter):
    for number in range(MOST_BEHIND_PROXY):
        limiter.too_often("127.0.0.1", now=NOW - datetime.timedelta(microseconds=number))
        limiter.too_often("", now=NOW - datetime.timedelta(microseconds=number))
    browser = send(fill(enter(), site))
    assert "同じ場所から続けて送られています。" in browser.contents
    assert records(site) == []


def test_somebody_else_in_town_is_not_stopped_by_it():
    for number in range(MOST):
        limiter.too_often("192.0.2.1", now=NOW + datetime.timedelta(seconds=number))
    late = NOW + datetime.timedelta(minutes=1)
    assert limiter.too_often("192.0.2.1", now=late).code == "form_sent_too_often"
    assert limiter.too_often("192.0.2.2", now=late) is None


def test_address_that_has_a_place_is_told_without_anything_of_it(site, enter):
    send(fill(enter(), site, 1, name="別の人"))
    browser = send(fill(enter(), site, 1))
    assert "この連絡先では、もう申し込まれています。" in browser.contents
    assert "別の人" not in browser.contents


def test_form_without_token_of_the_page_is_not_taken(site, enter):
    browser = enter()
    browser.open(public_url(site))
    fields = f"meeting={site.meeting.UID()}&name=x&email=x%40example.jp&do=save"
    browser.post(f"{site.program.absolute_url()}/@@kyodo-observe", fields)
    assert "もう一度ボタンを押してください。" in browser.contents
    assert records(site) == []


def test_secretariat_sees_who_wants_to_come_and_takes_the_telephone(site, enter):
    send(fill(enter(), site, 1))
    browser = enter("jimu")
    browser.open(f"{site.meeting.absolute_url()}/@@kyodo-observers")
    assert "kata1@example.jp" in browser.contents
    browser.getControl(name="name").value = "由比 花"
    browser.getControl(name="phone").value = "0467-61-3976"
    browser.getControl("申し込みを入れる").click()
    assert "番号2で受け付けました。" in browser.contents
    assert [one.phone for one in records(site)] == ["", "0467613976"]


def test_secretariat_changes_the_terms_of_the_meeting(site, enter):
    for number in (1, 2, 3):
        send(fill(enter(), site, number))
    browser = enter("jimu")
    browser.open(f"{site.meeting.absolute_url()}/@@kyodo-observers")
    browser.getControl(name="capacity").value = "3"
    browser.getControl("定員や締切を変える").click()
    assert "定員や締切を変えました。" in browser.contents
    assert [one.state for one in records(site)] == ["placed"] * 3
    browser.getControl(name="capacity").value = "1"
    browser.getControl("定員や締切を変える").click()
    assert "席の決まった人が3人います。" in browser.contents


def test_secretariat_cancels_for_somebody(site, enter):
    send(fill(enter(), site, 1))
    browser = enter("jimu")
    browser.open(f"{site.meeting.absolute_url()}/@@kyodo-observers")
    browser.getControl(name="number").value = ["1"]
    browser.getControl("申し込みを取り消す").click()
    assert [one.state for one in records(site)] == ["cancelled"]


def test_lot_is_offered_after_the_deadline(site, enter):
    site.meeting.observer_mode = "lot"
    for number in (1, 2, 3):
        observed.sign_up(site.meeting, number, now=NOW)
    site.meeting.observer_closes = NOW - SOON
    transaction.commit()
    browser = enter("jimu")
    browser.open(f"{site.meeting.absolute_url()}/@@kyodo-observers")
    browser.getControl("抽選する").click()
    assert "抽選しました。" in browser.contents
    assert sorted(one.state for one in records(site)) == ["placed", "placed", "waiting"]
    assert seen_book(site.meeting).seed in browser.contents


@pytest.mark.parametrize("page", ["@@kyodo-observers", "@@kyodo-door", "@@kyodo-export/observers"])
@pytest.mark.parametrize("user", ["", "iin", "bosai", "other"])
def test_list_is_for_the_secretariat_alone(site, enter, page, user):
    observed.sign_up(site.meeting, 1, now=NOW)
    transaction.commit()
    browser = enter(user)
    browser.open(f"{site.meeting.absolute_url()}/{page}")
    assert "kata1@example.jp" not in text_of(browser)
    assert "傍聴 1" not in text_of(browser)


def test_list_leaves_as_a_workbook(site, enter):
    observed.sign_up(site.meeting, 1, phone="0467613976", now=NOW)
    transaction.commit()
    browser = enter("jimu")
    browser.open(f"{site.meeting.absolute_url()}/@@kyodo-export/observers")
    book = load_workbook(
        BytesIO(browser.contents if isinstance(browser.contents, bytes) else browser._response.body)
    )
    rows = list(book["傍聴の名簿"].iter_rows(min_row=2, values_only=True))
    assert [row[:5] for row in rows] == [(1, "傍聴 1", "kata1@example.jp", "0467613976", "席あり")]


def test_door_lets_people_in_with_one_button_each(site, enter):
    for number in (1, 2):
        observed.sign_up(site.meeting, number, now=NOW)
    on_the_day(site)
    browser = enter("jimu")
    browser.open(f"{site.meeting.absolute_url()}/@@kyodo-door")
    browser.getControl("来ました: 2 傍聴 2").click()
    assert [one.arrived_at is not None for one in records(site)] == [False, True]
    browser.getControl("1人入れる").click()
    assert "空いている席がありません。" in browser.contents
    transaction.begin()
    assert site.meeting.observers == 2
    browser.getControl("1人減らす").click()
    browser.getControl("取り消す: 2 傍聴 2").click()
    transaction.begin()
    assert site.meeting.observers == 0


def test_door_is_closed_before_the_day(site, enter):
    observed.sign_up(site.meeting, 1, now=NOW)
    transaction.commit()
    browser = enter("jimu")
    browser.open(f"{site.meeting.absolute_url()}/@@kyodo-door")
    assert "受付の画面は、会議の当日に使えます。" in browser.contents
    assert "来ました" not in browser.contents


def test_own_page_is_gone_when_the_names_are(site, enter):
    browser = send(fill(enter(), site))
    door.purge(site.meeting, by="", now=NOW)
    transaction.commit()
    browser.reload()
    assert "この申し込みは見つかりません。" in browser.contents


def test_time_of_the_meeting_ends_what_can_be_taken_back(site, enter):
    browser = send(fill(enter(), site))
    on_the_day(site)
    browser.reload()
    assert "会議が始まっているか、終わっています。" in browser.contents
    assert "傍聴を取り消す" not in browser.contents
    token = browser.url.rpartition(".")[2]
    with pytest.raises(Refused) as refused:
        observers.cancel(site.meeting, token=token, by="", now=site.meeting.starts)
    assert refused.value.refusal.code == "observer_meeting_started"
