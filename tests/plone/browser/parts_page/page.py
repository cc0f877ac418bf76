"""A page with every recurring part on it, for tests and for looking at."""

from datetime import datetime
from datetime import UTC
from kamakura.kyodo.browser import charts
from kamakura.kyodo.browser import lists
from kamakura.kyodo.browser import parts
from kamakura.kyodo.browser.base import KyodoFormView
from kamakura.kyodo.browser.fields import FormField
from kamakura.kyodo.browser.fields import Option
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import Refused


NOW = datetime(2026, 6, 27, 3, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 6, 30, 14, 59, tzinfo=UTC)
STEPS = (
    ("filed", "提出"),
    ("screening", "要件確認"),
    ("consulting", "4者協議"),
    ("judging", "審査"),
    ("decided", "実施決定"),
)


class SamplePage(KyodoFormView):
    """Every part once."""

    title = "里山の手入れを市民と市で続ける提案"
    lead = "協働事業の提案のページです。"
    back = ("..", "提案の一覧")
    public = True

    flow = parts.flow("この提案の流れ", STEPS, here="consulting", dates={"filed": NOW.date()})
    next_step = parts.NextStep(
        text="4者協議の前に、調整シートの「市の役割」を確かめてください。",
        due=parts.due(DEADLINE, NOW),
        button=parts.Link("調整シートを開く", "#sheet"),
    )
    waiting = parts.NextStep(text="環境政策課が確認しています(7月31日まで)。", waiting=True)
    over = parts.due(datetime(2026, 6, 1, tzinfo=UTC), NOW)
    chips = tuple(
        parts.chip(word, tone)
        for word, tone in (
            ("下書き", "neutral"),
            ("確認中", "waiting"),
            ("合格", "good"),
            ("補正が必要", "bad"),
            ("終了", "done"),
        )
    )
    table = lists.Table(
        caption="提案の一覧",
        columns=(
            lists.Column("提案"),
            lists.Column("状態"),
            lists.Column("期限"),
            lists.Column("希望額", kind="money"),
        ),
        rows=(
            lists.Row(
                cells=(
                    parts.Link("里山の手入れを市民と市で続ける提案", "#a", "R8-G-03"),
                    [parts.chip("確認中", "waiting"), "市民活動団体提案"],
                    parts.due(DEADLINE, NOW),
                    lists.Money(480000),
                ),
            ),
            lists.Row(
                cells=(
                    parts.Link("子どもの居場所を3か所にひらく", "#b", "R8-G-04"),
                    parts.chip("合格", "good"),
                    None,
                    lists.Money(1200),
                ),
            ),
        ),
        total=("合計", None, None, lists.Money(481200)),
    )
    empty = lists.Table(
        caption="下書き",
        columns=(lists.Column("提案"),),
        rows=(),
        empty="下書きはありません。「提案を始める」から書き始められます。",
    )
    history = (
        lists.Entry(
            who="事務局", what="補正を求めました", when=NOW, reason="役員名簿に年月日がありません。"
        ),
        lists.Entry(who="鎌倉みどりの会 代表", what="提出しました", when=NOW),
    )
    definitions = (
        lists.Definition("団体", "鎌倉みどりの会"),
        lists.Definition("希望額", lists.Money(480000)),
        lists.Definition("状態", parts.chip("確認中", "waiting")),
    )
    files = (lists.FileItem("手引き", "#f", 1234567, kind="PDF"),)
    difference = lists.Difference(
        caption="協議で変わったところ",
        changes=(
            lists.Change("目的", "里山を守る", "里山を守る"),
            lists.Change("市の役割", "広報", "広報と場所の提供"),
        ),
    )
    saved = parts.Saved(when=NOW, by="鎌倉花子")
    cards = (
        lists.Card("海岸のごみを減らす", "#c", text="環境政策課が出したテーマです。"),
        lists.Card("空き家を地域でつかう", "#d", chip=parts.chip("受付中", "good")),
    )
    confirms = (
        parts.Confirm(
            action="withdraw",
            button="取り下げる",
            question="この提案を取り下げますか",
            consequences=("この提案は審査されません。", "団体の全員にメールで知らせます。"),
            reason="reason",
            danger=True,
        ),
    )
    money_chart = charts.planned_and_spent(
        "予算と決算",
        (("人件費", 120000, 118000), ("材料費", 80000, 95500), ("会場費", 30000, 0)),
    )
    both_chart = charts.two_sided(
        "評価シートの比較",
        (("目的の共有", 4, 3), ("役割の分担", 3, 3), ("対等な関係", 5, 2)),
        top=5,
    )
    spread_chart = charts.spread(
        "項目ごとの点のばらつき", (("公益性", (3, 4, 4, 5)), ("実現性", (2, 2, 5, 4))), top=5
    )

    def form_fields(self) -> list[FormField]:
        """One field of every kind."""
        options = (Option("yes", "はい"), Option("no", "いいえ", help="理由を下に書きます。"))
        return [
            FormField("name", "団体名", required=True, help="登記の名前を書きます。", maxlength=10),
            FormField("story", "事業の内容", kind="textarea", required=True, maxlength=400),
            FormField("kind", "種類", kind="select", options=options),
            FormField("ok", "公開してよいですか", kind="radio", required=True, options=options),
            FormField("many", "分野", kind="checkboxes", options=options),
            FormField("agree", "要綱を読みました", kind="checkbox"),
            FormField("day", "設立日", kind="date", required=True),
            FormField("amount", "希望額", kind="money"),
            FormField("mail", "メール", kind="email", autocomplete="email", width="half"),
            FormField("paper", "添付書類", kind="file"),
        ]

    def do_save(self) -> str | None:
        """Send on when everything is understood."""
        if self.cleaned() is None:
            return None
        return self.redirect(self.url(), "保存しました")

    def do_withdraw(self) -> str | None:
        """Refuse, after having written something."""
        if not self.typed("reason"):
            self.errors["reason"] = "理由を書いてください。"
            return None
        self.context.description = "written before the refusal"
        raise Refused(Refusal("window_closed", {"closes": DEADLINE}))
