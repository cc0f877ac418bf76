"""だれの番か: whom a proposal waits for, and in how many days."""

from collections.abc import Sequence
from datetime import date


GROUP = "group"
SECRETARIAT = "secretariat"
COMMITTEE = "committee"

# Between two acts the state alone says whose turn it is.
BY_STATE = {
    "draft": (GROUP,),
    "submitted": (SECRETARIAT,),
    "screening": (SECRETARIAT,),
    "correction": (GROUP,),
    "ready": (SECRETARIAT,),
    "judging": (COMMITTEE,),
    "passed": (SECRETARIAT,),
    "budgeting": (SECRETARIAT,),
}
IN_CONSULTATION = frozenset({"preliminary", "consulting"})


def waiting_for(
    state: str,
    *,
    consultation: Sequence[str] = (),
    preliminary_done: bool = False,
    is_typed_in: bool = False,
) -> tuple[str, ...]:
    """The parties a proposal waits for; ``consultation``: those of its open consultation.

    ``is_typed_in``: it is a paper that the secretariat has not finished typing in.
    """
    if is_typed_in:
        return (SECRETARIAT,)
    if state not in IN_CONSULTATION:
        return BY_STATE.get(state, ())
    if consultation:
        return tuple(consultation)
    return (GROUP,) if state == "preliminary" and preliminary_done else (SECRETARIAT,)


def days_waiting(since: date, *, today: date) -> int:
    """Whole days since the state was entered; 0 on the day itself."""
    return max(0, (today - since).days)
