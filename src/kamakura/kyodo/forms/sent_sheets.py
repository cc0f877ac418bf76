"""What was sent, for exports: only what the person may read, masked as everywhere."""

from .catalog import form_key_of
from .schema import BrokenModel
from .sheets import Sheets
from kamakura.kyodo.content.filings import Revision
from kamakura.kyodo.content.visibility import masked_fields
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.exports.sheet import Sheet
from kamakura.kyodo.forms.freeze import schema_of_version
from kamakura.kyodo.forms.hosts import FilingHost
from kamakura.kyodo.interfaces import IFilingHost
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.interfaces import IPaperSheets
from typing import Any
from zope.component import adapter
from zope.interface import implementer


@implementer(IPaperSheets)
@adapter(IFilingHost)
class SentSheets:
    """The one way sent papers leave as files."""

    def __init__(self, host) -> None:
        self.host = host
        self.papers: FilingHost | None = IPaperReader(host, None)

    def sent_keys(self) -> tuple[str, ...]:
        """Sent forms the person may read, by the order of their numbers."""
        if self.papers is None:
            return ()
        filings = self.papers.filings
        order = getattr(self.papers, "form_keys", ())
        begun = sorted(filings.keys(), key=lambda k: (order.index(k) if k in order else 99, k))
        return tuple(
            key
            for key in begun
            if filings.get(key).last_filed is not None and may_read_form(self.host, key)
        )

    def sheet(self, key: str, revision: Revision) -> Sheet:
        """One revision. Raises ``BrokenModel`` or ``KeyError`` when its design is gone."""
        masked = masked_fields(self.host, form_key_of(key))
        return Sheets(self.papers).sent(key, revision, masked)

    def last_sent(self) -> tuple[Sheet, ...]:
        """All that can be read; a paper whose design is lost is left out."""
        found = []
        for key in self.sent_keys():
            try:
                found.append(self.sheet(key, self.papers.filings.get(key).last_filed))
            except (BrokenModel, KeyError):
                continue
        return tuple(found)

    def files_of(self, sheet: Sheet) -> list[tuple[str, Any]]:
        """The attachments of a sheet's revision."""
        revisions = self.papers.filings.get(sheet.key).revisions
        revision = next(one for one in revisions if one.number == sheet.revision)
        schema = schema_of_version(self.papers.call, revision.version)
        masked = masked_fields(self.host, sheet.form_key)
        return [
            (str(schema[name].title), file)
            for name, file in revision.files.items()
            if name not in masked and name in schema
        ]
