"""The number of a form is the city's own word; the usual kind reads in every language."""

from kamakura.kyodo.forms.names import full_name
from kamakura.kyodo.i18n import _
from zope.i18n import translate
import pytest


@pytest.mark.parametrize(
    ("number", "japanese", "english"),
    [
        ("様式4", "様式4 収支予算書", "Form 4 Budget"),
        ("第4号様式", "第4号様式 収支予算書", "第4号様式 Budget"),
        ("収支予算書", "収支予算書", "Budget"),
        ("", "収支予算書", "Budget"),
    ],
)
def test_number_and_title(integration, number, japanese, english):
    name = full_name(number, _("収支予算書"))
    shown = [translate(name, target_language=language) for language in ("ja", "en")]
    assert shown == [japanese, english]
