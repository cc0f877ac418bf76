"""Proposals in every state a desk can show, and what its box says: written by hand."""

from datetime import date
from kamakura.kyodo.content.snapshots.consultation import open_consultation
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import intake as intakes
from kamakura.kyodo.operations import paper_correction
from kamakura.kyodo.operations import screening
from plone import api
from tests.plone import sample


NOW = sample.NOW
WAIT = "いまは待つだけです"
OVER = "この手続きは終わっています"


def by_jimu(verb, thing, **options):
    with sample.acting("jimu"):
        verb(thing, by="jimu", now=NOW, **options)


def typed_in(site):
    with sample.acting("jimu"):
        return intakes.start_intake(
            site.call,
            kind="group",
            organization=site.organization,
            received=NOW,
            how="post",
            waiver="窓口で協議済み",
            by="jimu",
            now=NOW,
        )


def asked(site):
    proposal = sample.in_preliminary(site)
    by_jimu(consultations.request_consultation, proposal, kind="preliminary", sections=["bosai"])
    return proposal


def answered(site):
    proposal = asked(site)
    sample.answer_all(open_consultation(proposal))
    return proposal


def withdrawing(site):
    proposal = answered(site)
    talk = open_consultation(proposal)
    by_jimu(consultations.conclude_consultation, talk, outcome="withdraw", reason="団体の都合")
    return proposal


def accepted(site):
    proposal = sample.submitted(site)
    by_jimu(screening.accept_proposal, proposal)
    return proposal


def judged(site, *, failed=()):
    proposal = accepted(site)
    for check in screening.eligibility_checks(proposal):
        ok = check.key not in failed
        by_jimu(screening.record_check, proposal, key=check.key, ok=ok, note="根拠")
    return proposal


def unmet(site):
    return judged(site, failed={"bylaws"})


def correcting(site):
    proposal = sample.submitted(site)
    by_jimu(
        screening.request_correction,
        proposal,
        items={"group_proposal:summary": "回数を書いてください。"},
        reason="確認",
        due=date(2026, 5, 20),
    )
    return proposal


def correcting_on_paper(site):
    proposal = correcting(site)
    by_jimu(paper_correction.start_paper_correction, proposal, received=NOW, how="post", note="")
    return proposal


def consulting(site):
    return sample.consulting(site)[0]


def talked(site, outcome="", **options):
    proposal, talk = sample.consulting(site)
    sample.answer_all(talk)
    met = {"held_on": NOW.date(), "attendees": "4者", "points": "役割"}
    by_jimu(consultations.record_meeting, talk, **met)
    if outcome:
        by_jimu(consultations.conclude_consultation, talk, outcome=outcome, **options)
    return proposal


def agreed(site):
    return talked(site, "go")


def given_up(site):
    return talked(site, "withdraw", reason="団体の都合")


def called_off(site):
    proposal, talk = sample.consulting(site)
    by_jimu(consultations.cancel_consultation, talk, reason="やり直すため")
    return proposal


def dropped(site):
    words = {"reason": "施設の整備", "public_explanation": "施設の整備に当たるため。"}
    return talked(site, "drop", **words)


def not_accepted(site):
    proposal = sample.submitted(site)
    by_jimu(screening.not_accept, proposal, reason="市外の団体")
    return proposal


def referred(site):
    proposal = sample.in_preliminary(site)
    by_jimu(screening.refer, proposal, reason="別の補助金")
    return proposal


def in_state(state):
    """A proposal whose result is known: only its state counts here."""

    def make(site):
        proposal = sample.ready(site)
        tool = api.portal.get_tool("portal_workflow")
        (workflow,) = tool.getWorkflowsFor(proposal)
        status = {"review_state": state, "action": "", "actor": "", "time": None, "comments": ""}
        tool.setStatusOf(workflow.getId(), proposal, status)
        workflow.updateRoleMappingsFor(proposal)
        proposal.reindexObject()
        return proposal

    return make


# How it came there | what is said | the button, or "" | where it leads: an act or an address
CASES = [
    ("draft", typed_in, "紙の応募を入力しています", "入力を続ける", "@@kyodo-proposal"),
    ("preliminary", sample.in_preliminary, "担当課を選んで", "事前調整の回答を依頼する", "request"),
    ("preliminary", asked, "総合防災課、協働事業推進部会の番です", "", WAIT),
    ("preliminary", answered, "回答がそろいました", "協議の画面を開く", "consultation"),
    ("preliminary", sample.after_preliminary, "団体の番です", "", WAIT),
    ("preliminary", withdrawing, "取下げの手続きをするのを待っています", "", WAIT),
    ("submitted", sample.submitted, "書類を見て受け付け", "受け付ける", "accept"),
    ("screening", accepted, "まだ確認していない要件が", "要件を確認する", "#checks"),
    ("screening", unmet, "満たしていない要件が1件", "補正を依頼する", "kyodo-requestcorrection"),
    ("screening", sample.screened, "要件がそろいました", "4者協議へ進める", "consult"),
    ("correction", correcting, "団体の番です", "紙で届いた補正を入力する", WAIT),
    ("correction", correcting_on_paper, "紙で届いた補正", "入力を続ける", "@@kyodo-proposal"),
    ("consulting", consulting, "の番です", "", WAIT),
    ("consulting", talked, "回答がそろいました", "協議の画面を開く", "consultation"),
    (
        "consulting",
        lambda site: talked(site, "go"),
        "審査へ進めてください",
        "審査へ進める",
        "review",
    ),
    ("consulting", given_up, "取下げの手続きをするのを待っています", "", WAIT),
    ("consulting", called_off, "4者協議を依頼して", "4者協議をもう一度依頼する", "request_again"),
    ("ready", sample.ready, "書類は確定しました", "審査の準備を開く", "kyodo-resultdesk"),
    ("judging", in_state("judging"), "選考委員会の番です", "", WAIT),
    ("passed", in_state("passed"), "協議・予算化を", "実施の決定へ進む", "@@kyodo-decision"),
    (
        "budgeting",
        in_state("budgeting"),
        "予算の議決のあと",
        "実施の決定へ進む",
        "@@kyodo-decision",
    ),
    ("decided", in_state("decided"), "実施が決まりました", "", OVER),
    ("below_mark", in_state("below_mark"), "合格点に届きませんでした", "", OVER),
    ("not_chosen", in_state("not_chosen"), "選ばれませんでした", "", OVER),
    ("not_accepted", not_accepted, "受け付けませんでした", "", OVER),
    ("withdrawn", in_state("withdrawn"), "団体が取り下げました", "", OVER),
    ("dropped", dropped, "見送りになりました", "", OVER),
    ("not_funded", in_state("not_funded"), "予算化されませんでした", "", OVER),
    ("referred", referred, "他の制度を案内しました", "", OVER),
]
