"""傍聴 in words: places left, and what became of a sign-up."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.content.observers import session_of
from kamakura.kyodo.content.public_meeting import public_agenda
from kamakura.kyodo.domain import observers as rules
from kamakura.kyodo.i18n import _
from typing import Any


STATES = {
    rules.ENTERED: (_("抽選を待っています"), "waiting"),
    rules.PLACED: (_("席が決まりました"), "good"),
    rules.WAITING: (_("キャンセル待ち"), "waiting"),
    rules.CANCELLED: (_("取り消しました"), "neutral"),
}
MODES = {rules.FIRST_COME: _("先着順"), rules.LOT: _("抽選")}


def state_chip(state: str) -> parts.Chip:
    """The chip of a sign-up."""
    text, tone = STATES[state]
    return parts.chip(text, tone)


def places_text(meeting) -> Any:
    """How full it is: numbers tell people what to do, and nobody's name is in them."""
    session, entries = session_of(meeting), seen_book(meeting).entries()
    numbers = {
        "capacity": str(session.capacity),
        "left": str(rules.places_left(session, entries)),
        "waiting": str(rules.count(entries, rules.WAITING)),
        "entered": str(rules.count(entries, rules.ENTERED)),
    }
    if session.waits_for_lot:
        return _("定員${capacity}人(抽選)・申し込み${entered}人", mapping=numbers)
    if rules.places_left(session, entries):
        return _("定員${capacity}人・あと${left}人", mapping=numbers)
    return _("定員${capacity}人・満席(キャンセル待ち${waiting}人)", mapping=numbers)


def when_and_where(meeting) -> list[lists.Definition]:
    """What everybody must know."""
    return [
        lists.Definition(_("日時"), moment_text(meeting.starts)),
        lists.Definition(_("場所"), meeting.place or ""),
    ]


def agenda_table(meeting) -> lists.Table:
    """The agenda as announced."""
    rows = []
    for number, item in enumerate(public_agenda(meeting), 1):
        chip = parts.chip(_("公開"), "good") if item["is_open"] else parts.chip(_("非公開"))
        title = item["title"] or _("提案の審査")
        rows.append(lists.Row((str(number), title, chip, item["reason"] or "—")))
    titles = (_("順"), _("議題"), _("傍聴"), _("非公開の理由"))
    return lists.Table(
        caption=_("議題"),
        columns=tuple(lists.Column(title) for title in titles),
        rows=rows,
        show_count=False,
    )
