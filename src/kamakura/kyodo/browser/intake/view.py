"""``@@kyodo-intake`` on a call: a paper or Word application, typed in for its group."""

from .arrival import arrival_fields
from .arrival import note_field
from functools import cached_property
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.dates import moment_of
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.domain.japanese import yomi_span
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import intake as verbs
from plone import api
from typing import Any
import re


SHOWN = 20
"""Groups on the page at once."""


class IntakeForm(KyodoFormView):
    """Which group, which kind, when the paper came."""

    title = _("紙やWordの応募を入力する")
    lead = _(
        "届いた書類を、団体の代わりに入力します。締切は、受付印の日時で判断します。"
        "入力が終わるまで、事務局も下書きを読み書きできます。"
    )

    @property
    def back(self) -> tuple[str, Any]:
        return self.url("kyodo-calldesk"), self.context.Title()

    @property
    def open_group(self) -> parts.Link:
        """For a group that is not there yet."""
        program = program_of(self.context).absolute_url()
        return parts.Link(_("一覧にない団体を登録する"), f"{program}/@@kyodo-opengroup")

    @property
    def search(self) -> FormField:
        """Where a group is looked for."""
        return FormField(
            "q",
            _("団体をさがす"),
            help=_("団体の名前か、ふりがなの初めの何文字かを書いて、「さがす」を押します。"),
            value=self.typed("q"),
            width="half",
        )

    @property
    def start(self) -> int:
        """The place of the first group on the page."""
        typed = self.typed("start", "0")
        return int(typed) if typed.isdecimal() and len(typed) < 6 else 0

    @cached_property
    def found(self) -> list[tuple[str, str]]:
        """This page of the groups, and one more when there is a next page."""
        wanted, until = self.typed("q").strip(), self.start + SHOWN + 1
        return find_groups(program_of(self.context), wanted, until)[self.start :]

    @property
    def turns(self) -> list[tuple[str, Any]]:
        """Buttons to the pages before and after: (action, words)."""
        count = {"count": str(SHOWN)}
        before = [("earlier", _("前の${count}団体", mapping=count))] if self.start else []
        more = len(self.found) > SHOWN
        return [*before, *([("later", _("次の${count}団体", mapping=count))] if more else [])]

    def groups(self) -> list[Option]:
        """The groups that were looked for, by their reading; the chosen one stays."""
        found = self.found[:SHOWN]
        chosen = by_uid(self.typed("organization"))
        if chosen is not None and chosen.UID() not in {uid for uid, _title in found}:
            found.append((chosen.UID(), chosen.title))
        return [Option(uid, title) for uid, title in found]

    def do_find(self) -> None:
        """Show the page again with the groups that were found; what was typed stays."""
        self.turn_to(0)

    def do_later(self) -> None:
        """The next groups."""
        self.turn_to(self.start + SHOWN)

    def do_earlier(self) -> None:
        """The groups before."""
        self.turn_to(self.start - SHOWN)

    def turn_to(self, start: int) -> None:
        """Show another page of the groups."""
        self.request.form["start"] = str(max(start, 0))
        self.__dict__.pop("found", None)

    def themes(self) -> list[Option]:
        """市提案 that take or took applications."""
        return [
            Option(theme.UID(), theme.title, section_title(theme.section))
            for theme in children(self.context, "KyodoTheme")
            if api.content.get_state(theme) in ("published", "closed")
        ]

    def form_fields(self) -> list[FormField]:
        themes = self.themes()
        kinds = [Option("group", _("市民活動団体提案"))]
        if themes:
            kinds.append(Option("city", _("市提案への応募")))
        fields = [
            FormField(
                "organization",
                _("団体"),
                kind="radio",
                required=True,
                options=self.groups(),
                help=_("よみの順に、${count}団体ずつ出ます。", mapping={"count": str(SHOWN)}),
            ),
            FormField(
                "kind",
                _("提案の種別"),
                kind="radio",
                required=True,
                options=kinds,
                value="" if themes else "group",
            ),
        ]
        if themes:
            fields.append(
                FormField(
                    "theme",
                    _("応募する市提案"),
                    kind="radio",
                    options=themes,
                    help=_("市提案に応募するときだけ選びます。"),
                )
            )
        return [
            *fields,
            *arrival_fields(self.now),
            *self.waiver_field(),
            note_field(),
        ]

    def waiver_field(self) -> list[FormField]:
        """Asked where the city demands 事前調整 of everybody."""
        if not setting_for(self.context, "require_preliminary"):
            return []
        return [
            FormField(
                "waiver",
                _("事前調整をしないで受け付ける理由"),
                kind="textarea",
                required=True,
                rows=2,
                maxlength=300,
                help=_("例: 事前調整は窓口で済んでいます。記録に残り、団体も読めます。"),
            )
        ]

    def do_save(self) -> str | None:
        """Begin; the filing screens come next."""
        values = self.cleaned()
        if values is None:
            return None
        theme = by_uid(values.get("theme")) if values["kind"] == "city" else None
        if values["kind"] == "city" and theme is None:
            self.errors["theme"] = _("応募する市提案を選んでください。")
            return None
        proposal = verbs.start_intake(
            self.context,
            kind=values["kind"],
            organization=by_uid(values["organization"]),
            theme=theme,
            received=moment_of(values["day"], values["clock"]),
            how=values["how"],
            note=values["note"],
            waiver=values.get("waiver", ""),
            by=self.by,
            now=self.now,
        )
        return self.redirect(proposal.absolute_url(), _("入力を始めます。"))


def find_groups(program: Any, wanted: str, until: int) -> list[tuple[str, str]]:
    """(UID, title) of the first ``until`` groups: the reading begun, then a word of the name.

    Without words, the first of all.
    """
    most = 2 * until  # what both ways find is listed once
    base = {
        "portal_type": "KyodoOrganization",
        "path": "/".join(program.getPhysicalPath()),
        "sort_on": "sortable_title",
        "sort_limit": most,
    }
    queries: list[dict[str, Any]] = [{}]
    if wanted:
        span = {"query": yomi_span(wanted), "range": "min:max"}
        queries = [{"sortable_title": span}, {"SearchableText": quoted(wanted)}]
    catalog = api.portal.get_tool("portal_catalog")
    found = {
        brain.UID: brain.Title
        for query in queries
        for brain in catalog.unrestrictedSearchResults(**base, **query)[:most]
    }
    return list(found.items())[:until]


def quoted(words: str) -> str:
    """Words for the text index: all of them, each perhaps only begun; no operators."""
    plain = re.sub(r"[^\w\s]", " ", words)
    return " AND ".join(f"{word}*" for word in plain.split()) or '""'
