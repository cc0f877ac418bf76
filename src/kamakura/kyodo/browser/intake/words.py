"""How a paper arrived, in words; what is said while it is typed in."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.content.filings import Receipt
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.paper_marks import mark_at
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.domain.intake import Intake
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoProposal
from typing import Any


HOW_WORDS = {
    "counter": _("窓口"),
    "post": _("郵送"),
    "mail": _("メール"),
    "fax": _("FAX"),
}


def typing_note(proposal: Any, user_id: str) -> Any:
    """Said on every page of a paper that is being typed in; None on any other."""
    intake = open_intake(proposal) if IKyodoProposal.providedBy(proposal) else None
    if intake is None:
        return None
    words = {"how": HOW_WORDS[intake.how], "received": moment_text(intake.received)}
    organization = organization_of(proposal)
    if organization is not None and user_id in organization.members:
        return _("${how}で ${received} に届いた書類を、事務局が入力しています。", mapping=words)
    return _("団体の代わりに入力しています(${how}で ${received} に届いた書類)。", mapping=words)


def entered_text(proposal: Any, receipt: Receipt, name: str) -> Any:
    """Who typed a sent paper in, for the receipt and the papers."""
    mark = mark_at(proposal, receipt.received_at)
    if mark is None:
        return name
    words = {"how": HOW_WORDS[mark.how], "name": name}
    return _("${how}で受付・入力: ${name}", mapping=words)


def arrival_text(mark: Intake) -> Any:
    """How and when a paper came."""
    words = {"how": HOW_WORDS[mark.how], "received": moment_text(mark.received)}
    return _("${how}、${received}", mapping=words)


def intake_facts(proposal: Any) -> list[lists.Definition]:
    """What the desk says of a paper: how it came, what was noted, why without 事前調整."""
    mark = proposal.intake
    if mark is None:
        return []
    found = [lists.Definition(_("届きかた"), arrival_text(mark))]
    if mark.note:
        found.append(lists.Definition(_("受付のメモ"), mark.note))
    if mark.waiver:
        found.append(lists.Definition(_("事前調整をしない理由"), mark.waiver))
    return found
