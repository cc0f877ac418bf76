"""A computed result in words: how ties were broken, whose sheet does not count and why."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from fractions import Fraction
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.criteria import COUNT_TOP
from kamakura.kyodo.domain.criteria import tie_step_items
from kamakura.kyodo.domain.criteria import VOTE
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.messages.titles import GROUND_TITLES
from typing import Any


ABSENT = _("欠席")


def step_words(call, step: str, *, say: Callable[[Any], str] = japanese) -> str:
    """What a step of the tie order looks at."""
    if step == COUNT_TOP:
        return say(_("最高点の数"))
    if step == VOTE:
        return say(_("委員会の議決"))
    titles = {item.key: item.title for item in criteria_of(call).criteria}
    names = "・".join(titles.get(key, key) for key in tie_step_items(step))
    return say(_("「${items}」の平均の合計", mapping={"items": names}))


def tie_sentences(
    call,
    *,
    say: Callable[[Any], str] = japanese,
    notes: Iterable[Mapping[str, Any]] | None = None,
) -> list[str]:
    """How equal means were put in order, one sentence per tie; of all ties, or of these."""
    said = []
    for note in selection_of(call).tie_notes if notes is None else notes:
        values = sorted(note["values"].items(), key=lambda pair: -Fraction(pair[1]))
        titles = {uid: by_uid(uid).title for uid, _value in values if by_uid(uid) is not None}
        shown = "、".join(
            titles[uid]
            if note["step"] == VOTE
            else f"{titles[uid]} {round_half_up(Fraction(value), 2)}"
            for uid, value in values
            if uid in titles
        )
        words = {"step": step_words(call, note["step"], say=say), "values": shown}
        said.append(say(_("同点のため、${step}で順位を決めました: ${values}", mapping=words)))
    return said


def why_left_out(call, proposal) -> dict[str, Any]:
    """Member -> why the sheet does not count: recused, with the ground, or absent."""
    counted = selection_of(call).computed[proposal.UID()]["totals"]
    found = {
        member: _("除斥: ${ground}", mapping={"ground": GROUND_TITLES.get(line["code"], "")})
        for member, line in proposal.recusals.items()
    }
    for review in reviews_of(proposal):
        if review.member_id not in counted:
            found.setdefault(review.member_id, ABSENT)
    return found
