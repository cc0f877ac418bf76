"""The demo's mail: what people find in var/mail."""

from email.message import EmailMessage
from mail_folder import FolderMailer
import pytest


@pytest.fixture
def folder(tmp_path):
    """Return a folder into which one message was delivered."""
    message = EmailMessage()
    message["From"] = "kyodo@example.jp"
    message["To"] = "sato@example.jp"
    message["Subject"] = "提案を受け付けました"
    message.set_content("受付番号は R8-G-03 です。\n", cte="base64")
    mailer = FolderMailer(tmp_path)
    mailer.send("kyodo@example.jp", ("sato@example.jp",), bytes(message))
    return tmp_path


def test_message_can_be_read_without_a_mail_program(folder):
    (text,) = folder.glob("*.txt")
    assert text.read_text(encoding="utf-8") == (
        "差出人: kyodo@example.jp\n"
        "宛先: sato@example.jp\n"
        "件名: 提案を受け付けました\n\n"
        "受付番号は R8-G-03 です。\n"
    )


def test_message_is_kept_as_sent_beside_it(folder):
    (kept,) = folder.glob("*-sato@example.jp.eml")
    assert kept.read_bytes().startswith(b"From: kyodo@example.jp\n")


def test_recipient_cannot_choose_another_folder(tmp_path):
    FolderMailer(tmp_path).send("kyodo@example.jp", ("../../etc/x@example.jp",), b"\n")
    assert [path.parent for path in tmp_path.rglob("*.eml")] == [tmp_path]
