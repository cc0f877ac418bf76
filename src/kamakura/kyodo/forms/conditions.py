"""Questions shown only under a condition: EasyForm's ``depends_on``, read on the server.

The language is that of Patternslib's pat-depends, so the browser and the server agree:
``corp_type=other``, ``not address~=鎌倉市``, ``a=1 and (b or c)``. A name is a field's name;
the longer ``form.widgets.name`` and ``name:list`` are understood too.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from zope.interface.interfaces import IInterface
from zope.schema import getFieldNamesInOrder
import re


Answers = Mapping[str, Any]
Test = Callable[[Answers], bool]

_TOKEN = re.compile(
    r"""\s*(?:(?P<bracket>[()])
        |(?P<operator><=|>=|!=|~=|=~|=|<|>)
        |"(?P<double>[^"]*)"|'(?P<single>[^']*)'
        |(?P<word>[^\s()=<>!~"']+))""",
    re.VERBOSE,
)


class UnreadableCondition(ValueError):
    """A condition that cannot be read."""


def field_name(name: str) -> str:
    """The field behind a name as it stands in a condition or a request."""
    return name.removeprefix("form.widgets.").removesuffix(":list")


def _tokens(text: str) -> list[tuple[str, str]]:
    found = []
    position = 0
    text = text.strip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise UnreadableCondition(text)
        kind = match.lastgroup or ""
        value = match[kind]
        word = kind == "word"
        found.append((value if word and value in ("and", "or", "not") else kind, value))
        position = match.end()
    return found


class _Reader:
    """Recursive descent: or < and < not < comparison."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = _tokens(text)
        self.names: set[str] = set()

    def peek(self) -> str:
        return self.tokens[0][0] if self.tokens else ""

    def take(self) -> str:
        if not self.tokens:
            raise UnreadableCondition(self.text)
        return self.tokens.pop(0)[1]

    def read(self) -> Test:
        test = self.either()
        if self.tokens:
            raise UnreadableCondition(self.text)
        return test

    def either(self) -> Test:
        tests = [self.both()]
        while self.peek() == "or":
            self.take()
            tests.append(self.both())
        return lambda answers: any(test(answers) for test in tests)

    def both(self) -> Test:
        tests = [self.one()]
        while self.peek() == "and":
            self.take()
            tests.append(self.one())
        return lambda answers: all(test(answers) for test in tests)

    def one(self) -> Test:
        if self.peek() == "not":
            self.take()
            inner = self.one()
            return lambda answers: not inner(answers)
        if self.peek() == "bracket":
            if self.take() != "(":
                raise UnreadableCondition(self.text)
            inner = self.either()
            if self.take() != ")":
                raise UnreadableCondition(self.text)
            return inner
        return self.comparison()

    def comparison(self) -> Test:
        if self.peek() != "word":
            raise UnreadableCondition(self.text)
        name = field_name(self.take())
        self.names.add(name)
        if self.peek() != "operator":
            return lambda answers: any(text for text in texts(answers.get(name)))
        operator = _OPERATORS[self.take()]
        if self.peek() not in ("word", "single", "double"):
            raise UnreadableCondition(self.text)
        wanted = self.take()
        return lambda answers: any(operator(text, wanted) for text in texts(answers.get(name)))


_PLAIN_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")


def _number(text: str) -> float | None:
    """A number as both sides read it: no 1e3, no 0x10, no full-width digits."""
    return float(text) if _PLAIN_NUMBER.fullmatch(text.strip()) else None


def _ordered(compare: Callable[[float, float], bool]) -> Callable[[str, str], bool]:
    def operator(text: str, wanted: str) -> bool:
        one, other = _number(text), _number(wanted)
        return one is not None and other is not None and compare(one, other)

    return operator


_OPERATORS: Mapping[str, Callable[[str, str], bool]] = {
    "=": lambda text, wanted: text == wanted,
    "!=": lambda text, wanted: text != wanted,
    "~=": lambda text, wanted: wanted in text,
    "=~": lambda text, wanted: text in wanted,
    "<": _ordered(lambda one, other: one < other),
    "<=": _ordered(lambda one, other: one <= other),
    ">": _ordered(lambda one, other: one > other),
    ">=": _ordered(lambda one, other: one >= other),
}


def texts(value: Any) -> list[str]:
    """An answer as the browser would send it; nothing at all counts as an empty text."""
    if value is None or value is False:
        return [""]
    if isinstance(value, Mapping):
        return [str(value.get("filename", ""))]
    if value is True:
        return ["selected"]
    if isinstance(value, str):
        return [value]
    if isinstance(value, Iterable):
        return [str(item) for item in value] or [""]
    return [str(value)]


@lru_cache(maxsize=512)
def _read(text: str) -> tuple[Test, frozenset[str]]:
    reader = _Reader(text)
    return reader.read(), frozenset(reader.names)


def holds(condition: str, answers: Answers) -> bool:
    """Is a condition fulfilled? An empty one is. Raises ``UnreadableCondition``."""
    return not condition.strip() or _read(condition)[0](answers)


def names_in(condition: str) -> frozenset[str]:
    """The fields a condition asks about."""
    return _read(condition)[1] if condition.strip() else frozenset()


def condition_of(schema: IInterface, name: str) -> str:
    """The condition of a field as the designer wrote it, or ""."""
    return schema.queryTaggedValue("depends_on", {}).get(name) or ""


def shown_fields(schema: IInterface, answers: Answers) -> tuple[str, ...]:
    """The fields that are asked under these answers.

    An answer to a question that is itself not shown does not count, however it is chained.
    """
    names = getFieldNamesInOrder(schema)
    shown = dict.fromkeys(names, True)
    for _round in names:
        visible = {name: value for name, value in answers.items() if shown.get(name, True)}
        now = {name: holds(condition_of(schema, name), visible) for name in names}
        if now == shown:
            break
        shown = now
    return tuple(name for name in names if shown[name])
