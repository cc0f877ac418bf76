"""When a mail is taken for stopped, and which one may be sent again."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from hypothesis import given
from hypothesis import strategies as st
from kamakura.kyodo.domain.outbox import resend_refusal
from kamakura.kyodo.domain.outbox import status_at
from kamakura.kyodo.domain.outbox import STOPPED_AFTER
import pytest


SINCE = datetime(2026, 10, 9, 1, 0, tzinfo=UTC)
MOMENT = timedelta(microseconds=1)
STATUSES = ("prepared", "released", "sent", "failed", "stopped", "withdrawn")


@pytest.mark.parametrize(
    ("after", "expected"),
    [(STOPPED_AFTER - MOMENT, "released"), (STOPPED_AFTER, "stopped")],
)
def test_mail_on_its_way_is_taken_for_stopped_from_the_hour_on(after, expected):
    assert status_at("released", SINCE, now=SINCE + after) == expected


@given(
    st.sampled_from([one for one in STATUSES if one != "released"]),
    st.timedeltas(timedelta(0), timedelta(days=999)),
)
def test_time_changes_nothing_of_what_is_known(status, after):
    assert status_at(status, SINCE, now=SINCE + after) == status


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("prepared", "mail_not_failed"),
        ("released", "mail_on_its_way"),
        ("sent", "mail_not_failed"),
        ("failed", None),
        ("stopped", None),
        ("withdrawn", "mail_not_failed"),
    ],
)
def test_only_what_failed_or_stopped_is_sent_again(status, expected):
    refusal = resend_refusal(status, SINCE, now=SINCE)
    assert (refusal and str(refusal.code)) == expected


def test_who_presses_too_early_is_told_from_when_on_it_is_possible():
    refusal = resend_refusal("released", SINCE, now=SINCE + STOPPED_AFTER - MOMENT)
    assert refusal.params == {"when": SINCE + STOPPED_AFTER}
    assert resend_refusal("released", SINCE, now=refusal.params["when"]) is None
