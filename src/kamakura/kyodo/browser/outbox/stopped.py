"""The mails that a server left on their way: since when, and what to do about them."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.i18n import _
from kamakura.kyodo.notifications.outbox import Outbox
from kamakura.kyodo.operations import outbox as mails
from typing import Any


MOST = 50
"""So many are listed; when they are seen to, the next ones come."""


class Stopped(KyodoView):
    """The part of ``@@kyodo-outbox`` about mails that stopped."""

    box: Outbox

    def find_stopped(self) -> None:
        """Prepare the list for the template; it stands on the first page, where no mail is open."""
        self.stopped_ids = self.box.stopped_ids(self.now)
        elsewhere = self.typed("mail") or self.typed("before")
        self.stopped = self._stopped_table() if self.stopped_ids and not elsewhere else None

    def stopped_step(self) -> parts.NextStep:
        """What to do about them; a button leads there from where the list is not in view."""
        link = parts.Link(_("止まったメールを見る"), self.url("@@kyodo-outbox#stopped"))
        return parts.NextStep(
            text=_(
                "送信の途中で止まったメールが${count}通あります。",
                mapping={"count": str(len(self.stopped_ids))},
            ),
            button=link if self.stopped is None else None,
            detail=_("届いたかどうかを確かめてから、もう一度送ってください。"),
        )

    @property
    def lists_several(self) -> bool:
        """A box for all is of use from the second mail on."""
        return len(self.stopped.rows) > 1

    def _stopped_table(self) -> lists.Table:
        shown = [self.box.by_id[id] for id in self.stopped_ids[:MOST]]
        columns = (_("件名"), _("宛名"), _("いつから送信中か"))
        return lists.Table(
            caption=_("止まったメール"),
            columns=tuple(map(lists.Column, columns)),
            rows=[self._stopped_row(one) for one in shown],
            count=len(self.stopped_ids),
        )

    def _stopped_row(self, message) -> lists.Row:
        link = parts.Link(message.subject, self.url(f"@@kyodo-outbox?mail={message.id}"))
        is_ticked = message.id in self._ticked()
        return lists.Row(
            (
                lists.Ticked(link, "chosen", message.id, is_ticked=is_ticked),
                message.recipient.name,
                moment_text(message.since),
            )
        )

    def _ticked(self) -> list[str]:
        """The ticked mails; with the box for all, those that the page had listed."""
        name = "listed" if self.typed("all") else "chosen"
        found = self.typed(name, [])
        return [found] if isinstance(found, str) else list(found)

    def _told(self, text: Any) -> str:
        return self.redirect(self.url("@@kyodo-outbox"), text)

    def do_resend_stopped(self) -> str:
        """Send the chosen ones again."""
        count = mails.resend_stopped(
            self.context, message_ids=self._ticked(), by=self.by, now=self.now
        )
        return self._told(
            _("${count}通の送信をもう一度始めました。", mapping={"count": str(count)})
        )

    def do_note_arrived(self) -> str:
        """Note that the chosen ones had left."""
        count = mails.note_arrived(
            self.context, message_ids=self._ticked(), by=self.by, now=self.now
        )
        return self._told(_("${count}通を送信済みにしました。", mapping={"count": str(count)}))
