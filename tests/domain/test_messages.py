"""Every code of the domain has a sentence that uses only parameters the code carries."""

from datetime import date
from datetime import datetime
from datetime import UTC
from fractions import Fraction
from kamakura.kyodo import domain
from kamakura.kyodo import messages
from kamakura.kyodo.domain.conflicts import Ground
from kamakura.kyodo.domain.eligibility import group_checks
from kamakura.kyodo.domain.eligibility import GroupProfile
from kamakura.kyodo.domain.eligibility import project_checks
from kamakura.kyodo.domain.refusal import all_codes
from kamakura.kyodo.domain.refusal import Refusal
import importlib
import pkgutil
import pytest


for module in pkgutil.iter_modules(domain.__path__):
    importlib.import_module(f"{domain.__name__}.{module.name}")


def test_every_code_has_a_sentence():
    assert set(all_codes()) - set(messages.SENTENCES) == set()


def test_no_code_is_used_twice():
    assert len(all_codes()) == len(set(all_codes()))


@pytest.mark.parametrize("code", sorted(messages.SENTENCES))
def test_sentence_ends_as_a_sentence(code):
    assert messages.SENTENCES[code].endswith("。")


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


def test_every_check_has_a_title():
    profiles = [
        GroupProfile(),
        GroupProfile(corp_type="npo"),
        GroupProfile(corp_type="voluntary"),
    ]
    checks = [check for each in profiles for check in group_checks(each, on=date(2026, 6, 30))]
    checks += project_checks(in_city=True)
    assert {check.key for check in checks} - set(messages.CHECK_TITLES) == set()


def test_every_ground_of_recusal_has_a_title():
    assert {ground.value for ground in Ground} == set(messages.GROUND_TITLES)
