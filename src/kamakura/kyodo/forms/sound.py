"""The way back: the last model of a form's editor that had no problem."""

from .contract import check_model
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.sound_model"


def sound_model(form) -> str:
    """The last model without a problem; "" when there was none."""
    return IAnnotations(form).get(KEY, "")


def remember_sound(form) -> None:
    """Keep the model of the editor, if the process can use it."""
    model = form.fields_model or ""
    if not check_model(form.getId(), model):
        IAnnotations(form)[KEY] = model
