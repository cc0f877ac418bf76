"""The forms of a proposal: which are open in which state, and what they start from."""

from . import checks
from .catalog import forms_of_proposal
from .hosts import Bundle
from .hosts import FilingHost
from .prefill import proposal_raw
from .prefill import taken_over_files
from .prefill import upstream_form
from .prefill import upstream_raw
from .questions import name
from .questions import raw_row
from .questions import row_numbers
from .raw import raw_of
from .tables import is_blank_row
from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.domain import filing as rules
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.operations import proposal as verbs
from kamakura.kyodo.operations.intake import is_clerk
from plone import api
from typing import Any
from zope.component import adapter
from zope.interface.interfaces import IInterface


SHEET = "preliminary_sheet"
NAMES = ("tentative_name", "project_name")
PROPOSAL_FORMS = ("group_proposal", "city_proposal")


@adapter(IKyodoProposal)
class ProposalHost(FilingHost):
    """様式1–5 and the 提案事前調整シート of one proposal."""

    @cached_property
    def call(self):
        return call_of(self.host)

    @cached_property
    def theme(self):
        return theme_of(self.host)

    @cached_property
    def state(self) -> str:
        return api.content.get_state(self.host)

    @property
    def form_keys(self) -> tuple[str, ...]:
        """The numbered forms of this kind of proposal."""
        return tuple(spec.key for spec in forms_of_proposal(self.host.kind))

    def may_edit(self, key: str) -> bool:
        """A paper that the secretariat types in is written by it alone: it says who wrote it."""
        if open_intake(self.host) is not None and not is_clerk(self.host):
            return False
        return super().may_edit(key)

    def bundles(self) -> tuple[Bundle, ...]:
        """What can be sent in the present state."""
        if self.state == "draft" and self.host.intake is not None:
            return (self._proposal(),)
        if self.state == "draft" and self.setting("require_preliminary"):
            return (self._sheet(), self._proposal())
        if self.state in ("draft", "preliminary"):
            return (self._proposal(),)
        if self.state == "correction":
            return (self._correction(),)
        if self.state in ("consulting", "budgeting"):
            return (self._revision(),)
        return ()

    def _sheet(self) -> Bundle:
        return Bundle(
            "sheet",
            _("提案事前調整シート"),
            (SHEET,),
            _("シートを送る"),
            (
                _("事務局がシートを読み、担当課を決めて回答を頼みます。"),
                _("協議のあと、提案書を提出できるようになります。提案書は先に書き始められます。"),
            ),
        )

    def _proposal(self) -> Bundle:
        return Bundle(
            "proposal",
            _("提案書一式"),
            self.form_keys,
            _("提出する"),
            (
                _("受付番号が画面に出ます。メールでもお知らせします。"),
                _(
                    "提出したあとは書き直せません。直すところがあれば、事務局から補正をお願いします。"
                ),
            ),
        )

    def _correction(self) -> Bundle:
        marked = {item.partition(":")[0] for item in self.host.correction_items}
        keys = [key for key in (*self.form_keys, SHEET) if key in marked or self._sums_opened(key)]
        return Bundle(
            "correction",
            _("補正"),
            tuple(keys),
            _("補正を提出する"),
            (_("直したところだけが新しくなります。事務局がもう一度確かめます。"),),
        )

    def _sums_opened(self, key: str) -> bool:
        return key in PROPOSAL_FORMS and bool(self.open_fields(key))

    def _revision(self) -> Bundle:
        return Bundle(
            "revision",
            _("書類の書き直し"),
            self.form_keys,
            _("書き直した書類を送る"),
            (_("前に送った書類も残ります。新しい書類が協議に使われます。"),),
        )

    def start(self, key: str, schema: IInterface) -> dict[str, Any]:
        return proposal_raw(self.host, key, schema, today=today(self.now))

    def start_files(self, key: str, schema: IInterface) -> dict[str, Any]:
        return taken_over_files(self.host, schema) if key != SHEET else {}

    def upstream(self, key: str) -> tuple[str, dict[str, Any]]:
        if self.state not in ("draft", "preliminary"):
            return "", {}
        said = upstream_raw(self.host, key, self.schema(key))
        return upstream_form(self.host, key), said

    def raw(self, key: str) -> dict[str, Any]:
        raw = super().raw(key)
        if self.locked_fields(key) and self.theme is not None:
            fixed = {"theme": self.theme.UID(), "wanted_section": [self.theme.section]}
            raw |= raw_of(self.schema(key), fixed)
        return raw

    def open_fields(self, key: str) -> frozenset[str] | None:
        if self.state != "correction":
            return None
        return rules.open_fields(self.host.correction_items, key)

    def locked_fields(self, key: str) -> frozenset[str]:
        if self.host.kind == "city" and key == "city_proposal":
            return frozenset({"theme", "wanted_section"})
        return frozenset({"kind"}) if key == SHEET else frozenset()

    @property
    def ceiling(self) -> int | None:
        """市負担金の上限 of the theme, else of the call, else of the settings."""
        if self.theme is not None:
            return self.theme.cap_yen
        cap = self.call.cap_group_yen
        return self.setting("cap_group_yen") if cap is None else cap

    def cross_check(self, papers: Mapping[str, Paper]) -> Mapping[str, Iterable[Any]]:
        """Sums, period, people, roles, requirements; a form not opened counts as it was sent."""
        settings = _Settings(self)
        now = today(self.host.submitted_at or self.now)
        found: dict[str, list[Any]] = {}
        for key, paper in papers.items():
            if key in PROPOSAL_FORMS:
                found[key] = list(
                    checks.proposal_findings(
                        paper.answers,
                        budget=self._answers("budget", papers),
                        fiscal_year=self.call.fiscal_year + 1,
                        settings=settings,
                        today=now,
                    )
                )
            elif key == "project_plan":
                found[key] = self._plan_findings(paper, papers)
            elif key == "budget":
                found[key] = self._budget_findings(paper, settings)
            elif key == "organization_profile":
                found[key] = checks.people_findings(paper.answers)
        return found

    def _answers(self, key: str, papers: Mapping[str, Paper]) -> Mapping[str, Any]:
        return papers[key].answers if key in papers else Filings(self.host).answers(key)

    def _budget_findings(self, paper: Paper, settings) -> list[Any]:
        if not paper.is_complete or not paper.answers:
            # Sums of half-understood rows would only confuse.
            return []
        numbers = self._row_numbers("budget", "income", "expense")
        return list(
            checks.budget_paper_findings(
                paper.answers, settings=settings, ceiling=self.ceiling, row_numbers=numbers
            )
        )

    def _plan_findings(self, paper: Paper, papers: Mapping[str, Paper]) -> list[Any]:
        form = next((key for key in self.form_keys if key in PROPOSAL_FORMS), "")
        return list(
            checks.plan_findings(
                paper.answers,
                proposal=self._answers(form, papers),
                row_numbers=self._row_numbers("project_plan", "schedule"),
            )
        )

    def _row_numbers(self, key: str, *names: str) -> dict[str, list[int]]:
        """The number in the form of each answered row; blank rows stand between them."""
        raw, schema = self.raw(key), self.schema(key)
        return {
            name: [
                n
                for n in row_numbers(name, raw)
                if not is_blank_row(schema[name], raw_row(schema[name], n, raw))
            ]
            for name in names
        }

    def save(self, key: str, **options: Any) -> int:
        serial = super().save(key, **options)
        for field in NAMES:
            typed = options["typed"].get(name(field))
            if isinstance(typed, str) and typed.strip():
                verbs.name_draft(self.host, title=typed)
        return serial

    def send(self, bundle: Bundle, *, token: str, by: str, now: datetime) -> str:
        act = {
            "sheet": verbs.send_sheet,
            "proposal": verbs.file_proposal,
            "correction": verbs.resend_correction,
            "revision": verbs.revise_papers,
        }[bundle.name]
        act(self.host, token=token, by=by, now=now)
        page = "@@kyodo-receipt" if bundle.name == "proposal" else ""
        return f"{self.host.absolute_url()}/{page}".rstrip("/")


class _Settings(dict):
    """Settings of the call, looked up when asked for."""

    def __init__(self, host: ProposalHost) -> None:
        super().__init__()
        self.host = host

    def __missing__(self, name: str) -> Any:
        return self.host.setting(name)
