"""選考結果: what everybody may read, and nothing before the release."""

from .rows import public_table
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoView
from kamakura.kyodo.browser.committee.public import composition
from kamakura.kyodo.browser.dates import date_text
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.content.visibility import public_explanations
from kamakura.kyodo.content.visibility import public_result_rows
from kamakura.kyodo.content.visibility import result_is_public
from kamakura.kyodo.content.years import year_label
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.i18n import _


SIZE = 100
"""Rows of one page: a year has far fewer, but no page may grow without end."""


class ResultPage(KyodoView):
    """``@@kyodo-result``."""

    public = True
    title = _("選考結果")

    @property
    def back(self):
        return self.url(), self.context.title

    @property
    def lead(self):
        year = year_label(self.context.fiscal_year)
        return _("${year}の募集の選考結果です。", mapping={"year": year})

    def update(self) -> None:
        self.explanations = public_explanations(self.context)
        self.is_public = result_is_public(self.context)
        if not self.is_public:
            return
        call = self.context
        rows = public_result_rows(call)
        start = self._start()
        self.table = public_table(self, rows[start : start + SIZE], count=len(rows))
        self.pages = self._pages(start, total=len(rows))
        self.how = self._how()
        self.members = composition(self, committee_of(call), selection_of(call).released_at)
        self.facts = [
            lists.Definition(_("公表した日"), date_text(selection_of(call).released_at)),
            lists.Definition(
                _("審査した提案"),
                _("${count}件", mapping={"count": str(len(selection_of(call).computed))}),
            ),
        ]

    def _start(self) -> int:
        typed = self.typed("start", "0")
        return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 7 else 0

    def _pages(self, start: int, *, total: int) -> list[parts.Link]:
        links = []
        if start > 0:
            before = max(0, start - SIZE)
            links.append(parts.Link(_("← 前の100件"), f"{self.action_url}?start={before}"))
        if start + SIZE < total:
            links.append(parts.Link(_("次の100件 →"), f"{self.action_url}?start={start + SIZE}"))
        return links

    def _how(self) -> list:
        """How the selection was done, in five lines."""
        criteria = criteria_of(self.context)
        full, mark = (round_half_up(one, 0) for one in (criteria.full_mark, criteria.pass_mark))
        return [
            _("団体が事業を説明し、選考委員会の委員が質問しました。"),
            _(
                "委員はそれぞれ、${count}項目について${low}点から${high}点までの点を付けました。",
                mapping={
                    "count": str(len(criteria.keys)),
                    "low": str(criteria.scale_min),
                    "high": str(criteria.scale_max),
                },
            ),
            _("提案の団体や担当課と関わりのある委員は、その提案の審査から外れました。"),
            _(
                "委員の合計点の平均が${full}点のうち${mark}点以上の提案を合格としました。",
                mapping={"full": full, "mark": mark},
            ),
            _(
                "1つの市提案に合格の提案がいくつもあるときは、順位の高いものから決まった数を選びました。"
            ),
        ]
