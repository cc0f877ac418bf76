"""What the group writes into the forms."""

from pathlib import Path
from town import TODAY
from town import WORK_YEAR
from typing import Any


GROUP = "かまくら多文化さんぽの会"
TITLE = "やさしい日本語でつくる防災さんぽマップ"
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PROFILE = {
    "title": GROUP,
    "yomi": "カマクラタブンカサンポノカイ",
    "corp_type": "voluntary",
    "rep_title": "会長",
    "rep_name": "𠮷田 髙子",
    "rep_name_kana": "よしだ たかこ",
    "postal_code": "２４８－０００６",
    "address": "神奈川県鎌倉市小町1-1-1",
    "tel": "０４６７−２３−００００",
    "email": "sanpo@example.com",
    "centre_registration": "registered",
    "centre_number": "123",
    "officers_count": "4",
    "members_total": "20",
    "members_citizens": "15",
}
SHEET = {
    "tentative_name": TITLE,
    "issue": "外国籍の住民に、防災の知らせが届いていません。",
    "wish": "町を歩いて、やさしい日本語の防災地図をつくります。",
    "expectation": "防災の資料を使わせてください。",
    "wanted_time": "秋",
    "rough_amount": "390000",
}


def papers(folder: Path) -> dict[str, Any]:
    """Answers by question; the same question in two forms has one answer."""
    pdf = folder / "会則.pdf"
    pdf.write_bytes(PDF)
    return {
        "project_name": TITLE,
        "fiscal_year": str(WORK_YEAR),
        "members_as_of": TODAY,
        "continuation": "new",
        "other_grants": "none",
        "total_cost": "390,000",
        "city_share": "３００，０００",
        "eligibility": ELIGIBLE,
        "fields": ["disaster"],
        "bylaws": pdf,
        "latest_budget": pdf,
        "latest_accounts": pdf,
        "pledge": True,
        "place_in_city": True,
        "founded": "2019年4月",
        "manager": "由比花",
        "accountant": "由比実",
        "expected_people": "60",
        "roles": [
            {"item": "町歩き", "group_role": "案内します。", "city_role": "資料を用意します。"},
            {"item": "地図", "group_role": "作ります。", "city_role": "点検します。"},
        ],
        "schedule": [{"month_from": "05", "content": "町歩き", "lead": "both"}],
        "staff": [{"role": "案内", "people": "5"}],
        "outcome_goals": [
            {"indicator": "参加した人", "current": "0人", "target": "60人", "measure": "名簿"}
        ],
        "activity_goals": [{"indicator": "町歩きの回数", "target": "6回"}],
        "income": [
            {"amount": "300,000", "breakdown": "市の負担"},
            {"amount": "60,000", "breakdown": "会費から"},
            {"amount": "30,000", "breakdown": "500円×60人"},
        ],
        "expense": [
            {"breakdown": "15,000円×6回", "amount": "90,000"},
            {},
            {},
            {"breakdown": "地図 150,000円×2回", "amount": "300,000"},
        ],
        "track_record": [{"year_month": "2024年5月", "content": "町歩きをしました。"}],
        "officers": [
            {"post": "会長", "name": "𠮷田 髙子", "kana": "よしだ たかこ"},
            {"post": "副会長", "name": "小町ゆかり", "kana": "こまち ゆかり"},
            {"post": "会計", "name": "由比実", "kana": "ゆい みのる"},
        ],
        "last_income": "200,000",
        "last_expense": "180,000",
        "last_carryover": "20,000",
    }


ELIGIBLE = [
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
