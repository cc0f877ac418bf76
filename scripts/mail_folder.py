"""Demo mail: a sender that writes each message into a folder instead of sending it."""

from collections.abc import Sequence
from datetime import datetime
from datetime import UTC
from email import message_from_bytes
from email import policy
from email.message import EmailMessage
from pathlib import Path
from zope.sendmail.queue import QueueProcessorThread
import re


class FolderMailer:
    """A mailer for zope.sendmail's queue: one .eml and one readable .txt per message."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, fromaddr: str, toaddrs: Sequence[str], message: bytes | str) -> None:
        """Write the message; its name starts with the time, so a listing is in order."""
        raw = message.encode() if isinstance(message, str) else message
        stamp = datetime.now(UTC).astimezone().strftime("%Y%m%d-%H%M%S-%f")
        to = re.sub(r"[^\w.@-]+", "_", toaddrs[0] if toaddrs else "nobody")[:60]
        stem = self.folder / f"{stamp}-{to}"
        stem.with_name(f"{stem.name}.eml").write_bytes(raw)
        stem.with_name(f"{stem.name}.txt").write_text(
            readable(raw, sender=fromaddr, to=toaddrs), encoding="utf-8"
        )


def readable(raw: bytes, *, sender: str, to: Sequence[str]) -> str:
    """Return the message as a person reads it, decoded."""
    message = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
    body = message.get_body(("plain", "html"))
    return (
        f"差出人: {message['From'] or sender}\n"
        f"宛先: {', '.join(to)}\n"
        f"件名: {message['Subject']}\n\n"
        f"{body.get_content() if body else ''}"
    )


def deliver_to_folder(*, queue: Path, folder: Path) -> QueueProcessorThread:
    """Start the thread that empties the queue into the folder. Makes both."""
    queue.parent.mkdir(parents=True, exist_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    thread = QueueProcessorThread(interval=1.0)
    thread.setMailer(FolderMailer(folder))
    thread.setQueuePath(str(queue))
    thread.start()
    return thread
