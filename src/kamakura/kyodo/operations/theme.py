"""市提案(テーマ): a section writes it, the secretariat shows it."""

from .base import add
from .base import move
from .base import require_permission
from .changes import change
from .telling import tell_parties
from datetime import date
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import section_people
from typing import Any


def create_theme(call, *, by: str, now: datetime, **fields: Any):
    """Begin a theme; only its section and the secretariat see it."""
    require_permission(call, permissions.ADD_THEME)
    return add(call, "KyodoTheme", by=by, now=now, **fields)


def send_theme(theme, *, by: str, now: datetime) -> None:
    """The section hands the theme to the secretariat, which is told."""
    move(theme, "send", by=by, now=now)
    tell_parties(theme, "theme_sent", ("secretariat",), _section(theme), by=by, now=now)


def return_theme(theme, *, reason: str, by: str, now: datetime) -> None:
    """The secretariat gives it back, with the reason; the section is told."""
    move(theme, "send_back", by=by, now=now, reason=reason)
    post(
        theme,
        "theme_returned",
        recipients=section_people((theme.section,)),
        params={"title": theme.title, "reason": reason},
        by=by,
        now=now,
    )


def _section(theme) -> dict[str, str]:
    return {"section": section_title(theme.section)}


def publish_theme(theme, *, by: str, now: datetime) -> None:
    """Show the theme and take answers to it."""
    move(theme, "publish", by=by, now=now)


def close_theme(theme, *, by: str, now: datetime) -> None:
    """Take no more answers."""
    move(theme, "close", by=by, now=now)


def withdraw_theme(theme, *, reason: str, by: str, now: datetime) -> None:
    """Take the theme back; the reason is kept."""
    move(theme, "withdraw", by=by, now=now, reason=reason)


def answer_question(
    theme, *, question: str, answer: str, asked_on: date, by: str, now: datetime
) -> None:
    """Put a question and the section's answer on the theme's page."""
    require_permission(theme, permissions.MANAGE_THEME)
    row = {"asked_on": asked_on, "question": question, "answer": answer}
    theme.questions = [*(theme.questions or ()), row]
    audit.record(theme, action="answer_question", by=by, now=now)


def edit_theme(theme, *, by: str, now: datetime, **fields: Any) -> None:
    """Write the theme's texts; what groups chose it by stays once it is public."""
    require_permission(theme, "Modify portal content")
    change(theme, by=by, now=now, **fields)
