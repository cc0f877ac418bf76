"""What happened to a text, a list of choices, the rows of a table."""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any
import re


SAME = "same"
ADDED = "added"
REMOVED = "removed"
CHANGED = "changed"

EMPTY = (None, "", [], ())
# Below it two sentences have too little in common to be shown as one sentence that changed.
ALIKE = 0.35
# Japanese has no spaces: runs of one script stand for words, but hiragana, which holds the
# particles and endings, is looked at letter by letter.
_WORDS = re.compile(r"[A-Za-z0-9.,０-９]+|[ァ-ヺー]+|[一-鿿々〆]+|\s+|.", re.DOTALL)
_SENTENCES = re.compile(r"[^。！？!?\n]*[。！？!?\n]+|[^。！？!?\n]+")


@dataclass(frozen=True)
class Piece:
    """A stretch of text, or one choice, and what happened to it."""

    mark: str
    text: str


@dataclass(frozen=True)
class RowChange:
    """A row of a table: ``cells`` names the columns that changed."""

    mark: str
    old: Mapping[str, Any] | None
    new: Mapping[str, Any] | None
    cells: frozenset[str] = frozenset()


def same_answer(old: Any, new: Any) -> bool:
    """Two answers are the same; all ways of answering nothing are one."""
    return (old in EMPTY and new in EMPTY) or old == new


# texts


def new_text(pieces: Sequence[Piece]) -> str:
    """The text after."""
    return "".join(one.text for one in pieces if one.mark != REMOVED)


def compare_texts(old: str, new: str) -> tuple[Piece, ...]:
    """By sentence, then inside the sentences that changed by word."""
    found: list[Piece] = []
    for mark, before, after in _blocks(_SENTENCES.findall(old), _SENTENCES.findall(new)):
        if mark == SAME:
            found.append(Piece(SAME, before))
        else:
            found += _inside(before, after)
    return _joined(found)


def _inside(old: str, new: str) -> list[Piece]:
    """Two different stretches: word by word when they are alike, else as a whole."""
    found = [
        Piece(kind, text)
        for mark, before, after in _blocks(_WORDS.findall(old), _WORDS.findall(new))
        for kind, text in (
            [(SAME, before)] if mark == SAME else [(REMOVED, before), (ADDED, after)]
        )
        if text
    ]
    kept = sum(len(one.text) for one in found if one.mark == SAME)
    if kept < ALIKE * max(len(old), len(new)):
        return [one for one in (Piece(REMOVED, old), Piece(ADDED, new)) if one.text]
    return found


def _blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield (SAME if tag == "equal" else CHANGED), "".join(old[a:b]), "".join(new[c:d])


def _joined(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """A letter that stayed between two changes is read as part of the change.

    Neighbours of one mark become one piece; what was removed stands before what was added.
    """
    made: list[Piece] = []
    removed = added = ""
    for place, one in enumerate(pieces):
        between = 0 < place < len(pieces) - 1 and (removed or added)
        tiny = one.mark == SAME and len(one.text) == 1 and between and one.text != "\n"
        if one.mark == SAME and not tiny:
            made += [*_change(removed, added), one]
            removed = added = ""
            continue
        removed += one.text if one.mark != ADDED else ""
        added += one.text if one.mark != REMOVED else ""
    return _merged([*made, *_change(removed, added)])


def _merged(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    made: list[Piece] = []
    for one in pieces:
        if made and made[-1].mark == one.mark == SAME:
            made[-1] = Piece(SAME, made[-1].text + one.text)
        else:
            made.append(one)
    return tuple(made)


def _change(removed: str, added: str) -> list[Piece]:
    """What was removed and added, without what both begin or end with."""
    head = removed[: _shared(removed, added)]
    removed, added = removed[len(head) :], added[len(head) :]
    tail = _shared(removed[::-1], added[::-1])
    cut = len(removed) - tail, len(added) - tail
    rest = removed[cut[0] :]
    found = (Piece(REMOVED, removed[: cut[0]]), Piece(ADDED, added[: cut[1]]), Piece(SAME, rest))
    return [one for one in (Piece(SAME, head), *found) if one.text]


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with alike; a number or a Latin word is never cut."""
    count = 0
    for a, b in zip(one, other, strict=False):
        if a != b or (a.isascii() and a.isalnum()) or a.isdecimal():
            break
        count += 1
    return count


# choices


def compare_choices(old: Sequence[str], new: Sequence[str]) -> tuple[Piece, ...]:
    """Every choice of either side, those of the new one in their order."""
    taken = [Piece(SAME if one in old else ADDED, one) for one in new]
    return (*(Piece(REMOVED, one) for one in old if one not in new), *taken)


# tables


def compare_rows(
    old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
) -> tuple[RowChange, ...]:
    """The rows of both sides, those that belong together paired, each side in its order."""
    made: list[RowChange] = []
    a = b = 0
    for i, j in [*_pairs(old, new), (len(old), len(new))]:
        made += [RowChange(REMOVED, row, None) for row in old[a:i]]
        made += [RowChange(ADDED, None, row) for row in new[b:j]]
        if i < len(old) and j < len(new):
            made.append(_row_change(old[i], new[j]))
        a, b = i + 1, j + 1
    return tuple(made)


def _row_change(old: Mapping[str, Any], new: Mapping[str, Any]) -> RowChange:
    names = {*old, *new}
    cells = frozenset(one for one in names if not same_answer(old.get(one), new.get(one)))
    return RowChange(CHANGED if cells else SAME, old, new, cells)


def _alike(old: Mapping[str, Any], new: Mapping[str, Any]) -> int:
    """How many cells two rows share; the first cell, which names the row, counts three times."""
    shared = [one for one in old if old[one] not in EMPTY and old[one] == new.get(one)]
    first = next(iter(old), None)
    return len(shared) + (2 if first in shared else 0) + (old == new)


def _pairs(
    old: Sequence[Mapping[str, Any]], new: Sequence[Mapping[str, Any]]
) -> list[tuple[int, int]]:
    """Which rows belong together: the ordered pairing in which most cells are shared."""
    best = [[0] * (len(new) + 1) for _row in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            alike = _alike(old[i], new[j])
            paired = best[i + 1][j + 1] + alike if alike else 0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    found, i, j = [], 0, 0
    while i < len(old) and j < len(new):
        alike = _alike(old[i], new[j])
        if alike and best[i][j] == best[i + 1][j + 1] + alike:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return found
