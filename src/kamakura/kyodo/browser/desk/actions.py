"""手続き of the proposal desk: which buttons there are in which state."""

from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.parts import Confirm
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.consultation import four_party_outcome
from kamakura.kyodo.content.snapshots.consultation import open_consultation
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations.screening import consult_refusal
from kamakura.kyodo.operations.screening import REOPENINGS
from typing import Any


def section_options() -> tuple[Option, ...]:
    """The departments of today, by name."""
    return tuple(Option(key, title) for key, title in (setting("sections") or {}).items())


def proposal_confirms(proposal: Any, state: str) -> list[Confirm]:
    """The buttons of the secretariat, most usual first."""
    made: list[Confirm] = []
    if state == "submitted":
        made.append(ACCEPT)
    if state == "preliminary" and open_consultation(proposal) is None:
        made += [_request_preliminary(proposal), REFER]
    if state == "screening" and consult_refusal(proposal) is None:
        made.append(START_CONSULTATION)
    if state == "consulting" and open_consultation(proposal) is None:
        made += _after_talk(proposal)
    if state == "correction":
        made += correction_confirms(proposal)
    if state in ("submitted", "screening", "correction"):
        made.append(NOT_ACCEPT)
    if state in REOPENINGS:
        made.append(REOPEN)
    return made


def correction_confirms(proposal: Any) -> list[Confirm]:
    """While the group mends: a later day, or nothing to mend after all."""
    due = FormField(
        "extended_due",
        _("新しい期限"),
        kind="date",
        required=True,
        value=proposal.correction_due,
    )
    return [
        Confirm(
            action="extend",
            button=_("補正の期限をのばす"),
            question=_("補正の期限をのばしますか"),
            consequences=(_("新しい期限と理由を、団体にメールで知らせます。"),),
            reason="extend_reason",
            extra=(due,),
        ),
        Confirm(
            action="take_back",
            button=_("補正の依頼を取り下げる"),
            question=_("補正の依頼を取り下げますか"),
            consequences=(
                _("前に提出された書類をそのまま使い、要件確認に戻ります。"),
                _("団体が書きかけた直しは消えます。"),
                _("理由を、団体にメールで知らせます。"),
            ),
            reason="take_back_reason",
            danger=True,
        ),
    ]


def _after_talk(proposal: Any) -> list[Confirm]:
    if four_party_outcome(proposal) == "go":
        return [GO_TO_REVIEW]
    return [REQUEST_AGAIN]


ACCEPT = Confirm(
    action="accept",
    button=_("受け付ける"),
    question=_("この提案を受け付けますか"),
    consequences=(_("要件の確認を始めます。団体の画面では「受付済」のままです。"),),
)
NOT_ACCEPT = Confirm(
    action="not_accept",
    button=_("不受理にする"),
    question=_("この提案を不受理にしますか"),
    consequences=(
        _("提案はここで終わります。審査は行いません。"),
        _("理由を団体にメールで知らせます。"),
    ),
    reason="not_accept_reason",
    reason_help=_("団体にそのまま伝わります。満たさない要件を書いてください。"),
    danger=True,
)
REFER = Confirm(
    action="refer",
    button=_("他の制度を案内して終わる"),
    question=_("この提案は、他の制度を案内して終わりにしますか"),
    consequences=(_("提案はここで終わります。あとで事前調整を再開できます。"),),
    reason="refer_reason",
    reason_label=_("案内する制度と理由"),
    danger=True,
)
DUE_FIELD = FormField(
    "due", _("回答の期限"), kind="date", help=_("空のままにすると、14日後になります。")
)
START_CONSULTATION = Confirm(
    action="consult",
    button=_("4者協議へ進める"),
    question=_("要件の確認を終えて、4者協議へ進めますか"),
    consequences=(
        _("団体・担当課・推進部会に、担当の欄の記入をメールで依頼します。"),
        _("協議の間、団体は書類を書き直せます。書き直す前の書類も残ります。"),
    ),
    extra=(DUE_FIELD,),
)
REQUEST_AGAIN = Confirm(
    action="request_again",
    button=_("4者協議をもう一度依頼する"),
    question=_("4者協議をもう一度始めますか"),
    consequences=(_("団体・担当課・推進部会に、記入をメールで依頼します。"),),
    extra=(DUE_FIELD,),
)
GO_TO_REVIEW = Confirm(
    action="review",
    button=_("審査へ進める"),
    question=_("書類を確定して、審査へ進めますか"),
    consequences=(
        _("団体は書類を書き直せなくなります。いま提出されている版を審査します。"),
        _("委員に割り当てると、委員が書類を読めるようになります。"),
        _("事業名・団体名・区分・概要・担当課を公開できるようになります。"),
    ),
    extra=(
        FormField(
            "order",
            _("発表の順番"),
            kind="number",
            width="short",
            help=_("空のままにすると、最後になります。"),
        ),
    ),
)
REOPEN = Confirm(
    action="reopen",
    button=_("1つ前の段階に戻す"),
    question=_("この提案を1つ前の段階に戻しますか"),
    consequences=(_("これまでの記録は残ります。戻したことと理由も記録に残ります。"),),
    reason="reopen_reason",
)


def _request_preliminary(proposal: Any) -> Confirm:
    return Confirm(
        action="request",
        button=_("事前調整の回答を依頼する"),
        question=_("担当課を決めて、回答を依頼しますか"),
        consequences=(
            _("選んだ担当課と推進部会が、この提案と調整シートを見られるようになります。"),
            _("担当の欄の記入を、メールで依頼します。"),
        ),
        extra=(
            FormField(
                "sections",
                _("担当課"),
                kind="checkboxes",
                required=True,
                options=section_options(),
                value=list(proposal.sections or ()),
            ),
            DUE_FIELD,
            FormField(
                "related_work",
                _("関連する既存事業"),
                kind="textarea",
                rows=3,
                maxlength=500,
            ),
        ),
    )
