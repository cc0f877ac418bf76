"""The rows of the tables: one interface per kind of table."""

from .choices import CITIZEN_KINDS
from .choices import CITY_WORK_STATUS
from .choices import CONCURRENT_POSTS
from .choices import EXPENSE_CATEGORIES
from .choices import INCOME_CATEGORIES
from .choices import LEADS
from .choices import MONTHS
from .choices import RESIDENCES
from .choices import vocabulary
from kamakura.kyodo.i18n import _
from zope import schema
from zope.interface import Interface


MAX_YEN = 9_999_999_999


def _line(title: str, *, required: bool = False, limit: int = 100) -> schema.TextLine:
    return schema.TextLine(title=title, required=required, max_length=limit)


def _text(title: str, *, required: bool = False, limit: int = 300) -> schema.Text:
    return schema.Text(title=title, required=required, max_length=limit)


def _yen(title: str, *, required: bool = False) -> schema.Int:
    return schema.Int(title=title, required=required, min=0, max=MAX_YEN)


def _count(title: str, *, required: bool = False) -> schema.Int:
    return schema.Int(title=title, required=required, min=0, max=9_999_999)


def _choice(title: str, pairs: tuple, *, required: bool = False) -> schema.Choice:
    return schema.Choice(title=title, vocabulary=vocabulary(pairs), required=required)


class IIncomeRow(Interface):
    """収入の1行."""

    category = _choice(_("区分"), INCOME_CATEGORIES, required=True)
    amount = _yen(_("金額(円)"), required=True)
    breakdown = _text(_("積算内訳"))


class IExpenseRow(Interface):
    """支出の1行."""

    category = _choice(_("費目"), EXPENSE_CATEGORIES, required=True)
    breakdown = _text(_("積算内訳(単価×数量)"))
    amount = _yen(_("金額(円)"), required=True)
    eligible = schema.Int(
        title=_("うち市負担の対象額(円)"),
        description=_("空けておくと全額を対象とします。対象外の費用は0と書きます。"),
        required=False,
        min=0,
        max=MAX_YEN,
    )


class IRoleRow(Interface):
    """役割分担の1行."""

    item = _line(_("項目"), required=True)
    group_role = _text(_("団体の役割"))
    city_role = _text(_("市(担当課)の役割"))
    note = _text(_("備考"), limit=200)


class IScheduleRow(Interface):
    """スケジュールの1行."""

    month_from = _choice(_("時期(から)"), MONTHS, required=True)
    month_to = _choice(_("時期(まで)"), MONTHS)
    content = _text(_("内容"), required=True)
    lead = _choice(_("主な担当"), LEADS, required=True)


class IStaffRow(Interface):
    """従事者の1行."""

    role = _line(_("役割"), required=True)
    people = _count(_("人数"), required=True)


class IOutcomeGoalRow(Interface):
    """成果目標の1行."""

    indicator = _line(_("指標"), required=True, limit=200)
    current = _line(_("現状"))
    target = _line(_("目標値"), required=True)
    measure = _line(_("測り方"), limit=200)


class IActivityGoalRow(IOutcomeGoalRow):
    """活動指標の1行."""


class ITrackRecordRow(Interface):
    """活動実績の1行."""

    year_month = _line(_("年月"), required=True, limit=20)
    content = _text(_("内容"), required=True)


class ICityWorkRow(Interface):
    """市との協働・補助の1行."""

    status = _choice(_("実績・予定"), CITY_WORK_STATUS, required=True)
    fiscal_year = _line(_("年度"), required=True, limit=20)
    scheme = _line(_("制度の名称"), required=True)
    amount = _yen(_("金額(円)"))
    content = _text(_("内容"))


class IOfficerRow(Interface):
    """役員の1行. Never public."""

    post = _line(_("役職"), required=True, limit=30)
    name = _line(_("氏名"), required=True, limit=50)
    kana = _line(_("ふりがな"))
    residence = _choice(_("住所"), RESIDENCES)
    address = _line(_("住所の詳細(任意)"), limit=200)
    citizen_kind = _choice(_("在住・在勤・在学"), CITIZEN_KINDS)
    concurrent_post = _choice(_("兼職"), CONCURRENT_POSTS)


class IActivityReportRow(Interface):
    """実施内容の1行."""

    held_on = schema.Date(title=_("年月日"), required=True)
    place = _line(_("場所"), required=True)
    content = _text(_("内容"), required=True)
    participants = _count(_("参加人数"))


class IGoalResultRow(Interface):
    """目標と実績の1行."""

    indicator = _line(_("指標"), required=True, limit=200)
    target = _line(_("目標値"), required=True)
    result = _line(_("実績"), required=True)
    comment = _text(_("説明"), limit=200)


class IIncomeAccountRow(Interface):
    """収入決算の1行; 増減 is computed."""

    category = _choice(_("区分"), INCOME_CATEGORIES, required=True)
    planned = _yen(_("予算額(円)"))
    actual = _yen(_("決算額(円)"), required=True)
    note = _text(_("説明"), limit=200)


class IExpenseAccountRow(Interface):
    """支出決算の1行; 増減 is computed."""

    category = _choice(_("費目"), EXPENSE_CATEGORIES, required=True)
    planned = _yen(_("予算額(円)"))
    actual = _yen(_("決算額(円)"), required=True)
    note = _text(_("説明"), limit=200)


class IConsultationMeetingRow(Interface):
    """協議の記録の1行."""

    held_on = schema.Date(title=_("開催日"), required=True)
    held_time = _line(_("時刻"), limit=20)
    attendees = _text(_("出席者(団体・担当課・事務局・推進部会の別)"), required=True)
    points = _text(_("論点"), required=True)
    agreed = _text(_("合意したこと"))
    homework = _text(_("宿題"))
    due = schema.Date(title=_("宿題の期限"), required=False)
