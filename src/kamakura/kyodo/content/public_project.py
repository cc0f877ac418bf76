"""What the public may know of a project, stage by stage: the one answer for page, feed and REST.

From the agreement: profile, roles, period, sums. After the completion: what the report says
of its results, the accounts by category, photos with leave. After the publication: both
evaluations. Never receipts, officers, contacts or drafts.
"""

from .columns import column
from .columns import joint
from .filings import Filings
from .lookup import by_uid
from .lookup import call_of
from .lookup import children
from .scans import may_hand_out
from .snapshots.project import money_of
from .visibility import public_result_rows
from collections.abc import Mapping
from dataclasses import dataclass
from kamakura.kyodo.domain.settlement import AccountLine
from plone import api
from plone.namedfile.file import NamedBlobFile
from typing import Any


REPORT_FIELDS = ("actual_from", "actual_to", "outcome", "effect", "future", "goal_results")
PHOTO_NUMBERS = range(1, 6)
IMAGES = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})


@dataclass(frozen=True)
class Photo:
    """A photo the group gave leave to show; ``name`` is its address below the project."""

    name: str
    caption: str
    alt: str


def is_completed(project) -> bool:
    """Is everything that is to be public on the page?"""
    return api.content.get_state(project) == "completed"


def report_of(project) -> Mapping[str, Any]:
    """What the public reads of the report; empty before the completion."""
    if not is_completed(project):
        return {}
    answers = Filings(project).answers("report")
    return {name: answers[name] for name in REPORT_FIELDS if answers.get(name)}


def expense_of(project) -> tuple[AccountLine, ...]:
    """Expense by category, planned and actual; empty before the completion."""
    if not is_completed(project) or not Filings(project).answers("report"):
        return ()
    return money_of(project)[1]


def photos_of(project) -> tuple[Photo, ...]:
    """Photos of the report with leave and a text for those who do not see them."""
    if not is_completed(project):
        return ()
    answers = Filings(project).answers("report")
    return tuple(
        Photo(name, answers.get(f"{name}_caption") or "", answers[f"{name}_alt"])
        for name in (f"photo_{number}" for number in PHOTO_NUMBERS)
        if photo_file(project, name) is not None
    )


def photo_file(project, name: str) -> NamedBlobFile | None:
    """The file behind a public photo; None for whatever is not one."""
    filing = Filings(project).get("report")
    if not is_completed(project) or filing is None or filing.last_filed is None:
        return None
    answers, file = filing.last_filed.answers, filing.last_filed.files.get(name)
    known = name in {f"photo_{number}" for number in PHOTO_NUMBERS}
    has_leave = answers.get(f"{name}_public") is True and answers.get(f"{name}_alt")
    if not known or not has_leave or file is None or file.contentType not in IMAGES:
        return None
    return file if may_hand_out(file) else None


@dataclass(frozen=True)
class PublicEvaluation:
    """Both columns and the joint one, as published; ``sheet`` is the object they stand in."""

    sheet: Any
    group: Mapping[str, Any]
    section: Mapping[str, Any]
    joint: Mapping[str, Any]
    third_party: str


def evaluation_of(project) -> PublicEvaluation | None:
    """The evaluation, once it is published."""
    for evaluation in children(project, "KyodoEvaluation"):
        if api.content.get_state(evaluation) == "published":
            return PublicEvaluation(
                sheet=evaluation,
                group=column(evaluation, "group"),
                section=column(evaluation, "section"),
                joint=joint(evaluation),
                third_party=evaluation.third_party or "",
            )
    return None


def call_with_result(project) -> tuple[Any, Mapping[str, Any]]:
    """The call the project was chosen in and its row there; (None, {}) when not released."""
    proposal = by_uid(project.proposal_uid)
    call = call_of(proposal) if proposal is not None else None
    if call is None:
        return None, {}
    rows = public_result_rows(call)
    row = next((row for row in rows if row["uid"] == project.proposal_uid), None)
    return (call, row) if row is not None else (None, {})
