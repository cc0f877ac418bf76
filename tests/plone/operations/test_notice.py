"""選考結果通知書: drawn up, corrected, superseded, released by hand or at its time."""

from datetime import date
from datetime import timedelta
from io import BytesIO
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.word_templates import set_template
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.exports.base import export_of
from kamakura.kyodo.exports.notice import BLANK_NOTICE
from kamakura.kyodo.exports.word_check import check_template
from kamakura.kyodo.exports.word_read import text_of
from kamakura.kyodo.exports.word_sample import sample_template
from kamakura.kyodo.operations import notice as notices
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import selection as selections
from kamakura.kyodo.operations.base import state_of
from plone.namedfile.file import NamedBlobFile
from tests.plone.selection_sample import acting
from tests.plone.selection_sample import closed
from tests.plone.selection_sample import NOW
import docx
import pytest


HOUR = timedelta(hours=1)


@pytest.fixture
def site(integration):
    made = closed(integration["portal"])
    with acting("jimu"):
        selections.record_decision(
            made.call,
            made.proposals["P1"],
            outcome="passed",
            comment="工夫がある",
            by="jimu",
            now=NOW,
        )
        selections.accept_computed(made.call, by="jimu", now=NOW)
        release.prepare_release(made.call, by="jimu", now=NOW)
    return made


def notice_of(site, key):
    return selection_of(site.call).notices[site.proposals[key].UID()]


def correct(site, key, *, grounds="言い直した理由", number="", comment=""):
    with acting("jimu"):
        notices.correct_notice(
            site.proposals[key], number=number, grounds=grounds, comment=comment, by="jimu", now=NOW
        )


def word_text(site, key, who):
    with acting(who):
        made = export_of(site.proposals[key], "notice-docx").download(by=who, now=NOW)
    return text_of(docx.Document(BytesIO(made.data)).element.body)


def offered(site, key, who):
    with acting(who):
        return export_of(site.proposals[key], "notice-docx") is not None


def test_letter_has_result_points_means_and_comment(site):
    notice = notice_of(site, "P1")
    assert (notice.outcome, notice.outcome_title) == ("passed", "合格(実施候補)")
    assert notice.points == "38.80点(50.00点満点、合格点30.00点)"
    assert (len(notice.items), notice.items[0][1]) == (10, "3.80点")
    assert notice.comment == "工夫がある"


def test_means_and_comment_are_left_out_where_the_city_says_so(site):
    site.call.frozen["settings"] |= {"letter_items": False, "letter_comment": False}
    with acting("jimu"):
        release.prepare_release(site.call, by="jimu", now=NOW)
    notice = notice_of(site, "P1")
    assert (notice.items, notice.comment) == ((), "")
    (mail,) = [one for one in release.prepared_mails(site.call) if one.id in notice.mails]
    assert "工夫がある" not in mail.body


def test_condition_of_the_budget_is_said_to_the_chosen_alone(site):
    said = {
        key: "予算が議会で議決" in notices.mail_text(notice_of(site, key)) for key in ("P1", "P5")
    }
    assert said == {"P1": True, "P5": False}


def test_correction_withdraws_the_old_mail_and_writes_a_new_one(site):
    old = list(release.prepared_mails(site.call))
    correct(site, "P5")
    new = [one for one in release.prepared_mails(site.call) if one not in old]
    assert [one.status for one in old].count("withdrawn") == 1
    assert [(one.status, "言い直した理由" in one.body) for one in new] == [("prepared", True)]


def test_correction_is_what_is_released(site):
    correct(site, "P5", number="地つ第12号")
    with acting("jimu"):
        count = release.release_selection(site.call, by="jimu", now=NOW)
    notice = notice_of(site, "P5")
    assert (count, notice.number, notice.grounds) == (5, "地つ第12号", "言い直した理由")
    assert notice.day == date(2026, 9, 20)


def test_correction_changes_neither_decision_nor_public_table(site):
    before = selection_of(site.call).prepared_rows
    correct(site, "P5")
    assert selection_of(site.call).prepared_rows == before


def test_letter_without_grounds_is_refused(site):
    with pytest.raises(Refused) as caught:
        correct(site, "P5", grounds=" ")
    assert caught.value.refusal.code == "notice_grounds_missing"


def test_released_letter_is_not_corrected(site):
    with acting("jimu"):
        release.release_selection(site.call, by="jimu", now=NOW)
    with pytest.raises(Refused) as caught:
        correct(site, "P5")
    assert caught.value.refusal.code == "selection_released"


def test_group_corrects_no_letter(site):
    with acting("gp5"), pytest.raises(Refused) as caught:
        notices.correct_notice(
            site.proposals["P5"], number="", grounds="合格", comment="", by="gp5", now=NOW
        )
    assert caught.value.refusal.code == "not_permitted"


def test_group_gets_its_letter_with_the_release(site):
    before = offered(site, "P1", "gp1")
    with acting("jimu"):
        release.release_selection(site.call, by="jimu", now=NOW)
    assert (before, offered(site, "P1", "gp1"), offered(site, "P1", "gp2")) == (False, True, False)


def test_section_committee_and_center_get_no_letter(site):
    with acting("jimu"):
        release.release_selection(site.call, by="jimu", now=NOW)
    assert [offered(site, "P1", who) for who in ("iin1", "iin4")] == [False, False]


def test_word_says_what_the_letter_says(site):
    correct(site, "P1", number="地つ第12号", grounds="総合的に優れている。")
    with acting("jimu"):
        release.release_selection(site.call, by="jimu", now=NOW)
    text = word_text(site, "P1", "gp1")
    said = (
        "地つ第12号",
        "令和8年9月20日",
        "かまくら多文化さんぽの会",
        "鎌倉市長",
        "(公印省略)",
        "選考結果通知書",
        "総合的に優れている。",
        "3.80点",
        "(宛先)",
    )
    assert [one in text for one in said] == [True] * 8 + [False]


def test_sample_of_the_template_passes_its_own_check():
    assert check_template(sample_template(BLANK_NOTICE), BLANK_NOTICE) == []


def test_template_of_the_day_of_preparation_stays_with_the_letter(site):
    document = docx.Document()
    document.add_paragraph("市の書式 {{ outcome }}")
    stream = BytesIO()
    document.save(stream)
    set_template(site.call, "selection_notice", NamedBlobFile(stream.getvalue(), filename="a.docx"))
    with acting("jimu"):
        release.prepare_release(site.call, by="jimu", now=NOW)
        release.release_selection(site.call, by="jimu", now=NOW)
    set_template(site.call, "selection_notice", None)
    assert "市の書式 合格(実施候補)" in word_text(site, "P1", "gp1")


def schedule(site, at):
    with acting("jimu"):
        release.schedule_release(site.call, at=at, by="jimu", now=NOW)


def test_nothing_happens_before_the_set_time(site):
    schedule(site, NOW + HOUR)
    assert release.release_due(site.call, now=NOW + HOUR - timedelta(seconds=1)) is None
    assert state_of(site.call) == "selecting"


def test_all_is_released_at_the_set_time_in_the_name_of_who_set_it(site):
    schedule(site, NOW + HOUR)
    assert release.release_due(site.call, now=NOW + HOUR) == 5
    selection = selection_of(site.call)
    assert (state_of(site.call), selection.released_by) == ("announced", "jimu")


def test_release_happens_once(site):
    schedule(site, NOW + HOUR)
    release.release_due(site.call, now=NOW + HOUR)
    assert release.release_due(site.call, now=NOW + 2 * HOUR) is None


def test_time_that_was_taken_back_releases_nothing(site):
    schedule(site, NOW + HOUR)
    with acting("jimu"):
        release.unschedule_release(site.call, by="jimu", now=NOW)
    assert release.release_due(site.call, now=NOW + HOUR) is None


def test_changed_decision_takes_the_time_back(site):
    schedule(site, NOW + HOUR)
    with acting("jimu"):
        selections.record_decision(
            site.call, site.proposals["P4"], outcome="below_mark", reason="議決", by="jimu", now=NOW
        )
    assert release.release_due(site.call, now=NOW + HOUR) is None


def test_time_is_set_only_for_what_is_prepared(site):
    with acting("jimu"):
        selections.recompute(site.call, by="jimu", now=NOW)
    with pytest.raises(Refused) as caught:
        schedule(site, NOW + HOUR)
    assert caught.value.refusal.code == "release_not_prepared"
