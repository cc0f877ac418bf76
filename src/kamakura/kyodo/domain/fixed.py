"""What is no longer edited by hand: groups, members and the record rely on it as it was told."""

from collections.abc import Mapping
from kamakura.kyodo.domain.refusal import RefusalCode


class FixedCode(RefusalCode):
    """Why a change by hand is not taken."""

    FIXED = "field_is_fixed"


_NEVER: tuple[str, ...] = ()
_BEFORE_TAKING = ("preparing", "published", "not_held")
_BEFORE_MARKING = (*_BEFORE_TAKING, "accepting", "closed")
_BEFORE_PUBLIC = ("draft", "checking")

# Noun -> field -> the states in which it may still be changed. The number of a proposal carries
# the year; papers are checked against the ceiling; members are asked by committee; groups
# choose a theme by its section, money, period and number.
FREE_IN: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "call": {
        "fiscal_year": _NEVER,
        "cap_group_yen": _BEFORE_TAKING,
        "committee_uid": _BEFORE_MARKING,
    },
    "theme": {
        "section": _BEFORE_PUBLIC,
        "cap_yen": _BEFORE_PUBLIC,
        "period_from": _BEFORE_PUBLIC,
        "period_to": _BEFORE_PUBLIC,
        "number_to_select": _BEFORE_PUBLIC,
        # A theme that is opened once more gets a later closing time.
        "apply_until": (*_BEFORE_PUBLIC, "closed"),
    },
}


def fixed_fields(noun: str, state: str) -> tuple[str, ...]:
    """Names of the fields that stay as they are in this state, in the order of the form."""
    return tuple(name for name, states in FREE_IN.get(noun, {}).items() if state not in states)
