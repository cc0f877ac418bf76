"""``@@kyodo-observers`` on a meeting: the secretariat's list, lots, terms and the telephone."""

from .public import contact_fields
from .public import FIELD_OF
from .public import observe_url
from .public import own_link
from .terms import terms_confirm
from .terms import terms_of
from .words import MODES
from .words import places_text
from .words import state_chip
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import filled
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.observers import seen_book
from kamakura.kyodo.content.observers import session_of
from kamakura.kyodo.content.observers import StoredObserver
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain import contacts
from kamakura.kyodo.domain import observers as rules
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import observers
from typing import Any
import secrets


DRAW = parts.Confirm(
    action="draw",
    button=_("抽選する"),
    question=_("いま抽選しますか"),
    consequences=(
        _("抽選は1回だけです。やり直せません。"),
        _("結果を、申し込んだ人にメールで知らせます。"),
        _("もとになる数が記録に残り、だれでも同じ結果を確かめられます。"),
    ),
)


class ObserversDesk(KyodoFormView):
    """Who wants to come, in the order of their numbers."""

    title = _("傍聴の申し込み")

    @property
    def lead(self):
        return self.context.title

    @property
    def back(self):
        return self.url(), self.context.title

    def update(self) -> None:
        meeting = self.context
        self.session, self.book = session_of(meeting), seen_book(meeting)
        self.records = self.book.records()
        self.facts = self._facts()
        self.table = self._table()
        self.takes_sign_ups = rules.window_refusal(self.session, now=self.now) is None
        self.links = self._links()
        self.confirms = self._confirms()

    def _facts(self) -> list[lists.Definition]:
        session = self.session
        public = observe_url(self.context)
        opens = moment_text(session.opens) if session.opens else _("招集したときから")
        found = [
            lists.Definition(_("席"), places_text(self.context)),
            lists.Definition(_("決め方"), MODES[session.mode]),
            lists.Definition(_("申し込みの始まり"), opens),
            lists.Definition(_("申し込みの締切"), parts.due(session.closes, self.now)),
        ]
        if session.state != "drafted":
            found.append(
                lists.Definition(_("公開のページ"), parts.Link(_("公開のページを見る"), public))
            )
        if session.is_drawn:
            found += [
                lists.Definition(_("抽選のもとになる数"), self.book.seed),
                lists.Definition(_("抽選の順"), "、".join(map(str, self.book.drawn))),
            ]
        if self.book.purged_at is not None:
            gone = moment_text(self.book.purged_at)
            found.append(lists.Definition(_("氏名と連絡先を消した日時"), gone))
        return found

    def _table(self) -> lists.Table:
        titles = (_("番号"), _("お名前"), _("連絡先"), _("状態"), _("申し込んだ日時"))
        return lists.Table(
            caption=_("申し込んだ人"),
            columns=tuple(lists.Column(title) for title in titles),
            rows=[self._row(one) for one in self.records],
            empty=_("申し込みはまだありません。"),
            counted=lists.PEOPLE,
        )

    def _row(self, one: StoredObserver) -> lists.Row:
        contact = [text for text in one.contact if text]
        is_silent = not one.email and (one.moved_up_at is not None or self.session.is_drawn)
        note = _("メールがありません。電話で結果を知らせてください。") if is_silent else ""
        return lists.Row(
            (str(one.number), one.name, contact, state_chip(one.state), moment_text(one.at)),
            note=note,
        )

    def _links(self) -> list[parts.Link]:
        return [
            parts.Link(_("当日の受付を開く"), self.url("@@kyodo-door")),
            parts.Link(_("名簿をExcelで受け取る"), self.url("@@kyodo-export/observers")),
        ]

    def _confirms(self) -> list[parts.Confirm]:
        found = []
        if rules.draw_refusal(self.session, now=self.now) is None:
            found.append(DRAW)
        if self.session.state in ("drafted", "convened"):
            found.append(terms_confirm(self.session))
        able = [
            one
            for one in self.records
            if rules.cancel_refusal(self.session, one.entry, now=self.now) is None
        ]
        if able:
            found.append(self._cancelling(able))
        return found

    def _cancelling(self, able: list[StoredObserver]) -> parts.Confirm:
        options = tuple(Option(str(one.number), f"{one.number} {one.name}") for one in able)
        which = FormField("number", _("だれの"), kind="select", required=True, options=options)
        return parts.Confirm(
            action="cancel",
            button=_("申し込みを取り消す"),
            question=_("だれの申し込みを取り消しますか"),
            consequences=(_("待っている人がいれば、その人の席になり、メールで知らせます。"),),
            danger=True,
            extra=(which,),
        )

    def form_fields(self) -> list[FormField]:
        return contact_fields()

    # buttons

    def do_save(self) -> str | None:
        """電話で受けた申し込みを入れる."""
        values = self.cleaned()
        if values is None:
            return None
        is_enough = setting("observer_contact") == "either"
        try:
            contacts.parse_contact(values["email"], values["phone"], phone_is_enough=is_enough)
        except Refused as refused:
            self.errors[FIELD_OF[str(refused.refusal.code)]] = sentence(refused.refusal)
            return None
        token = secrets.token_urlsafe(24)
        link = own_link(self.context, token)
        made = observers.sign_up(
            self.context, **values, token=token, link=link, by=self.by, now=self.now
        )
        number = {"number": str(made.number)}
        return self._done(_("番号${number}で受け付けました。", mapping=number))

    def do_draw(self) -> str:
        """抽選する."""
        observers.draw(self.context, seed=secrets.token_hex(8), by=self.by, now=self.now)
        return self._done(_("抽選しました。"))

    def do_cancel(self) -> str:
        """取り消す."""
        typed = str(self.typed("number", ""))
        number = int(typed) if typed.isdecimal() else 0
        observers.cancel_for(self.context, number=number, by=self.by, now=self.now)
        return self._done(_("申し込みを取り消しました。"))

    def do_terms(self) -> str | None:
        """定員や締切を変える."""
        asked = terms_confirm(session_of(self.context)).extra
        values = self.cleaned_fields(filled(asked, self.request.form, {}))
        if values is None:
            return None
        observers.set_terms(self.context, **terms_of(values), by=self.by, now=self.now)
        return self._done(_("定員や締切を変えました。"))

    def _done(self, text: Any) -> str:
        return self.redirect(self.url("@@kyodo-observers"), text)
