"""要件確認: each requirement with what the papers say and what the secretariat judged."""

from collections.abc import Mapping
from dataclasses import dataclass
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.content.snapshots.proposal import eligibility_checks
from kamakura.kyodo.content.vocabularies import CENTRE_REGISTRATIONS
from kamakura.kyodo.content.vocabularies import CORPORATION_TYPES
from kamakura.kyodo.domain.eligibility import Answer
from kamakura.kyodo.domain.eligibility import Check
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages.titles import CHECK_TITLES
from typing import Any


PAPER_WORDS = {
    Answer.OK: parts.chip(_("満たす"), "good"),
    Answer.NG: parts.chip(_("満たさない"), "bad"),
    Answer.UNKNOWN: parts.chip(_("書類ではわからない"), "neutral"),
}
JUDGEMENTS = (Option("ok", _("満たす")), Option("ng", _("満たさない")))


@dataclass(frozen=True)
class CheckRow:
    """One line of the table of requirements."""

    key: str
    title: Any
    article: str
    paper: parts.Chip
    evidence: Any
    judged: str
    note: str
    who: Any
    judgement: FormField
    note_field: FormField

    @property
    def is_met(self) -> bool:
        """Was it judged to be met, and does the page say so still?"""
        return self.judged == self.judgement.value == "ok"


def evidence_text(check: Check) -> Any:
    """What the papers say, in words; empty where the tick or file says it all."""
    given = check.evidence
    if "route" in given:
        return _place(given)
    if given.get("registration"):
        said = dict(CENTRE_REGISTRATIONS)[given["registration"]]
        number = {"said": said, "number": given["number"]}
        return _("${said}(番号: ${number})", mapping=number) if given["number"] else said
    if given.get("joining"):
        return _("入会の条件: ${joining}", mapping={"joining": given["joining"]})
    if given.get("founded"):
        params = {
            "day": date_text(given["founded"]),
            "months": str(given["months"]),
            "needed": str(given["needed"]),
        }
        return _("設立 ${day}、${months}か月(必要: ${needed}か月)", mapping=params)
    if "needed" in given and given.get("count") is not None:
        params = {"count": str(given["count"]), "needed": str(given["needed"])}
        if given.get("total") is not None:
            params["total"] = str(given["total"])
            return _("${total}人のうち${count}人(必要: ${needed}人)", mapping=params)
        return _("${count}人(必要: ${needed}人)", mapping=params)
    return ""


def _place(given: Mapping[str, Any]) -> Any:
    """Which kind of group it is, and where: both decide what is asked of it."""
    kind = dict(CORPORATION_TYPES)[given["corp_type"]]
    mapping = {"kind": kind, "address": given["address"], "contact": given["contact"]}
    if given["contact"]:
        return _("${kind}。所在地: ${address}。市内の連絡場所: ${contact}", mapping=mapping)
    if given["address"]:
        return _("${kind}。所在地: ${address}", mapping=mapping)
    return kind


def check_rows(proposal, view: Any) -> list[CheckRow]:
    """The requirements of a proposal, in the order of the 要綱."""
    return [_row(proposal, check, view) for check in eligibility_checks(proposal)]


def _row(proposal, check: Check, view: Any) -> CheckRow:
    stored = proposal.checks.get(check.key) or {}
    judged = {True: "ok", False: "ng"}.get(stored.get("ok"), "")
    title = CHECK_TITLES[check.key]
    about = {"title": view.translate(title)}
    return CheckRow(
        key=check.key,
        title=title,
        article=check.article,
        paper=PAPER_WORDS[check.answer],
        evidence=evidence_text(check),
        judged=judged,
        note=stored.get("note", ""),
        who=view.who(stored["by"], stored["at"]) if stored else "",
        judgement=FormField(
            f"judge-{check.key}",
            _("${title} の判断", mapping=about),
            kind="radio",
            options=JUDGEMENTS,
            value=view.typed(f"judge-{check.key}", judged),
        ),
        note_field=FormField(
            f"note-{check.key}",
            _("${title} の根拠", mapping=about),
            value=view.typed(f"note-{check.key}", stored.get("note", "")),
            error=view.errors.get(f"note-{check.key}"),
        ),
    )


def changed_judgements(proposal, form: Mapping[str, Any]) -> list[tuple[str, bool, str]]:
    """What was judged anew: key, met or not, ground."""
    found = []
    for check in eligibility_checks(proposal):
        judged = form.get(f"judge-{check.key}", "")
        note = str(form.get(f"note-{check.key}", "")).strip()
        stored = proposal.checks.get(check.key) or {}
        if judged not in ("ok", "ng"):
            continue
        if (judged == "ok", note) != (stored.get("ok"), stored.get("note")):
            found.append((check.key, judged == "ok", note))
    return found


def confirmed_by_papers(proposal) -> list[str]:
    """Requirements the papers meet and nobody has judged yet."""
    return [
        check.key
        for check in eligibility_checks(proposal)
        if check.answer == Answer.OK and check.key not in proposal.checks
    ]
