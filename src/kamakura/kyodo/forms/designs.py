"""What the operations on a call ask of its forms, answered from the EasyForm objects."""

from .catalog import BY_KEY
from .catalog import FORMS
from .contract import FormCode
from .freeze import live_outline
from .freeze import outline_of_version
from .freeze import problems_of
from .install import copy_forms
from .install import ensure_form
from .install import ensure_forms
from .install import form_of
from .install import live_model
from .sound import remember_sound
from .sound import sound_model
from kamakura.kyodo.content.form_versions import FormVersion
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.word_templates import copy_templates
from kamakura.kyodo.domain.outlines import Outline
from kamakura.kyodo.domain.outlines import to_text
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.interfaces import IFormDesigns
from kamakura.kyodo.interfaces import IKyodoCall
from zope.component import adapter
from zope.interface import implementer


@implementer(IFormDesigns)
@adapter(IKyodoCall)
class FormDesigns:
    """The designs of one call."""

    def __init__(self, call) -> None:
        self.call = call

    def models(self) -> dict[str, str]:
        """Form key -> model, as it is in the editor now."""
        return {spec.key: live_model(self.call, spec.key) for spec in FORMS}

    def outlines(self) -> dict[str, str]:
        """Form key -> the design in the editor as plain data. Raises ``BrokenModel``."""
        return {spec.key: to_text(live_outline(self.call, spec.key)) for spec in FORMS}

    def outline(self, form_key: str) -> str:
        """One design as plain data. Raises ``BrokenModel``."""
        return to_text(live_outline(self.call, form_key))

    def outline_of(self, version: FormVersion) -> Outline:
        """The outline of a frozen version."""
        return outline_of_version(self.call, version.hash)

    def replace(self, form_key: str, model: str) -> None:
        """Put a model into the editor of a form; a missing form is made."""
        form = ensure_form(self.call, form_key, model)
        form.fields_model = model
        remember_sound(form)

    def shipped(self, form_key: str) -> str:
        """The model a form was delivered with."""
        return BY_KEY[form_key].model_xml

    def sound(self, form_key: str) -> str:
        """The last model of the editor without a problem; "" when there was none."""
        form = form_of(self.call, form_key)
        return "" if form is None else sound_model(form)

    def problems(self) -> tuple[Finding, ...]:
        """What keeps the call from opening: forms that are missing or broken."""
        return tuple(found for spec in FORMS for found in self.problems_of(spec.key))

    def problems_of(self, form_key: str) -> tuple[Finding, ...]:
        """What keeps one form from being used."""
        form = form_of(self.call, form_key)
        if form is None:
            return (error(FormCode.MISSING, form_key, title=BY_KEY[form_key].title),)
        return problems_of(form)


def call_added(call, event) -> None:
    """A call comes with its eight forms; one made from another takes over its designs.

    A year that was imported takes no papers and gets none.
    """
    if call.archive is not None:
        return
    source = by_uid(getattr(call, "copied_from", None))
    forms = ensure_forms(call) if source is None else copy_forms(source, call)
    for form in forms:
        remember_sound(form)
    if source is not None:
        copy_templates(source, call)
