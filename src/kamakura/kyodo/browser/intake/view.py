"""``@@kyodo-intake`` on a call: a paper or Word application, typed in for its group."""

from .words import HOW_WORDS
from datetime import datetime
from datetime import time
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.deadlines import JST
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import intake as verbs
from plone import api
from typing import Any


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

    def groups(self) -> list[Option]:
        """All groups, by their reading."""
        brains = api.content.find(
            context=program_of(self.context),
            portal_type="KyodoOrganization",
            sort_on="sortable_title",
        )
        return [Option(brain.UID, brain.Title) for brain in brains]

    def themes(self) -> list[Option]:
        """市提案 that take or took applications."""
        return [
            Option(theme.UID(), theme.title, section_title(theme.section))
            for theme in children(self.context, "KyodoTheme")
            if api.content.get_state(theme) in ("published", "closed")
        ]

    def form_fields(self) -> list[FormField]:
        here = in_japan(self.now)
        themes = self.themes()
        kinds = [Option("group", _("市民活動団体提案"))]
        if themes:
            kinds.append(Option("city", _("市提案への応募")))
        fields = [
            FormField(
                "organization", _("団体"), kind="select", required=True, options=self.groups()
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
            FormField("day", _("届いた日"), kind="date", required=True, value=here.date()),
            FormField(
                "clock",
                _("届いた時刻"),
                kind="time",
                required=True,
                width="short",
                value=f"{here:%H:%M}",
                help=_("受付印の時刻を書きます。分からないときは、窓口を閉めた時刻を書きます。"),
            ),
            FormField(
                "how",
                _("届きかた"),
                kind="radio",
                required=True,
                options=[Option(key, word) for key, word in HOW_WORDS.items()],
            ),
            FormField(
                "note",
                _("メモ"),
                kind="textarea",
                rows=2,
                maxlength=300,
                help=_("記録に残ります。事務局だけが読めます。"),
            ),
        ]

    def do_save(self) -> str | None:
        """Begin; the filing screens come next."""
        values = self.cleaned()
        received = self._received(values) if values is not None else None
        if received is None:
            return None
        proposal = verbs.start_intake(
            self.context,
            kind=values["kind"],
            organization=by_uid(values["organization"]),
            theme=by_uid(values.get("theme")) if values["kind"] == "city" else None,
            received=received,
            how=values["how"],
            note=values["note"],
            by=self.by,
            now=self.now,
        )
        return self.redirect(proposal.absolute_url(), _("入力を始めます。"))

    def _received(self, values: Any) -> datetime | None:
        hour, _colon, minute = values["clock"].partition(":")
        try:
            at = time(int(hour), int(minute[:2]))
        except ValueError:
            self.errors["clock"] = _("時刻は 14:30 のように書いてください。")
            return None
        return datetime.combine(values["day"], at, JST)
