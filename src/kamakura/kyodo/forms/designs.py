"""What the operations on a call ask of its forms, answered from the EasyForm objects."""

from .catalog import BY_KEY
from .catalog import FORMS
from .contract import FormCode
from .freeze import problems_of
from .install import copy_forms
from .install import ensure_forms
from .install import form_of
from .install import live_model
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.word_templates import copy_templates
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
    if source is None:
        ensure_forms(call)
    else:
        copy_forms(source, call)
        copy_templates(source, call)
