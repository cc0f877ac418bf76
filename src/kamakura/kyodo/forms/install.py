"""The eight EasyForm objects of a call: made from the shipped designs, or copied from last year."""

from .catalog import FORMS
from .catalog import FormSpec
from .catalog import spec as spec_of
from kamakura.kyodo.i18n import _
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.interfaces import IKyodoForm
from plone.dexterity.utils import createContent
from zope.interface import alsoProvides


FOLDER_ID = "forms"
# EasyForm's own mailer and data saver are never used: a filing is ours.
NO_ACTIONS = """<?xml version="1.0" encoding="utf-8"?>
<model xmlns="http://namespaces.plone.org/supermodel/schema">
  <schema/>
</model>
"""


def forms_folder(call):
    """The folder of a call's forms; made when it is not there."""
    if FOLDER_ID not in call.objectIds():
        folder = createContent("KyodoFolder", id=FOLDER_ID, title=japanese(_("様式")))
        call._setObject(FOLDER_ID, folder)
    return call[FOLDER_ID]


def form_of(call, form_key: str):
    """The EasyForm object of a form, or None."""
    folder = call.get(FOLDER_ID)
    form = None if folder is None else folder.get(form_key)
    return form if IKyodoForm.providedBy(form) else None


def live_model(call, form_key: str) -> str:
    """The design as it is now in the editor; "" when the form is not there."""
    form = form_of(call, form_key)
    return "" if form is None else form.fields_model or ""


def ensure_form(call, form_key: str, model: str = ""):
    """The form of a call, made from ``model`` or the shipped design. One that exists is kept."""
    existing = form_of(call, form_key)
    if existing is not None:
        return existing
    return _create(forms_folder(call), spec_of(form_key), model)


def ensure_forms(call) -> tuple:
    """All eight forms of a call, in order; makes only what is missing."""
    return tuple(ensure_form(call, spec.key) for spec in FORMS)


def copy_forms(from_call, to_call) -> tuple:
    """Give a new call the designs of another one; forms the new call has are kept."""
    return tuple(ensure_form(to_call, spec.key, live_model(from_call, spec.key)) for spec in FORMS)


def _create(folder, spec: FormSpec, model: str):
    # The id is the form key: no name chooser, which would add a suffix instead of failing.
    form = createContent("EasyForm", id=spec.key, title=japanese(spec.title))
    form.fields_model = model or spec.model_xml
    form.actions_model = NO_ACTIONS
    form.exclude_from_nav = True
    form.default_fieldset_label = japanese(_("手順に入れていない項目"))
    alsoProvides(form, IKyodoForm)
    folder._setObject(spec.key, form)
    return folder[spec.key]
