"""What was proposed, reported and evaluated."""

from dataclasses import replace
from kamakura.kyodo.setuphandlers.demo.year_2026.plans_group import SANPO_MAP
from typing import Any


# The later proposal of the same group builds on this one; its budget is the same.
PLAN = replace(
    SANPO_MAP,
    key="R6",
    name="大町から始めるやさしい防災さんぽ",
    kana="おおまちからはじめるやさしいぼうさいさんぽ",
    summary="大町に住む外国につながる人と近所の人が、いっしょに歩いて避難所までの道を確かめ、やさしい日本語の地図をつくります。",
    content="大町で町歩きを6回行い、見つけたことをやさしい日本語と絵の地図にします。地図は5,000部を印刷し、地区の全部の家と店に配ります。",
    place="鎌倉市大町",
    future="材木座と腰越に広げます。",
)
COMMENTS = {
    "iin1": "小さく始めて確かめる計画で、実現性が高いです。",
    "iin2": "町内会とのつながりを早くつくってください。",
    "iin3": "参加する人が作り手になる点がよいです。",
    "iin4": "市の地図との役割の分け方をはっきりさせてください。",
    "iin5": "情報の確認の手順が明らかです。",
}
DECISION = "言葉の壁をこえて備えを広げる、協働ならではの提案です。地図を長く使うための更新の方法を話し合ってください。"
ACTIVITIES = (
    ("2025-05-18", "大町の公民館", "参加者の顔合わせと、歩く道の相談", 22),
    ("2025-06-15", "大町", "町歩き(海抜と階段)", 24),
    ("2025-07-13", "大町", "町歩き(避難所と防災倉庫)", 26),
    ("2025-09-14", "大町", "町歩き(夜に備える道。夕方に実施)", 21),
    ("2025-10-19", "大町の公民館", "地図の下書きを囲む会", 28),
    ("2025-11-16", "大町", "地図を持って歩く会", 31),
    ("2026-02-22", "大町の公民館", "地図の完成と報告の会", 44),
)
OUTCOME = (
    "町歩きに延べ196人が参加し、地図を5,000部つくって地区の全戸と店に配りました。"
    "はじめは避難所を言える人が3割でしたが、終わりには8割5分になりました。"
    "参加した人どうしが、雨の強い日に声をかけ合うようになりました。"
)
EFFECT = (
    "総合防災課が情報を確かめ、会が言葉と絵を考えたので、正しくて読まれる地図になりました。"
    "課の職員が町歩きに加わり、住民の質問にその場で答えられました。"
)
FUTURE = "夕方の町歩きは参加者が少なく、時間の工夫が必要でした。次は地区を広げ、町内会とともに更新します。"
STORY = """
<h3>どんな団体ですか</h3>
<p>言葉や育った国のちがう人どうしが、町をいっしょに歩いて知り合う会です。</p>
<h3>団体と市の役割</h3>
<p>会が町歩きの企画とやさしい日本語の文を、総合防災課が防災の情報の確認と配布を受け持ちました。</p>
<h3>始めたきっかけ</h3>
<p>「避難所を知らない」という声を聞き、いっしょに歩いて覚えようと考えました。</p>
<h3>やってみて</h3>
<p>歩くたびに顔見知りが増えました。夕方の回は参加が少なく、時間の決め方が次の宿題です。</p>
"""
GROUP_SCORES = (5, 4, 4, 4, 3, 5, 4, 5, 4, 5, 5, 4)
SECTION_SCORES = (4, 4, 3, 4, 4, 5, 4, 4, 4, 5, 4, 4)
GROUP_WORDS = {
    "q03_comment": "月に1回の打合せで、困ったことをその日に相談できました。",
    "q05_comment": "夕方の回の時期がずれました。",
    "overall_comment": "市といっしょだから、地区の全戸に届きました。",
}
SECTION_WORDS = {
    "q03_comment": "人事異動の時期に連絡が遅れました。",
    "q08_comment": "課だけでは出会えない住民と話ができました。",
    "overall_comment": "言葉の工夫は、課のほかの案内にも役立っています。",
}
JOINT: dict[str, Any] = {
    **{f"joint_q{number:02d}": "4" for number in range(1, 13)},
    "joint_q06": "5",
    "joint_q10": "5",
    "joint_q03": "none",
    "joint_shared": "参加した人が地図の作り手になったことが、いちばんの成果でした。",
    "joint_different": "協議の回数は、団体は足りた、課は足りない時期があったと受け止めています。",
    "joint_improve": "異動の時期は、引き継ぎの打合せを予定に入れます。",
    "joint_overall": "A",
    "joint_direction": "expand",
}


def column(scores: tuple[int, ...], words: dict[str, str], direction: str) -> dict[str, Any]:
    """The answers of one side's column."""
    marks = {f"q{number:02d}_score": str(score) for number, score in enumerate(scores, 1)}
    return {**marks, "overall": "A", "direction": direction, **words}
