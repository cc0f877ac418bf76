"""Changes agreed in the consultation, on its page: note them, confirm them, take them back."""

from kamakura.kyodo import permissions
from kamakura.kyodo.browser.compare.agreed import Agreed
from kamakura.kyodo.browser.compare.agreed import agreed_list
from kamakura.kyodo.browser.compare.agreed import places
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.browser.parts import Confirm
from kamakura.kyodo.content.agreed import agreed_changes
from kamakura.kyodo.content.agreed import open_changes
from kamakura.kyodo.content.parties import party_title
from kamakura.kyodo.domain import consultation as rules
from kamakura.kyodo.domain.agreed import OPEN_IN
from kamakura.kyodo.domain.agreed import SENTENCE_LIMIT
from kamakura.kyodo.i18n import _
from kamakura.kyodo.operations import agreed as verbs
from plone import api
from typing import Any


class AgreedActs:
    """The part of the consultation page about agreed changes."""

    @property
    def agreed(self) -> list[Agreed]:
        """What stands, with what became of it."""
        return agreed_list(self, self.proposal, agreed_changes(self.context))

    @property
    def is_agreeing(self) -> bool:
        """Can the papers still be rewritten?"""
        return api.content.get_state(self.proposal) in OPEN_IN

    @property
    def may_confirm(self) -> bool:
        return self.is_agreeing and verbs.may_confirm(self.context, self.by)

    def agree_confirm(self) -> Confirm:
        """One more change, chosen from the fields of the papers."""
        parties = dict.fromkeys((rules.GROUP, *rules.parties(self.context.kind, self._sections)))
        who = [Option(one, party_title(one)) for one in parties]
        return Confirm(
            action="agree",
            button=_("合意した変更を加える"),
            question=_("書類のどこを、どう変えることになりましたか"),
            consequences=(
                _("団体の画面に、直すところとして出ます。項目へそのまま移れます。"),
                _("書き直されると、前と後を比べて見られます。"),
            ),
            extra=(
                FormField(
                    "place",
                    _("変える項目"),
                    kind="select",
                    required=True,
                    options=places(self, self.proposal),
                ),
                FormField(
                    "sentence",
                    _("合意した内容"),
                    kind="textarea",
                    required=True,
                    rows=2,
                    maxlength=SENTENCE_LIMIT,
                ),
                FormField(
                    "party",
                    _("だれが直すか"),
                    kind="radio",
                    required=True,
                    options=who,
                    value=rules.GROUP,
                ),
                FormField("until", _("いつまで"), kind="date"),
            ),
        )

    @property
    def _sections(self) -> tuple[str, ...]:
        return tuple(self.context.sections or ())

    def open_warning(self) -> Any:
        """Said before a conclusion: how many agreed changes are not reflected yet."""
        count = len(open_changes(self.context))
        if not count:
            return None
        return _(
            "注意: 合意した変更のうち、${count}つがまだ反映済みになっていません。",
            mapping={"count": str(count)},
        )

    def do_agree(self) -> str | None:
        values = self.answers("agree")
        if values is None:
            return None
        known = [option.value for option in places(self, self.proposal)]
        verbs.agree_change(self.context, **values, places=known, by=self.by, now=self.now)
        return self.redirect(f"{self.url()}#agreed", _("合意した変更を記録しました。"))

    def do_reflected(self) -> str:
        return self._confirm(True, _("反映済みにしました。"))

    def do_not_reflected(self) -> str:
        return self._confirm(False, _("「まだ」に戻しました。"))

    def _confirm(self, reflected: bool, message: Any) -> str:
        change = str(self.typed("change"))
        verbs.confirm_change(
            self.context, change_id=change, reflected=reflected, by=self.by, now=self.now
        )
        return self.redirect(f"{self.url()}#agreed", message)

    def do_drop_change(self) -> str | None:
        values = self.answers("drop_change")
        if values is None:
            return None
        verbs.drop_change(
            self.context,
            change_id=values["dropped"],
            reason=values["drop_reason"],
            by=self.by,
            now=self.now,
        )
        return self.redirect(f"{self.url()}#agreed", _("合意した変更を取り消しました。"))

    def drop_confirm(self) -> list[Confirm]:
        """Taking one of the changes back."""
        options = [Option(one.id, one.place, one.sentence) for one in self.agreed]
        if not options:
            return []
        which = FormField(
            "dropped", _("取り消す変更"), kind="radio", required=True, options=options
        )
        return [
            Confirm(
                action="drop_change",
                button=_("合意した変更を取り消す"),
                question=_("合意した変更を取り消しますか"),
                consequences=(_("団体の画面から消えます。記録には残ります。"),),
                reason="drop_reason",
                danger=True,
                extra=(which,),
            )
        ]

    def agreed_confirms(self) -> list[Confirm]:
        """The buttons, for whoever keeps the record."""
        may = api.user.has_permission(permissions.CONCLUDE_CONSULTATION, obj=self.context)
        if not may or not self.is_agreeing:
            return []
        return [self.agree_confirm(), *self.drop_confirm()]
