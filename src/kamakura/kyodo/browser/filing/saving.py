"""Answering a POST of the filing screen: keep what was typed, then go where the button says."""

from .base import form_title
from .base import person_name
from .base import step_states
from .bases import base_of
from .bases import compare
from .bases import read_base
from .reading import answer_value
from .taking import Limits
from .typed import Typed
from .typed import typed_in
from .upstream import COPY
from collections.abc import Mapping
from functools import partial
from kamakura.kyodo.browser import lists
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.progress import Progress
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms import questions
from kamakura.kyodo.forms.hosts import FilingHost
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations.takeover import confirm_taken
from types import MappingProxyType
from typing import Any


CONFIRM = "confirm_copied"


def limits_of(
    papers: FilingHost, key: str, field: str, *, fresh: Mapping[str, Any] = MappingProxyType({})
) -> Limits:
    """What the file of a question may be, beside the other files sent together with it.

    ``fresh``: files of this form taken a moment ago, not yet kept.
    """
    bundle = papers.bundle_of(key)
    kept = {(one, name): f for one in bundle.keys for name, f in papers.files(one).items()}
    kept |= {(key, name): file for name, file in fresh.items()}
    kept.pop((key, field), None)
    return Limits(
        file_mb=setting("max_file_mb"),
        filing_mb=setting("max_filing_mb"),
        other_sizes=tuple(file.getSize() for file in kept.values()),
    )


BUTTONS = {"do", "kyodo.addrow", "kyodo.removerow", "kyodo.moverow", "kyodo.restorerow"}


class Saving:
    """The part of the filing screen that writes."""

    def handle_post(self) -> str | None:
        """Save what was typed, whatever it is; then go where the button says."""
        form = self.request.form
        if not BUTTONS & set(form):
            return None
        self.typed_now = self.read_typed()
        if not self.is_authentic():
            return None
        rows_only = form.get("do") not in ("save", "next", "back", CONFIRM, COPY)
        if not self.save_typed() or self.typed_now.findings or rows_only:
            return None
        if form["do"] == CONFIRM:
            confirm_taken(
                self.context, key=self.key, names=self.step.fields, by=self.by, now=self.now
            )
        if form["do"] == COPY:
            self.copy_upstream()
        return self.redirect(self.target(form["do"]), self.left_behind(), kind="warning")

    def left_behind(self) -> Any:
        """Whoever goes on is told that something of this page cannot be sent as it stands."""
        if self.request.form["do"] not in ("next", "back") or self.is_whole:
            return None
        papers = {one.key: one for one in self.papers.papers(self.bundle.name)}
        state = step_states(self.papers, papers[self.key], [self.step])
        if state != [Progress.WRONG]:
            return None
        step = {"step": self.step.label or form_title(self.key)}
        return _("「${step}」に直すところがあります。あとからでも直せます。", mapping=step)

    def read_typed(self) -> Typed:
        """What this page sent."""
        names = [one for one in self.step.fields if one in self.papers.writable(self.key)]
        return typed_in(
            self.schema,
            names,
            request=self.request,
            context=self.context,
            limits=partial(limits_of, self.papers, self.key),
        )

    def save_typed(self) -> bool:
        """Keep it, unless somebody else has saved this step since the page was opened."""
        try:
            self.store(self.typed_now)
        except Refused as refused:
            self.explain(refused.refusal)
            return False
        return True

    def store(self, typed: Typed) -> None:
        """Save what this person changed; ``Refused`` (draft_changed) when others changed it too."""
        names = [one for one in self.step.fields if one in self.papers.writable(self.key)]
        base = read_base(self.request.form.get("base") or "")
        kept = self.papers.raw(self.key)
        change = compare(typed.raw, kept, base=base, names=names)
        self.untouched = frozenset(names) - change.touched
        self.seen = base
        filing = self.papers.filings.get(self.key)
        serial = filing.draft.serial if filing is not None and filing.draft is not None else None
        self.papers.save(
            self.key,
            typed=typed.raw,
            names=[*change.touched, *typed.files, *typed.removed],
            files=typed.files,
            removed=typed.removed,
            base_serial=-1 if change.both else serial,
            by=self.by,
            now=self.now,
        )

    untouched: frozenset[str] = frozenset()
    """What this person left as it was: shown as it is kept now, whoever wrote it."""

    seen: Mapping[str, str] = MappingProxyType({})

    def next_base(self) -> str:
        """For a page that stays open: what it shows of others' questions is still the old text."""
        names = self.step.fields
        now = read_base(base_of(self.papers.raw(self.key), names))
        old = {one: self.seen[one] for one in self.untouched if one in self.seen}
        return " ".join(f"{name}:{digest}" for name, digest in {**now, **old}.items())

    def explain(self, refusal: Refusal) -> None:
        """Say why it was not saved; for a save in between also what the other person wrote."""
        if refusal.code != FilingCode.DRAFT_CHANGED:
            self.refusals.append(sentence(refusal))
            return
        name = person_name(refusal.params["user"])
        params = {**refusal.params, "user": name}
        self.refusals.append(
            _("${name}さんの保存と重なりました。", mapping={"name": name}),
        )
        self.refusals.append(sentence(Refusal(refusal.code, params)))
        self.other = self.difference()

    other: lists.Difference | None = None

    def difference(self) -> lists.Difference:
        """What is kept now beside what this page holds."""
        kept = self.papers.read(self.key).answers
        changes = []
        for one in self.step.fields:
            if one in self.untouched:
                continue
            field = self.schema[one]
            old = answer_value(field, kept.get(one), self.context, text_only=True)
            new = " ".join(
                str(self.typed_now.raw[key])
                for key in questions.names_of(one, self.typed_now.raw)
                if self.typed_now.raw[key]
            )
            if questions.kind_of(field) in ("line", "text", "email", "url"):
                changes.append(lists.Change(field.title, old, new))
        return lists.Difference(
            _("同じページの2つの内容"),
            [change for change in changes if change.is_changed],
            old_title=_("保存されている内容"),
            new_title=_("あなたの入力"),
        )

    def target(self, button: str) -> str:
        """Where a button leads."""
        if button in ("save", CONFIRM, COPY):
            return self.action_url
        place = len(self.steps) - 1 if self.is_whole else self.steps.index(self.step)
        if self.is_whole and button == "back":
            return self.url()
        place += 1 if button == "next" else -1
        if 0 <= place < len(self.steps):
            return self.form_url(self.key, self.steps[place].name)
        if button == "back":
            return self.url()
        keys = self.bundle.keys
        rest = keys[keys.index(self.key) + 1 :]
        return self.form_url(rest[0]) if rest else self.preview_url(self.bundle.name)
