"""Sentences about writing, sending and typing in a sheet."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


SENTENCES: Mapping[str, Message] = {
    # 記入と操作
    "filing_not_begun": _("この様式はまだ書き始められていません。様式の一覧から始めてください。"),
    "draft_changed": _(
        "${at}に別の人が保存しました。あなたの入力はまだ保存していません。"
        "新しい内容を見てから、もう一度保存してください。"
    ),
    "filing_incomplete": _("まだ書き終わっていないところがあります。一覧から直してください。"),
    "already_sent": _("この様式はもう提出されています。"),
    "filing_token_missing": _(
        "送る画面を確かめられませんでした。確認の画面を開き直して、もう一度押してください。"
    ),
    "filing_design_broken": _(
        "様式に不具合があるため、いまは提出できません。入力した内容は保存されています。"
        "事務局が直しますので、連絡をお待ちください。"
    ),
    "filing_locked": _("この様式は、いまは書き直せません。内容は読むことができます。"),
    "filing_rolled_over": _(
        "受付は${closes}に終わりました。団体提案は次の年度の募集で受け付けます。"
        "次の募集が始まってから提案してください。"
    ),
    "theme_needed": _("応募する市提案を選んでください。"),
    "theme_already_answered": _(
        "この市提案には、もう応募しています。1つの市提案への応募は1団体1件です。"
    ),
    "nothing_to_correct": _("補正を求められている項目はありません。"),
    "not_in_group": _("この団体の人ではないため、できません。団体の代表の人に相談してください。"),
    "person_unknown": _("「${name}」という利用者は見つかりません。利用者名を確かめてください。"),
    "last_representative": _("代表が1人もいなくなります。先に、ほかの人を代表にしてください。"),
    "organization_name_taken": _(
        "「${title}」という団体は、もう登録されています。同じ団体なら、その代表の人に追加してもらってください。"
    ),
    "organization_inactive": _(
        "「${title}」は休止中のため、新しい提案は始められません。再開するときは、事務局に相談してください。"
    ),
    # 回答
    "answer_missing": _("「${title}」を書いてください。"),
    "answer_not_chosen": _("「${title}」を選んでください。"),
    "answer_file_missing": _("「${title}」のファイルを付けてください。"),
    "answer_not_a_number": _(
        "「${text}」を数として読み取れません。12 のように数字で書いてください。"
    ),
    "answer_not_a_time": _("「${text}」を時刻として読み取れません。14:30 のように書いてください。"),
    "answer_not_an_image": _("「${name}」は画像ではありません。PNGかJPEGの画像を付けてください。"),
    "answer_number_too_small": _("${limit}以上の数を書いてください。"),
    "answer_number_too_large": _("${limit}以下の数を書いてください。"),
    "answer_unknown_choice": _("一覧にない答えが入っています。一覧の中から選び直してください。"),
    "answer_email_unreadable": _(
        "「${text}」はメールアドレスの形ではありません。name@example.jp のように書いてください。"
    ),
    "answer_url_unreadable": _(
        "「${text}」はホームページのアドレスではありません。https:// から書いてください。"
    ),
    "answer_too_few_rows": _("「${title}」の行が足りません。${limit}行以上を書いてください。"),
    "answer_too_many_rows": _("「${title}」の行が多すぎます。${limit}行までにまとめてください。"),
    "period_outside_year": _(
        "実施する年度の外の日です。${first}から${last}までの日にしてください。"
    ),
    "schedule_outside_period": _(
        "${row}行目の時期が、実施期間(${first}から${last}まで)の外です。どちらかを直してください。"
    ),
    "schedule_reversed": _("${row}行目の終わりの月が始まりの月より前です。月を直してください。"),
    "citizens_above_total": _(
        "市民の人数が構成員の人数より多くなっています。どちらかの人数を直してください。"
    ),
    "role_side_missing": _(
        "団体と市の役割は、それぞれ1つ以上書いてください。片方だけでは協働になりません。"
    ),
    "manager_is_accountant": _("責任者と会計担当が同じ人です。できれば別の人にしてください。"),
    "requirement_not_met": _(
        "応募の要件「${title}」を満たしていないようです。事務局に相談してください。"
    ),
    # 様式への入力
    "year_month_unreadable": _(
        "「${text}」を年月として読み取れません。2019年4月、令和元年5月 のように入力してください。"
    ),
    "not_all_ticked": _("印のない項目があります。すべてを確かめ、印を付けてください。"),
    "not_ticked": _("確かめて、印を付けてください。"),
    # 文字
    "unusable_character": _(
        "${position}文字目に、ほかの機器で表示できない文字(${code})があります。別の文字で入力してください。"
    ),
    "text_too_long": _("${count}字あります。${limit}字までです。${over}字減らしてください。"),
    "postal_code_unreadable": _(
        "「${text}」は郵便番号の形ではありません。248-8686 のように7桁で入力してください。"
    ),
    "phone_unreadable": _(
        "「${text}」は電話番号の形ではありません。"
        "0467-23-3000 のように市外局番から入力してください。"
    ),
    "not_hiragana": _("「${text}」にひらがなでない文字があります。ふりがなを入力してください。"),
    # 日付・年度
    "date_unreadable": _(
        "「${text}」を日付として読み取れません。"
        "令和8年9月27日、R8.9.27、2026-09-27 のように入力してください。"
    ),
    "date_impossible": _("「${text}」という日はありません。年月日を確かめてください。"),
    "fiscal_year_unreadable": _(
        "「${text}」を年度として読み取れません。令和8年度、R8、2026 のように入力してください。"
    ),
    "era_table_unreadable": _(
        "元号の表の「${line}」を読み取れません。「令和,R,2019-05-01」のように1行に1つ書いてください。"
    ),
    # 受付番号
    "receipt_number_unreadable": _(
        "「${text}」を受付番号として読み取れません。R8-G-03 のように入力してください。"
    ),
    # 前の提案から
    "takeover_not_empty": _(
        "もう書き始めているので、前の提案から写せません。新しく提案を始めると写せます。"
    ),
    "takeover_not_own": _("写せるのは、同じ団体の前の提案だけです。"),
    # 紙の応募
    "intake_in_future": _("届いた日時が、今より後になっています。受付印の日時を書いてください。"),
    "intake_how_unknown": _("届きかたを、一覧の中から選んでください。"),
    "intake_clerk_acts": _(
        "紙で届いた応募を、事務局が入力しています。提出や取消しは、事務局が行います。"
        "ご自分で書くときは、「提案を始める」から新しい下書きを作ってください。"
    ),
    "intake_waiver_needed": _("事前調整をしないで受け付ける理由を書いてください。"),
    "intake_design_broken": _(
        "様式に不具合があるため、受け付けられません。様式の設定で直してから、もう一度送ってください。"
    ),
}
