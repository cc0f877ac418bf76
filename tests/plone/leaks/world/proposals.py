"""Proposals on their way to the committee: sent, corrected, talked over, taken in from paper."""

from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import agreed
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import intake as intakes
from kamakura.kyodo.operations import paper_copy as copies
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations import screening
from tests.plone.leaks.world.moments import acting
from tests.plone.leaks.world.moments import remind
from tests.plone.leaks.world.moments import START
from tests.plone.leaks.world.papers import answers_of
from tests.plone.leaks.world.papers import file_saying
from tests.plone.leaks.world.papers import FORMS
from tests.plone.leaks.world.papers import write_draft
import transaction


def ready_proposal(world, group, user_id, secrets, filename):
    word = "ours" if group is world.ours else "theirs"
    with acting(user_id):
        proposal = proposals.start_proposal(
            world.call, kind="group", organization=group, by=user_id, now=START
        )
        key = "preliminary_sheet"
        write_draft(
            proposal, key, answers_of(key, secrets), by=user_id, now=START, filename=filename
        )
        transaction.commit()
        proposals.send_sheet(proposal, token=f"sheet-{word}", by=user_id, now=START)
    _talk(proposal, "preliminary", word)
    with acting(user_id):
        for key in FORMS:
            write_draft(
                proposal, key, answers_of(key, secrets), by=user_id, now=START, filename=filename
            )
        transaction.commit()
        proposals.file_proposal(proposal, token=f"file-{word}", by=user_id, now=START)
    with acting("zqjimu"):
        screening.accept_proposal(proposal, by="zqjimu", now=START)
    _correct(proposal, user_id, word)
    _to_review(proposal, word)
    return proposal


def _to_review(proposal, word):
    """From the accepted papers to the committee."""
    with acting("zqjimu"):
        for check in screening.eligibility_checks(proposal):
            screening.record_check(
                proposal, key=check.key, ok=True, note=f"zqcheck-{word}", by="zqjimu", now=START
            )
        screening.assign_sections(proposal, sections=["bosai"], by="zqjimu", now=START)
        screening.start_consultation(proposal, by="zqjimu", now=START)
    _talk(proposal, "four_party", word)
    with acting("zqjimu"):
        screening.go_to_review(proposal, by="zqjimu", now=START)


def taken_in_proposal(world):
    """A paper of our group that was taken in with a part missing and goes to the committee."""
    secrets = {"organization_profile": {"officers": "zqofficer-sent"}}
    proposal = typed_paper(
        world, note="zqsentnote", waiver="zqsentwaiver", copy="zqfile-sentcopy.pdf"
    )
    with acting("zqjimu"):
        for key in FORMS:
            answers = answers_of(key, secrets)
            if key == "group_proposal":
                answers = {**answers, "project_name": "zqsenttitle", "issue": ""}
            write_draft(proposal, key, answers, by="zqjimu", now=START, filename="zqfile-sent.pdf")
        transaction.commit()
        proposals.file_proposal(
            proposal, token="file-sent", incomplete="zqincomplete", by="zqjimu", now=START
        )
        screening.accept_proposal(proposal, by="zqjimu", now=START)
    _to_review(proposal, "sent")
    return proposal


def typed_paper(world, *, note, waiver, copy):
    """A paper of our group in the hand of the secretariat, with a scan of it."""
    with acting("zqjimu"):
        proposal = intakes.start_intake(
            world.call,
            kind="group",
            organization=world.ours,
            received=START,
            how="counter",
            note=note,
            waiver=waiver,
            by="zqjimu",
            now=START,
        )
        copies.keep_copy(proposal, file=file_saying(copy), by="zqjimu", now=START)
    return proposal


def _correct(proposal, user_id, word):
    """A 補正: one field is marked, mended and sent again."""
    with acting("zqjimu"):
        screening.request_correction(
            proposal,
            items={"group_proposal:issue": f"zqmend-{word}"},
            reason=f"zqwhy-{word}",
            by="zqjimu",
            now=START,
        )
    remind(proposal)
    with acting(user_id):
        typed = {"form.widgets.issue": f"zqissue-{word} をくわしく書きました。"}
        IPaperReader(proposal).at(START).save(
            "group_proposal", typed=typed, names=["issue"], by=user_id, now=START
        )
        proposals.resend_correction(proposal, token=f"mend-{word}", by=user_id, now=START)


def _talk(proposal, kind, word):
    with acting("zqjimu"):
        if kind == "preliminary":
            talk = consultations.request_consultation(
                proposal, kind=kind, sections=["bosai"], by="zqjimu", now=START
            )
        else:
            talk = consultations.open_consultation(proposal)
    remind(talk)
    answer = {"feasibility": "yes", "feasibility_reason": f"zqsection-{word}"}
    _part(talk, "section:bosai", answer, "zqbosai")
    _part(talk, "center", {"advice": f"zqadvice-{word}"}, "zqcenter")
    if kind == "four_party":
        user = "zqother" if word == "theirs" else "zqleader"
        _part(talk, "group", {"words": f"zqwords-{word}"}, user)
    with acting("zqjimu"):
        if kind == "four_party":
            consultations.record_meeting(
                talk,
                held_on=START.date(),
                attendees="3人",
                points=f"zqpoints-{word}",
                agreed="点検",
                by="zqjimu",
                now=START,
            )
            agreed.agree_change(
                talk,
                place="group_proposal:issue",
                sentence=f"zqagreed-{word}",
                places={"group_proposal:issue"},
                party="group",
                by="zqjimu",
                now=START,
            )
        consultations.conclude_consultation(talk, outcome="go", by="zqjimu", now=START)


def _part(talk, party, answers, user_id):
    with acting(user_id):
        consultations.answer_part(talk, party=party, answers=answers, by=user_id, now=START)
