"""足りないまま受け付ける: the one thing that a typed-in paper may do beyond the others."""

from kamakura.kyodo.browser import parts
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import proposal as verbs
from typing import Any


class TakingIn:
    """The part of the confirmation page about a paper with parts missing."""

    @property
    def is_intake(self) -> bool:
        """Is this a paper that the secretariat types in?"""
        intake = getattr(self.context, "intake", None)
        return intake is not None and intake.is_open

    def taking_in(self) -> list[parts.Confirm]:
        """Offered when something is missing: the paper is here, and the group can be asked."""
        if not self.is_intake or self.is_complete:
            return []
        return [
            parts.Confirm(
                action="take_in",
                button=_("足りないまま受け付ける"),
                question=_("足りないところがあるまま受け付けますか"),
                consequences=(
                    _("受付番号が決まり、団体にメールで知らせます。"),
                    _("足りないところは、このあと「補正を依頼する」で団体に直してもらえます。"),
                ),
                reason="reason",
                reason_required=True,
                hidden={"token": self.token},
            )
        ]

    def do_take_in(self) -> str | None:
        """Take the paper in; the reason is kept in the record."""
        reason = self.typed("reason").strip()
        if not reason:
            self.errors["reason"] = _("足りないまま受け付ける理由を書いてください。")
            return None
        token: Any = self.typed("token")
        verbs.file_proposal(self.context, token=token, incomplete=reason, by=self.by, now=self.now)
        return self.redirect(self.url("@@kyodo-receipt"))
