"""The fixed choices of tables and forms: (token, Japanese title)."""

from kamakura.kyodo.domain.budget import Expense
from kamakura.kyodo.domain.budget import Income
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages.titles import MONTH_NAMES
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


INCOME_CATEGORIES = (
    (Income.CITY_SHARE.value, _("市負担金")),
    (Income.OWN_FUNDS.value, _("団体負担金(自己資金)")),
    (Income.FEES.value, _("参加費・資料代")),
    (Income.DONATIONS.value, _("寄附金・協賛金")),
    (Income.OTHER_GRANTS.value, _("他の補助金・助成金")),
    (Income.OTHER.value, _("その他")),
)
EXPENSE_CATEGORIES = (
    (Expense.HONORARIA.value, _("報償費")),
    (Expense.LABOUR.value, _("賃金・人件費")),
    (Expense.TRAVEL.value, _("旅費")),
    (Expense.SUPPLIES.value, _("消耗品費")),
    (Expense.PRINTING.value, _("印刷製本費")),
    (Expense.FUEL.value, _("燃料費")),
    (Expense.UTILITIES.value, _("光熱水費")),
    (Expense.CHARGES.value, _("手数料")),
    (Expense.COMMUNICATION.value, _("通信運搬費")),
    (Expense.INSURANCE.value, _("保険料")),
    (Expense.OUTSOURCING.value, _("委託料")),
    (Expense.RENTAL.value, _("使用料及び賃借料")),
    (Expense.MATERIALS.value, _("原材料費")),
    (Expense.EQUIPMENT.value, _("備品購入費")),
    (Expense.OTHER.value, _("その他")),
)
# A fiscal year begins in April.
MONTHS = (
    *((f"{n:02d}", MONTH_NAMES[n - 1]) for n in range(4, 13)),
    *((f"{n:02d}", _("翌年${month}", mapping={"month": MONTH_NAMES[n - 1]})) for n in range(1, 4)),
)
LEADS = (("group", _("団体")), ("city", _("市")), ("both", _("双方")))
RESIDENCES = (("inside", _("市内")), ("outside", _("市外")))
CITIZEN_KINDS = (
    ("resident", _("在住")),
    ("working", _("在勤")),
    ("studying", _("在学")),
    ("none", _("いずれでもない")),
)
CONCURRENT_POSTS = (
    ("none", _("該当なし")),
    ("city_staff", _("市職員")),
    ("assembly", _("市議会議員")),
    ("committee", _("選考委員")),
)
CITY_WORK_STATUS = (("done", _("実績")), ("planned", _("予定")))


def vocabulary(pairs: tuple[tuple[str, str], ...]) -> SimpleVocabulary:
    """A vocabulary in the given order."""
    return SimpleVocabulary([SimpleTerm(token, token, title) for token, title in pairs])
