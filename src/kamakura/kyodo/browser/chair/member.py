"""The result as one member of the committee sees it.

Whoever is recused from a proposal sees neither its marks nor its place. A gap in the ranks, the
order of the rows, the words about a rival in the same theme or about a tie would tell it: for
them the others stand by receipt number, without ranks.
"""

from .results import first_of
from .results import PAGE
from .results import page_links
from .results import result_pages
from .results import result_row
from .results import result_table
from collections.abc import Mapping
from dataclasses import dataclass
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.selection import ranked
from kamakura.kyodo.domain.numbering import by_receipt
from kamakura.kyodo.exports.result_words import tie_sentences
from kamakura.kyodo.i18n import _
from typing import Any


HIDDEN = _("除斥された提案と競うため、この提案の結果は公表の後に見られます。")


@dataclass(frozen=True)
class MemberResult:
    """The table, the links to its other pages, the ties in words, and what is left out."""

    table: lists.Table
    pages: list[parts.Link]
    ties: list[str]
    note: Any = ""


def member_result(view: Any, call: Any, member_id: str, path: str) -> MemberResult:
    """The result for a member; for one who is recused from something, without ranks."""
    selection = selection_of(call)
    computed = selection.computed
    away = {uid for uid, data in computed.items() if member_id in data["recused"]}
    if not away:
        pairs = ranked(call, start=first_of(view), size=PAGE)
        table = result_table(view, call, pairs)
        ties = tie_sentences(call, say=view.translate)
        return MemberResult(table, result_pages(view, call, path), ties)
    order = sorted(set(computed) - away, key=lambda uid: by_receipt(computed[uid]["number"]))
    start = first_of(view)
    rows = [_row(view, selection, uid, away) for uid in order[start : start + PAGE]]
    # A tie is told only when all that are in it may be seen, and nothing they compete with.
    themes = _themes(selection, away)
    ties = [note for note in selection.tie_notes if not _tells(note, away, themes)]
    return MemberResult(
        _table([*rows, *_recused_rows(away)], count=len(computed)),
        page_links(view, path, len(order)),
        tie_sentences(call, say=view.translate, notes=ties),
        _("あなたが除斥された提案があるので、順位は出ません。番号の順に並んでいます。"),
    )


def _themes(selection: Any, away: set[str]) -> set[str]:
    return {selection.computed[uid]["theme"] for uid in away} - {""}


def _tells(note: Mapping[str, Any], away: set[str], themes: set[str]) -> bool:
    return bool(away & set(note["values"])) or note["theme"] in themes


def _row(view: Any, selection: Any, uid: str, away: set[str]) -> lists.Row:
    proposal, data = by_uid(uid), selection.computed[uid]
    if data["theme"] in _themes(selection, away):
        hidden = (proposal.title, None, None, None, [HIDDEN], None)
        return lists.Row(hidden)
    _rank, title, *rest = result_row(view, proposal, data, selection.known_decision(uid)).cells
    return lists.Row((title, *rest))


def _recused_rows(away: set[str]) -> list[lists.Row]:
    note = _("除斥のため、この提案の点は見られません。")
    titles = sorted(proposal.title for proposal in map(by_uid, away) if proposal is not None)
    chip = parts.chip(_("除斥"), "bad")
    return [lists.Row((title, None, None, chip, [note], None)) for title in titles]


def _table(rows: list[lists.Row], *, count: int) -> lists.Table:
    return lists.Table(
        caption=_("結果"),
        columns=(
            lists.Column(_("提案")),
            lists.Column(_("平均(丸める前)"), "number"),
            lists.Column(_("委員の差"), "number"),
            lists.Column(_("計算の結果")),
            lists.Column(_("理由")),
            lists.Column(_("委員会の決定")),
        ),
        rows=rows,
        count=count,
    )
