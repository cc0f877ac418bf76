"""計算書 as a workbook with live formulas: a reader changes a mark and sees what follows.

Every figure is reproduced by formulas that Excel and LibreOffice both know, in whole numbers:
a mean is a numerator and a denominator, and two are compared by multiplying crosswise, so that
nothing hangs on how a program rounds. What the system computed stands beside, with 一致.
"""

from .calculation_data import BELOW
from .calculation_data import Calculation
from .calculation_data import Judged
from .calculation_data import NOT_CHOSEN
from .calculation_data import PASSED
from .calculation_data import TIED
from .calculation_words import COMPUTED
from .calculation_words import criteria_page
from .calculation_words import guide_page
from .calculation_words import MARKS
from .calculation_words import summary_page
from .spread_layout import Look
from .writers import Formula
from .writers import Page
from .writers import xlsx
from kamakura.kyodo.domain.marks import MemberSheet
from kamakura.kyodo.domain.scoring import SCORERS_FOR_DROPPING
from math import lcm
from openpyxl.utils import get_column_letter as letter


FIRST_ITEM = 6  # column F
FIRST_ROW = 3  # below the heading and the weights
SHOWN = "0.00"


def calculation_book(made: Calculation) -> bytes:
    """The workbook: how to read it, the result, how it is computed, the marks, the criteria."""
    frame = _Frame(made)
    reading = (guide_page(made), summary_page(made))
    return xlsx((*reading, frame.results(), frame.marks(), criteria_page(made.criteria)))


class _Frame:
    """Where everything stands: columns of the marks, rows of each proposal."""

    def __init__(self, made: Calculation) -> None:
        self.made = made
        self.criteria = made.criteria
        self.items = made.criteria.criteria
        self.scale = lcm(*(item.factor.denominator for item in self.items))
        self.weights = [int(item.factor * self.scale) for item in self.items]
        self.full = sum(self.weights) * self.criteria.scale_max
        after = FIRST_ITEM + len(self.items)
        self.total, self.divisor, self.common, self.place, self.dropped, self.shown = (
            letter(after + step) for step in range(6)
        )
        self.item_columns = [letter(FIRST_ITEM + step) for step in range(len(self.items))]
        self.blocks: list[tuple[int, int]] = []
        row = FIRST_ROW
        for one in made.proposals:
            self.blocks.append((row, row + len(one.sheets) - 1))
            row += len(one.sheets)

    # 採点

    def marks(self) -> Page:
        """One row per member and proposal; the weights stand in the second row."""
        columns = (
            "受付番号",
            "提案",
            "委員",
            "数える(1)・数えない(0)",
            "数えない理由",
            *(item.title for item in self.items),
            f"合計(重み×{self.scale})" if self.scale > 1 else "合計",
            "割る数(該当せずを除いた満点)",
            "通分した換算点",
            "小さい順",
            "除く(最高・最低)",
            "換算した合計",
        )
        rows = [["重み", "", "", "", "", *self.weights]]
        for one, block in zip(self.made.proposals, self.blocks, strict=True):
            for step, sheet in enumerate(_in_order(one.sheets)):
                rows.append(self._marks_row(one, sheet, block, block[0] + step))
        starts = frozenset(first for first, _last in self.blocks)
        return Page(MARKS, columns, rows, Look(widest=24, frozen=3, ruled=starts))

    def _marks_row(
        self, one: Judged, sheet: MemberSheet, block: tuple[int, int], row: int
    ) -> list[object]:
        first, last = self.item_columns[0], self.item_columns[-1]
        marks, weights = f"{first}{row}:{last}{row}", f"${first}$2:${last}$2"
        counts = f"D{row}=1"
        possible: object = self.full
        if self.criteria.not_applicable:
            possible = f"SUMPRODUCT({weights},--({marks}<>0))*{self.criteria.scale_max}"
        common = self._block(self.common, block)
        counted = self._block("D", block)
        own, above = f"{self.common}{row}", f"{self.common}{block[0]}:{self.common}{row}"
        order = (
            f"SUMPRODUCT({counted}*({common}<{own}))+SUMPRODUCT(D{block[0]}:D{row}*({above}={own}))"
        )
        return [
            one.number,
            # Once: below it the number says which proposal it is.
            one.title if row == block[0] else None,
            self.made.names.get(sheet.member, sheet.member),
            int(sheet.counts),
            one.left_out.get(sheet.member, ""),
            *(sheet.marks[item.key] if sheet.counts else None for item in self.items),
            Formula(f"IF({counts},SUMPRODUCT({weights},{marks}),0)"),
            Formula(f"IF({counts},MAX(1,{possible}),1)"),
            Formula(
                f"{self.total}{row}*{self.full}"
                f"*(LCM({self._block(self.divisor, block)})/{self.divisor}{row})"
            ),
            Formula(f"IF({counts},{order},0)"),
            Formula(self._dropped(counted, row)),
            Formula(
                f'IF({counts},{own}/(LCM({self._block(self.divisor, block)})*{self.scale}),"")',
                SHOWN,
            ),
        ]

    def _dropped(self, counted: str, row: int) -> str:
        if not self.criteria.drop_extremes:
            return "0"
        place = f"{self.place}{row}"
        ends = f"OR({place}=1,{place}=SUM({counted}))"
        return f"IF(AND(D{row}=1,SUM({counted})>={SCORERS_FOR_DROPPING},{ends}),1,0)"

    def _block(self, column: str, block: tuple[int, int], *, sheet: bool = False) -> str:
        place = f"{column}{block[0]}:{column}{block[1]}"
        return f"{MARKS}!{place}" if sheet else place

    # 計算

    def results(self) -> Page:
        """One row per proposal: the mean exactly, the rank, the mark, the theme, the check."""
        columns = (
            "順位",
            "受付番号",
            "提案",
            "市提案",
            "選ぶ件数",
            "点を付けた委員",
            "平均に使う委員",
            "平均の分子",
            "平均の分母",
            "平均",
            "合格点に達した",
            "項目の基準に合わない数",
            "合格基準を満たした",
            "市提案での順位",
            "計算の結果",
            "システムの分子",
            "システムの分母",
            "システムの順位",
            "システムの結果",
            "委員会の決定",
            "照合",
            *(f"平均: {item.title}" for item in self.items),
        )
        rows = [
            self._result_row(one, block, row)
            for row, (one, block) in enumerate(
                zip(self.made.proposals, self.blocks, strict=True), 2
            )
        ]
        return Page(COMPUTED, columns, rows, Look(widest=24, frozen=3))

    def _result_row(self, one: Judged, block: tuple[int, int], row: int) -> list[object]:
        last = len(self.made.proposals) + 1
        tops, belows = f"$H$2:$H${last}", f"$I$2:$I${last}"
        ahead = f"({tops}*I{row}>H{row}*{belows})"
        rivals = f"($D$2:$D${last}=D{row})*($M$2:$M${last}=1)"
        equal = f"({tops}*I{row}=H{row}*{belows})"
        tied = f"SUMPRODUCT({rivals}*{equal})"
        counted, dropped, common, divisor = (
            self._block(column, block, sheet=True)
            for column in ("D", self.dropped, self.common, self.divisor)
        )
        raw_top = f"SUMPRODUCT({counted}*(1-{dropped})*{common})"
        raw_below = f"(LCM({divisor})*G{row}*{self.scale})"
        least = f"GCD({raw_top},{raw_below})"
        theme = f'IF(N{row}+{tied}-1<=E{row},"{PASSED}",IF(N{row}>E{row},"{NOT_CHOSEN}","{TIED}"))'
        return [
            Formula(f"1+SUMPRODUCT(--{ahead})"),
            one.number,
            one.title,
            one.theme,
            one.places if one.theme else None,
            Formula(f"SUM({counted})"),
            Formula(f"F{row}-SUM({dropped})"),
            Formula(f"{raw_top}/{least}"),
            Formula(f"{raw_below}/{least}"),
            Formula(f"H{row}/I{row}", SHOWN),
            Formula(f"IF({self._reached(block, row)},1,0)"),
            Formula("+".join(self._failures(block)) or "0"),
            Formula(f"IF(AND(K{row}=1,L{row}=0),1,0)"),
            Formula(f'IF(AND(D{row}<>"",M{row}=1),1+SUMPRODUCT({rivals}*{ahead}),"")'),
            Formula(f'IF(M{row}=0,"{BELOW}",IF(D{row}="","{PASSED}",{theme}))', is_word=True),
            one.mean.numerator,
            one.mean.denominator,
            one.rank,
            one.result,
            one.decided,
            Formula(
                f"IF(AND(H{row}*Q{row}=I{row}*P{row},A{row}=R{row},"
                f'OR(O{row}="{TIED}",O{row}=S{row})),"一致","不一致")',
                is_word=True,
            ),
            *(Formula(self._item_mean(column, block), SHOWN) for column in self.item_columns),
        ]

    def _reached(self, block: tuple[int, int], row: int) -> str:
        percent = self.criteria.pass_percent
        if self.criteria.pass_on == "mean":
            return f"H{row}*{100 * self.scale}>={self.full * percent}*I{row}"
        counted, dropped, total = (
            self._block(column, block, sheet=True) for column in ("D", self.dropped, self.total)
        )
        kept = f"{counted}*(1-{dropped})"
        given = f"SUMPRODUCT({kept}*{total})"
        possible = self._possible(block, kept)
        return f"IF({possible}=0,{percent}=0,{given}*100>={percent}*{possible})"

    def _possible(self, block: tuple[int, int], kept: str) -> str:
        """All marks that could be given; a member for whom nothing applies could give none."""
        if not self.criteria.not_applicable:
            return f"(SUMPRODUCT({kept})*{self.full})"
        parts = (
            f"SUMPRODUCT({kept}*({self._block(column, block, sheet=True)}<>0))*{weight}"
            for column, weight in zip(self.item_columns, self.weights, strict=True)
        )
        return f"(({'+'.join(parts)})*{self.criteria.scale_max})"

    def _item_parts(self, column: str, block: tuple[int, int]) -> tuple[str, str, str]:
        """Sum, count and the condition on the marks of an item that count."""
        marks, counted = (self._block(one, block, sheet=True) for one in (column, "D"))
        applies = f'{marks},"<>0",' if self.criteria.not_applicable else ""
        return f"SUM({marks})", f"COUNTIFS({applies}{counted},1)", f"{applies}{counted},1"

    def _item_mean(self, column: str, block: tuple[int, int]) -> str:
        total, count, _when = self._item_parts(column, block)
        return f"IF({count}=0,0,{total}/{count})"

    def _failures(self, block: tuple[int, int]) -> list[str]:
        """One 1 for each item below its minimum, and for each veto."""
        found = []
        for column, item in zip(self.item_columns, self.items, strict=True):
            total, count, when = self._item_parts(column, block)
            marks = self._block(column, block, sheet=True)
            if item.floor is not None:
                low = f"{total}*{item.floor.denominator}<{item.floor.numerator}*{count}"
                found.append(f"IF(AND({total}>0,{low}),1,0)")
            if item.key in self.criteria.veto_items and self.criteria.veto == "any_lowest":
                lowest = f"COUNTIFS({marks},{self.criteria.scale_min},{when})"
                found.append(f"IF({lowest}>0,1,0)")
            if item.key in self.criteria.veto_items and self.criteria.veto == "majority_low":
                low = f'COUNTIFS({marks},"<={self.criteria.veto_at}",{when})'
                found.append(f"IF(2*{low}>{count},1,0)")
        return found


def _in_order(sheets: tuple[MemberSheet, ...]) -> list[MemberSheet]:
    """By member: of equal extremes the first is the lowest and the last the highest."""
    return sorted(sheets, key=lambda one: one.member)
