"""Sentences about the design of a form and its file."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


SENTENCES: Mapping[str, Message] = {
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
}
