"""繰上げ through the verbs: what is decided, what waits, what shows, and from when."""

from datetime import date
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.visibility import public_result_rows
from kamakura.kyodo.content.visibility import readable_notice
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.notifications.outbox import letters_to
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import base
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import retabling
from kamakura.kyodo.operations import selection as selections
from plone import api
from tests.plone import selection_sample
from tests.plone.selection_sample import acting
from tests.plone.selection_sample import NOW
import pytest


REASON = "選定した提案の取下げにより、委員会が議決した"


@pytest.fixture
def site(portal):
    """Released: P3 and P4 compete for T1."""
    made = selection_sample.closed(portal)
    with acting("jimu"):
        selections.accept_computed(made.call, by="jimu", now=NOW)
        release.prepare_release(made.call, by="jimu", now=NOW)
        release.release_selection(made.call, by="jimu", now=NOW)
    theirs = {api.content.get_state(made.proposals[key]): key for key in ("P3", "P4")}
    made.winner, made.loser = (made.proposals[theirs[one]] for one in ("passed", "not_chosen"))
    made.loser_user = f"g{theirs['not_chosen'].lower()}"
    made.winner_user = f"g{theirs['passed'].lower()}"
    return made


@pytest.fixture
def vacant(site):
    with acting(site.winner_user):
        base.move(site.winner, "withdraw", by=site.winner_user, now=NOW, reason="辞退")
    return site


def decide(site, proposal=None, *, by="jimu", reason=REASON):
    with acting(by):
        retabling.decide_retabling(
            proposal or site.loser, reason=reason, comment="期待します", by=by, now=NOW
        )


def let_go(site):
    with acting("jimu"):
        return retabling.release_retabling(site.loser, by="jimu", now=NOW)


def code(act, *args, **options):
    with pytest.raises(Refused) as caught:
        act(*args, **options)
    return str(caught.value.refusal.code)


def row_of(site):
    uid = site.loser.UID()
    return [one for one in public_result_rows(site.call) if one["uid"] == uid]


def test_no_place_while_the_chosen_one_stays(site):
    assert code(decide, site) == "retabling_no_place"


def test_group_proposal_has_no_retabling(vacant):
    assert code(decide, vacant, vacant.proposals["P1"]) == "retabling_no_theme"


@pytest.mark.parametrize("user", ["iin1", "shoku", "center", "other"])
def test_only_who_decides_decides(vacant, user):
    assert code(decide, vacant, by=user) == "not_permitted"


def test_reason_is_needed(vacant):
    assert code(decide, vacant, reason="") == "retabling_reason_missing"


def test_before_the_release_of_the_results_nothing_moves_up(portal):
    made = selection_sample.closed(portal)
    made.loser = made.proposals["P4"]
    assert code(decide, made) == "retabling_before_release"


def test_decided_shows_nothing_to_anybody_before_its_release(vacant):
    before = row_of(vacant)
    group = vacant.loser.organization_uid
    letters = len(letters_to(vacant.program, group))
    decide(vacant)
    with acting(vacant.loser_user):
        notice = readable_notice(vacant.loser)
    found = (
        api.content.get_state(vacant.loser),
        row_of(vacant),
        notice.outcome,
        len(letters_to(vacant.program, group)),
    )
    assert found == ("not_chosen", before, "not_chosen", letters)


def test_decision_of_the_day_and_arithmetic_stay_as_they_were(vacant):
    selection, uid = selection_of(vacant.call), vacant.loser.UID()
    before = dict(selection.decided[uid]), dict(selection.computed[uid])
    decide(vacant)
    let_go(vacant)
    assert (dict(selection.decided[uid]), dict(selection.computed[uid])) == before


def test_release_moves_state_table_and_mail_together(vacant):
    decide(vacant)
    mails = let_go(vacant)
    (row,) = row_of(vacant)
    with acting(vacant.loser_user):
        notice = readable_notice(vacant.loser)
    assert (
        api.content.get_state(vacant.loser),
        row["outcome"],
        row["later"],
        notice.outcome,
        notice.day,
        mails,
    ) == ("passed", "passed", "2026-09-20", "passed", date(2026, 9, 20), 1)


def test_letter_gives_the_reason(vacant):
    decide(vacant)
    notice = selection_of(vacant.call).later[vacant.loser.UID()].notice
    assert notice.grounds.endswith(REASON)


def test_withdrawn_decision_sends_nothing(vacant):
    decide(vacant)
    with acting("jimu"):
        retabling.withdraw_retabling(vacant.loser, reason="誤り", by="jimu", now=NOW)
    status = [
        one.status
        for one in outbox_of(vacant.program).by_id.values()
        if one.target_uid == vacant.loser.UID() and one.kind == "selection_result"
    ]
    assert (sorted(status), code(let_go, vacant)) == (
        ["sent", "withdrawn"] if "sent" in status else ["released", "withdrawn"],
        "retabling_not_decided",
    )


def test_it_is_released_once(vacant):
    decide(vacant)
    let_go(vacant)
    assert code(let_go, vacant) == "retabling_not_decided"


def test_the_place_is_given_once(vacant):
    decide(vacant)
    assert code(decide, vacant) == "retabling_already_decided"


def test_desk_names_who_is_next(vacant):
    assert retabling.candidates(vacant.call) == [vacant.loser]
