"""Every code of the domain has a sentence.

The sentences are read from the source, so that this runs where Zope is not installed.
"""

from kamakura.kyodo import domain
from kamakura.kyodo.domain.refusal import all_codes
from pathlib import Path
import ast
import importlib
import pkgutil
import pytest
import re


DOMAIN = Path(domain.__file__).parent
for module in pkgutil.iter_modules(domain.__path__):
    importlib.import_module(f"{domain.__name__}.{module.name}")


def read_sentences():
    """The literal tables ``SENTENCES`` of the package ``messages``: (code, text), as written."""
    return [
        (key.value, call.args[0].value)
        for path in sorted((DOMAIN.parent / "messages").glob("*.py"))
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.AnnAssign) and node.target.id == "SENTENCES"
        for key, call in zip(node.value.keys, node.value.values, strict=True)
        if key is not None
    ]


WRITTEN = read_sentences()
SENTENCES = dict(WRITTEN)


def words_of_the_code():
    """Every keyword name and string constant in the package: what a parameter can be called."""
    words = set()
    for path in DOMAIN.parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword):
                words.add(node.arg)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                words.add(node.value)
    return words


def test_every_code_has_a_sentence():
    assert set(all_codes()) - set(SENTENCES) == set()


def test_no_code_has_two_meanings():
    assert len(all_codes()) == len(set(all_codes()))


def test_no_code_has_two_sentences():
    assert len(WRITTEN) == len(SENTENCES)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_sentence_is_closed(code):
    assert SENTENCES[code].endswith("。")


def test_sentences_ask_only_for_parameters_that_exist():
    wanted = {name for text in SENTENCES.values() for name in re.findall(r"\$\{(\w+)\}", text)}
    assert wanted - words_of_the_code() == set()
