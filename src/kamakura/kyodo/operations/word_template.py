"""Wordの差し込みひな形: keeping a template of the city's own for a form, or dropping it."""

from .base import ask
from .base import require_permission
from datetime import datetime
from io import BytesIO
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.word_templates import set_template
from kamakura.kyodo.domain.files import CONTENT_TYPES
from kamakura.kyodo.domain.files import file_refusal
from kamakura.kyodo.domain.files import FileCode
from kamakura.kyodo.domain.files import named_kind
from kamakura.kyodo.domain.office import word_refusal
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.exports.sheet import Sheet
from kamakura.kyodo.exports.word_check import check_template
from kamakura.kyodo.exports.word_check import Problem
from plone.namedfile.file import NamedBlobFile


def keep_template(
    call, form_key: str, *, data: bytes, filename: str, blank: Sheet, by: str, now: datetime
) -> list[Problem]:
    """Check a template against the form and keep it; answers what is wrong, then nothing is kept.

    ``blank`` is the empty paper of the form, which says which tags there are.
    """
    require_permission(call, permissions.MANAGE_CALL)
    if named_kind(filename) != "docx":
        raise Refused(Refusal(FileCode.KIND, {"name": filename}))
    ask(file_refusal(BytesIO(data), filename=filename, size=len(data)))
    ask(word_refusal(BytesIO(data)))
    problems = check_template(data, blank)
    if not problems:
        file = NamedBlobFile(data, contentType=CONTENT_TYPES["docx"], filename=filename)
        set_template(call, form_key, file)
        _note(call, "keep_template", form_key, by=by, now=now)
    return problems


def drop_template(call, form_key: str, *, by: str, now: datetime) -> None:
    """Go back to the default document."""
    require_permission(call, permissions.MANAGE_CALL)
    set_template(call, form_key, None)
    _note(call, "drop_template", form_key, by=by, now=now)


def _note(call, action: str, form_key: str, *, by: str, now: datetime) -> None:
    audit.record(call, action=action, by=by, now=now, details={"form_key": form_key})
