"""``@@kyodo-observing?k=…`` on the scheme: an observer's own page, by the link of the mail.

Looking changes nothing (mail scanners open links); giving the place back is a button.
"""

from .public import observe_url
from .words import agenda_table
from .words import state_chip
from .words import when_and_where
from dataclasses import replace
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.secret import BehindSecretLink
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.content.observers import session_of
from kamakura.kyodo.content.observers import StoredObserver
from kamakura.kyodo.content.public_meeting import announced_meeting
from kamakura.kyodo.domain import observers as rules
from kamakura.kyodo.domain.observers import ObserverCode
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import observers
from typing import Any


CANCEL = parts.Confirm(
    action="cancel",
    button=_("傍聴を取り消す"),
    question=_("傍聴を取り消しますか"),
    consequences=(
        _("待っている人がいれば、その人の席になります。"),
        _("もう一度申し込むと、いちばん後ろになります。"),
    ),
    danger=True,
)


class ObservingPage(BehindSecretLink, KyodoView):
    """One person's sign-up."""

    meeting: Any = None
    record: StoredObserver | None = None

    @property
    def title(self) -> Any:
        if self.meeting is None:
            return _("傍聴の申し込み")
        return _("傍聴の申し込み: ${title}", mapping={"title": self.meeting.title})

    def find(self) -> None:
        """The meeting and the record behind the link; else the reason on the page."""
        name, _dot, self.token = str(self.typed("k", "")).partition(".")
        meeting = announced_meeting(self.context, name)
        self.record = seen_book(meeting).by_token(self.token) if meeting is not None else None
        if self.record is None:
            self.refusals.append(sentence(Refusal(ObserverCode.UNKNOWN)))
            return
        self.meeting = meeting

    @property
    def action_url(self) -> str:
        return self.url("@@kyodo-observing")

    def update(self) -> None:
        self.confirms = []
        if self.record is None:
            return
        session, book = session_of(self.meeting), seen_book(self.meeting)
        entry = self.record.entry
        self.next_step = parts.NextStep(text=self._what_now(session), waiting=True)
        self.facts = [
            lists.Definition(_("状態"), state_chip(entry.state)),
            *when_and_where(self.meeting),
        ]
        if entry.state == rules.WAITING:
            place = {"place": str(rules.place_in_line(entry, book.entries()))}
            text = _("${place}番目", mapping=place)
            self.facts.insert(1, lists.Definition(_("待っている順"), text))
        self.agenda = agenda_table(self.meeting)
        self.about = parts.Link(_("会議のページを見る"), observe_url(self.meeting))
        if rules.cancel_refusal(session, entry, now=self.now) is None:
            hidden = {"k": str(self.typed("k"))}
            self.confirms = [replace(CANCEL, hidden=hidden)]

    def _what_now(self, session: rules.Session) -> Any:
        if session.state == "cancelled":
            return _("この会議は中止になりました。")
        if session.state != "convened" or self.now >= session.starts:
            return _("会議が始まっているか、終わっています。")
        return {
            rules.PLACED: _("当日、受付で番号かお名前をおっしゃってください。"),
            rules.WAITING: _("席が空いたら、お知らせします。"),
            rules.ENTERED: _("申し込みを締め切ったあと、抽選で決めて、お知らせします。"),
            rules.CANCELLED: _("この申し込みは取り消しました。"),
        }[self.record.state]

    def do_cancel(self) -> str | None:
        """取り消す."""
        if self.record is None:
            return None
        observers.cancel(self.meeting, token=self.token, by=self.by, now=self.now)
        here = f"{self.action_url}?k={self.typed('k')}"
        return self.redirect(here, _("傍聴を取り消しました。"))
