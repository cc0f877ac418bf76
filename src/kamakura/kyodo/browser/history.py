"""記録: the lines of the record as entries of a page, newest first.

Outside the city hall a member of staff is a role, not a name, and lines about the inside of
the city hall are not shown: only acts that are named here reach a group.
"""

from collections.abc import Iterable
from itertools import groupby
from kamakura.kyodo import permissions
from kamakura.kyodo.browser.done_words import done_label
from kamakura.kyodo.browser.lists import Entry
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.lookup import organization_of
from kamakura.kyodo.content.parties import PARTY_TITLES
from kamakura.kyodo.content.settings import section_title
from kamakura.kyodo.content.settings import sections_of
from kamakura.kyodo.content.visibility import roles_on
from kamakura.kyodo.domain.states import life_cycle
from kamakura.kyodo.i18n import _
from kamakura.kyodo.workflow.labels import noun_of
from plone import api
from typing import Any


# Acts that are no transition.
VERBS = {
    "create": _("作りました"),
    "start_intake": _("紙の応募の入力を始めました"),
    "keep_copy": _("届いた書類の写しを付けました"),
    "drop_copy": _("届いた書類の写しを外しました"),
    "discard_intake": _("紙の応募の入力を取り消しました"),
    "correct_notice": _("通知書を直しました"),
    "offer_place": _("繰上げの準備をしました"),
    "withdraw_place": _("繰上げの準備を取り消しました"),
    "release_place": _("繰上げを公表しました"),
    "schedule_release": _("公表の日時を決めました"),
    "unschedule_release": _("公表の日時を取り消しました"),
    "file_unjudged": _("ウイルスの検査ができないファイルがありました"),
    "file_form": _("様式を送りました"),
    "correct_form": _("補正した様式を送りました"),
    "extend_correction": _("補正の期限をのばしました"),
    "start_paper_correction": _("紙で届いた補正の入力を始めました"),
    "discard_paper_correction": _("紙で届いた補正の入力を取り消しました"),
    "check_correction": _("届いた補正を確かめました"),
    "carry_over": _("書きかけの様式を新しい版に移しました"),
    "confirm_renewal": _("様式の変更を確かめました"),
    "renew_form": _("様式を新しい版にしました"),
    "undo_design": _("様式を前の設計に戻しました"),
    "restore_design": _("様式をはじめの設計に戻しました"),
    "return_to_version": _("様式を使っている版に戻しました"),
    "import_design": _("様式をファイルから取り込みました"),
    "copy_design": _("様式をほかの募集から写しました"),
    "record_check": _("要件を確認しました"),
    "assign_sections": _("担当課を決めました"),
    "answer_part": _("担当の欄を記入しました"),
    "take_over": _("前の提案から写しました"),
    "confirm_taken": _("写した内容を確かめました"),
    "agree_change": _("合意した変更を記録しました"),
    "confirm_change": _("合意した変更の反映を確かめました"),
    "reopen_change": _("合意した変更をまだに戻しました"),
    "drop_change": _("合意した変更を取り消しました"),
    "observer_signed_up": _("傍聴の申し込みを受け付けました"),
    "observer_cancelled": _("傍聴の申し込みを取り消しました"),
    "observer_moved_up": _("傍聴のキャンセル待ちの人に席を決めました"),
    "observer_drawn": _("傍聴の抽選をしました"),
    "observer_terms": _("傍聴の定員や締切を変えました"),
    "observers_purged": _("傍聴を申し込んだ人の氏名と連絡先を消しました"),
    "record_meeting": _("協議を記録しました"),
    "remind_due": _("期限のお知らせを送りました"),
    "set_marking_due": _("採点の期限を決めました"),
    "remind_turn": _("お願いのメールを送りました"),
    "recuse": _("除斥を記録しました"),
    "release": _("公表しました"),
    "set_agreement": _("協定の内容を書きました"),
    "write_story": _("事業の紹介を書きました"),
    "lock_column": _("評価の欄を確定しました"),
    "write_third_party": _("第三者の意見を書きました"),
    "publish_evaluation": _("評価を公表しました"),
    "download": _("書類をファイルで取り出しました"),
    "export": _("データをファイルで取り出しました"),
    "keep_template": _("Wordのひな形を登録しました"),
    "drop_template": _("Wordのひな形を外しました"),
}
NOBODYS = {audit.DAILY: _("毎日の自動処理"), audit.VISITOR: _("アカウントのない人")}
INSIDE_ONLY = frozenset(
    {"record_check", "check_correction", "remind_turn", "recuse", "release", "download", "export"}
)
# Why a member steps back is for secretariat and committee, not for the section that takes part.
# So is who took which file away.
SECRETARIAT_ONLY = frozenset({"recuse", "lift_recusal", "download", "export"})
HALL_ROLES = frozenset(
    {
        permissions.ROLE_SECRETARIAT,
        permissions.ROLE_SECTION,
        permissions.ROLE_OFFICER,
        "Manager",
    }
)
STAFF_GROUPS = {
    "kyodo-secretariat": PARTY_TITLES["secretariat"],
    "kyodo-center": PARTY_TITLES["center"],
    "kyodo-committee": PARTY_TITLES["committee"],
}


def entries(*objects: Any) -> list[Entry]:
    """The record of one or more objects as the person who is logged in may read it."""
    made = [
        (line.at, number, _entry(obj, lines))
        for obj in objects
        for number, lines in enumerate(_acts(_readable(obj)))
        for line in lines[:1]
    ]
    ordered = sorted(made, key=lambda one: one[:2], reverse=True)
    return [entry for _at, _number, entry in ordered]


def _acts(lines: Iterable[audit.AuditLine]) -> list[list[audit.AuditLine]]:
    """Lines of one press of a button (22 checks recorded at once) are one entry."""
    return [
        list(group) for _key, group in groupby(lines, key=lambda one: (one.action, one.by, one.at))
    ]


def is_inside(obj: Any) -> bool:
    """Does the person work at the city hall, so that names of officers may be shown?"""
    return bool(roles_on(obj) & HALL_ROLES)


def _readable(obj: Any) -> Iterable[audit.AuditLine]:
    lines = audit.lines(obj)
    if api.user.has_permission(permissions.VIEW_AUDIT, obj=obj):
        return lines
    if is_inside(obj):
        return [line for line in lines if line.action not in SECRETARIAT_ONLY]
    known = {step.id for step in life_cycle(noun_of(obj.portal_type)).transitions}
    shown = (known | set(VERBS)) - INSIDE_ONLY
    return [line for line in lines if line.action in shown]


def _entry(obj: Any, lines: list[audit.AuditLine]) -> Entry:
    first = lines[0]
    what = act(obj, first.action)
    if len(lines) > 1:
        what = _("${what}(${count}件)", mapping={"what": what, "count": str(len(lines))})
    reasons = dict.fromkeys(line.reason for line in lines if line.reason)
    who = actor(first.by, obj, inside=is_inside(obj))
    return Entry(who=who, what=what, when=first.at, reason="、".join(reasons))


def act(obj: Any, action: str) -> Any:
    """What was done, in words."""
    noun = noun_of(obj.portal_type)
    if action in {step.id for step in life_cycle(noun).transitions}:
        return done_label(noun, action)
    return VERBS.get(action, _("操作しました"))


def actor(user_id: str, obj: Any, *, inside: bool) -> Any:
    """Who it was: a member of the group by name; staff by role, with the name only inside."""
    if user_id in NOBODYS:
        return NOBODYS[user_id]
    name = _name(user_id)
    organization = organization_of(obj)
    if organization is not None and user_id in organization.members:
        return f"{organization.title} {name}"
    role = _staff_role(user_id)
    if not inside:
        return role
    return _("${role} ${name}", mapping={"role": role, "name": name})


def _name(user_id: str) -> str:
    user = api.user.get(userid=user_id)
    return (user.getProperty("fullname") if user else "") or user_id


def _staff_role(user_id: str) -> Any:
    groups = {group.getId() for group in _groups(user_id)}
    for group_id, title in STAFF_GROUPS.items():
        if group_id in groups:
            return title
    sections = sections_of(user_id)
    return "・".join(map(section_title, sections)) if sections else PARTY_TITLES["secretariat"]


def _groups(user_id: str) -> list:
    user = api.user.get(userid=user_id)
    return api.group.get_groups(user=user) if user is not None else []
