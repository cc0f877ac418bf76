"""What the pages of the filing screen share: the host's forms, their names, where to go."""

from collections.abc import Iterable
from dataclasses import dataclass
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.intake.words import typing_note
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.domain.progress import count_done
from kamakura.kyodo.domain.progress import Progress
from kamakura.kyodo.domain.progress import progress
from kamakura.kyodo.domain.progress import whole
from kamakura.kyodo.forms.catalog import form_key_of
from kamakura.kyodo.forms.catalog import spec
from kamakura.kyodo.forms.freeze import name_of_version
from kamakura.kyodo.forms.hosts import FilingHost
from kamakura.kyodo.forms.names import form_name
from kamakura.kyodo.forms.names import form_number as named_number
from kamakura.kyodo.forms.names import number_text
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.schema import Step
from kamakura.kyodo.forms.touched import touched
from kamakura.kyodo.forms.values import is_empty
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IPaperReader
from plone import api
from typing import Any
from urllib.parse import quote
from urllib.parse import urlencode
from zExceptions import NotFound


def form_title(key: str) -> Any:
    """様式1 提案書(市民活動団体提案), with the city's own number and title."""
    return form_name(form_key_of(key))


def form_number(key: str) -> Any:
    """様式1; the title of a form without a number."""
    form_key = form_key_of(key)
    number = named_number(form_key)
    return number_text(number) if number else spec(form_key).title


def person_name(user_id: str) -> str:
    """A person's name, else the login name."""
    user = api.user.get(userid=user_id) if user_id else None
    return (user.getProperty("fullname") if user else "") or user_id


class HostView(KyodoView):
    """A page about the filings of a host."""

    def page(self) -> str:
        """Papers and tables need the width: without the columns at the sides."""
        self.request.set("disable_plone.leftcolumn", True)
        self.request.set("disable_plone.rightcolumn", True)
        return super().page()

    @property
    def lead(self) -> Any:
        """Said on every page of a paper that is typed in for a group."""
        return typing_note(self.context, self.by)

    @property
    def papers(self) -> FilingHost:
        """The host's forms, at this moment."""
        if not hasattr(self, "_papers"):
            reader = IPaperReader(self.context, None)
            if reader is None:
                raise NotFound(self.context.getId())
            self._papers = reader.at(self.now)
        return self._papers

    def sent_title(self, key: str, version: str) -> Any:
        """Number and title as they stood on the paper that was filled in."""
        return name_of_version(self.papers.call, form_key_of(key), version)

    def form_url(self, key: str, step: str = "") -> str:
        """The address of a form, or of a step of it."""
        return self.url("@@kyodo-form", *(quote(part, safe=":") for part in (key, step) if part))

    @property
    def login_url(self) -> str:
        """The login for somebody whose session has ended; it leads back here."""
        query = urlencode({"came_from": self.request["ACTUAL_URL"]})
        return f"{api.portal.get().absolute_url()}/login?{query}"

    def preview_url(self, bundle: str) -> str:
        """The address of the confirmation page."""
        return self.url(f"@@kyodo-preview?bundle={bundle}")


def form_progress(papers: FilingHost, paper: Paper) -> Progress:
    """The state of a form. What it was prefilled with is nobody's work yet."""
    if papers.filings.get(paper.key) is None:
        return Progress.TODO
    try:
        steps = papers.steps(paper.key)
    except BrokenModel:
        return Progress.WRONG
    return whole(step_states(papers, paper, steps), is_complete=paper.is_complete)


def step_states(papers: FilingHost, paper: Paper, steps: Iterable[Step]) -> list[Progress]:
    """The states of the steps of a form; of one nobody has begun, all are 未記入."""
    if papers.filings.get(paper.key) is None:
        return [Progress.TODO for _step in steps]
    written = touched(papers, paper.key)
    return [step_progress(paper, step.fields, written=written) for step in steps]


def step_progress(paper: Paper, names: Iterable[str], *, written: frozenset[str]) -> Progress:
    """The state of some questions of a form; ``written``: those somebody has written in."""
    own = set(names)
    findings = [one for one in paper.findings if one.field.partition(".")[0] in own]
    answered = any(not is_empty(paper.answers.get(name)) for name in own)
    return progress(findings, answered=answered, touched=bool(own & written))


# A sign and a word; the tone only supports them.
MARKS = {
    Progress.TODO: ("○", _("未記入"), "neutral"),
    Progress.BEGUN: ("…", _("記入中"), "waiting"),
    Progress.DONE: ("✓", _("完了"), "good"),
    Progress.WRONG: ("!", _("直すところがあります"), "bad"),
}


@dataclass(frozen=True)
class Tally:
    """How many forms of a bundle are done, as a small picture and in words."""

    states: tuple[Progress, ...]

    @property
    def text(self) -> Any:
        """5つのうち2つ完了; 「0つ」 nobody says."""
        done, total = count_done(self.states)
        if not done:
            return _("完了はまだありません")
        mapping = {"total": str(total), "done": str(done)}
        return _("${total}つのうち${done}つ完了", mapping=mapping)
