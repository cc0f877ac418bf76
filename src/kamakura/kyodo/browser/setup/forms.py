"""Making what a scheme consists of, each on a short page of its own."""

from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.filing.taking import Limits
from kamakura.kyodo.browser.filing.taking import take_file
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.fiscal import fiscal_year_of
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages import sentence
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import program as programs
from typing import Any


YEARS = range(2000, 2101)


class NewScheme(KyodoFormView):
    """``@@kyodo-newscheme`` on the site: the page of the scheme, with its folders."""

    title = _("協働事業のページを作る")
    lead = _("市民が最初に見るページです。作っただけでは、まだ市の職員にしか見えません。")

    def form_fields(self) -> list[FormField]:
        return [
            FormField(
                "title",
                _("制度の名前"),
                required=True,
                maxlength=100,
                value=programs.TITLE,
            ),
            FormField(
                "description",
                _("ひとことの説明"),
                kind="textarea",
                rows=2,
                maxlength=200,
                help=_("ページの題の下に出ます。"),
            ),
        ]

    def do_save(self) -> str | None:
        values = self.cleaned()
        if values is None:
            return None
        made = programs.create_program(self.context, by=self.by, now=self.now, **values)
        message = _("協働事業のページを作りました。次の準備へ進んでください。")
        return self.redirect(f"{made.absolute_url()}/@@kyodo-setup", message)


class OfScheme(KyodoFormView):
    """A form that leads back to the set-up."""

    @property
    def back(self) -> tuple[str, Any]:
        return self.url("@@kyodo-setup"), _("協働事業の管理")


class AddCommittee(OfScheme):
    """``@@kyodo-addcommittee``."""

    title = _("選考委員会を作る")

    def form_fields(self) -> list[FormField]:
        return [
            FormField(
                "title",
                _("委員会の名前"),
                required=True,
                maxlength=100,
                help=_("例: 協働事業選考委員会"),
            ),
            FormField(
                "size_limit",
                _("定数(何人以内)"),
                kind="number",
                required=True,
                width="short",
                value="5",
            ),
        ]

    def do_save(self) -> str | None:
        values = self.cleaned()
        if values is None:
            return None
        if values["size_limit"] < 1:
            self.errors["size_limit"] = _("1人以上にしてください。")
            return None
        made = committees.add_committee(self.context, by=self.by, now=self.now, **values)
        message = _("委員会を作りました。委員を入れてください。")
        return self.redirect(f"{made.absolute_url()}/@@kyodo-members", message)


class AddCall(OfScheme):
    """``@@kyodo-addcall``: the first call; later ones are copied from the one before."""

    title = _("募集を作る")
    lead = _("様式1〜6などの8つの様式が、いっしょにできます。まだ市の職員にしか見えません。")

    def form_fields(self) -> list[FormField]:
        found = children(self.context, "KyodoCommittee")
        options = [Option(one.UID(), one.title) for one in found]
        year = fiscal_year_of(today(self.now))
        fields = [
            FormField(
                "fiscal_year",
                _("募集する年度(西暦)"),
                kind="number",
                required=True,
                width="short",
                value=str(year),
                help=_("例: 2026(令和8年度)"),
            )
        ]
        if options:
            fields.append(
                FormField(
                    "committee_uid",
                    _("審査する委員会"),
                    kind="select",
                    options=(Option("", _("あとで選ぶ")), *options),
                    value=options[0].value,
                )
            )
        return fields

    def do_save(self) -> str | None:
        values = self.cleaned()
        if values is None:
            return None
        if values["fiscal_year"] not in YEARS:
            self.errors["fiscal_year"] = _("年度を西暦4けたで書いてください。例: 2026")
            return None
        known = {name: value for name, value in values.items() if value}
        made = calls.create_call(self.context, by=self.by, now=self.now, **known)
        message = _("募集を作りました。日程を決めてください。")
        return self.redirect(f"{made.absolute_url()}/kyodo-calldates", message)


class AddDocument(OfScheme):
    """``@@kyodo-adddocument``: a file for everybody, checked like the files of a filing."""

    title = _("手引き・要綱のファイルを載せる")

    def form_fields(self) -> list[FormField]:
        size = {"size": str(setting("max_file_mb"))}
        return [
            FormField(
                "title",
                _("題名"),
                required=True,
                maxlength=100,
                help=_("例: 協働事業の手引き"),
            ),
            FormField(
                "file",
                _("ファイル"),
                kind="file",
                required=True,
                help=_(
                    "PDFやWordなど、${size}MBまでです。協働事業のページから、だれでも受け取れます。",
                    mapping=size,
                ),
            ),
        ]

    def do_save(self) -> str | None:
        values = self.cleaned()
        if values is None:
            return None
        limits = Limits(setting("max_file_mb"), setting("max_filing_mb"), ())
        try:
            file = take_file(values["file"], limits, context=self.context)
        except Refused as refused:
            self.errors["file"] = sentence(refused.refusal)
            return None
        programs.add_document(
            self.context, title=values["title"], file=file, by=self.by, now=self.now
        )
        return self.redirect(self.url("@@kyodo-setup"), _("ファイルを載せました。"))
