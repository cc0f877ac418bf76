"""A call with its forms."""

from plone import api
import pytest


@pytest.fixture
def call(portal):
    with api.env.adopt_roles(["Manager"]):
        program = api.content.create(portal, "KyodoProgram", id="kyodo", title="協働事業")
        return api.content.create(
            program, "KyodoCall", id="fy2026", title="令和8年度募集", fiscal_year=2026
        )
