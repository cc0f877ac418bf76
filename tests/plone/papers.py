"""Complete answers to every form of a proposal, written the way the screen writes them."""

from datetime import datetime
from kamakura.kyodo.forms.raw import raw_of
from kamakura.kyodo.interfaces import IPaperReader
from plone.namedfile.file import NamedBlobFile
from typing import Any


PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
ORGANIZATION = {
    "org_name": "かまくら多文化さんぽの会",
    "org_name_kana": "かまくらたぶんかさんぽのかい",
    "corp_type": "voluntary",
    "rep_title": "代表",
    "rep_name": "髙橋𠮷子",
    "rep_name_kana": "たかはしよしこ",
    "postal_code": "248-0012",
    "address": "神奈川県鎌倉市御成町1-1",
    "tel": "0467-00-0000",
    "email": "sanpo@example.com",
    "founded": "2019-04",
    "centre_registration": "registered",
    "centre_number": "K-123",
    "officers_count": 4,
    "members_total": 20,
    "members_citizens": 15,
    "members_as_of": "2026-04-01",
    "pledge": True,
    "disclose_rep_name": "open",
    "disclose_address": "closed",
    "disclose_tel": "closed",
    "disclose_email": "closed",
}
ELIGIBILITY = [
    "in_city",
    "public_benefit",
    "not_for_profit",
    "not_limited_benefit",
    "not_political",
    "not_religious",
    "not_election",
    "not_construction",
    "not_already_subsidised",
    "not_social_gathering",
    "not_academic_research",
    "not_unlawful",
    "not_organised_crime",
]
PROJECT = {
    "submit_date": "2026-05-11",
    "project_name": "やさしい日本語でつくる防災さんぽマップ",
    "project_name_kana": "やさしいにほんごでつくるぼうさいさんぽまっぷ",
    "summary": "外国籍の住民と町を歩き、やさしい日本語の防災地図をつくります。",
    "issue": "避難所の場所を知らない人が多い。",
    "purpose": "だれもが逃げる道を知っている町にする。",
    "why_kyodo": "防災の情報は市が、言葉の工夫は団体が持っている。",
    "wanted_section": ["bosai"],
    "fields": ["disaster", "international"],
    "fiscal_year": 2027,
    "period_from": "2027-04-01",
    "period_to": "2028-03-31",
    "continuation": "new",
    "total_cost": 430000,
    "city_share": 400000,
    "other_grants": "none",
    "eligibility": ELIGIBILITY,
}
PLAN = {
    "content": "月に1回、町を歩いて地図をつくる。",
    "target": "外国籍の住民と近所の人",
    "expected_people": 120,
    "place": "鎌倉市内",
    "place_in_city": True,
    "publicity": "広報と学校のたより",
    "roles": [
        {"item": "町歩き", "group_role": "案内", "city_role": "避難所の説明", "note": None},
        {"item": "地図", "group_role": "絵と文", "city_role": "点検", "note": None},
    ],
    "schedule": [
        {"month_from": "04", "month_to": "06", "content": "準備", "lead": "group"},
        {"month_from": "07", "month_to": "02", "content": "町歩き", "lead": "both"},
    ],
    "manager": "髙橋𠮷子",
    "accountant": "由比実",
    "staff": [{"role": "案内", "people": 6}],
    "outcome_goals": [
        {"indicator": "避難所を言える人", "current": "3割", "target": "8割", "measure": "質問紙"}
    ],
    "activity_goals": [
        {"indicator": "町歩きの回数", "current": "0", "target": "10回", "measure": "記録"}
    ],
    "effect_citizens": "安心して暮らせる。",
    "effect_group": "仲間がふえる。",
    "effect_city": "情報が届く。",
    "future": "ほかの地区に広げる。",
}
BUDGET = {
    "income": [
        {"category": "city_share", "amount": 400000, "breakdown": "負担金"},
        {"category": "own_funds", "amount": 30000, "breakdown": "会費 1,000円×30人"},
    ],
    "expense": [
        {
            "category": "honoraria",
            "breakdown": "講師 20,000円×5回",
            "amount": 100000,
            "eligible": 100000,
        },
        {
            "category": "printing",
            "breakdown": "地図 330円×1,000部",
            "amount": 330000,
            "eligible": 300000,
        },
    ],
}
PROFILE = {
    "purpose": "言葉のちがう人どうしが、町を歩いて知り合う。",
    "fields": ["international", "town"],
    "track_record": [{"year_month": "2024年5月", "content": "町歩き"}],
    "last_income": 250000,
    "last_expense": 210000,
    "last_carryover": 40000,
    "membership_fee": "年1,000円",
    "newsletter": "no",
    "admission": "だれでも入れます。",
    "officers": [
        {"post": "代表", "name": "髙橋𠮷子", "kana": "たかはしよしこ"},
        {"post": "副代表", "name": "由比実", "kana": "ゆいみのる"},
        {"post": "会計", "name": "由比花", "kana": "ゆいはな"},
    ],
}
SHEET = {
    "org_name": ORGANIZATION["org_name"],
    "contact_name": "由比実",
    "contact_tel": "0467-00-0000",
    "contact_email": "sanpo@example.com",
    "consulted_on": "2026-05-01",
    "kind": "group",
    "tentative_name": "防災さんぽマップ",
    "issue": "避難所を知らない人が多い。",
    "wish": "町を歩いて地図をつくる。",
    "expectation": "避難所の情報がほしい。",
    "wanted_section": ["bosai"],
    "wanted_time": "来年の春から",
    "rough_amount": 400000,
}
FILES = {"organization_profile": ("bylaws", "latest_budget", "latest_accounts")}
ANSWERS = {
    "group_proposal": {**ORGANIZATION, **PROJECT},
    "project_plan": PLAN,
    "budget": BUDGET,
    "organization_profile": {**ORGANIZATION, **PROFILE},
    "preliminary_sheet": SHEET,
}


def pdf(filename: str = "会則.pdf") -> NamedBlobFile:
    """A small file that is what it says."""
    return NamedBlobFile(PDF, contentType="application/pdf", filename=filename)


def write(host, key: str, answers: dict[str, Any], *, by: str, now: datetime) -> None:
    """Save answers to one form as its draft, all questions at once."""
    papers = IPaperReader(host).at(now)
    schema = papers.schema(key)
    files = {name: pdf(f"{name}.pdf") for name in FILES.get(key, ())}
    typed = raw_of(schema, answers)
    papers.save(key, typed=typed, names=list(schema), files=files, by=by, now=now)


def write_all(proposal, *, by: str, now: datetime) -> None:
    """Fill in 様式1, 3, 4 and 5 of a 団体提案."""
    for key in ("group_proposal", "project_plan", "budget", "organization_profile"):
        write(proposal, key, ANSWERS[key], by=by, now=now)
