"""The base of every page of ours: who, when, answers to a POST, errors beside their fields."""

from AccessControl import getSecurityManager
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from datetime import UTC
from kamakura.kyodo import permissions
from kamakura.kyodo.browser.fields import clean
from kamakura.kyodo.browser.fields import filled
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.parts import Confirm
from kamakura.kyodo.browser.parts import Contact
from kamakura.kyodo.browser.parts import ErrorItem
from kamakura.kyodo.browser.parts import NextStep
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from plone import api
from plone.protect.authenticator import check as check_authenticator
from Products.Five.browser import BrowserView
from Products.statusmessages.interfaces import IStatusMessage
from typing import Any
from zExceptions import Forbidden
from zope.i18n import translate
import transaction


STALE = _(
    "画面を開いてから時間がたったため、確認できませんでした。"
    "入力した内容は下に残っています。もう一度ボタンを押してください。"
)


def contact_of_site() -> Contact | None:
    """連絡先 of the settings, whose first line is the name; else the site's own sender."""
    lines = (setting("contact") or "").splitlines()
    if lines:
        return Contact(name=lines[0], address=" ".join(lines[1:]))
    name = api.portal.get_registry_record("plone.email_from_name", default=None)
    mail = api.portal.get_registry_record("plone.email_from_address", default=None)
    return Contact(name=name, email=mail or "") if name else None


class KyodoView(BrowserView):
    """A page: ``title``, optional ``lead`` and ``next_step``, buttons answered by ``do_<value>``.

    A button ``<button name="do" value="close">`` calls ``do_close()``. It calls a verb and returns
    ``self.redirect(…)``. A ``Refused`` or a filled ``self.errors`` shows the page again with an
    error summary, and nothing that the verb wrote is kept.
    """

    public = False
    """What a visitor gets of a public page may be cached; all else is ``private, no-store``."""

    title: Any = ""
    lead: Any = ""
    back: tuple[str, Any] | None = None
    """(address, text) of the page this one belongs to."""

    next_step: NextStep | None = None

    leads_to_record = False
    """Does the page end with a link to the record? Pages that show one have it there."""

    def __init__(self, context, request) -> None:
        super().__init__(context, request)
        self.errors: dict[str, Any] = {}
        self.refusals: list[Any] = []

    # who and when

    @property
    def by(self) -> str:
        """The id of the acting person; empty for a visitor."""
        return getSecurityManager().getUser().getId() or ""

    @property
    def now(self) -> datetime:
        """When this request arrived: the same on every retry."""
        environ = getattr(self.request, "environ", {})
        received = environ.get("kyodo.received_at")
        if received is None:
            received = datetime.now(UTC)
            environ["kyodo.received_at"] = received
        return received

    # the request

    def __call__(self) -> str:
        if not (self.public and self.by == ""):
            self.request.response.setHeader("Cache-Control", "private, no-store")
        answer = self.handle_post() if self.request.method == "POST" else None
        return self.page() if answer is None else answer

    def page(self) -> str:
        """Render the template."""
        self.update()
        return self.index()

    def update(self) -> None:
        """Prepare what the template shows; for subclasses."""

    def handle_post(self) -> str | None:
        """Answer a button. None shows the page again, with what was typed and the errors."""
        action = getattr(self, f"do_{self.request.form.get('do', '')}", None)
        if not callable(action) or not self.is_authentic():
            return None
        with self.collecting_refusals():
            return action()
        return None

    def is_authentic(self) -> bool:
        """Check the form token; a stale one becomes an error on the page, nothing is lost."""
        try:
            check_authenticator(self.request)
        except Forbidden:
            self.refusals.append(STALE)
            return False
        return True

    @contextmanager
    def collecting_refusals(self) -> Iterator[None]:
        """Turn a ``Refused`` into an error of this page and undo what was written under it."""
        savepoint = transaction.savepoint(optimistic=True)
        try:
            yield
        except Refused as refused:
            savepoint.rollback()
            self.refusals.append(sentence(refused.refusal))

    def redirect(self, url: str, message: Any = None, *, kind: str = "info") -> str:
        """Send the browser on (303), with a message for the next page."""
        if message is not None:
            IStatusMessage(self.request).add(message, type=kind)
        self.request.response.redirect(url, status=303)
        return ""

    # for the template

    def typed(self, name: str, default: Any = "") -> Any:
        """Return what was typed into a field, else ``default``."""
        return self.request.form.get(name, default)

    @property
    def error_items(self) -> list[ErrorItem]:
        """What the error summary lists: page-wide reasons first, then one link per field."""
        items = [ErrorItem(text) for text in self.refusals]
        return items + [ErrorItem(text, self.anchor(name)) for name, text in self.errors.items()]

    @property
    def action_url(self) -> str:
        """Where forms of this page are sent: the page itself, without a query."""
        return self.request.get("ACTUAL_URL", self.context.absolute_url())

    def confirm_fields(self, confirm: Confirm) -> list[FormField]:
        """Return the fields asked before a consequential button, with what was typed."""
        asked = list(confirm.extra)
        if confirm.reason:
            asked.append(
                FormField(
                    confirm.reason,
                    confirm.reason_label,
                    kind="textarea",
                    required=confirm.reason_required,
                    help=confirm.reason_help,
                    rows=3,
                )
            )
        asked = [replace(one, scope=confirm.action) for one in asked]
        if self.typed("do") != confirm.action:
            return asked
        return filled(asked, self.request.form, self.errors)

    def anchor(self, name: str) -> str:
        """Where the error of a field leads to: the field as it stands on this page."""
        for confirm in getattr(self, "confirms", ()):
            if confirm.action == self.typed("do"):
                ids = {one.name: one.id for one in self.confirm_fields(confirm)}
                return f"#{ids.get(name, name)}"
        return f"#{name}"

    def cleaned_fields(self, fields: list[FormField]) -> Mapping[str, Any] | None:
        """Return the understood values of filled fields; None, with ``errors`` filled."""
        result = clean(fields)
        self.errors.update(result.errors)
        return None if result.errors else result.values

    @property
    def page_title(self) -> str:
        """The text of ``<title>`` before the site's name."""
        title = self.translate(self.title) or self.context.Title()
        if not self.error_items:
            return title
        return self.translate(_("エラー: ${title}", mapping={"title": title}))

    @property
    def contact(self) -> Contact | None:
        """Whom to ask; the same place on every page."""
        return contact_of_site()

    def translate(self, text: Any) -> str:
        """Return a text in the reader's language."""
        return translate(text, context=self.request)

    @property
    def record_url(self) -> str:
        """Where the whole record of the context is read; empty for who may not."""
        may = api.user.has_permission(permissions.VIEW_AUDIT, obj=self.context)
        return self.url("kyodo-history") if may else ""

    def listed(self, words: Iterable[Any]) -> str:
        """Return words one after the other, put together as the reader's language does."""
        return self.translate(_("、")).join(self.translate(one) for one in words)

    def url(self, *names: str) -> str:
        """Return the address of the context, or of something below it."""
        return "/".join((self.context.absolute_url(), *names))


class KyodoFormView(KyodoView):
    """A page that is one hand-made form: declare fields, answer ``do_save`` with clean values.

    ``form_fields`` says what is asked (with stored values); the template shows ``view/fields``.
    A button calls ``do_<value>``, which usually starts with ``values = self.cleaned()``.
    """

    def form_fields(self) -> list[FormField]:
        """Say what is asked; for subclasses."""
        raise NotImplementedError

    @property
    def fields(self) -> list[FormField]:
        """The fields as to be shown: what was typed after a POST, else what is stored."""
        if self.request.method != "POST":
            return self.form_fields()
        return filled(self.form_fields(), self.request.form, self.errors)

    def cleaned(self) -> Mapping[str, Any] | None:
        """Return the understood values; None, with ``errors`` filled, when something is wrong."""
        return self.cleaned_fields(filled(self.form_fields(), self.request.form, {}))
