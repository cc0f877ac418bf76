"""The life cycle of a proposal, from the first draft to the mayor's decision."""

from kamakura.kyodo.domain.life_cycle import LifeCycle
from kamakura.kyodo.domain.life_cycle import State
from kamakura.kyodo.domain.life_cycle import Transition


# A draft is deleted, not withdrawn: nobody else has seen it.
BEFORE_DECISION = (
    "preliminary",
    "submitted",
    "screening",
    "correction",
    "consulting",
    "ready",
    "judging",
    "passed",
    "budgeting",
)

PROPOSAL = LifeCycle(
    "proposal",
    states=(
        State("draft", "下書き"),
        State("preliminary", "事前調整中"),
        State("submitted", "提出済", "受付済"),
        State("screening", "要件確認中", "受付済"),
        State("correction", "補正中", "受付済", beside="screening"),
        State("consulting", "4者協議中", "協議中"),
        State("ready", "審査対象", "審査対象"),
        State("judging", "審査中", "審査中"),
        State("passed", "合格(実施候補)", "採択候補"),
        State("below_mark", "基準未達", "基準未達", end=True, beside="judging"),
        State("not_chosen", "非選定", "非選定", end=True, beside="judging"),
        State("budgeting", "協議・予算化中", "採択候補"),
        State("decided", "実施決定", "実施決定", end=True),
        State("not_accepted", "不受理", end=True, beside="screening"),
        State("withdrawn", "取下げ", "取下げ", end=True),
        State("dropped", "見送り", "見送り", end=True, beside="consulting"),
        State("not_funded", "予算化されず", "予算化されず", end=True, beside="budgeting"),
        State("referred", "他制度を案内", end=True, beside="preliminary"),
    ),
    transitions=(
        Transition(
            "send_sheet",
            ("draft",),
            "preliminary",
            "調整シートを送る",
            ("File Proposal",),
            False,
            True,
        ),
        Transition(
            "rework", ("preliminary",), "draft", "再調整を依頼する", ("Screen Proposal",), True
        ),
        Transition(
            "refer", ("preliminary",), "referred", "他の制度を案内する", ("Screen Proposal",), True
        ),
        Transition(
            "file",
            ("draft", "preliminary"),
            "submitted",
            "提出する",
            ("File Proposal", "Enter Paper Filing"),
            False,
            True,
        ),
        Transition("receive", ("submitted",), "screening", "受け付ける", ("Screen Proposal",)),
        Transition(
            "request_correction",
            ("submitted", "screening"),
            "correction",
            "補正を依頼する",
            ("Screen Proposal",),
            True,
        ),
        Transition(
            "correct",
            ("correction",),
            "screening",
            "補正を提出する",
            ("File Proposal", "Enter Paper Filing"),
            False,
            True,
        ),
        Transition(
            "not_accept",
            ("submitted", "screening", "correction"),
            "not_accepted",
            "不受理にする",
            ("Screen Proposal",),
            True,
        ),
        Transition(
            "consult",
            ("screening",),
            "consulting",
            "4者協議へ進める",
            ("Screen Proposal",),
            False,
            True,
        ),
        Transition(
            "make_ready",
            ("consulting",),
            "ready",
            "審査へ進める",
            ("Screen Proposal",),
            False,
            True,
        ),
        Transition(
            "drop", ("consulting",), "dropped", "見送りにする", ("Screen Proposal",), True, True
        ),
        Transition(
            "start_judging",
            ("ready",),
            "judging",
            "審査を始める",
            ("Screen Proposal",),
            False,
            True,
        ),
        Transition(
            "release_passed",
            ("judging",),
            "passed",
            "合格として公表する",
            ("Release Selection",),
            False,
            True,
        ),
        Transition(
            "release_below_mark",
            ("judging",),
            "below_mark",
            "基準未達として公表する",
            ("Release Selection",),
            False,
            True,
        ),
        Transition(
            "release_not_chosen",
            ("judging",),
            "not_chosen",
            "非選定として公表する",
            ("Release Selection",),
            False,
            True,
        ),
        Transition(
            "retable",
            ("not_chosen",),
            "judging",
            "再び審査にかける",
            ("Decide Proposal",),
            True,
            True,
        ),
        Transition(
            "start_budgeting",
            ("passed",),
            "budgeting",
            "協議・予算化を始める",
            ("Decide Proposal",),
        ),
        Transition(
            "decide", ("budgeting",), "decided", "実施を決定する", ("Decide Proposal",), False, True
        ),
        Transition(
            "not_fund", ("budgeting",), "not_funded", "予算化されず", ("Decide Proposal",), True
        ),
        Transition(
            "withdraw", BEFORE_DECISION, "withdrawn", "取り下げる", ("File Proposal",), True
        ),
        Transition(
            "reopen_preliminary",
            ("referred",),
            "preliminary",
            "事前調整を再開する",
            ("Screen Proposal",),
            True,
        ),
        Transition(
            "reopen_screening",
            ("not_accepted",),
            "screening",
            "要件確認を再開する",
            ("Screen Proposal",),
            True,
        ),
        Transition(
            "reopen_consulting",
            ("dropped", "ready"),
            "consulting",
            "4者協議を再開する",
            ("Screen Proposal",),
            True,
        ),
    ),
    main=(
        "draft",
        "preliminary",
        "submitted",
        "screening",
        "consulting",
        "ready",
        "judging",
        "passed",
        "budgeting",
        "decided",
    ),
)
