"""The message factory. Source texts are Japanese; see docs/decisions/0001."""

from zope.i18nmessageid import MessageFactory


DOMAIN = "kamakura.kyodo"

_ = MessageFactory(DOMAIN)
