"""当日の進行 over HTTP, and the page of the meeting: who sees what of whom."""

from kamakura.kyodo.content import audit
from kamakura.kyodo.content.visibility import day_sight
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import minutes
from kamakura.kyodo.operations import presentation_day as day
from kamakura.kyodo.operations import proposal as proposals
from plone import api
from plone.testing.zope import Browser
from tests.plone import selection_sample as sample
from tests.plone.judged import EVERYBODY
from tests.plone.judged import hold
from tests.plone.judged import judge
from urllib.parse import urlencode
import json
import pytest
import re
import transaction


OFFICES = (("青柳みどり", "会長"), ("長谷川渉", "副会長"))
P2 = "谷戸の竹を活かすこども竹あかり教室"


@pytest.fixture(scope="class")
def site(functional_app_class, functional_portal_class):
    made = judge(functional_portal_class)
    made.app = functional_app_class
    transaction.commit()
    return made


@pytest.fixture(autouse=True)
def meeting(site):
    """Every test has a meeting of its own."""
    site.call.frozen["settings"] |= {"presentation_min": 10}
    site.proposals["P2"].recusals.pop("iin1", None)
    members = {"shoku": ["bosai"]}
    api.portal.set_registry_record("kamakura.kyodo.section_members", members)
    site.meeting = site.portal.unrestrictedTraverse(hold(site, now=sample.NOW))
    transaction.commit()


def browser(site, user: str = "") -> Browser:
    made = Browser(site.app)
    made.handleErrors = True
    made.raiseHttpErrors = False
    made.followRedirects = False
    if user:
        made.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
    return made


def opened(site, user: str, url: str) -> Browser:
    page = browser(site, user)
    page.open(url)
    return page


def day_url(site, name: str = "@@kyodo-day") -> str:
    return f"{site.meeting.absolute_url()}/{name}"


def section_url(site, name: str = "@@kyodo-day") -> str:
    return f"{site.call.absolute_url()}/{name}?meeting={site.meeting.getId()}"


def status(page: Browser) -> int:
    return int(page.headers["Status"].split()[0])


def step(site, act=day.advance_day, *, by: str = "jimu", **options) -> None:
    """One step of the day."""
    with sample.acting(by):
        seen = day.steps_seen(site.meeting)
        act(site.meeting, seen=seen, by=by, now=sample.NOW, **options)
    transaction.commit()


def refused(call, *given, **options) -> str:
    with pytest.raises(Refused) as caught:
        call(*given, **options)
    return str(caught.value.refusal.code)


def withdraw(site, key: str) -> None:
    """The group of a proposal withdraws it."""
    with sample.acting(f"g{key.lower()}"):
        proposals.withdraw_proposal(
            site.proposals[key], reason="都合がつかない", by=f"g{key.lower()}", now=sample.NOW
        )


def on_p2(site) -> None:
    """P2, from which 小町 is recused, is being explained."""
    for _ in range(5):
        step(site)


class TestWhoFollows:
    """Members, secretariat, sections of a proposal; nobody else."""

    @pytest.mark.parametrize(("user", "expected"), [("jimu", 200), ("iin4", 200), ("iin3", 200)])
    def test_office_and_members_open_the_day(self, site, user, expected):
        assert status(opened(site, user, day_url(site))) == expected

    @pytest.mark.parametrize("name", ["@@kyodo-day", "@@kyodo-day-now"])
    @pytest.mark.parametrize("user", ["", "other", "gp1", "center"])
    def test_nobody_else_does(self, site, user, name):
        found = {status(opened(site, user, url(site, name))) for url in (day_url, section_url)}
        assert found <= {302, 401, 403, 404}

    def test_a_section_follows_on_the_call_and_not_at_the_meeting(self, site):
        assert status(opened(site, "shoku", section_url(site))) == 200
        assert status(opened(site, "shoku", day_url(site))) in (302, 401)

    def test_a_section_without_a_proposal_on_the_agenda_does_not(self, site):
        members = {"shoku": ["chiiki"]}
        api.portal.set_registry_record("kamakura.kyodo.section_members", members)
        transaction.commit()
        assert status(opened(site, "shoku", section_url(site))) == 404


class TestSectionsView:
    """What a section has answered in the talks, as the committee may see it."""

    @pytest.mark.parametrize("user", ["iin4", "jimu", "shoku"])
    def test_its_choices_are_shown_without_the_words_behind_them(self, site, user):
        step(site)
        url = section_url(site) if user == "shoku" else day_url(site)
        contents = opened(site, user, url).contents
        assert "条件付きでできる" in contents
        assert "四者の間だけの理由" not in contents

    def test_it_goes_with_its_proposal(self, site):
        on_p2(site)
        assert "条件付きでできる" not in opened(site, "iin4", day_url(site)).contents


class TestRecused:
    """小町 is recused from P2, the second on the agenda."""

    def test_sights(self, site):
        items = site.meeting.agenda
        with sample.acting("iin3"):
            found = [str(day_sight(site.meeting, item, "iin3")) for item in items]
        assert found == ["full", "recused", "full", "full"]

    def test_the_json_of_a_recused_member_stands_still(self, site):
        on_p2(site)
        answers = [opened(site, "iin3", day_url(site, "@@kyodo-day-now")).contents]
        step(site)
        step(site, day.pause_day)
        answers.append(opened(site, "iin3", day_url(site, "@@kyodo-day-now")).contents)
        assert [json.loads(one) for one in answers] == [{"token": "hidden", "timed": False}] * 2

    def test_the_page_of_a_recused_member_names_the_item_and_nothing_of_it(self, site):
        on_p2(site)
        contents = opened(site, "iin3", day_url(site)).contents
        assert contents.count(P2) == 1
        assert "kyodo-day-clock" not in contents
        assert sample.review_of(site.proposals["P2"], "iin1").getId() not in contents

    def test_the_page_of_the_meeting_hides_what_was_resolved_about_it(self, site):
        with sample.acting("jimu"):
            attendances.record_room(
                site.meeting, agenda_id="2", here=EVERYBODY, by="jimu", now=sample.NOW
            )
            meetings.record_resolution(
                site.meeting,
                agenda_id="2",
                votes=dict.fromkeys(("iin1", "iin2", "iin4", "iin5"), "for"),
                text="秘密の議決",
                by="jimu",
                now=sample.NOW,
            )
            parts = {"": "頭", "1": "一", "2": "秘密の議事", "3": "三", "9": "九"}
            minutes.draft_minutes(site.meeting, generated=parts, by="jimu", now=sample.NOW)
        transaction.commit()
        seen = {
            user: opened(site, user, site.meeting.absolute_url()).contents.count("秘密の議")
            for user in ("iin3", "iin4")
        }
        assert seen == {"iin3": 0, "iin4": 2}


class TestRunning:
    """Who moves the day, and what is kept of it."""

    def test_members_do_not_run_the_day(self, site):
        with sample.acting("iin4"):
            code = refused(day.advance_day, site.meeting, seen=0, by="iin4", now=sample.NOW)
        assert code == "not_permitted"

    def test_the_chair_does(self, site):
        step(site, by="iin1")
        assert audit.lines(site.meeting)[-1].action == "advance_day"

    def test_a_recused_chair_does_not_while_that_item_is_on(self, site):
        on_p2(site)
        site.proposals["P2"].recusals["iin1"] = {
            "code": "declared",
            "reason": "",
            "by": "",
            "at": 0,
        }
        with sample.acting("iin1"):
            code = refused(day.pause_day, site.meeting, seen=5, by="iin1", now=sample.NOW)
        assert code == "member_recused"

    def test_a_withdrawn_proposal_is_passed_over_and_said(self, site):
        withdraw(site, "P4")
        site.meeting = site.portal.unrestrictedTraverse(
            hold(site, keys=("P4", "P3"), now=sample.NOW)
        )
        transaction.commit()
        step(site)
        assert "取下げ" in opened(site, "iin4", day_url(site)).contents
        assert (day.clock_of(site.meeting).item, day.clock_of(site.meeting).skipped) == (
            "2",
            {"1": "取下げ"},
        )

    def test_a_step_taken_back_stays_in_the_record_and_old_pages_stay_old(self, site):
        step(site)
        step(site, day.undo_step)
        with sample.acting("jimu"):
            code = refused(day.advance_day, site.meeting, seen=1, by="jimu", now=sample.NOW)
        actions = [line.action for line in audit.lines(site.meeting)][-2:]
        assert (code, actions) == ("day_moved_on", ["advance_day", "undo_step"])
        assert day.clock_of(site.meeting).item == ""

    def test_skipping_needs_a_reason(self, site):
        with sample.acting("jimu"):
            code = refused(
                day.skip_item,
                site.meeting,
                agenda_id="1",
                reason=" ",
                seen=0,
                by="jimu",
                now=sample.NOW,
            )
        assert code == "reason_needed"

    def test_minutes_per_part_are_those_frozen_with_the_call(self, site):
        site.call.frozen["settings"] |= {"presentation_min": 7}
        step(site)
        api.portal.set_registry_record("kamakura.kyodo.presentation_min", 3)
        transaction.commit()
        page = json.loads(opened(site, "iin4", day_url(site, "@@kyodo-day-now")).contents)
        clock = day.clock_of(site.meeting)
        assert (page["timed"], clock.length.total_seconds()) == (True, 420)

    def test_the_json_says_nothing_but_the_clock(self, site):
        step(site)
        page = opened(site, "iin4", day_url(site, "@@kyodo-day-now"))
        assert set(json.loads(page.contents)) == {"token", "timed", "running", "left", "over"}
        assert page.headers["Cache-Control"] == "private, no-store"


class TestWords:
    """What the city calls its chair, and the rules it has entered."""

    def test_chair_and_vice_chair_carry_the_citys_word(self, site):
        site.committee.chair_label = "会長"
        transaction.commit()
        step(site)
        contents = opened(site, "iin4", day_url(site)).contents
        site.committee.chair_label = "委員長"
        transaction.commit()
        found = [f"{name}({word})" in contents for name, word in OFFICES]
        assert found == [True, True]

    def test_the_meeting_cites_rule_and_article(self, site):
        site.call.frozen["settings"] |= {
            "quorum_rule": "two_thirds",
            "committee_articles": {"quorum": "規則第5条第2項"},
        }
        transaction.commit()
        contents = opened(site, "iin4", site.meeting.absolute_url()).contents
        site.call.frozen["settings"] |= {"quorum_rule": "over_half", "committee_articles": {}}
        transaction.commit()
        assert "委員の3分の2以上の出席(規則第5条第2項)" in contents


class TestMinutes:
    """The record of the day is in the draft of the minutes."""

    @pytest.mark.parametrize(
        ("rule", "there", "left", "recused"),
        [
            ("all", "青柳みどり、長谷川渉、材木座健", "佐助正雄", "小町ゆかり"),
            ("chair", "青柳みどり、ほか2人", "1人", "1人"),
            ("none", "3人", "1人", "1人"),
        ],
    )
    def test_times_the_room_and_the_recused_are_in_the_draft(
        self, site, rule, there, left, recused
    ):
        api.portal.set_registry_record("kamakura.kyodo.publish_committee", rule)
        for _ in range(9):
            step(site)
        with sample.acting("jimu"):
            attendances.record_room(
                site.meeting,
                agenda_id="2",
                here=("iin1", "iin2", "iin4"),
                by="jimu",
                now=sample.NOW,
            )
        transaction.commit()
        page = browser(site, "jimu")
        page.open(site.meeting.absolute_url())
        token = re.search(r'name="_authenticator" value="([0-9a-f]+)"', page.contents).group(1)
        data = urlencode({"do": "draft", "_authenticator": token})
        page.open(f"{site.meeting.absolute_url()}/view", data)
        transaction.begin()
        assert site.meeting.minutes_parts["2"].split("\n") == [
            f"説明と質疑: {P2}",
            "説明と質疑: 10:00から10:00まで",
            f"出席: {there}",
            f"この議題の前に退席した委員: {left}",
            f"除斥により加わらなかった委員: {recused}",
        ]


class TestScreen:
    """What the whole room reads, whoever has opened it."""

    def test_it_shows_what_is_on_and_what_comes_next(self, site):
        step(site)
        page = opened(site, "jimu", day_url(site, "@@kyodo-day-screen"))
        titles = [key for key, one in site.proposals.items() if one.title in page.contents]
        assert titles == ["P1", "P2"]

    def test_nothing_of_the_committee_is_on_it(self, site):
        step(site)
        page = opened(site, "jimu", day_url(site, "@@kyodo-day-screen"))
        members = [row[1] for row in sample.MEMBERS if row[1] in page.contents]
        assert (members, "条件付きでできる" in page.contents) == ([], False)

    def test_a_closed_item_stays_closed_also_for_whoever_manages_the_meeting(self, site):
        agenda = [{**item} for item in site.meeting.agenda]
        agenda[0] |= {"is_open": False, "reason": "個人の事情を聞くため"}
        site.meeting.agenda = agenda
        transaction.commit()
        step(site)
        page = opened(site, "jimu", day_url(site, "@@kyodo-day-screen"))
        now = opened(site, "jimu", day_url(site, "@@kyodo-day-now?screen=1"))
        assert "非公開の議題です" in page.contents
        assert site.proposals["P1"].title not in page.contents
        assert json.loads(now.contents) == {"token": "hidden", "timed": False}

    def test_a_recused_member_does_not_see_it_either(self, site):
        on_p2(site)
        page = opened(site, "iin3", day_url(site, "@@kyodo-day-screen"))
        assert (P2 in page.contents, "data-kyodo-clock" in page.contents) == (False, False)

    def test_its_poll_answers_with_the_token_of_the_page(self, site):
        step(site)
        page = opened(site, "jimu", day_url(site, "@@kyodo-day-screen"))
        token = re.search('data-kyodo-token="([^"]+)"', page.contents)[1]
        now = opened(site, "jimu", day_url(site, "@@kyodo-day-now?screen=1"))
        assert json.loads(now.contents)["token"] == token

    @pytest.mark.parametrize("user", ["", "gp1", "shoku", "other"])
    def test_who_may_not_open_the_meeting_opens_no_screen(self, site, user):
        page = opened(site, user, day_url(site, "@@kyodo-day-screen"))
        assert page.headers["Status"][:3] != "200"


class TestNamesInMinutes:
    """A family name alone may be a word: a person looks before everybody reads it."""

    @pytest.fixture
    def confirmed(self, site):
        parts = {"": "開会した。", "1": "そこで小町から意見があった。", "9": "小町が話した。"}
        with sample.acting("jimu"):
            minutes.draft_minutes(site.meeting, generated=parts, by="jimu", now=sample.NOW)
            minutes.confirm_minutes(site.meeting, by="jimu", now=sample.NOW)
        rows = [{**row} for row in site.committee.members]
        rows[2]["name"] = "小町 ゆかり"
        site.committee.members = rows
        api.portal.set_registry_record("kamakura.kyodo.publish_committee", "none")
        transaction.commit()
        yield site.meeting
        rows[2]["name"] = "小町ゆかり"
        site.committee.members = rows
        transaction.commit()

    def test_each_place_that_everybody_would_read_is_shown(self, site, confirmed):
        contents = opened(site, "jimu", confirmed.absolute_url()).contents
        table = contents[contents.index("氏名かもしれない箇所") :].split("</table>")[0]
        assert re.findall("…[^<]*…", table) == ["…そこで【小町】から意見があった。…"]

    def test_a_member_is_not_shown_them(self, site, confirmed):
        page = opened(site, "iin4", confirmed.absolute_url())
        assert "氏名かもしれない箇所" not in page.contents

    def test_the_box_that_was_not_ticked_has_its_error_beside_it(self, site, confirmed):
        page = opened(site, "jimu", confirmed.absolute_url())
        token = re.search('name="_authenticator"[^>]*value="([^"]+)"', page.contents)[1]
        page.post(confirmed.absolute_url(), urlencode({"do": "publish", "_authenticator": token}))
        assert re.findall('href="#([^"]*names_checked)"', page.contents) == [
            "publish-names_checked"
        ]
        assert "氏名かもしれない箇所が1か所あります。" in page.contents

    def test_they_are_published_when_somebody_has_looked(self, site, confirmed):
        with sample.acting("jimu"):
            code = refused(minutes.publish_minutes, confirmed, by="jimu", now=sample.NOW)
            minutes.publish_minutes(confirmed, checked=True, by="jimu", now=sample.NOW)
        assert (code, api.content.get_state(confirmed)) == ("minutes_names_unchecked", "published")
        assert audit.lines(confirmed)[-1].details == {"names_checked": 1}

    def test_without_such_places_nothing_is_asked(self, site, confirmed):
        confirmed.minutes_parts["1"] = "意見があった。"
        with sample.acting("jimu"):
            minutes.publish_minutes(confirmed, by="jimu", now=sample.NOW)
        assert audit.lines(confirmed)[-1].details == {}
