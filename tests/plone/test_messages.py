"""How refusals, findings, checks and grounds read in Japanese."""

from datetime import date
from datetime import datetime
from datetime import UTC
from fractions import Fraction
from kamakura.kyodo import messages
from kamakura.kyodo.domain.conflicts import Ground
from kamakura.kyodo.domain.eligibility import group_checks
from kamakura.kyodo.domain.eligibility import GroupProfile
from kamakura.kyodo.domain.eligibility import project_checks
from kamakura.kyodo.domain.refusal import error
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.messages import titles
from pathlib import Path
from zope.i18n import interpolate
import importlib


def test_parameters_are_shown_the_japanese_way():
    params = {
        "closes": datetime(2026, 6, 30, 14, 59, 59, tzinfo=UTC),
        "day": date(2019, 5, 1),
        "share_yen": 500000,
        "reached": Fraction(133, 4),
        "count": 3,
    }
    shown = messages.sentence(Refusal("window_closed", params)).mapping
    assert shown == {
        "closes": "令和8年6月30日(火曜日)23:59",
        "day": "令和元年5月1日(水曜日)",
        "share_yen": "500,000円",
        "reached": "33.25",
        "count": "3",
    }


def test_long_input_is_not_repeated_whole():
    message = messages.sentence(Refusal("date_unreadable", {"text": "あ" * 2000}))
    assert message.mapping == {"text": "あ" * 40 + "…"}
    assert message.domain == "kamakura.kyodo"


def test_sentence_of_a_finding_reads_as_text():
    message = messages.sentence(error("breakdown_missing", "expense.0.breakdown", row=1))
    assert interpolate(message, message.mapping) == (
        "1行目に積算内訳がありません。単価と数量を書いてください。"
    )


def test_every_part_is_in_the_whole():
    parts = [
        importlib.import_module(f"{messages.__name__}.{path.stem}")
        for path in Path(messages.__file__).parent.glob("[a-z]*.py")
    ]
    written = [code for part in parts for code in getattr(part, "SENTENCES", {})]
    assert sorted(written) == sorted(messages.SENTENCES)


def test_every_check_has_a_title():
    profiles = [
        GroupProfile(),
        GroupProfile(corp_type="npo"),
        GroupProfile(corp_type="voluntary"),
    ]
    checks = [check for each in profiles for check in group_checks(each, on=date(2026, 6, 30))]
    checks += project_checks(in_city=True)
    assert {check.key for check in checks} - set(titles.CHECK_TITLES) == set()


def test_every_ground_of_recusal_has_a_title():
    assert {ground.value for ground in Ground} == set(titles.GROUND_TITLES)
