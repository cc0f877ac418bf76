"""Sentences about amounts, budgets and accounts."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


SENTENCES: Mapping[str, Message] = {
    # 金額
    "amount_unreadable": _(
        "「${text}」を金額として読み取れません。12,000 のように数字で入力してください。"
    ),
    "amount_not_whole_yen": _(
        "「${text}」に1円未満の端数があります。円単位の整数で入力してください。"
    ),
    "amount_negative": _("「${text}」は0円より小さい金額です。0以上の金額を入力してください。"),
    "amount_too_large": _("「${text}」は金額が大きすぎます。桁数を確かめてください。"),
    # 収支予算・決算
    "budget_empty": _("収入と支出がまだ入力されていません。金額のある行を入力してください。"),
    "income_empty": _("収入がまだ入力されていません。金額のある行を入力してください。"),
    "expense_empty": _("支出がまだ入力されていません。金額のある行を入力してください。"),
    "budget_not_balanced": _(
        "収入合計${income_yen}と支出合計${expense_yen}が${difference_yen}違います。同じ額にしてください。"
    ),
    "city_share_above_ceiling": _(
        "市負担金${share_yen}が上限${ceiling_yen}を超えています。上限までの額にしてください。"
    ),
    "city_share_above_need": _(
        "市負担金${share_yen}が、対象額から参加費などの収入を引いた${need_yen}を超えています。"
        "内訳を確かめてください。"
    ),
    "city_share_above_rate": _(
        "市負担金${share_yen}が、対象額の${percent}%にあたる${limit_yen}を超えています。"
        "金額を確かめてください。"
    ),
    "breakdown_missing": _("${row}行目に積算内訳がありません。単価と数量を書いてください。"),
    "breakdown_differs": _(
        "${row}行目の積算内訳は${product}ですが、金額は${amount_yen}です。どちらかを確かめてください。"
    ),
    "row_amount_negative": _(
        "${row}行目の金額が0円より小さくなっています。0以上の金額にしてください。"
    ),
    "eligible_above_amount": _(
        "${row}行目の市負担対象額が、その行の金額の範囲にありません。0円からその行の金額までにしてください。"
    ),
    "labour_share_high": _(
        "人件費の対象額${amount_yen}が市負担金の${percent}%を超えています。必要な理由を説明できるようにしてください。"
    ),
    "outsourcing_share_high": _(
        "委託料の対象額${amount_yen}が市負担金の${percent}%を超えています。必要な理由を説明できるようにしてください。"
    ),
    "total_cost_differs": _(
        "提案書の総事業費${proposal_yen}が収支予算書の${budget_yen}と違います。同じ額にしてください。"
    ),
    "city_share_differs": _(
        "提案書の市負担額${proposal_yen}が収支予算書の${budget_yen}と違います。同じ額にしてください。"
    ),
    "accounts_deficit": _(
        "支出が収入より${difference_yen}多くなっています。足りない分を団体負担金に入れてください。"
    ),
    "report_surplus_differs": _(
        "余剰金が決算と合いません。収入の合計から支出の合計を引くと${due_yen}です。"
    ),
    "report_refund_differs": _(
        "精算(返還)する額が決算と合いません。市負担金のうち${due_yen}を返す計算です。"
    ),
    "report_work_reversed": _("実施期間の末日が初日より前です。日付を直してください。"),
    "report_work_not_ended": _(
        "実績報告は、事業の実施が終わってから提出できます。書いた内容は保存してあります。"
    ),
    "evaluation_comment_needed": _(
        "${number}の評価が2点以下です。理由を${number}のコメントに書いてください。"
    ),
    "evaluation_no_side": _("評価を書けるのは、団体の担当者と担当課の職員だけです。"),
    "evaluation_column_locked": _("この欄は確定しました。もう書き直せません。"),
    "evaluation_joint_not_open": _("相互評価は、まだ始まっていないか、もう終わりました。"),
    "city_share_above_agreed": _(
        "市負担金${share_yen}が協定の額${agreed_yen}を超えています。協定の額までにしてください。"
    ),
}
