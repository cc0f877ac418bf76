"""The fixed choices of tables and forms: (token, Japanese title)."""

from kamakura.kyodo.i18n import _
from zope.schema.vocabulary import SimpleTerm
from zope.schema.vocabulary import SimpleVocabulary


INCOME_CATEGORIES = (
    ("city_share", _("市負担金")),
    ("own_funds", _("団体負担金(自己資金)")),
    ("fees", _("参加費・資料代")),
    ("donations", _("寄附金・協賛金")),
    ("other_grants", _("他の補助金・助成金")),
    ("other", _("その他")),
)
EXPENSE_CATEGORIES = (
    ("honoraria", _("報償費")),
    ("labour", _("賃金・人件費")),
    ("travel", _("旅費")),
    ("supplies", _("消耗品費")),
    ("printing", _("印刷製本費")),
    ("fuel", _("燃料費")),
    ("utilities", _("光熱水費")),
    ("charges", _("手数料")),
    ("communication", _("通信運搬費")),
    ("insurance", _("保険料")),
    ("outsourcing", _("委託料")),
    ("rental", _("使用料及び賃借料")),
    ("materials", _("原材料費")),
    ("equipment", _("備品購入費")),
    ("other", _("その他")),
)
# A fiscal year begins in April.
MONTHS = tuple((f"{n:02d}", _("${month}月", mapping={"month": str(n)})) for n in range(4, 13)) + (
    ("01", _("翌年1月")),
    ("02", _("翌年2月")),
    ("03", _("翌年3月")),
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
