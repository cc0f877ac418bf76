"""The mails, one entry each; the words are in templates/<kind>.txt.

A template's first line is the subject; ``${name}`` stands for a parameter.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from datetime import datetime
from functools import cache
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.fiscal import wareki
from pathlib import Path
from string import Template
from typing import Any


TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Notice:
    """One kind of mail: its title for staff, and who gets it."""

    kind: str
    title: str
    audience: str


NOTICES = {
    notice.kind: notice
    for notice in (
        Notice("member_invited", "団体への招待", "group"),
        Notice("proposal_received", "受付のお知らせ", "group"),
        Notice("proposal_arrived", "提案が届いたお知らせ", "secretariat"),
        Notice("sheet_arrived", "調整シートが届いたお知らせ", "secretariat"),
        Notice("correction_arrived", "直した書類が届いたお知らせ", "secretariat"),
        Notice("correction_arrived_late", "期限のあとに直した書類が届いたお知らせ", "secretariat"),
        Notice("form_broken", "様式の不具合のお知らせ", "secretariat"),
        Notice("virus_found", "添付ファイルにウイルスが見つかったお知らせ", "secretariat"),
        Notice("form_renewed", "様式が新しくなったお知らせ", "group"),
        Notice("correction_requested", "補正のお願い", "group"),
        Notice("correction_received", "補正を受け付けたお知らせ", "group"),
        Notice("correction_extended", "補正の期限をのばしたお知らせ", "group"),
        Notice("correction_withdrawn", "補正の依頼を取り下げたお知らせ", "group"),
        Notice("proposal_not_accepted", "不受理のお知らせ", "group"),
        Notice("theme_sent", "市提案が届いたお知らせ", "secretariat"),
        Notice("theme_returned", "市提案を戻したお知らせ", "section"),
        Notice("proposal_withdrawn", "取下げのお知らせ", "secretariat"),
        Notice("consultation_requested", "協議への回答のお願い", "section"),
        Notice("consultation_concluded", "協議の結果のお知らせ", "group"),
        Notice("presentation_invitation", "プレゼンテーションのお知らせ", "group"),
        Notice("presentation_changed", "プレゼンテーションの変更のお知らせ", "group"),
        Notice("presentation_cancelled", "プレゼンテーションの中止のお知らせ", "group"),
        Notice("meeting_convened", "会議のお知らせ", "committee"),
        Notice("meeting_changed", "会議の変更のお知らせ", "committee"),
        Notice("meeting_cancelled", "会議の中止のお知らせ", "committee"),
        Notice("observer_placed", "傍聴の席が決まったお知らせ", "observer"),
        Notice("observer_waiting", "傍聴のキャンセル待ちのお知らせ", "observer"),
        Notice("observer_entered", "傍聴の抽選に申し込んだお知らせ", "observer"),
        Notice("observer_moved_up", "傍聴のキャンセル待ちから席が決まったお知らせ", "observer"),
        Notice("observer_drawn", "傍聴の抽選に当たったお知らせ", "observer"),
        Notice("observer_not_drawn", "傍聴の抽選に外れたお知らせ", "observer"),
        Notice("observer_changed", "傍聴する会議の変更のお知らせ", "observer"),
        Notice("observer_called_off", "傍聴する会議の中止のお知らせ", "observer"),
        Notice("marking_started", "採点のお願い", "committee"),
        Notice("selection_result", "選考結果のお知らせ", "group"),
        Notice("project_decided", "実施決定のお知らせ", "group"),
        Notice("project_not_funded", "予算化されなかったお知らせ", "group"),
        Notice("change_requested", "変更の申請のお知らせ", "section"),
        Notice("change_approved", "変更を承認したお知らせ", "group"),
        Notice("change_rejected", "変更を承認しなかったお知らせ", "group"),
        Notice("project_postponed", "実施延期のお知らせ", "group"),
        Notice("project_stopped", "中止のお知らせ", "group"),
        Notice("report_requested", "実績報告のお願い", "group"),
        Notice("report_received", "実績報告を受け付けたお知らせ", "group"),
        Notice("report_arrived", "実績報告が届いたお知らせ", "section"),
        Notice("report_returned", "実績報告を直すお願い", "group"),
        Notice("evaluation_requested", "評価シート記入のお願い", "group"),
        Notice("evaluation_opened", "両者の評価を開いたお知らせ", "group"),
        Notice("evaluation_published", "評価を公表したお知らせ", "group"),
        Notice("reminder", "期限のお知らせ", "everybody"),
        Notice("organization_registered", "団体登録のお知らせ", "secretariat"),
    )
}


def _as_text(value: Any) -> str:
    """A parameter as people read it: dates in the Japanese calendar, times in Japan."""
    if isinstance(value, datetime):
        moment = in_japan(value)
        return f"{wareki(moment.date())} {moment:%H:%M}"
    if isinstance(value, date):
        return wareki(value)
    return str(value).replace("\r", " ")


@cache
def _template(kind: str) -> Template:
    return Template((TEMPLATES / f"{kind}.txt").read_text(encoding="utf-8"))


def render(kind: str, params: Mapping[str, Any]) -> tuple[str, str]:
    """Subject and body. A parameter the template names must be there (KeyError)."""
    text = _template(NOTICES[kind].kind).substitute(
        {key: _as_text(value) for key, value in params.items()}
    )
    subject, _blank, body = text.partition("\n")
    return " ".join(subject.split()), body.lstrip("\n")
