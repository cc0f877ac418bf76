"""Who has finished and who presides, before the closing: never a mark, and no sheet wakes."""

from .results import first_of
from .results import PAGE
from collections.abc import Iterable
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.sheets import is_closed_by_index
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.committee import office_titles
from kamakura.kyodo.content.snapshots.selection import proposals_page
from kamakura.kyodo.domain.marking import MemberProgress
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import marking
from typing import Any


TURNED = "from"
"""The part of the address that says where the page of presiding members begins."""


def progress_table(call: Any, members: Iterable[MemberProgress]) -> lists.Table:
    """Who has finished what; never a mark."""
    names = member_names(committee_of(call))
    return lists.Table(
        caption=_("委員ごとの進み具合"),
        columns=(
            lists.Column(_("委員")),
            lists.Column(_("状態")),
            lists.Column(_("済み・締切"), "number"),
            lists.Column(_("途中"), "number"),
            lists.Column(_("まだ"), "number"),
            lists.Column(_("除斥"), "number"),
        ),
        rows=[_progress_row(one, names) for one in members],
        empty=_("審査を始めると、ここに進み具合が出ます。"),
        show_count=False,
    )


def _progress_row(one: MemberProgress, names: dict[str, str]) -> lists.Row:
    if one.is_absent:
        chip = parts.chip(_("済み(一部欠席)") if one.done else _("欠席"), "neutral")
    elif one.is_ready:
        chip = parts.chip(_("済み"), "good")
    else:
        chip = parts.chip(_("採点中"), "waiting")
    counts = (one.done, one.begun, one.untouched, one.recused)
    return lists.Row((names.get(one.member, one.member), chip, *map(str, counts)))


def awaited_names(call: Any, members: Iterable[MemberProgress]) -> list[str]:
    """The members for whose sheets the closing waits."""
    names = member_names(committee_of(call))
    return [names.get(one.member, one.member) for one in members if one.awaited]


def presiding_table(view: Any, call: Any) -> lists.Table:
    """Who closes which proposal and on what ground, and who is recused: one page of it."""
    committee = committee_of(call)
    names, bases = member_names(committee), _bases(office_titles(committee))
    count, found = proposals_page(call, "judging", start=first_of(view, TURNED), size=PAGE)
    rows = []
    for proposal in found:
        acting = marking.presiding(call, proposal, now=view.now)
        unknown = isinstance(acting, Refusal)
        who = _("決まりません") if unknown else names.get(acting.member, acting.member)
        basis = "" if unknown else bases[acting.basis]
        recused = "、".join(names.get(one, one) for one in proposal.recusals)
        closed = is_closed_by_index(proposal)
        chip = parts.chip(_("締切"), "done") if closed else parts.chip(_("これから"), "waiting")
        rows.append(lists.Row((proposal.title, chip, who, basis, recused)))
    return lists.Table(
        caption=_("提案ごとの進行役と除斥"),
        columns=(
            lists.Column(_("提案")),
            lists.Column(_("締切")),
            lists.Column(_("採点を締め切る委員")),
            lists.Column(_("根拠")),
            lists.Column(_("除斥された委員")),
        ),
        rows=rows,
        empty=_("審査中の提案はありません。"),
        count=count,
    )


def _bases(titles: dict[str, Any]) -> dict[str, Any]:
    return {
        "chair": titles["chair"],
        "vice_chair": _(
            "${vice}(${chair}の職務代理)",
            mapping={"vice": titles["vice_chair"], "chair": titles["chair"]},
        ),
        "elected": _("互選"),
        "eldest": _("年長者"),
    }
