"""The columns of a sheet in words: picture, tables and the joint column."""

from collections.abc import Callable
from collections.abc import Mapping
from kamakura.kyodo.browser import charts
from kamakura.kyodo.browser import lists
from kamakura.kyodo.content.columns import column_key
from kamakura.kyodo.domain.evaluation import HIGHEST
from kamakura.kyodo.domain.evaluation import JOINT
from kamakura.kyodo.domain.evaluation import mark
from kamakura.kyodo.domain.evaluation import QUESTIONS
from kamakura.kyodo.forms.questions import choices_of
from kamakura.kyodo.i18n import _
from kamakura.kyodo.interfaces import IPaperReader
from typing import Any


Answers = Mapping[str, Any]
OVERALL = ("overall", "direction", "overall_comment")
JOINT_WORDS = (
    "joint_shared",
    "joint_different",
    "joint_improve",
    "joint_overall",
    "joint_direction",
)
GROUP, SECTION = _("団体"), _("市の担当課")


class Words:
    """Reads columns with the questions of the design they were filled on."""

    def __init__(self, evaluation) -> None:
        self.evaluation = evaluation
        self.schema = IPaperReader(evaluation).schema(column_key(JOINT))

    def title(self, name: str) -> str:
        """A question as the city asks it; nothing when it is not asked any more."""
        return str(self.schema[name].title) if name in self.schema else ""

    def said(self, name: str, answers: Answers) -> Any:
        """An answer in words."""
        value = answers.get(name)
        if value in (None, "") or name not in self.schema:
            return None
        return dict(choices_of(self.schema[name], self.evaluation)).get(str(value), value)

    def chart(self, group: Answers, section: Answers, *, say: Callable) -> charts.Chart:
        """Both sides' marks as a picture with its table."""
        lines = [
            (
                self.title(f"{key}_score"),
                mark(group.get(f"{key}_score")),
                mark(section.get(f"{key}_score")),
            )
            for key in QUESTIONS
            if self.title(f"{key}_score")
        ]
        return charts.two_sided(
            say(_("団体と担当課の評価")), lines, top=HIGHEST, words=(say(GROUP), say(SECTION))
        )

    def overall(self, group: Answers, section: Answers) -> lists.Table:
        """総合評価 and direction, side by side."""
        return self._side_by_side(_("総合評価"), OVERALL, group, section)

    def comments(self, group: Answers, section: Answers) -> lists.Table:
        """Comments to the questions, side by side; only where somebody wrote one."""
        names = [f"{key}_comment" for key in QUESTIONS]
        return self._side_by_side(_("項目ごとのコメント"), names, group, section)

    def _side_by_side(self, caption, names, group: Answers, section: Answers) -> lists.Table:
        rows = [
            lists.Row((self.title(name), self.said(name, group), self.said(name, section)))
            for name in names
            if group.get(name) or section.get(name)
        ]
        columns = (lists.Column(_("項目")), lists.Column(GROUP), lists.Column(SECTION))
        return lists.Table(
            caption=caption,
            columns=columns,
            rows=rows,
            empty=_("コメントはありません。"),
            show_count=False,
        )

    def joint(self, answers: Answers) -> list[lists.Definition]:
        """The closing words of the joint column."""
        pairs = [(self.title(name), self.said(name, answers)) for name in JOINT_WORDS]
        return [lists.Definition(title, value) for title, value in pairs if value]

    def agreed(self, answers: Answers) -> lists.Table:
        """What the sides agreed on, question by question."""
        names = [f"joint_{key}" for key in QUESTIONS]
        return lists.Table(
            caption=_("合意した点"),
            columns=(lists.Column(_("項目")), lists.Column(_("合意した点"))),
            rows=[
                lists.Row((self.title(name), self.said(name, answers)))
                for name in names
                if answers.get(name)
            ],
            show_count=False,
        )
