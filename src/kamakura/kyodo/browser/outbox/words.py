"""How the status of a mail is called."""

from collections.abc import Sequence
from datetime import datetime
from kamakura.kyodo.browser import parts
from kamakura.kyodo.i18n import _
from kamakura.kyodo.notifications.outbox import Message
from typing import Any


STATUS_CHIPS = {
    "prepared": (_("公表を待つ"), "waiting"),
    "released": (_("送信中"), "waiting"),
    "sent": (_("送信済み"), "good"),
    "failed": (_("送れなかった"), "bad"),
    "stopped": (_("途中で止まった"), "bad"),
    "withdrawn": (_("取消し"), "neutral"),
}


def status_chip(message: Message, now: datetime) -> parts.Chip:
    """How far a mail is."""
    return parts.chip(*STATUS_CHIPS[message.status_at(now)])


def mail_links(messages: Sequence[Message], page: str, *, now: datetime) -> list[Any]:
    """A chip when all have left; else a link to each that has not, with its addressee."""
    left = [one for one in messages if one.status == "sent"]
    if messages and len(left) == len(messages):
        return [status_chip(left[0], now)]
    return [
        parts.Link(STATUS_CHIPS[one.status_at(now)][0], f"{page}?mail={one.id}", one.recipient.name)
        for one in messages
        if one.status != "sent"
    ]
