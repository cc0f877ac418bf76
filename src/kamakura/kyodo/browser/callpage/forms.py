"""書いていただく様式: what a group writes in a call, when, and what for."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.filing.asked import forms_of_call
from kamakura.kyodo.content.calendar import milestones
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.forms.catalog import FormSpec
from kamakura.kyodo.forms.names import form_purpose
from kamakura.kyodo.forms.names import full_name
from kamakura.kyodo.i18n import _
from typing import Any


SHEET = "preliminary_sheet"


def form_table(call: Any) -> lists.Table:
    """The forms in the order a group meets them."""
    rows = [
        lists.Row((_name(call, form), _when(call, form), form_purpose(form.key)))
        for form in forms_of_call(call)
    ]
    columns = (_("様式"), _("いつまでに"), _("何のために"))
    return lists.Table(
        caption=_("書く順に並べています"),
        columns=[lists.Column(one) for one in columns],
        rows=rows,
        show_count=False,
    ).without_empty


def _name(call: Any, form: FormSpec) -> Any:
    """Number and title as the call opened with them."""
    number = (setting_for(call, "form_map") or {}).get(form.key, "")
    return full_name(number, (setting_for(call, "form_titles") or {}).get(form.key) or form.title)


def _when(call: Any, form: FormSpec) -> Any:
    if form.host == "project":
        days = {"days": str(setting_for(call, "report_due_days"))}
        return _("実施が終わってから${days}日以内", mapping=days)
    if form.host == "evaluation":
        return _("実績報告のあと、市がお願いする日")
    if form.key == SHEET:
        found = [row for row in milestones(call) if row.key == "preliminary"]
        first = _("はじめに送ります(提案書を出す前)")
        return date_text(found[0].date_to or found[0].date_from) if found else first
    return moment_text(call.closes) if call.closes else ""
