"""次にすること of a proposal, for the secretariat and for the parties of its talks."""

from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.state_chips import turn_text
from kamakura.kyodo.content.corrections import last_round
from kamakura.kyodo.content.corrections import Round
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.parties import own_parties
from kamakura.kyodo.content.snapshots.consultation import consultation_snapshot
from kamakura.kyodo.content.snapshots.consultation import four_party_outcome
from kamakura.kyodo.content.snapshots.consultation import open_consultation
from kamakura.kyodo.content.snapshots.consultation import preliminary_outcome
from kamakura.kyodo.content.snapshots.proposal import due_of
from kamakura.kyodo.content.snapshots.proposal import turn_of
from kamakura.kyodo.domain.screening import ScreeningCode
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations.screening import consult_refusal
from plone import api
from typing import Any


TO_DO = {
    # Of drafts and 補正 only what is being typed in from paper waits for the secretariat.
    "draft": _("紙の応募を入力しています。続きを入力して、提出してください。"),
    "correction": _("紙で届いた補正を入力しています。続きを入力して、提出してください。"),
    "preliminary": _("担当課を選んで、事前調整の回答を依頼してください。"),
    "submitted": _("書類を見て受け付け、要件の確認を始めてください。"),
    "ready": _("書類は確定しました。委員会と審査票の準備を進めてください。"),
    "passed": _("担当課と団体の協議・予算化を始めてください。"),
    "budgeting": _("予算の議決のあと、実施を決定してください。"),
}
TALK_ENDS = {
    "go": _("4者協議の結論が出ました。審査へ進めてください。"),
    "drop": _("4者協議の結論は「見送り」です。もう一度協議するときは、依頼してください。"),
}
ACTS = {"preliminary": "request", "submitted": "accept"}
"""The act of the box, by state; in others it hangs on more than the state."""
AFTER_TALK = {"go": "review"}
ENDS = {
    "decided": _("実施が決まりました。このあとは、事業の手続きで進めます。"),
    "below_mark": _("選考で合格点に届きませんでした。"),
    "not_chosen": _("選考で選ばれませんでした。"),
    "not_accepted": _("受け付けませんでした。"),
    "withdrawn": _("団体が取り下げました。"),
    "dropped": _("4者協議で見送りになりました。"),
    "not_funded": _("予算化されませんでした。"),
    "referred": _("他の制度を案内しました。"),
}
WITHDRAWING = parts.NextStep(text=_("団体が取下げの手続きをするのを待っています。"), waiting=True)
MAY_GO_BACK = _("間違えたときは、下の「1つ前の段階に戻す」で戻せます。")


def next_step(view: Any, state: str, *, is_secretariat: bool) -> parts.NextStep | None:
    """What the reader does next with the proposal, or whom it waits for."""
    proposal = view.context
    if life_cycle("proposal").state(state).end:
        return _end(view, state)
    talk = open_consultation(proposal)
    if talk is not None and _mine(talk, view.by):
        return _answer_step(view, talk)
    turn = turn_of(proposal)
    if is_secretariat and state == "correction" and "group" in turn:
        return _correction_step(view, turn)
    if not is_secretariat or "secretariat" not in turn:
        return _waiting(view, turn)
    if state == "screening":
        return _screening_step(view)
    if state == "consulting" and talk is None:
        return _after_talk(view)
    if state == "preliminary" and preliminary_outcome(proposal) == "withdraw":
        return WITHDRAWING
    due = parts.due(due_of(proposal), view.now)
    if talk is not None:
        text = _("回答がそろいました。協議の結論を出してください。")
        button = parts.Link(_("協議の画面を開く"), talk.absolute_url())
        return parts.NextStep(text=text, due=due, button=button)
    confirm = act(view, ACTS.get(state, ""))
    return parts.NextStep(text=TO_DO[state], due=due, button=_link(view, state), confirm=confirm)


def act(view: Any, action: str) -> parts.Confirm | None:
    """One of the acts of the page, to stand in the box."""
    return next((one for one in view.confirms if one.action == action), None)


def _link(view: Any, state: str) -> parts.Link | None:
    """Where the next act is done, when that is another page."""
    if state in ("draft", "correction"):
        return parts.Link(_("入力を続ける"), view.url("@@kyodo-proposal"))
    if state in ("passed", "budgeting"):
        return parts.Link(_("実施の決定へ進む"), view.url("@@kyodo-decision"))
    if state == "ready":
        call = call_of(view.context)
        return parts.Link(_("審査の準備を開く"), f"{call.absolute_url()}/kyodo-resultdesk")
    return None


def _end(view: Any, state: str) -> parts.NextStep:
    button = _project_link(view.context) if state == "decided" else None
    detail = MAY_GO_BACK if act(view, "reopen") is not None else ""
    return parts.NextStep(text=ENDS[state], detail=detail, button=button, over=True)


def _project_link(proposal: Any) -> parts.Link | None:
    """To the desk of what came of the proposal, if the reader may see it."""
    found = api.content.find(
        portal_type="KyodoProject", kyodo_organization=proposal.organization_uid
    )
    for project in (brain.getObject() for brain in found):
        if project.proposal_uid == proposal.UID():
            url = f"{project.absolute_url()}/@@kyodo-projectdesk"
            return parts.Link(_("事業の手続きを開く"), url)
    return None


def _screening_step(view: Any) -> parts.NextStep:
    """What came back is looked at first; then the requirements, the departments, the talk."""
    proposal = view.context
    due = parts.due(due_of(proposal), view.now)
    round_ = last_round(proposal)
    if round_ is not None and round_.waits_for_a_look:
        return _look_step(view, round_)
    refusal = consult_refusal(proposal)
    if refusal is None:
        text = _("要件がそろいました。4者協議へ進めてください。")
        return parts.NextStep(text=text, due=due, confirm=act(view, "consult"))
    return parts.NextStep(text=sentence(refusal), due=due, button=_mending(view, refusal.code))


def _mending(view: Any, code: str) -> parts.Link:
    """Where the reason that the talk cannot begin is removed."""
    if code == ScreeningCode.CHECKS_FAILED:
        return parts.Link(_("補正を依頼する"), view.url("kyodo-requestcorrection"))
    if code == ScreeningCode.SECTION_MISSING:
        return parts.Link(_("担当課を決める"), "#sections")
    return parts.Link(_("要件を確認する"), "#checks")


def _after_talk(view: Any) -> parts.NextStep:
    """The last 4者協議 has ended, or was called off."""
    outcome = four_party_outcome(view.context)
    if outcome == "withdraw":
        return WITHDRAWING
    text = TALK_ENDS.get(outcome, _("4者協議を依頼してください。"))
    return parts.NextStep(text=text, confirm=act(view, AFTER_TALK.get(outcome, "request_again")))


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
