"""次にすること of a proposal, for the secretariat and for the parties of its talks."""

from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.state_chips import turn_text
from kamakura.kyodo.content.corrections import last_round
from kamakura.kyodo.content.corrections import Round
from kamakura.kyodo.content.parties import own_parties
from kamakura.kyodo.content.snapshots.consultation import consultation_snapshot
from kamakura.kyodo.content.snapshots.consultation import four_party_outcome
from kamakura.kyodo.content.snapshots.consultation import open_consultation
from kamakura.kyodo.content.snapshots.proposal import due_of
from kamakura.kyodo.content.snapshots.proposal import turn_of
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations.screening import consult_refusal
from typing import Any


TO_DO = {
    # Of drafts and 補正 only what is being typed in from paper waits for the secretariat.
    "draft": _("紙の応募を入力しています。続きを入力して、提出してください。"),
    "correction": _("紙で届いた補正を入力しています。続きを入力して、提出してください。"),
    "preliminary": _("担当課を選んで、事前調整の回答を依頼してください。"),
    "submitted": _("書類を見て受け付け、要件の確認を始めてください。"),
    "ready": _("審査の準備が整うのを待っています。委員会の準備を進めてください。"),
    "passed": _("担当課と団体の協議・予算化を始めてください。"),
    "budgeting": _("予算の議決のあと、実施を決定してください。"),
}
TALK_ENDS = {
    "go": _("4者協議の結論が出ました。審査へ進めてください。"),
    "withdraw": _("団体が取下げの手続きをするのを待っています。"),
}


def next_step(view: Any, state: str, *, is_secretariat: bool) -> parts.NextStep | None:
    """What the reader does next with the proposal, or whom it waits for."""
    proposal = view.context
    if life_cycle("proposal").state(state).end:
        return None
    talk = open_consultation(proposal)
    if talk is not None and _mine(talk, view.by):
        return _answer_step(view, talk)
    turn = turn_of(proposal)
    if is_secretariat and state == "correction" and "group" in turn:
        return _correction_step(view, turn)
    if not is_secretariat or "secretariat" not in turn:
        return _waiting(view, turn)
    round_ = last_round(proposal)
    if state == "screening" and round_ is not None and round_.waits_for_a_look:
        return _look_step(view, round_)
    text = _secretariat_text(proposal, state, talk)
    button = None
    if talk is not None:
        button = parts.Link(_("協議の画面を開く"), talk.absolute_url())
    elif state in ("draft", "correction"):
        button = parts.Link(_("入力を続ける"), view.url("@@kyodo-proposal"))
    elif state in ("passed", "budgeting"):
        button = parts.Link(_("実施の決定へ進む"), view.url("@@kyodo-decision"))
    return parts.NextStep(text=text, due=parts.due(due_of(proposal), view.now), button=button)


def _correction_step(view: Any, turn: tuple[str, ...]) -> parts.NextStep:
    """The group mends its papers on its screen, or brings them to the counter."""
    return parts.NextStep(
        text=_("${who}の番です。", mapping={"who": turn_text(turn, view)}),
        due=parts.due(due_of(view.context), view.now),
        detail=_("補正が紙で届いたときは、事務局が入力できます。"),
        button=parts.Link(_("紙で届いた補正を入力する"), view.url("@@kyodo-papercorrection")),
        waiting=True,
    )


def _look_step(view: Any, one: Round) -> parts.NextStep:
    """What came back is compared before anything else."""
    late = _("期限のあとに届きました。") if one.is_late else ""
    return parts.NextStep(
        text=_("補正が届きました。比べて確かめてください。"),
        detail=late,
        button=parts.Link(_("比べて確かめる"), view.url("@@kyodo-corrected")),
    )


def _mine(talk: Any, by: str) -> bool:
    waiting = consultation_snapshot(talk).waiting
    return any(party in waiting for party in own_parties(talk, by) if party != "secretariat")


def _answer_step(view: Any, talk: Any) -> parts.NextStep:
    return parts.NextStep(
        text=_("担当の欄を記入してください。"),
        due=parts.due(talk.due, view.now),
        button=parts.Link(_("協議の画面を開く"), talk.absolute_url()),
    )


def _waiting(view: Any, turn: tuple[str, ...]) -> parts.NextStep | None:
    if not turn:
        return None
    text = _("${who}の番です。", mapping={"who": turn_text(turn, view)})
    return parts.NextStep(text=text, due=parts.due(due_of(view.context), view.now), waiting=True)


def _secretariat_text(proposal: Any, state: str, talk: Any) -> Any:
    if talk is not None:
        return _("回答がそろいました。協議の結論を出してください。")
    if state == "screening":
        refusal = consult_refusal(proposal)
        return sentence(refusal) if refusal else _("要件がそろいました。4者協議へ進めてください。")
    if state == "consulting":
        again = _("4者協議を依頼してください。")
        return TALK_ENDS.get(four_party_outcome(proposal), again)
    return TO_DO[state]
