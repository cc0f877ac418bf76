"""様式が新しくなりました: what changed, what became of the answers, until the group confirms."""

from dataclasses import dataclass
from kamakura.kyodo import form_messages
from kamakura.kyodo import permissions
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.filing.base import form_title
from kamakura.kyodo.browser.filing.files import FilingFile
from kamakura.kyodo.browser.parts import Link
from kamakura.kyodo.content.paper_states import design_call
from kamakura.kyodo.content.renewals import Renewal
from kamakura.kyodo.content.renewals import renewals
from kamakura.kyodo.content.renewals import SetAside
from kamakura.kyodo.domain.form_changes import form_changes
from kamakura.kyodo.domain.form_changes import INPUT_PREFIX
from kamakura.kyodo.domain.outlines import Outline
from kamakura.kyodo.forms.freeze import outline_of_version
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations.form_drafts import confirm_renewal
from plone import api
from typing import Any
from zExceptions import NotFound
from zExceptions import Unauthorized


@dataclass(frozen=True)
class Notice:
    """What the banner says of one paper."""

    key: str
    is_open: bool
    reason: str
    changes: list[Any]
    answers: list[lists.Definition]


def notice_of(host, key: str) -> Notice | None:
    """None when the form of this paper was never renewed, or nothing is left to say."""
    renewal = renewals(host).get(key)
    if renewal is None or not (renewal.is_open or renewal.set_aside):
        return None
    call = design_call(host)
    return Notice(
        key=key,
        is_open=renewal.is_open,
        reason=renewal.reason,
        changes=_changes(call, renewal),
        answers=[
            one
            for place, aside in enumerate(renewal.set_aside)
            for one in _answers(
                call, aside, f"{host.absolute_url()}/@@kyodo-set-aside/{key}/{place}"
            )
        ],
    )


def _changes(call, renewal: Renewal) -> list[Any]:
    old, new = (outline_of_version(call, digest) for digest in (renewal.old, renewal.new))
    return [form_messages.change_sentence(change) for change in form_changes(old, new)]


def _answers(call, aside: SetAside, url: str) -> list[lists.Definition]:
    outline = outline_of_version(call, aside.version)
    by_question: dict[str, list[Any]] = {}
    for key, value in aside.raw.items():
        name = key.removeprefix(INPUT_PREFIX).partition(".")[0]
        by_question.setdefault(name, []).extend(_words(outline, name, value))
    for name, file in aside.files.items():
        by_question.setdefault(name, []).append(Link(file.filename, f"{url}/{name}"))
    labels = {question.name: question.label for question in outline.questions()}
    return [
        lists.Definition(labels.get(name, name), words if len(words) > 1 else words[0])
        for name, words in by_question.items()
        if words
    ]


def _words(outline: Outline, name: str, value: Any) -> list[str]:
    """What was typed, a choice by its title."""
    question = outline.by_name().get(name)
    titles = dict(question.choices) if question is not None else {}
    typed = [value] if isinstance(value, str) else list(value)
    return [titles.get(one, one) for one in typed if one]


class RenewalNotice(KyodoView):
    """``@@kyodo-renewed``: the banner of a paper, and the button that confirms it."""

    title = _("様式が新しくなりました")

    def notice(self, key: str) -> Notice | None:
        """What to say above a paper."""
        return notice_of(self.context, key)

    def __call__(self):
        if not api.user.has_permission(permissions.EDIT_FILING, obj=self.context):
            raise Unauthorized(self.__name__)
        return super().__call__()

    def page(self) -> str:
        """It is a part of the filing screen, no page of its own."""
        return self.redirect(self.url("@@kyodo-form", self.request.form.get("key", "")))

    def do_confirm(self):
        key = self.typed("key")
        if key not in renewals(self.context):
            raise NotFound(key)
        confirm_renewal(self.context, key, by=self.by, now=self.now)
        message = _("「${form}」の変更を確かめました。", mapping={"form": form_title(key)})
        return self.redirect(self.url("@@kyodo-form", key), message)


class SetAsideFile(FilingFile):
    """``@@kyodo-set-aside/<key>/<place>/<field>``: a file that found no place in a new version."""

    def find(self, key: str, revision: str, field: str) -> Any:
        """The file, for those who write the paper; not found for everybody else."""
        renewal = renewals(self.context).get(key)
        if renewal is None or not revision.isdecimal() or not self.may_read_draft(key, field):
            raise NotFound(field)
        aside = dict(enumerate(renewal.set_aside)).get(int(revision))
        file = None if aside is None else aside.files.get(field)
        if file is None:
            raise NotFound(field)
        return file
