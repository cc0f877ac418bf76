"""評価シート: two columns filled blind, opened together, then a joint column."""

from .base import add
from .base import move
from .base import require_permission
from .filing import file_draft
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.evaluation import SIDES
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.filings import Receipt
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.visibility import roles_on
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.interfaces import IKyodoProject
from kamakura.kyodo.notifications import outbox
from kamakura.kyodo.notifications import recipients
from typing import Any


FORM = "evaluation_sheet"


def column_key(side: str) -> str:
    """The filing key of one side's column ("group", "section", "joint")."""
    return f"{FORM}:{side}"


def start_evaluation(project, *, due: date, by: str, now: datetime):
    """Make the sheet and ask both sides to fill their column until ``due``."""
    require_permission(project, permissions.MANAGE_EVALUATION)
    evaluation = add(
        project,
        "KyodoEvaluation",
        by=by,
        now=now,
        title=f"{project.title} 評価シート",
        fiscal_year=project.fiscal_year,
        due=due,
    )
    move(evaluation, "start", by=by, now=now)
    outbox.post(
        evaluation,
        "evaluation_requested",
        recipients=[
            *recipients.organization_people(project),
            *recipients.section_people(project.sections),
        ],
        params={"title": project.title, "due": due},
        by=by,
        now=now,
    )
    return evaluation


def side_of(evaluation) -> str | None:
    """Which column the person who is logged in fills; None for anybody else."""
    from_roles = {
        permissions.ROLE_APPLICANT: "group",
        permissions.ROLE_SECTION: "section",
    }
    roles = roles_on(evaluation)
    sides = [side for role, side in from_roles.items() if role in roles]
    return sides[0] if len(sides) == 1 else None


def lock_column(
    evaluation, side: str, *, answers: Mapping[str, Any], receipt: Receipt, by: str, now: datetime
) -> None:
    """確定: the column becomes a revision and can no longer be changed.

    When the other side has locked too, both columns open at the same moment.
    """
    require_permission(evaluation, permissions.WRITE_EVALUATION)
    if side not in SIDES or side in evaluation.locked:
        raise refuse(FilingCode.ALREADY_SENT)
    file_draft(evaluation, column_key(side), answers=answers, receipt=receipt, action="lock")
    evaluation.locked[side] = {"by": by, "at": now}
    if all(one in evaluation.locked for one in SIDES):
        move(evaluation, "release_columns", by=by, now=now)


def columns_open(evaluation) -> bool:
    """May both columns be read by both sides?"""
    return all(side in evaluation.locked for side in SIDES)


def column(evaluation, side: str) -> dict[str, Any]:
    """Answers of one column; empty until both sides have locked theirs."""
    if not columns_open(evaluation):
        return {}
    return Filings(evaluation).answers(column_key(side))


def start_joint(evaluation, *, by: str, now: datetime) -> None:
    """Begin the column that both sides fill together."""
    move(evaluation, "start_joint", by=by, now=now)


def write_joint(evaluation, *, answers: Mapping[str, Any], by: str, now: datetime) -> None:
    """Keep what both sides agreed on (item key -> value, and the closing words)."""
    require_permission(evaluation, permissions.WRITE_EVALUATION)
    evaluation.joint.update(answers)
    audit.record(evaluation, action="write_joint", by=by, now=now)


def make_publishable(evaluation, *, by: str, now: datetime) -> None:
    """Both sides and the secretariat have read it through."""
    move(evaluation, "make_publishable", by=by, now=now)


def publish_evaluation(evaluation, *, by: str, now: datetime) -> None:
    """Show the evaluation on the project's public page."""
    move(evaluation, "publish", by=by, now=now)
    audit.record(enclosing(evaluation, IKyodoProject), action="publish_evaluation", by=by, now=now)
