"""Send what waits in MailHost's queue. Usage: mail_sender.py QUEUE_FOLDER [HOST [PORT]]

One sender for all Zope processes (they run with MAILHOST_QUEUE_ONLY=1); a second one on the
same folder ends at once. What cannot be sent now stays and is tried again: ``zope-sendmail``
would look at it again after three hours only. What the server refuses for good (5xx) is kept
beside the others as ``.rejected-…``.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import getaddresses
from pathlib import Path
from smtplib import SMTPException
from smtplib import SMTPRecipientsRefused
from smtplib import SMTPResponseException
from zope.sendmail.interfaces import ISMTPMailer
from zope.sendmail.maildir import Maildir
from zope.sendmail.mailer import SMTPMailer
import argparse
import fcntl
import logging
import sys
import time


logger = logging.getLogger("kyodo.mail_sender")


def main() -> int:
    """Send until ended by a signal."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("queue", type=Path)
    parser.add_argument("host", nargs="?", default="localhost")
    parser.add_argument("port", nargs="?", type=int, default=25)
    parser.add_argument("--interval", type=float, default=5, help="seconds between two looks")
    parser.add_argument("--timeout", type=float, default=30, help="seconds a server may be silent")
    asked = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    with only_sender(asked.queue) as is_only:
        if is_only:
            logger.info("sends what waits in %s", asked.queue)
        while is_only:
            send_all(asked.queue, SMTPMailer(asked.host, asked.port, timeout=asked.timeout))
            time.sleep(asked.interval)
    logger.error("another sender is at work on %s", asked.queue)
    return 1


@contextmanager
def only_sender(queue: Path) -> Iterator[bool]:
    """Take the queue (made when it is not there) for this process, if nobody has it."""
    Maildir(str(queue), True)
    with (queue / ".sender").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def send_all(queue: Path, mailer: ISMTPMailer) -> int:
    """Send each waiting message once; answers how many left.

    When the server itself is away or hangs, the others wait for the next round, or each of
    them would be held up by it.
    """
    sent = 0
    for name in Maildir(str(queue), True):
        path = Path(name)
        try:
            send(path, mailer)
        except (SMTPRecipientsRefused, SMTPResponseException) as error:
            if lowest_code(error) < 500:
                logger.warning("%s waits: %s", path.name, error)
            else:
                keep_aside(path, error)
        except (OSError, SMTPException) as error:
            logger.warning("%s waits, and all behind it: %s", path.name, error)
            break
        else:
            path.unlink()
            sent += 1
            logger.info("%s was sent", path.name)
    return sent


def send(path: Path, mailer: ISMTPMailer) -> None:
    """Send one message of the queue, whose first two lines say from whom and to whom."""
    head_from, head_to, message = path.read_bytes().split(b"\n", 2)
    sender = head_from.removeprefix(b"X-Zope-From: ").decode()
    receivers = getaddresses([head_to.removeprefix(b"X-Zope-To: ").decode()])
    mailer.send(sender, [address for _name, address in receivers], message)


def lowest_code(error: SMTPRecipientsRefused | SMTPResponseException) -> int:
    """What the server said; 4xx is "not now", 5xx is "never"."""
    if isinstance(error, SMTPRecipientsRefused):
        return min(code for code, _text in error.recipients.values())
    return error.smtp_code


def keep_aside(path: Path, error: Exception) -> None:
    """Put a message that will never be taken where a person finds it."""
    logger.error("%s was refused: %s", path.name, error)
    path.rename(path.with_name(f".rejected-{path.name}"))


if __name__ == "__main__":
    sys.exit(main())
