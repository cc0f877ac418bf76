"""目標と実績 beside the questions of a 評価シート, so that nobody looks them up or types them."""

from kamakura.kyodo.browser import lists
from kamakura.kyodo.forms.evaluation_host import EvaluationHost
from kamakura.kyodo.i18n import _
from typing import Any


ABOUT_GOALS = "q06_score"


class Goals:
    """The part of the filing screen that shows what was aimed at."""

    @property
    def goal_table(self) -> lists.Table | None:
        """On the step that asks whether the goals were reached."""
        papers: Any = self.papers
        if not isinstance(papers, EvaluationHost) or ABOUT_GOALS not in self.step.fields:
            return None
        rows = [
            lists.Row((one["indicator"], one.get("target") or "", one.get("result") or ""))
            for one in papers.goals()
        ]
        if not rows:
            return None
        return lists.Table(
            caption=_("目標と実績(様式3・様式6から)"),
            columns=(
                lists.Column(_("指標")),
                lists.Column(_("目標値")),
                lists.Column(_("実績")),
            ),
            rows=rows,
            show_count=False,
        )
