"""評価シート: two columns filled blind, opened together, then a joint column."""

from .base import add
from .base import move
from .base import refuse_unless
from .base import require_permission
from .base import state_of
from .base import update
from .sending import complete_papers
from .sending import file_papers
from .sending import was_sent
from .telling import tell_parties
from datetime import date
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.columns import columns_open
from kamakura.kyodo.content.columns import side_of
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.domain.evaluation import EvaluationCode
from kamakura.kyodo.interfaces import IKyodoProject


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
    params = {"title": project.title, "due": due}
    tell_parties(evaluation, "evaluation_requested", ("group", "section"), params, by=by, now=now)
    return evaluation


def lock_column(evaluation, *, token: str, by: str, now: datetime) -> None:
    """確定: the person's own column becomes a revision and can no longer be changed.

    In order: the person and the side, the column is complete, the sent revision, the lock.
    When the other side has locked too, both columns open in the same moment and both are
    told. The same token again changes nothing.
    """
    side = side_of(evaluation)
    refuse_unless(side, EvaluationCode.NO_SIDE)
    if was_sent(evaluation, token):
        return
    refuse_unless(side not in evaluation.locked, EvaluationCode.COLUMN_LOCKED)
    require_permission(evaluation, permissions.WRITE_EVALUATION)
    papers = complete_papers(evaluation, "column", now)
    file_papers(evaluation, papers, token=token, by=by, now=now)
    evaluation.locked[side] = {"by": by, "at": now}
    audit.record(evaluation, action="lock_column", by=by, now=now, details={"side": side})
    if columns_open(evaluation):
        move(evaluation, "release_columns", by=by, now=now)
        _tell(evaluation, "evaluation_opened", by=by, now=now)


def start_joint(evaluation, *, by: str, now: datetime) -> None:
    """Begin the column that both sides fill together."""
    move(evaluation, "start_joint", by=by, now=now)


def write_joint(evaluation, *, token: str, by: str, now: datetime) -> None:
    """Keep what both sides agreed on as a new revision; any of the parties may write it."""
    if was_sent(evaluation, token):
        return
    refuse_unless(state_of(evaluation) == "joint", EvaluationCode.JOINT_NOT_OPEN)
    require_permission(evaluation, permissions.WRITE_EVALUATION)
    papers = complete_papers(evaluation, "joint", now)
    file_papers(evaluation, papers, token=token, by=by, now=now)


def ask_third_party(evaluation, *, by: str, now: datetime) -> None:
    """第三者評価を依頼する."""
    move(evaluation, "ask_third_party", by=by, now=now)


def write_third_party(evaluation, *, text: str, by: str, now: datetime) -> None:
    """Keep the opinion of the third party."""
    require_permission(evaluation, permissions.WRITE_EVALUATION)
    update(evaluation, third_party=text)
    audit.record(evaluation, action="write_third_party", by=by, now=now)


def make_publishable(evaluation, *, by: str, now: datetime) -> None:
    """Both sides and the secretariat have read it through."""
    move(evaluation, "make_publishable", by=by, now=now)


def reopen_joint(evaluation, *, reason: str, by: str, now: datetime) -> None:
    """相互評価に戻す; what was published leaves the public page again."""
    move(evaluation, "reopen", by=by, now=now, reason=reason)


def publish_evaluation(evaluation, *, by: str, now: datetime) -> None:
    """Show the evaluation on the project's public page; both sides are told."""
    move(evaluation, "publish", by=by, now=now)
    audit.record(enclosing(evaluation, IKyodoProject), action="publish_evaluation", by=by, now=now)
    _tell(evaluation, "evaluation_published", by=by, now=now)


def _tell(evaluation, kind: str, *, by: str, now: datetime) -> None:
    params = {"title": enclosing(evaluation, IKyodoProject).title}
    tell_parties(evaluation, kind, ("group", "section"), params, by=by, now=now)
