"""What must never be in a site's data: for ``scripts/check_invariants.py`` and for tests.

Only reads. Every check yields one sentence, with the path of the thing, per broken promise.
"""

from .calls import problems_of_call
from .calls import problems_of_counts
from .common import found
from .meetings import problems_of_meeting
from .projects import problems_of_evaluation
from .projects import problems_of_project
from .records import problems_of_record
from .selections import problems_of_letters
from .selections import problems_of_selection
from .sheets import problems_of_sheets
from collections.abc import Iterator


RECORDED = ("KyodoProposal", "KyodoConsultation", "KyodoReview", "KyodoMeeting")
"""Types whose states move only with a line in the record; calls may be of an imported year."""


def problems(portal) -> Iterator[str]:
    """Everything that must not be, one sentence each."""
    for call in found(portal, "KyodoCall"):
        yield from problems_of_call(call)
        yield from problems_of_selection(call)
    for proposal in found(portal, "KyodoProposal"):
        yield from problems_of_sheets(proposal)
    for kind in RECORDED:
        for one in found(portal, kind):
            yield from problems_of_record(one)
    for program in found(portal, "KyodoProgram"):
        yield from problems_of_letters(program)
    for project in found(portal, "KyodoProject"):
        yield from problems_of_project(project)
    for meeting in found(portal, "KyodoMeeting"):
        yield from problems_of_meeting(meeting)
    yield from problems_of_counts(portal)
    for evaluation in found(portal, "KyodoEvaluation"):
        yield from problems_of_evaluation(evaluation)
