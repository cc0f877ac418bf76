"""Sentences about invitations, observers and pages open to everybody."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


SENTENCES: Mapping[str, Message] = {
    # 招待
    "invitation_unknown": _(
        "この招待は見つかりません。メールのリンクが途中で切れていないか、確かめてください。"
    ),
    "invitation_expired": _("この招待は期限が過ぎました。招待した人に、もう一度頼んでください。"),
    "invitation_used": _("この招待はもう使われました。ログインすると団体のページへ進めます。"),
    "invitation_withdrawn": _(
        "この招待は取り消されました。新しい招待のメールが届いていないか、確かめてください。"
    ),
    "invitations_too_many": _(
        "返事を待っている招待が${most}件あります。使われない招待を取り消してから、送ってください。"
    ),
    "already_in_group": _("${email} の人は、もうこの団体にいます。"),
    "password_too_short": _("パスワードは${least}文字以上にしてください。"),
    "password_too_plain": _(
        "このパスワードは見破られやすいものです。いくつかの言葉を並べるなど、別のものにしてください。"
    ),
    "passwords_differ": _("2つのパスワードが同じではありません。もう一度入れてください。"),
    "account_exists": _(
        "このメールアドレスの利用者はもう登録されています。ログインしてから、団体に入ってください。"
    ),
    # 傍聴
    "observer_no_open_item": _("この会議には、公開の議題がありません。傍聴はできません。"),
    "observer_not_announced": _("この会議は、いま傍聴を受け付けていません。"),
    "observer_no_places": _("この会議には、傍聴席がありません。"),
    "observer_not_yet_open": _("傍聴の申し込みは、${opens}に始まります。"),
    "observer_registration_closed": _("傍聴の申し込みは${closes}に締め切りました。"),
    "observer_meeting_started": _("会議が始まっているか、終わっています。"),
    "observer_already_signed_up": _(
        "この連絡先では、もう申し込まれています。申し込みは、ひとり1席です。"
        "お手元のメールのページで確かめてください。"
    ),
    "observer_too_many": _("申し込みが多いため、受け付けを止めました。事務局に相談してください。"),
    "observer_unknown": _(
        "この申し込みは見つかりません。リンクがとちゅうで切れていないか、確かめてください。"
    ),
    "observer_cancelled": _("この申し込みは、もう取り消されています。"),
    "observer_no_lot": _("この会議は先着順です。抽選はしません。"),
    "observer_draw_too_early": _("申し込みは${closes}までです。過ぎてから抽選してください。"),
    "observer_already_drawn": _("抽選はもう終わっています。やり直しや、締切の変更はできません。"),
    "observer_mode_fixed": _(
        "申し込んだ人がいるので、決め方(先着順・抽選)は変えられません。はじめの決め方に戻してください。"
    ),
    "observer_capacity_below_places": _(
        "席の決まった人が${count}人います。定員は${count}人以上にしてください。"
    ),
    "observer_window_reversed": _("申し込みを始める日時が締切より後です。前の日時にしてください。"),
    "observer_closes_after_start": _("締切が会議の始まりより後です。前の日時にしてください。"),
    "observer_not_the_day": _("受付の画面は、会議の当日に使えます。"),
    "observer_room_full": _(
        "空いている席がありません。会議が始まると、来ていない人の席に案内できます。"
    ),
    # だれでも送れる画面
    "contact_phone_unreadable": _(
        "「${text}」を電話番号として読み取れません。"
        "0467-61-0000 のように、市外局番から書いてください。"
    ),
    "contact_email_missing": _("「メールアドレス」を書いてください。"),
    "contact_missing": _("「メールアドレス」か「電話番号」のどちらかを書いてください。"),
    "contact_name_missing": _("「お名前」を書いてください。"),
    "form_trap_filled": _(
        "書かなくてよい欄に文字があります。その欄を空にして、送り直してください。"
    ),
    "form_sent_too_fast": _(
        "画面を開いてすぐに送られたため、確かめられませんでした。もう一度ボタンを押してください。"
    ),
    "form_opened_too_long_ago": _(
        "画面を開いてから時間がたちました。内容を確かめて、もう一度ボタンを押してください。"
    ),
    "form_sent_too_often": _(
        "同じ場所から続けて送られています。1時間ほどたってから送るか、事務局に電話してください。"
    ),
}
