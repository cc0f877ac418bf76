"""How the status of a mail is called."""

from datetime import datetime
from kamakura.kyodo.browser import parts
from kamakura.kyodo.i18n import _
from kamakura.kyodo.notifications.outbox import Message


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
