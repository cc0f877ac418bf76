"""Life cycles of the call, the theme and the consultation."""

from kamakura.kyodo.domain.life_cycle import LifeCycle
from kamakura.kyodo.domain.life_cycle import State
from kamakura.kyodo.domain.life_cycle import Transition


CALL = LifeCycle(
    "call",
    states=(
        State("preparing", "準備中"),
        State("published", "公開", "公開"),
        State("accepting", "受付中", "受付中"),
        State("closed", "締切", "受付終了"),
        State("selecting", "選考中", "選考中"),
        State("announced", "結果公表", "結果公表"),
        State("completed", "完了", "完了", end=True),
        State("not_held", "募集なし", "募集なし", end=True, beside="preparing"),
    ),
    transitions=(
        Transition(
            "publish", ("preparing",), "published", "公開する", ("Manage Call",), conditional=True
        ),
        Transition(
            "retract", ("published",), "preparing", "準備中に戻す", ("Manage Call",), reason=True
        ),
        Transition(
            "open", ("published",), "accepting", "受付を始める", ("Manage Call",), conditional=True
        ),
        Transition(
            "close", ("accepting",), "closed", "受付を締め切る", ("Manage Call",), conditional=True
        ),
        Transition(
            "close_early",
            ("accepting",),
            "closed",
            "期限前に締め切る",
            ("Manage Call",),
            reason=True,
        ),
        Transition(
            "reopen",
            ("closed",),
            "accepting",
            "受付を再開する",
            ("Manage Call",),
            reason=True,
            conditional=True,
        ),
        Transition(
            "start_selection",
            ("closed",),
            "selecting",
            "選考を始める",
            ("Manage Call",),
            conditional=True,
        ),
        Transition(
            "announce",
            ("selecting",),
            "announced",
            "結果を公表する",
            ("Release Selection",),
            conditional=True,
        ),
        Transition(
            "complete",
            ("announced",),
            "completed",
            "完了にする",
            ("Manage Call",),
            conditional=True,
        ),
        Transition(
            "not_hold",
            ("preparing", "published"),
            "not_held",
            "募集なしにする",
            ("Manage Call",),
            reason=True,
        ),
        Transition(
            "resume", ("not_held",), "preparing", "準備中に戻す", ("Manage Call",), reason=True
        ),
    ),
    main=("preparing", "published", "accepting", "closed", "selecting", "announced", "completed"),
)

THEME = LifeCycle(
    "theme",
    states=(
        State("draft", "下書き"),
        State("checking", "事務局確認"),
        State("published", "公開・募集中", "募集中"),
        State("closed", "締切", "受付終了"),
        State("selected", "選考済", "選考済"),
        State("finished", "終了", "終了", end=True),
        State("withdrawn", "取下げ", "取下げ", end=True),
    ),
    transitions=(
        Transition(
            "send", ("draft",), "checking", "事務局へ送る", ("Manage Theme",), conditional=True
        ),
        Transition(
            "send_back", ("checking",), "draft", "担当課へ戻す", ("Publish Theme",), reason=True
        ),
        Transition(
            "publish", ("checking",), "published", "公開する", ("Publish Theme",), conditional=True
        ),
        Transition(
            "close", ("published",), "closed", "締め切る", ("Publish Theme",), conditional=True
        ),
        Transition(
            "reopen", ("closed",), "published", "募集を再開する", ("Publish Theme",), reason=True
        ),
        Transition(
            "select",
            ("closed",),
            "selected",
            "選考済にする",
            ("Release Selection",),
            conditional=True,
        ),
        Transition("finish", ("selected",), "finished", "終了する", ("Publish Theme",)),
        Transition(
            "withdraw",
            ("draft", "checking", "published", "closed"),
            "withdrawn",
            "取り下げる",
            ("Manage Theme",),
            reason=True,
        ),
    ),
    main=("draft", "checking", "published", "closed", "selected", "finished"),
)

CONSULTATION = LifeCycle(
    "consultation",
    states=(
        State("requested", "依頼"),
        State("answering", "回答中"),
        State("meeting", "協議中"),
        State("concluded", "結論済", end=True),
        State("cancelled", "取りやめ", end=True),
    ),
    transitions=(
        Transition(
            "assign", ("requested",), "answering", "回答を依頼する", ("Conclude Consultation",)
        ),
        Transition(
            "meet", ("requested", "answering"), "meeting", "協議を開く", ("Conclude Consultation",)
        ),
        Transition(
            "conclude",
            ("answering", "meeting"),
            "concluded",
            "結論を出す",
            ("Conclude Consultation",),
        ),
        Transition(
            "reopen",
            ("concluded",),
            "answering",
            "協議を再開する",
            ("Conclude Consultation",),
            reason=True,
        ),
        Transition(
            "cancel",
            ("requested", "answering", "meeting"),
            "cancelled",
            "取りやめる",
            ("Conclude Consultation",),
            reason=True,
        ),
    ),
    main=("requested", "answering", "meeting", "concluded"),
)
