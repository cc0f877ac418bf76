"""What a form is called today: number, title and legal article.

All of it is the city's own and stands in the settings; the catalogue has only defaults.
"""

from .catalog import BY_KEY
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.i18n import _
from typing import Any
import re


USUAL_NUMBER = re.compile(r"様式(?P<count>\d+)", re.ASCII)


def form_number(form_key: str) -> str:
    """様式1 …, as the settings have it today."""
    return (setting("form_map") or {}).get(form_key, "")


def form_title(form_key: str) -> Any:
    """The title without the number."""
    own = (setting("form_titles") or {}).get(form_key, "")
    return own or BY_KEY[form_key].title


def form_article(form_key: str) -> str:
    """根拠: the article the form rests on; "" when nobody has entered it."""
    return (setting("form_articles") or {}).get(form_key, "")


def form_purpose(form_key: str) -> Any:
    """What the form is for, in a sentence."""
    own = (setting("form_purposes") or {}).get(form_key, "")
    return own or BY_KEY[form_key].purpose


def form_name(form_key: str) -> Any:
    """様式1 提案書(市民活動団体提案): number and title together."""
    return full_name(form_number(form_key), form_title(form_key))


def full_name(number: str, title: Any) -> Any:
    """A number and a title as one name."""
    if not number or number == str(title):
        return title
    return _("${number} ${title}", mapping={"number": number_text(number), "title": title})


def number_text(number: str) -> Any:
    """A number of the usual kind in the reader's language; any other is the city's own word."""
    found = USUAL_NUMBER.fullmatch(number)
    return _("様式${count}", mapping={"count": found["count"]}) if found else number
