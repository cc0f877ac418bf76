"""補正 as the group works on it: which marked places have been mended so far."""

from .hosts import FilingHost
from .schema import BrokenModel
from dataclasses import dataclass
from kamakura.kyodo.content.corrections import changed_names
from kamakura.kyodo.content.corrections import Said
from kamakura.kyodo.domain.correction import mended


@dataclass(frozen=True)
class Mend:
    """One marked place: its sentence, and whether it differs from what was sent."""

    key: str
    field: str
    sentence: str
    is_done: bool


def mends(papers: FilingHost) -> list[Mend]:
    """Every marked place in the order of the forms and their questions."""
    items = dict(papers.host.correction_items)
    keys = {item.partition(":")[0] for item in items}
    done = mended(items, {key: changed(papers, key) for key in keys})
    found = [
        Mend(*item.partition(":")[::2], sentence, done[item]) for item, sentence in items.items()
    ]
    return sorted(found, key=lambda one: _place(papers, one))


def changed(papers: FilingHost, key: str) -> frozenset[str]:
    """The questions of a form that say something else than what was sent last."""
    filing = papers.filings.get(key)
    if filing is None or filing.draft is None or filing.last_filed is None:
        return frozenset()
    sent = Said(filing.last_filed.answers, filing.last_filed.files)
    return changed_names(sent, Said(papers.read(key).answers, papers.files(key)))


def _place(papers: FilingHost, one: Mend) -> tuple[int, int]:
    keys = list(papers.form_keys)
    try:
        names = list(papers.schema(one.key).names())
    except BrokenModel:
        names = []
    form = keys.index(one.key) if one.key in keys else len(keys)
    return form, names.index(one.field) if one.field in names else -1
