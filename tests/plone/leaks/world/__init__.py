"""A site in which every private thing carries a word that is nowhere else.

Built through the verbs, in three moments: sheets are being marked, the result is prepared
but not released, the result is released and the chosen work is being evaluated.
"""

from kamakura.kyodo.operations import invitation as invitations
from kamakura.kyodo.operations import organization as organizations
from tests.plone.leaks.world.judging import begin_step
from tests.plone.leaks.world.judging import mark_all
from tests.plone.leaks.world.meetings import announce_meeting
from tests.plone.leaks.world.meetings import draft_meeting
from tests.plone.leaks.world.meetings import hold_day
from tests.plone.leaks.world.moments import acting
from tests.plone.leaks.world.moments import START
from tests.plone.leaks.world.papers import OTHERS
from tests.plone.leaks.world.papers import SECRETS
from tests.plone.leaks.world.proposals import ready_proposal
from tests.plone.leaks.world.proposals import taken_in_proposal
from tests.plone.leaks.world.scheme import make_calls
from tests.plone.leaks.world.scheme import make_group
from tests.plone.leaks.world.scheme import make_people
from tests.plone.leaks.world.scheme import make_scheme
from tests.plone.leaks.world.unsent import make_drafts
from tests.plone.leaks.world.unsent import post_letters
from types import SimpleNamespace
import transaction


def build(portal):
    """The site while sheets are being marked."""
    world = SimpleNamespace(portal=portal, objects=[])
    make_people()
    make_scheme(world)
    make_calls(world)
    world.ours = make_group(world, "zqleader", "かまくら多文化さんぽの会")
    world.theirs = make_group(world, "zqother", "防災あそび研究会")
    with acting("zqleader"):
        for user, role in (("zqreader", "reader"), ("zqformer", "editor")):
            organizations.set_member(world.ours, user_id=user, role=role, by="zqleader", now=START)
    transaction.commit()
    world.first = ready_proposal(world, world.ours, "zqleader", SECRETS, "zqfile-ours.pdf")
    world.second = ready_proposal(world, world.theirs, "zqother", OTHERS, "zqfile-theirs.pdf")
    world.third = taken_in_proposal(world)
    make_drafts(world)
    announce_meeting(world)
    draft_meeting(world)
    post_letters(world)
    with acting("zqleader"):
        invitations.invite(
            world.ours,
            email="zqinvited@example.com",
            role="editor",
            key="zqname.zqtoken",
            url="http://nohost/zqlink",
            by="zqleader",
            now=START,
        )
        organizations.remove_member(world.ours, user_id="zqformer", by="zqleader", now=START)
    mark_all(world)
    begin_step(world)
    hold_day(world)
    transaction.commit()
    return world
