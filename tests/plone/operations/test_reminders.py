"""Who is reminded of what on which day, by the daily job and by the button."""

from datetime import timedelta
from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.notifications.outbox import letters_to
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import project as projects
from kamakura.kyodo.operations import review as reviews
from kamakura.kyodo.operations import screening
from kamakura.kyodo.operations.correction import withdraw_correction
from kamakura.kyodo.operations.reminders import remind_due
from kamakura.kyodo.operations.reminders import remind_turn
from pathlib import Path
from tests.plone import chosen
from tests.plone import observed
from tests.plone import sample
from tests.plone import selection_sample
import pytest


NOW = sample.NOW
DAY = timedelta(days=1)
DUE = today(NOW) + timedelta(days=14)
SCRIPT = Path(__file__).parents[3] / "scripts" / "daily.py"


@pytest.fixture
def site(portal):
    return sample.make_site(portal)


def reminders(program):
    box = outbox_of(program).by_id.values()
    return [mail for mail in box if mail.kind == "reminder"]


def told(program):
    return sorted(mail.recipient.email for mail in reminders(program))


def before(due, days):
    """Ten in the morning, some days before a due date."""
    return NOW + timedelta(days=(due - today(NOW)).days - days)


def test_only_the_silent_parties_of_a_consultation_are_reminded(site):
    _proposal, talk = sample.consulting(site)
    with sample.acting("bosai"):
        consultations.answer_part(
            talk, party="section:bosai", answers=sample.SECTION_ANSWER, by="bosai", now=NOW
        )
    remind_due(site.program, now=before(talk.due, 3))
    assert told(site.program) == ["center@example.com", "daihyo@example.com", "tanto@example.com"]


def test_a_consultation_due_later_reminds_nobody(site):
    _proposal, talk = sample.consulting(site)
    assert remind_due(site.program, now=before(talk.due, 8)) == 0


def test_the_same_day_sends_nothing_twice(site):
    _proposal, talk = sample.consulting(site)
    now = before(talk.due, 3)
    first = remind_due(site.program, now=now)
    again = remind_due(site.program, now=now + timedelta(hours=5))
    between = remind_due(site.program, now=now + DAY)
    assert (first > 0, again, between) == (True, 0, 0)


def test_one_mail_names_everything_a_person_has_to_do(site):
    for title in ("一つめ", "二つめ"):
        _proposal, talk = sample.consulting(site, title=title)
    remind_due(site.program, now=before(talk.due, 3))
    (mail,) = [one for one in reminders(site.program) if one.recipient.user_id == "bosai"]
    assert ("一つめ" in mail.body, "二つめ" in mail.body, "(2件)" in mail.subject) == (True,) * 3


def test_a_reminder_is_no_letter_of_the_group(site):
    _proposal, talk = sample.consulting(site)
    remind_due(site.program, now=before(talk.due, 3))
    letters = letters_to(site.program, site.organization.UID())
    assert [one for one in letters if one.kind == "reminder"] == []


def correction(site):
    proposal = sample.submitted(site)
    with sample.acting("jimu"):
        screening.request_correction(
            proposal, items={"budget": "直す"}, reason="不足", due=DUE, by="jimu", now=NOW
        )
    return proposal


def test_a_late_correction_is_reminded_the_day_after_and_a_week_later(site):
    correction(site)
    days = [DUE + DAY * n for n in range(1, 10)]
    sent = [remind_due(site.program, now=before(day, 0)) for day in days]
    assert [number for number, mails in enumerate(sent, 1) if mails] == [1, 8]


def test_a_taken_back_correction_reminds_nobody(site):
    proposal = correction(site)
    with sample.acting("jimu"):
        withdraw_correction(proposal, reason="不要", by="jimu", now=NOW)
    assert remind_due(site.program, now=before(DUE, 1)) == 0


def test_members_with_open_sheets_are_reminded_of_the_marking(portal):
    site = selection_sample.make_selection(portal)
    now = selection_sample.NOW
    with selection_sample.acting("jimu"):
        reviews.assign_reviews(site.call, by="jimu", now=now)
        marking.start_judging(site.call, by="jimu", now=now)
        marking.set_marking_due(site.call, due=today(now) + DAY * 3, by="jimu", now=now)
    remind_due(site.program, now=now)
    assert told(site.program) == [f"iin{number}@example.com" for number in range(1, 6)]


def test_report_is_reminded_of(portal):
    site = sample.make_site(portal)
    project = chosen.running(site)
    with sample.acting("bosai"):
        projects.end_work(project, by="bosai", now=chosen.at(2028, 4, 1))
    remind_due(site.program, now=before(project.report_due, 3))
    assert told(site.program) == ["daihyo@example.com", "tanto@example.com"]


def test_the_sides_that_have_not_locked_are_reminded_of_the_sheet(portal):
    site = sample.make_site(portal)
    _project, sheet = chosen.evaluating(site)
    remind_due(site.program, now=before(sheet.due, 3))
    assert told(site.program) == [
        "bosai@example.com",
        "daihyo@example.com",
        "tanto@example.com",
    ]


def test_button_reminds_each_person_once_about_all_proposals(site):
    made = [sample.consulting(site, title=title)[0] for title in ("一つめ", "二つめ")]
    with sample.acting("jimu"):
        count = remind_turn(made, by="jimu", now=NOW)
    assert (count, told(site.program)) == (
        4,
        [f"{who}@example.com" for who in ("bosai", "center", "daihyo", "tanto")],
    )


def refused(proposal, now=NOW):
    with sample.acting("jimu"), pytest.raises(Refused) as caught:
        remind_turn([proposal], by="jimu", now=now)
    return str(caught.value.refusal.code)


def test_button_is_refused_when_it_is_the_secretariats_own_turn(site):
    assert refused(sample.submitted(site)) == "remind_own_turn"


def test_button_is_refused_twice_on_one_day(site):
    proposal, _talk = sample.consulting(site)
    with sample.acting("jimu"):
        remind_turn([proposal], by="jimu", now=NOW)
    assert refused(proposal) == "remind_already_today"


@pytest.fixture
def daily():
    """The script."""
    spec = spec_from_file_location("daily", SCRIPT)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_script_forgets_observers_when_their_days_are_over(site, daily, capsys):
    committee = observed.committee_of(site, now=NOW)
    meeting = observed.convened(committee, now=NOW)
    observed.sign_up(meeting, 1, now=NOW)
    commits = []
    over = meeting.starts + timedelta(days=31)
    gone = daily.forget_observers(site.portal, lambda: commits.append(1), now=over)
    assert (gone, commits, seen_book(meeting).records()) == (1, [1], [])


def test_script_reminds_every_scheme_of_the_site(site, daily, capsys):
    _proposal, talk = sample.consulting(site)
    commits = []
    mails = daily.remind_site(lambda: commits.append(1), now=before(talk.due, 3))
    assert (mails, len(commits)) == (4, 1)
