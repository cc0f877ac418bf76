"""計算書: the sheets that are read and not computed: what it is, the result, the criteria."""

from .calculation_data import Calculation
from .calculation_data import Judged
from .spread_layout import Look
from .writers import Formula
from .writers import Page
from collections.abc import Iterator
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.scoring import SCORERS_FOR_DROPPING


OFFICE = "事務局"
GUIDE, RESULTS, COMPUTED, MARKS, CRITERIA = "説明", "結果", "計算", "採点", "基準"
TEXT = Look(widest=120)
SHEETS = (
    (RESULTS, "順位と結果です。提案ごとに1行です。"),
    (COMPUTED, "結果の順位と合否を計算する途中の数字です。"),
    (MARKS, "委員が付けた点です。提案と委員ごとに1行です。"),
    (CRITERIA, "この選考で使った決まりです。採点を始めたときから変わっていません。"),
)
HOW_TO_CHECK = (
    "数字は式で計算しています。開いたときに計算します。",
    "「採点」の点を変えると「計算」と「結果」が変わります。"
    "「照合」がすべて「一致」なら、システムの計算と同じです。",
)
MEANS = "提案ごとの平均は、点を数える委員の合計を足し、その人数で割ったものです。"
LEFT_OUT = (
    "除斥された委員と欠席した委員の点は、合計にも人数にも入れません。"
    "だれをなぜ数えないかは、提案ごとに書いてあります。"
)
ROUNDING = (
    "順位と合否は、平均を丸めずに分数のまま比べます。"
    "表に出る平均は、小数第3位を四捨五入したものです。"
)
TIES = "平均が同じで決まらないときは「同点」とし、定めた順か委員会の議決で決めます。"
DROPPING = f"{SCORERS_FOR_DROPPING}人以上のとき、合計の最高と最低を1つずつ除"
NOT_APPLICABLE = "「該当せず」の項目は、その委員の満点から除き、残りを満点に換算します。"


def guide_page(made: Calculation) -> Page:
    """What this workbook is, how to read it, and what happened to the marks on the way."""
    rows = [[title, text] for title, text in _guide(made)]
    return Page(GUIDE, ("見出し", "内容"), rows, TEXT)


def _guide(made: Calculation) -> Iterator[tuple[str, str]]:
    if made.title:
        yield "計算書", made.title
    for title, text, member in made.notes:
        yield title, f"{text} {made.names.get(member, OFFICE)}"
    for name, text in SHEETS:
        yield f"シート「{name}」", text
    for text in HOW_TO_CHECK:
        yield "確かめ方", text
    for title, text in reading_rules(made.criteria):
        yield title, text
    for text in made.ties:
        yield "同点の扱い", text


def reading_rules(criteria: CriteriaSet) -> Iterator[tuple[str, str]]:
    """How a mean comes about, whose marks are not in it, and how it is rounded."""
    yield "平均", MEANS
    yield "除斥と欠席", LEFT_OUT
    if criteria.drop_extremes:
        yield "最高点と最低点", f"{DROPPING}きます。"
    if criteria.not_applicable:
        yield "該当せず", NOT_APPLICABLE
    yield "四捨五入", ROUNDING
    yield "同点", TIES


def summary_page(made: Calculation) -> Page:
    """The result as a councillor reads it; every figure comes from the sheet 計算."""
    columns = (
        "順位",
        "受付番号",
        "提案",
        "市提案",
        "平均",
        "平均(分数)",
        "合格点",
        "点を数えた委員(人)",
        "数えない委員と理由",
        "計算の結果",
        "委員会の決定",
        "照合",
    )
    rows = [_summary_row(made, one, row) for row, one in enumerate(made.proposals, 2)]
    return Page(RESULTS, columns, rows, Look(widest=24, frozen=3))


def _summary_row(made: Calculation, one: Judged, row: int) -> list[object]:
    out = [f"{made.names.get(key, key)}({why})" for key, why in sorted(one.left_out.items())]
    top, below = f"{COMPUTED}!H{row}", f"{COMPUTED}!I{row}"
    return [
        Formula(f"{COMPUTED}!A{row}"),
        one.number,
        one.title,
        one.theme,
        Formula(f"{COMPUTED}!J{row}", "0.00"),
        Formula(f'IF({below}=1,{top}&"",{top}&"/"&{below})'),
        float(made.criteria.pass_mark),
        Formula(f"{COMPUTED}!G{row}"),
        "、".join(out) or "なし",
        Formula(f"{COMPUTED}!O{row}", is_word=True),
        one.decided or "未決定",
        Formula(f"{COMPUTED}!U{row}", is_word=True),
    ]


def criteria_page(criteria: CriteriaSet) -> Page:
    """The rules of this selection in words and numbers."""
    on = {"mean": "委員の合計の平均", "sum": "付いた点の合計と、付けられる点の合計の割合"}
    veto = {
        "none": "なし",
        "majority_low": f"過半数が{criteria.veto_at}点以下なら不合格",
        "any_lowest": f"1人でも{criteria.scale_min}点なら不合格",
    }
    titles = {item.key: item.title for item in criteria.criteria}
    rows = [
        ("点", f"{criteria.scale_min}から{criteria.scale_max}"),
        ("該当せず(0)", "使う" if criteria.not_applicable else "使わない"),
        ("満点", float(criteria.full_mark)),
        ("合格点", float(criteria.pass_mark)),
        ("合格の判定", on[criteria.pass_on]),
        ("最高点と最低点", f"{DROPPING}く" if criteria.drop_extremes else "除かない"),
        ("低い点で不合格とする決まり", veto[criteria.veto]),
        *((f"重み: {item.title}", float(item.factor)) for item in criteria.criteria),
        *(
            (f"最低の平均: {item.title}", float(item.floor))
            for item in criteria.criteria
            if item.floor is not None
        ),
    ]
    if criteria.veto != "none":
        rows.insert(7, ("その項目", "、".join(titles[key] for key in criteria.veto_items)))
    return Page(CRITERIA, ("決まり", "内容"), [list(row) for row in rows], TEXT)
