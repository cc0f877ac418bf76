"""What changed in a form, in sentences for the group and for the secretariat."""

from collections.abc import Mapping
from kamakura.kyodo.domain.form_changes import ChangeKind
from kamakura.kyodo.domain.form_changes import FormChange
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


KIND_WORDS: Mapping[str, Message] = {
    "line": _("1行の文"),
    "text": _("文章"),
    "number": _("数"),
    "decimal": _("小数"),
    "email": _("メールアドレス"),
    "url": _("ホームページの住所"),
    "choice": _("1つを選ぶ"),
    "choices": _("いくつか選ぶ"),
    "date": _("日付"),
    "moment": _("日時"),
    "check": _("印をつける"),
    "file": _("ファイル"),
    "note": _("説明文"),
    "table": _("表"),
    "likert": _("段階で答える表"),
}
CHANGES: Mapping[ChangeKind, Message] = {
    ChangeKind.ADDED: _("「${label}」が加わりました。"),
    ChangeKind.REMOVED: _("「${label}」がなくなりました。"),
    ChangeKind.KIND: _("「${label}」の答え方が「${before}」から「${after}」に変わりました。"),
    ChangeKind.REQUIRED: _("「${label}」が必須になりました。"),
    ChangeKind.OPTIONAL: _("「${label}」が任意になりました。"),
    ChangeKind.CHOICES: _("「${label}」の選択肢が変わりました。"),
    ChangeKind.COLUMNS: _("表「${label}」の列または行が変わりました。"),
    ChangeKind.CONDITION: _("「${label}」をたずねる場合が変わりました。"),
    ChangeKind.LIMIT: _("「${label}」の上限が変わりました。"),
    ChangeKind.REWORDED: _("「${before}」の題名が「${after}」に変わりました。"),
    ChangeKind.HELP: _("「${label}」の説明が変わりました。"),
    ChangeKind.MOVED: _("「${label}」の場所が変わりました。"),
}
SHORT: Mapping[ChangeKind, Message] = {
    ChangeKind.ADDED: _("加わる"),
    ChangeKind.REMOVED: _("なくなる"),
    ChangeKind.KIND: _("答え方が変わる"),
    ChangeKind.REQUIRED: _("必須になる"),
    ChangeKind.OPTIONAL: _("任意になる"),
    ChangeKind.CHOICES: _("選択肢が変わる"),
    ChangeKind.COLUMNS: _("表の列や行が変わる"),
    ChangeKind.CONDITION: _("たずねる場合が変わる"),
    ChangeKind.LIMIT: _("上限が変わる"),
    ChangeKind.REWORDED: _("題名が変わる"),
    ChangeKind.HELP: _("説明が変わる"),
    ChangeKind.MOVED: _("場所が変わる"),
}


def change_sentence(change: FormChange) -> Message:
    """One change as a sentence."""
    words = {"label": change.label, "before": change.before, "after": change.after}
    if change.kind == ChangeKind.KIND:
        words["before"] = KIND_WORDS.get(change.before, change.before)
        words["after"] = KIND_WORDS.get(change.after, change.after)
    return Message(CHANGES[change.kind], mapping=words)
