"""Why something is not possible now: a code and its parameters, never a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from typing import Any


@dataclass(frozen=True)
class Refusal:
    """ "Not now, because …". ``kamakura.kyodo.messages`` has the sentence for each code."""

    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


class Refused(Exception):
    """Raised by a verb when a rule refuses; carries the ``Refusal``."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal
