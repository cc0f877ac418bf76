"""制度の準備: what a city needs before its first group can send a proposal, in order."""

from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass


NEEDED = (
    "texts",
    "contact",
    "sections",
    "officers",
    "secretariat",
    "committee",
    "members",
    "call",
    "dates",
    "call_committee",
    "published",
)
OPTIONAL = ("center", "documents", "forms", "committee_published")
ORDER = (
    "texts",
    "contact",
    "documents",
    "secretariat",
    "sections",
    "officers",
    "center",
    "committee",
    "members",
    "committee_published",
    "published",
    "call",
    "dates",
    "call_committee",
    "forms",
)
# Done on the page of something that is not there yet.
AFTER = {
    "officers": "sections",
    "members": "committee",
    "committee_published": "members",
    "dates": "call",
    "call_committee": "call",
    "forms": "call",
}


@dataclass(frozen=True)
class SetupStep:
    """One thing to prepare. ``is_open``: it can be done now, what it stands on is there."""

    key: str
    is_done: bool
    is_needed: bool
    is_open: bool


def setup_steps(done: Mapping[str, bool]) -> tuple[SetupStep, ...]:
    """Every step, from what is there already."""
    return tuple(
        SetupStep(
            key=key,
            is_done=done[key],
            is_needed=key in NEEDED,
            is_open=done[AFTER[key]] if key in AFTER else True,
        )
        for key in ORDER
    )


def next_of(steps: Sequence[SetupStep]) -> SetupStep | None:
    """What is to be done first: the first step that is needed and missing."""
    return next((one for one in steps if one.is_needed and not one.is_done), None)
