"""書類を読む: what was sent, for everybody who may read it, with what they may see of it."""

from .base import HostView
from .base import person_name
from .earlier import compare_url
from .reading import sections
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.compare.agreed import Agreed
from kamakura.kyodo.browser.compare.agreed import agreed_list
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.intake.words import entered_text
from kamakura.kyodo.content.agreed import agreed_of
from kamakura.kyodo.content.filings import Revision
from kamakura.kyodo.content.visibility import masked_fields
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.forms.catalog import form_key_of
from kamakura.kyodo.forms.freeze import schema_of_version
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProposal
from plone import api
from typing import Any
from zExceptions import NotFound


# From here on the papers stand as they are judged.
JUDGED = frozenset(
    {"ready", "judging", "passed", "below_mark", "not_chosen", "budgeting", "decided"}
)


class PapersPage(HostView):
    """``@@kyodo-papers`` lists; ``?form=<key>`` shows one, ``&revision=<n>`` an earlier one."""

    @property
    def key(self) -> str:
        return self.request.form.get("form", "")

    @property
    def title(self) -> Any:
        if not self.key:
            return _("提出された書類")
        filing = self.papers.filings.get(self.key)
        if filing is None or filing.last_filed is None:
            raise NotFound(self.key)
        return self.sent_title(self.key, self.wanted(filing).version)

    @property
    def back(self) -> tuple[str, Any]:
        if self.key:
            return self.url("@@kyodo-papers"), _("提出された書類")
        return self.url(), self.context.Title()

    def update(self) -> None:
        self.table = self.paper = None
        self.agreed = self.agreed_changes()
        if self.key:
            self.paper = self.read()
        else:
            self.table = self.list()

    def agreed_changes(self) -> list[Agreed]:
        """For whoever judges the papers: what the talks changed, from 審査対象 on."""
        if not IKyodoProposal.providedBy(self.context):
            return []
        if api.content.get_state(self.context) not in JUDGED:
            return []
        wanted = [one for one in agreed_of(self.context) if self.key in ("", one.form_key)]
        return agreed_list(self, self.context, wanted)

    def readable(self) -> list[tuple[str, Any]]:
        """Sent forms the person may read."""
        keys = [key for key in self.order() if may_read_form(self.context, key)]
        found = [(key, self.papers.filings.get(key)) for key in keys]
        return [(key, filing) for key, filing in found if filing.last_filed is not None]

    def order(self) -> list[str]:
        """The keys in the order of the forms' numbers."""
        from_host = getattr(self.papers, "form_keys", ())
        begun = self.papers.filings.keys()
        return [*(k for k in from_host if k in begun), *(k for k in begun if k not in from_host)]

    def list(self) -> lists.Table:
        rows = []
        for key, filing in self.readable():
            last = filing.last_filed
            link = parts.Link(
                self.sent_title(key, last.version), self.url(f"@@kyodo-papers?form={key}")
            )
            times = _("${count}回目", mapping={"count": str(last.number)})
            rows.append(lists.Row((link, moment_text(last.receipt.received_at), times)))
        return lists.Table(
            caption=_("書類"),
            columns=(
                lists.Column(_("書類")),
                lists.Column(_("届いた日時")),
                lists.Column(_("提出")),
            ),
            rows=rows,
            empty=_("読める書類はまだありません。"),
        )

    def read(self) -> dict[str, Any]:
        """One paper."""
        filing = dict(self.readable()).get(self.key)
        if filing is None:
            raise NotFound(self.key)
        revision = self.wanted(filing)
        try:
            schema = schema_of_version(self.papers.call, revision.version)
        except (BrokenModel, KeyError):
            return {"sections": [], "definitions": [], "older": [], "compare": "", "earlier": ""}
        return {
            "sections": sections(
                schema,
                self.papers.steps_in(self.key, schema),
                revision.answers,
                context=self.context,
                masked=masked_fields(self.context, form_key_of(self.key)),
                files=revision.files,
                file_url=lambda name: self.url(
                    "@@kyodo-file", self.key, str(revision.number), name
                ),
            ),
            "definitions": [
                lists.Definition(_("届いた日時"), moment_text(revision.receipt.received_at)),
                lists.Definition(_("提出した人"), self.who(revision)),
                *missing_facts(revision, schema),
            ],
            "compare": self.compare_url(filing, revision),
            "earlier": compare_url(self, self.key),
            "older": [
                parts.Link(
                    moment_text(one.receipt.received_at),
                    self.url(f"@@kyodo-papers?form={self.key}&revision={one.number}"),
                )
                for one in filing.revisions
                if one.number != revision.number
            ],
        }

    def compare_url(self, filing: Any, revision: Revision) -> str:
        """Where this revision is compared with the one before; empty for a single one."""
        if len(filing.revisions) < 2:
            return ""
        new = max(revision.number, 2)
        return self.url(f"@@kyodo-compare?form={self.key}&old={new - 1}&new={new}")

    def wanted(self, filing: Any) -> Revision:
        number = str(self.request.form.get("revision", ""))
        if not number.isdecimal():
            return filing.last_filed
        found = [one for one in filing.revisions if one.number == int(number)]
        if not found:
            raise NotFound(number)
        return found[0]

    def who(self, revision: Revision) -> Any:
        """Names of persons are for the group and the city hall; the committee reads the group."""
        if masked_fields(self.context, form_key_of(self.key)) >= {"contact_name"}:
            return getattr(self.context, "organization_title", "") or _("団体")
        name = person_name(revision.receipt.entered_by or revision.receipt.filed_by)
        if revision.receipt.entered_by:
            return entered_text(self.context, revision.receipt, name)
        return name


def missing_facts(revision: Revision, schema: Any) -> list[lists.Definition]:
    """What a paper taken in incomplete lacked on that day, by the names of the questions."""
    fields = dict.fromkeys(one.field for one in revision.missing)
    titles = [schema[name].title for name in fields if name in schema]
    if not fields:
        return []
    return [lists.Definition(_("届いたときに足りなかったこと"), titles or _("様式の全体"))]
