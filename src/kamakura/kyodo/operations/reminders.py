"""催促: what is due soon or late, one mail per person and day; the daily job and the button."""

from .base import ask
from .base import require_permission
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from dataclasses import replace
from datetime import date
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.reminders import Reminders
from kamakura.kyodo.content.reminders import reminders_of
from kamakura.kyodo.content.reminders import seen_reminders
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.snapshots.consultation import open_consultation
from kamakura.kyodo.content.snapshots.duties import duties_due
from kamakura.kyodo.content.snapshots.duties import Duty
from kamakura.kyodo.content.snapshots.proposal import due_of
from kamakura.kyodo.content.snapshots.proposal import turn_of
from kamakura.kyodo.domain.consultation import CENTER
from kamakura.kyodo.domain.consultation import GROUP
from kamakura.kyodo.domain.consultation import SECRETARIAT
from kamakura.kyodo.domain.consultation import SECTION_PREFIX
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.reminders import ReminderCode
from kamakura.kyodo.domain.reminders import reminds_today
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.outbox import Recipient
from kamakura.kyodo.notifications.recipients import group_people
from kamakura.kyodo.notifications.recipients import organization_people
from kamakura.kyodo.notifications.recipients import people
from kamakura.kyodo.notifications.recipients import section_people


KEPT_DAYS = 400


@dataclass(frozen=True)
class Addressed:
    """A duty with one person who has it."""

    duty: Duty
    person: Recipient

    @property
    def key(self) -> tuple[str, str, str]:
        return self.duty.uid, self.duty.kind, self.person.email


def remind_due(program, *, now: datetime) -> int:
    """The daily reminders; answers how many mails were posted.

    In order: what is due within the days of the setting or late (by index); for each person
    what calls for a reminder today; one mail with everything of theirs that is due soon; the
    day is kept, so that running again on the same day sends nothing.
    """
    day, before = today(now), tuple(setting("reminder_days") or ())
    kept = reminders_of(program)
    kept.forget_before(day - timedelta(days=KEPT_DAYS))
    horizon = day + timedelta(days=max(before, default=0))
    by_person: dict[str, list[Addressed]] = {}
    for duty in duties_due(program, until=horizon):
        for person in _people_of(duty):
            by_person.setdefault(person.email, []).append(Addressed(duty, person))
    sent = 0
    for email, mine in sorted(by_person.items()):
        if kept.of_person.get(email) == day or not _calls(kept, mine, day, before):
            continue
        _post_one(program, mine, by=audit.DAILY, now=now)
        kept.of_person[email] = day
        for one in mine:
            kept.of_duty[one.key] = day
        sent += 1
    if sent:
        details = {"mails": sent}
        audit.record(program, action="remind_due", by=audit.DAILY, now=now, details=details)
    return sent


def _calls(kept: Reminders, mine: Sequence[Addressed], day: date, before: Iterable[int]) -> bool:
    """Does one of a person's duties call for a reminder on this day?"""
    return any(
        reminds_today(
            one.duty.due,
            today=day,
            last=max(filter(None, (kept.of_duty.get(one.key), one.duty.asked)), default=None),
            days_before=before,
            every=setting("reminder_late_days"),
        )
        for one in mine
        if one.duty.due is not None
    )


def remind_refusal(proposal, *, now: datetime) -> Refusal | None:
    """Why nobody can be reminded of a proposal by hand now."""
    parties = turn_of(proposal)
    if not parties:
        return Refusal(ReminderCode.NOBODY)
    if set(parties) & {SECRETARIAT, "committee"}:
        return Refusal(ReminderCode.OWN_TURN)
    if seen_reminders(proposal).by_hand.get(proposal.UID()) == today(now):
        return Refusal(ReminderCode.ALREADY_TODAY)
    return None if turn_people(proposal) else Refusal(ReminderCode.NO_ADDRESS)


def turn_people(proposal) -> list[Recipient]:
    """The persons a proposal waits for, each once."""
    duty = _turn_duty(proposal)
    return list({one.email: one for one in _people_of(duty) if one.email}.values())


def remind_turn(proposals: Sequence, *, by: str, now: datetime) -> int:
    """Remind by hand whoever is waited for: one mail per person about all these proposals.

    In order: the permission and the rule for each proposal, one line in the record of each,
    the mails. Answers how many mails.
    """
    by_person: dict[str, list[Addressed]] = {}
    for proposal in proposals:
        require_permission(proposal, permissions.SCREEN_PROPOSAL)
        ask(remind_refusal(proposal, now=now))
        reminders_of(proposal).by_hand[proposal.UID()] = today(now)
        found = turn_people(proposal)
        for person in found:
            duty = _turn_duty(proposal)
            by_person.setdefault(person.email, []).append(Addressed(duty, person))
        details = {"parties": list(turn_of(proposal)), "mails": len(found)}
        audit.record(proposal, action="remind_turn", by=by, now=now, details=details)
    for _email, mine in sorted(by_person.items()):
        _post_one(program_of(proposals[0]), mine, by=by, now=now)
    return len(by_person)


def _turn_duty(proposal) -> Duty:
    talk = open_consultation(proposal)
    place = proposal if talk is None else talk
    return Duty(
        kind="turn",
        uid=proposal.UID(),
        title=proposal.title,
        due=due_of(proposal),
        url=place.absolute_url(),
        parties=turn_of(proposal),
        host=proposal,
    )


def _people_of(duty: Duty) -> Iterator[Recipient]:
    yield from people(duty.persons)
    for party in duty.parties:
        if party == GROUP:
            # A reminder may name duties of several groups: it is nobody's letter.
            yield from (replace(one, group_uid="") for one in organization_people(duty.host))
        elif party == CENTER:
            yield from group_people("kyodo-center")
        elif party == SECRETARIAT:
            yield from group_people("kyodo-secretariat")
        elif party.startswith(SECTION_PREFIX):
            yield from section_people([party.removeprefix(SECTION_PREFIX)])


def _post_one(program, mine: Sequence[Addressed], *, by: str, now: datetime) -> None:
    """One mail to one person, the most urgent first, each duty once."""
    duties = {one.key: one.duty for one in mine}.values()
    ordered = sorted(duties, key=lambda duty: (duty.due or date.max, duty.title))
    lines = "\n\n".join(_line(duty, today(now)) for duty in ordered)
    params = {"lines": lines, "count": len(ordered)}
    post(program, "reminder", recipients=[mine[0].person], params=params, by=by, now=now)


WORDS = {
    "consultation": "協議への回答",
    "correction": "書類の補正",
    "marking": "採点",
    "report": "実績報告",
    "evaluation": "評価シートの記入",
    "turn": "手続き",
}


def _line(duty: Duty, day: date) -> str:
    count = f"({duty.count}件)" if duty.count else ""
    head = f"・「{duty.title}」の{WORDS[duty.kind]}{count}"
    if duty.due is None:
        return f"{head}\n  {duty.url}"
    left = (duty.due - day).days
    said = f"あと{left}日" if left > 0 else "今日まで" if left == 0 else f"{-left}日すぎています"
    return f"{head}\n  期限: {wareki(duty.due)}({said})\n  {duty.url}"
