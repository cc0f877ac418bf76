"""Life cycles of the committee's work: review and meeting."""

from kamakura.kyodo.domain.life_cycle import LifeCycle
from kamakura.kyodo.domain.life_cycle import State
from kamakura.kyodo.domain.life_cycle import Transition


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
            "start", ("assigned",), "marking", "採点を始める", ("Mark Review",), conditional=True
        ),
        Transition("finish", ("marking",), "finished", "採点を終える", ("Mark Review",)),
        Transition("resume", ("finished",), "marking", "採点を直す", ("Mark Review",)),
        Transition("close", ("finished",), "closed", "採点を締め切る", ("Close Marking",)),
        Transition(
            "close_absent",
            ("assigned", "marking"),
            "closed",
            "採点なしで締め切る",
            ("Close Marking",),
            reason=True,
        ),
        Transition(
            "recuse",
            ("assigned", "marking", "finished"),
            "recused",
            "除斥にする",
            ("Mark Review", "Manage Committee"),
            reason=True,
        ),
        Transition(
            "restore",
            ("recused",),
            "assigned",
            "除斥を解く",
            ("Manage Committee",),
            reason=True,
            conditional=True,
        ),
        Transition(
            "reopen",
            ("closed",),
            "marking",
            "採点を再開する",
            ("Close Marking",),
            reason=True,
            conditional=True,
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
            "convene", ("drafted",), "convened", "招集する", ("Manage Committee",), conditional=True
        ),
        Transition(
            "hold", ("convened",), "held", "開会する", ("Manage Committee",), conditional=True
        ),
        Transition(
            "draft_minutes", ("held",), "minutes_draft", "議事録案をつくる", ("Manage Committee",)
        ),
        Transition(
            "confirm",
            ("minutes_draft",),
            "confirmed",
            "議事録を確認する",
            ("Confirm Minutes",),
            conditional=True,
        ),
        Transition("publish", ("confirmed",), "published", "公開する", ("Manage Committee",)),
        Transition(
            "reopen",
            ("confirmed", "published"),
            "minutes_draft",
            "議事録を直す",
            ("Manage Committee",),
            reason=True,
        ),
        Transition(
            "cancel",
            ("drafted", "convened"),
            "cancelled",
            "中止する",
            ("Manage Committee",),
            reason=True,
        ),
    ),
    main=("drafted", "convened", "held", "minutes_draft", "confirmed", "published"),
)
