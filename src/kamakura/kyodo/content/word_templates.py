"""The city's own Word template of each form, kept at the call and taken over from year to year."""

from BTrees.OOBTree import OOBTree
from plone.namedfile.file import NamedBlobFile
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.word_templates"

NOTICE = "selection_notice"
REPORT = "selection_report"
"""The keys of 選考結果通知書 and 選考結果報告書 among the templates of the forms."""


def template_of(call, form_key: str) -> NamedBlobFile | None:
    """The template of a form, or None: then the default document is used."""
    tree = IAnnotations(call).get(KEY) if call is not None else None
    return None if tree is None else tree.get(form_key)


def set_template(call, form_key: str, file: NamedBlobFile | None) -> None:
    """Keep a checked template; None goes back to the default document."""
    annotations = IAnnotations(call)
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    if file is None:
        annotations[KEY].pop(form_key, None)
    else:
        annotations[KEY][form_key] = file


def copy_templates(from_call, to_call) -> None:
    """Give a new call the templates of last year's."""
    for form_key, file in (IAnnotations(from_call).get(KEY) or {}).items():
        copied = NamedBlobFile(file.data, contentType=file.contentType, filename=file.filename)
        set_template(to_call, form_key, copied)
