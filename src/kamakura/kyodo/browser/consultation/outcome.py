"""Buttons of the secretariat in a consultation: sitting, conclusion, calling off."""

from datetime import datetime
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.parts import Confirm
from kamakura.kyodo.content.snapshots.consultation import ConsultationSnapshot
from kamakura.kyodo.domain.consultation import Conclusion
from kamakura.kyodo.domain.consultation import conclusion_refusal
from kamakura.kyodo.domain.consultation import OUTCOMES
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.screening import EXPLANATION_LIMIT
from kamakura.kyodo.i18n import _
from typing import Any


BUTTONS = {
    "preliminary": {
        "go": _("結論: 提案へ進む"),
        "again": _("結論: もう一度調整する"),
        "withdraw": _("結論: 団体が取り下げる"),
        "refer": _("結論: 他の制度を案内する"),
    },
    "four_party": {
        "go": _("結論: 審査へ進む"),
        "drop": _("結論: 見送る"),
        "withdraw": _("結論: 団体が取り下げる"),
    },
}
TOLD = _("結果と理由を、団体・担当課・推進部会にメールで知らせます。")
CONSEQUENCES = {
    ("preliminary", "go"): (_("団体が提案書類を提出できるようになります。"), TOLD),
    ("preliminary", "again"): (
        _("提案は下書きに戻ります。団体は調整シートを書き直して、もう一度送ります。"),
        TOLD,
    ),
    ("preliminary", "refer"): (_("提案はここで終わります。"), TOLD),
    ("four_party", "go"): (
        _("事務局が「審査へ進める」を押すと、書類が確定します。それまで団体は書き直せます。"),
        TOLD,
    ),
    ("four_party", "drop"): (
        _("提案はここで終わります。プレゼンテーションと審査は行いません。"),
        _("「公表する説明」は、市民に公開します。"),
        TOLD,
    ),
}
WITHDRAWAL = (_("団体が自分で取下げの手続きをします。それまで提案の状態は変わりません。"), TOLD)
CHANGES = FormField(
    "agreed_changes",
    _("そのほかの合意"),
    kind="textarea",
    rows=3,
    maxlength=1000,
    help=_(
        "項目を選べない全体のことを書きます。項目の変更は「合意した変更を加える」で記録します。"
    ),
)
EXPLANATION = FormField(
    "public_explanation",
    _("公表する説明"),
    kind="textarea",
    required=True,
    rows=4,
    maxlength=EXPLANATION_LIMIT,
    help=_("市民に向けて、見送りに至った経緯を書いてください。個人の名前は書きません。"),
)
REOPEN = Confirm(
    action="reopen",
    button=_("協議を再開する"),
    question=_("この協議を再開しますか"),
    consequences=(_("出した結論は取り消しになります。これまでの記録は残ります。"),),
    reason="reopen_reason",
)


def conclude_confirms(snapshot: ConsultationSnapshot, warning: Any = None) -> list[Confirm]:
    """One button per possible outcome, with what follows; a warning stands first on going on."""
    if snapshot.state == "requested":
        return []
    return [
        _conclude(snapshot.kind, outcome, warning)
        for outcome in OUTCOMES[snapshot.kind]
        if outcome != "go" or going_on_refusal(snapshot) is None
    ]


def going_on_refusal(snapshot: ConsultationSnapshot) -> Refusal | None:
    """Why the proposal cannot go on yet: an answer or a sitting is missing."""
    return conclusion_refusal(
        Conclusion("go"),
        kind=snapshot.kind,
        state=snapshot.state,
        sections=snapshot.sections,
        answered=snapshot.answered,
        meetings=snapshot.meetings,
    )


def _conclude(kind: str, outcome: str, warning: Any) -> Confirm:
    extra: tuple[FormField, ...] = ()
    first = (warning,) if warning and outcome == "go" else ()
    if outcome == "go":
        extra = (CHANGES,)
    if outcome == "drop":
        extra = (EXPLANATION,)
    return Confirm(
        action=f"conclude_{outcome}",
        button=BUTTONS[kind][outcome],
        question=_("この結論を出しますか"),
        consequences=(*first, *CONSEQUENCES.get((kind, outcome), WITHDRAWAL)),
        reason=f"{outcome}_reason",
        reason_required=outcome != "go",
        reason_help=_("団体に伝わります。"),
        danger=outcome in ("drop", "refer"),
        extra=extra,
    )


def cancel_confirm() -> Confirm:
    """Calling the consultation off."""
    return Confirm(
        action="cancel",
        button=_("この協議を取りやめる"),
        question=_("この協議を取りやめますか"),
        consequences=(_("書かれた内容は残ります。新しい協議を依頼し直せます。"),),
        reason="cancel_reason",
        danger=True,
    )


def meeting_confirm(now: datetime) -> Confirm:
    """The record of a sitting."""
    day: Any = today(now)
    return Confirm(
        action="meeting",
        button=_("協議を記録する"),
        question=_("開いた協議を記録します"),
        consequences=(_("4者のだれもが読めます。"),),
        extra=(
            FormField("held_on", _("開催日"), kind="date", required=True, value=day),
            FormField("place", _("場所"), maxlength=100),
            FormField("present_group", _("出席者: 団体"), maxlength=200),
            FormField("present_section", _("出席者: 担当課"), maxlength=200),
            FormField("present_secretariat", _("出席者: 事務局"), maxlength=200),
            FormField("present_center", _("出席者: 推進部会"), maxlength=200),
            _text("points", _("論点"), required=True),
            _text("agreed", _("合意したこと")),
            _text("homework", _("宿題(だれが・いつまで)")),
        ),
    )


def _text(name: str, label: Any, *, required: bool = False) -> FormField:
    return FormField(name, label, kind="textarea", required=required, rows=3, maxlength=1000)
