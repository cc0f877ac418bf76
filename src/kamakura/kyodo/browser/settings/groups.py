"""How the settings are grouped for people: by the words of the ordinance."""

from dataclasses import dataclass
from kamakura.kyodo.domain.quorum import MajorityRule
from kamakura.kyodo.domain.quorum import QuorumRule
from kamakura.kyodo.domain.quorum import TieRule
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages.titles import VOTING_RULES
from typing import Any


@dataclass(frozen=True)
class Group:
    """Settings under one heading, and when a change takes effect."""

    title: Any
    note: Any
    names: tuple[str, ...]


AT_OPENING = _("変えた値は、次に受付を始める募集から使います。受付中の募集は変わりません。")
AT_ONCE = _("変えた値は、すぐに使います。")
FOR_NEW_MEETINGS = _(
    "変えた値は、これからつくる会議で使います。"
    "つくった会議の定員や締切は、その会議の「傍聴」の画面で変えます。"
)

GROUPS = (
    Group(
        _("組織"),
        AT_ONCE,
        (
            "addressee",
            "contact",
            "sections",
            "section_members",
            "wareki_with_seireki",
            "invitation_days",
        ),
    ),
    Group(
        _("添付ファイル"),
        AT_ONCE,
        (
            "max_file_mb",
            "max_filing_mb",
            "file_kinds",
            "min_free_mb",
            "scan_mode",
            "scan_address",
            "scan_timeout",
        ),
    ),
    Group(
        _("様式"),
        AT_ONCE,
        (
            "form_map",
            "form_titles",
            "form_articles",
            "form_purposes",
            "confirmed_forms",
            "seal_print",
        ),
    ),
    Group(
        _("団体の要件"),
        AT_OPENING,
        (
            "min_officers",
            "min_citizen_members",
            "min_activity_months",
            "require_centre_registration",
            "proposals_per_group",
            "require_preliminary",
        ),
    ),
    Group(
        _("市の負担と経費"),
        AT_OPENING,
        (
            "cap_group_yen",
            "rate_by_year",
            "max_years",
            "labour_pct_warn",
            "outsourcing_pct_warn",
        ),
    ),
    # Shown as one group per form: see rules.py.
    Group(_("様式の点検"), AT_OPENING, ("rule_levels",)),
    Group(_("受付と補正"), AT_OPENING, ("correction_days",)),
    Group(
        _("審査"),
        AT_OPENING,
        (
            "score_min",
            "score_max",
            "pass_percent",
            "drop_extremes",
            "veto_items",
            "tie_order",
            "presentation_min",
            "qa_min",
            "section_view_min",
        ),
    ),
    Group(
        _("選考委員会"),
        AT_OPENING,
        (
            "chair_label",
            "quorum_rule",
            "majority_rule",
            "tie_rule",
            "committee_articles",
            "recusal_years",
            "recuse_own_section",
            "notice_days",
        ),
    ),
    Group(
        _("会議の傍聴"),
        FOR_NEW_MEETINGS,
        (
            "observer_capacity",
            "observer_mode",
            "observer_open_days",
            "observer_days",
        ),
    ),
    Group(_("傍聴する人の個人情報"), AT_ONCE, ("observer_contact", "observer_keep_days")),
    Group(_("公表"), AT_OPENING, ("publish_failed", "publish_scores")),
    Group(
        _("選考結果通知書"),
        AT_OPENING,
        ("letter_signer", "letter_note", "letter_items", "letter_comment"),
    ),
    Group(_("委員の氏名の公表"), AT_ONCE, ("publish_committee",)),
    Group(_("期限のお知らせ"), AT_ONCE, ("reminder_days", "reminder_late_days")),
    Group(_("実施と報告"), AT_ONCE, ("report_due_days", "change_threshold_pct")),
)

CHOICES = {
    "none": _("しない"),
    "route2": _("NPO法人以外の団体"),
    "all": _("すべての団体"),
    "chair": _("委員長だけ"),
    "title_only": _("題名だけ"),
    "full": _("題名と団体名"),
    "passed_total": _("合格した提案の合計点"),
    "all_total": _("すべての提案の合計点"),
}
CHOICES_BY_NAME = {
    **{
        (name, str(value)): VOTING_RULES[value]
        for name, rule in (
            ("quorum_rule", QuorumRule),
            ("majority_rule", MajorityRule),
            ("tie_rule", TieRule),
        )
        for value in rule
    },
    ("scan_mode", "off"): _("検査しない"),
    ("scan_mode", "best_effort"): _("できるときに検査する"),
    ("scan_mode", "required"): _("必ず検査する"),
    ("observer_mode", "first_come"): _("先着順"),
    ("observer_mode", "lot"): _("抽選"),
    ("observer_contact", "either"): _("メールか電話のどちらか"),
    ("observer_contact", "email"): _("メール(必ず)と電話"),
}
