"""Life cycles from the call to the result: call, theme, proposal, consultation, review, meeting."""

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
            "publish", ("preparing",), "published", "公開する", ("Manage Call",), False, True
        ),
        Transition("retract", ("published",), "preparing", "準備中に戻す", ("Manage Call",), True),
        Transition(
            "open", ("published",), "accepting", "受付を始める", ("Manage Call",), False, True
        ),
        Transition(
            "close", ("accepting",), "closed", "受付を締め切る", ("Manage Call",), False, True
        ),
        Transition(
            "close_early", ("accepting",), "closed", "期限前に締め切る", ("Manage Call",), True
        ),
        Transition(
            "reopen", ("closed",), "accepting", "受付を再開する", ("Manage Call",), True, True
        ),
        Transition(
            "start_selection",
            ("closed",),
            "selecting",
            "選考を始める",
            ("Manage Call",),
            False,
            True,
        ),
        Transition(
            "announce",
            ("selecting",),
            "announced",
            "結果を公表する",
            ("Release Selection",),
            False,
            True,
        ),
        Transition(
            "complete", ("announced",), "completed", "完了にする", ("Manage Call",), False, True
        ),
        Transition(
            "not_hold",
            ("preparing", "published"),
            "not_held",
            "募集なしにする",
            ("Manage Call",),
            True,
        ),
        Transition("resume", ("not_held",), "preparing", "準備中に戻す", ("Manage Call",), True),
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
        Transition("send", ("draft",), "checking", "事務局へ送る", ("Manage Theme",), False, True),
        Transition("send_back", ("checking",), "draft", "担当課へ戻す", ("Publish Theme",), True),
        Transition(
            "publish", ("checking",), "published", "公開する", ("Publish Theme",), False, True
        ),
        Transition("close", ("published",), "closed", "締め切る", ("Publish Theme",), False, True),
        Transition("reopen", ("closed",), "published", "募集を再開する", ("Publish Theme",), True),
        Transition(
            "select", ("closed",), "selected", "選考済にする", ("Release Selection",), False, True
        ),
        Transition("finish", ("selected",), "finished", "終了する", ("Publish Theme",)),
        Transition(
            "withdraw",
            ("draft", "checking", "published", "closed"),
            "withdrawn",
            "取り下げる",
            ("Manage Theme",),
            True,
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
            "assign",
            ("requested",),
            "answering",
            "回答を依頼する",
            ("Conclude Consultation",),
            False,
            True,
        ),
        Transition(
            "meet",
            ("requested", "answering"),
            "meeting",
            "協議を開く",
            ("Conclude Consultation",),
            False,
            True,
        ),
        Transition(
            "conclude",
            ("answering", "meeting"),
            "concluded",
            "結論を出す",
            ("Conclude Consultation",),
            False,
            True,
        ),
        Transition(
            "reopen",
            ("concluded",),
            "answering",
            "協議を再開する",
            ("Conclude Consultation",),
            True,
        ),
        Transition(
            "cancel",
            ("requested", "answering", "meeting"),
            "cancelled",
            "取りやめる",
            ("Conclude Consultation",),
            True,
        ),
    ),
    main=("requested", "answering", "meeting", "concluded"),
)

REVIEW = LifeCycle(
    "review",
    states=(
        State("assigned", "割当済"),
        State("marking", "採点中"),
        State("finished", "採点済"),
        State("closed", "締切", end=True),
        State("recused", "除斥", end=True, beside="assigned"),
    ),
    transitions=(
        Transition(
            "start", ("assigned",), "marking", "採点を始める", ("Mark Review",), False, True
        ),
        Transition(
            "finish", ("marking",), "finished", "採点を終える", ("Mark Review",), False, True
        ),
        Transition("resume", ("finished",), "marking", "採点を直す", ("Mark Review",)),
        Transition(
            "close", ("finished",), "closed", "採点を締め切る", ("Close Marking",), False, True
        ),
        Transition(
            "close_absent",
            ("assigned", "marking"),
            "closed",
            "採点なしで締め切る",
            ("Close Marking",),
            True,
        ),
        Transition(
            "recuse",
            ("assigned", "marking", "finished"),
            "recused",
            "除斥にする",
            ("Mark Review", "Manage Committee"),
            True,
        ),
        Transition("restore", ("recused",), "assigned", "除斥を解く", ("Manage Committee",), True),
        Transition(
            "reopen", ("closed",), "marking", "採点を再開する", ("Close Marking",), True, True
        ),
    ),
    main=("assigned", "marking", "finished", "closed"),
)

MEETING = LifeCycle(
    "meeting",
    states=(
        State("drafted", "起案"),
        State("convened", "招集・公告", "開催予定"),
        State("held", "開催", "開催済"),
        State("minutes_draft", "議事録案", "開催済"),
        State("confirmed", "議事録確認済", "開催済"),
        State("published", "公開", "議事録公開", end=True),
        State("cancelled", "中止", "中止", end=True, beside="drafted"),
    ),
    transitions=(
        Transition(
            "convene", ("drafted",), "convened", "招集する", ("Manage Committee",), False, True
        ),
        Transition("hold", ("convened",), "held", "開会する", ("Manage Committee",), False, True),
        Transition(
            "draft_minutes", ("held",), "minutes_draft", "議事録案をつくる", ("Manage Committee",)
        ),
        Transition(
            "confirm",
            ("minutes_draft",),
            "confirmed",
            "議事録を確認する",
            ("Confirm Minutes",),
            False,
            True,
        ),
        Transition("publish", ("confirmed",), "published", "公開する", ("Manage Committee",)),
        Transition(
            "reopen",
            ("confirmed", "published"),
            "minutes_draft",
            "議事録を直す",
            ("Manage Committee",),
            True,
        ),
        Transition(
            "cancel", ("drafted", "convened"), "cancelled", "中止する", ("Manage Committee",), True
        ),
    ),
    main=("drafted", "convened", "held", "minutes_draft", "confirmed", "published"),
)
