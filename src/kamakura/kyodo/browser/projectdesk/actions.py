"""The consequential buttons of a project: question, consequences, what is asked."""

from dataclasses import dataclass
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.i18n import _
from kamakura.kyodo.workflow import labels
from plone import api
from typing import Any


@dataclass(frozen=True)
class Act:
    """One transition as a button."""

    question: Any
    consequences: tuple[Any, ...]
    reason: Any = None
    danger: bool = False


ACTS = {
    "agree": Act(
        _("協定を結んだことを記録しますか"),
        (_("事業のページが、だれでも見られるようになります。"),),
    ),
    "start": Act(_("実施を始めますか"), (_("団体が実績報告書を書き始められるようになります。"),)),
    "request_change": Act(
        _("変更を申請しますか"),
        (
            _("担当課と事務局にメールで知らせます。"),
            _("承認されるまでは、協定のとおりに進めてください。"),
        ),
        reason=_("変更する内容と理由"),
    ),
    "approve_change": Act(_("変更を承認しますか"), (_("団体にメールで知らせます。"),)),
    "reject_change": Act(
        _("変更を承認しないことにしますか"),
        (_("理由を付けて、団体にメールで知らせます。"),),
        reason=_("承認しない理由"),
    ),
    "end": Act(
        _("実施を終えますか"),
        (_("団体に、実績報告の期限をメールで知らせます。"),),
    ),
    "settle": Act(
        _("実績を確認しましたか"),
        (_("決算の額が確定します。市に返す額があるときは、返還の手続きをしてください。"),),
    ),
    "return_report": Act(
        _("実績報告を団体に戻しますか"),
        (_("団体が書き直して、もう一度提出できるようになります。前の報告も記録に残ります。"),),
        reason=_("直してほしいところ"),
    ),
    "evaluate": Act(
        _("評価へ進めますか"),
        (_("このあと、評価シートを団体と担当課に頼みます。"),),
    ),
    "reopen": Act(
        _("実績の確認に戻しますか"),
        (_("精算と評価は、確認が終わってからになります。"),),
        reason=_("戻す理由"),
    ),
    "present": Act(_("報告会が終わりましたか"), (_("報告会を終えたことを記録します。"),)),
    "complete": Act(
        _("完了にして、公表しますか"),
        (
            _("成果、決算、公開してよい写真が、事業のページに載ります。"),
            _("領収書と連絡先は公開しません。"),
        ),
    ),
    "resume": Act(
        _("協定準備に戻しますか"),
        (_("協定の日と実施期間は、新しく書きます。"),),
        reason=_("戻す理由"),
    ),
    "postpone": Act(
        _("翌年度へ延期しますか"),
        (_("理由を付けて、団体と担当課にメールで知らせます。"),),
        reason=_("延期する理由"),
    ),
    "stop": Act(
        _("この事業を中止しますか"),
        (_("元には戻せません。"), _("理由を付けて、団体と担当課にメールで知らせます。")),
        reason=_("中止する理由"),
        danger=True,
    ),
}
# What a person must be allowed to, where it is not leading the project.
PERMISSION = {"request_change": permissions.FILE_REPORT}


def confirm(noun: str, action: str, act: Act, extra: tuple[FormField, ...] = ()) -> parts.Confirm:
    """The button of an act."""
    return parts.Confirm(
        action=action,
        button=labels.transition_label(noun, action),
        question=act.question,
        consequences=(*_when_needed(action), *act.consequences),
        reason="reason" if act.reason else "",
        reason_label=act.reason or parts.REASON,
        danger=act.danger,
        extra=extra,
    )


def _when_needed(action: str) -> tuple[Any, ...]:
    """Which changes have to be asked for, and which are only told."""
    if action != "request_change":
        return ()
    limit = {"percent": str(setting("change_threshold_pct"))}
    return (
        _(
            "申請するのは、総事業費が${percent}%をこえて変わるとき、"
            "または目的・役割・期間が変わるときです。小さな変更は、担当課に知らせてください。",
            mapping=limit,
        ),
    )


def may(obj, action: str, default: str = permissions.MANAGE_PROJECT) -> bool:
    """Is the person offered this button? The verb asks once more."""
    return api.user.has_permission(PERMISSION.get(action, default), obj=obj)
