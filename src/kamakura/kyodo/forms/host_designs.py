"""Which design a form of a host is filled on, which it is read by, and its steps."""

from .catalog import form_key_of
from .catalog import spec
from .contract import check_use
from .freeze import schema_of_version
from .schema import BrokenModel
from .schema import schema_of
from .schema import Step
from .schema import steps
from .schema import steps_of_part
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.filings import Filings
from typing import Any
from zope.interface.interfaces import IInterface


class HostDesigns:
    """The part of a filing host that knows the versions of its forms."""

    filings: Filings
    call: Any

    def version(self, key: str) -> str:
        """What was begun keeps its version; renewing the form carries its drafts over."""
        filing = self.filings.get(key)
        if filing is not None:
            return filing.version
        current = form_versions.current(self.call, form_key_of(key))
        return "" if current is None else current.hash

    def schema(self, key: str) -> IInterface:
        """The design a form is filled on. Raises ``BrokenModel``, also when it is unusable."""
        version = form_versions.version(self.call, self.version(key))
        if version is None:
            raise BrokenModel("The form has not been frozen.")
        schema = schema_of(version.model)
        if problems := check_use(form_key_of(key), schema):
            raise BrokenModel(str(problems[0].code))
        return schema

    def reading(self, key: str) -> IInterface | None:
        """The design a form is read by, also when it cannot be filled; None without any."""
        try:
            return schema_of_version(self.call, self.version(key))
        except (BrokenModel, KeyError):
            return None

    def steps(self, key: str) -> tuple[Step, ...]:
        """The steps this side fills."""
        return self.steps_in(key, self.schema(key))

    def steps_in(self, key: str, schema: IInterface) -> tuple[Step, ...]:
        """The steps this side fills, of any version of the form."""
        form = spec(form_key_of(key))
        if not form.parts:
            return steps(schema)
        side = key.partition(":")[2]
        known = {part.key for part in form.parts}
        part = side if side in known else form.parts[0].key
        return steps_of_part(form, schema, part)
