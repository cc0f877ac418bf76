"""応募団体と対象事業の要件: each rule as one check with its evidence, never a bare yes or no."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from datetime import date
from enum import StrEnum
from kamakura.kyodo.domain.fiscal import whole_months_between
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from typing import Any


class EligibilityCode(RefusalCode):
    """Why a proposal is not taken up."""

    TOO_MANY_PROPOSALS = "too_many_proposals"


class Answer(StrEnum):
    """The result of one check; unknown means the group has not told yet."""

    OK = "ok"
    NG = "ng"
    UNKNOWN = "unknown"


ARTICLE_GROUP = "要綱 第4条(想定)"
ARTICLE_PROJECT = "要綱 第5条(想定)"
NPO = "npo"

# 対象外: the usual list of comparable schemes; the city may take lines out or add some.
NOT_ELIGIBLE_PROJECTS = (
    "for_profit",  # 営利を目的とする
    "limited_benefit",  # 特定の個人・団体だけの利益になる
    "political",  # 政治活動
    "religious",  # 宗教活動
    "election",  # 選挙活動
    "construction",  # 施設の建設・整備
    "already_subsidised",  # 同じ事業に市・県・国の補助を受けている
    "social_gathering",  # 単なる交流・親睦
    "academic_research",  # 学術研究を目的とする
    "unlawful",  # 法令・公序良俗に反する
    "organised_crime",  # 暴力団と関わる
)


@dataclass(frozen=True)
class GroupProfile:
    """What the rules need to know of a group; None or "" means not told yet.

    ``registration``: registered, with_proposal, none. ``address``, ``contact``, ``number`` (of the
    registration) and ``joining`` (who may join) are the words of the papers, kept as evidence.
    """

    corp_type: str = ""
    office_in_city: bool | None = None
    contact_in_city: bool | None = None
    officers: int | None = None
    members_total: int | None = None
    citizen_members: int | None = None
    founded: date | None = None
    registration: str = ""
    bylaws: bool | None = None
    accounts: bool | None = None
    open_to_public: bool | None = None
    pledge: bool | None = None
    address: str = ""
    contact: str = ""
    number: str = ""
    joining: str = ""

    @property
    def place(self) -> dict[str, Any]:
        """What a base in the city is judged by."""
        kept = {"corp_type": self.corp_type, "address": self.address, "contact": self.contact}
        return {"route": route_of(self), **kept}


@dataclass(frozen=True)
class EligibilityRules:
    """What the city sets. ``require_registration``: never, route2, always."""

    min_officers: int = 3
    min_citizen_members: int = 5
    min_activity_months: int = 12
    require_registration: str = "route2"


@dataclass(frozen=True)
class Check:
    """One requirement: its key, the answer, what it was judged by, and the article."""

    key: str
    answer: Answer
    evidence: Mapping[str, Any] = field(default_factory=dict)
    article: str = ARTICLE_GROUP


def _told(value: bool | None) -> Answer:
    return Answer.UNKNOWN if value is None else (Answer.OK if value else Answer.NG)


def _at_least(value: int | None, needed: int) -> Answer:
    return _told(None if value is None else value >= needed)


def route_of(profile: GroupProfile) -> int:
    """1: an NPO法人 with its office in the city; 2: every other group."""
    return 1 if profile.corp_type == NPO and profile.office_in_city is not False else 2


def group_checks(
    profile: GroupProfile, *, on: date, rules: EligibilityRules | None = None
) -> tuple[Check, ...]:
    """応募団体の要件 on a day: route 1 asks for the office, route 2 for all of it."""
    rules = rules or EligibilityRules()
    pledge = Check("pledge", _told(profile.pledge))
    if not profile.corp_type:
        return (Check("corp_type", Answer.UNKNOWN), pledge)
    if route_of(profile) == 1:
        checks = [Check("office_in_city", _told(profile.office_in_city), profile.place)]
    else:
        checks = _route_2(profile, on, rules)
    if rules.require_registration == "always" or (
        rules.require_registration == "route2" and route_of(profile) == 2
    ):
        checks.append(_registration(profile))
    return (*checks, pledge)


def _registration(profile: GroupProfile) -> Check:
    told = profile.registration in ("registered", "with_proposal") if profile.registration else None
    evidence = {"registration": profile.registration, "number": profile.number}
    return Check("registration", _told(told), evidence)


def _route_2(profile: GroupProfile, on: date, rules: EligibilityRules) -> list[Check]:
    months = whole_months_between(profile.founded, on) if profile.founded else None
    places = (profile.office_in_city, profile.contact_in_city)
    # One place in the city is enough; without one, a place not told yet keeps the question open.
    base = True if True in places else (None if None in places else False)
    return [
        Check("base_in_city", _told(base), profile.place),
        Check(
            "officers",
            _at_least(profile.officers, rules.min_officers),
            {"count": profile.officers, "needed": rules.min_officers},
        ),
        _citizens(profile, rules),
        Check(
            "activity",
            _at_least(months, rules.min_activity_months),
            {"founded": profile.founded, "months": months, "needed": rules.min_activity_months},
        ),
        Check("bylaws", _told(profile.bylaws)),
        Check("accounts", _told(profile.accounts)),
        Check("open_to_public", _told(profile.open_to_public), {"joining": profile.joining}),
    ]


def _citizens(profile: GroupProfile, rules: EligibilityRules) -> Check:
    """市民の構成員; more of them than members in all is a mistake, not a fulfilled requirement."""
    citizens, total = profile.citizen_members, profile.members_total
    impossible = citizens is not None and total is not None and citizens > total
    answer = Answer.NG if impossible else _at_least(citizens, rules.min_citizen_members)
    evidence = {"count": citizens, "needed": rules.min_citizen_members, "total": total}
    return Check("citizen_members", answer, evidence)


def project_checks(
    *,
    in_city: bool | None,
    public_benefit: bool | None = None,
    excluded: Mapping[str, bool | None] | None = None,
) -> tuple[Check, ...]:
    """対象事業の要件: in the city, public, and nothing of the 対象外 list (True = applies)."""
    answers = excluded or {}
    checks = [
        Check("in_city", _told(in_city), {}, ARTICLE_PROJECT),
        Check("public_benefit", _told(public_benefit), {}, ARTICLE_PROJECT),
    ]
    for key in NOT_ELIGIBLE_PROJECTS:
        applies = answers.get(key)
        answer = _told(None if applies is None else not applies)
        checks.append(Check(f"not_{key}", answer, {}, ARTICLE_PROJECT))
    return tuple(checks)


def declared_project_checks(declared: Collection[str]) -> tuple[Check, ...]:
    """The same checks from the boxes a group ticked; the rest is still to be asked."""
    return project_checks(
        in_city=True if "in_city" in declared else None,
        public_benefit=True if "public_benefit" in declared else None,
        excluded={key: False for key in NOT_ELIGIBLE_PROJECTS if f"not_{key}" in declared},
    )


def overall(checks: tuple[Check, ...]) -> Answer:
    """One NG makes the whole NG; else one unknown keeps it open."""
    answers = {check.answer for check in checks}
    if Answer.NG in answers:
        return Answer.NG
    return Answer.UNKNOWN if Answer.UNKNOWN in answers or not checks else Answer.OK


def proposals_refusal(count_before: int, *, limit: int = 0) -> Refusal | None:
    """Refuses one more proposal of the same group in a year; a limit of 0 means none."""
    if not limit or count_before < limit:
        return None
    return Refusal(EligibilityCode.TOO_MANY_PROPOSALS, {"count": count_before, "limit": limit})
