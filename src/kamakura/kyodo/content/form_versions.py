"""Frozen versions of a call's forms: what a filing was filled on never changes."""

from BTrees.OOBTree import OOBTree
from datetime import datetime
from functools import lru_cache
from hashlib import sha256
from lxml import etree
from persistent import Persistent
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.form_versions"


class UnreadableModel(ValueError):
    """The text is not well-formed XML."""


class FormVersion(Persistent):
    """One frozen model. ``number`` counts the versions of the form in its call, from 1.

    ``outline`` is the same design as plain data (``domain.outlines``, as JSON): papers are
    read by it for ever, whatever becomes of the model.
    """

    def __init__(
        self,
        *,
        form_key: str,
        model: str,
        number: int,
        frozen_at: datetime,
        frozen_by: str,
        reason: str = "",
        outline: str = "",
    ) -> None:
        self.form_key = form_key
        self.model = model
        self.number = number
        self.frozen_at = frozen_at
        self.frozen_by = frozen_by
        self.reason = reason
        self.outline = outline

    @property
    def hash(self) -> str:
        """The key it is stored and referred to by."""
        return model_hash(self.form_key, self.model)


@lru_cache(maxsize=64)
def canonical(xml: str) -> str:
    """The model without what does not matter: blanks between tags, order of attributes.

    Entities are not resolved. Raises ``UnreadableModel``. Kept, for one page of the filing
    screen asks for the same models again and again.
    """
    parser = etree.XMLParser(
        remove_blank_text=True, remove_comments=True, remove_pis=True, resolve_entities=False
    )
    try:
        root = etree.fromstring((xml or "").encode("utf-8"), parser=parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableModel(str(error)) from error
    return etree.tostring(root, method="c14n").decode("utf-8")


def model_hash(form_key: str, xml: str) -> str:
    """The name of a frozen version: form and canonical model."""
    return sha256(f"{form_key}\n{canonical(xml)}".encode()).hexdigest()


def _store(call, *, create: bool = False) -> OOBTree | None:
    annotations = IAnnotations(call)
    if create and KEY not in annotations:
        annotations[KEY] = OOBTree({"versions": OOBTree(), "current": OOBTree()})
    return annotations.get(KEY)


def versions(call, form_key: str = "") -> tuple[FormVersion, ...]:
    """The frozen versions of a call (of one form), oldest first."""
    store = _store(call)
    if store is None:
        return ()
    found = [v for v in store["versions"].values() if form_key in ("", v.form_key)]
    return tuple(sorted(found, key=lambda v: (v.form_key, v.number)))


def version(call, digest: str) -> FormVersion | None:
    """The version a filing refers to."""
    store = _store(call)
    return None if store is None else store["versions"].get(digest)


def current(call, form_key: str) -> FormVersion | None:
    """The version new drafts are begun on; None before the form is frozen."""
    store = _store(call)
    return None if store is None else version(call, store["current"].get(form_key, ""))


def freeze(
    call,
    form_key: str,
    model: str,
    *,
    by: str,
    now: datetime,
    reason: str = "",
    outline: str = "",
) -> FormVersion:
    """Make ``model`` the current version. The same model again changes nothing.

    Older versions stay, and a model that was in force before becomes current again
    under its first number.
    """
    digest = model_hash(form_key, model)
    store = _store(call, create=True)
    if digest not in store["versions"]:
        number = len(versions(call, form_key)) + 1
        store["versions"][digest] = FormVersion(
            form_key=form_key,
            model=model,
            number=number,
            frozen_at=now,
            frozen_by=by,
            reason=reason,
            outline=outline,
        )
    store["current"][form_key] = digest
    return store["versions"][digest]
