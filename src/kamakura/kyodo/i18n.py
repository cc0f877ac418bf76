"""The message factory. Source texts are Japanese; see docs/decisions/0011."""

from typing import Any
from zope.i18n import translate
from zope.i18nmessageid import MessageFactory


DOMAIN = "kamakura.kyodo"

_ = MessageFactory(DOMAIN)


def japanese(text: Any) -> str:
    """A text in Japanese whoever looks: for letters, mails, official papers and what is stored."""
    return translate(text or "", target_language="ja")
