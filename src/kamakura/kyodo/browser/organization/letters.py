"""届いたお知らせ: what the group was sent, to read again and print; for its people only."""

from AccessControl import Unauthorized
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.takeaway.view import export_links
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.exports.notice import NOTICE_FILES
from kamakura.kyodo.i18n import _
from kamakura.kyodo.notifications.outbox import letters_to
from kamakura.kyodo.notifications.outbox import Message
from plone import api
from plone.batching import Batch
from typing import Any
from zExceptions import NotFound
import re


PAGE = 20


def letter_table(view: KyodoView, *, limit: int) -> lists.Table | None:
    """The newest letters of a group; None for who is not of its people."""
    if view.by not in view.context.members:
        return None
    found = letters_to(view.context, view.context.UID())
    return _table(view, found[:limit], len(found))


def _table(view: KyodoView, found: Any, count: int) -> lists.Table:
    rows = [
        lists.Row(
            (
                parts.Link(one.subject, view.url(f"@@kyodo-letter?id={one.id}")),
                moment_text(one.created_at),
            )
        )
        for one in found
    ]
    return lists.Table(
        caption=_("届いたお知らせ"),
        columns=(lists.Column(_("件名")), lists.Column(_("日時"))),
        rows=rows,
        empty=_("お知らせはまだありません。"),
        count=count,
    )


class GroupsOwn(KyodoView):
    """A page that only the people of the group open, readers too."""

    def __call__(self) -> str:
        if self.by not in self.context.members:
            raise Unauthorized("letters of a group")
        return super().__call__()

    def letters(self) -> list[Message]:
        """All that was released to the group."""
        return letters_to(self.context, self.context.UID())


class Letters(GroupsOwn):
    """All letters, 20 a page."""

    title = _("届いたお知らせ")

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    def update(self) -> None:
        start = self.typed("start", "0")
        found = self.letters()
        self.batch = Batch(found, PAGE, start=int(start) if start.isdecimal() else 0)
        self.table = _table(self, self.batch, len(found))


class Letter(GroupsOwn):
    """One letter as it was mailed."""

    @property
    def back(self) -> tuple[str, Any]:
        return self.url("@@kyodo-letters"), _("届いたお知らせ")

    @property
    def message(self) -> Message:
        """The letter asked for; NotFound for any other mail of the site."""
        for one in self.letters():
            if one.id == self.typed("id"):
                return one
        raise NotFound("kyodo-letter")

    @property
    def title(self) -> str:
        return self.message.subject

    @property
    def pieces(self) -> list[dict[str, Any]]:
        """The text as it was mailed; addresses of this site can be pressed."""
        own = re.escape(api.portal.get().absolute_url())
        parts = re.split(rf"({own}[!-~]*)", self.letter.body)
        return [{"text": one, "is_link": place % 2 == 1} for place, one in enumerate(parts)]

    def update(self) -> None:
        self.letter = self.message
        target = by_uid(self.letter.target_uid)
        self.files = []
        if self.letter.kind == "selection_result" and target is not None:
            self.files = export_links(target, NOTICE_FILES)
        self.facts = [
            lists.Definition(_("日時"), moment_text(self.letter.created_at)),
            lists.Definition(_("あて先"), self.letter.recipient.name),
        ]
