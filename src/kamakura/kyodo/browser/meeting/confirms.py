"""The consequential buttons of a meeting, by its state."""

from dataclasses import replace
from kamakura.kyodo.browser import parts
from kamakura.kyodo.i18n import _


CANCEL = parts.Confirm(
    action="cancel",
    button=_("会議を中止する"),
    question=_("この会議を中止しますか"),
    reason="reason",
    danger=True,
)
DRAFT = parts.Confirm(
    action="draft",
    button=_("議事録案をつくる"),
    question=_("記録から議事録案をつくりますか"),
    consequences=(_("手で直したところは、そのまま残ります。"),),
)
CONFIRM = parts.Confirm(
    action="confirm",
    button=_("議事録を確認する"),
    question=_("この議事録でよいですか"),
    consequences=(_("確認した後は、理由を書かないと直せません。"),),
)
REOPEN = parts.Confirm(
    action="reopen",
    button=_("議事録を直す"),
    question=_("確認した議事録を直しますか"),
    reason="reason",
    danger=True,
)
CONVENE = parts.Confirm(
    action="convene",
    button=_("招集する"),
    question=_("委員を招集しますか"),
    consequences=(_("任期中の委員全員にメールで知らせます。"),),
)
MANAGED = {
    "drafted": (CONVENE, CANCEL),
    "convened": (CANCEL,),
    "held": (DRAFT,),
    "minutes_draft": (DRAFT,),
    "confirmed": (
        parts.Confirm(
            action="publish",
            button=_("議事録を公開する"),
            question=_("議事録を公開しますか"),
            consequences=(
                _("公開の議題の記録を、だれでも読めるようになります。"),
                _("非公開の議題は、題名と理由だけを示します。"),
            ),
        ),
        REOPEN,
    ),
    "published": (REOPEN,),
}


def short_notice(days: int) -> parts.Confirm:
    """The button that calls the members, when that is later than the rules ask for."""
    late = _(
        "決まりでは、会議の${days}日前までに招集します。期限をすぎて招集したことを記録に残します。",
        mapping={"days": str(days)},
    )
    return replace(CONVENE, consequences=(late, *CONVENE.consequences))
