"""One form on the overview: what it is called, what is in force, what stands on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.dates import moment_text
from kamakura.kyodo.browser.fields import filled
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.filing.base import person_name
from kamakura.kyodo.content.confirmations import confirmation
from kamakura.kyodo.content.form_versions import current
from kamakura.kyodo.content.form_versions import versions
from kamakura.kyodo.content.paper_states import PaperCount
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.forms.catalog import FormSpec
from kamakura.kyodo.forms.catalog import spec as spec_of
from kamakura.kyodo.forms.freeze import is_changed
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.forms.names import form_article
from kamakura.kyodo.forms.names import form_number
from kamakura.kyodo.forms.names import form_title
from kamakura.kyodo.forms.names import number_text
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IFormDesigns
from kamakura.kyodo.messages import sentence
from typing import Any


NOT_WRITTEN = _("まだ書いていません")


@dataclass(frozen=True)
class Card:
    """What the overview shows of one form."""

    key: str
    number: Any
    title: Any
    chips: list[parts.Chip]
    facts: list[lists.Definition]
    problems: list[Any]
    actions: list[parts.Link]
    fields: list[FormField]
    is_confirmed: bool
    is_changed: bool
    is_open: bool = False
    versions: list[lists.Definition] = field(default_factory=list)


def card_of(view: Any, spec: FormSpec, per_version: Mapping[str, PaperCount]) -> Card:
    """The card of one form of ``view.context`` (a call)."""
    call, key = view.context, spec.key
    problems = [sentence(one) for one in IFormDesigns(call).problems_of(key)]
    changed = is_changed(call, key)
    number, title = form_number(key), form_title(key)
    here = view.typed("do") == "describe" and view.typed("form") == key
    fields = description_fields(key)
    return Card(
        key=key,
        number="" if number == str(title) else number_text(number),
        title=title,
        chips=_chips(call, key, problems=problems, changed=changed),
        facts=_facts(call, key),
        problems=problems,
        actions=_actions(view, key, changed=changed, broken=bool(problems)),
        fields=filled(fields, view.request.form, view.errors) if here else fields,
        is_confirmed=confirmation(key) is not None,
        is_changed=changed,
        is_open=here,
        versions=_versions(call, key, per_version),
    )


def _chips(call, key: str, *, problems: list[Any], changed: bool) -> list[parts.Chip]:
    found = []
    if problems:
        text = _("直すところが${count}件", mapping={"count": str(len(problems))})
        found.append(parts.chip(text, "bad"))
    if changed:
        found.append(parts.chip(_("項目を直しています(まだ使っていません)"), "waiting"))
    if confirmation(key) is None:
        found.append(parts.chip(_("項目は推定です"), "waiting"))
    else:
        found.append(parts.chip(_("照合済み"), "good"))
    return found


def _facts(call, key: str) -> list[lists.Definition]:
    version = current(call, key)
    force: Any = _("まだ固定していません")
    if version is not None:
        params = {"number": str(version.number), "when": date_text(version.frozen_at)}
        force = _("第${number}版(${when}から)", mapping=params)
    return [
        lists.Definition(_("根拠"), form_article(key) or NOT_WRITTEN),
        lists.Definition(_("公式様式との照合"), _confirmed(key)),
        lists.Definition(_("使っている版"), force),
    ]


def _confirmed(key: str) -> Any:
    found = confirmation(key)
    if found is None:
        return _("まだ照合していません")
    if found.at is None:
        return _("照合済み")
    return _(
        "照合済み(${when} ${who})",
        mapping={"when": moment_text(found.at), "who": person_name(found.by)},
    )


def _versions(call, key: str, per_version: Mapping[str, PaperCount]) -> list[lists.Definition]:
    """Drafts and filings on each version, newest first."""
    made = []
    for version in reversed(versions(call, key)):
        count = per_version.get(version.hash, PaperCount())
        text = _(
            "書きかけ${drafts}件、提出${sent}件",
            mapping={"drafts": str(count.drafts), "sent": str(count.sent)},
        )
        shown: Any = [text, version.reason] if version.reason else text
        made.append(
            lists.Definition(_("第${number}版", mapping={"number": str(version.number)}), shown)
        )
    return made


def _actions(view: Any, key: str, *, changed: bool, broken: bool) -> list[parts.Link]:
    form = form_of(view.context, key)

    def page(text: Any, name: str) -> parts.Link:
        return parts.Link(text, f"{view.url(name)}?form={key}")

    links = []
    if form is not None:
        links.append(parts.Link(_("項目を直す"), f"{form.absolute_url()}/fields"))
        links.append(page(_("団体の画面で確かめる"), "kyodo-form-trial"))
    if changed and not broken:
        links.append(page(_("変わるところを見て、新しい版にする"), "kyodo-form-renew"))
    if changed or broken or form is None:
        links.append(page(_("設計を戻す"), "kyodo-form-restore"))
    if form is not None:
        links.append(page(_("ファイルに書き出す"), "kyodo-form-export"))
    links.append(page(_("ファイルから取り込む"), "kyodo-form-import"))
    links.append(parts.Link(_("Wordのひな形"), view.url("@@kyodo-wordtemplates", key)))
    return links


def description_fields(key: str) -> list[FormField]:
    """What can be changed on the card."""
    title = spec_of(key).title
    own = (setting("form_titles") or {}).get(key, "")
    return [
        FormField(
            "number",
            _("様式番号"),
            value=form_number(key),
            help=_("例: 様式1、様式第1号"),
            maxlength=40,
            width="half",
            scope=key,
        ),
        FormField(
            "own_title",
            _("題名"),
            value=own,
            help=_("空けておくと「${title}」になります。", mapping={"title": title}),
            maxlength=80,
            scope=key,
        ),
        FormField(
            "article",
            _("根拠"),
            value=form_article(key),
            help=_("例: 実施要綱第5条第1項"),
            maxlength=80,
            scope=key,
        ),
        FormField(
            "purpose",
            _("説明"),
            value=(setting("form_purposes") or {}).get(key, ""),
            help=_(
                "募集のページに出ます。空けておくと「${text}」になります。",
                mapping={"text": spec_of(key).purpose},
            ),
            maxlength=120,
            scope=key,
        ),
        FormField(
            "confirmed",
            _("公式様式と照合した"),
            kind="checkbox",
            value="1" if confirmation(key) is not None else "",
            help=_("市の公式様式と1項目ずつ見くらべてから、印をつけてください。"),
            scope=key,
        ),
    ]
