"""記録: whatever keeps lines has a page that shows them, to those who answer for it."""

from AccessControl import Unauthorized
from datetime import timedelta
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import changes
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import outbox as mails
from kamakura.kyodo.operations import settings
from kamakura.kyodo.operations import theme as themes
from tests.plone import chosen
from tests.plone import sample
from tests.plone.browser.test_desks import page
from tests.plone.browser.test_desks import site  # noqa: F401 -- the fixture
from tests.plone.browser.test_desks import text
import pytest


NOW = sample.NOW
DESKS = {
    "KyodoProgram": "kyodo-outbox",
    "KyodoCall": "kyodo-calldesk",
    "KyodoTheme": "kyodo-theme",
    "KyodoCommittee": "kyodo-committee",
    "KyodoMeeting": "kyodo-meeting",
    "KyodoOrganization": "kyodo-organization",
    "KyodoProposal": "kyodo-desk",
    "KyodoConsultation": "kyodo-consultation",
    "KyodoProject": "kyodo-projectdesk",
    "KyodoEvaluation": "kyodo-evaluation",
    "Plone Site": "kyodo-settings",
}
"""Where the secretariat works on a thing. Folders and sheets stand in the record around them."""


@pytest.fixture
def things(site):  # noqa: F811 -- the fixture
    """One of everything that keeps lines, by type."""
    project, evaluation = chosen.evaluating(site)
    (proposal,) = children(site.call, "KyodoProposal")
    found = [site.portal, site.program, site.program["organizations"], site.call]
    found += [site.organization, proposal, project, evaluation]
    found += children(proposal, "KyodoConsultation") + children(proposal, "KyodoReview")
    with sample.acting("jimu"):
        settings.change_settings({"correction_days": 9}, by="jimu", now=NOW)
        theme = themes.create_theme(site.call, title="海", section="bosai", by="jimu", now=NOW)
        committee = committees.add_committee(site.program, title="委員会", by="jimu", now=NOW)
        item = {"id": "1", "title": "打合せ", "is_open": True, "reason": ""}
        meeting = meetings.add_meeting(
            committee, title="会議", kind="other", starts=NOW, agenda=[item], by="jimu", now=NOW
        )
    return {one.portal_type: one for one in (*found, theme, committee, meeting)}


def shown(soup):
    """What each entry says was done, newest first."""
    return [text(one.strong) for one in soup.select(".kyodo-entries li")]


def particulars(soup):
    return [text(one) for one in soup.select(".kyodo-particular")]


def test_whatever_keeps_lines_has_a_page_of_its_record(things):
    bare = []
    for portal_type, thing in things.items():
        assert audit.lines(thing), portal_type
        entries = shown(page(thing, "kyodo-history", by="jimu"))
        if not entries or "操作しました" in entries:
            bare.append(portal_type)
    assert bare == []


def test_every_desk_leads_to_the_record_of_its_thing(things):
    led = {}
    for portal_type, name in DESKS.items():
        soup = page(things[portal_type], name, by="jimu")
        led[portal_type] = [one["href"] for one in soup.select(".kyodo-record-link a")]
    assert led == {
        portal_type: [f"{things[portal_type].absolute_url()}/kyodo-history"]
        for portal_type in DESKS
    }
    within = {"KyodoFolder", "KyodoReview"}
    assert set(things) == set(DESKS) | within


def test_sheets_and_talks_stand_in_the_record_of_their_proposal(things):
    acts = shown(page(things["KyodoProposal"], "kyodo-history", by="jimu"))
    assert "採点なしで審査票を締め切りました" in acts
    assert "回答を依頼しました" in acts


@pytest.mark.parametrize("user", ["bosai", "center", "iin", "daihyo"])
def test_record_is_for_those_who_answer_for_it(things, user):
    let_in = []
    for portal_type, thing in things.items():
        try:
            page(thing, "kyodo-history", by=user)
        except Unauthorized:
            continue
        let_in.append(portal_type)
    assert let_in == []


@pytest.mark.parametrize("user", ["bosai", "daihyo"])
def test_nobody_else_is_led_there(things, user):
    for name in ("KyodoConsultation", "KyodoProject", "KyodoEvaluation"):
        soup = page(things[name], DESKS[name], by=user)
        assert soup.select(".kyodo-record-link") == []


def mail_line(program, number, action="remind_due"):
    """A line of the daily job."""
    now = NOW + timedelta(days=number)
    audit.record(program, action=action, by=audit.DAILY, now=now, details={"mails": number})


def test_record_comes_fifty_a_page(site):  # noqa: F811 -- the fixture
    for number in range(1, 61):
        mail_line(site.program, number)
    first = page(site.program, "kyodo-history", by="jimu")
    older = first.find("a", string="これより古い記録")["href"]
    before = older.partition("before=")[2]
    second = page(site.program, "kyodo-history", by="jimu", before=before)
    counts = particulars(first) + particulars(second)
    assert (len(shown(first)), counts) == (50, [f"メール{n}通" for n in range(60, 0, -1)])
    assert second.find("a", string="これより古い記録") is None


def test_one_kind_is_shown_alone(site):  # noqa: F811 -- the fixture
    mail_line(site.program, 1)
    soup = page(site.program, "kyodo-history", by="jimu")
    assert [text(one) for one in soup.select(".kyodo-filter a")] == [
        "すべて",
        "メール",
        "作成と設定",
    ]
    soup = page(site.program, "kyodo-history", by="jimu", kind="mail")
    assert shown(soup) == ["期限のお知らせを送りました"]
    assert text(soup.select_one(".kyodo-filter a[aria-current]")) == "メール"


def test_mail_that_was_sent_again_says_which(site):  # noqa: F811 -- the fixture
    sample.consulting(site)
    box = outbox_of(site.program)
    message = next(iter(box.by_id.values()))
    box.settle(message, "550 no such user", NOW)
    with sample.acting("jimu"):
        mails.resend(site.program, message_id=message.id, by="jimu", now=NOW)
    soup = page(site.program, "kyodo-history", by="jimu", kind="mail")
    assert shown(soup) == ["メールをもう一度送りました"]
    assert particulars(soup) == [f"「{message.subject}」 宛先: {message.recipient.name}"]


def test_changed_settings_say_what_they_were_and_are(site):  # noqa: F811 -- the fixture
    values = {
        "correction_days": 9,
        "require_centre_registration": "all",
        "form_map": {**setting("form_map"), "budget": "第4号様式"},
        "rule_levels": {**setting("rule_levels"), "breakdown_missing": "off"},
        "confirmed_forms": ["report"],
        "drop_extremes": True,
    }
    with sample.acting("jimu"):
        settings.change_settings(values, by="jimu", now=NOW)
    soup = page(site.portal, "kyodo-history", by="jimu")
    assert shown(soup) == ["設定を変えました(6件)"]
    assert particulars(soup) == [
        "補正の日数: 7 → 9",
        "市民活動センターへの登録が必要な団体: NPO法人以外の団体 → すべての団体",
        "様式番号「第4号様式 収支予算書」: 様式4 → 第4号様式",
        "様式の点検の強さ「金額のある行に積算内訳がある」: 提出を止める → 点検しない",
        "公式様式と照合した様式「様式6 実績報告書」: (なし) → はい",
        "最高点と最低点を除く: いいえ → はい",
    ]


def test_decisions_of_one_press_each_stand_with_their_proposal(site):  # noqa: F811
    made = [sample.make_proposal(site, title=title) for title in ("海", "山")]
    for one in made:
        details = {"proposal": one.UID()}
        audit.record(
            site.call, action="record_decision", by="jimu", now=NOW, new="passed", details=details
        )
    soup = page(site.call, "kyodo-history", by="jimu", kind="selection")
    assert shown(soup) == ["委員会の決定を記録しました(2件)"]
    assert particulars(soup) == ["海: (なし) → 合格(実施候補)", "山: (なし) → 合格(実施候補)"]


def test_edit_says_which_fields_and_shows_no_keys(site):  # noqa: F811 -- the fixture
    with sample.acting("jimu"):
        changes.change(
            site.call,
            presentation_place="市役所",
            committee_uid="3f0c9d",
            contact="あ" * 61,
            by="jimu",
            now=NOW,
        )
    soup = page(site.call, "kyodo-history", by="jimu", kind="scheme")
    assert shown(soup)[0] == "内容を直しました"
    assert particulars(soup)[:3] == [
        "プレゼンテーションの会場: (なし) → 市役所",
        "選考委員会",
        "問い合わせ先",
    ]
