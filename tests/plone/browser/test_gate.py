"""Pages that Plone opens to all stay closed on what a person may not see."""

from kamakura.kyodo.browser.gate.gate import close_the_gate
from types import SimpleNamespace
from zExceptions import Unauthorized
import pytest
import sample


def knock(user_id, *parents):
    """What the publisher asks after it has found a page below ``parents``."""
    event = SimpleNamespace(request={"PARENTS": list(parents)})
    with sample.acting(user_id):
        close_the_gate(event)


@pytest.fixture
def site(integration):
    return sample.make_site(integration["portal"])


def test_a_strangers_draft_is_closed(site):
    draft = sample.make_proposal(site)
    with pytest.raises(Unauthorized):
        knock("other", draft, site.call, site.program, site.portal)


def test_ones_own_draft_is_open(site):
    knock("daihyo", sample.make_proposal(site), site.call, site.program, site.portal)


def test_pieces_of_a_page_do_not_hide_the_object(site):
    draft = sample.make_proposal(site)
    with pytest.raises(Unauthorized):
        knock("other", object(), draft, site.call)


def test_pages_of_the_site_are_plones_business(site):
    knock("other", site.portal)
