"""Why something is not possible now: a code and its parameters, never a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from typing import Literal
import dataclasses


class RefusalCode(StrEnum):
    """Base of the code lists; each list stands beside the rule that uses it.

    ``all_codes`` collects every list, and a test demands a sentence for each code.
    """


@dataclass(frozen=True)
class Refusal:
    """ "Not now, because …". ``kamakura.kyodo.messages`` has the sentence for each code."""

    code: str
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """One remark of a check on one field: an error stops sending, a warning is only shown."""

    level: Literal["error", "warning"]
    code: str
    field: str = ""
    params: Mapping[str, Any] = dataclasses.field(default_factory=dict)


class Refused(Exception):
    """Raised by a verb when a rule refuses; carries the ``Refusal``."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def refuse(code: str, /, **params: Any) -> Refused:
    """Make the exception for a code: ``raise refuse(Code.X, text=text)``."""
    return Refused(Refusal(code, params))


def error(code: str, field: str = "", /, **params: Any) -> Finding:
    """A finding that stops sending."""
    return Finding("error", code, field, params)


def warning(code: str, field: str = "", /, **params: Any) -> Finding:
    """A finding that is shown and does not stop sending."""
    return Finding("warning", code, field, params)


def has_errors(findings: tuple[Finding, ...]) -> bool:
    """True if one of the findings stops sending."""
    return any(finding.level == "error" for finding in findings)


def all_codes() -> tuple[str, ...]:
    """Every refusal code of the modules imported so far."""
    return tuple(code for codes in RefusalCode.__subclasses__() for code in codes)
