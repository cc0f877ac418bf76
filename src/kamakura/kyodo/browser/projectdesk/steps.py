"""What a project waits for, said to whoever looks."""

from kamakura.kyodo import permissions
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.filing.sheetstep import returned_words
from kamakura.kyodo.content.returned import returned
from kamakura.kyodo.i18n import _
from plone import api


# State -> (who acts, what to do for them, what the others wait for)
TURNS = {
    "preparing": (
        "city",
        _("協定の日と実施期間を書いて、協定を結んでください。"),
        _("担当課が協定の準備をしています。"),
    ),
    "agreed": (
        "city",
        _("実施期間の初日になったら、実施を始めてください。"),
        _("協定を結びました。実施期間の初日を待っています。"),
    ),
    "running": (
        "group",
        _("実施の間に、実績報告書を書き始められます。提出は実施が終わってからです。"),
        _("事業を実施しています。終わったら、実施を終える手続きをしてください。"),
    ),
    "changing": (
        "city",
        _("変更の申請が届いています。承認するかどうかを決めてください。"),
        _("担当課が変更の申請を確かめています。"),
    ),
    "ended": (
        "group",
        _("実績報告書を書いて、提出してください。"),
        _("団体の実績報告を待っています。"),
    ),
    "reported": (
        "city",
        _("実績報告の内容と決算を確かめてください。"),
        _("担当課が実績報告を確かめています。"),
    ),
    "settling": (
        "city",
        _("精算が終わったら、評価へ進めてください。"),
        _("市が精算の手続きをしています。"),
    ),
    "evaluating": (
        "both",
        _("評価シートを書いてください。"),
        _("団体と担当課が評価シートを書いています。"),
    ),
    "presented": (
        "city",
        _("評価を公表したら、完了・公表にしてください。"),
        _("市が公表の準備をしています。"),
    ),
    "completed": ("nobody", "", _("この事業は完了しました。結果は公開ページにあります。")),
    "postponed": (
        "city",
        _("延期しています。実施できるようになったら、協定準備に戻してください。"),
        _("翌年度へ延期しています。"),
    ),
    "stopped": ("nobody", "", _("この事業は中止しました。")),
}
WITH_FORM = ("running", "ended")


def is_group(project) -> bool:
    """Does the person act for the group (also while nothing can be sent)?"""
    from_roles = api.user.get_roles(obj=project)
    return permissions.ROLE_APPLICANT in from_roles


def is_city(project) -> bool:
    """Does the person lead the project for the city?"""
    return api.user.has_permission(permissions.MANAGE_PROJECT, obj=project)


def next_step(project, *, now, form_url: str, sheet_url: str) -> parts.NextStep:
    """The box at the top."""
    state = api.content.get_state(project)
    who, mine, others = TURNS[state]
    acts = {"group": is_group(project), "city": is_city(project), "nobody": False}
    if not acts.get(who, bool(sheet_url)):
        return parts.NextStep(text=others, due=_due(project, state, now), waiting=True)
    button = None
    if (reason := returned(project).get("report", "")) and who == "group":
        return parts.NextStep(
            text=_("実績報告書を書き直して、もう一度提出してください。"),
            detail=returned_words(reason),
            due=_due(project, state, now),
            button=parts.Link(_("実績報告書を書き直す"), f"{form_url}#returned"),
        )
    if state in WITH_FORM and who == "group":
        button = parts.Link(_("実績報告書を書く"), form_url)
    elif sheet_url:
        button = parts.Link(_("評価シートを開く"), sheet_url)
    return parts.NextStep(text=mine, due=_due(project, state, now), button=button)


def _due(project, state: str, now) -> parts.Due | None:
    return parts.due(project.report_due, now) if state == "ended" else None
