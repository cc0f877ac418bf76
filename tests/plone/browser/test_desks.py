"""The city hall's and the centre's screens: what each person finds, and what is kept away."""

from AccessControl import Unauthorized
from bs4 import BeautifulSoup
from kamakura.kyodo.browser import history
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations import consultation
from kamakura.kyodo.operations import screening
from plone import api
from plone.protect.authenticator import createToken
from tests.plone import sample
from zope.interface import alsoProvides
import pytest


NOW = sample.NOW


@pytest.fixture
def site(portal):
    alsoProvides(portal.REQUEST, IKyodoLayer)
    portal.REQUEST.environ["kyodo.received_at"] = NOW
    return sample.make_site(portal)


def text(node):
    return " ".join(node.get_text().split())


def page(obj, name, *, by, **form):
    """A page as a person gets it; Unauthorized when they may not open it."""
    request = obj.REQUEST
    request.form.clear()
    request.form.update(form)
    with sample.acting(by):
        view = obj.restrictedTraverse(f"@@{name}")
        return BeautifulSoup(view(), "html.parser").select_one(".kyodo-page")


def press(obj, name, *, by, **form):
    """Press a button; answers the view."""
    return _pressed(obj, name, by, form)[0]


def answer(obj, name, *, by, **form):
    """Press a button; answers the page it gives."""
    return BeautifulSoup(_pressed(obj, name, by, form)[1], "html.parser").select_one(".kyodo-page")


def _pressed(obj, name, by, form):
    request = obj.REQUEST
    request.form.clear()
    with sample.acting(by):
        request.method = "POST"
        request.environ["REQUEST_METHOD"] = "POST"
        request.form.update({"_authenticator": createToken(), **form})
        try:
            view = obj.restrictedTraverse(f"@@{name}")
            return view, view()
        finally:
            request.method = "GET"
            request.environ["REQUEST_METHOD"] = "GET"


def rows(soup, caption):
    """Headings of the rows of the table with this caption."""
    for table in soup.select("table"):
        if caption in text(table.caption):
            return [text(cell.a) for cell in table.select("tbody th")]
    return []


def test_my_list_shows_first_what_waits_for_the_section(site):
    sample.submitted(site, title="届いた提案")
    sample.consulting(site, title="協議中の提案")
    soup = page(site.program, "kyodo-mylist", by="bosai")
    assert rows(soup, "わたしの番のもの") == ["協議中の提案"]
    assert rows(soup, "そのほかの提案") == ["届いた提案"]


def test_my_list_of_another_section_is_empty(site):
    sample.consulting(site, title="協議中の提案")
    assert "協議中の提案" not in str(page(site.program, "kyodo-mylist", by="midori"))


@pytest.mark.parametrize("user", ["daihyo", "iin"])
def test_my_list_is_not_for_groups_and_committee(site, user):
    with pytest.raises(Unauthorized):
        page(site.program, "kyodo-mylist", by=user)


def test_board_filters_by_state_and_never_shows_drafts(site):
    sample.make_proposal(site, title="下書き")
    sample.submitted(site, title="届いた提案")
    sample.in_preliminary(site, title="調整中の提案")
    every = rows(page(site.call, "kyodo-board", by="jimu"), "提案")
    one = rows(page(site.call, "kyodo-board", by="jimu", state="preliminary"), "提案")
    assert (sorted(every), one) == (["届いた提案", "調整中の提案"], ["調整中の提案"])


def test_board_ignores_what_is_not_on_offer(site):
    sample.submitted(site, title="届いた提案")
    soup = page(site.call, "kyodo-board", by="jimu", state="<b>", order="x", start="-1")
    assert rows(soup, "提案") == ["届いた提案"]


@pytest.mark.parametrize("name", ["kyodo-board", "kyodo-calldesk"])
@pytest.mark.parametrize("user", ["bosai", "center", "iin", "daihyo"])
def test_the_calls_desks_are_the_secretariats(site, name, user):
    with pytest.raises(Unauthorized):
        page(site.call, name, by=user)


def test_call_desk_counts_states_and_warns_of_unconfirmed_forms(site):
    sample.submitted(site)
    soup = page(site.call, "kyodo-calldesk", by="jimu")
    counts = {text(a.span): text(a.strong) for a in soup.select(".kyodo-counts a")}
    assert counts["提出済"] == "1"
    assert "8つの様式が、公式様式とまだ照合されていません" in text(
        soup.select_one(".kyodo-cautions")
    )


@pytest.mark.parametrize("user", ["midori", "other", "iin"])
def test_desk_is_closed_to_strangers(site, user):
    proposal, _talk = sample.consulting(site)
    with pytest.raises(Unauthorized):
        page(proposal, "kyodo-desk", by=user)


def test_desk_turns_the_group_away(site):
    proposal, _talk = sample.consulting(site)
    with pytest.raises(Unauthorized):
        page(proposal, "kyodo-desk", by="daihyo")


def test_secretariat_does_not_open_a_draft(site):
    draft = sample.make_proposal(site)
    for name in ("kyodo-desk", "kyodo-requestcorrection"):
        with pytest.raises(Unauthorized):
            page(draft, name, by="jimu")


def test_center_reads_the_plan_but_not_the_groups_papers(site):
    proposal, _talk = sample.consulting(site)
    soup = page(proposal, "kyodo-desk", by="center")
    assert rows(soup, "提出された書類") == [
        "様式1 提案書(市民活動団体提案)",
        "提案事前調整シート",
    ]
    assert soup.select("#checks") == []
    assert "秘密役員" not in str(soup)


def test_desk_says_what_the_secretariat_does_next(site):
    proposal = sample.submitted(site)
    soup = page(proposal, "kyodo-desk", by="jimu")
    assert text(soup.select_one(".kyodo-next-text")).startswith("書類を見て受け付け")


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("市内に活動拠点または連絡場所がある", "任意団体。所在地: 神奈川県鎌倉市御成町1-1"),
        ("代表者を含む役員の人数", "4人(必要: 3人)"),
        ("市民(在住・在勤・在学)の構成員の人数", "20人のうち15人(必要: 5人)"),
        ("市民活動センターへの登録", "登録済"),
    ],
)
def test_each_check_shows_what_the_papers_say(site, title, said):
    soup = page(sample.submitted(site), "kyodo-desk", by="jimu")
    lines = [text(row) for row in soup.select(".kyodo-checks > li")]
    assert [f" {said} 要綱" in line for line in lines if line.startswith(title)] == [True]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"centre_number": "K-123"}, "登録済(番号: K-123)"),
        ({"admission": "だれでも入れます。"}, "入会の条件: だれでも入れます。"),
        ({"city_contact": "御成町2-2"}, "市内の連絡場所: 御成町2-2"),
    ],
)
def test_words_of_the_papers_stand_beside_the_check(site, told, said):
    proposal = sample.submitted(site)
    for _key, filing in Filings(proposal).items():
        filing.last_filed._answers.update(told)
    soup = page(proposal, "kyodo-desk", by="jimu")
    assert sum(said in text(row) for row in soup.select(".kyodo-checks > li")) == 1


def test_checks_are_recorded_from_the_desk(site):
    proposal = sample.submitted(site)
    press(proposal, "kyodo-desk", by="jimu", do="checks", **{"judge-bylaws": "ok"})
    assert (proposal.checks["bylaws"]["ok"], proposal.checks["bylaws"]["by"]) == (True, "jimu")


def test_missing_ground_is_asked_for_beside_its_requirement_and_nothing_is_lost(site):
    proposal = sample.submitted(site)
    form = {"judge-bylaws": "ng", "judge-pledge": "ok", "note-pledge": "窓口で確認"}
    soup = answer(proposal, "kyodo-desk", by="jimu", do="checks", **form)
    assert [one["href"] for one in soup.select("#kyodo-errors a")] == ["#note-bylaws"]
    said = text(soup.select_one("#note-bylaws-error"))
    assert said.endswith("その根拠を書いてください。")
    assert soup.select_one("#note-pledge")["value"] == "窓口で確認"
    assert soup.select_one("#judge-pledge-ok").has_attr("checked")
    assert dict(proposal.checks) == {}


def test_requirements_that_are_met_are_folded_away(site):
    proposal = sample.submitted(site)
    press(proposal, "kyodo-desk", by="jimu", do="checks_by_papers")
    soup = page(proposal, "kyodo-desk", by="jimu")
    open_rows = soup.select("#checks form > .kyodo-checks > li")
    assert [text(one.h3) for one in open_rows] == [
        "会則・規約・定款がある",
        "予算と決算を適切に行っている",
        "だれでも参加できる",
    ]
    met = len(screening.eligibility_checks(proposal)) - 3
    assert (
        text(soup.select_one(".kyodo-checks-met summary")) == f"「満たす」と判断した要件({met}件)"
    )
    assert soup.select("button[value=checks_by_papers]") == []


def test_what_papers_show_is_recorded_at_once(site):
    proposal = sample.submitted(site)
    press(proposal, "kyodo-desk", by="jimu", do="checks_by_papers")
    open_keys = {c.key for c in screening.eligibility_checks(proposal)} - set(proposal.checks)
    assert open_keys == {"bylaws", "accounts", "open_to_public"}


def test_not_accepting_without_reason_keeps_the_page_and_the_state(site):
    proposal = sample.submitted(site)
    view = press(proposal, "kyodo-desk", by="jimu", do="not_accept", not_accept_reason=" ")
    assert list(view.errors) == ["not_accept_reason"]
    assert api.content.get_state(proposal) == "submitted"


def test_a_section_pressing_the_secretariats_button_changes_nothing(site):
    proposal, _talk = sample.consulting(site)
    press(proposal, "kyodo-desk", by="bosai", do="assign", sections=["midori"])
    assert proposal.sections == ["bosai"]


def sheet_on_desk(proposal, *, by):
    """Questions of the sheet on the desk."""
    soup = page(proposal, "kyodo-desk", by=by)
    heads = {text(one.h2): one for one in soup.select("section") if one.h2}
    found = heads.get("提案事前調整シート")
    return [text(dt) for dt in found.select("dt")] if found is not None else []


def test_sheet_is_read_on_the_desk_before_anybody_is_asked(site):
    proposal = sample.in_preliminary(site)
    assert sheet_on_desk(proposal, by="jimu") == ["仮の事業名", "課題", "やりたいこと"]
    assert sheet_on_desk(proposal, by="center") == []


def test_sheet_leaves_the_desk_once_the_consultation_shows_it(site):
    proposal = sample.after_preliminary(site)
    assert sheet_on_desk(proposal, by="jimu") == []


def test_consultation_shows_the_groups_words_under_their_questions(site):
    _proposal, talk = sample.consulting(site)
    soup = page(talk, "kyodo-consultation", by="bosai")
    words = [text(dt) for dt in soup.select(".kyodo-words")[0].select("dt")]
    assert words == ["事業名", "事業の概要"]


def test_consultation_shows_each_part_and_offers_only_ones_own(site):
    _proposal, talk = sample.consulting(site)
    soup = page(talk, "kyodo-consultation", by="bosai")
    own = [text(h3) for h3 in soup.select(".kyodo-part-own h3")]
    assert own == ["総合防災課 わたしの欄"]
    assert len(soup.select(".kyodo-part")) == 4
    assert "kyodo-confirm-conclude_go" not in str(soup)


@pytest.mark.parametrize("user", ["midori", "other", "iin"])
def test_consultation_is_closed_to_strangers(site, user):
    _proposal, talk = sample.consulting(site)
    for name in ("kyodo-consultation", "kyodo-part"):
        with pytest.raises(Unauthorized):
            page(talk, name, by=user)


def test_the_part_of_another_is_not_opened(site):
    _proposal, talk = sample.consulting(site)
    with pytest.raises(Unauthorized):
        page(talk, "kyodo-part", by="bosai", party="center")


def test_a_part_is_written_on_its_page(site):
    _proposal, talk = sample.consulting(site)
    press(talk, "kyodo-part", by="center", do="save", party="center", advice="表にしてください。")
    assert talk.parts["center"]["advice"] == "表にしてください。"


def test_a_talk_leads_to_my_list_when_the_proposal_is_a_draft_again(site):
    proposal = sample.in_preliminary(site)
    with sample.acting("jimu"):
        talk = consultation.request_consultation(
            proposal, kind="preliminary", sections=["bosai"], by="jimu", now=NOW
        )
        consultation.conclude_consultation(
            talk, outcome="again", reason="担当課と会ってください。", by="jimu", now=NOW
        )
    soup = page(talk, "kyodo-consultation", by="jimu")
    assert text(soup.select_one(".kyodo-back")).endswith("担当の一覧")


def box(talk, by="jimu"):
    """What the box of a consultation says, its buttons, and where the first one leads."""
    found = page(talk, "kyodo-consultation", by=by).select_one(".kyodo-next")
    links = [text(one) for one in found.select("a, summary")]
    return text(found.h2), text(found.select_one(".kyodo-next-text")), links


def sit(talk):
    with sample.acting("jimu"):
        consultation.record_meeting(
            talk, held_on=NOW.date(), attendees="4者", points="役割", by="jimu", now=NOW
        )


def test_box_of_a_talk_leads_from_the_answers_to_its_end(site):
    _proposal, talk = sample.consulting(site)
    wait, waits = "いまは待つだけです", "団体、総合防災課、協働事業推進部会の番です。"
    assert box(talk) == (wait, waits, [])
    mine = ("次にすること", "担当の欄を記入してください。", ["担当の欄を書く"])
    assert [box(talk, by) for by in ("bosai", "center", "daihyo")] == [mine] * 3
    sample.answer_all(talk)
    said = "回答がそろいました。協議を開いて、記録してください。"
    assert box(talk) == ("次にすること", said, ["協議を記録する"])
    sit(talk)
    said = "回答がそろいました。結論を出してください。"
    assert box(talk) == ("次にすること", said, ["結論を選ぶ"])
    with sample.acting("jimu"):
        consultation.conclude_consultation(talk, outcome="go", by="jimu", now=NOW)
    over = ("この手続きは終わっています", "結論: 次の段階へ進む", ["提案のページ"])
    assert [box(talk, by) for by in ("jimu", "bosai", "daihyo")] == [over] * 3


def test_going_on_is_offered_only_when_it_is_possible_and_says_why_not(site):
    _proposal, talk = sample.consulting(site)
    acts = page(talk, "kyodo-consultation", by="jimu").select_one("#acts")
    assert acts.select("button[value=conclude_go]") == []
    assert text(acts.p).startswith("「結論: 審査へ進む」は、まだ押せません。")
    sample.answer_all(talk)
    sit(talk)
    acts = page(talk, "kyodo-consultation", by="jimu").select_one("#acts")
    assert len(acts.select("button[value=conclude_go]")) == 1
    assert "まだ押せません" not in text(acts)


def test_old_page_that_still_has_the_button_is_told_why_not(site):
    _proposal, talk = sample.consulting(site)
    soup = answer(talk, "kyodo-consultation", by="jimu", do="conclude_go", go_reason="")
    assert len(soup.select("#kyodo-errors li")) == 1
    assert api.content.get_state(talk) == "answering"


def test_sitting_without_anybody_is_asked_for_beside_the_field(site):
    _proposal, talk = sample.consulting(site)
    day = {"held_on.year": "2026", "held_on.month": "5", "held_on.day": "11"}
    form = {**day, "points": "役割分担"}
    soup = answer(talk, "kyodo-consultation", by="jimu", do="meeting", **form)
    assert [one["href"] for one in soup.select("#kyodo-errors a")] == ["#meeting-present_group"]
    assert soup.select_one("#meeting-points").get_text() == "役割分担"


def test_conclusion_from_the_page_drops_the_proposal(site):
    proposal, talk = sample.consulting(site)
    press(
        talk,
        "kyodo-consultation",
        by="jimu",
        do="conclude_drop",
        drop_reason="施設の整備",
        public_explanation="施設の整備に当たるため、見送りました。",
    )
    assert api.content.get_state(proposal) == "dropped"


def test_history_names_officers_only_inside_the_city_hall(site):
    proposal = sample.screened(site)
    seen = {}
    for user in ("jimu", "daihyo", "center"):
        with sample.acting(user):
            entries = history.entries(proposal)
        seen[user] = [api.portal.translate(entry.who) for entry in entries]
    assert any("大町花子" in who for who in seen["jimu"])
    assert not any("大町花子" in who for who in seen["daihyo"] + seen["center"])
    assert "事務局" in seen["daihyo"]


def test_history_keeps_the_screening_inside(site):
    proposal = sample.screened(site)
    with sample.acting("daihyo"):
        acts = [str(entry.what) for entry in history.entries(proposal)]
    assert "要件を確認しました" not in acts
    assert "提出しました" in acts


def test_desk_opens_before_the_papers_are_sent(site):
    proposal = sample.in_preliminary(site)
    desk = page(proposal, "kyodo-desk", by="jimu")
    assert text(desk.h1) == proposal.title


def test_group_is_led_to_its_part_of_the_talk(site):
    proposal, talk = sample.consulting(site)
    own = page(proposal, "kyodo-proposal", by="daihyo")
    assert own.select_one(".kyodo-next a")["href"] == talk.absolute_url()
