"""The release on the desk: what it will show, its letters, its time, and the one act."""

from datetime import datetime
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.chair.results import first_of
from kamakura.kyodo.browser.dates import moment_of
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import filled
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.result.rows import public_table
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.selections import Selection
from kamakura.kyodo.domain.release import is_due
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import release
from typing import Any


class Releasing(KyodoView):
    """The part of ``@@kyodo-resultdesk`` about 公表; the page says how far things are."""

    selection: Selection | None
    is_closed: bool
    is_prepared: bool
    is_released: bool
    judging: int

    def _done(self, text: Any) -> str:
        # Back to the same page of a long result.
        start = first_of(self)
        page = f"@@kyodo-resultdesk?start={start}" if start else "@@kyodo-resultdesk"
        return self.redirect(self.url(page), text)

    @property
    def release_at(self) -> datetime | None:
        """The set time of the release, while it is to come."""
        return None if self.selection is None else self.selection.release_at

    def release_step(self) -> parts.NextStep:
        """What to do now that everything is prepared."""
        letters = parts.Link(_("通知書を確かめる・直す"), self.url("@@kyodo-notices"))
        if self.release_at is None:
            text = _("公表の準備ができました。下の一覧と通知書を確かめて、公表してください。")
            return parts.NextStep(text=text, button=letters)
        when = {"when": moment_text(self.release_at)}
        if is_due(self.release_at, self.now):
            text = _(
                "${when}に公表する予定でしたが、まだ公表されていません。"
                "自動の公表が動いているか、情報システムの担当に確かめてください。"
                "下のボタンでいま公表することもできます。",
                mapping=when,
            )
            return parts.NextStep(text=text, button=letters)
        text = _("${when}に自動で公表します。それまでは、だれにも見えません。", mapping=when)
        return parts.NextStep(text=text, button=letters, waiting=True)

    def public_preview(self) -> lists.Table | None:
        """Everything that the release will show, before it is pressed."""
        if not self.is_prepared or self.is_released:
            return None
        return public_table(self, self.selection.prepared_rows)

    def waiting_mails(self) -> lists.Table | None:
        if not self.is_prepared or self.is_released:
            return None
        outbox = f"{program_of(self.context).absolute_url()}/@@kyodo-outbox"
        rows = [
            lists.Row(
                (
                    parts.Link(mail.subject, f"{outbox}?mail={mail.id}"),
                    mail.recipient.name,
                    mail.recipient.email,
                )
            )
            for mail in release.prepared_mails(self.context)
        ]
        return lists.Table(
            caption=_("公表と同時に送るメール"),
            columns=(
                lists.Column(_("件名")),
                lists.Column(_("宛名")),
                lists.Column(_("メール")),
            ),
            rows=rows,
            empty=_("送り先のある団体がありません。団体のメールアドレスを確かめてください。"),
        )

    def release_confirms(self) -> list[parts.Confirm]:
        if self.is_released:
            return []
        found = []
        if self.is_prepared:
            found.append(self._release_confirm())
            found.append(self._time_confirm())
        if self.is_closed:
            found.append(
                parts.Confirm(
                    action="prepare",
                    button=_("公表の準備をやり直す") if self.is_prepared else _("公表の準備をする"),
                    question=_("公表する内容と通知をつくりますか"),
                    consequences=(
                        _("公表する表と、団体ごとの通知書とメールをつくります。"),
                        _("まだだれにも見えません。"),
                        *(
                            (_("直した通知書と、決めた公表の日時は消えます。"),)
                            if self.is_prepared
                            else ()
                        ),
                    ),
                )
            )
        return found

    def _release_confirm(self) -> parts.Confirm:
        mails = release.prepared_mails(self.context)
        count = str(self.judging)
        return parts.Confirm(
            action="release",
            button=_("${count}件を一括公表する", mapping={"count": count}),
            question=_("選考結果を公表しますか"),
            consequences=(
                _("上の表が、だれでも見られるページになります。"),
                _("${count}件の提案の状態が、決定のとおりに変わります。", mapping={"count": count}),
                _("${count}通のメールを送ります。", mapping={"count": str(len(mails))}),
                _("募集は「結果公表」になります。公表は取り消せません。"),
            ),
            danger=True,
        )

    def time_fields(self) -> list[FormField]:
        """The day and time of a release to come."""
        return [
            FormField("release_day", _("公表する日"), kind="date", required=True),
            FormField(
                "release_time",
                _("公表する時刻"),
                kind="time",
                required=True,
                width="short",
                value="09:00",
            ),
        ]

    def _time_confirm(self) -> parts.Confirm:
        if self.release_at is not None:
            return parts.Confirm(
                action="unschedule",
                button=_("公表の日時を取り消す"),
                question=_("決めた公表の日時を取り消しますか"),
                consequences=(_("準備した内容はそのまま残ります。自動では公表しません。"),),
            )
        return parts.Confirm(
            action="schedule",
            button=_("公表の日時を決める"),
            question=_("決めた日時に、自動で一括公表しますか"),
            consequences=(
                _("その日時に、表の公開とメールの送信をいちどに行います。"),
                _("決定や通知書を直すために準備をやり直すと、日時は取り消されます。"),
            ),
            extra=tuple(self.time_fields()),
        )

    def marking_due_fields(self) -> list[FormField]:
        """Until when the members mark."""
        due = self.context.marking_due
        label = _("採点の期限")
        return [FormField("marking_due", label, kind="date", required=True, value=due or "")]

    def marking_due_confirm(self) -> parts.Confirm:
        """Offered while sheets are open."""
        return parts.Confirm(
            action="marking_due",
            button=_("採点の期限を決める"),
            question=_("採点の期限を決めますか"),
            consequences=(
                _("期限の前と、すぎた後に、終わっていない委員にメールで知らせます。"),
                _("期限をすぎても、委員長が締め切るまで採点できます。"),
            ),
            extra=tuple(self.marking_due_fields()),
        )

    def do_marking_due(self) -> str | None:
        """Set the due date of the marking."""
        fields = filled(self.marking_due_fields(), self.request.form, self.errors)
        values = self.cleaned_fields(fields)
        if values is None:
            return None
        due = values["marking_due"]
        marking.set_marking_due(self.context, due=due, by=self.by, now=self.now)
        return self._done(_("採点の期限を決めました。"))

    def do_schedule(self) -> str | None:
        """Set the time."""
        values = self.cleaned_fields(filled(self.time_fields(), self.request.form, self.errors))
        if values is None:
            return None
        at = moment_of(values["release_day"], values["release_time"])
        release.schedule_release(self.context, at=at, by=self.by, now=self.now)
        return self._done(_("公表の日時を決めました。"))

    def do_unschedule(self) -> str:
        """Take the time back."""
        release.unschedule_release(self.context, by=self.by, now=self.now)
        return self._done(_("公表の日時を取り消しました。"))

    def do_prepare(self) -> str:
        """Prepare rows and letters."""
        release.prepare_release(self.context, by=self.by, now=self.now)
        return self._done(_("公表の準備をしました。内容を確かめてください。"))

    def do_release(self) -> str:
        """Release everything."""
        release.release_selection(self.context, by=self.by, now=self.now)
        return self._done(_("選考結果を公表しました。"))
