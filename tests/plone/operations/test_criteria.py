"""審査選考基準 of a call: set by a verb, kept in the record, fixed once marking starts."""

from dataclasses import replace
from datetime import timedelta
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations.criteria import set_criteria
from tests.plone.sample import acting
from tests.plone.sample import make_site
from tests.plone.sample import NOW
from tests.plone.selection_sample import judging
import pytest


STRICT = replace(DEFAULT_CRITERIA, pass_percent=70)


@pytest.fixture
def site(integration):
    return make_site(integration["portal"])


@pytest.fixture
def next_call(site):
    with acting("jimu"):
        return calls.create_call(site.program, fiscal_year=2027, by="jimu", now=NOW)


def lines(call):
    return [line for line in audit.lines(call) if line.action == "set_criteria"]


def test_call_without_criteria_of_its_own_has_the_standard_ones(next_call):
    assert criteria_of(next_call) == DEFAULT_CRITERIA


def test_set_criteria_are_in_force_and_the_record_says_what_changed(next_call):
    with acting("jimu"):
        set_criteria(next_call, STRICT, by="jimu", now=NOW)
    assert criteria_of(next_call) == STRICT
    assert [line.details for line in lines(next_call)] == [{"changed": ["pass_percent"]}]


def test_criteria_that_groups_could_read_change_only_with_a_reason(site):
    with acting("jimu"), pytest.raises(Refused) as refused:
        set_criteria(site.call, STRICT, by="jimu", now=NOW)
    assert refused.value.refusal.code == "reason_needed"
    with acting("jimu"):
        set_criteria(site.call, STRICT, reason="要綱の改正", by="jimu", now=NOW)
    assert [line.reason for line in lines(site.call)] == ["要綱の改正"]


def test_unsound_criteria_are_refused(next_call):
    with acting("jimu"), pytest.raises(Refused) as refused:
        set_criteria(next_call, replace(STRICT, criteria=()), by="jimu", now=NOW)
    assert refused.value.refusal.code == "criteria_empty"


def test_criteria_cannot_change_once_marking_has_started(functional):
    call = judging(functional["portal"]).call
    with acting("jimu"), pytest.raises(Refused) as refused:
        set_criteria(call, STRICT, reason="気が変わった", by="jimu", now=NOW)
    assert refused.value.refusal.code == "criteria_frozen"
    assert criteria_of(call) == DEFAULT_CRITERIA


def test_section_cannot_set_criteria(next_call):
    with acting("bosai"), pytest.raises(Refused) as refused:
        set_criteria(next_call, STRICT, by="bosai", now=NOW)
    assert refused.value.refusal.code == "not_permitted"


def test_next_year_starts_from_last_years_criteria(site):
    with acting("jimu"):
        set_criteria(site.call, STRICT, reason="要綱の改正", by="jimu", now=NOW)
        later = NOW + timedelta(days=300)
        copied = calls.copy_call(site.call, fiscal_year=2028, by="jimu", now=later)
    assert criteria_of(copied) == STRICT
