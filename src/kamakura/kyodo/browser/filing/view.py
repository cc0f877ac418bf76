"""様式の記入: one step of one form, kept as typed, whoever the host is.

Addresses: ``@@kyodo-form`` (the first form), ``@@kyodo-form/<key>``, ``@@kyodo-form/<key>/<step>``;
``?form=<key>&step=<step>`` is understood too. ``?check=1`` also shows what is still missing.
Hosts are adapters to ``IPaperReader``: see ``kamakura.kyodo.forms.hosts``.
"""

from .base import form_title
from .base import HostView
from .base import person_name
from .earlier import EarlierNotes
from .goals import Goals
from .inputs import by_field
from .inputs import make_question
from .inputs import Question
from .inputs import stored_file
from .mending import Mending
from .reading import answer_value
from .saving import Saving
from .steps import StepList
from .sums import SumsPanel
from .typed import digest
from .typed import Typed
from .upstream import Upstream
from collections.abc import Sequence
from kamakura.kyodo.browser import parts
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.answers import AnswerCode
from kamakura.kyodo.domain.files import MB
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any
from urllib.parse import quote
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
import logging


logger = logging.getLogger("kamakura.kyodo.filing")
MISSING = frozenset(
    {
        AnswerCode.MISSING,
        AnswerCode.NOT_CHOSEN,
        AnswerCode.FILE_MISSING,
        AnswerCode.TOO_FEW_ROWS,
        "budget_empty",
        "not_ticked",
        "not_all_ticked",
    }
)


@implementer(IPublishTraverse)
class FilingForm(Goals, Upstream, EarlierNotes, Mending, SumsPanel, Saving, StepList, HostView):
    """One step of one form."""

    key = ""
    step_name = ""
    broken = False

    def publishTraverse(self, request, name):
        """Take the form and the step from the address."""
        if not self.key:
            self.key = name
        elif not self.step_name:
            self.step_name = name
        else:
            raise NotFound(name)
        return self

    def __getitem__(self, name: str):
        """The same for Plone's login, which looks whether the way back exists."""
        return self.publishTraverse(self.request, name)

    # which form, which step

    def find(self) -> None:
        """Settle the form and the step. ``Refused`` when it cannot be written now."""
        bundle = self.papers.bundle()
        self.key = self.key or self.request.form.get("form", "")
        self.key = self.key or (bundle.keys[0] if bundle else "")
        if refusal := self.papers.edit_refusal(self.key):
            raise Refused(refusal)
        self.bundle = self.papers.bundle_of(self.key)
        self.schema = self.papers.schema(self.key)
        self.steps = self.papers.steps(self.key)
        wanted = self.step_name or self.request.form.get("step", "")
        names = [step.name for step in self.steps]
        self.step = self.steps[names.index(wanted) if wanted in names else self._first_step()]

    def _first_step(self) -> int:
        """In a 補正 the first step that has something to mend."""
        writable = self.papers.writable(self.key)
        open_steps = [n for n, step in enumerate(self.steps) if writable & set(step.fields)]
        return open_steps[0] if open_steps else 0

    def __call__(self) -> str:
        try:
            self.find()
        except Refused as refused:
            return self.redirect(self.url(), sentence(refused.refusal), kind="warning")
        except BrokenModel as problem:
            logger.error("form %s of %s is broken: %s", self.key, self.context.getId(), problem)
            self.broken = True
            self.refusals.append(sentence(Refusal(FilingCode.DESIGN_BROKEN)))
            return self.index()
        return super().__call__()

    @property
    def title(self) -> Any:
        return form_title(self.key) if self.key else _("様式の記入")

    @property
    def back(self) -> tuple[str, Any]:
        return self.url(), self.context.Title()

    @property
    def action_url(self) -> str:
        return self.form_url(self.key, "" if self.broken else self.step.name)

    @property
    def autosave_url(self) -> str:
        return self.action_url.replace("@@kyodo-form", "@@kyodo-autosave")

    @property
    def upload_url(self) -> str:
        """Where a chosen file goes at once; the question's name follows."""
        return self.url("@@kyodo-upload", quote(self.key, safe=":"))

    @property
    def max_file_bytes(self) -> str:
        """The largest file, so that the page can say so before it is sent."""
        return str(setting("max_file_mb") * MB)

    # drawing

    typed_now: Typed | None = None

    def update(self) -> None:
        raw = self.papers.raw(self.key)
        if self.typed_now is None:
            self.request.form.update(raw)
        else:
            for one in self.typed_now.raw:
                raw[one] = self.typed_now.raw[one]
            for one in self.step.fields:
                for key in questions.names_of(one, raw):
                    if key not in self.typed_now.raw and one in self.papers.writable(self.key):
                        del raw[key]
        self.raw = raw
        self.base = digest(self.papers.raw(self.key), self.step.fields)
        self.all_papers = {paper.key: paper for paper in self.papers.papers(self.bundle.name)}
        self.mending()
        self.questions = self.make_questions()
        self.saved = self.saved_line()

    def make_questions(self) -> list[Question]:
        """The questions of this step."""
        findings = by_field(self.shown_findings())
        writable = self.papers.writable(self.key, self.step.fields)
        made = []
        for one in self.step.fields:
            field = self.schema[one]
            if one not in writable and questions.kind_of(field) != "note":
                made.append(self.fixed(field))
                continue
            made.append(
                make_question(
                    field,
                    raw=self.raw,
                    findings=findings.get(one, ()),
                    context=self.context,
                    request=self.request,
                    stored=self.stored(one),
                )
            )
        return made

    def shown_findings(self) -> Sequence[Finding]:
        """What cannot be understood is always said; what is missing only when asked for."""
        paper: Paper = self.all_papers[self.key]
        found = self.beside_sums(paper.findings)
        if not self.request.form.get("check"):
            found = [one for one in found if one.code not in MISSING]
        if self.typed_now is not None:
            found += self.typed_now.findings
        return found

    def fixed(self, field: Any) -> Question:
        answers = self.all_papers[self.key].answers
        value = answer_value(field, answers.get(field.__name__), self.context)
        return Question(name=field.__name__, kind="fixed", label=field.title, fixed=value)

    def stored(self, name: str) -> Any:
        file = self.papers.files(self.key).get(name)
        if file is None:
            return None
        return stored_file(file, name=name, url=self.url("@@kyodo-file", self.key, "draft", name))

    def saved_line(self) -> parts.Saved:
        filing = self.papers.filings.get(self.key)
        draft = filing.draft if filing is not None else None
        if draft is None or draft.saved_at is None:
            return parts.Saved(None)
        return parts.Saved(draft.saved_at, by=person_name(draft.saved_by))

    @property
    def error_items(self) -> list[parts.ErrorItem]:
        items = [parts.ErrorItem(text) for text in self.refusals]
        for question in getattr(self, "questions", ()):
            items += question.errors
        return items

    @property
    def step_number(self) -> str:
        return str(self.steps.index(self.step) + 1)

    @property
    def is_last(self) -> bool:
        return self.step == self.steps[-1] and self.key == self.bundle.keys[-1]
