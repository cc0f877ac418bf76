"""Parsed models, kept by hash, and the steps a screen shows them in.

EasyForm swallows a model that does not parse: the form then has no fields and still says
"thank you". Here a broken model is an exception.
"""

from .catalog import FormSpec
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from kamakura.kyodo.content.form_versions import canonical
from kamakura.kyodo.content.form_versions import UnreadableModel
from lxml import etree
from plone.supermodel import loadString
from plone.supermodel import serializeSchema
from plone.supermodel.interfaces import FIELDSETS_KEY
from plone.supermodel.model import SchemaClass
from plone.supermodel.parser import SupermodelParseError
from plone.supermodel.utils import mergedTaggedValueList
from plone.supermodel.utils import ns
from zope.schema import getFieldNamesInOrder


DEFAULT_STEP = "default"


class BrokenModel(Exception):
    """A form's model cannot be read, or has no field."""


@dataclass(frozen=True)
class Step:
    """One fieldset: its name, its label, its fields in order."""

    name: str
    label: str
    fields: tuple[str, ...]


def schema_of(xml: str) -> SchemaClass:
    """The schema of a model. Shared and cached: never change it. Raises ``BrokenModel``."""
    try:
        return _parsed(canonical(xml))
    except UnreadableModel as error:
        raise BrokenModel(str(error)) from error


@lru_cache(maxsize=256)
def _parsed(canonical_xml: str) -> SchemaClass:
    try:
        schema = loadString(canonical_xml).schema
    except (SupermodelParseError, KeyError) as error:
        raise BrokenModel(str(error).split("\n", 1)[0]) from error
    if schema is None or not getFieldNamesInOrder(schema):
        raise BrokenModel("The model has no field.")
    return schema


def serialized(schema: SchemaClass) -> str:
    """The model of a schema, with choices in the order the designer gave them.

    ``plone.supermodel`` writes choices that have a token and a title sorted by token, so the
    first change in the form editor would shuffle every list.
    """
    root = etree.fromstring(serializeSchema(schema).encode("utf-8"))
    for node in root.iter(ns("field")):
        field = schema.get(node.get("name"))
        choice = getattr(field, "value_type", None) or field
        vocabulary = getattr(choice, "vocabulary", None)
        values = node.find(f".//{ns('values')}")
        if values is None or vocabulary is None or values.find("*[@key]") is None:
            continue
        order = {term.value: place for place, term in enumerate(vocabulary)}
        values[:] = sorted(values, key=lambda element: order[element.get("key")])
    return etree.tostring(root, pretty_print=True, encoding="unicode")


def steps(schema: SchemaClass) -> tuple[Step, ...]:
    """The fieldsets in order; fields outside any fieldset come first."""
    order = getFieldNamesInOrder(schema)
    found = []
    placed: set[str] = set()
    for fieldset in mergedTaggedValueList(schema, FIELDSETS_KEY):
        names = tuple(name for name in order if name in fieldset.fields)
        placed.update(names)
        if names:
            found.append(Step(fieldset.__name__, str(fieldset.label or ""), names))
    loose = tuple(name for name in order if name not in placed)
    return ((Step(DEFAULT_STEP, "", loose), *found)) if loose else tuple(found)


def steps_of_part(spec: FormSpec, schema: SchemaClass, part_key: str) -> tuple[Step, ...]:
    """The steps one side fills. A fieldset the city added belongs to the first part."""
    part = spec.part(part_key)
    known = {name for each in spec.parts for name in each.fieldsets}
    first = part == spec.parts[0]
    return tuple(
        step
        for step in steps(schema)
        if step.name in part.fieldsets or (first and step.name not in known)
    )


def field_names(some_steps: Sequence[Step]) -> tuple[str, ...]:
    """The fields of some steps, in order."""
    return tuple(name for step in some_steps for name in step.fields)
