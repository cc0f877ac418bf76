"""Two people at once: what each of them changed since the page was opened, question by question.

The page carries a short digest of every question as it was kept when the page was made
(``base``). A question that still reads as its base was not changed by this person and is not
written; one that both have changed is nobody's to overwrite.
"""

from .typed import digest
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from kamakura.kyodo.forms import questions
from typing import Any


Raw = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """Questions by who changed them since the page was opened."""

    mine: tuple[str, ...]
    both: tuple[str, ...]

    @property
    def touched(self) -> frozenset[str]:
        """What this person changed."""
        return frozenset(self.mine) | frozenset(self.both)


def base_of(raw: Raw, names: Iterable[str]) -> str:
    """What the page carries: ``project_name:1f0c… summary:…``."""
    return " ".join(f"{one}:{_digest(raw, one)}" for one in names)


def read_base(text: str) -> dict[str, str]:
    """The digests of a page, by question."""
    pairs = (part.partition(":") for part in text.split())
    return {name: digest for name, _colon, digest in pairs if digest}


def compare(typed: Raw, kept: Raw, *, base: Mapping[str, str], names: Iterable[str]) -> Change:
    """Who changed which question. Without a base what is kept counts as seen."""
    mine, both = [], []
    for one in names:
        sent, now = _digest(typed, one), _digest(kept, one)
        seen = base.get(one, now)
        if sent == seen:
            continue
        (both if now not in (seen, sent) else mine).append(one)
    return Change(tuple(mine), tuple(both))


def _digest(raw: Raw, name: str) -> str:
    """The same for the same answer, whichever line breaks a browser sends."""
    own = {key: _plain(raw[key]) for key in questions.names_of(name, raw)}
    return digest(own, [name])


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    found = [one for one in value if one]
    return found[0] if len(found) == 1 else found
