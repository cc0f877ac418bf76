"""様式6 of a project: when it is open, what it starts from, what stands against it."""

from .hosts import Bundle
from .hosts import FilingHost
from .prefill_report import report_raw
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.snapshots.project import accounts_of
from kamakura.kyodo.content.snapshots.project import agreed_share
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.settlement import check_accounts
from kamakura.kyodo.domain.settlement import check_refund
from kamakura.kyodo.domain.settlement import SettlementCode
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProject
from kamakura.kyodo.operations import report as verbs
from plone import api
from typing import Any
from zope.component import adapter
from zope.interface.interfaces import IInterface


REPORT = "report"


@adapter(IKyodoProject)
class ProjectHost(FilingHost):
    """様式6; a draft may be begun while the work still goes on."""

    @cached_property
    def call(self):
        proposal = by_uid(self.host.proposal_uid)
        return call_of(proposal) if proposal is not None else None

    def bundles(self) -> tuple[Bundle, ...]:
        """The report, from the beginning of the work until it was sent, for the group."""
        is_open = api.content.get_state(self.host) in ("running", "ended")
        if self.call is None or not is_open or not self.may_edit(REPORT):
            return ()
        return (
            Bundle(
                REPORT,
                _("実績報告書"),
                (REPORT,),
                _("提出する"),
                (
                    _("担当課が内容と決算を確かめます。直すところがあれば、理由を付けて戻します。"),
                    _("領収書などの写しは公開しません。"),
                    _("写真は、公開してよいと印を付けたものだけを、事業の完了後に公開します。"),
                ),
            ),
        )

    def start(self, key: str, schema: IInterface) -> dict[str, Any]:
        return report_raw(self.host, schema)

    def cross_check(self, papers: Mapping[str, Paper]) -> Mapping[str, Iterable[Finding]]:
        return {key: report_findings(paper, self.host) for key, paper in papers.items()}

    def send(self, bundle: Bundle, *, token: str, by: str, now: datetime) -> str:
        verbs.file_report(self.host, token=token, by=by, now=now)
        return f"{self.host.absolute_url()}/@@kyodo-projectdesk"


def report_findings(paper: Paper, project) -> list[Finding]:
    """Dates in order, accounts that balance, the share as agreed, 余剰金 and 精算額."""
    answers, found = paper.answers, []
    first, last = answers.get("actual_from"), answers.get("actual_to")
    if first and last and last < first:
        found.append(error(SettlementCode.WORK_REVERSED, "actual_to"))
    if not paper.is_complete or not answers:
        # Sums of half-understood rows would only confuse.
        return found
    accounts = accounts_of(answers)
    for finding in check_accounts(accounts, agreed_share=agreed_share(project)):
        found.append(replace(finding, field="income"))
    found += check_refund(accounts, surplus=answers.get("surplus"), refund=answers.get("refund"))
    return found
