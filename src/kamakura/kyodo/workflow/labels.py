"""What a state or a transition is called, for chips, menus and the band of steps."""

from kamakura.kyodo.domain.life_cycle import State
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from typing import NamedTuple
from zope.i18nmessageid import Message


class Chip(NamedTuple):
    """A state as a chip: its text, its icon, its CSS class. Colour never stands alone."""

    text: Message
    icon: str
    css: str


# Icons of Plone's own set, by the kind of state.
ICONS = {"draft": "pencil", "side": "exclamation-circle", "end": "check-circle", "step": "circle"}

# Ends that are not what the parties hoped for.
ADVERSE = frozenset(
    {
        "below_mark",
        "cancelled",
        "dropped",
        "inactive",
        "not_accepted",
        "not_chosen",
        "not_funded",
        "not_held",
        "postponed",
        "recused",
        "referred",
        "stopped",
        "withdrawn",
    }
)


def noun_of(portal_type: str) -> str:
    """The noun of a type of ours: ``KyodoProposal`` is ``proposal``."""
    return portal_type.removeprefix("Kyodo").lower()


def kind_of(noun: str, state: State) -> str:
    """Which kind of chip a state gets: draft, step, end or side."""
    cycle = life_cycle(noun)
    if state.id in ADVERSE or (state.id not in cycle.main and not state.end):
        return "side"
    if state.end:
        return "end"
    return "draft" if state.id == cycle.initial else "step"


def chip(noun: str, state_id: str) -> Chip:
    """The chip the parties see."""
    state = life_cycle(noun).state(state_id)
    return _chip(noun, state, state.label)


def public_chip(noun: str, state_id: str) -> Chip | None:
    """The chip citizens see; None where they are told nothing."""
    state = life_cycle(noun).state(state_id)
    return _chip(noun, state, state.public) if state.public is not None else None


def state_label(noun: str, state_id: str) -> Message:
    """What the parties call a state."""
    return _(life_cycle(noun).state(state_id).label)


def transition_label(noun: str, transition_id: str) -> Message:
    """The verb on the button of a transition."""
    return _(life_cycle(noun).transition(transition_id).label)


def _chip(noun: str, state: State, text: str) -> Chip:
    kind = kind_of(noun, state)
    css = f"kyodo-chip kyodo-chip-{kind} kyodo-state-{state.id.replace('_', '-')}"
    return Chip(_(text), ICONS[kind], css)
