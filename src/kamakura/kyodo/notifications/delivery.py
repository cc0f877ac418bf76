"""Mails leave after the commit: a dead mail server never loses what a person sent.

The result of each sending is written at once in a short transaction of its own, so that a
failed mail is visible in the outbox and can be sent again. Where a server dies on the way, what
left before is known to have left, and of the mails that stopped at most one went out.
"""

from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from datetime import UTC
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate
from email.utils import make_msgid
from plone import api
from transaction import TransactionManager
from ZODB.POSException import ConflictError
from zope.sendmail.delivery import QueuedMailDelivery
import logging
import os
import transaction


logger = logging.getLogger("kamakura.kyodo.mail")


def after_commit(outbox, messages: Sequence, *, now: datetime) -> None:
    """Send ``messages`` once the present transaction has been stored."""
    if not messages:
        return
    mailhost = api.portal.get_tool("MailHost")
    mails = {message.id: as_email(message, now=now) for message in messages}
    # A savepoint gives a new outbox its address in the database.
    transaction.savepoint(optimistic=True)
    jar, oid = outbox._p_jar, outbox._p_oid

    def hook(stored: bool) -> None:
        if stored:
            for id, mail in mails.items():
                _write_result(jar.db(), oid, id, _send(mailhost, mail))

    transaction.get().addAfterCommitHook(hook)


def as_email(message, *, now: datetime) -> EmailMessage:
    """The mail of a message: UTF-8, plain text."""
    mail = EmailMessage()
    mail["Subject"] = message.subject
    mail["To"] = message.recipient.email
    mail["From"] = (
        api.portal.get_registry_record("plone.email_from_address", default=None)
        or "noreply@localhost"
    )
    mail["Date"] = formatdate(now.timestamp())
    mail["Message-ID"] = make_msgid(domain="kyodo.invalid")
    mail.set_content(message.sent_body, charset="utf-8", cte="base64")
    return mail


def _send(mailhost, mail: EmailMessage) -> str:
    """Hand the mail to the queue, or to the server where there is no queue; the error's text.

    ``MailHost.send`` would join a transaction, and the one of the act is over here.
    """
    # Lines end in CR LF, or a strict server takes the mail for one endless line.
    sender, receivers, text = mail["From"], [mail["To"]], mail.as_bytes(policy=SMTP)
    try:
        if mailhost.smtp_queue:
            queue = QueuedMailDelivery(mailhost.smtp_queue_directory)
            queue.createDataManager(sender, receivers, text).tpc_finish(None)
            if not os.environ.get("MAILHOST_QUEUE_ONLY"):
                mailhost._startQueueProcessorThread()
        else:
            mailhost._send(sender, receivers, text, immediate=True)
    except Exception as error:  # a mail server fails in many ways; each is shown to staff
        logger.warning("a mail of the outbox was not sent: %s", error)
        return f"{type(error).__name__}: {error}"
    return ""


def _write_result(db, oid: bytes, id: str, error: str) -> None:
    for _attempt in range(5):
        manager = TransactionManager()
        with closing(db.open(manager)) as connection:
            box = connection.get(oid)
            if id in box.by_id:
                box.settle(box.by_id[id], error, datetime.now(UTC))
            try:
                manager.commit()
            except ConflictError:
                manager.abort()
            else:
                return
    logger.error("the result of mail %s could not be written", id)
