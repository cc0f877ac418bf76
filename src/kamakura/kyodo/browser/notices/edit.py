"""One letter before its release: as the group will read it, and its words to correct."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.fields import filled
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.takeaway.view import export_links
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.domain.release import LONGEST
from kamakura.kyodo.exports.notice import NOTICE_FILES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.notifications.outbox import seen_outbox
from kamakura.kyodo.operations.notice import correct_notice
from typing import Any
from zExceptions import NotFound


class NoticeEdit(KyodoView):
    """``@@kyodo-noticeedit`` on a proposal."""

    title = _("通知書を直す")
    lead = _("結果と点は、委員会の決定のとおりです。ここでは文章だけを直します。")

    @property
    def back(self) -> tuple[str, Any]:
        return f"{call_of(self.context).absolute_url()}/@@kyodo-notices", _("選考結果通知書")

    @property
    def notice(self):
        """The letter that waits; not found when there is none to correct."""
        selection = selection_of(call_of(self.context))
        if selection is None or selection.released_at is not None:
            raise NotFound("kyodo-noticeedit")
        notice = selection.notices.get(self.context.UID())
        if notice is None:
            raise NotFound("kyodo-noticeedit")
        return notice

    def fields(self) -> list[FormField]:
        """The words that may be corrected."""
        notice = self.notice
        fields = [
            FormField(
                "number",
                _("文書番号"),
                width="half",
                maxlength=LONGEST["number"],
                help=_("例: 地つ第123号"),
                value=notice.number,
            ),
            FormField(
                "grounds",
                _("理由"),
                kind="textarea",
                required=True,
                rows=6,
                maxlength=LONGEST["grounds"],
                value=notice.grounds,
            ),
            FormField(
                "comment",
                _("講評"),
                kind="textarea",
                rows=6,
                maxlength=LONGEST["comment"],
                help=_("通知書だけの言葉です。公表する表の講評は、委員会の決定で直します。"),
                value=notice.comment,
            ),
        ]
        if self.typed("do") == "correct":
            return filled(fields, self.request.form, self.errors)
        return fields

    def update(self) -> None:
        notice = self.notice
        self.files = export_links(self.context, NOTICE_FILES)
        self.facts = [
            lists.Definition(_("あて先"), "\n".join(notice.addressee)),
            lists.Definition(_("提案"), notice.title),
            lists.Definition(_("結果"), notice.outcome_title),
            lists.Definition(_("評価点"), notice.points),
        ]
        box = seen_outbox(self.context)
        self.mails = [box.by_id[key] for key in notice.mails if key in box.by_id]

    def do_correct(self) -> str | None:
        values = self.cleaned_fields(self.fields())
        if values is None:
            return None
        correct_notice(
            self.context,
            number=values["number"] or "",
            grounds=values["grounds"],
            comment=values["comment"] or "",
            by=self.by,
            now=self.now,
        )
        return self.redirect(
            self.url("@@kyodo-noticeedit"), _("通知書を直しました。メールの文も作り直しました。")
        )
