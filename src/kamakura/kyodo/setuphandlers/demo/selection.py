"""Marking, closing, deciding and releasing."""

from collections.abc import Mapping
from datetime import datetime
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import project as projects
from kamakura.kyodo.operations import release as releases
from kamakura.kyodo.operations import review as reviews
from kamakura.kyodo.operations import selection as selections
from kamakura.kyodo.setuphandlers.demo.people import acting
from kamakura.kyodo.setuphandlers.demo.people import MEMBERS
from kamakura.kyodo.setuphandlers.demo.people import SECRETARIAT
from typing import Any


def assign(call, *, now: datetime) -> None:
    """Every member gets a sheet for every proposal, unless recused."""
    with acting(SECRETARIAT) as by:
        reviews.assign_reviews(call, by=by, now=now)


def start(call, *, now: datetime) -> None:
    """Open the marking."""
    with acting(SECRETARIAT) as by:
        marking.start_judging(call, by=by, now=now)


def mark(
    proposals: Mapping[str, Any],
    marks: Mapping[tuple[str, str], Mapping[str, int]],
    comments: Mapping[tuple[str, str], str],
    *,
    now: datetime,
) -> None:
    """Each member marks each proposal and finishes the sheet."""
    for key, proposal in proposals.items():
        for review in reviews_of(proposal):
            place = key, review.member_id
            with acting(review.user_id) as by:
                reviews.save_marks(
                    review,
                    marks=marks[place],
                    comments={},
                    comment=comments[place],
                    by=by,
                    now=now,
                )
                reviews.finish_review(review, by=by, now=now)


def close(call, *, now: datetime) -> None:
    """The chair closes the sheets; the result is computed."""
    with acting(MEMBERS[0]) as by:
        marking.close_marking(call, by=by, now=now)


def decide(call, proposals: Mapping[str, Any], words: Mapping[str, str], *, now: datetime) -> None:
    """The committee's decision on each proposal is what was computed, with its words."""
    computed = selection_of(call).computed
    with acting(SECRETARIAT) as by:
        for key, proposal in proposals.items():
            selections.record_decision(
                call,
                proposal,
                outcome=computed[proposal.UID()]["result"],
                comment=words[key],
                by=by,
                now=now,
            )


def release(call, *, prepared: datetime, now: datetime) -> None:
    """Prepare rows and letters, then let everything go in one act."""
    with acting(SECRETARIAT) as by:
        releases.prepare_release(call, by=by, now=prepared)
        releases.release_selection(call, by=by, now=now)


def start_budgeting(proposal, *, now: datetime) -> None:
    """The talks on plan and budget begin."""
    with acting(SECRETARIAT) as by:
        projects.start_budgeting(proposal, by=by, now=now)
