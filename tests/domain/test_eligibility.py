"""応募団体と対象事業の要件."""

from dataclasses import replace
from datetime import date
from kamakura.kyodo.domain import eligibility
from kamakura.kyodo.domain.eligibility import Answer
from kamakura.kyodo.domain.eligibility import EligibilityRules
from kamakura.kyodo.domain.eligibility import GroupProfile
import pytest


ON = date(2026, 6, 30)
GROUP = GroupProfile(
    corp_type="voluntary",
    office_in_city=True,
    officers=3,
    members_total=12,
    citizen_members=5,
    founded=date(2025, 6, 30),
    registration="registered",
    bylaws=True,
    accounts=True,
    open_to_public=True,
    pledge=True,
)
NPO = GroupProfile(corp_type="npo", office_in_city=True, pledge=True)


def answers(profile, **options):
    checks = eligibility.group_checks(profile, on=ON, **options)
    return {check.key: check.answer for check in checks}


def test_group_that_meets_everything_just_so():
    assert set(answers(GROUP).values()) == {Answer.OK}


def test_npo_with_office_in_the_city_needs_only_that_and_the_pledge():
    assert answers(NPO) == {"office_in_city": Answer.OK, "pledge": Answer.OK}


def test_npo_from_outside_is_judged_as_any_group():
    outside = replace(NPO, office_in_city=False)
    assert eligibility.route_of(outside) == 2
    assert answers(outside)["base_in_city"] == Answer.UNKNOWN


@pytest.mark.parametrize(
    ("changes", "key", "answer"),
    [
        ({"officers": 2}, "officers", Answer.NG),
        ({"officers": None}, "officers", Answer.UNKNOWN),
        ({"citizen_members": 4}, "citizen_members", Answer.NG),
        ({"citizen_members": 13}, "citizen_members", Answer.NG),
        ({"members_total": None}, "citizen_members", Answer.OK),
        ({"founded": date(2025, 7, 1)}, "activity", Answer.NG),
        ({"founded": None}, "activity", Answer.UNKNOWN),
        ({"registration": "none"}, "registration", Answer.NG),
        ({"registration": ""}, "registration", Answer.UNKNOWN),
        ({"registration": "with_proposal"}, "registration", Answer.OK),
        ({"bylaws": False}, "bylaws", Answer.NG),
        ({"accounts": None}, "accounts", Answer.UNKNOWN),
        ({"open_to_public": False}, "open_to_public", Answer.NG),
        ({"pledge": False}, "pledge", Answer.NG),
        ({"office_in_city": False, "contact_in_city": True}, "base_in_city", Answer.OK),
        ({"office_in_city": False, "contact_in_city": False}, "base_in_city", Answer.NG),
        ({"office_in_city": None, "contact_in_city": False}, "base_in_city", Answer.UNKNOWN),
    ],
)
def test_each_requirement_of_a_group(changes, key, answer):
    assert answers(replace(GROUP, **changes))[key] == answer


def test_evidence_and_article_stand_beside_the_answer():
    checks = eligibility.group_checks(GROUP, on=ON)
    activity = next(check for check in checks if check.key == "activity")
    assert activity.evidence == {"founded": date(2025, 6, 30), "months": 12, "needed": 12}
    assert activity.article == "要綱 第4条(想定)"


@pytest.mark.parametrize(
    ("setting", "npo_is_asked", "group_is_asked"),
    [("never", False, False), ("route2", False, True), ("always", True, True)],
)
def test_registration_is_a_setting(setting, npo_is_asked, group_is_asked):
    rules = EligibilityRules(require_registration=setting)
    assert ("registration" in answers(NPO, rules=rules)) is npo_is_asked
    assert ("registration" in answers(GROUP, rules=rules)) is group_is_asked


def test_numbers_are_settings():
    rules = EligibilityRules(min_officers=4, min_citizen_members=6, min_activity_months=13)
    found = answers(GROUP, rules=rules)
    assert [key for key, answer in found.items() if answer == Answer.NG] == [
        "officers",
        "citizen_members",
        "activity",
    ]


def test_nothing_told_yet():
    assert set(answers(GroupProfile()).values()) == {Answer.UNKNOWN}


def test_project_in_the_city_and_not_on_the_list():
    told = dict.fromkeys(eligibility.NOT_ELIGIBLE_PROJECTS, False)
    checks = eligibility.project_checks(in_city=True, public_benefit=True, excluded=told)
    assert eligibility.overall(checks) == Answer.OK


def test_building_of_facilities_is_excluded():
    checks = eligibility.project_checks(in_city=True, excluded={"construction": True})
    assert eligibility.overall(checks) == Answer.NG
    assert [check.key for check in checks if check.answer == Answer.NG] == ["not_construction"]


def test_boxes_ticked_by_the_group():
    every_key = [check.key for check in eligibility.declared_project_checks(())]
    assert eligibility.overall(eligibility.declared_project_checks(every_key)) == Answer.OK
    checks = eligibility.declared_project_checks(set(every_key) - {"not_election"})
    assert [check.key for check in checks if check.answer != Answer.OK] == ["not_election"]
    assert eligibility.overall(checks) == Answer.UNKNOWN


def test_what_is_not_told_stays_open():
    checks = eligibility.project_checks(in_city=None)
    assert eligibility.overall(checks) == Answer.UNKNOWN
    assert eligibility.overall(()) == Answer.UNKNOWN


def test_each_requirement_of_a_group_is_answered_by_itself():
    checks = eligibility.group_checks(replace(GROUP, officers=1, bylaws=False), on=ON)
    assert [c.key for c in checks if c.answer == Answer.NG] == ["officers", "bylaws"]


@pytest.mark.parametrize(
    ("count", "limit", "refused"), [(5, 0, False), (0, 1, False), (1, 1, True), (2, 1, True)]
)
def test_proposals_of_one_group_in_a_year(count, limit, refused):
    refusal = eligibility.proposals_refusal(count, limit=limit)
    assert (refusal is not None) is refused
