"""The rules of the city as settings; every default can be changed in the control panel."""

from kamakura.kyodo.domain.files import KINDS
from kamakura.kyodo.domain.observers import MODES
from kamakura.kyodo.domain.quorum import MajorityRule
from kamakura.kyodo.domain.quorum import QuorumRule
from kamakura.kyodo.domain.quorum import TieRule
from kamakura.kyodo.domain.severity import DEFAULTS
from kamakura.kyodo.domain.severity import LEVELS
from kamakura.kyodo.i18n import _
from plone import api
from typing import Any
from zope import schema
from zope.interface import Interface


PREFIX = "kamakura.kyodo"


class IKyodoSettings(Interface):
    """設定. A call copies what applies to it when it opens."""

    form_map = schema.Dict(
        title=_("様式番号"),
        description=_("様式の記号と番号の対応。市の公式様式に合わせて変えられます。"),
        key_type=schema.ASCIILine(),
        value_type=schema.TextLine(),
        default={
            "group_proposal": "様式1",
            "city_proposal": "様式2",
            "project_plan": "様式3",
            "budget": "様式4",
            "organization_profile": "様式5",
            "report": "様式6",
            "preliminary_sheet": "提案事前調整シート",
            "evaluation_sheet": "評価シート",
        },
    )
    confirmed_forms = schema.List(
        title=_("公式様式と照合した様式"),
        value_type=schema.ASCIILine(),
        default=[],
        required=False,
    )
    form_titles = schema.Dict(
        title=_("様式の題名"),
        description=_("書いていない様式は、はじめの題名のままです。"),
        key_type=schema.ASCIILine(),
        value_type=schema.TextLine(),
        default={},
        required=False,
    )
    form_articles = schema.Dict(
        title=_("様式の根拠"),
        description=_("例: 実施要綱第5条第1項"),
        key_type=schema.ASCIILine(),
        value_type=schema.TextLine(),
        default={},
        required=False,
    )
    form_purposes = schema.Dict(
        title=_("様式の説明"),
        description=_("何のための様式かを1文で。書いていない様式は、はじめの説明のままです。"),
        key_type=schema.ASCIILine(),
        value_type=schema.TextLine(),
        default={},
        required=False,
    )
    addressee = schema.TextLine(title=_("宛先"), default="鎌倉市長")
    contact = schema.Text(title=_("問い合わせ先"), default="", required=False)
    sections = schema.Dict(
        title=_("部課"),
        description=_("例: bosai = 総合防災課。組織が変わったら、ここで名前を変えます。"),
        key_type=schema.ASCIILine(),
        value_type=schema.TextLine(),
        default={},
        required=False,
    )
    section_members = schema.Dict(
        title=_("担当課の職員"),
        description=_("利用者名と部課の記号の対応。"),
        key_type=schema.TextLine(),
        value_type=schema.List(value_type=schema.ASCIILine()),
        default={},
        required=False,
    )
    cap_group_yen = schema.Int(title=_("団体提案の市負担金の上限(円)"), default=500000, min=0)
    rate_by_year = schema.List(
        title=_("年目ごとの市の負担率(%)"), value_type=schema.Int(), default=[100, 100, 100]
    )
    max_years = schema.Int(title=_("続けられる年数"), default=1, min=1)
    min_officers = schema.Int(title=_("役員の最少人数"), default=3, min=0)
    min_citizen_members = schema.Int(title=_("市民の構成員の最少人数"), default=5, min=0)
    min_activity_months = schema.Int(title=_("活動の最短期間(月)"), default=12, min=0)
    require_centre_registration = schema.Choice(
        title=_("市民活動センターへの登録が必要な団体"),
        values=("none", "route2", "all"),
        default="route2",
    )
    require_preliminary = schema.Bool(title=_("事前調整を必須にする"), default=True, required=False)
    proposals_per_group = schema.Int(title=_("1団体の提案数の上限(0は制限なし)"), default=0, min=0)
    labour_pct_warn = schema.Int(title=_("人件費の割合の目安(%)"), default=50, min=0)
    outsourcing_pct_warn = schema.Int(title=_("委託料の割合の目安(%)"), default=40, min=0)
    rule_levels = schema.Dict(
        title=_("様式の点検の強さ"),
        description=_("点検ごとに、提出を止めるか、注意だけにするか、点検しないかを選びます。"),
        key_type=schema.ASCIILine(),
        value_type=schema.Choice(values=LEVELS),
        default=dict(DEFAULTS),
    )
    score_min = schema.Int(title=_("点の最小"), default=1, min=0)
    score_max = schema.Int(title=_("点の最大"), default=5, min=1)
    pass_percent = schema.Int(title=_("合格点(満点に対する%)"), default=60, min=0, max=100)
    drop_extremes = schema.Bool(title=_("最高点と最低点を除く"), default=False, required=False)
    veto_items = schema.List(
        title=_("低い点で不合格とする項目"),
        value_type=schema.ASCIILine(),
        default=[],
        required=False,
    )
    tie_order = schema.List(
        title=_("同点のときの順"),
        value_type=schema.ASCIILine(),
        default=["q2+q3+q4", "q1", "count5", "vote"],
    )
    recusal_years = schema.Int(title=_("除斥の対象とする年数"), default=1, min=0)
    recuse_own_section = schema.Bool(
        title=_("担当課の職員である委員を除斥する"), default=True, required=False
    )
    chair_label = schema.TextLine(
        title=_("委員長の呼び方"),
        description=_(
            "「会長」にすると、副委員長は「副会長」になります。新しい委員会から使います。"
        ),
        default="委員長",
    )
    quorum_rule = schema.Choice(
        title=_("定足数"),
        description=_("除斥された委員は、その議題の人数から除いて数えます。"),
        values=tuple(map(str, QuorumRule)),
        default="over_half",
    )
    majority_rule = schema.Choice(
        title=_("議決"), values=tuple(map(str, MajorityRule)), default="present"
    )
    tie_rule = schema.Choice(
        title=_("可否同数のとき"), values=tuple(map(str, TieRule)), default="chair"
    )
    committee_articles = schema.Dict(
        title=_("委員会の決まりの根拠"),
        description=_(
            "議決できないときの説明に引きます。記号は quorum(定足数)、majority(議決)、"
            "tie(可否同数)。例: quorum = 規則第5条第2項"
        ),
        key_type=schema.Choice(values=("quorum", "majority", "tie")),
        value_type=schema.TextLine(),
        default={},
        required=False,
    )
    observer_capacity = schema.Int(title=_("傍聴の定員"), default=10, min=0)
    observer_days = schema.Int(title=_("傍聴の申込締切(何日前の正午)"), default=2, min=0)
    observer_open_days = schema.Int(
        title=_("傍聴の申込開始(何日前の午前9時)"),
        description=_("0にすると、会議を招集したときから受け付けます。"),
        default=0,
        min=0,
    )
    observer_mode = schema.Choice(title=_("傍聴する人の決め方"), values=MODES, default="first_come")
    observer_contact = schema.Choice(
        title=_("傍聴の申し込みで聞く連絡先"), values=("either", "email"), default="either"
    )
    observer_keep_days = schema.Int(
        title=_("傍聴を申し込んだ人の氏名と連絡先を消すまでの日数(会議の後)"), default=30, min=0
    )
    notice_days = schema.Int(
        title=_("会議の招集(何日前まで)"),
        description=_("すぎてから招集するときは、画面で確かめます。止めません。"),
        default=7,
        min=0,
    )
    presentation_min = schema.Int(title=_("説明の時間(分)"), default=10, min=1)
    qa_min = schema.Int(title=_("質疑の時間(分)"), default=10, min=0)
    section_view_min = schema.Int(title=_("担当課の所見の時間(分)"), default=1, min=0)
    report_due_days = schema.Int(title=_("実績報告の期限(終了後の日数)"), default=30, min=0)
    change_threshold_pct = schema.Int(title=_("変更承認が必要な割合(%)"), default=20, min=0)
    correction_days = schema.Int(title=_("補正の日数"), default=7, min=1)
    reminder_days = schema.List(
        title=_("期限の何日前に知らせるか"),
        description=_("協議の回答・補正・採点・実績報告・評価シートの期限に使います。"),
        value_type=schema.Int(min=0),
        default=[7, 3, 1],
        required=False,
    )
    reminder_late_days = schema.Int(
        title=_("期限をすぎた後、何日ごとに知らせるか"),
        description=_("0にすると、すぎた翌日に1度だけ知らせます。"),
        default=7,
        min=0,
    )
    invitation_days = schema.Int(title=_("団体への招待が使える日数"), default=14, min=1, max=90)
    publish_failed = schema.Choice(
        title=_("選ばれなかった提案の公表"),
        values=("none", "title_only", "full"),
        default="title_only",
    )
    publish_scores = schema.Choice(
        title=_("点数の公表"), values=("none", "passed_total", "all_total"), default="passed_total"
    )
    letter_signer = schema.TextLine(
        title=_("通知書の差出人"),
        description=_("書かないときは、宛先の名前を使います。"),
        default="",
        required=False,
    )
    letter_note = schema.TextLine(
        title=_("通知書の差出人の下の文字"), default="公印省略", required=False
    )
    letter_items = schema.Bool(
        title=_("通知書に項目ごとの平均点をのせる"), default=True, required=False
    )
    letter_comment = schema.Bool(title=_("通知書に講評をのせる"), default=True, required=False)
    publish_committee = schema.Choice(
        title=_("委員の氏名の公表"), values=("none", "chair", "all"), default="chair"
    )
    seal_print = schema.Bool(title=_("印の欄を印刷する"), default=False, required=False)
    wareki_with_seireki = schema.Bool(
        title=_("年度に西暦を添える"),
        description=_("例: 令和8年度(2026年度)"),
        default=True,
        required=False,
    )
    max_file_mb = schema.Int(title=_("添付ファイル1つの上限(MB)"), default=10, min=1)
    max_filing_mb = schema.Int(title=_("1つの提出の添付の合計の上限(MB)"), default=60, min=1)
    file_kinds = schema.List(
        title=_("受け取るファイルの種類"),
        description=_("名前の終わり(pdf、docxなど)で書きます。"),
        value_type=schema.Choice(values=KINDS),
        default=list(KINDS),
    )
    min_free_mb = schema.Int(title=_("ファイルを受け取るために残す空き(MB)"), default=500, min=0)
    scan_mode = schema.Choice(
        title=_("ウイルスの検査"),
        description=_("必須にすると、検査が終わるまでファイルを開けません。提出は止めません。"),
        values=("off", "best_effort", "required"),
        default="off",
    )
    scan_address = schema.TextLine(
        title=_("検査サーバー(clamd)の場所"),
        description=_("ソケットのパス、または「名前:ポート」。"),
        default="/var/run/clamav/clamd.ctl",
    )
    scan_timeout = schema.Int(title=_("検査を待つ時間(秒)"), default=10, min=1, max=60)


def setting(name: str) -> Any:
    """One setting, by its name in ``IKyodoSettings``."""
    return api.portal.get_registry_record(f"{PREFIX}.{name}")


def frozen_settings() -> dict[str, Any]:
    """A copy of all settings, for a call that opens."""
    return {name: setting(name) for name in schema.getFieldNames(IKyodoSettings)}


def setting_for(call, name: str) -> Any:
    """A setting as it was when the call opened; the present one before that."""
    frozen = call.frozen.get("settings") if call is not None else None
    if frozen and name in frozen:
        return frozen[name]
    return setting(name)


def section_title(section_id: str) -> str:
    """The name of a department today; its id when it is gone."""
    return (setting("sections") or {}).get(section_id, section_id)


def sections_of(user_id: str) -> tuple[str, ...]:
    """Ids of the departments an officer belongs to."""
    return tuple((setting("section_members") or {}).get(user_id, ()))


def officers_of(section_id: str) -> tuple[str, ...]:
    """User ids of a department's officers."""
    members = setting("section_members") or {}
    return tuple(sorted(user for user, ids in members.items() if section_id in ids))
