"""評価シート: one's own column while both are written, then the joint column."""

from .hosts import Bundle
from .hosts import FilingHost
from .prefill_report import goals_and_results
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from kamakura.kyodo import permissions
from kamakura.kyodo.content.columns import column_key
from kamakura.kyodo.content.columns import side_of
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.domain.evaluation import column_findings
from kamakura.kyodo.domain.evaluation import JOINT
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoEvaluation
from kamakura.kyodo.interfaces import IKyodoProject
from kamakura.kyodo.operations import evaluation as verbs
from plone import api
from typing import Any
from zope.component import adapter


@adapter(IKyodoEvaluation)
class EvaluationHost(FilingHost):
    """The filings "evaluation_sheet:group", "…:section" and "…:joint"."""

    @cached_property
    def call(self):
        project = enclosing(self.host, IKyodoProject)
        proposal = by_uid(project.proposal_uid)
        return call_of(proposal) if proposal is not None else None

    def goals(self) -> list[dict[str, Any]]:
        """What was aimed at and what came of it; for whoever may read the report."""
        project = enclosing(self.host, IKyodoProject)
        return goals_and_results(project) if may_read_form(project, "report") else []

    def bundles(self) -> tuple[Bundle, ...]:
        """One's own column until it is locked; the joint column while it is written."""
        state = api.content.get_state(self.host)
        if self.call is None or not self.may_edit(column_key(JOINT)):
            return ()
        if state == "writing":
            return self._own_column()
        return (self._joint(),) if state == "joint" else ()

    def _own_column(self) -> tuple[Bundle, ...]:
        side = side_of(self.host)
        if side is None or side in self.host.locked:
            return ()
        return (
            Bundle(
                "column",
                _("評価シート(自分の欄)"),
                (column_key(side),),
                _("確定する"),
                (
                    _("確定すると、書き直せません。"),
                    _("相手の欄は、両方が確定したときに、同時に開きます。"),
                ),
            ),
        )

    def _joint(self) -> Bundle:
        return Bundle(
            JOINT,
            _("相互評価"),
            (column_key(JOINT),),
            _("相互評価を書き込む"),
            (_("団体・担当課・事務局のだれでも、公表の前までは書き直せます。"),),
        )

    def may_edit(self, key: str) -> bool:
        return api.user.has_permission(permissions.WRITE_EVALUATION, obj=self.host)

    def cross_check(self, papers: Mapping[str, Paper]) -> Mapping[str, Iterable[Finding]]:
        joint = column_key(JOINT)
        return {key: column_findings(one.answers) for key, one in papers.items() if key != joint}

    def send(self, bundle: Bundle, *, token: str, by: str, now: datetime) -> str:
        act = verbs.write_joint if bundle.name == JOINT else verbs.lock_column
        act(self.host, token=token, by=by, now=now)
        return self.host.absolute_url()
