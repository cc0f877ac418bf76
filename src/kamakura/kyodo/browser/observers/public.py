"""``@@kyodo-observe?meeting=…`` on the scheme: a meeting everybody may hear, and the sign-up.

The committee and its meetings are for members; what everybody may know of one is said here.

No account is asked for. What a machine would do is told from what a person does by three plain
things (``domain.robots``), without a puzzle and without anybody else's service.
"""

from .limiter import too_often
from .stamp import moment_of_stamp
from .stamp import stamped
from .words import agenda_table
from .words import MODES
from .words import places_text
from .words import when_and_where
from datetime import datetime
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.observers import session_of
from kamakura.kyodo.content.public_meeting import announced_meeting
from kamakura.kyodo.content.public_meeting import is_announced
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.visibility import public_explanations
from kamakura.kyodo.content.visibility import public_minutes
from kamakura.kyodo.domain import contacts
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.observers import window_refusal
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.domain.robots import form_refusal
from kamakura.kyodo.domain.robots import LONGEST
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import observers
from kamakura.kyodo.operations.base import ask
from plone import api
from typing import Any
from zExceptions import NotFound
import secrets


MINUTES_SHOWN = 6
# Beside which field a refusal stands.
FIELD_OF = {
    "contact_phone_unreadable": "phone",
    "contact_email_missing": "email",
    "contact_missing": "email",
    "answer_email_unreadable": "email",
}


def observe_url(meeting) -> str:
    """The public page of a meeting."""
    return f"{program_of(meeting).absolute_url()}/@@kyodo-observe?meeting={meeting.UID()}"


def own_link(meeting, token: str) -> str:
    """The page of one observer."""
    return f"{program_of(meeting).absolute_url()}/@@kyodo-observing?k={meeting.UID()}.{token}"


def observable(program, now: datetime) -> list[parts.Link]:
    """Meetings to come that people may hear, the next one first."""
    coming = [
        meeting
        for meeting in _meetings(program)
        if today(meeting.starts) >= today(now) and session_of(meeting).open_items
    ]
    return [_link(one) for one in sorted(coming, key=lambda one: one.starts)]


def with_minutes(program) -> list[parts.Link]:
    """The last meetings whose minutes are published."""
    told = [one for one in _meetings(program) if api.content.get_state(one) == "published"]
    told.sort(key=lambda one: one.starts, reverse=True)
    return [_link(one) for one in told[:MINUTES_SHOWN]]


def _meetings(program) -> list[Any]:
    return [
        meeting
        for committee in children(program, "KyodoCommittee")
        for meeting in children(committee, "KyodoMeeting")
        if is_announced(meeting)
    ]


def _link(meeting) -> parts.Link:
    return parts.Link(meeting.title, observe_url(meeting), moment_text(meeting.starts))


def contact_fields() -> list[FormField]:
    """What is asked of an observer: as little as is needed."""
    is_either = setting("observer_contact") == "either"
    return [
        FormField(
            "name",
            _("お名前"),
            required=True,
            width="half",
            maxlength=contacts.LONGEST_NAME,
            autocomplete="name",
            help=_("当日の受付で確かめます。公開しません。"),
        ),
        FormField(
            "email",
            _("メールアドレス"),
            kind="email",
            required=not is_either,
            width="half",
            autocomplete="email",
            help=_("席の確かめと取り消しができるリンクを送ります。"),
        ),
        FormField(
            "phone",
            _("電話番号"),
            kind="tel",
            width="half",
            autocomplete="tel",
            help=_("メールアドレスか電話番号の、どちらかを書いてください。")
            if is_either
            else _("急な中止のときに使います。"),
        ),
    ]


class ObservePage(KyodoFormView):
    """Everybody's page of one meeting."""

    meeting: Any = None

    def __call__(self) -> str:
        self.meeting = announced_meeting(self.context, str(self.typed("meeting", "")))
        if self.meeting is None:
            raise NotFound(self.__name__)
        return super().__call__()

    @property
    def title(self) -> Any:
        return self.meeting.title

    @property
    def back(self):
        return self.url(), _("協働事業のページ")

    def update(self) -> None:
        meeting = self.meeting
        session = session_of(meeting)
        refusal = window_refusal(session, now=self.now)
        self.takes_sign_ups = refusal is None
        self.lead = _("公開の議題を、だれでも傍聴できます。") if session.open_items else ""
        self.agenda = agenda_table(meeting)
        self.facts = when_and_where(meeting)
        self.minutes = public_minutes(meeting) if session.state == "published" else []
        if session.state == "convened" and session.open_items and session.capacity:
            self.facts += [
                lists.Definition(_("傍聴席"), places_text(meeting)),
                lists.Definition(_("決め方"), MODES[session.mode]),
                lists.Definition(_("申し込みの締切"), parts.due(session.closes, self.now)),
            ]
        call = by_uid(meeting.call_uid) if meeting.kind == "selection" else None
        if call is not None and public_explanations(call):
            link = parts.Link(_("説明を読む"), f"{call.absolute_url()}/@@kyodo-result")
            self.facts.append(lists.Definition(_("審査に進まなかった提案"), link))
        if refusal is not None:
            self.next_step = parts.NextStep(text=self._why_not(refusal), waiting=True)
        days = {"days": str(setting("observer_keep_days"))}
        self.keeping = _(
            "お名前と連絡先は、傍聴の案内のためだけに使います。会議の${days}日後に消します。",
            mapping=days,
        )

    def _why_not(self, refusal) -> Any:
        state = session_of(self.meeting).state
        if state == "cancelled":
            return _("この会議は中止になりました。")
        if state != "convened":
            return _("この会議は終わりました。")
        return sentence(refusal)

    @property
    def stamp(self) -> str:
        """When the form was opened; one that is typed again keeps its time."""
        typed = str(self.typed("opened", ""))
        opened = moment_of_stamp(typed)
        is_good = opened is not None and self.now - opened <= LONGEST
        return typed if is_good else stamped(self.now)

    def form_fields(self) -> list[FormField]:
        return contact_fields()

    def do_save(self) -> str | None:
        """申し込む: the fields, then what machines do, then the verb; on to the person's page."""
        values = self.cleaned()
        if values is None or not self._is_reachable(values):
            return None
        opened = moment_of_stamp(str(self.typed("opened", "")))
        ask(form_refusal(str(self.typed("homepage", "")), opened, now=self.now))
        ask(too_often(self.request.getClientAddr(), now=self.now))
        token = secrets.token_urlsafe(24)
        link = own_link(self.meeting, token)
        observers.sign_up(self.meeting, **values, token=token, link=link, by=self.by, now=self.now)
        return self.redirect(link, _("申し込みを受け付けました。"))

    def _is_reachable(self, values: Any) -> bool:
        is_enough = setting("observer_contact") == "either"
        try:
            contacts.parse_contact(values["email"], values["phone"], phone_is_enough=is_enough)
        except Refused as refused:
            field = FIELD_OF[str(refused.refusal.code)]
            self.errors[field] = sentence(refused.refusal)
        return not self.errors
