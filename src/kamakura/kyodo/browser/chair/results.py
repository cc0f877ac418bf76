"""The computed result as tables, for those who may see it after the marking is closed."""

from fractions import Fraction
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import reasons_of
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.exports.result_words import why_left_out
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence


RESULT_CHIPS = {
    "passed": (_("合格"), "good"),
    "below_mark": (_("基準未達"), "bad"),
    "not_chosen": (_("非選定"), "neutral"),
    "undecided": (_("同点(議決が必要)"), "waiting"),
}


def result_chip(result: str) -> parts.Chip | None:
    """The chip of a result; None where there is none."""
    if result not in RESULT_CHIPS:
        return None
    word, tone = RESULT_CHIPS[result]
    return parts.chip(word, tone)


PAGE = 10
"""Proposals on one page of results."""


def first_of(view, name: str = "start") -> int:
    """Where the page of a list begins, from the address."""
    start = str(view.request.form.get(name, ""))
    return int(start) if start.isascii() and start.isdigit() and len(start) < 6 else 0


def result_pages(view, call, path: str) -> list[parts.Link]:
    """The ways to the other pages of results."""
    return page_links(view, path, len(selection_of(call).computed))


def page_links(view, path: str, count: int, name: str = "start") -> list[parts.Link]:
    """The ways to the other pages of a list of so many."""
    start = first_of(view, name)
    size = {"count": str(PAGE)}
    found = []
    if start:
        before = view.url(f"{path}?{name}={max(0, start - PAGE)}")
        found.append(parts.Link(_("前の${count}件", mapping=size), before))
    if start + PAGE < count:
        after = view.url(f"{path}?{name}={start + PAGE}")
        found.append(parts.Link(_("次の${count}件", mapping=size), after))
    return found


def result_table(view, call, pairs) -> lists.Table:
    """Ranking with reasons; ``pairs``: (proposal, arithmetic) of this page."""
    selection = selection_of(call)
    rows = [
        result_row(view, proposal, data, selection.known_decision(proposal.UID()))
        for proposal, data in pairs
    ]
    return lists.Table(
        caption=_("順位と結果"),
        columns=(
            lists.Column(_("順位"), "number"),
            lists.Column(_("提案")),
            lists.Column(_("平均(丸める前)"), "number"),
            lists.Column(_("委員の差"), "number"),
            lists.Column(_("計算の結果")),
            lists.Column(_("理由")),
            lists.Column(_("委員会の決定")),
        ),
        rows=rows,
        count=len(selection.computed),
    )


def result_row(view, proposal, data, decided) -> lists.Row:
    """Rank, proposal, mean, spread, result, reasons, decision."""
    theme = theme_of(proposal)
    note = theme.title if theme is not None else ""
    totals = [Fraction(value) for value in data["totals"].values()]
    reasons = [view.translate(sentence(reason)) for reason in reasons_of(data)]
    return lists.Row(
        (
            _("${rank}位", mapping={"rank": str(data["rank"])}),
            parts.Link(proposal.title, proposal.absolute_url(), note),
            f"{round_half_up(Fraction(data['mean']), 2)} ({data['mean']})",
            round_half_up(max(totals) - min(totals), 1),
            result_chip(data["result"]),
            reasons,
            result_chip(decided["outcome"]) if decided else _("未決定"),
        )
    )


def marks_table(call, proposal) -> lists.Table:
    """Every member's marks of one proposal by item, with the means: to check by hand."""
    selection, criteria = selection_of(call), criteria_of(call)
    data = selection.computed[proposal.UID()]
    names = member_names(committee_of(call))
    counted = [one for one in reviews_of(proposal) if one.member_id in data["totals"]]
    titles = [names.get(one.member_id, one.member_id) for one in counted]
    rows = [
        lists.Row(
            (
                item.title,
                *(str(one.sheet.marks[item.key]) for one in counted),
                round_half_up(Fraction(data["items"][item.key]["mean"]), 2),
                str(data["items"][item.key]["highest"] - data["items"][item.key]["lowest"]),
            )
        )
        for item in criteria.criteria
    ]
    totals = [data["totals"][one.member_id] for one in counted]
    mean = round_half_up(Fraction(data["mean"]), 2)
    return lists.Table(
        caption=_("「${title}」の点", mapping={"title": proposal.title}),
        columns=(
            lists.Column(_("項目")),
            *(lists.Column(title, "number") for title in titles),
            lists.Column(_("平均"), "number"),
            lists.Column(_("差"), "number"),
        ),
        rows=rows,
        total=(_("合計"), *totals, f"{mean} ({data['mean']})", None),
        show_count=False,
    )


def left_out(call, proposal) -> list[lists.Definition]:
    """Members whose marks do not count, and why."""
    names = member_names(committee_of(call))
    found = [
        lists.Definition(names.get(key, key), why)
        for key, why in why_left_out(call, proposal).items()
    ]
    found += [
        lists.Definition(names.get(key, key), _("最高点・最低点として平均から除く"))
        for key in selection_of(call).computed[proposal.UID()]["dropped"]
    ]
    return found


def comments_of(call, proposal) -> list[lists.Definition]:
    """What each member wrote on the whole proposal."""
    names = member_names(committee_of(call))
    return [
        lists.Definition(names.get(one.member_id, one.member_id), one.sheet.comment)
        for one in reviews_of(proposal)
        if one.counted and one.sheet.comment
    ]
