"""A link with which a person joins a group, once and for a time."""

from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.domain.invitation import digest_of
from kamakura.kyodo.domain.invitation import Invitation
from kamakura.kyodo.domain.invitation import MOST_WAITING
from kamakura.kyodo.domain.invitation import password_refusal
from kamakura.kyodo.domain.invitation import use_refusal
from kamakura.kyodo.domain.invitation import waiting_refusal
import pytest


NOW = datetime(2026, 5, 11, tzinfo=UTC)


def invitation(state="waiting", days=14):
    return Invitation(digest_of("secret"), state, NOW + timedelta(days=days))


def code(refusal):
    return None if refusal is None else str(refusal.code)


@pytest.mark.parametrize(
    ("given", "token", "expected"),
    [
        (invitation(), "secret", None),
        (invitation(), "other", "invitation_unknown"),
        (None, "secret", "invitation_unknown"),
        (invitation("accepted"), "secret", "invitation_used"),
        (invitation("withdrawn"), "secret", "invitation_withdrawn"),
        (invitation(days=0), "secret", "invitation_expired"),
        # Who does not know the link learns nothing about its state.
        (invitation("accepted"), "other", "invitation_unknown"),
    ],
)
def test_use(given, token, expected):
    assert code(use_refusal(given, token, now=NOW)) == expected


def test_last_second_of_an_invitation():
    given = invitation(days=1)
    assert use_refusal(given, "secret", now=given.expires - timedelta(seconds=1)) is None
    assert code(use_refusal(given, "secret", now=given.expires)) == "invitation_expired"


def test_token_is_not_in_what_is_kept():
    assert "secret" not in repr(invitation())


def test_so_many_may_wait():
    assert waiting_refusal(MOST_WAITING - 1) is None
    assert code(waiting_refusal(MOST_WAITING)) == "invitations_too_many"


@pytest.mark.parametrize(
    ("password", "again", "expected"),
    [
        ("さんぽの会2026年", "さんぽの会2026年", None),
        ("correct horse", "correct horse", None),
        ("short", "short", "password_too_short"),
        ("aaaaaaaaaaaa", "aaaaaaaaaaaa", "password_too_plain"),
        ("hana@example.jp", "hana@example.jp", "password_too_plain"),
        ("correct horse", "correct house", "passwords_differ"),
    ],
)
def test_password(password, again, expected):
    assert code(password_refusal(password, again, email="hana@example.jp")) == expected
