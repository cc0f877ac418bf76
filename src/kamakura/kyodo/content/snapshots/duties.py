"""What is due soon or late, found by the index ``kyodo_reminder``; nobody is asked who may see."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from kamakura.kyodo.content.corrections import last_round
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.content.selections import marking_is_closed
from kamakura.kyodo.content.snapshots.consultation import consultation_snapshot
from kamakura.kyodo.content.snapshots.proposal import since_of
from kamakura.kyodo.domain.consultation import GROUP
from kamakura.kyodo.domain.consultation import section_party
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.evaluation import SIDES
from kamakura.kyodo.interfaces import IKyodoProject
from kamakura.kyodo.interfaces import IKyodoProposal
from plone import api
from typing import Any


INDEX = "kyodo_reminder"


@dataclass(frozen=True)
class Duty:
    """Something to be done until a day, by parties of a thing or by persons (user ids).

    ``asked``: the day it was asked for; ``host``: where the group of the party is found.
    """

    kind: str
    uid: str
    title: str
    due: date | None
    url: str
    parties: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    host: Any = None
    asked: date | None = None
    count: int = 0


def reminder_day(obj) -> date | None:
    """The day the next act on a thing is due, while somebody is to be reminded of it."""
    read = _DUE.get(obj.portal_type)
    return read(obj) if read is not None else None


def duties_due(program, *, until: date) -> Iterator[Duty]:
    """Everything of a scheme that is due up to a day, or late."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        path="/".join(program.getPhysicalPath()),
        sort_on=INDEX,
        **{INDEX: {"query": until.isoformat(), "range": "max"}},
    )
    for brain in brains:
        obj = brain._unrestrictedGetObject()
        yield from _DUTIES[brain.portal_type](obj)


def _of_consultation(talk) -> Iterator[Duty]:
    proposal = enclosing(talk, IKyodoProposal)
    yield Duty(
        "consultation",
        talk.UID(),
        proposal.title,
        talk.due,
        talk.absolute_url(),
        parties=consultation_snapshot(talk).waiting,
        host=proposal,
        asked=since_of(talk),
    )


def _of_proposal(proposal) -> Iterator[Duty]:
    one = last_round(proposal)
    yield Duty(
        "correction",
        proposal.UID(),
        proposal.title,
        proposal.correction_due,
        proposal.absolute_url(),
        parties=(GROUP,),
        host=proposal,
        asked=in_japan(one.asked_at).date() if one is not None else None,
    )


def _of_call(call) -> Iterator[Duty]:
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        portal_type="KyodoReview", kyodo_call=call.UID(), review_state=["assigned", "marking"]
    )
    counts: dict[str, int] = {}
    for review in (brain._unrestrictedGetObject() for brain in brains):
        proposal = enclosing(review, IKyodoProposal)
        judging = api.content.get_state(proposal) == "judging"
        if judging and review.member_id not in proposal.recusals:
            counts[review.user_id] = counts.get(review.user_id, 0) + 1
    for user_id, count in sorted(counts.items()):
        yield Duty(
            "marking",
            call.UID(),
            call.title,
            call.marking_due,
            f"{call.absolute_url()}/@@kyodo-marking",
            persons=(user_id,),
            count=count,
        )


def _of_project(project) -> Iterator[Duty]:
    yield Duty(
        "report",
        project.UID(),
        project.title,
        project.report_due,
        project.absolute_url(),
        parties=(GROUP,),
        host=project,
        asked=since_of(project),
    )


def _of_evaluation(sheet) -> Iterator[Duty]:
    project = enclosing(sheet, IKyodoProject)
    parties = {GROUP: (GROUP,), "section": tuple(map(section_party, project.sections or ()))}
    open_sides = [side for side in SIDES if side not in sheet.locked]
    yield Duty(
        "evaluation",
        sheet.UID(),
        project.title,
        sheet.due,
        sheet.absolute_url(),
        parties=tuple(party for side in open_sides for party in parties[side]),
        host=project,
        asked=since_of(sheet),
    )


def _while(state: str, name: str) -> Callable[[Any], date | None]:
    def read(obj) -> date | None:
        return getattr(obj, name, None) if api.content.get_state(obj) == state else None

    return read


def _talk_due(talk) -> date | None:
    snapshot = consultation_snapshot(talk)
    return snapshot.due if snapshot.is_open else None


def _correction_due(proposal) -> date | None:
    """Nobody is reminded of what is here on paper and being typed in."""
    here = open_intake(proposal) is not None
    return None if here else _while("correction", "correction_due")(proposal)


def _marking_due(call) -> date | None:
    return None if marking_is_closed(call) else call.marking_due


_DUE: dict[str, Callable[[Any], date | None]] = {
    "KyodoConsultation": _talk_due,
    "KyodoProposal": _correction_due,
    "KyodoCall": _marking_due,
    "KyodoProject": _while("ended", "report_due"),
    "KyodoEvaluation": _while("writing", "due"),
}
_DUTIES: dict[str, Callable[[Any], Iterator[Duty]]] = {
    "KyodoConsultation": _of_consultation,
    "KyodoProposal": _of_proposal,
    "KyodoCall": _of_call,
    "KyodoProject": _of_project,
    "KyodoEvaluation": _of_evaluation,
}
