"""確認 and 提出: everything as it will be read, what is missing, and the one button."""

from .base import form_title
from .base import HostView
from .earlier import compare_url
from .mending import progress
from .reading import finding_texts
from .reading import Section
from .reading import sections
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from kamakura.kyodo.browser.intake.acts import TakingIn
from kamakura.kyodo.browser.parts import Link
from kamakura.kyodo.content.returned import returned
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms.catalog import form_key_of
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations.filing import report_broken_design
from typing import Any
from uuid import uuid4


@dataclass(frozen=True)
class Sheet:
    """One paper on the page: as it will be read, what is missing, what to look at."""

    title: Any
    url: str
    anchor: str
    sections: list[Section] = field(default_factory=list)
    missing: list[Link] = field(default_factory=list)
    warnings: list[Any] = field(default_factory=list)
    compare: str = ""


class Preview(TakingIn, HostView):
    """All forms of one bundle, and 提出する."""

    @property
    def bundle(self):
        """What is sent from here."""
        return self.papers.bundle(self.request.form.get("bundle", ""))

    @property
    def title(self) -> Any:
        return _("提出する内容の確認")

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    @property
    def action_url(self) -> str:
        return self.preview_url(self.bundle.name if self.bundle else "")

    def __call__(self) -> str:
        token = self.request.form.get("token", "")
        if self.bundle is None or not self.papers.may_edit(self.bundle.keys[0]):
            if token and self.papers.filings.token_used(token):
                return self.redirect(self.done_url())
            message = sentence(Refusal(FilingCode.LOCKED))
            return self.redirect(self.done_url(), message, kind="warning")
        return super().__call__()

    def done_url(self) -> str:
        """Where a sent host is looked at: 受付 for a proposal with a number."""
        number = getattr(self.context, "receipt_number", "")
        return self.url("@@kyodo-receipt") if number else self.url()

    @property
    def returned_reason(self) -> str:
        """Why one of these papers was given back, until it is sent again."""
        reasons = returned(self.context)
        return next((reasons[key] for key in self.bundle.keys if key in reasons), "")

    def do_send(self) -> str:
        """提出する. The answer is a redirect: a reload sends nothing."""
        try:
            url = self.papers.send(self.bundle, token=self.typed("token"), by=self.by, now=self.now)
        except Refused as refused:
            if refused.refusal.code == FilingCode.DESIGN_BROKEN:
                self.broken = True
            raise
        return self.redirect(url)

    broken = False

    def handle_post(self) -> str | None:
        """A broken form is told to the secretariat after the refusal has undone all else."""
        answer = super().handle_post()
        if self.broken:
            for paper in self.papers.papers(self.bundle.name):
                if any(one.code == FilingCode.DESIGN_BROKEN for one in paper.findings):
                    title = self.translate(form_title(paper.key))
                    report_broken_design(self.context, form=title, by=self.by, now=self.now)
        return answer

    def update(self) -> None:
        self.token = self.typed("token") or uuid4().hex
        self.sheets = [self.sheet(paper) for paper in self.papers.papers(self.bundle.name)]
        self.missing = [link for sheet in self.sheets for link in sheet.missing]
        self.is_complete = not self.missing
        self.confirms = self.taking_in()
        self.progress = progress(self)

    def sheet(self, paper: Paper) -> Sheet:
        """One paper."""
        title = form_title(paper.key)
        schema = self.papers.reading(paper.key)
        if schema is None or any(one.code == FilingCode.DESIGN_BROKEN for one in paper.findings):
            return self.broken_sheet(title, paper, schema)
        steps = self.papers.steps_in(paper.key, schema)
        where = {name: step.name for step in steps for name in step.fields}
        missing = [
            Link(text, f"{self.form_url(paper.key, where.get(name, steps[0].name))}?check=1")
            for name, text in finding_texts(paper.findings, "error", schema)
        ]
        return Sheet(
            title=title,
            url=self.form_url(paper.key),
            anchor=form_key_of(paper.key),
            sections=sections(
                schema,
                steps,
                paper.answers,
                context=self.context,
                files=self.draft_files(paper.key),
                file_url=lambda name: self.url("@@kyodo-file", paper.key, "draft", name),
                edit_url=lambda step: self.form_url(paper.key, step.name),
            ),
            missing=missing,
            compare=compare_url(self, paper.key),
            warnings=[text for _n, text in finding_texts(paper.findings, "warning", schema)],
        )

    def draft_files(self, key: str) -> Mapping[str, Any]:
        """The files of a draft, by their questions."""
        filing = self.papers.filings.get(key)
        return filing.draft.files if filing is not None and filing.draft is not None else {}

    def broken_sheet(self, title: Any, paper: Paper, schema: Any) -> Sheet:
        """A paper whose design cannot be used: what was written is still shown."""
        text = sentence(Refusal(FilingCode.DESIGN_BROKEN))
        shown = []
        if schema is not None:
            steps = self.papers.steps_in(paper.key, schema)
            shown = sections(schema, steps, paper.answers, context=self.context)
        return Sheet(title, "", "", sections=shown, missing=[Link(text, self.url())])
