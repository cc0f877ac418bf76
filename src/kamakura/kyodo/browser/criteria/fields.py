"""The questions of the criteria editor beside its rows: scale, words, rules of passing, reason."""

from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.i18n import _
from typing import Any


class CriteriaFields:
    """The part of the editor that says what is asked; ``shown`` is the set on the page."""

    shown: CriteriaSet

    def option_fields(self) -> list[FormField]:
        """Scale, marks that are not numbers, words that are asked."""
        now, typed = self.shown, self._typed_or
        return [
            self._number("scale_min", _("点の最小"), typed("scale_min", now.scale_min)),
            self._number("scale_max", _("点の最大"), typed("scale_max", now.scale_max)),
            FormField(
                "not_applicable",
                _("「該当しない」(0点)を選べるようにする"),
                kind="checkbox",
                value=now.not_applicable,
                help=_("選んだ項目は、その委員の計算から外れます。"),
            ),
            FormField(
                "comment_required",
                _("提案ごとの講評を必ず書いてもらう"),
                kind="checkbox",
                value=now.comment_required,
            ),
            self._number(
                "low_mark",
                _("根拠を必ず書いてもらう点"),
                typed("low_mark", now.low_mark),
                help=_("この点以下をつけたときに、項目ごとの根拠を求めます。0なら求めません。"),
            ),
        ]

    def rule_fields(self) -> list[FormField]:
        """Pass mark, extremes, veto."""
        now, typed = self.shown, self._typed_or
        return [
            self._number(
                "pass_percent", _("合格点(満点に対する%)"), typed("pass_percent", now.pass_percent)
            ),
            FormField(
                "pass_on",
                _("合格点とくらべるもの"),
                kind="radio",
                required=True,
                value=now.pass_on,
                options=(
                    Option("mean", _("委員の合計点の平均")),
                    Option("sum", _("つけられた点の合計と、つけられる点の合計の割合")),
                ),
            ),
            FormField(
                "drop_extremes",
                _("採点した委員が5人以上のとき、最高と最低の合計を1人ずつ除く"),
                kind="checkbox",
                value=now.drop_extremes,
            ),
            FormField(
                "veto",
                _("表で「不合格の項目」にした項目の扱い"),
                kind="radio",
                required=True,
                value=now.veto,
                options=(
                    Option("none", _("特に扱わない")),
                    Option("majority_low", _("半数を超える委員が低い点なら不合格")),
                    Option("any_lowest", _("1人でも最も低い点なら不合格")),
                ),
            ),
            self._number("veto_at", _("低い点とする点"), typed("veto_at", now.veto_at)),
        ]

    def reason_field(self) -> FormField:
        """Why it changes, once it was public."""
        return FormField(
            "reason",
            _("変える理由"),
            kind="textarea",
            required=True,
            rows=2,
            maxlength=300,
            value=self.typed("reason"),
            error=self.error_of("reason"),
            help=_("基準はもう公開されています。理由は記録に残ります。"),
        )

    def _typed_or(self, name: str, value: int) -> str:
        return self.request.form.get(name, str(value))

    def _number(self, name: str, label: Any, value: str, help: Any = "") -> FormField:
        return FormField(
            name,
            label,
            kind="number",
            required=True,
            width="short",
            value=value,
            error=self.error_of(name),
            help=help,
        )
