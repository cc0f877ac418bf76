"""選考の記録: for an auditor who has nothing else: who did what when and why, mark by mark.

What was computed stands in 計算書; here stands how it came about: the acts in their order, each
move of each sheet, each change of a mark, recusals with their grounds, decisions, letters.
"""

from .base import Download
from .calculation import AfterClosing
from .calculation import RESULT_WORDS
from .result_words import japanese
from .selection_record_words import ACTS
from .selection_record_words import KINDS
from .selection_record_words import moment
from .selection_record_words import MOVES
from .selection_record_words import OLD
from .selection_record_words import TOLD
from .spread_layout import Look
from .writers import Page
from .writers import XLSX
from .writers import xlsx
from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Sequence
from datetime import datetime
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.committee import member_names
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.snapshots.selection import reviews_of
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.domain.numbering import by_receipt
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IKyodoCall
from kamakura.kyodo.messages.titles import GROUND_TITLES
from plone import api
from typing import Any
from zope.component import adapter


WIDE = Look(widest=50, frozen=1)


@adapter(IKyodoCall)
class SelectionRecord(AfterClosing):
    """One workbook; offered, like every mark, after the closing."""

    name = "selection-record"
    title = _("選考の記録(Excel)")
    description = _(
        "だれが、いつ、何を、なぜしたかの記録です。採点の変更も1つずつ入ります。監査に使えます。"
    )

    def make(self, now: datetime) -> Download:
        data = xlsx(Record(self.context).pages())
        return Download(self.file_name("選考の記録", "xlsx"), XLSX, data)


class Record:
    """The record of a call as rows; it asks nobody who may see them."""

    def __init__(self, call: Any) -> None:
        self.call, self.selection = call, selection_of(call)
        self.committee = committee_of(call)
        self.names = member_names(self.committee)
        rows = getattr(self.committee, "members", None) or ()
        self.users = {row["user_id"]: row["name"] for row in rows if row.get("user_id")}
        self.judged = [one for one in children(call, "KyodoProposal") if reviews_of(one)]
        self.judged.sort(key=lambda one: by_receipt(one.receipt_number))

    def pages(self) -> tuple[Page, ...]:
        """The acts, the sheets, the changes of marks, the recusals, the letters."""
        return (
            Page(
                "経過", ("日時", "した人", "したこと", "提案", "理由", "内容"), self._acts(), WIDE
            ),
            Page(
                "審査票",
                ("日時", "受付番号", "委員", "したこと", "した人", "理由"),
                self._moves(),
                WIDE,
            ),
            Page(
                "採点の変更",
                ("日時", "受付番号", "委員", "項目", "前", "後"),
                self._changes(),
                WIDE,
            ),
            Page(
                "除斥",
                ("日時", "受付番号", "委員", "事由", "理由", "記録した人", "解いた人と理由"),
                self._recusals(),
                WIDE,
            ),
            Page(
                "通知書",
                ("受付番号", "提案", "日付", "文書番号", "結果", "理由", "講評", "いまの扱い"),
                self._letters(),
                WIDE,
            ),
        )

    def who(self, user_id: str) -> str:
        """The member's name, else the person's own."""
        user = None if user_id in self.users else api.user.get(userid=user_id)
        own = (user.getProperty("fullname") if user else "") or user_id
        return self.users.get(user_id, own)

    def _acts(self) -> list[list[str]]:
        told = [(line, "") for line in audit.lines(self.call) if line.action in ACTS]
        told += [
            (line, self._label(one))
            for one in self.judged
            for line in audit.lines(one)
            if line.action in ("recuse", "lift_recusal", "withdraw")
        ]
        return [
            [
                moment(line.at),
                self.who(line.by),
                ACTS[line.action],
                where or self._label(by_uid(line.details.get("proposal"))),
                line.reason,
                self._details(line),
            ]
            for line, where in sorted(told, key=lambda pair: pair[0].at)
        ]

    def _label(self, proposal: Any) -> str:
        if proposal is None:
            return ""
        return f"{proposal.receipt_number or ''} {proposal.title}".strip()

    def _details(self, line: audit.AuditLine) -> str:
        return "\n".join(self._said(line))

    def _said(self, line: audit.AuditLine) -> Iterator[str]:
        details = line.details
        if line.action == "record_decision":
            old, new = (RESULT_WORDS.get(key, "") for key in (line.old, line.new))
            yield f"{old}から{new}へ" if old else new
        elif line.action == "close_marking":
            yield from self._absent(details["absent"])
        elif line.action == "reopen_marking":
            yield from self._computed(details["computed"])
        elif line.action == "resolve_tie":
            yield " > ".join(self._label(by_uid(uid)) for uid in details["order"])
        elif line.action in ("recuse", "lift_recusal"):
            yield self.names.get(details["member"], details["member"])
        elif line.action == "correct_notice":
            yield from (f"前の{OLD[key]}: {text}" for key, text in details["old"].items() if text)
        elif line.action == "offer_place":
            yield from (f"{word}: {details[key]}" for key, word in TOLD.items() if details[key])
        elif line.action == "schedule_release":
            yield moment(details["at"])

    def _computed(self, computed: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
        """What the opening took back."""
        for uid, data in sorted(computed.items(), key=lambda pair: by_receipt(pair[1]["number"])):
            word = RESULT_WORDS[data["result"]]
            yield f"{self._label(by_uid(uid))}: 平均{data['mean']}、{word}"

    def _absent(self, away: Mapping[str, Sequence[str]]) -> Iterator[str]:
        for uid, members in away.items():
            if members:
                names = "、".join(self.names.get(one, one) for one in members)
                yield f"欠席: {self._label(by_uid(uid))} {names}"

    def _sheets(self) -> Iterator[tuple[str, Any]]:
        for proposal in self.judged:
            for review in reviews_of(proposal):
                yield proposal.receipt_number or "", review

    def _moves(self) -> list[list[str]]:
        found = [
            (line.at, number, self.names.get(review.member_id, review.member_id), line)
            for number, review in self._sheets()
            for line in audit.lines(review)
            if line.action in MOVES
        ]
        found.sort(key=lambda one: one[:3])
        return [
            [moment(at), number, member, MOVES[line.action], self.who(line.by), line.reason]
            for at, number, member, line in found
        ]

    def _changes(self) -> list[list[Any]]:
        items = {item.key: item.title for item in criteria_of(self.call).criteria}
        found = [
            (one["at"], number, self.names.get(review.member_id, review.member_id), one)
            for number, review in self._sheets()
            for one in review.sheet.changes
        ]
        found.sort(key=lambda one: one[:3])
        return [
            [
                moment(at),
                number,
                member,
                f"{KINDS[one['what']]}{items.get(one['key'], one['key'])}",
                one["old"],
                one["new"],
            ]
            for at, number, member, one in found
        ]

    def _recusals(self) -> list[list[str]]:
        """Those that hold, and those that were lifted with the reason why."""
        return [
            [
                moment(line["at"]),
                proposal.receipt_number or "",
                self.names.get(member, member),
                japanese(GROUND_TITLES.get(line["code"], "")),
                line["reason"],
                self.who(line["by"]),
                f"{self.who(line['cleared_by'])}: {line['cleared']}" if "cleared" in line else "",
            ]
            for proposal in self.judged
            for kept in (proposal.recusals, proposal.cleared_recusals)
            for member, line in kept.items()
        ]

    def _letters(self) -> list[list[str]]:
        later = self.selection.later
        older = [
            (made["older_notice"], "繰上げで新しい通知書に替わった")
            for made in later.values()
            if made.get("older_notice")
        ]
        now = "公表済み" if self.selection.released_at else "公表の準備中"
        current = [(notice, now) for notice in self.selection.notices.values()]
        rows = [
            [
                notice.receipt_number,
                notice.title,
                wareki(notice.day) if notice.day else "",
                notice.number,
                notice.outcome_title,
                notice.grounds,
                notice.comment,
                stands,
            ]
            for notice, stands in (*older, *current)
        ]
        return sorted(rows, key=lambda row: row[0])
