"""Sentences about files and Word documents."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


SENTENCES: Mapping[str, Message] = {
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
}
