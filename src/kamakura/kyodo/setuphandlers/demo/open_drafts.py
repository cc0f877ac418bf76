"""Proposals in the open call: one just sent, one half written."""

from dataclasses import replace
from datetime import datetime
from datetime import timedelta
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.setuphandlers.demo import groups
from kamakura.kyodo.setuphandlers.demo import papers
from kamakura.kyodo.setuphandlers.demo import steps
from kamakura.kyodo.setuphandlers.demo.people import acting
from kamakura.kyodo.setuphandlers.demo.year_2026.plans_group import TAISO
from kamakura.kyodo.setuphandlers.demo.year_2026.talks import WORDS
from typing import Any


# Withdrawn in 令和8年度 for want of hands; now it comes again.
AGAIN = replace(
    TAISO,
    key="open-taiso",
    name="朝活ラジオ体操網(再提案)",
    kana="あさかつらじおたいそうもう さいていあん",
)
HALF = replace(
    TAISO,
    key="open-sugoroku",
    group=groups.ASOBI,
    name="ぼうさいすごろく町めぐり",
    kana="ぼうさいすごろくまちめぐり",
    section="bosai",
    summary="地区の危ない場所を調べ、町をめぐるすごろくにします。",
    wish="小学生と町を歩き、地区ごとのすごろくをつくりたいです。",
    expectation="危険な場所の情報をいただきたいです。",
    issue="防災の学びが、こどもの遊びの時間に届いていません。",
)
WRITTEN = ("project_name", "project_name_kana", "summary", "issue", "fields", "total_cost")


def make_drafts(call, organizations: dict[str, Any], *, now: datetime) -> None:
    """A proposal sent two hours ago and a draft saved yesterday evening."""
    begun = now - timedelta(days=25)
    sent = steps.begin(call, AGAIN, organizations[AGAIN.group.id], now=begun)
    steps.consult_before(sent, AGAIN, WORDS["P7"], now=begun)
    steps.write_papers(sent, AGAIN, now=now - timedelta(hours=3))
    steps.send_papers(sent, AGAIN, now=now - timedelta(hours=2))
    yesterday = now - timedelta(hours=16)
    half = steps.begin(call, HALF, organizations[HALF.group.id], now=yesterday)
    _write_half(half, now=yesterday)


def _write_half(proposal, *, now: datetime) -> None:
    year = call_of(proposal).fiscal_year
    answers = papers.proposal(HALF, fiscal_year=year, now=now)
    told = {name: answers[name] for name in WRITTEN}
    with acting(steps.leader_of(HALF.group)) as by:
        papers.write(proposal, HALF.form, told, by=by, now=now)
