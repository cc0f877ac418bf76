"""The sentence for each refusal and finding: what, why, and how to mend it."""

from collections.abc import Mapping
from datetime import date
from datetime import datetime
from fractions import Fraction
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.domain.money import format_yen
from kamakura.kyodo.domain.refusal import Finding
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.scoring import round_half_up
from kamakura.kyodo.i18n import _
from typing import Any
from zope.i18nmessageid import Message


# What was typed is repeated in a sentence only as far as a person needs to recognise it.
LONGEST = 40

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
    # Word
    "word_unreadable": _(
        "Wordのファイル(.docx)として開けませんでした。Wordで開いて、名前を付けて保存し直してください。"
    ),
    "word_too_big_inside": _(
        "ファイルの中身が大きすぎて開けません。画像などを取り除いて保存し直してください。"
    ),
    "word_has_macro": _(
        "マクロや埋め込みの部品が入っているため、受け取れません。取り除いて保存し直してください。"
    ),
    "word_refers_outside": _(
        "ほかの場所のファイルを参照しているため、受け取れません。参照を外して保存し直してください。"
    ),
    "template_syntax": _(
        "「${name}」の差し込みの書き方に誤りがあります。直してから登録してください。"
    ),
    "template_unknown_tag": _(
        "「${name}」という差し込み項目はありません(${near})。名前を直してください。"
    ),
    "template_not_rendered": _(
        "「${name}」のところで差し込みを試せませんでした。書き方を見直してください。"
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
    # ファイル
    "file_too_large": _(
        "「${name}」は大きすぎます(約${size}MB)。1つ${limit}MBまでにしてください。"
    ),
    "file_empty": _("「${name}」は中身が空です。ファイルを開いて確かめてください。"),
    "file_kind_not_taken": _(
        "「${name}」の種類は受け取れません。PDF・Word・Excel・画像(PNG、JPEG)にしてください。"
    ),
    "intake_before_asked": _(
        "補正をお願いした${asked}より前の日時です。届いた日時を確かめてください。"
    ),
    "intake_group_began": _(
        "団体が画面で直しはじめています。紙の方を使うか、団体に確かめてください。"
        "紙の方を使うときは、「団体が書きかけた内容を消して入力する」を選びます。"
    ),
    "intake_copy_kind": _(
        "「${name}」の種類は受け取れません。読み取った書類は、PDFかJPEGにしてください。"
    ),
    "file_is_heic": _(
        "「${name}」はiPhoneの写真の形式(HEIC)で、開けない人がいます。"
        "写真アプリで「JPEGで書き出す」か、画面を撮った画像(PNG)にしてください。"
    ),
    "file_has_macro": _(
        "「${name}」にはマクロ(自動で動くプログラム)が入っています。"
        "マクロのない形式で保存し直してから付けてください。"
    ),
    "file_swells": _(
        "「${name}」は、開くとたいへん大きくなるため受け取れません。"
        "画像を小さくするか、PDFにしてから付けてください。"
    ),
    "file_fetches": _(
        "「${name}」は、開くとほかの場所のファイルを読み込みます。"
        "PDFにするか、リンクされた部品を消してから付けてください。"
    ),
    "file_is_encrypted": _(
        "「${name}」にはパスワードがかかっています。パスワードを外してから付けてください。"
    ),
    "file_is_cut_off": _("「${name}」は途中で切れています。元のファイルを開いて確かめてください。"),
    "filing_too_large": _(
        "付けたファイルが合わせて約${size}MBになります。1つの提出では${limit}MBまでです。"
        "あと${over}MB小さくしてください。"
    ),
    "no_room_for_file": _(
        "いまサーバーの空きが足りず、ファイルを受け取れません。書いた文字は保存しています。"
        "事務局に知らせてください。"
    ),
    "file_infected": _(
        "「${name}」からウイルスが見つかったため、受け取れません。"
        "お使いの機器を調べてから、別のファイルを付けてください。"
    ),
    "file_not_scanned": _(
        "「${name}」はウイルスの検査を待っています。検査が終わるまで開けません。"
        "ふつうは数分で終わります。"
    ),
    "file_unjudged": _(
        "「${name}」はウイルスの検査ができないファイルです。市の決まりで、検査できないファイルは"
        "開けません。小さくするかPDFに直して、付け直してもらってください。"
    ),
    "file_not_what_it_says": _(
        "「${name}」の中身が、名前の種類と違います。元のソフトで開き、保存し直してから付けてください。"
    ),
    "not_permitted": _("この操作をする権限がありません。事務局に相談してください。"),
    "transition_not_possible": _(
        "いまの状態では、この操作はできません。画面を開き直して、状態を確かめてください。"
    ),
    "reason_needed": _("理由を書いてください。"),
    # 募集
    "call_dates_missing": _("受付を始める日時と締め切る日時を入力してください。"),
    "call_dates_reversed": _(
        "締切(${closes})が受付の始まり(${opens})より前です。日時を直してください。"
    ),
    "call_not_closed_yet": _(
        "締切は${closes}です。それより前に締め切るときは、理由を書いてください。"
    ),
    "call_forms_broken": _(
        "様式に直すところが${count}件あります。様式の設定で直してから、受付を始めてください。"
    ),
    "call_committee_missing": _("選考委員会が決まっていません。募集の設定で選んでください。"),
    "call_year_taken": _("${year}の募集はもうあります。年度を確かめてください。"),
    "call_not_accepting": _("この募集は、いまは提案を受け付けていません。"),
    "extension_too_early": _("延長の期限は、締切(${closes})より後にしてください。"),
    # 様式の設計
    "form_unreadable": _(
        "様式の設計を読み取れません(${reason})。項目が1つもないか、XMLが壊れています。"
        "1つ前の設計に戻してください。"
    ),
    "form_field_missing": _(
        "項目「${title}」(記号: ${name})がありません。手続きで使う項目です。"
        "「前の設計に戻す」を押すか、同じ記号で項目を戻してください。"
    ),
    "form_field_renamed": _(
        "項目「${title}」の記号が「${other}」に変わっています。手続きで使う項目です。"
        "記号を「${name}」に戻してください。題名は変えてもかまいません。"
    ),
    "form_field_kind": _(
        "項目「${title}」(記号: ${name})の種類が変わっています。手続きで使う項目です。"
        "「前の設計に戻す」を押すか、元の種類で作り直してください。"
    ),
    "form_nothing_to_restore": _("戻せる設計がありません。はじめの設計に戻してください。"),
    # 様式のファイル
    "form_file_too_large": _(
        "ファイルが大きすぎます(${limit}まで)。この画面で書き出したファイルか確かめてください。"
    ),
    "form_file_unreadable": _(
        "ファイルを読み取れません。この画面で書き出したファイル(.json)か、"
        "EasyFormの項目のXMLを選んでください。"
    ),
    "form_file_not_a_form": _(
        "様式のファイルではありません。この画面で書き出したファイルを選んでください。"
    ),
    "form_file_newer": _(
        "このファイルは、新しい形式(第${version}版)で書かれています。"
        "このサイトのシステムを新しくしてから、取り込んでください。"
    ),
    "form_file_other_form": _(
        "このファイルは別の様式「${title}」のものです。その様式の画面から取り込んでください。"
    ),
    "form_file_damaged": _(
        "ファイルの中身が、書き出したときから変わっています。もう一度書き出してください。"
    ),
    "form_file_entities": _(
        "XMLに実体(DOCTYPE、ENTITY)が書かれているため、取り込めません。その行を消してください。"
    ),
    "form_file_expression": _(
        "項目「${name}」に式(${part})が書かれているため、取り込めません。"
        "プログラムとして動くおそれがあります。その式を消してください。"
    ),
    "form_file_field_kind": _(
        "項目「${name}」の種類「${kind}」は使えません。使える種類の項目に置きかえてください。"
    ),
    "form_file_validator": _(
        "項目「${name}」の検査「${part}」は使えません。検査を消すか、使える検査に置きかえてください。"
    ),
    "form_file_vocabulary": _(
        "項目「${name}」の選択肢の一覧「${part}」は使えません。選択肢を直接書いてください。"
    ),
    "form_file_part": _(
        "様式の項目ではない部分「${part}」があるため、取り込めません。その部分を消してください。"
    ),
    "form_file_html": _(
        "項目「${name}」の説明文に、使えない書き方「${part}」があります。その部分を消してください。"
    ),
    "form_condition_unreadable": _(
        "項目「${title}」の条件「${condition}」を読み取れません。"
        "例のように「項目の記号=値」の形で書いてください(例: corp_type=other)。"
    ),
    "form_condition_unknown": _(
        "項目「${title}」の条件にある「${other}」は、この様式の項目の記号ではありません。"
        "記号を確かめるか、条件を消してください。"
    ),
    "form_condition_itself": _(
        "項目「${title}」の条件が、その項目自身を見ています。このままでは一度も表示されません。"
        "ほかの項目の記号に直してください。"
    ),
    "form_label_missing": _("記号「${name}」の項目に題名がありません。題名を書いてください。"),
    "form_label_twice": _(
        "同じ手順に「${title}」という項目が2つあります。区別できるように題名を変えてください。"
    ),
    "form_choices_missing": _(
        "項目「${title}」に選択肢がありません。選択肢を1行に1つずつ書いてください。"
    ),
    "form_help_is_label": _(
        "項目「${title}」の説明が題名と同じです。書き方の説明に変えるか、説明を消してください。"
    ),
    "form_heading_unknown": _(
        "表「${title}」の行「${heading}」は使えない記号です。元の記号に戻してください。"
    ),
    "form_too_large": _(
        "欄の数が${count}あり、一度に送れる${limit}を超えています。表の行数か項目を減らしてください。"
    ),
    "form_kind_not_offered": _(
        "項目「${title}」の種類は、様式では使えません。${instead}直すまで、この様式は使えません。"
    ),
    "form_broken": _(
        "様式「${title}」の設計に問題があるため、まだ使えません。様式の画面で問題を直してください。"
    ),
    "form_missing": _("様式「${title}」がありません。募集の「様式」に作り直してください。"),
    # 様式への入力
    "year_month_unreadable": _(
        "「${text}」を年月として読み取れません。2019年4月、令和元年5月 のように入力してください。"
    ),
    "not_all_ticked": _("印のない項目があります。すべてを確かめ、印を付けてください。"),
    "not_ticked": _("確かめて、印を付けてください。"),
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
    # 期限
    "window_not_yet_open": _("受付はまだ始まっていません。${opens}に始まります。"),
    "window_closed": _("受付は${closes}に終わりました。事情があるときは事務局に相談してください。"),
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
    # 流れの段階
    "call_reopen_needs_later_closing": _(
        "締め切る日時を過ぎています。先に、これからの日時に直してください。"
    ),
    "step_reviews_open": _(
        "締め切っていない審査票が${count}枚あります。委員長が採点を締め切ってからにしてください。"
    ),
    "call_proposals_pending": _(
        "結果や決定を待つ提案が${count}件あります。すべて決まってから完了にしてください。"
    ),
    "ready_left": _(
        "審査対象のままの提案が${count}件あります。"
        "審査を始めるか、4者協議に戻してから公表してください。"
    ),
    "theme_call_not_public": _(
        "この年度の募集がまだ公開されていないか、受付を終えています。募集の状態を確かめてください。"
    ),
    "theme_ceiling_missing": _("市負担金の上限がありません。金額を入力してください。"),
    "period_missing": _("実施期間がありません。初日と末日を入力してください。"),
    "period_reversed": _(
        "実施期間の末日${ends}が初日${starts}より前です。日付を確かめてください。"
    ),
    "theme_still_accepting": _("応募の受付は${closes}までです。過ぎてから締め切ってください。"),
    "theme_closing_missing": _("応募の締切がありません。市提案か募集に締切を入力してください。"),
    "decision_missing": _(
        "委員会の決定がない提案が${count}件あります。決定を記録してからにしてください。"
    ),
    "theme_not_open": _("この市提案は、いま応募を受け付けていません。"),
    "call_takes_no_proposals": _(
        "この募集では、新しい提案を始められません。いまの募集を選んでください。"
    ),
    "preliminary_needed": _(
        "提案の前に、事前調整を終えてください。提案事前調整シートを送ると始まります。"
    ),
    "step_talk_needed": _(
        "4者協議の結論がこの段階に合っていません。協議の結論を出してからにしてください。"
    ),
    "step_no_reviews": _("審査する委員がいません。委員に審査票を割り当ててください。"),
    "step_other_outcome": _("委員会の決定と違う結果は公表できません。決定を確かめてください。"),
    "retable_no_vacancy": _("選定された提案が取り下げられたときだけ、再び審査にかけられます。"),
    "proposal_not_judging": _("この提案はいま審査中ではありません。提案の状態を確かめてください。"),
    "meeting_start_missing": _(
        "会議の日時がないか、過ぎています。これからの日時を入力してください。"
    ),
    "minutes_missing": _("議事録がありません。書いてから確認してください。"),
    "agreement_date_missing": _("協定を結んだ日がありません。日付を入力してください。"),
    "project_not_started_yet": _("実施期間は${starts}からです。その日になってから始めてください。"),
    "evaluation_not_published": _("評価がまだ公表されていません。公表してから完了にしてください。"),
    "evaluation_columns_open": _("団体と担当課の両方が記入を確定するまで、互いの欄は開けません。"),
    "evaluation_joint_empty": _("相互評価の欄が空です。記入してからにしてください。"),
    "evaluation_third_party_empty": _("第三者の意見がありません。記入してからにしてください。"),
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
    "evaluation_both_sides": _(
        "団体と担当課の両方に登録されているため、評価を書けません。事務局に相談してください。"
    ),
    "evaluation_column_locked": _("この欄は確定しました。もう書き直せません。"),
    "evaluation_joint_not_open": _("相互評価は、まだ始まっていないか、もう終わりました。"),
    "city_share_above_agreed": _(
        "市負担金${share_yen}が協定の額${agreed_yen}を超えています。協定の額までにしてください。"
    ),
    # 受付番号
    "receipt_number_unreadable": _(
        "「${text}」を受付番号として読み取れません。R8-G-03 のように入力してください。"
    ),
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
    # 選考結果
    "reached_pass_mark": _("評価点${reached}点が合格点${pass_mark}点に達しました。"),
    "chosen_for_theme": _("同じ市提案への応募の中で${theme_rank}位となり、選定されました。"),
    "not_chosen_for_theme": _(
        "基準は満たしましたが、同じ市提案への応募の中で${theme_rank}位でした。選定は${places}件です。"
    ),
    "tie_needs_vote": _("同点で順位が決まりません。委員会の議決で決めてください。"),
    # 除斥・議決
    "member_recused": _("この提案の審査から除斥されているため、閲覧も採点もできません。"),
    "no_acting_chair": _(
        "委員長の職務を行う委員が決まりません。この議題の進行役を互選してください。"
    ),
    "no_quorum": _(
        "定足数に足りません(定足数は${rule}${article})。"
        "出席できる委員${base}人のうち${needed}人以上の出席が必要で、いまは${present}人です。"
    ),
    "nobody_may_decide": _("この議題に加われる委員がいません。"),
    "voter_not_present": _("出席していない委員の票があります。出席者を確かめてください。"),
    "voter_recused": _("除斥された委員の票があります。票を取り除いてください。"),
    "no_votes": _("票が入力されていません。賛否を入力してください。"),
    "votes_missing": _(
        "出席している委員${count}人の賛否がありません(議決は${rule}${article})。"
        "賛成、反対、棄権のどれかを入力してください。"
    ),
    "casting_vote_needed": _(
        "賛成${votes_for}、反対${votes_against}の同数です(${rule}${article})。"
        "議長を務める委員の裁決を入力してください。"
    ),
    # 当日の進行
    "day_moved_on": _(
        "進行がほかの画面で進んでいました。いまの画面を確かめて、もう一度押してください。"
    ),
    "day_nothing_left": _("すべての提案を終えました。次の提案はありません。"),
    "day_nothing_timed": _("いまは時間を計っていません。説明か質疑の間だけ止められます。"),
    "day_already_paused": _("時計はすでに止まっています。"),
    "day_not_paused": _("時計は止まっていません。"),
    "day_item_not_waiting": _("これから聞く提案だけを飛ばせます。"),
    "day_item_not_skipped": _("この提案は飛ばされていません。"),
    "day_nothing_to_undo": _("戻せる進行はありません。"),
    "day_meeting_not_held": _(
        "開会している間だけ進行を変えられます。会議の画面で開会してください。"
    ),
    # 要件確認・審査対象
    "check_unknown": _("この確認項目はありません。画面を開き直してください。"),
    "check_note_missing": _(
        "要件を満たさないとき、または書類と違う判断をするときは、その根拠を書いてください。"
    ),
    "checks_open": _("まだ確認していない要件が${count}件あります。すべて確認してください。"),
    "checks_failed": _(
        "満たしていない要件が${count}件あります。補正を依頼するか、不受理にしてください。"
    ),
    "bulk_nothing_chosen": _("提案が選ばれていません。1件以上選んでください。"),
    "bulk_step_unknown": _("手続きを選んでください。"),
    "bulk_proposal_gone": _("この提案は見つかりません。"),
    "bulk_already_done": _("その分はもう済んでいます。下の続きを確かめてください。"),
    "bulk_other_state": _("いまは「${state}」です。"),
    "bulk_not_in_screening": _("要件を確認する段階ではありません。"),
    "bulk_no_open_checks": _("要件はもうすべて確認されています。"),
    "bulk_checks_unclear": _("書類だけでは確かめられない要件が${count}件あります。"),
    "bulk_sections_late": _("この段階では、担当課を変えられません。"),
    "bulk_not_ready": _("審査対象になっていません。"),
    "bulk_sheets_there": _("審査票はもう全員に割り当てられています。"),
    "remind_nobody": _("いま、待っている相手はいません。"),
    "remind_own_turn": _("事務局か選考委員会の番です。お願いのメールは送りません。"),
    "remind_no_address": _("待っている相手に、メールアドレスがありません。"),
    "remind_already_today": _("今日はもう、お願いのメールを送りました。"),
    "correction_empty": _("直してもらう項目がありません。1つ以上選んでください。"),
    "correction_sentence_missing": _(
        "直し方の説明がない項目があります。項目ごとに書いてください。"
    ),
    "correction_unchanged": _(
        "どこも変わっていないので、送れません。直してから送ってください。"
        "直すところがないと考えるときは、事務局に連絡してください。"
    ),
    "correction_due_not_later": _("いまの期限は${before}です。それよりあとの日にしてください。"),
    "due_past": _("期限の${due}はもう過ぎています。今日からあとの日にしてください。"),
    "section_missing": _("担当課がありません。1つ以上選んでください。"),
    "section_unknown": _("一覧にない担当課があります。設定の部課の一覧から選んでください。"),
    "explanation_missing": _(
        "公表する説明がありません。市民に向けて見送りの理由を書いてください。"
    ),
    "explanation_too_long": _(
        "公表する説明が${count}字あります。${limit}字までです。${over}字減らしてください。"
    ),
    "consultation_not_done": _(
        "4者協議で「審査へ進む」の結論が出ていません。先に協議の結論を出してください。"
    ),
    "consultation_not_dropped": _(
        "4者協議で「見送り」の結論が出ていません。先に協議の結論を出してください。"
    ),
    # 協議
    "consultation_kind_unknown": _("この種類の協議はありません。画面を開き直してください。"),
    "consultation_still_open": _("前の協議がまだ終わっていません。先に結論を出してください。"),
    "consultation_wrong_moment": _(
        "いまの段階では、この協議を進められません。提案の状態を確かめてください。"
    ),
    "consultation_party_unknown": _("この協議に、その記入欄はありません。"),
    "consultation_not_answering": _("この協議はいま記入を受け付けていません。"),
    "consultation_answer_missing": _("必須の欄に記入がありません。記入してから送ってください。"),
    "consultation_answer_too_long": _("${count}字の欄があります。${limit}字までにしてください。"),
    "consultation_answer_not_offered": _("一覧にない答えがあります。一覧から選び直してください。"),
    "consultation_meeting_incomplete": _("出席者と論点を書いてください。"),
    "consultation_meeting_in_future": _(
        "${held_on}はまだ来ていません。協議を開いたあとで記録してください。"
    ),
    "consultation_outcome_unknown": _("この協議では選べない結果です。一覧から選んでください。"),
    "consultation_sections_not_answered": _(
        "担当課の回答がそろっていません。回答を待つか、担当課に連絡してください。"
    ),
    "consultation_no_meeting": _(
        "協議の記録がありません。4者が集まった協議を1回以上記録してください。"
    ),
    "consultation_reason_missing": _("結論の理由を書いてください。団体に伝わります。"),
    "agreed_place_unknown": _("その項目は様式にありません。一覧から選び直してください。"),
    "agreed_sentence_missing": _("何に合意したかを書いてください。"),
    "agreed_sentence_too_long": _(
        "合意した内容が${count}字あります。${limit}字までにしてください。"
    ),
    "agreed_party_unknown": _("だれが直すかを、協議の相手から選んでください。"),
    "agreed_too_late": _("書類を書き直せる段階ではないので、合意した変更を記録できません。"),
    # 前の提案から
    "takeover_not_empty": _(
        "もう書き始めているので、前の提案から写せません。新しく提案を始めると写せます。"
    ),
    "takeover_not_own": _("写せるのは、同じ団体の前の提案だけです。"),
    # 要件
    "group_not_eligible": _("応募団体の要件を満たしていない項目があります。"),
    "project_not_eligible": _("対象事業の要件を満たしていない項目があります。"),
    "too_many_proposals": _("この年度の提案はすでに${count}件あります。1団体${limit}件までです。"),
    # 委員会・会議
    "committee_missing": _("この募集に選考委員会が決まっていません。募集の設定で選んでください。"),
    "committee_empty": _("任期中の委員がいません。委員を入れ、任期を確かめてください。"),
    "member_name_missing": _("${row}人目の委員の氏名がありません。氏名を入れてください。"),
    "member_id_twice": _("委員の記号「${id}」が2回使われています。別の記号にしてください。"),
    "member_user_twice": _("利用者名「${user}」が2人の委員に使われています。確かめてください。"),
    "member_user_unknown": _(
        "利用者名「${user}」の人がいません。利用者を登録してから入れてください。"
    ),
    "member_user_missing": _(
        "${names}の利用者名がありません。採点できるように、利用者名を入れてください。"
    ),
    "member_term_reversed": _("${name}の任期の末日が初日より前です。任期を確かめてください。"),
    "committee_one_chair": _(
        "任期中の委員長が${count}人です。委員長は1人です。役を選び直してください。"
    ),
    "committee_one_vice_chair": _("副委員長が2人以上います。1人にしてください。"),
    "committee_too_many": _(
        "任期中の委員が${count}人います。定数は${limit}人以内です。任期か定数を確かめてください。"
    ),
    "agenda_empty": _("議題がありません。議題を1つ以上入れてください。"),
    "agenda_item_unknown": _("その議題はありません。画面を開き直してください。"),
    "closed_item_reason_needed": _(
        "議題「${title}」は非公開です。非公開にする理由を書いてください。"
    ),
    "attendance_missing": _("${names}の出欠がありません。全員の出欠を入れてください。"),
    "attendance_unknown": _("任期中の委員でない人の出欠があります。委員の一覧を確かめてください。"),
    "minutes_empty": _("議事録が空です。議事録案をつくってから確認してください。"),
    "attendance_resolved": _(
        "議題${item}は議決を記録してあるため、その議題にいた委員を変えられません。"
        "先に議決の記録を取り消してください。"
    ),
    "attendance_counted": _(
        "議題${item}の提案は、採点を締め切ってあります。採点に加わった委員を欠席にはできません。"
        "採点を再開してから直してください。"
    ),
    "item_not_resolved": _("この議題には、取り消す議決の記録がありません。"),
    "meeting_not_held": _("会議がまだ開かれていません。開会してから記録してください。"),
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
    # 送り箱
    "mail_unknown": _("そのメールは送り箱にありません。画面を開き直してください。"),
    "mail_not_failed": _(
        "送り直せるのは、送れなかったメールと、送信の途中で止まったメールだけです。"
    ),
    "mail_on_its_way": _(
        "このメールは、いま送っているところです。"
        "${when}を過ぎても送信中のときは、もう一度送れます。"
    ),
    "mail_not_stopped": _(
        "選んだメールは、もう止まっていません。画面を開き直して確かめてください。"
    ),
    "mails_none_chosen": _("メールを選んでください。"),
    "mail_not_waiting": _("取り消せるのは、まだ送っていないメールだけです。"),
    # 決定と公表
    "outcome_unknown": _("結果を「合格」「基準未達」「非選定」から選んでください。"),
    "decision_reason_needed": _(
        "計算の結果と違う決定です。委員会がそう決めた理由を書いてください。"
    ),
    "decisions_without_reason": _(
        "計算の結果と決定が違うのに、理由のない提案があります。"
        "決定を確かめて、理由を書いてください(${titles})。"
    ),
    "selection_released": _("選考結果は公表済みです。公表した結果は変えられません。"),
    "proposals_undecided": _(
        "委員会の決定がない提案があります(${titles})。決定を記録してください。"
    ),
    "too_many_for_theme": _(
        "1つの市提案で選定できるのは${limit}件です。決定を確かめてください(${titles})。"
    ),
    "selection_outdated": _(
        "計算した後に審査の対象が変わりました。「計算し直す」を押してください。"
    ),
    "release_not_prepared": _(
        "公表の準備ができていません。先に「公表の準備をする」を押してください。"
    ),
    "tie_order_incomplete": _("同点の提案すべての順位を、重ならないように入れてください。"),
    "no_tie_to_resolve": _("この市提案に、議決で決める同点はありません。"),
    "selection_not_released": _("選考結果は、まだ公表していません。"),
    "not_next_in_line": _("繰り上げるのは、次の順位の提案からです(${titles})。"),
    "release_time_past": _("公表の日時は、いまより後にしてください。"),
    "notice_grounds_missing": _("通知書の理由を書いてください。"),
    "notice_too_long": _("${limit}文字までです。短くしてください。"),
}

CHECK_TITLES: Mapping[str, Message] = {
    "corp_type": _("法人格"),
    "office_in_city": _("主たる事務所が市内にあるNPO法人である"),
    "base_in_city": _("市内に活動拠点または連絡場所がある"),
    "officers": _("代表者を含む役員の人数"),
    "citizen_members": _("市民(在住・在勤・在学)の構成員の人数"),
    "activity": _("継続して活動している期間"),
    "bylaws": _("会則・規約・定款がある"),
    "accounts": _("予算と決算を適切に行っている"),
    "open_to_public": _("だれでも参加できる"),
    "registration": _("市民活動センターへの登録"),
    "pledge": _("要件を満たすことなどの誓約"),
    "in_city": _("市内で行う事業である"),
    "public_benefit": _("地域や社会の課題の解決に役立つ"),
    "not_for_profit": _("営利を目的としない"),
    "not_limited_benefit": _("特定の個人や団体だけの利益にならない"),
    "not_political": _("政治活動ではない"),
    "not_religious": _("宗教活動ではない"),
    "not_election": _("選挙活動ではない"),
    "not_construction": _("施設の建設や整備ではない"),
    "not_already_subsidised": _("同じ事業でほかの公的な補助を受けていない"),
    "not_social_gathering": _("交流や親睦だけの集まりではない"),
    "not_academic_research": _("学術研究を目的としない"),
    "not_unlawful": _("法令や公序良俗に反しない"),
    "not_organised_crime": _("暴力団と関わりがない"),
}

GROUND_TITLES: Mapping[str, Message] = {
    "officer": _("提案団体の役員・構成員である"),
    "former_officer": _("最近まで提案団体の役員・構成員だった"),
    "section": _("提案の担当課に所属している"),
    "relative": _("提案団体の役員の親族である"),
    "declared": _("委員が申し出た"),
    "voted": _("委員会が議決した"),
}


# How the committee decides: the rules a city chooses from.
VOTING_RULES: Mapping[str, Message] = {
    "over_half": _("委員の過半数の出席"),
    "half": _("委員の半数以上の出席"),
    "two_thirds": _("委員の3分の2以上の出席"),
    "present": _("出席した委員の過半数"),
    "cast": _("賛否を投じた委員の過半数"),
    "chair": _("可否同数のときは議長が決める"),
    "rejected": _("可否同数のときは否決とする"),
}


def shown(name: str, value: Any) -> str:
    """A parameter as it reads: dates in 和暦, ``…_yen`` as money, exact marks rounded.

    A sentence of ours stays a sentence, so that it is translated.
    """
    if isinstance(value, datetime):
        local = in_japan(value)
        return f"{wareki(local.date())}{local:%H:%M}"
    if isinstance(value, date):
        return wareki(value)
    if isinstance(value, Fraction):
        return round_half_up(value, 2)
    if name.endswith("_yen"):
        return format_yen(value)
    if name == "rule" and value in VOTING_RULES:
        return VOTING_RULES[value]
    if name == "article":
        return f"、{value}" if value else ""
    if isinstance(value, tuple | list):
        return "、".join(str(item) for item in value)
    if isinstance(value, Message):
        return value
    text = str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def sentence(refusal: Refusal | Finding) -> Message:
    """The sentence of a refusal or finding. KeyError if its code has none (a test prevents it)."""
    mapping = {name: shown(name, value) for name, value in refusal.params.items()}
    return Message(SENTENCES[str(refusal.code)], mapping=mapping)
