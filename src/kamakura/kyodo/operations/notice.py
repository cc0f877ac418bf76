"""選考結果通知書: drawing up the letter of a result, correcting it before it is released."""

from .base import ask
from .base import refuse_unless
from .base import require_permission
from .selection import open_selection
from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.notices import addressee_of
from kamakura.kyodo.content.notices import CONDITION
from kamakura.kyodo.content.notices import Notice
from kamakura.kyodo.content.notices import signer_of
from kamakura.kyodo.content.selections import Selection
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import reasons_of
from kamakura.kyodo.domain.release import notice_refusal
from kamakura.kyodo.domain.release import ReleaseCode
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import japanese
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.notifications.outbox import prepare
from kamakura.kyodo.notifications.recipients import organization_people
from typing import Any


PLACES = 2


def outcome_words(outcome: str) -> str:
    """What an outcome is called in letters and in the public table."""
    return life_cycle("proposal").state(outcome).label


def rounded(number: str) -> str:
    """A stored exact number as it is printed."""
    return round_half_up(Fraction(number), PLACES)


def draw_up(call, proposal, selection: Selection, *, by: str, now: datetime) -> Notice:
    """Write the letter of a decided proposal and the mails that say the same; nothing leaves."""
    computed = selection.computed[proposal.UID()]
    decided = selection.decision(proposal.UID())
    theme = theme_of(proposal)
    notice = Notice(
        addressee=addressee_of(organization_of(proposal)),
        receipt_number=proposal.receipt_number or "",
        title=proposal.title,
        theme=theme.title if theme is not None else "",
        outcome=decided["outcome"],
        outcome_title=outcome_words(decided["outcome"]),
        points="{}点({}点満点、合格点{}点)".format(
            *(rounded(computed[key]) for key in ("mean", "full_mark", "pass_mark"))
        ),
        items=_item_means(call, computed) if setting_for(call, "letter_items") else (),
        grounds=grounds_of(computed, decided),
        comment=decided["comment"] if setting_for(call, "letter_comment") else "",
    )
    notice.signer, notice.note = signer_of(call), setting_for(call, "letter_note") or ""
    _write_mails(proposal, notice, by=by, now=now)
    return notice


def _item_means(call, computed: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (item.title, f"{rounded(computed['items'][item.key]['mean'])}点")
        for item in criteria_of(call).criteria
    )


def grounds_of(computed: Mapping[str, Any], decided: Mapping[str, Any]) -> str:
    """The grounds of a result in sentences: of the arithmetic, then of the committee."""
    said = [japanese(sentence(reason)) for reason in reasons_of(computed)]
    return "\n".join([*said, decided["reason"]]).strip()


def _write_mails(proposal, notice: Notice, *, by: str, now: datetime) -> None:
    params = {
        "number": notice.receipt_number,
        "title": notice.title,
        "outcome": notice.outcome_title,
        "reason": mail_text(notice),
    }
    made = prepare(
        proposal,
        "selection_result",
        recipients=organization_people(proposal),
        params=params,
        by=by,
        now=now,
    )
    notice.mails = tuple(mail.id for mail in made)


def mail_text(notice: Notice) -> str:
    """Grounds, points, means of the items, the committee's words, the condition, for a mail."""
    said = [notice.grounds, f"\n評価点: {notice.points}"]
    said += [f"  {title}: {points}" for title, points in notice.items]
    if notice.comment:
        said.append(f"\n選考委員会の講評:\n{notice.comment}")
    if notice.outcome == "passed":
        said.append(f"\n{CONDITION}")
    return "\n".join(said).strip("\n")


def correct_notice(
    proposal, *, number: str, grounds: str, comment: str, by: str, now: datetime
) -> None:
    """Correct the words of a letter that waits: its mails are withdrawn and written anew.

    The result, the points and the public table stay as they were decided.
    """
    call = call_of(proposal)
    require_permission(call, permissions.RELEASE_SELECTION)
    selection = open_selection(call)
    notice = selection.notices.get(proposal.UID())
    refuse_unless(notice is not None, ReleaseCode.NOT_PREPARED)
    ask(notice_refusal(number=number, grounds=grounds, comment=comment))
    old = {"number": notice.number, "grounds": notice.grounds, "comment": notice.comment}
    notice.number, notice.grounds = number.strip(), grounds.strip()
    notice.comment = comment.strip()
    notice.corrected_at, notice.corrected_by = now, by
    _write_mails(proposal, notice, by=by, now=now)
    # On the call, not on the proposal: who reads the proposal must not read it there.
    details = {"proposal": proposal.UID(), "old": old}
    audit.record(call, action="correct_notice", by=by, now=now, details=details)
