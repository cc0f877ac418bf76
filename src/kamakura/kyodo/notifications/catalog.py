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
from kamakura.kyodo.i18n import _
from pathlib import Path
from string import Template
from typing import Any
from zope.i18nmessageid import Message


TEMPLATES = Path(__file__).parent / "templates"


@dataclass(frozen=True)
class Notice:
    """One kind of mail: its title for staff, and who gets it."""

    kind: str
    title: Message
    audience: str


NOTICES = {
    notice.kind: notice
    for notice in (
        Notice("member_invited", _("団体への招待"), "group"),
        Notice("proposal_received", _("受付のお知らせ"), "group"),
        Notice("proposal_arrived", _("提案が届いたお知らせ"), "secretariat"),
        Notice("sheet_arrived", _("調整シートが届いたお知らせ"), "secretariat"),
        Notice("correction_arrived", _("直した書類が届いたお知らせ"), "secretariat"),
        Notice(
            "correction_arrived_late", _("期限のあとに直した書類が届いたお知らせ"), "secretariat"
        ),
        Notice("form_broken", _("様式の不具合のお知らせ"), "secretariat"),
        Notice("virus_found", _("添付ファイルにウイルスが見つかったお知らせ"), "secretariat"),
        Notice("form_renewed", _("様式が新しくなったお知らせ"), "group"),
        Notice("correction_requested", _("補正のお願い"), "group"),
        Notice("correction_received", _("補正を受け付けたお知らせ"), "group"),
        Notice("correction_extended", _("補正の期限をのばしたお知らせ"), "group"),
        Notice("correction_withdrawn", _("補正の依頼を取り下げたお知らせ"), "group"),
        Notice("proposal_not_accepted", _("不受理のお知らせ"), "group"),
        Notice("theme_sent", _("市提案が届いたお知らせ"), "secretariat"),
        Notice("theme_returned", _("市提案を戻したお知らせ"), "section"),
        Notice("proposal_withdrawn", _("取下げのお知らせ"), "secretariat"),
        Notice("consultation_requested", _("協議への回答のお願い"), "section"),
        Notice("consultation_concluded", _("協議の結果のお知らせ"), "group"),
        Notice("presentation_invitation", _("プレゼンテーションのお知らせ"), "group"),
        Notice("presentation_changed", _("プレゼンテーションの変更のお知らせ"), "group"),
        Notice("presentation_cancelled", _("プレゼンテーションの中止のお知らせ"), "group"),
        Notice("meeting_convened", _("会議のお知らせ"), "committee"),
        Notice("meeting_changed", _("会議の変更のお知らせ"), "committee"),
        Notice("meeting_cancelled", _("会議の中止のお知らせ"), "committee"),
        Notice("observer_placed", _("傍聴の席が決まったお知らせ"), "observer"),
        Notice("observer_waiting", _("傍聴のキャンセル待ちのお知らせ"), "observer"),
        Notice("observer_entered", _("傍聴の抽選に申し込んだお知らせ"), "observer"),
        Notice("observer_moved_up", _("傍聴のキャンセル待ちから席が決まったお知らせ"), "observer"),
        Notice("observer_drawn", _("傍聴の抽選に当たったお知らせ"), "observer"),
        Notice("observer_not_drawn", _("傍聴の抽選に外れたお知らせ"), "observer"),
        Notice("observer_changed", _("傍聴する会議の変更のお知らせ"), "observer"),
        Notice("observer_called_off", _("傍聴する会議の中止のお知らせ"), "observer"),
        Notice("marking_started", _("採点のお願い"), "committee"),
        Notice("selection_result", _("選考結果のお知らせ"), "group"),
        Notice("project_decided", _("実施決定のお知らせ"), "group"),
        Notice("project_not_funded", _("予算化されなかったお知らせ"), "group"),
        Notice("change_requested", _("変更の申請のお知らせ"), "section"),
        Notice("change_approved", _("変更を承認したお知らせ"), "group"),
        Notice("change_rejected", _("変更を承認しなかったお知らせ"), "group"),
        Notice("project_postponed", _("実施延期のお知らせ"), "group"),
        Notice("project_stopped", _("中止のお知らせ"), "group"),
        Notice("report_requested", _("実績報告のお願い"), "group"),
        Notice("report_received", _("実績報告を受け付けたお知らせ"), "group"),
        Notice("report_arrived", _("実績報告が届いたお知らせ"), "section"),
        Notice("report_returned", _("実績報告を直すお願い"), "group"),
        Notice("evaluation_requested", _("評価シート記入のお願い"), "group"),
        Notice("evaluation_opened", _("両者の評価を開いたお知らせ"), "group"),
        Notice("evaluation_published", _("評価を公表したお知らせ"), "group"),
        Notice("reminder", _("期限のお知らせ"), "everybody"),
        Notice("organization_registered", _("団体登録のお知らせ"), "secretariat"),
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
