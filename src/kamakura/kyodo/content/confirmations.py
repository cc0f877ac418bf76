"""照合: who compared a form with the city's official file, and when."""

from BTrees.OOBTree import OOBTree
from dataclasses import dataclass
from datetime import datetime
from kamakura.kyodo.content.settings import setting
from plone import api
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.form_confirmations"


@dataclass(frozen=True)
class Confirmation:
    """One comparison; without person and moment when it was only ticked in the settings."""

    by: str = ""
    at: datetime | None = None


def confirmation(form_key: str) -> Confirmation | None:
    """None while the questions of the form are only assumed."""
    if form_key not in (setting("confirmed_forms") or ()):
        return None
    known = IAnnotations(api.portal.get()).get(KEY, {}).get(form_key)
    return Confirmation(*known) if known else Confirmation()


def note_confirmation(form_key: str, *, by: str, now: datetime) -> None:
    """Keep who compared the form and when; the tick itself is a setting."""
    annotations = IAnnotations(api.portal.get())
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    annotations[KEY][form_key] = (by, now)


def forget_confirmation(form_key: str) -> None:
    """The comparison does not count any more."""
    IAnnotations(api.portal.get()).get(KEY, {}).pop(form_key, None)
