"""The hand-made forms of the desk: a decision on one proposal, the vote on a tie."""

from collections.abc import Mapping
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.domain.release import OUTCOMES
from kamakura.kyodo.i18n import _
from typing import Any


OUTCOME_OPTIONS = (
    Option("passed", _("合格")),
    Option("below_mark", _("基準未達")),
    Option("not_chosen", _("非選定")),
)


def decision_form(view, proposal, data: Mapping[str, Any]) -> dict[str, Any]:
    """The form of the committee's decision on one proposal."""
    key = proposal.getId()
    decided = view.selection.decided.get(proposal.UID()) or {}
    mine = view.typed("proposal") == key
    outcome = decided.get("outcome") or data["result"]

    def value(name: str, stored: str) -> str:
        return view.typed(f"{name}-{key}", stored) if mine else stored

    return {
        "id": key,
        "title": proposal.title,
        "is_decided": bool(decided),
        "open": "open" if mine else None,
        "fields": (
            FormField(
                f"outcome-{key}",
                _("委員会の決定"),
                kind="radio",
                required=True,
                options=OUTCOME_OPTIONS,
                value=value("outcome", outcome if outcome in OUTCOMES else ""),
            ),
            FormField(
                f"reason-{key}",
                _("計算と違う決定の理由"),
                kind="textarea",
                rows=2,
                maxlength=400,
                help=_("計算の結果と違うときだけ書きます。"),
                value=value("reason", decided.get("reason", "")),
            ),
            FormField(
                f"comment-{key}",
                _("講評"),
                kind="textarea",
                rows=3,
                maxlength=400,
                help=_("団体への通知に載せます。合格した提案の講評は公表します。"),
                value=value("comment", decided.get("comment", "")),
            ),
        ),
    }


def tie_form(view, tie: Mapping[str, Any]) -> dict[str, Any]:
    """The form that takes the order a vote gave."""
    theme = by_uid(tie["theme"])
    places = tuple(Option(str(n), str(n)) for n in range(1, len(tie["proposals"]) + 1))
    fields = [
        FormField(
            f"place-{uid}",
            _("「${title}」の順位", mapping={"title": by_uid(uid).title}),
            kind="select",
            required=True,
            options=places,
            value=view.typed(f"place-{uid}", ""),
            width="short",
        )
        for uid in tie["proposals"]
    ]
    reason = FormField(
        "tie_reason",
        _("議決の内容"),
        kind="textarea",
        required=True,
        rows=2,
        help=_("賛否の数、可否同数のときは議長の裁決を書きます。"),
        value=view.typed("tie_reason", ""),
    )
    title = theme.title if theme is not None else ""
    return {"theme": tie["theme"], "title": title, "fields": (*fields, reason)}
