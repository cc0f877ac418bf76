"""Sentences about criteria and marks."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


SENTENCES: Mapping[str, Message] = {
    # 審査選考基準
    "criteria_empty": _("審査項目がありません。1つ以上の項目を入れてください。"),
    "criterion_key_invalid": _(
        "${row}番目の項目の記号が使えません。q1 のように英小文字で始まる英数字にしてください。"
    ),
    "criterion_key_twice": _("項目の記号「${key}」が2回使われています。別の記号にしてください。"),
    "criterion_title_missing": _("${row}番目の項目に名前がありません。項目名を入れてください。"),
    "criterion_weight_invalid": _(
        "${row}番目の項目の重みが使えません。0より大きく100以下の数にしてください。"
    ),
    "criterion_minimum_invalid": _(
        "${row}番目の項目の最低点が使えません。0から最高点までの数にしてください。"
    ),
    "scale_invalid": _("点数の幅が使えません。最低点を最高点より小さくしてください。"),
    "pass_percent_invalid": _("合格点の割合が使えません。0から100までの整数にしてください。"),
    "criteria_option_unknown": _("選べない値が指定されています。一覧から選び直してください。"),
    "criterion_unknown": _("「${key}」という項目はありません。項目の記号を確かめてください。"),
    "tie_step_invalid": _(
        "同点のときの順序「${step}」が使えません。項目の記号、count5、vote のどれかにしてください。"
    ),
    "low_mark_invalid": _("根拠を求める点が、点数の幅の外にあります。幅の中の点を選んでください。"),
    "criteria_frozen": _(
        "採点が始まったので、審査の基準は変えられません。採点した基準のまま結果を出します。"
    ),
    # 採点
    "mark_ground_missing": _("「${item}」は低い点です。そう判断した根拠を書いてください。"),
    "mark_missing": _("「${item}」に点が入っていません。すべての項目に点を入れてください。"),
    "mark_outside_scale": _(
        "「${item}」の点${mark}は使えません。${lowest}から${highest}までの点を入れてください。"
    ),
    "mark_unknown_item": _("「${item}」という審査項目はありません。画面を開き直してください。"),
    "recused_member_marked": _("除斥となった委員の採点は受け付けられません。"),
    "member_marked_twice": _("同じ委員の審査票が2つあります。1つにしてください。"),
    "comment_missing": _("講評がありません。提案ごとに講評を書いてください。"),
    "comment_too_long": _("講評が${count}字あります。${limit}字までにしてください。"),
    "too_few_scorers": _("採点した委員が${count}人です。${needed}人以上の採点が必要です。"),
    "below_pass_mark": _("評価点${reached}点が合格点${pass_mark}点に達しませんでした。"),
    "below_item_minimum": _(
        "「${item}」の平均${reached}点が最低点${minimum}点に達しませんでした。"
    ),
    "vetoed": _("「${item}」の評価が、合格と認める条件を満たしませんでした。"),
    # 採点の進め方
    "review_not_own": _("ほかの委員の審査票は書けません。自分の審査票を開いてください。"),
    "marking_not_started": _("審査がまだ始まっていません。事務局からの知らせを待ってください。"),
    "review_not_open": _(
        "この審査票は「${state}」のため書けません。採点済のときは「採点を直す」を押してください。"
        "締め切った後に直すときは、締め切った委員に再開を頼んでください。"
    ),
    "review_changed": _(
        "この審査票は、ほかの画面で${at}に保存されています。開き直して確かめてください。"
    ),
    "no_proposals_to_judge": _("審査する提案がありません。審査対象にした提案を確かめてください。"),
    "reviews_not_assigned": _(
        "審査票のない提案があります(${titles})。先に審査票を割り当ててください。"
    ),
    "reviews_not_finished": _(
        "採点を終えていない委員がいます(${names}、あわせて${count}件)。"
        "採点を終えてもらうか、会議の出欠に欠席を記録してください。"
    ),
    "not_presiding": _(
        "採点を締め切るのは、その提案の審査で委員長の職務を行う委員です。"
        "委員長か副委員長に頼んでください。"
    ),
    "marking_not_closed": _("採点がまだ締め切られていません。委員長の締切を待ってください。"),
    "marking_closed": _("採点が締め切られています。変えるときは、委員長が採点を再開してください。"),
    "call_still_open": _("受付を締め切ってから、審査を始めてください。"),
    "recusal_ground_unknown": _("除斥の理由の種類を一覧から選んでください。"),
    "not_a_member": _("その人は任期中の委員ではありません。委員の一覧を確かめてください。"),
    "not_recused": _("その委員は、この提案から除斥されていません。"),
    "already_recused": _("その委員は、この提案からすでに除斥されています。"),
    # 選考結果
    "reached_pass_mark": _("評価点${reached}点が合格点${pass_mark}点に達しました。"),
    "chosen_for_theme": _("同じ市提案への応募の中で${theme_rank}位となり、選定されました。"),
    "not_chosen_for_theme": _(
        "基準は満たしましたが、同じ市提案への応募の中で${theme_rank}位でした。選定は${places}件です。"
    ),
    "tie_needs_vote": _("同点で順位が決まりません。委員会の議決で決めてください。"),
}
