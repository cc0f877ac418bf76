"""採点の計算: exact fractions from the members' sheets to one proposal's score.

Absent and recused members leave numerator and denominator. Nothing is rounded before it is
shown, so anyone can follow the calculation by hand.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.marks import MemberSheet
from kamakura.kyodo.domain.marks import NOT_APPLICABLE
from kamakura.kyodo.domain.marks import reachable_total
from kamakura.kyodo.domain.marks import scaled_total
from kamakura.kyodo.domain.marks import sheet_refusal
from kamakura.kyodo.domain.marks import sheet_total
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.refusal import Refused


class ScoringCode(RefusalCode):
    """Why a score cannot be computed, and why a proposal failed."""

    RECUSED_MARKED = "recused_member_marked"
    MEMBER_TWICE = "member_marked_twice"
    TOO_FEW_SCORERS = "too_few_scorers"
    BELOW_PASS_MARK = "below_pass_mark"
    BELOW_ITEM_MINIMUM = "below_item_minimum"
    VETOED = "vetoed"


SCORERS_FOR_DROPPING = 5


@dataclass(frozen=True)
class ItemScore:
    """One item over all members who scored: mean, lowest, highest (unweighted)."""

    key: str
    mean: Fraction
    lowest: int
    highest: int

    @property
    def spread(self) -> int:
        """Highest less lowest mark: where the members disagreed."""
        return self.highest - self.lowest


@dataclass(frozen=True)
class ProposalScore:
    """The result of one proposal; every number is exact."""

    totals: tuple[tuple[str, Fraction], ...]
    dropped: tuple[str, ...]
    mean: Fraction
    total: Fraction
    reached: Fraction
    pass_mark: Fraction
    full_mark: Fraction
    items: tuple[ItemScore, ...]
    top_marks: int
    failures: tuple[Refusal, ...]

    @property
    def passed(self) -> bool:
        """合格基準を満たした."""
        return not self.failures

    @property
    def scorers(self) -> tuple[str, ...]:
        """The members whose marks count."""
        return tuple(member for member, _ in self.totals)

    @property
    def percent(self) -> Fraction:
        """The mean in percent of the full mark."""
        return self.mean * 100 / self.full_mark

    @property
    def spread(self) -> Fraction:
        """Highest less lowest total."""
        values = [value for _, value in self.totals]
        return max(values) - min(values)

    def item_mean(self, key: str) -> Fraction:
        """The mean of one item."""
        return next(item.mean for item in self.items if item.key == key)


def score(
    criteria: CriteriaSet, sheets: Sequence[MemberSheet], *, minimum_scorers: int = 1
) -> ProposalScore:
    """Compute one proposal's score; Refused if a sheet is incomplete or too few members scored."""
    refusal = _sheets_refusal(criteria, sheets, max(minimum_scorers, 1))
    if refusal:
        raise Refused(refusal)
    counting = [sheet for sheet in sheets if sheet.counts]
    totals = tuple((sheet.member, scaled_total(criteria, sheet)) for sheet in counting)
    dropped = _extremes(totals) if criteria.drop_extremes else ()
    kept = [sheet for sheet in counting if sheet.member not in dropped]
    kept_totals = [value for member, value in totals if member not in dropped]
    mean = sum(kept_totals, Fraction(0)) / len(kept_totals)
    items = tuple(_item_score(criteria, item.key, counting) for item in criteria.criteria)
    reached = mean if criteria.pass_on == "mean" else _reached_by_sum(criteria, kept)
    return ProposalScore(
        totals=totals,
        dropped=dropped,
        mean=mean,
        total=sum(kept_totals, Fraction(0)),
        reached=reached,
        pass_mark=criteria.pass_mark,
        full_mark=criteria.full_mark,
        items=items,
        top_marks=sum(
            mark == criteria.scale_max for sheet in counting for mark in sheet.marks.values()
        ),
        failures=_failures(criteria, counting, items, reached),
    )


def _sheets_refusal(
    criteria: CriteriaSet, sheets: Sequence[MemberSheet], minimum: int
) -> Refusal | None:
    members = [sheet.member for sheet in sheets]
    for sheet in sheets:
        if members.count(sheet.member) > 1:
            return Refusal(ScoringCode.MEMBER_TWICE, {"member": sheet.member})
        given = any(mark is not None for mark in sheet.marks.values())
        if sheet.recused and given:
            return Refusal(ScoringCode.RECUSED_MARKED, {"member": sheet.member})
        refusal = sheet_refusal(criteria, sheet) if sheet.counts else None
        if refusal:
            return Refusal(refusal.code, {**refusal.params, "member": sheet.member})
    count = sum(sheet.counts for sheet in sheets)
    if count < minimum:
        return Refusal(ScoringCode.TOO_FEW_SCORERS, {"count": count, "needed": minimum})
    return None


def _extremes(totals: tuple[tuple[str, Fraction], ...]) -> tuple[str, ...]:
    """One highest and one lowest total, from five scorers on; which of equals does not matter."""
    if len(totals) < SCORERS_FOR_DROPPING:
        return ()
    ordered = sorted(totals, key=lambda pair: (pair[1], pair[0]))
    return (ordered[0][0], ordered[-1][0])


def _item_score(criteria: CriteriaSet, key: str, sheets: Sequence[MemberSheet]) -> ItemScore:
    # Item means keep every scorer, also where a total was dropped: they show what was said.
    marks = [sheet.marks[key] for sheet in sheets]
    if criteria.not_applicable:
        marks = [mark for mark in marks if mark != NOT_APPLICABLE]
    if not marks:
        return ItemScore(key, Fraction(0), 0, 0)
    return ItemScore(key, Fraction(sum(marks), len(marks)), min(marks), max(marks))


def _reached_by_sum(criteria: CriteriaSet, sheets: Sequence[MemberSheet]) -> Fraction:
    given = sum((sheet_total(criteria, sheet.marks) for sheet in sheets), Fraction(0))
    possible = sum((reachable_total(criteria, sheet) for sheet in sheets), Fraction(0))
    return given * criteria.full_mark / possible if possible else Fraction(0)


def _failures(
    criteria: CriteriaSet,
    sheets: Sequence[MemberSheet],
    items: tuple[ItemScore, ...],
    reached: Fraction,
) -> tuple[Refusal, ...]:
    found = []
    if reached < criteria.pass_mark:
        params = {"reached": reached, "pass_mark": criteria.pass_mark}
        found.append(Refusal(ScoringCode.BELOW_PASS_MARK, params))
    for item, result in zip(criteria.criteria, items, strict=True):
        if item.floor is not None and result.highest and result.mean < item.floor:
            params = {"item": item.title, "reached": result.mean, "minimum": item.floor}
            found.append(Refusal(ScoringCode.BELOW_ITEM_MINIMUM, params))
        if item.key in criteria.veto_items and _vetoed(criteria, item.key, sheets):
            found.append(Refusal(ScoringCode.VETOED, {"item": item.title}))
    return tuple(found)


def _vetoed(criteria: CriteriaSet, key: str, sheets: Sequence[MemberSheet]) -> bool:
    marks = [sheet.marks[key] for sheet in sheets]
    if criteria.not_applicable:
        marks = [mark for mark in marks if mark != NOT_APPLICABLE]
    if criteria.veto == "any_lowest":
        return criteria.scale_min in marks
    if criteria.veto == "majority_low":
        return 2 * sum(mark <= criteria.veto_at for mark in marks) > len(marks)
    return False


def round_half_up(value: Fraction | int, places: int = 1) -> str:
    """A number as it is shown: 33.25 to one place is 33.3. Only for display, never to compare."""
    factor = 10**places
    magnitude = abs(Fraction(value))
    units = (magnitude * factor * 2 + 1) // 2
    whole, rest = divmod(units, factor)
    sign = "-" if value < 0 and units else ""
    return f"{sign}{whole}.{rest:0{places}d}" if places else f"{sign}{whole}"
