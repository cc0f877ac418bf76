"""What a form of a thing does not offer any more."""

from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations.changes import fixed_in
from kamakura.kyodo.operations.changes import titles_of
from typing import Any
from zope.globalrequest import getRequest
from zope.i18n import translate


def fixed_words(obj: Any) -> Any:
    """Which fields a form does not offer; "" when it offers all."""
    names, titles = fixed_in(obj), titles_of(obj)
    if not names:
        return ""
    texts = [translate(titles[name], context=getRequest()) for name in names]
    return _(
        "いまの段階では、次の項目は変えられません: ${titles}。",
        mapping={"titles": "、".join(texts)},
    )
