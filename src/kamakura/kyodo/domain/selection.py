"""選考結果: from scores to 合格 / 基準未達 / 非選定, with reasons and ties on record."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from kamakura.kyodo.domain.criteria import COUNT_TOP
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import tie_step_items
from kamakura.kyodo.domain.criteria import VOTE
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.scoring import ProposalScore


class SelectionCode(RefusalCode):
    """Why a proposal got its result. Reasons of failing the mark are in ``ScoringCode``."""

    REACHED_MARK = "reached_pass_mark"
    CHOSEN_FOR_THEME = "chosen_for_theme"
    NOT_CHOSEN = "not_chosen_for_theme"
    TIE_NEEDS_VOTE = "tie_needs_vote"


class Result(StrEnum):
    """What becomes of a judged proposal; the first three are states of a proposal."""

    PASSED = "passed"
    BELOW_MARK = "below_mark"
    NOT_CHOSEN = "not_chosen"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Entry:
    """A judged proposal: ``theme`` is empty for a group proposal."""

    proposal: str
    score: ProposalScore
    theme: str = ""


@dataclass(frozen=True)
class TieBreak:
    """How proposals with equal means were put in order: the step and each one's value there."""

    theme: str
    step: str
    values: tuple[tuple[str, Fraction], ...]


@dataclass(frozen=True)
class OpenTie:
    """Proposals that only a vote can order; ``places`` of them can still be chosen."""

    theme: str
    proposals: tuple[str, ...]
    places: int


@dataclass(frozen=True)
class Outcome:
    """One result. ``rank`` is over the call (equal means share it), ``theme_rank`` in the theme."""

    proposal: str
    result: Result
    mean: Fraction
    rank: int
    theme: str = ""
    theme_rank: int | None = None
    reasons: tuple[Refusal, ...] = ()


@dataclass(frozen=True)
class Selection:
    """The result of a call."""

    outcomes: tuple[Outcome, ...]
    tie_breaks: tuple[TieBreak, ...]
    open_ties: tuple[OpenTie, ...]

    @property
    def decided(self) -> bool:
        """True if no tie is left for a vote."""
        return not self.open_ties

    def of(self, proposal: str) -> Outcome:
        """The outcome of one proposal."""
        return next(item for item in self.outcomes if item.proposal == proposal)


def _step_value(step: str, score: ProposalScore) -> Fraction:
    if step == COUNT_TOP:
        return Fraction(score.top_marks)
    return sum((score.item_mean(key) for key in tie_step_items(step)), Fraction(0))


def _tiers(
    entries: Sequence[Entry], steps: Sequence[str], voted: Sequence[str], breaks: list[TieBreak]
) -> list[list[Entry]]:
    """Put entries with equal means into tiers, best first; what stays together is still tied."""
    if len(entries) < 2 or not steps:
        return [list(entries)]
    step, rest = steps[0], steps[1:]
    values = (
        _vote_values(entries, voted)
        if step == VOTE
        else {entry.proposal: _step_value(step, entry.score) for entry in entries}
    )
    if len(set(values.values())) == 1:
        return _tiers(entries, rest, voted, breaks)
    shown = tuple((entry.proposal, values[entry.proposal]) for entry in entries)
    breaks.append(TieBreak(entries[0].theme, step, shown))
    tiers = []
    for value in sorted(set(values.values()), reverse=True):
        group = [entry for entry in entries if values[entry.proposal] == value]
        tiers.extend(_tiers(group, rest, voted, breaks))
    return tiers


def _vote_values(entries: Sequence[Entry], voted: Sequence[str]) -> dict[str, Fraction]:
    """Places given by the vote, best highest; a vote that leaves one out decides nothing."""
    if any(entry.proposal not in voted for entry in entries):
        return {entry.proposal: Fraction(0) for entry in entries}
    return {entry.proposal: Fraction(-voted.index(entry.proposal)) for entry in entries}


def _by_mean(entries: Sequence[Entry]) -> list[list[Entry]]:
    means = sorted({entry.score.mean for entry in entries}, reverse=True)
    return [[entry for entry in entries if entry.score.mean == mean] for mean in means]


def select(
    criteria: CriteriaSet,
    entries: Sequence[Entry],
    *,
    places: Mapping[str, int] | None = None,
    votes: Mapping[str, Sequence[str]] | None = None,
) -> Selection:
    """Decide all proposals of a call.

    A group proposal passes at the mark. For a theme, those at the mark compete for its ``places``
    (1 unless given); ties go through ``criteria.tie_order``. ``votes`` holds, per theme, the order
    a vote of the committee gave; a tie without it stays undecided and is reported.
    """
    ranks = _ranks(entries)
    breaks: list[TieBreak] = []
    open_ties: list[OpenTie] = []
    decided = _without_rivals(entries, ranks)
    for theme in dict.fromkeys(entry.theme for entry in entries if entry.theme):
        rivals = [item for item in entries if item.theme == theme and item.score.passed]
        voted = (votes or {}).get(theme, ())
        tiers: list[list[Entry]] = []
        for equal in _by_mean(rivals):
            tiers.extend(_tiers(equal, criteria.tie_order, voted, breaks))
        decided.update(_choose(tiers, (places or {}).get(theme, 1), ranks, open_ties))
    outcomes = tuple(decided[entry.proposal] for entry in entries)
    return Selection(outcomes, tuple(breaks), tuple(open_ties))


def _without_rivals(entries: Sequence[Entry], ranks: dict[str, int]) -> dict[str, Outcome]:
    """Those the mark alone decides: every proposal below it, and group proposals at it."""
    decided = {}
    for entry in entries:
        if not entry.score.passed:
            reasons = entry.score.failures
            decided[entry.proposal] = _outcome(entry, Result.BELOW_MARK, ranks, reasons=reasons)
        elif not entry.theme:
            reasons = (_reached(entry),)
            decided[entry.proposal] = _outcome(entry, Result.PASSED, ranks, reasons=reasons)
    return decided


def _ranks(entries: Sequence[Entry]) -> dict[str, int]:
    means = [entry.score.mean for entry in entries]
    return {entry.proposal: 1 + sum(mean > entry.score.mean for mean in means) for entry in entries}


def _choose(
    tiers: list[list[Entry]], places: int, ranks: dict[str, int], open_ties: list[OpenTie]
) -> dict[str, Outcome]:
    decided: dict[str, Outcome] = {}
    ahead = 0
    for tier in tiers:
        left = max(places - ahead, 0)
        result = _tier_result(len(tier), left)
        if result == Result.UNDECIDED:
            names = tuple(entry.proposal for entry in tier)
            open_ties.append(OpenTie(tier[0].theme, names, left))
        for entry in tier:
            reasons = (_reached(entry), _theme_reason(result, entry, ahead + 1, places))
            decided[entry.proposal] = _outcome(
                entry, result, ranks, theme_rank=ahead + 1, reasons=reasons
            )
        ahead += len(tier)
    return decided


def _tier_result(size: int, left: int) -> Result:
    if not left:
        return Result.NOT_CHOSEN
    return Result.PASSED if size <= left else Result.UNDECIDED


def _theme_reason(result: Result, entry: Entry, theme_rank: int, places: int) -> Refusal:
    code = {
        Result.PASSED: SelectionCode.CHOSEN_FOR_THEME,
        Result.NOT_CHOSEN: SelectionCode.NOT_CHOSEN,
        Result.UNDECIDED: SelectionCode.TIE_NEEDS_VOTE,
    }[result]
    return Refusal(code, {"theme": entry.theme, "theme_rank": theme_rank, "places": places})


def _reached(entry: Entry) -> Refusal:
    params = {"reached": entry.score.reached, "pass_mark": entry.score.pass_mark}
    return Refusal(SelectionCode.REACHED_MARK, params)


def _outcome(
    entry: Entry,
    result: Result,
    ranks: dict[str, int],
    *,
    theme_rank: int | None = None,
    reasons: tuple[Refusal, ...],
) -> Outcome:
    return Outcome(
        proposal=entry.proposal,
        result=result,
        mean=entry.score.mean,
        rank=ranks[entry.proposal],
        theme=entry.theme,
        theme_rank=theme_rank,
        reasons=reasons,
    )
