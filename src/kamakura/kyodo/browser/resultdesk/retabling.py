"""繰上げ on the desk: who is next, what is prepared, and its release."""

from collections.abc import Mapping
from dataclasses import replace
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.result.rows import public_table
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.domain.release import place_refusal
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import retabling
from typing import Any
from zExceptions import NotFound


class Retabling(KyodoView):
    """The part of ``@@kyodo-resultdesk`` after the release. One place at a time."""

    def waiting_places(self) -> list[Any]:
        """Proposals whose 繰上げ is prepared and not released."""
        later = selection_of(self.context).later
        found = [by_uid(uid) for uid, made in later.items() if made["released_at"] is None]
        return [one for one in found if one is not None]

    def place_confirms(self) -> list[parts.Confirm]:
        """Release or withdraw what is prepared; else prepare the next one."""
        if waiting := self.waiting_places():
            return self._prepared(waiting[0])
        found = retabling.candidates(self.context, now=self.now)
        return [self._offer(found)] if found else []

    def _offer(self, found: list[Any]) -> parts.Confirm:
        options = tuple(
            Option(one.getId(), one.title, f"{theme_of(one).title}  {one.organization_title}")
            for one in found
        )
        themes = {one.theme_uid for one in found}
        tied = len(themes) < len(found)
        which = FormField(
            "proposal",
            _("繰り上げる提案"),
            kind="radio",
            required=True,
            options=options,
            value=options[0].value if len(options) == 1 else "",
            help=_("次の順位が同点です。委員会が決めた提案を選んでください。") if tied else "",
        )
        return parts.Confirm(
            action="offer_place",
            button=_("次の順位の提案を繰り上げる準備をする"),
            question=_("どの提案を繰り上げますか"),
            consequences=(
                _("選ばれた提案が取り下げられたか予算化されず、場所が空いています。"),
                _("通知書とメールをつくります。公表するまで、だれにも見えません。"),
                _("前の計算と決定は、そのまま残ります。"),
            ),
            reason="reason",
            reason_label=_("通知書に書く理由"),
            extra=(which, *self._words(found)),
        )

    def _words(self, found: list[Any], made: Mapping[str, Any] | None = None) -> list[FormField]:
        """What everybody will read of it; the comment of the time is shown, not taken over."""
        decided = selection_of(self.context).decided
        older = [
            (one.title, decided[one.UID()]["comment"])
            for one in found
            if decided[one.UID()]["comment"]
        ]
        before = " ".join(f"「{title}」: {comment}" for title, comment in older)
        kept = self.request.form if self.typed("do") == "offer_place" else made or {}
        return [
            FormField(
                "told",
                _("公表する繰上げの理由"),
                kind="textarea",
                rows=3,
                value=kept.get("told", ""),
                error=self.errors.get("told"),
                help=_("だれでも読みます。例: 選定した提案が取り下げられたため。"),
            ),
            FormField(
                "comment",
                _("公表する講評"),
                kind="textarea",
                value=kept.get("comment", ""),
                error=self.errors.get("comment"),
                help=_(
                    "通知書と公表する表に入ります。はじめの講評は引き継ぎません。"
                    "はじめの講評: ${before}",
                    mapping={"before": before},
                )
                if before
                else _("通知書と公表する表に入ります。"),
            ),
        ]

    def _reason_field(self, made: Mapping[str, Any]) -> FormField:
        kept = self.request.form if self.typed("do") == "offer_place" else made
        return FormField(
            "reason",
            _("通知書に書く理由"),
            kind="textarea",
            rows=3,
            required=True,
            value=kept.get("reason", ""),
            error=self.errors.get("reason"),
            scope="words",
        )

    def place_preview(self) -> lists.Table | None:
        """The row as it will be published; what was published at the time stays in the record."""
        waiting = self.waiting_places()
        if not waiting:
            return None
        row = retabling.place_row(self.context, waiting[0], now=self.now)
        return replace(public_table(self, [row]), caption=_("繰上げで公表する行"))

    def _prepared(self, proposal: Any) -> list[parts.Confirm]:
        words, hidden = {"title": proposal.title}, {"proposal": proposal.getId()}
        made = selection_of(self.context).later[proposal.UID()]
        notice = made["notice"]
        return [
            parts.Confirm(
                action="release_place",
                button=_("「${title}」の繰上げを公表する", mapping=words),
                question=_("繰上げを公表しますか"),
                consequences=(
                    _("団体に通知します: ${text}", mapping={"text": notice.grounds}),
                    _("${count}通のメールを送ります。", mapping={"count": str(len(notice.mails))}),
                    _("公表した表の結果が「合格」に変わります。"),
                ),
                danger=True,
                hidden=hidden,
            ),
            parts.Confirm(
                action="offer_place",
                button=_("繰上げの言葉を直す"),
                question=_("理由と講評を書き直しますか"),
                consequences=(_("通知書とメールは、新しい言葉で作り直されます。"),),
                hidden=hidden,
                extra=(self._reason_field(made), *self._words([proposal], made)),
            ),
            parts.Confirm(
                action="withdraw_place",
                button=_("繰上げの準備を取り消す"),
                question=_("準備を取り消しますか"),
                consequences=(_("通知書とメールは取り消されます。"),),
                reason="reason",
                hidden=hidden,
            ),
        ]

    def _proposal(self) -> Any:
        found = self.context.get(self.typed("proposal"))
        if found is None:
            raise NotFound(self.typed("proposal"))
        return found

    def _reason(self) -> str:
        reason = self.typed("reason").strip()
        if not reason:
            self.errors["reason"] = _("理由を書いてください。")
        return reason

    def _act(self, verb: Any, done: Any, **options: Any) -> str:
        verb(self.context, self._proposal(), by=self.by, now=self.now, **options)
        return self.redirect(self.url("@@kyodo-resultdesk"), done)

    def do_offer_place(self) -> str | None:
        """Prepare."""
        reason = self._reason()
        if not self.typed("proposal"):
            self.errors["proposal"] = _("繰り上げる提案を選んでください。")
        words = {name: self.typed(name, "").strip() for name in ("comment", "told")}
        for name, text in words.items():
            refusal = place_refusal(**{name: text})
            if refusal is not None:
                self.errors[name] = sentence(refusal)
        if self.errors:
            return None
        done = _("繰上げの準備をしました。公表する行を確かめてください。")
        return self._act(retabling.offer_place, done, reason=reason, **words)

    def do_withdraw_place(self) -> str | None:
        """Take back."""
        if not (reason := self._reason()):
            return None
        done = _("繰上げの準備を取り消しました。")
        return self._act(retabling.withdraw_place, done, reason=reason)

    def do_release_place(self) -> str:
        """Release."""
        return self._act(retabling.release_place, _("繰上げを公表しました。"))
