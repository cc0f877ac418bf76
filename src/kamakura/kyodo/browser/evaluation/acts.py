"""The steps of an evaluation: question and consequences before, a sentence after."""

from kamakura.kyodo.i18n import _


QUESTIONS = {
    "start_joint": (
        _("相互評価を始めますか"),
        (_("団体・担当課・事務局が、合意したことを1つの欄に書けるようになります。"),),
    ),
    "ask_third_party": (
        _("第三者の評価を頼みますか"),
        (_("協働事業推進部会と選考委員が、意見を書けるようになります。"),),
    ),
    "make_publishable": (
        _("公表できる状態にしますか"),
        (_("相互評価は書き直せなくなります。まだ公表はしません。"),),
    ),
    "publish": (
        _("評価を公表しますか"),
        (
            _(
                "両者の点数、総合評価、合意したことが、事業のページでだれでも見られるようになります。"
            ),
            _("項目ごとのコメントは公表しません。"),
        ),
    ),
    "reopen": (
        _("相互評価に戻しますか"),
        (_("公表していた評価は、事業のページから見えなくなります。"),),
    ),
}
WITH_REASON = ("reopen",)
DONE = {
    "start_joint": _("相互評価を始めました。"),
    "ask_third_party": _("第三者の評価を頼みました。"),
    "make_publishable": _("公表できる状態にしました。"),
    "publish": _("評価を公表しました。"),
    "reopen": _("相互評価に戻しました。"),
}
