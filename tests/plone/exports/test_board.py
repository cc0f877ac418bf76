"""The board as a workbook: what the board shows, and nothing the person may not see."""

from datetime import timedelta
from io import BytesIO
from kamakura.kyodo.exports.base import export_of
from tests.plone import sample
from tests.plone.sample import acting
import openpyxl
import pytest


@pytest.fixture
def site(portal):
    return sample.make_site(portal)


def rows(site, who="jimu", now=sample.NOW):
    with acting(who):
        made = export_of(site.call, "board").download(by=who, now=now)
    sheet = openpyxl.load_workbook(BytesIO(made.data)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_row_says_state_whose_turn_and_since_when(site):
    proposal = sample.submitted(site)
    found = rows(site, now=sample.NOW + timedelta(days=3))
    assert found[0][:2] == ["受付番号", "提案"]
    assert found[1] == [
        proposal.receipt_number,
        proposal.title,
        proposal.organization_title,
        "市民活動団体提案",
        "総合防災課",
        "提出済",
        "事務局",
        3,
        None,
    ]


def test_draft_of_a_group_is_not_in_it(site):
    sample.make_proposal(site)
    assert len(rows(site)) == 1


@pytest.mark.parametrize("who", ["daihyo", "bosai", "center", "iin"])
def test_only_the_secretariat_takes_it(site, who):
    with acting(who):
        assert export_of(site.call, "board") is None
