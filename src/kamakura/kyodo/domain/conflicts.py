"""除斥: who may not take part in judging a proposal, and who presides instead of the chair."""

from collections.abc import Collection
from collections.abc import Iterable
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from kamakura.kyodo.domain.japanese import fold_name
from kamakura.kyodo.domain.japanese import same_name
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode


class ConflictCode(RefusalCode):
    """Why a member may not act, or nobody may preside."""

    RECUSED = "member_recused"
    NO_CHAIR = "no_acting_chair"


class Ground(StrEnum):
    """Why a member is recused."""

    OFFICER = "officer"
    FORMER_OFFICER = "former_officer"
    SECTION = "section"
    RELATIVE = "relative"
    DECLARED = "declared"
    VOTED = "voted"


@dataclass(frozen=True)
class Affiliation:
    """A person on a group's officer or member list; ``until`` is None while they are on it."""

    name: str
    person_id: str = ""
    until: date | None = None


@dataclass(frozen=True)
class CommitteeMember:
    """What the rules need to know of a member in office. ``born`` may stay unknown."""

    id: str
    name: str
    person_id: str = ""
    sections: tuple[str, ...] = ()
    chair: bool = False
    vice_chair: bool = False
    born: date | None = None


@dataclass(frozen=True)
class Declaration:
    """A ground stated by the member or voted by the committee, not found from lists."""

    member: str
    ground: Ground
    reason: str = ""


@dataclass(frozen=True)
class Recusal:
    """One member recused for one proposal. ``found_by``: id, name, section, statement."""

    member: str
    ground: Ground
    found_by: str
    detail: str = ""


def years_before(day: date, years: int) -> date:
    """The same day ``years`` earlier; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def _match(member: CommitteeMember, person: Affiliation) -> str:
    if member.person_id and member.person_id == person.person_id:
        return "id"
    # Spellings of a name differ between lists (髙橋 and 高橋, with or without a space).
    return "name" if same_name(member.name, person.name) else ""


def _from_list(
    member: CommitteeMember, people: Iterable[Affiliation], on: date, years: int
) -> list[Recusal]:
    found = []
    for person in people:
        how = _match(member, person)
        if not how:
            continue
        if person.until is None or person.until >= on:
            found.append(Recusal(member.id, Ground.OFFICER, how, person.name))
        elif person.until >= years_before(on, years):
            found.append(Recusal(member.id, Ground.FORMER_OFFICER, how, person.name))
    return found


def recusals_of(
    member: CommitteeMember,
    *,
    people: Iterable[Affiliation],
    sections: Collection[str],
    on: date,
    years: int = 1,
    section_rule: bool = True,
    declarations: Iterable[Declaration] = (),
) -> tuple[Recusal, ...]:
    """Every ground on which a member is recused for a proposal; empty if none.

    On the group's list now or within ``years``; of a section in charge (can be switched off);
    relative of an officer, self-declared or voted. A match by name alone is for a human to confirm.
    """
    found = _from_list(member, people, on, years)
    wanted = {fold_name(section) for section in sections}
    shared = [section for section in member.sections if fold_name(section) in wanted]
    if section_rule and shared:
        found.append(Recusal(member.id, Ground.SECTION, "section", shared[0]))
    found.extend(
        Recusal(member.id, stated.ground, "statement", stated.reason)
        for stated in declarations
        if stated.member == member.id
    )
    return tuple(found)


def find_recusals(
    members: Iterable[CommitteeMember],
    *,
    people: Iterable[Affiliation],
    sections: Collection[str],
    on: date,
    years: int = 1,
    section_rule: bool = True,
    declarations: Iterable[Declaration] = (),
) -> tuple[Recusal, ...]:
    """All recusals of a committee for one proposal, in the order of the members."""
    people, declarations = tuple(people), tuple(declarations)
    return tuple(
        recusal
        for member in members
        for recusal in recusals_of(
            member,
            people=people,
            sections=sections,
            on=on,
            years=years,
            section_rule=section_rule,
            declarations=declarations,
        )
    )


@dataclass(frozen=True)
class ActingChair:
    """Who presides, and on which rule: chair, vice_chair, elected, eldest."""

    member: str
    basis: str


def acting_chair(
    members: Sequence[CommitteeMember],
    *,
    present: Collection[str],
    recused: Collection[str] = (),
    elected: str = "",
) -> ActingChair | Refusal:
    """Chair, else vice chair, else the one elected for the item, else the eldest (職務代理)."""
    able = [item for item in members if item.id in present and item.id not in recused]
    for member in able:
        if member.chair:
            return ActingChair(member.id, "chair")
    for member in able:
        if member.vice_chair:
            return ActingChair(member.id, "vice_chair")
    if elected in [member.id for member in able]:
        return ActingChair(elected, "elected")
    # With one birth date unknown nobody can be called the eldest: the item needs an election.
    if able and all(member.born for member in able):
        return ActingChair(min(able, key=lambda member: (member.born, member.id)).id, "eldest")
    return Refusal(ConflictCode.NO_CHAIR)
