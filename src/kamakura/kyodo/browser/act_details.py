"""What exactly was done: the particulars of a line of the record, for those who read all of it."""

from ast import literal_eval
from collections.abc import Callable
from collections.abc import Mapping
from datetime import date
from datetime import datetime
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.settings.changes import changes
from kamakura.kyodo.browser.settings.changes import from_to
from kamakura.kyodo.content.audit import AuditLine
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.organization import IOrganizationSchema
from kamakura.kyodo.content.parties import party_title
from kamakura.kyodo.content.vocabularies import CONSULTATION_OUTCOMES
from kamakura.kyodo.content.vocabularies import ORGANIZATION_ROLES
from kamakura.kyodo.domain.states import SHARED
from kamakura.kyodo.domain.states import STATES
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.names import form_name
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages.titles import CHECK_TITLES
from kamakura.kyodo.notifications.outbox import seen_outbox
from kamakura.kyodo.workflow.labels import chip
from kamakura.kyodo.workflow.labels import noun_of
from plone import api
from plone.dexterity.utils import iterSchemata
from typing import Any
from zope import schema


def detail(obj: Any, line: AuditLine) -> list[Any]:
    """The particulars of one line: short texts, one below the other."""
    if (write := BY_ACTION.get(line.action)) is not None:
        found = write(obj, line)
        return found if isinstance(found, list) else [found]
    made = [_change(obj, line)]
    made += [write(obj, line) for key, write in BY_DETAIL.items() if line.details.get(key)]
    return [text for text in made if text]


def _change(obj: Any, line: AuditLine) -> Any:
    """From which state to which."""
    noun = noun_of(obj.portal_type)
    states = set(STATES.get(SHARED.get(noun, noun), ()))
    if not (line.old in states and line.new in states):
        return ""
    return from_to(chip(noun, line.old).text, chip(noun, line.new).text)


def _form(obj: Any, line: AuditLine) -> Any:
    key = line.details["form_key"]
    return form_name(key) if key in BY_KEY else ""


def _title(key: str) -> Callable[[Any, AuditLine], str]:
    """The title of the thing with the UID that stands under ``key``, if it is still there."""

    def write(obj: Any, line: AuditLine) -> str:
        found = by_uid(line.details[key])
        return found.title if found is not None else ""

    return write


def _moment(key: str) -> Callable[[Any, AuditLine], Any]:
    def write(obj: Any, line: AuditLine) -> Any:
        kept = line.details[key]
        return moment_text(kept if isinstance(kept, date) else _read_moment(kept))

    return write


def _read_moment(text: str) -> date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _mails(obj: Any, line: AuditLine) -> Any:
    return _("メール${count}通", mapping={"count": str(line.details["mails"])})


def _mail(obj: Any, line: AuditLine) -> Any:
    """What the mail was and to whom; its addressee may have been forgotten since."""
    message = seen_outbox(obj).by_id.get(line.details["mail"])
    if message is None:
        return ""
    params = {"subject": message.subject, "name": message.recipient.name}
    return _("「${subject}」 宛先: ${name}", mapping=params)


def _setting(obj: Any, line: AuditLine) -> list[Any]:
    old, new = (literal_eval(line.details[key]) for key in ("old", "new"))
    return changes(line.details["name"], old, new)


def _person(obj: Any, line: AuditLine) -> Any:
    """Who, and from which part in the group to which."""
    user = api.user.get(userid=line.details["user"])
    name = (user.getProperty("fullname") if user else "") or line.details["user"]
    roles: Mapping[str, Any] = dict(ORGANIZATION_ROLES)
    change = from_to(roles.get(line.old, ""), roles.get(line.new, ""))
    return _("${title}: ${change}", mapping={"title": name, "change": change})


def _role(obj: Any, line: AuditLine) -> Any:
    return dict(ORGANIZATION_ROLES).get(line.new, "")


def _fields(obj: Any, line: AuditLine) -> list[Any]:
    known = [IOrganizationSchema.get(name) for name in line.details["fields"]]
    return [field.title for field in known if field is not None]


def _edited(obj: Any, line: AuditLine) -> list[Any]:
    """Which fields, and what stood there before where that can be read: no keys of lists."""
    fields = {
        name: field for one in iterSchemata(obj) for name, field in one.namesAndDescriptions()
    }
    made = []
    for name, (old, new) in line.details.get("changed", {}).items():
        field = fields.get(name)
        if field is None:
            continue
        if isinstance(field, schema.Choice) or not (old or new):
            made.append(field.title)
            continue
        change = {"title": field.title, "change": from_to(old, new)}
        made.append(_("${title}: ${change}", mapping=change))
    return made


def _names(obj: Any, line: AuditLine) -> Any:
    return from_to(line.old, line.new)


def _check(obj: Any, line: AuditLine) -> Any:
    return CHECK_TITLES.get(line.details["key"], "")


def _party(obj: Any, line: AuditLine) -> Any:
    return party_title(line.details["party"])


def _outcome(obj: Any, line: AuditLine) -> Any:
    return dict(CONSULTATION_OUTCOMES).get(line.details["outcome"], "")


def _file(obj: Any, line: AuditLine) -> str:
    return line.details.get("file") or line.details.get("filename") or ""


def _short_notice(obj: Any, line: AuditLine) -> Any:
    return _("招集の期限をすぎて招集しました。")


def _decided(obj: Any, line: AuditLine) -> Any:
    """Of which proposal, from which decision to which."""
    change = from_to(*(chip("proposal", key).text if key else "" for key in (line.old, line.new)))
    title = _title("proposal")(obj, line)
    return _("${title}: ${change}", mapping={"title": title, "change": change})


BY_DETAIL: Mapping[str, Callable[[Any, AuditLine], Any]] = {
    "form_key": _form,
    "proposal": _title("proposal"),
    "organization": _title("organization"),
    "until": _moment("until"),
    "opens": _moment("opens"),
    "closes": _moment("closes"),
    "due": _moment("due"),
    "at": _moment("at"),
    "short_notice": _short_notice,
    "mails": _mails,
    "mail": _mail,
    "user": _person,
    "file": _file,
    "filename": _file,
    "party": _party,
    "outcome": _outcome,
}
BY_ACTION: Mapping[str, Callable[[Any, AuditLine], Any]] = {
    "change_setting": _setting,
    "edit": _edited,
    "invite": _role,
    "set_members": _names,
    "record_check": _check,
    "record_decision": _decided,
    "update_profile": _fields,
}
