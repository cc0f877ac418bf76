"""States as chips: the word of the life cycle, the tone of its kind."""

from kamakura.kyodo.browser.parts import Chip
from kamakura.kyodo.browser.parts import chip
from kamakura.kyodo.content.parties import party_title
from kamakura.kyodo.i18n import _
from kamakura.kyodo.workflow import labels
from typing import Any


TONES = {"draft": "neutral", "step": "waiting", "end": "done", "side": "bad"}
GOOD = frozenset({("call", "accepting"), ("proposal", "passed"), ("proposal", "decided")})


def state_chip(noun: str, state_id: str) -> Chip:
    """The chip staff and the group concerned read."""
    state = labels.life_cycle(noun).state(state_id)
    tone = TONES[labels.kind_of(noun, state)]
    return chip(labels.chip(noun, state_id).text, "good" if (noun, state_id) in GOOD else tone)


def turn_text(parties: Any, view: Any) -> str:
    """Whose turn it is, in words; a dash when nobody's."""
    if not parties:
        return view.translate(_("—"))
    return view.listed(party_title(party) for party in parties)
