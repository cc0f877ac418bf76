"""What was done, in words: acts of the record that are no transition (those: ``done_words``)."""

from collections.abc import Mapping
from kamakura.kyodo.i18n import _
from typing import Any


PAPERS: Mapping[str, Any] = {
    "start_intake": _("紙の応募の入力を始めました"),
    "discard_intake": _("紙の応募の入力を取り消しました"),
    "keep_copy": _("届いた書類の写しを付けました"),
    "drop_copy": _("届いた書類の写しを外しました"),
    "file_form": _("様式を送りました"),
    "take_over": _("前の提案から写しました"),
    "confirm_taken": _("写した内容を確かめました"),
    "carry_over": _("書きかけの様式を新しい版に移しました"),
    "confirm_renewal": _("様式の変更を確かめました"),
    "delete_draft": _("下書きを消しました"),
    "virus_found": _("ファイルにウイルスが見つかりました"),
    "file_unjudged": _("ウイルスの検査ができないファイルがありました"),
    "download": _("書類をファイルで取り出しました"),
    "export": _("データをファイルで取り出しました"),
}
SCREENING: Mapping[str, Any] = {
    "record_check": _("要件を確認しました"),
    "assign_sections": _("担当課を決めました"),
    "extend_correction": _("補正の期限をのばしました"),
    "start_paper_correction": _("紙で届いた補正の入力を始めました"),
    "discard_paper_correction": _("紙で届いた補正の入力を取り消しました"),
    "check_correction": _("届いた補正を確かめました"),
    "answer_part": _("担当の欄を記入しました"),
    "record_meeting": _("協議を記録しました"),
    "agree_change": _("合意した変更を記録しました"),
    "confirm_change": _("合意した変更の反映を確かめました"),
    "reopen_change": _("合意した変更をまだに戻しました"),
    "drop_change": _("合意した変更を取り消しました"),
    "remind_turn": _("お願いのメールを送りました"),
}
CALL: Mapping[str, Any] = {
    "set_dates": _("日程を決めました"),
    "extend": _("1つの団体の締切をのばしました"),
    "set_criteria": _("審査選考基準を変えました"),
    "renew_form": _("様式を新しい版にしました"),
    "undo_design": _("様式を前の設計に戻しました"),
    "restore_design": _("様式をはじめの設計に戻しました"),
    "return_to_version": _("様式を使っている版に戻しました"),
    "import_design": _("様式をファイルから取り込みました"),
    "copy_design": _("様式をほかの募集から写しました"),
    "keep_template": _("Wordのひな形を登録しました"),
    "drop_template": _("Wordのひな形を外しました"),
    "answer_question": _("市提案への質問に答えました"),
}
SELECTION: Mapping[str, Any] = {
    "assign_reviews": _("審査票を割り当てました"),
    "start_judging": _("審査を始めました"),
    "set_marking_due": _("採点の期限を決めました"),
    "close_marking": _("採点を締め切りました"),
    "reopen_marking": _("採点を再開しました"),
    "compute_selection": _("選考結果を計算しました"),
    "resolve_tie": _("同点の順番を決めました"),
    "record_decision": _("委員会の決定を記録しました"),
    "recuse": _("除斥を記録しました"),
    "lift_recusal": _("除斥を解きました"),
    "prepare_release": _("公表の準備をしました"),
    "correct_notice": _("通知書を直しました"),
    "schedule_release": _("公表の日時を決めました"),
    "unschedule_release": _("公表の日時を取り消しました"),
    "release_selection": _("選考結果をまとめて公表しました"),
    "offer_place": _("繰上げの準備をしました"),
    "withdraw_place": _("繰上げの準備を取り消しました"),
    "release_place": _("繰上げを公表しました"),
}
MEETING: Mapping[str, Any] = {
    "set_members": _("委員の名簿を変えました"),
    "record_attendance": _("出席を記録しました"),
    "record_room": _("議題ごとの出席を記録しました"),
    "record_resolution": _("議決を記録しました"),
    "withdraw_resolution": _("議決の記録を取り消しました"),
    "save_minutes": _("議事録を書きました"),
    "advance_day": _("当日の進行を進めました"),
    "pause_day": _("当日の時計を止めました"),
    "resume_day": _("当日の時計を動かしました"),
    "skip_item": _("提案を飛ばしました"),
    "restore_item": _("飛ばした提案を戻しました"),
    "undo_step": _("当日の進行を1つ戻しました"),
    "observer_signed_up": _("傍聴の申し込みを受け付けました"),
    "observer_cancelled": _("傍聴の申し込みを取り消しました"),
    "observer_moved_up": _("傍聴のキャンセル待ちの人に席を決めました"),
    "observer_drawn": _("傍聴の抽選をしました"),
    "observer_terms": _("傍聴の定員や締切を変えました"),
    "observers_purged": _("傍聴を申し込んだ人の氏名と連絡先を消しました"),
}
PROJECT: Mapping[str, Any] = {
    "set_agreement": _("協定の内容を書きました"),
    "write_story": _("事業の紹介を書きました"),
    "lock_column": _("評価の欄を確定しました"),
    "write_third_party": _("第三者の意見を書きました"),
    "publish_evaluation": _("評価を公表しました"),
    "import": _("過去の年度から取り込みました"),
}
PEOPLE: Mapping[str, Any] = {
    "update_profile": _("団体のプロフィールを変えました"),
    "set_member": _("団体の人と役割を決めました"),
    "join_group": _("招待を受けて団体に入りました"),
    "remove_member": _("団体から外れました"),
    "hand_over": _("代表を引き継ぎました"),
    "invite": _("団体に招待しました"),
    "withdraw_invitation": _("招待を取り消しました"),
}
MAIL: Mapping[str, Any] = {
    "remind_due": _("期限のお知らせを送りました"),
    "resend_mail": _("メールをもう一度送りました"),
    "note_arrived": _("メールが届いていたと記録しました"),
    "give_up_mails": _("送信の途中で止まったメールに印を付けました"),
    "withdraw_mail": _("メールを取り消しました"),
}
SCHEME: Mapping[str, Any] = {
    "create": _("作りました"),
    "edit": _("内容を直しました"),
    "change_setting": _("設定を変えました"),
    "add_document": _("手引き・要綱のファイルを載せました"),
}
KINDS: Mapping[str, tuple[Any, Mapping[str, Any]]] = {
    "papers": (_("書類"), PAPERS),
    "screening": (_("要件確認と協議"), SCREENING),
    "call": (_("募集と様式"), CALL),
    "selection": (_("選考"), SELECTION),
    "meeting": (_("委員会と会議"), MEETING),
    "project": (_("実施と評価"), PROJECT),
    "people": (_("団体の人"), PEOPLE),
    "mail": (_("メール"), MAIL),
    "scheme": (_("作成と設定"), SCHEME),
}
"""The acts by what they are about: name of the filter -> (its word, the acts)."""

STEPS = "steps"
STEPS_WORD = _("状態が変わった手続き")
ACTS: Mapping[str, Any] = {
    action: words for _word, acts in KINDS.values() for action, words in acts.items()
}


def kind_of(action: str) -> str:
    """The name of the filter an act belongs to; what is none of these moved a state."""
    return next((name for name, (_word, acts) in KINDS.items() if action in acts), STEPS)


def kind_word(kind: str) -> Any:
    """What a filter is called."""
    return KINDS[kind][0] if kind in KINDS else STEPS_WORD
