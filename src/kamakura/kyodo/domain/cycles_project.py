"""Life cycles after the decision, and of the things that stand beside the process."""

from kamakura.kyodo.domain.life_cycle import LifeCycle
from kamakura.kyodo.domain.life_cycle import State
from kamakura.kyodo.domain.life_cycle import Transition


PROJECT = LifeCycle(
    "project",
    states=(
        State("preparing", "協定準備"),
        State("agreed", "協定締結", "実施前"),
        State("running", "実施中", "実施中"),
        State("changing", "変更申請中", "実施中", beside="running"),
        State("ended", "実施終了", "実施終了"),
        State("reported", "実績報告提出", "実施終了"),
        State("settling", "確認・精算", "実施終了"),
        State("evaluating", "評価中", "評価中"),
        State("presented", "報告会", "評価中"),
        State("completed", "完了", "完了", end=True),
        State("postponed", "実施延期", "実施延期", beside="preparing"),
        State("stopped", "中止", "中止", end=True),
    ),
    transitions=(
        Transition(
            "agree", ("preparing",), "agreed", "協定を結ぶ", ("Manage Project",), conditional=True
        ),
        Transition(
            "start", ("agreed",), "running", "実施を始める", ("Manage Project",), conditional=True
        ),
        Transition(
            "request_change",
            ("running",),
            "changing",
            "変更を申請する",
            ("File Report", "Manage Project"),
            reason=True,
        ),
        Transition(
            "approve_change", ("changing",), "running", "変更を承認する", ("Manage Project",)
        ),
        Transition(
            "reject_change",
            ("changing",),
            "running",
            "変更を承認しない",
            ("Manage Project",),
            reason=True,
        ),
        Transition("end", ("running",), "ended", "実施を終える", ("Manage Project",)),
        Transition("report", ("ended",), "reported", "実績を報告する", ("File Report",)),
        Transition(
            "return_report", ("reported",), "ended", "報告を戻す", ("Manage Project",), reason=True
        ),
        Transition("settle", ("reported",), "settling", "確認・精算へ進める", ("Manage Project",)),
        Transition("evaluate", ("settling",), "evaluating", "評価へ進める", ("Manage Project",)),
        Transition(
            "reopen",
            ("settling", "evaluating"),
            "reported",
            "実績の確認に戻す",
            ("Manage Project",),
            reason=True,
        ),
        Transition("present", ("evaluating",), "presented", "報告会を終える", ("Manage Project",)),
        Transition(
            "complete",
            ("presented",),
            "completed",
            "完了・公表する",
            ("Manage Project",),
            conditional=True,
        ),
        Transition(
            "postpone",
            ("preparing", "agreed", "running"),
            "postponed",
            "翌年度へ延期する",
            ("Manage Project",),
            reason=True,
        ),
        Transition(
            "resume",
            ("postponed",),
            "preparing",
            "協定準備に戻す",
            ("Manage Project",),
            reason=True,
        ),
        Transition(
            "stop",
            ("preparing", "agreed", "running", "changing", "postponed"),
            "stopped",
            "中止する",
            ("Manage Project",),
            reason=True,
        ),
    ),
    main=(
        "preparing",
        "agreed",
        "running",
        "ended",
        "reported",
        "settling",
        "evaluating",
        "presented",
        "completed",
    ),
)

EVALUATION = LifeCycle(
    "evaluation",
    states=(
        State("not_started", "未着手"),
        State("writing", "団体・担当課記入中"),
        State("both_locked", "両者確定"),
        State("joint", "相互評価中"),
        State("third_party", "第三者評価中"),
        State("publishable", "公表可"),
        State("published", "公表", "公表", end=True),
    ),
    transitions=(
        Transition("start", ("not_started",), "writing", "記入を依頼する", ("Manage Evaluation",)),
        Transition(
            "release_columns",
            ("writing",),
            "both_locked",
            "両者の欄を開く",
            ("Write Evaluation", "Manage Evaluation"),
            conditional=True,
        ),
        Transition(
            "start_joint", ("both_locked",), "joint", "相互評価を始める", ("Manage Evaluation",)
        ),
        Transition(
            "ask_third_party",
            ("joint",),
            "third_party",
            "第三者評価を依頼する",
            ("Manage Evaluation",),
            conditional=True,
        ),
        Transition(
            "make_publishable",
            ("joint", "third_party"),
            "publishable",
            "公表できる状態にする",
            ("Manage Evaluation",),
            conditional=True,
        ),
        Transition("publish", ("publishable",), "published", "公表する", ("Manage Evaluation",)),
        Transition(
            "reopen",
            ("publishable", "published"),
            "joint",
            "相互評価に戻す",
            ("Manage Evaluation",),
            reason=True,
        ),
    ),
    main=(
        "not_started",
        "writing",
        "both_locked",
        "joint",
        "third_party",
        "publishable",
        "published",
    ),
)

ORGANIZATION = LifeCycle(
    "organization",
    states=(
        State("active", "活動中"),
        State("inactive", "休止", end=True),
    ),
    transitions=(
        Transition(
            "deactivate", ("active",), "inactive", "休止にする", ("Manage Scheme",), reason=True
        ),
        Transition(
            "reactivate", ("inactive",), "active", "活動中に戻す", ("Manage Scheme",), reason=True
        ),
    ),
    main=("active",),
)


def _basic(noun: str, permission: str) -> LifeCycle:
    """Private or published: for containers and the committee."""
    return LifeCycle(
        noun,
        states=(State("private", "非公開"), State("published", "公開", "公開")),
        transitions=(
            Transition("publish", ("private",), "published", "公開する", (permission,)),
            Transition("retract", ("published",), "private", "非公開に戻す", (permission,)),
        ),
        main=("private", "published"),
    )


BASIC = _basic("basic", "Manage Scheme")
COMMITTEE = _basic("committee", "Manage Committee")
