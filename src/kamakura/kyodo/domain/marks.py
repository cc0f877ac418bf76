"""審査票: one member's marks of one proposal, and whether they can be counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from fractions import Fraction
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.japanese import count_characters
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


class MarkCode(RefusalCode):
    """Why a sheet is not accepted."""

    MISSING = "mark_missing"
    OUTSIDE_SCALE = "mark_outside_scale"
    UNKNOWN_ITEM = "mark_unknown_item"
    COMMENT_MISSING = "comment_missing"
    COMMENT_TOO_LONG = "comment_too_long"
    GROUND_MISSING = "mark_ground_missing"


NOT_APPLICABLE = 0


@dataclass(frozen=True)
class MemberSheet:
    """One member's marks of one proposal; an absent or recused member has none that count."""

    member: str
    marks: Mapping[str, int | None] = field(default_factory=dict)
    comment: str = ""
    recused: bool = False
    absent: bool = False

    @property
    def counts(self) -> bool:
        """True if this sheet takes part in the calculation."""
        return not (self.recused or self.absent)


def sheet_refusal(criteria: CriteriaSet, sheet: MemberSheet) -> Refusal | None:
    """Refuses a sheet with a missing, unknown or impossible mark; None marks count as missing."""
    for key in sheet.marks:
        if key not in criteria.keys:
            return Refusal(MarkCode.UNKNOWN_ITEM, {"item": key})
    for item in criteria.criteria:
        mark = sheet.marks.get(item.key)
        if mark is None:
            return Refusal(MarkCode.MISSING, {"item": item.title})
        if not _allowed(criteria, mark):
            params = {
                "item": item.title,
                "mark": mark,
                "lowest": criteria.scale_min,
                "highest": criteria.scale_max,
            }
            return Refusal(MarkCode.OUTSIDE_SCALE, params)
    return None


def _allowed(criteria: CriteriaSet, mark: int) -> bool:
    if isinstance(mark, bool) or not isinstance(mark, int):
        return False
    if criteria.not_applicable and mark == NOT_APPLICABLE:
        return True
    return criteria.scale_min <= mark <= criteria.scale_max


def comment_refusal(comment: str, *, required: bool = True, limit: int = 400) -> Refusal | None:
    """Refuses a missing or too long comment: each member writes one per proposal, if so ruled."""
    count = count_characters(comment)
    if required and not comment.strip():
        return Refusal(MarkCode.COMMENT_MISSING)
    if count > limit:
        return Refusal(MarkCode.COMMENT_TOO_LONG, {"count": count, "limit": limit})
    return None


def missing_grounds(
    criteria: CriteriaSet, marks: Mapping[str, int | None], comments: Mapping[str, str]
) -> tuple[str, ...]:
    """Keys of the items whose mark is so low that it needs a ground in words, and has none."""
    return tuple(
        item.key
        for item in criteria.criteria
        if (mark := marks.get(item.key))
        and mark <= criteria.low_mark
        and not comments.get(item.key, "").strip()
    )


def sheet_total(criteria: CriteriaSet, marks: Mapping[str, int | None]) -> Fraction:
    """The weighted total of the marks given so far; for the running total on the marking page."""
    weights = criteria.whole_weights
    return Fraction(sum(weights[key] * (marks.get(key) or 0) for key in weights), criteria.unit)


def reachable_total(criteria: CriteriaSet, sheet: MemberSheet) -> Fraction:
    """The highest total of this sheet, without the items marked 該当せず."""
    if not criteria.not_applicable:
        return criteria.full_mark
    weights = criteria.whole_weights
    applying = sum(weights[key] for key in weights if sheet.marks[key] != NOT_APPLICABLE)
    return Fraction(applying * criteria.scale_max, criteria.unit)


def scaled_total(criteria: CriteriaSet, sheet: MemberSheet) -> Fraction:
    """The total that counts: equal to ``sheet_total`` unless 該当せず is used."""
    # 該当せず leaves the item out for this member; the rest is put back on the full mark.
    reachable = reachable_total(criteria, sheet)
    if not reachable:
        return Fraction(0)
    return sheet_total(criteria, sheet.marks) * criteria.full_mark / reachable
