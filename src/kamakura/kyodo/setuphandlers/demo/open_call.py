"""The call that takes papers on the day the demo is started; its dates hang on that day."""

from datetime import date
from datetime import datetime
from datetime import time
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.domain.deadlines import JST
from kamakura.kyodo.domain.fiscal import fiscal_year_end
from kamakura.kyodo.domain.fiscal import fiscal_year_of
from kamakura.kyodo.domain.fiscal import fiscal_year_start
from kamakura.kyodo.setuphandlers.demo import calls
from typing import Any


TEXT = """
<p>この募集は、デモを始めた日の30日前から30日後まで受け付けます。登録した団体で、実際に提案を書いて送れます。</p>
<p>はじめて応募する団体は、まず「応募を始める」から団体を登録してください。書きかけの提案は保存でき、団体のほかの人も続きを書けます。</p>
"""
# The fictional year with its results stands before it.
FIRST_YEAR = 2027


def _moment(day: date, hour: int, minute: int, second: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute, second), JST).astimezone(UTC)


def make_open_call(program, committee, *, now: datetime):
    """A call opened 30 days ago that closes in 30 days, with a public theme and one in checking."""
    today = now.astimezone(JST).date()
    first, last = today - timedelta(days=30), today + timedelta(days=30)
    shown = _moment(first - timedelta(days=14), 9, 0)
    call = calls.make_call(
        program,
        fiscal_year=max(FIRST_YEAR, fiscal_year_of(today)),
        opens=_moment(first, 9, 0),
        closes=_moment(last, 23, 59),
        milestones=_milestones(first, last),
        text=TEXT,
        committee_uid=committee.UID(),
        now=shown,
    )
    year = call.fiscal_year + 1
    period = {"period_from": fiscal_year_start(year), "period_to": fiscal_year_end(year)}
    theme = calls.make_theme(call, officer="toshokan", now=shown, **LIBRARY, **period)
    calls.publish_theme(theme, now=shown + timedelta(days=2))
    calls.make_theme(call, officer="sports", now=now - timedelta(days=3), **WALKING, **period)
    calls.open_call(call, now=_moment(first, 9, 0))
    return call


def _milestones(first: date, last: date) -> list[calls.Milestone]:
    presentation = last + timedelta(days=90)
    presentation += timedelta(days=(6 - presentation.weekday()) % 7)
    return [
        ("publish", first - timedelta(days=14), None, ""),
        ("briefing", first + timedelta(days=7), None, calls.PLACE),
        ("close", last, None, ""),
        ("consultation", last + timedelta(days=7), last + timedelta(days=60), ""),
        ("presentation", presentation, None, calls.PLACE),
        ("notice", presentation + timedelta(days=12), None, ""),
    ]


LIBRARY: dict[str, Any] = {
    "id": "theme-archive",
    "title": "図書館で聴く鎌倉の昔話アーカイブ",
    "yomi": "としょかんできくかまくらのむかしばなしあーかいぶ",
    "section": "toshokan",
    "contact": "教育文化財部 中央図書館(デモ)",
    "background": "昔の暮らしを語れる人が少なくなっています。録音は市にも個人にも散らばり、聴ける形になっていません。",
    "aim": "市民が語る昔話を集め、だれでも聴ける形で残します。",
    "outline": "語り手への聞き取り、録音、文字おこし、図書館での聴く会を、団体と図書館で行います。",
    "city_roles": "場所と機材の用意、著作権と個人情報の助言、図書館での公開",
    "group_roles": "語り手さがし、聞き取り、編集、聴く会の進行",
    "effect": "世代をこえて地域の記憶が伝わり、図書館に新しい利用者が増えます。",
    "cap_yen": 300000,
    "number_to_select": 1,
}
WALKING: dict[str, Any] = {
    "id": "theme-walking",
    "title": "歩きたくなる健康みちしるべ",
    "yomi": "あるきたくなるけんこうみちしるべ",
    "section": "sports",
    "contact": "スポーツ課(デモ)",
    "background": "歩く人は多い一方で、働き盛りの世代は運動の時間を取れていません。",
    "aim": "通勤や買い物のついでに、少し遠回りしたくなる道しるべをつくります。",
    "outline": "地域の人と道を選び、距離や見どころを書いたしるしと地図をつくります。",
    "city_roles": "道路や公園の管理者との調整、健康の情報の提供",
    "group_roles": "道えらび、見どころの取材、地図づくり、歩く会",
    "effect": "ふだん運動しない人が歩き始め、地域の店や人とのつながりも生まれます。",
    "cap_yen": 250000,
    "number_to_select": 1,
}
