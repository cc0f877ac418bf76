"""審査選考基準: the items, their weights, the scale and the rule of passing, as one frozen set."""

from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import RefusalCode
from math import lcm
from typing import Any
import re


class CriteriaCode(RefusalCode):
    """What can be wrong with a criteria set."""

    NO_CRITERIA = "criteria_empty"
    KEY_INVALID = "criterion_key_invalid"
    KEY_TWICE = "criterion_key_twice"
    TITLE_MISSING = "criterion_title_missing"
    WEIGHT_INVALID = "criterion_weight_invalid"
    MINIMUM_INVALID = "criterion_minimum_invalid"
    SCALE_INVALID = "scale_invalid"
    PASS_PERCENT_INVALID = "pass_percent_invalid"
    OPTION_UNKNOWN = "criteria_option_unknown"
    UNKNOWN_ITEM = "criterion_unknown"
    TIE_STEP_INVALID = "tie_step_invalid"
    LOW_MARK_INVALID = "low_mark_invalid"
    FROZEN = "criteria_frozen"


PASS_ON = ("mean", "sum")
VETOES = ("none", "majority_low", "any_lowest")
COUNT_TOP = "count5"
VOTE = "vote"
SCALE_WORDS = (
    (5, "特に優れている"),
    (4, "優れている"),
    (3, "普通"),
    (2, "やや劣る"),
    (1, "劣る"),
    (0, "該当しない"),
)


@dataclass(frozen=True)
class Criterion:
    """One item; ``weight`` and ``minimum`` are exact numbers as text: ``"1.5"``, ``"3/2"``."""

    key: str
    title: str
    look_at: str = ""
    weight: str = "1"
    minimum: str = ""

    @cached_property
    def factor(self) -> Fraction:
        """The weight as an exact number."""
        return Fraction(self.weight)

    @cached_property
    def floor(self) -> Fraction | None:
        """The lowest mean of this item that still passes, or None."""
        return Fraction(self.minimum) if self.minimum else None


@dataclass(frozen=True)
class CriteriaSet:
    """Items and options; frozen with the call when scoring starts.

    ``pass_on``: "mean" compares the mean of the members' totals with the mark; "sum" compares all
    marks given with all marks that could be given (they differ only where 該当せず is used).
    ``veto``: "majority_low" fails a proposal when more than half give ``veto_at`` or less on one of
    ``veto_items``; "any_lowest" fails it on a single lowest grade there.
    ``comment_required``: each member writes a comment on each proposal; ``low_mark``: a mark of an
    item at or below it needs a ground in words (0: never).
    """

    criteria: tuple[Criterion, ...]
    scale_min: int = 1
    scale_max: int = 5
    not_applicable: bool = False
    pass_percent: int = 60
    pass_on: str = "mean"
    drop_extremes: bool = False
    veto: str = "none"
    veto_items: tuple[str, ...] = ()
    veto_at: int = 2
    tie_order: tuple[str, ...] = ("q2+q3+q4", "q1", COUNT_TOP, VOTE)
    scale_words: tuple[tuple[int, str], ...] = SCALE_WORDS
    comment_required: bool = True
    low_mark: int = 0

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The item keys in order."""
        return tuple(criterion.key for criterion in self.criteria)

    def item(self, key: str) -> Criterion:
        """One item; ``KeyError`` when there is none of that key."""
        return {one.key: one for one in self.criteria}[key]

    @cached_property
    def unit(self) -> int:
        """How many parts a point is cut into so that every weight is a whole number of them."""
        return lcm(*(item.factor.denominator for item in self.criteria))

    @cached_property
    def whole_weights(self) -> Mapping[str, int]:
        """Key -> weight in parts of ``unit``: whole numbers add up faster than fractions."""
        return {item.key: int(item.factor * self.unit) for item in self.criteria}

    @cached_property
    def full_mark(self) -> Fraction:
        """The highest total one member can give."""
        return sum((item.factor for item in self.criteria), Fraction(0)) * self.scale_max

    @property
    def pass_mark(self) -> Fraction:
        """合格点 for the mean of the totals: reaching it exactly is a pass."""
        return self.full_mark * self.pass_percent / 100

    @property
    def marks(self) -> tuple[int, ...]:
        """Every mark that may be given, highest first; 0 is 該当せず where that is on."""
        scale = tuple(range(self.scale_max, self.scale_min - 1, -1))
        return (*scale, 0) if self.not_applicable else scale

    def word(self, mark: int) -> str:
        """What a mark is called; empty when it has no name."""
        return dict(self.scale_words).get(mark, "")

    def to_data(self) -> dict[str, Any]:
        """Plain data for storage and JSON."""
        data = asdict(self)
        data["criteria"] = [asdict(item) for item in self.criteria]
        data["veto_items"] = list(self.veto_items)
        data["tie_order"] = list(self.tie_order)
        data["scale_words"] = [list(pair) for pair in self.scale_words]
        return data

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "CriteriaSet":
        """The set that ``to_data`` wrote."""
        values = dict(data)
        values["criteria"] = tuple(Criterion(**item) for item in data["criteria"])
        values["veto_items"] = tuple(data.get("veto_items", ()))
        values["tie_order"] = tuple(data.get("tie_order", cls.tie_order))
        words = data.get("scale_words", cls.scale_words)
        values["scale_words"] = tuple((mark, word) for mark, word in words)
        return cls(**values)


DEFAULT_CRITERIA = CriteriaSet(
    (
        Criterion("q1", "公益性・課題把握", "地域の実際の必要に応え、団体の外にも利益が及ぶか"),
        Criterion("q2", "協働の必要性", "団体だけでも市だけでもできない理由があるか"),
        Criterion("q3", "協働の効果", "単独で行うより効果が高く、双方に得るものがあるか"),
        Criterion("q4", "役割分担の妥当性", "分担が明確で公平で、協議で合意されているか"),
        Criterion("q5", "実現性", "方法・日程・許可などの見通しがあるか"),
        Criterion("q6", "予算の妥当性", "積算が確かで、費用に見合うか"),
        Criterion("q7", "団体の遂行力", "人員・実績・会計の体制があるか"),
        Criterion("q8", "先駆性・独自性", "新しい考えがあり、団体の強みを生かしているか"),
        Criterion("q9", "成果の見込み", "測れる目標があり、市民の満足が見込めるか"),
        Criterion("q10", "継続性・発展性", "市の負担が終わった後も続き、広がるか"),
    )
)


def tie_step_items(step: str) -> tuple[str, ...]:
    """The items a step of the tie order adds up: ``q2+q3+q4`` gives three."""
    return tuple(part.strip() for part in step.split("+"))


def validate_criteria(criteria: CriteriaSet) -> tuple[Finding, ...]:
    """Errors that would make marking or the result impossible; empty when the set is sound."""
    if not criteria.criteria:
        return (error(CriteriaCode.NO_CRITERIA, "criteria"),)
    return (*_check_items(criteria), *_check_scale(criteria), *_check_options(criteria))


def _check_items(criteria: CriteriaSet) -> list[Finding]:
    findings = []
    seen: set[str] = set()
    for index, item in enumerate(criteria.criteria):
        place = f"criteria.{index}"
        if not re.fullmatch("[a-z][a-z0-9_]{0,29}", item.key) or item.key in (COUNT_TOP, VOTE):
            findings.append(error(CriteriaCode.KEY_INVALID, f"{place}.key", row=index + 1))
        if item.key in seen:
            findings.append(error(CriteriaCode.KEY_TWICE, f"{place}.key", key=item.key))
        seen.add(item.key)
        if not item.title.strip():
            findings.append(error(CriteriaCode.TITLE_MISSING, f"{place}.title", row=index + 1))
        weight = _number(item.weight)
        if weight is None or not 0 < weight <= 100:
            findings.append(error(CriteriaCode.WEIGHT_INVALID, f"{place}.weight", row=index + 1))
        minimum = _number(item.minimum) if item.minimum else None
        if item.minimum and (minimum is None or not 0 <= minimum <= criteria.scale_max):
            findings.append(error(CriteriaCode.MINIMUM_INVALID, f"{place}.minimum", row=index + 1))
    return findings


def _number(text: str) -> Fraction | None:
    try:
        return Fraction(text)
    except (TypeError, ValueError, ZeroDivisionError):
        return None


def _check_scale(criteria: CriteriaSet) -> list[Finding]:
    findings = []
    # 0 is kept for 該当せず, so a scale starts at 1 where that option is on.
    lowest = 1 if criteria.not_applicable else 0
    if not lowest <= criteria.scale_min < criteria.scale_max <= 100:
        findings.append(error(CriteriaCode.SCALE_INVALID, "scale_min"))
    if not 0 <= criteria.pass_percent <= 100:
        findings.append(error(CriteriaCode.PASS_PERCENT_INVALID, "pass_percent"))
    if criteria.low_mark and not criteria.scale_min <= criteria.low_mark <= criteria.scale_max:
        findings.append(error(CriteriaCode.LOW_MARK_INVALID, "low_mark"))
    return findings


def _check_options(criteria: CriteriaSet) -> list[Finding]:
    findings = []
    for field, allowed in (("pass_on", PASS_ON), ("veto", VETOES)):
        if getattr(criteria, field) not in allowed:
            findings.append(error(CriteriaCode.OPTION_UNKNOWN, field))
    for key in criteria.veto_items:
        if key not in criteria.keys:
            findings.append(error(CriteriaCode.UNKNOWN_ITEM, "veto_items", key=key))
    for step in criteria.tie_order:
        known = all(key in criteria.keys for key in tie_step_items(step))
        if step not in (COUNT_TOP, VOTE) and not known:
            findings.append(error(CriteriaCode.TIE_STEP_INVALID, "tie_order", step=step))
    return findings
