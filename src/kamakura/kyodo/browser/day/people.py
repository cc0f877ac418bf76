"""Who is in the room for the proposal that is on, and what its sections have said."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.consultation.questions import CHOICES
from kamakura.kyodo.browser.consultation.questions import LABELS
from kamakura.kyodo.content.parties import party_title
from kamakura.kyodo.content.snapshots.committee import office_titles
from kamakura.kyodo.content.snapshots.committee import recused_for
from kamakura.kyodo.content.snapshots.consultation import consultations_of
from kamakura.kyodo.domain.consultation import SECTION_PREFIX
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import attendance as attendances
from typing import Any


SUMMARY = ("agreement", "feasibility", "budget_prospect")
"""What the committee reads of a section's part: its choices, not the talk behind them."""


def room(meeting: Any, item: str) -> list[lists.Definition]:
    """Every member in office with their place at an item: there, away, recused."""
    there = attendances.present_at(meeting, item)
    recused = recused_for(meeting, attendances.agenda_item(meeting, item))
    titles = office_titles(attendances.committee_around(meeting))
    found = []
    for member in attendances.members_at(meeting):
        office = "chair" if member.chair else "vice_chair" if member.vice_chair else ""
        name = member.name
        if office:
            mapping = {"name": name, "office": titles[office]}
            name = _("${name}(${office})", mapping=mapping)
        found.append(lists.Definition(name, _place(member.id, there, recused)))
    return found


def _place(member: str, there: Any, recused: Any) -> parts.Chip:
    if member in recused:
        return parts.chip(_("除斥"), "bad")
    if member in there:
        return parts.chip(_("出席"), "good")
    return parts.chip(_("欠席"), "neutral")


def section_views(proposal: Any) -> list[tuple[Any, list[lists.Definition]]]:
    """(section, its choices) from the last consultation in which a section has answered."""
    for talk in reversed(consultations_of(proposal)):
        found = [
            (party_title(party), _summary(part))
            for party, part in talk.parts.items()
            if party.startswith(SECTION_PREFIX) and _summary(part)
        ]
        if found:
            return found
    return []


def _summary(part: Any) -> list[lists.Definition]:
    return [
        lists.Definition(LABELS[name], CHOICES[name][part[name]])
        for name in SUMMARY
        if part.get(name) in CHOICES[name]
    ]
