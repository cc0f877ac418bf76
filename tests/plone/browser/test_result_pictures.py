"""The pictures of the result say what the table behind them says."""

from bs4 import BeautifulSoup
from fractions import Fraction
from kamakura.kyodo.browser.chair.pictures import signed
from kamakura.kyodo.browser.chair.pictures import tendency_chart
from kamakura.kyodo.browser.chair.pictures import totals_chart
from kamakura.kyodo.content.snapshots.selection import ranked
from tests.plone.selection_sample import closed
from zope.i18n import translate
import pytest


class View:
    """What a picture needs of a page."""

    def translate(self, text):
        return translate(text, target_language="ja")


@pytest.fixture(scope="class")
def call(functional_portal_class):
    return closed(functional_portal_class).call


def cells(chart):
    return [[str(cell) for cell in row.cells] for row in chart.table.rows]


class TestPictures:
    def test_totals_of_every_proposal_by_rank(self, call):
        rows = cells(totals_chart(View(), call, ranked(call)))
        assert [row[2] for row in rows] == ["38.80", "36.00", "36.00", "33.25", "29.00"]
        assert rows[3][1] == "31.0、33.0、34.0、35.0"

    def test_one_dot_per_counted_member(self, call):
        soup = BeautifulSoup(totals_chart(View(), call, ranked(call)).svg, "html.parser")
        assert len(soup.select("circle")) == 24

    def test_tendency_names_every_member_once_most_generous_first(self, call):
        rows = cells(tendency_chart(View(), call))
        assert sorted(row[1] for row in rows) == ["4", "5", "5", "5", "5"]
        numbers = [float(row[2].replace("△", "-")) for row in rows]
        assert numbers == sorted(numbers, reverse=True)

    def test_recused_member_is_compared_over_what_they_marked(self, call):
        found = {row[0]: row[1:] for row in cells(tendency_chart(View(), call))}
        # P1 +1.2, P3 -1, P4 +1, P5 +1 over four proposals.
        assert found["小町ゆかり"] == ["4", "+0.55"]


def test_differences_are_written_with_their_sign():
    values = (Fraction(1, 2), Fraction(-1, 3), Fraction(0))
    assert [signed(one) for one in values] == ["+0.50", "△0.33", "0.00"]
