"""頼まれていること: what the city asked of a group, and where it is done."""

from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.filing.mending import first_mend_url
from kamakura.kyodo.browser.filing.sheetstep import returned_words
from kamakura.kyodo.browser.filing.sheetstep import sheet_link
from kamakura.kyodo.content.columns import column_key
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.content.returned import returned
from kamakura.kyodo.content.snapshots.consultation import consultation_snapshot
from kamakura.kyodo.content.snapshots.consultation import open_consultation
from kamakura.kyodo.content.snapshots.consultation import preliminary_outcome
from kamakura.kyodo.domain.consultation import GROUP
from kamakura.kyodo.domain.evaluation import JOINT
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations.rules import closing_of
from plone import api
from typing import Any


KINDS = ("correction", "sheet", "proposal", "answer", "report", "evaluation")
"""Heaviest first: what the next-step box names."""

CORRECTIONS = ("KyodoProposal", ("correction",))
TALKS = ("KyodoProposal", ("consulting", "budgeting"))
SHEET = "preliminary_sheet"
PRELIMINARY = ("KyodoProposal", ("draft", "preliminary"))


@dataclass(frozen=True)
class Asked:
    """One thing asked of the group: ``url`` leads to where it is done."""

    kind: str
    text: Any
    button: Any
    url: str
    due: date | datetime | None
    reason: str = ""
    """Why it came back to be written once more."""


def most_urgent(asked: Sequence[Asked]) -> Asked:
    """The heaviest kind; within it what is due first."""
    return min(asked, key=lambda one: KINDS.index(one.kind))


def asked_of(view: Any) -> list[Asked]:
    """All that waits for the group, by due date; only things in question are woken."""
    found = [
        *_corrections(view),
        *_after_preliminary(view),
        *_answers(view),
        *(_report(one.getObject()) for one in view.found("KyodoProject", ("ended",))),
        *_evaluations(view),
    ]
    return sorted(found, key=lambda one: parts.due(one.due, view.now).iso if one.due else "9")


def _corrections(view: Any) -> Iterator[Asked]:
    """補正 to send; not one that came on paper and is being typed in."""
    for one in view.found(*CORRECTIONS):
        proposal = one.getObject()
        if open_intake(proposal) is None:
            yield _correction(proposal, view.now)


def _correction(proposal: Any, now: datetime) -> Asked:
    return Asked(
        "correction",
        _("「${title}」に直すところがあります。", mapping={"title": proposal.Title()}),
        _("直す"),
        first_mend_url(IPaperReader(proposal).at(now)),
        proposal.correction_due,
    )


def _after_preliminary(view: Any) -> list[Asked]:
    """What the end of a 事前調整 asks: the sheet once more, or the papers before the closing."""
    found = []
    for proposal in (one.getObject() for one in view.found(*PRELIMINARY)):
        end = (api.content.get_state(proposal), preliminary_outcome(proposal))
        title = {"title": proposal.Title()}
        if end == ("draft", "again"):
            text = _(
                "「${title}」の提案事前調整シートを書き直して、もう一度送ってください。",
                mapping=title,
            )
            link = sheet_link(IPaperReader(proposal).at(view.now))
            reason = returned(proposal).get(SHEET, "")
            due = closing_of(proposal)
            found.append(Asked("sheet", text, link.text, link.url, due, reason))
        elif end == ("preliminary", "go"):
            text = _(
                "「${title}」の事前調整が終わりました。提案書を書いて提出してください。",
                mapping=title,
            )
            key = IPaperReader(proposal).at(view.now).bundle("proposal").keys[0]
            url = f"{proposal.absolute_url()}/@@kyodo-form/{key}"
            due = closing_of(proposal)
            found.append(Asked("proposal", text, _("提案書を書く"), url, due))
    return found


def _came_back(asked: Asked, host: Any) -> Asked:
    """The same, leading to the reason above what is to be written once more."""
    reason = next(iter(returned(host).values()), "")
    return replace(asked, url=f"{asked.url}#returned", reason=reason) if reason else asked


def _answers(view: Any) -> list[Asked]:
    found = []
    for brain in view.found(*TALKS):
        talk = open_consultation(brain.getObject())
        if talk is None or GROUP not in consultation_snapshot(talk).waiting:
            continue
        text = _("「${title}」の協議で、団体の欄が待たれています。", mapping={"title": brain.Title})
        url = f"{talk.absolute_url()}/@@kyodo-part?party={GROUP}"
        found.append(Asked("answer", text, _("団体の欄を書く"), url, talk.due))
    return found


def _report(project: Any) -> Asked:
    title, url = {"title": project.Title()}, f"{project.absolute_url()}/@@kyodo-form/report"
    if returned(project):
        text = _("「${title}」の実績報告を書き直して、もう一度提出してください。", mapping=title)
        asked = Asked("report", text, _("実績報告を書き直す"), url, project.report_due)
        return _came_back(asked, project)
    text = _("「${title}」の実績報告を書いてください。", mapping=title)
    return Asked("report", text, _("実績報告を書く"), url, project.report_due)


def _evaluations(view: Any) -> list[Asked]:
    found = []
    for brain in view.found("KyodoProject", ("evaluating",)):
        for sheet in children(brain.getObject(), "KyodoEvaluation"):
            if returned(sheet):
                found.append(_joint_again(sheet, brain.Title))
            if api.content.get_state(sheet) != "writing" or "group" in sheet.locked:
                continue
            text = _(
                "「${title}」の評価シートの団体の欄を書いてください。",
                mapping={"title": brain.Title},
            )
            url = f"{sheet.absolute_url()}/@@kyodo-form/{column_key('group')}"
            found.append(Asked("evaluation", text, _("評価シートを書く"), url, sheet.due))
    return found


def _joint_again(sheet: Any, title: str) -> Asked:
    text = _("「${title}」の相互評価を書き直してください。", mapping={"title": title})
    url = f"{sheet.absolute_url()}/@@kyodo-form/{column_key(JOINT)}"
    return _came_back(Asked("evaluation", text, _("相互評価を書き直す"), url, sheet.due), sheet)


def asked_table(asked: Sequence[Asked], *, now: datetime, acts: bool) -> lists.Table:
    """The list with due badges; readers get no link to a place where they cannot write."""
    return lists.Table(
        caption=_("頼まれていること"),
        columns=(lists.Column(_("すること")), lists.Column(_("期限"))),
        rows=[
            lists.Row(
                (parts.Link(one.text, one.url) if acts else one.text, parts.due(one.due, now)),
                note=returned_words(one.reason),
            )
            for one in asked
        ],
    )
