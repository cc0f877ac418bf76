"""Forms for everybody: how a person is reached, and what a machine does."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.domain import contacts
from kamakura.kyodo.domain import robots
from kamakura.kyodo.domain.refusal import Refused
import pytest


NOW = datetime(2026, 9, 20, tzinfo=UTC)


@pytest.mark.parametrize("text", ["0467-61-3976", "０４６７（６１）３９７６", "+81 467 61 3976"])
def test_phone_numbers_are_read_as_people_write_them(text):
    assert contacts.parse_phone(text) == "0467613976"


@pytest.mark.parametrize("text", ["61-3976", "0467-61-397x", "090-1234-56789", "12345678901"])
def test_what_is_no_phone_number_is_refused(text):
    with pytest.raises(Refused) as caught:
        contacts.parse_phone(text)
    assert caught.value.refusal.code == "contact_phone_unreadable"


@pytest.mark.parametrize(
    ("email", "phone", "enough", "expected"),
    [
        ("", "0467613976", False, "contact_email_missing"),
        ("", " ", True, "contact_missing"),
        ("x", "", True, "answer_email_unreadable"),
    ],
)
def test_somebody_must_be_reachable(email, phone, enough, expected):
    with pytest.raises(Refused) as caught:
        contacts.parse_contact(email, phone, phone_is_enough=enough)
    assert caught.value.refusal.code == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Hana@Example.jp", ""), ("hana@example.JP", "0467613976"), True),
        (("a@example.jp", "0467613976"), ("b@example.jp", "0467613976"), True),
        (("a@example.jp", ""), ("b@example.jp", ""), False),
        (("", "0467613976"), ("", "0467613977"), False),
    ],
)
def test_the_same_person_is_known_by_address_or_number(one, other, expected):
    assert contacts.same_contact(one, other) is expected


@pytest.mark.parametrize(
    ("trap", "opened", "expected"),
    [
        ("", NOW - robots.LEAST, None),
        ("http://x", NOW - robots.LEAST, "form_trap_filled"),
        ("", NOW - robots.LEAST + timedelta(milliseconds=1), "form_sent_too_fast"),
        ("", NOW - robots.LONGEST, None),
        ("", NOW - robots.LONGEST - robots.LEAST, "form_opened_too_long_ago"),
        ("", None, "form_opened_too_long_ago"),
    ],
)
def test_machines_are_told_from_people(trap, opened, expected):
    refusal = robots.form_refusal(trap, opened, now=NOW)
    assert (refusal and refusal.code) == expected


def test_one_address_sends_so_often_within_the_hour():
    times = [NOW - timedelta(minutes=number) for number in (1, 2, 61)]
    assert robots.rate_refusal(times, most=3, now=NOW) is None
    assert robots.rate_refusal(times, most=2, now=NOW).code == "form_sent_too_often"


def test_request_that_is_tried_again_counts_once():
    assert robots.rate_refusal([NOW], most=1, now=NOW) is None
