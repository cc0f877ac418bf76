"""The forms of a call as empty papers: to be filled in Word before anything is begun here."""

from .hosts import Bundle
from .hosts import FilingHost
from .install import live_model
from .schema import schema_of
from kamakura.kyodo.content import form_versions
from zope.interface.interfaces import IInterface


class CallPapers(FilingHost):
    """No filings of its own; the version in force, before the opening the design in the editor."""

    @property
    def call(self):
        return self.host

    def bundles(self) -> tuple[Bundle, ...]:
        return ()

    def schema(self, key: str) -> IInterface:
        if form_versions.current(self.host, key) is None:
            return schema_of(live_model(self.host, key))
        return super().schema(key)
