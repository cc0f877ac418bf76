"""次にすること of a consultation: for whoever writes a part, and for the secretariat."""

from .outcome import BUTTONS
from .outcome import going_on_refusal
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.state_chips import turn_text
from kamakura.kyodo.content.vocabularies import CONSULTATION_OUTCOMES
from kamakura.kyodo.domain import consultation as rules
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any


def next_step(view: Any) -> parts.NextStep:
    """What the reader does next, whom the consultation waits for, or how it ended."""
    snapshot = view.snapshot
    if not snapshot.is_open:
        return _end(view)
    due = parts.due(snapshot.due, view.now)
    mine = [one for one in view.own if one in snapshot.waiting and one != rules.SECRETARIAT]
    if mine:
        button = parts.Link(_("担当の欄を書く"), view.write_url(mine[0]))
        return parts.NextStep(_("担当の欄を記入してください。"), due=due, button=button)
    if rules.SECRETARIAT in snapshot.waiting and view.may_conclude:
        return _conclude(view)
    text = _("${who}の番です。", mapping={"who": turn_text(snapshot.waiting, view)})
    return parts.NextStep(text, due=due, waiting=True)


def _conclude(view: Any) -> parts.NextStep:
    """All have answered: the sitting of a 4者協議 is written down, then there is a choice."""
    if going_on_refusal(view.snapshot) is not None:
        sitting = next(one for one in view.confirms if one.action == "meeting")
        text = _("回答がそろいました。協議を開いて、記録してください。")
        return parts.NextStep(text, confirm=sitting)
    text = _("回答がそろいました。結論を出してください。")
    return parts.NextStep(text, button=parts.Link(_("結論を選ぶ"), "#acts"))


def _end(view: Any) -> parts.NextStep:
    """Concluded or called off: it goes on with the proposal."""
    text: Any = _("この協議は取りやめになりました。")
    if view.snapshot.state == "concluded":
        outcome = dict(CONSULTATION_OUTCOMES)[view.context.outcome]
        text = _("結論: ${outcome}", mapping={"outcome": outcome})
    url, title = view.back
    return parts.NextStep(text, over=True, button=parts.Link(title, url))


def not_yet(view: Any) -> Any:
    """Why the button for going on is not there, while the other conclusions are."""
    if not view.may_conclude or view.snapshot.state not in ("answering", "meeting"):
        return ""
    refusal = going_on_refusal(view.snapshot)
    if refusal is None:
        return ""
    params = {"button": BUTTONS[view.context.kind]["go"], "why": sentence(refusal)}
    return _("「${button}」は、まだ押せません。${why}", mapping=params)
