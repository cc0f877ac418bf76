"""How a change by hand reads: what is fixed by now, and what the record tells."""

from collections.abc import Mapping
from collections.abc import Sequence
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


def change_words(obj: Any, changed: Mapping[str, Sequence[str]]) -> list[Any]:
    """「選定する数: 1 → 2」 for each field that was changed."""
    titles = titles_of(obj)
    return [
        _(
            "${title}: ${old} → ${new}",
            mapping={"title": titles.get(name, name), "old": old, "new": new},
        )
        if old and new
        else titles.get(name, name)
        for name, (old, new) in changed.items()
    ]
