"""繰上げ: a chosen proposal leaves after the release, and the next of its theme takes the place."""

from kamakura.kyodo.content import audit
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import base
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import retabling
from kamakura.kyodo.operations import selection as selections
from kamakura.kyodo.operations.base import state_of
from tests.plone.selection_sample import acting
from tests.plone.selection_sample import closed
from tests.plone.selection_sample import NOW
import pytest


@pytest.fixture
def site(integration):
    """Released: P3 was chosen for its theme, P4 reached the mark and was not."""
    made = closed(integration["portal"])
    with acting("jimu"):
        selections.accept_computed(made.call, by="jimu", now=NOW)
        release.prepare_release(made.call, by="jimu", now=NOW)
        release.release_selection(made.call, by="jimu", now=NOW)
    return made


@pytest.fixture
def vacant(site):
    with acting("gp3"):
        base.move(site.proposals["P3"], "withdraw", by="gp3", now=NOW, reason="人手が足りない")
    return site


def offer(site, key="P4", *, reason="P3の取下げによる", by="jimu", **words):
    proposal = site.proposals[key]
    with acting(by):
        retabling.offer_place(site.call, proposal, reason=reason, by=by, now=NOW, **words)


def act(site, verb, key="P4", **options):
    with acting("jimu"):
        return verb(site.call, site.proposals[key], by="jimu", now=NOW, **options)


def row(site, key):
    rows = {one["uid"]: one for one in selection_of(site.call).public_rows}
    return rows[site.proposals[key].UID()]


def mail_states(site, key="P4"):
    """How the mails of a prepared 繰上げ stand."""
    made = selection_of(site.call).later[site.proposals[key].UID()]
    box = outbox_of(site.call)
    return [box.by_id[one].status for one in made["notice"].mails]


def code(call, *args, **options):
    with pytest.raises(Refused) as caught:
        call(*args, **options)
    return str(caught.value.refusal.code)


def test_nobody_moves_up_while_the_place_is_taken(site):
    assert code(offer, site) == "retable_no_vacancy"
    assert retabling.candidates(site.call, now=NOW) == []


def test_next_in_line_is_offered_when_the_chosen_one_leaves(vacant):
    assert retabling.candidates(vacant.call, now=NOW) == [vacant.proposals["P4"]]


def test_preparing_shows_nothing(vacant):
    before = selection_of(vacant.call).public_rows
    offer(vacant)
    assert (state_of(vacant.proposals["P4"]), selection_of(vacant.call).public_rows) == (
        "not_chosen",
        before,
    )
    assert mail_states(vacant) == ["prepared"]
    assert [line.action for line in audit.lines(vacant.proposals["P4"])].count("offer_place") == 0


def test_release_changes_state_row_and_letter_in_one_act(vacant):
    offer(vacant)
    count = act(vacant, retabling.release_place)
    selection, uid = selection_of(vacant.call), vacant.proposals["P4"].UID()
    assert (count, state_of(vacant.proposals["P4"])) == (1, "passed")
    assert (row(vacant, "P4")["outcome"], row(vacant, "P4")["points"]) == ("passed", "36.00")
    notice = selection.notices[uid]
    assert (notice.outcome, notice.grounds.splitlines()[-1]) == ("passed", "P3の取下げによる")


def test_what_was_computed_and_decided_at_the_time_stays(vacant):
    uid = vacant.proposals["P4"].UID()
    offer(vacant)
    act(vacant, retabling.release_place)
    selection = selection_of(vacant.call)
    kept = (selection.computed[uid]["result"], selection.decided[uid]["outcome"])
    assert (kept, selection.later[uid]["older_notice"].outcome) == (
        ("not_chosen", "not_chosen"),
        "not_chosen",
    )


def test_place_is_given_once(vacant):
    offer(vacant)
    act(vacant, retabling.release_place)
    assert retabling.candidates(vacant.call, now=NOW) == []
    assert code(act, vacant, retabling.release_place) == "release_not_prepared"


def test_preparation_is_taken_back_with_its_mails(vacant):
    offer(vacant)
    (key,) = selection_of(vacant.call).later[vacant.proposals["P4"].UID()]["notice"].mails
    act(vacant, retabling.withdraw_place, reason="P3が取下げを撤回した")
    assert dict(selection_of(vacant.call).later) == {}
    assert outbox_of(vacant.call).by_id[key].status == "withdrawn"
    assert code(act, vacant, retabling.release_place) == "release_not_prepared"


def test_reason_is_needed(vacant):
    assert code(offer, vacant, reason=" ") == "reason_needed"


def test_proposal_below_the_mark_is_never_next(vacant):
    assert code(offer, vacant, "P5") == "retable_no_vacancy"


def test_only_the_secretariat_prepares_it(vacant):
    assert code(offer, vacant, by="gp4") == "not_permitted"


@pytest.fixture
def tied(vacant):
    """P5 stands beside P4: nothing has told them apart."""
    selection = selection_of(vacant.call)
    p4, p5 = vacant.proposals["P4"], vacant.proposals["P5"]
    p5.theme_uid = p4.theme_uid
    selection.computed[p5.UID()] = dict(selection.computed[p4.UID()])
    selection.decided[p5.UID()] = dict(selection.decided[p4.UID()])
    chain = p5.workflow_history["kyodo_proposal_workflow"]
    chain[-1]["review_state"] = "not_chosen"
    p5.reindexObject()
    return vacant


def test_each_of_those_tied_for_the_next_place_may_be_named(tied):
    both = [tied.proposals["P4"], tied.proposals["P5"]]
    assert retabling.candidates(tied.call, now=NOW) == both
    offer(tied, "P5")
    assert act(tied, retabling.release_place, "P5") == 1
    assert state_of(tied.proposals["P5"]) == "passed"
    assert retabling.candidates(tied.call, now=NOW) == []


def test_public_rows_say_who_moved_up_and_who_left(vacant):
    offer(vacant)
    act(vacant, retabling.release_place)
    assert (row(vacant, "P4")["later"], row(vacant, "P3")["left"]) == ("2026-09-20", "withdrawn")
    assert [key for key in ("P1", "P2") if {"later", "left"} & set(row(vacant, key))] == []


def test_nothing_moves_up_before_the_release(integration):
    made = closed(integration["portal"])
    assert code(offer, made) == "selection_not_released"


@pytest.fixture
def commented(vacant):
    """The committee's words of the time spoke of a proposal that was not chosen."""
    selection, uid = selection_of(vacant.call), vacant.proposals["P4"].UID()
    selection.decided[uid] = {**selection.decided[uid], "comment": "次点でした。"}
    selection.public_rows = tuple(
        {**one, "comment": "次点でした。"} if one["uid"] == uid else one
        for one in selection.public_rows
    )
    return vacant


def test_the_first_comment_is_not_taken_over(commented):
    offer(commented)
    act(commented, retabling.release_place)
    uid = commented.proposals["P4"].UID()
    assert row(commented, "P4")["comment"] == ""
    assert selection_of(commented.call).notices[uid].comment == ""


def test_words_for_the_public_stand_in_its_row_and_the_comment_in_its_letter(commented):
    offer(commented, comment="よい提案です。", told="選定した提案が取り下げられたため。")
    act(commented, retabling.release_place)
    found, uid = row(commented, "P4"), commented.proposals["P4"].UID()
    assert (found["comment"], found["told"]) == (
        "よい提案です。",
        "選定した提案が取り下げられたため。",
    )
    assert selection_of(commented.call).notices[uid].comment == "よい提案です。"


def test_the_preview_is_the_row_that_is_released(commented):
    offer(commented, comment="よい提案です。", told="取下げのため。")
    before = retabling.place_row(commented.call, commented.proposals["P4"], now=NOW)
    act(commented, retabling.release_place)
    assert row(commented, "P4") == before


def test_words_written_again_replace_those_that_wait_and_their_mails(commented):
    offer(commented, comment="はじめの言葉")
    (first,) = selection_of(commented.call).later[commented.proposals["P4"].UID()]["notice"].mails
    offer(commented, comment="直した言葉", told="取下げのため。")
    assert outbox_of(commented.call).by_id[first].status == "withdrawn"
    assert mail_states(commented) == ["prepared"]
    act(commented, retabling.release_place)
    assert row(commented, "P4")["comment"] == "直した言葉"


def test_history_keeps_the_words_of_both_decisions(commented):
    offer(commented, comment="よい提案です。", told="取下げのため。")
    act(commented, retabling.release_place)
    selection, uid = selection_of(commented.call), commented.proposals["P4"].UID()
    later = selection.later[uid]
    assert (selection.decided[uid]["comment"], later["older_row"]["comment"]) == (
        "次点でした。",
        "次点でした。",
    )
    (line,) = [one for one in audit.lines(commented.call) if one.action == "offer_place"]
    assert (line.details["comment"], line.details["told"]) == ("よい提案です。", "取下げのため。")


def test_words_that_are_too_long_are_refused(vacant):
    assert code(offer, vacant, told="あ" * 401) == "notice_too_long"
    assert dict(selection_of(vacant.call).later) == {}
