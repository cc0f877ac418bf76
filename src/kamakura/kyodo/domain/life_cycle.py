"""What a life cycle is: states, transitions, and the band that pictures them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


@dataclass(frozen=True)
class State:
    """One state of one noun.

    ``label`` is read by the parties (staff and the group concerned), ``public`` by citizens;
    ``public`` is None where citizens are told nothing. ``beside`` names the step of the main
    line at which a side state stands.
    """

    id: str
    label: str
    public: str | None = None
    end: bool = False
    beside: str | None = None


@dataclass(frozen=True)
class Transition:
    """One permitted step. ``permission`` is the title of ours without its prefix.

    Several permissions mean any of them. ``conditional`` steps also ask a rule of the city.
    """

    id: str
    sources: tuple[str, ...]
    target: str
    label: str
    permissions: tuple[str, ...]
    reason: bool = False
    conditional: bool = False


@dataclass(frozen=True)
class LifeCycle:
    """All states and transitions of one noun, and the main line through them."""

    noun: str
    states: tuple[State, ...]
    transitions: tuple[Transition, ...]
    main: tuple[str, ...]

    @property
    def initial(self) -> str:
        """The state a new object is in."""
        return self.main[0]

    def state(self, state_id: str) -> State:
        """The state of this id; KeyError if there is none."""
        for state in self.states:
            if state.id == state_id:
                return state
        raise KeyError(state_id)

    def transition(self, transition_id: str) -> Transition:
        """The transition of this id; KeyError if there is none."""
        for transition in self.transitions:
            if transition.id == transition_id:
                return transition
        raise KeyError(transition_id)

    def leaving(self, state_id: str) -> tuple[Transition, ...]:
        """Transitions that start in a state, in the order of the table."""
        return tuple(t for t in self.transitions if state_id in t.sources)


class Phase(StrEnum):
    """Where a step of the band lies, seen from the present state."""

    DONE = "done"
    HERE = "here"
    TO_COME = "to_come"


class Step(NamedTuple):
    """One step of the band."""

    state: State
    phase: Phase


class Flow(NamedTuple):
    """The band: the main line, and the side state the object is in, if it left the line."""

    steps: tuple[Step, ...]
    side: State | None


def draw(cycle: LifeCycle, here: str | None = None, *, reached: str | None = None) -> Flow:
    """The band of a life cycle, seen from ``here`` (None: nothing has begun).

    ``reached`` is the last state of the main line an object was in before it left by an exit
    that may be taken from many places, such as a withdrawal.
    """
    now = cycle.state(here) if here is not None else None
    side = now if now is not None and now.id not in cycle.main else None
    place = _place(cycle, now, side, reached)
    at = cycle.main.index(place) if place is not None else -1
    stopped = side is not None and side.end
    steps = tuple(
        Step(cycle.state(state_id), _phase(index, at, stopped))
        for index, state_id in enumerate(cycle.main)
    )
    return Flow(steps, side)


def _place(
    cycle: LifeCycle, now: State | None, side: State | None, reached: str | None
) -> str | None:
    """The step of the main line an object stands at."""
    if now is None:
        return None
    if side is None:
        return now.id
    if side.beside is not None:
        return side.beside
    if reached is None:
        return None
    return reached if reached in cycle.main else cycle.state(reached).beside


def _phase(index: int, at: int, stopped: bool) -> Phase:
    """An exit that ends the way leaves its last step done: nothing is waited for there."""
    if index == at and not stopped:
        return Phase.HERE
    return Phase.DONE if index <= at else Phase.TO_COME
