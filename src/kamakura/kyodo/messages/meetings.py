"""Sentences about the committee, its meetings and the day."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from zope.i18nmessageid import Message


SENTENCES: Mapping[str, Message] = {
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
    "minutes_names_unchecked": _(
        "氏名かもしれない箇所が${count}か所あります。確かめて、印を付けてください。"
    ),
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
    "meeting_plan_fixed": _("開会した会議の日時・場所・議題は変えられません。"),
    "meeting_has_observers": _(
        "傍聴を申し込んだ人がいます。公開の議題を1つは残すか、会議を中止してください。"
    ),
    "meeting_not_held": _("会議がまだ開かれていません。開会してから記録してください。"),
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
}
