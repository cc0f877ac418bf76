"""Sheets are marked; the result is computed, decided and prepared."""

from datetime import timedelta
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.operations import bulk
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import notice as notices
from kamakura.kyodo.operations import recusal
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import review as reviews
from kamakura.kyodo.operations import selection
from tests.plone.leaks.world.moments import acting
from tests.plone.leaks.world.moments import CLOSES
from tests.plone.leaks.world.moments import MARKING
from tests.plone.leaks.world.moments import remind
from tests.plone.leaks.world.scheme import MEMBERS
import transaction


def review_of(proposal, member_id):
    """The sheet of a member."""
    return next(
        one
        for one in proposal.objectValues()
        if one.portal_type == "KyodoReview" and one.member_id == member_id
    )


def mark_all(world):
    with acting("zqjimu"):
        calls.close_call(world.call, by="zqjimu", now=CLOSES + timedelta(minutes=1))
        reviews.assign_reviews(world.call, by="zqjimu", now=MARKING)
        recusal.record_recusal(
            world.first,
            member_id="m3",
            ground="declared",
            reason="zqrecusalreason",
            by="zqjimu",
            now=MARKING,
        )
        marking.start_judging(world.call, by="zqjimu", now=MARKING)
        due = (MARKING + timedelta(days=7)).date()
        marking.set_marking_due(world.call, due=due, by="zqjimu", now=MARKING)
    remind(world.call)
    for member, user_id, _category, _office in MEMBERS:
        judged = ((world.first, 4, "ours"), (world.second, 2, "theirs"), (world.third, 3, "sent"))
        for proposal, mark, word in judged:
            if member in proposal.recusals:
                continue
            review = review_of(proposal, member)
            keys = DEFAULT_CRITERIA.keys
            with acting(user_id):
                reviews.save_marks(
                    review,
                    marks=dict.fromkeys(keys, mark),
                    comments={keys[0]: f"zqitem-{member}-{word}"},
                    comment=f"zqmark-{member}-{word} " + "講評" * 20,
                    by=user_id,
                    now=MARKING,
                )
                reviews.finish_review(review, by=user_id, now=MARKING)


def begin_step(world):
    """The secretariat has begun a step for many proposals, a draft by its address among them."""
    chosen = (world.first, world.second, world.third, world.draft)
    with acting("zqjimu"):
        uids = [one.UID() for one in chosen]
        bulk.begin_batch(world.call, step="remind", uids=uids, by="zqjimu", now=MARKING)


def prepare(world):
    """The result is computed, decided and prepared; nothing of it is released."""
    with acting("zqchair"):
        marking.close_marking(world.call, by="zqchair", now=MARKING)
    with acting("zqjimu"):
        for proposal, outcome, word in (
            (world.first, "passed", "ours"),
            (world.second, "below_mark", "theirs"),
            (world.third, "below_mark", "sent"),
        ):
            selection.record_decision(
                world.call,
                proposal,
                outcome=outcome,
                reason=f"zqgrounds-{word}",
                comment=f"zqcomment-{word}",
                by="zqjimu",
                now=MARKING,
            )
        release.prepare_release(world.call, by="zqjimu", now=MARKING)
        for proposal, word in ((world.first, "ours"), (world.second, "theirs")):
            notice = selection_of(world.call).notices[proposal.UID()]
            notices.correct_notice(
                proposal,
                number=f"zqnotice-{word}",
                grounds=notice.grounds,
                comment=f"zqletter-{word}",
                by="zqjimu",
                now=MARKING,
            )
    transaction.commit()
