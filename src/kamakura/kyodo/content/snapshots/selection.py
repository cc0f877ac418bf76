"""選考 as the rules see it, and the result as it is stored: exact numbers as "n/d" texts."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.content.snapshots.committee import members_in_office
from kamakura.kyodo.content.snapshots.committee import voting_rules
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.domain.marks import MemberSheet
from kamakura.kyodo.domain.numbering import by_receipt
from kamakura.kyodo.domain.quorum import quorum_needed
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.scoring import ProposalScore
from kamakura.kyodo.domain.scoring import score
from kamakura.kyodo.domain.selection import Entry
from kamakura.kyodo.domain.selection import Outcome
from plone import api
from typing import Any


EXACT_PARAMS = frozenset({"reached", "pass_mark", "minimum"})


def _brains_in(call, states: tuple[str, ...]) -> Any:
    catalog = api.portal.get_tool("portal_catalog")
    return catalog.unrestrictedSearchResults(
        portal_type="KyodoProposal", kyodo_call=call.UID(), review_state=list(states)
    )


def count_in(call, *states: str) -> int:
    """How many proposals of the call are in these states; wakes none."""
    return len(_brains_in(call, states))


def proposals_in(call, *states: str) -> list:
    """Proposals of the call in these states by receipt number, whoever asks."""
    found = [brain._unrestrictedGetObject() for brain in _brains_in(call, states)]
    return sorted(found, key=proposal_order)


def proposals_page(call, *states: str, start: int, size: int) -> tuple[int, list]:
    """How many proposals of the call are in these states, and one page of them, awake."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(
        portal_type="KyodoProposal",
        kyodo_call=call.UID(),
        review_state=list(states),
        sort_on="kyodo_receipt_order",
    )
    page = brains[start : start + size]
    return len(brains), [brain._unrestrictedGetObject() for brain in page]


def proposal_order(proposal) -> tuple[Any, str]:
    """By receipt number; who has none comes first."""
    return by_receipt(proposal.receipt_number), proposal.getId()


def themes_in(call) -> list:
    """The 市提案 of the call."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type="KyodoTheme", kyodo_call=call.UID())
    return [brain._unrestrictedGetObject() for brain in brains]


def reviews_of(proposal) -> list:
    """The sheets of a proposal."""
    return children(proposal, "KyodoReview")


def sheets_are_closed(proposal) -> bool:
    """Has whoever presides closed the sheets of the proposal?"""
    return any(api.content.get_state(review) == "closed" for review in reviews_of(proposal))


def criteria_of(call) -> CriteriaSet:
    """The criteria in force: as frozen when marking started, else the call's, else the city's."""
    data = call.frozen.get("criteria") or call.criteria
    return CriteriaSet.from_data(data) if data else standard_criteria(call)


def criteria_are_frozen(call) -> bool:
    """Has marking started on these criteria?"""
    return bool(call.frozen.get("criteria"))


def standard_criteria(call) -> CriteriaSet:
    """The standard items with the scale and rules of the settings."""
    veto_items = tuple(setting_for(call, "veto_items") or ())
    return replace(
        DEFAULT_CRITERIA,
        scale_min=setting_for(call, "score_min"),
        scale_max=setting_for(call, "score_max"),
        pass_percent=setting_for(call, "pass_percent"),
        drop_extremes=bool(setting_for(call, "drop_extremes")),
        veto="majority_low" if veto_items else "none",
        veto_items=veto_items,
        tie_order=tuple(setting_for(call, "tie_order") or ()),
    )


def sheets_of(proposal) -> tuple[MemberSheet, ...]:
    """Every member's sheet: recused and absent members have none that counts."""
    sheets = []
    for review in reviews_of(proposal):
        recused = review.member_id in proposal.recusals
        absent = not recused and not review.counted
        marks = {} if recused or absent else dict(review.sheet.marks)
        sheets.append(
            MemberSheet(
                member=review.member_id,
                marks=marks,
                comment=review.sheet.comment,
                recused=recused,
                absent=absent,
            )
        )
    return tuple(sheets)


def entry_of(call, proposal, criteria: CriteriaSet, *, on: date) -> Entry:
    """A judged proposal with its score; raises ``Refused`` with too few scorers."""
    in_office = [member.id for member in members_in_office(committee_of(call), on)]
    rules = voting_rules(call)
    needed = quorum_needed(in_office, proposal.recusals.keys(), rules=rules)
    result = score(criteria, sheets_of(proposal), minimum_scorers=needed)
    return Entry(proposal=proposal.UID(), score=result, theme=proposal.theme_uid or "")


def places_of(call) -> dict[str, int]:
    """Theme UID -> how many proposals it takes."""
    return {theme.UID(): theme.number_to_select for theme in themes_in(call)}


def outcome_data(outcome: Outcome, result: ProposalScore, proposal: Any) -> dict[str, Any]:
    """The arithmetic of one proposal as plain values, its receipt number and who is recused.

    They stand here so that a list of results wakes no more proposals than it shows.
    """
    return {
        "number": proposal.receipt_number or "",
        "recused": sorted(proposal.recusals),
        "result": str(outcome.result),
        "mean": str(outcome.mean),
        "rank": outcome.rank,
        "theme": outcome.theme,
        "theme_rank": outcome.theme_rank,
        "reasons": [_reason_data(reason) for reason in outcome.reasons],
        "totals": {member: str(total) for member, total in result.totals},
        "dropped": list(result.dropped),
        "items": {
            item.key: {"mean": str(item.mean), "lowest": item.lowest, "highest": item.highest}
            for item in result.items
        },
        "top_marks": result.top_marks,
        "pass_mark": str(result.pass_mark),
        "full_mark": str(result.full_mark),
    }


def _reason_data(reason: Refusal) -> dict[str, Any]:
    params = {
        key: str(value) if isinstance(value, Fraction) else value
        for key, value in reason.params.items()
    }
    return {"code": str(reason.code), "params": params}


def reasons_of(data: Mapping[str, Any]) -> tuple[Refusal, ...]:
    """The reasons of a stored result, as the sentences want them."""
    found = []
    for reason in data["reasons"]:
        params = {
            key: Fraction(value) if key in EXACT_PARAMS else value
            for key, value in reason["params"].items()
        }
        found.append(Refusal(reason["code"], params))
    return tuple(found)


def ranked(call, *, start: int = 0, size: int | None = None) -> list[tuple[Any, Mapping[str, Any]]]:
    """(proposal, arithmetic) by rank, then number; with ``size`` only so many are woken."""
    computed = selection_of(call).computed
    places = {uid: (data["rank"], by_receipt(data["number"])) for uid, data in computed.items()}
    order = sorted(computed, key=places.__getitem__)
    chosen = order[start:] if size is None else order[start : start + size]
    found = [(by_uid(uid), computed[uid]) for uid in chosen]
    return [(proposal, data) for proposal, data in found if proposal is not None]
