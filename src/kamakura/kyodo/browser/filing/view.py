"""様式の記入: one step of one form, or the whole form, kept as typed, whoever the host is.

Addresses: ``@@kyodo-form`` (the first form), ``@@kyodo-form/<key>``, ``@@kyodo-form/<key>/<step>``,
``@@kyodo-form/<key>/all`` (every step on one page); ``?form=<key>&step=<step>`` is understood too.
``?check=1`` also shows what is still missing.
Hosts are adapters to ``IPaperReader``: see ``kamakura.kyodo.forms.hosts``.
"""

from .base import form_title
from .base import HostView
from .drawing import Drawing
from .earlier import EarlierNotes
from .goals import Goals
from .lost import LoggedOut
from .mending import Mending
from .saving import Saving
from .steps import StepList
from .steps import WHOLE
from .sums import SumsPanel
from .upload import TEXTS as UPLOAD_TEXTS
from .upstream import Upstream
from kamakura.kyodo.browser.gate.gate import IOwnGate
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.files import MB
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.schema import field_names
from kamakura.kyodo.forms.schema import Step
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from typing import Any
from urllib.parse import quote
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse
import json
import logging


logger = logging.getLogger("kamakura.kyodo.filing")


@implementer(IPublishTraverse, IOwnGate)
class FilingForm(
    LoggedOut,
    Goals,
    Upstream,
    EarlierNotes,
    Mending,
    SumsPanel,
    Saving,
    StepList,
    Drawing,
    HostView,
):
    """One step of one form, or all of them."""

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
        self.step = self.wanted_step(self.step_name or self.request.form.get("step", ""))

    def wanted_step(self, name: str) -> Step:
        """The step of that name, the whole form, or where to begin."""
        found = next((step for step in self.steps if step.name == name), None)
        if found is None and name == WHOLE:
            return Step(WHOLE, "", field_names(self.steps))
        return found or self._first_step()

    def _first_step(self) -> Step:
        """In a 補正 the first step that has something to mend."""
        writable = self.papers.writable(self.key)
        open_steps = [step for step in self.steps if writable & set(step.fields)]
        return open_steps[0] if open_steps else self.steps[0]

    def __call__(self) -> str:
        if self.is_logged_out():
            return self.answer_logged_out()
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
        """Where the page saves by itself."""
        return self.action_url.replace("@@kyodo-form", "@@kyodo-autosave")

    @property
    def upload_url(self) -> str:
        """Where a chosen file goes at once; the question's name follows."""
        return self.url("@@kyodo-upload", quote(self.key, safe=":"))

    @property
    def upload_texts(self) -> str:
        """What the script says while it sends a file, in the reader's language."""
        texts = {key: self.translate(text) for key, text in UPLOAD_TEXTS.items()}
        return json.dumps(texts, ensure_ascii=False)

    @property
    def max_file_bytes(self) -> str:
        """The largest file, so that the page can say so before it is sent."""
        return str(setting("max_file_mb") * MB)

    @property
    def bytes_left(self) -> str:
        """What more files may hold together, likewise."""
        held = sum(
            file.getSize() for key in self.bundle.keys for file in self.papers.files(key).values()
        )
        return str(max(0, setting("max_filing_mb") * MB - held))

    @property
    def step_number(self) -> str:
        """The place of this step among its form's, from 1."""
        return str(self.steps.index(self.step) + 1)

    @property
    def is_last(self) -> bool:
        """Does the next page show everything before it is sent?"""
        last = self.is_whole or self.step == self.steps[-1]
        return last and self.key == self.bundle.keys[-1]
