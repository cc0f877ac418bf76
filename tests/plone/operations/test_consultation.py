"""Asking the parties, their parts, the sittings, the conclusion."""

from datetime import timedelta
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.parties import own_parties
from kamakura.kyodo.content.snapshots.consultation import preliminary_outcome
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import consultation as verbs
from plone import api
from tests.plone import sample
import pytest


NOW = sample.NOW
ANSWER = {"feasibility": "yes", "feasibility_reason": "計画と合います。"}


@pytest.fixture
def site(portal):
    return sample.make_site(portal)


@pytest.fixture
def preliminary(site):
    proposal = sample.in_preliminary(site)
    with sample.acting("jimu"):
        consultation = verbs.request_consultation(
            proposal, kind="preliminary", sections=["bosai"], by="jimu", now=NOW
        )
    return proposal, consultation


def refused(act, *args, by, **options):
    with sample.acting(by), pytest.raises(Refused) as caught:
        act(*args, **options, by=by, now=NOW)
    return str(caught.value.refusal.code)


def mails(site, kind):
    box = outbox_of(site.program).by_id.values()
    return sorted(m.recipient.email for m in box if m.kind == kind)


def conclude(consultation, **options):
    with sample.acting("jimu"):
        verbs.conclude_consultation(consultation, **options, by="jimu", now=NOW)


def test_request_asks_section_and_centre(site, preliminary):
    proposal, consultation = preliminary
    assert api.content.get_state(consultation) == "answering"
    assert proposal.sections == ["bosai"]
    assert mails(site, "consultation_requested") == ["bosai@example.com", "center@example.com"]


def test_a_second_one_is_refused_while_the_first_is_open(preliminary):
    proposal, _consultation = preliminary
    code = refused(
        verbs.request_consultation, proposal, kind="preliminary", sections=["bosai"], by="jimu"
    )
    assert code == "consultation_still_open"


def test_each_party_has_its_own_part(site):
    _proposal, consultation = sample.consulting(site)
    own = {}
    for user in ("jimu", "bosai", "midori", "center", "daihyo", "other", "iin"):
        with sample.acting(user):
            own[user] = own_parties(consultation, user)
    assert own == {
        "jimu": ("secretariat",),
        "bosai": ("section:bosai",),
        "midori": (),
        "center": ("center",),
        "daihyo": ("group",),
        "other": (),
        "iin": (),
    }


def test_section_answers_its_part(preliminary):
    _proposal, consultation = preliminary
    with sample.acting("bosai"):
        verbs.answer_part(consultation, party="section:bosai", answers=ANSWER, by="bosai", now=NOW)
    part = consultation.parts["section:bosai"]
    assert (part["feasibility"], part["by"], part["answered_at"]) == ("yes", "bosai", NOW)


def test_nobody_writes_the_part_of_another(preliminary):
    _proposal, consultation = preliminary
    for by in ("jimu", "center"):
        assert (
            refused(verbs.answer_part, consultation, party="section:bosai", answers=ANSWER, by=by)
            == "not_permitted"
        )
    assert dict(consultation.parts) == {}


def test_strangers_may_not_answer(preliminary):
    _proposal, consultation = preliminary
    for by in ("midori", "other", "iin"):
        code = refused(
            verbs.answer_part, consultation, party="center", answers={"advice": "x"}, by=by
        )
        assert code == "not_permitted"


def test_a_required_answer_is_required(preliminary):
    _proposal, consultation = preliminary
    code = refused(
        verbs.answer_part,
        consultation,
        party="section:bosai",
        answers={"feasibility": "yes"},
        by="bosai",
    )
    assert code == "consultation_answer_missing"


def test_rewriting_keeps_the_old_words_in_the_record(preliminary):
    _proposal, consultation = preliminary
    with sample.acting("center"):
        for text in ("はじめの助言", "直した助言"):
            verbs.answer_part(
                consultation, party="center", answers={"advice": text}, by="center", now=NOW
            )
    befores = [
        line.details["before"] for line in audit.lines(consultation) if line.action == "answer_part"
    ]
    assert befores == [{}, {"advice": "はじめの助言"}]
    assert consultation.parts["center"]["advice"] == "直した助言"


def test_going_on_needs_the_sections_answer(preliminary):
    _proposal, consultation = preliminary
    code = refused(verbs.conclude_consultation, consultation, outcome="go", by="jimu")
    assert code == "consultation_sections_not_answered"


def test_preliminary_go_lets_the_group_file(site, preliminary):
    proposal, consultation = preliminary
    sample.answer_all(consultation)
    conclude(consultation, outcome="go")
    assert preliminary_outcome(proposal) == "go"
    assert api.content.get_state(proposal) == "preliminary"
    with sample.acting("jimu"):
        assert api.content.find(UID=proposal.UID())[0].kyodo_waiting == ["group"]
    assert "daihyo@example.com" in mails(site, "consultation_concluded")


def test_preliminary_again_gives_the_sheet_back(preliminary):
    proposal, consultation = preliminary
    conclude(consultation, outcome="again", reason="担当課と会ってください。")
    assert api.content.get_state(proposal) == "draft"
    assert audit.lines(proposal)[-1].reason == "担当課と会ってください。"


def test_preliminary_refer_ends_the_way(preliminary):
    proposal, consultation = preliminary
    conclude(consultation, outcome="refer", reason="補助制度が合います。")
    assert api.content.get_state(proposal) == "referred"


def test_drop_is_not_offered_before_the_filing(preliminary):
    _proposal, consultation = preliminary
    code = refused(verbs.conclude_consultation, consultation, outcome="drop", reason="x", by="jimu")
    assert code == "consultation_outcome_unknown"


def test_four_party_go_needs_a_sitting(site):
    _proposal, consultation = sample.consulting(site)
    sample.answer_all(consultation)
    code = refused(verbs.conclude_consultation, consultation, outcome="go", by="jimu")
    assert code == "consultation_no_meeting"


def test_a_sitting_in_the_future_is_refused(site):
    _proposal, consultation = sample.consulting(site)
    code = refused(
        verbs.record_meeting,
        consultation,
        held_on=NOW.date() + timedelta(days=2),
        attendees="全員",
        points="論点",
        by="jimu",
    )
    assert code == "consultation_meeting_in_future"


def test_drop_needs_the_public_explanation(site):
    proposal, consultation = sample.consulting(site)
    code = refused(
        verbs.conclude_consultation, consultation, outcome="drop", reason="施設整備", by="jimu"
    )
    assert code == "explanation_missing"
    assert api.content.get_state(proposal) == "consulting"


def test_drop_moves_the_proposal_and_keeps_the_explanation(site):
    proposal, consultation = sample.consulting(site)
    conclude(
        consultation,
        outcome="drop",
        reason="新しい施設の整備に当たります。",
        public_explanation="新しい施設の整備に当たるため、見送りました。",
    )
    assert api.content.get_state(proposal) == "dropped"
    assert proposal.public_explanation == "新しい施設の整備に当たるため、見送りました。"


def test_only_the_secretariat_concludes(site):
    _proposal, consultation = sample.consulting(site)
    for by in ("bosai", "center", "daihyo"):
        code = refused(
            verbs.conclude_consultation, consultation, outcome="withdraw", reason="x", by=by
        )
        assert code == "not_permitted"


def test_a_conclusion_can_be_taken_back_with_a_reason(site):
    _proposal, consultation = sample.consulting(site)
    conclude(consultation, outcome="withdraw", reason="団体の都合")
    with sample.acting("jimu"):
        verbs.reopen_consultation(consultation, reason="続けることに", by="jimu", now=NOW)
    assert api.content.get_state(consultation) == "answering"


def test_who_sees_a_consultation(site):
    _proposal, consultation = sample.consulting(site)
    seen = {}
    for user in sample.PEOPLE:
        with sample.acting(user):
            seen[user] = api.user.has_permission("View", obj=consultation)
    assert seen == {
        "jimu": True,
        "bosai": True,
        "midori": False,
        "center": True,
        "iin": False,
        "daihyo": True,
        "tanto": True,
        "other": False,
    }
