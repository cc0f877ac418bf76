"""Any walk of any people through proposals, sheets and meetings keeps every promise.

The steps and the plain model beside the site are in ``tests/plone/walk``. A run takes the same
walks every time, for about a minute and a half: what was right stays right. ``KYODO_WALKS=100``
searches: more, longer and other ones. A walk that fails is printed as the calls to repeat it,
with its ``reproduce_failure`` line.
"""

from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from tests.plone.walk.sessions import Sessions
from tests.plone.walk.world import make_world
import os
import pytest
import transaction


IS_SEARCH = "KYODO_WALKS" in os.environ
WALKS = int(os.environ.get("KYODO_WALKS", "8"))
"""Walks from each of the three beginnings."""

STEPS = 30 if WALKS < 20 else 60

# A failing walk is not made shorter, which may take five minutes.
QUICK = "KYODO_WALKS_QUICK" in os.environ


@pytest.fixture(scope="class")
def world(functional_portal_class):
    made = make_world(functional_portal_class)
    transaction.commit()
    return made


class TestAnyWalk:
    """The site is made once; every walk is forgotten at its end."""

    @pytest.mark.parametrize("begins", ["accepting", "judging", "closed"])
    def test_every_promise_is_kept(self, world, begins):
        run_state_machine_as_test(
            lambda: Sessions(world, begins),
            settings=settings(
                max_examples=WALKS,
                stateful_step_count=STEPS,
                deadline=None,
                derandomize=not IS_SEARCH,
                print_blob=True,
                phases=[Phase.explicit, Phase.generate, *([] if QUICK else [Phase.shrink])],
                report_multiple_bugs=not QUICK,
                suppress_health_check=list(HealthCheck),
            ),
        )
