"""Walk, and keep what matters: which words were met where, by whom."""

from dataclasses import dataclass
from dataclasses import field
from kamakura.kyodo.notifications.outbox import OUT
from kamakura.kyodo.notifications.outbox import outbox_of
from tests.plone.leaks import routes
from tests.plone.leaks.matrix import CURIOUS
from tests.plone.leaks.matrix import MARKING
from tests.plone.leaks.matrix import PREPARED
from tests.plone.leaks.matrix import RELEASED
from tests.plone.leaks.matrix import WALKERS
from tests.plone.leaks.person import Recorder
from tests.plone.leaks.posts import press_all
from tests.plone.leaks.walk import everything_in
from tests.plone.leaks.walk import path_of
from tests.plone.leaks.walk import watching_writes
from tests.plone.leaks.world import build
from tests.plone.leaks.world import moments
from tests.plone.leaks.world.judging import prepare
from tests.plone.leaks.world.later import publish


@dataclass
class Visit:
    """What was met: at each moment by each person, by pressing buttons, in the mail."""

    walked: dict = field(default_factory=dict)
    pressed: dict = field(default_factory=dict)
    mails: list = field(default_factory=list)  # with the rules of the moment they left at


def walk_all(portal):
    """Everybody walks the site at three moments; strangers press every button at one."""
    world, visit = build(portal), Visit()
    found = visit.walked
    with watching_writes():
        found["marking"] = _walk(portal, MARKING, moments.MARKING, _judged(world), wide=False)
        prepare(world)
        found["prepared"] = _walk(portal, PREPARED, moments.MARKING, _all(world), wide=True)
        visit.pressed = press_all(world, PREPARED, now=moments.MARKING)
        visit.mails = [(mail, PREPARED) for mail in _mails(world)]
        publish(world)
        later = [*_judged(world), *everything_in(world.project), world.ours, world.theirs]
        found["released"] = _walk(portal, RELEASED, moments.LATER, later, wide=False)
    early = {mail.id for mail, _rules in visit.mails}
    visit.mails += [(mail, RELEASED) for mail in _mails(world) if mail.id not in early]
    return visit


def _mails(world):
    """What has left, or tried to."""
    return [mail for mail in outbox_of(world.program).by_id.values() if mail.status in OUT]


def _judged(world):
    """What is around the judging: the call, its day, one proposal with all in it, all sheets."""
    sheets = [one for one in world.second.objectValues() if one.portal_type == "KyodoReview"]
    return [world.call, world.day, *everything_in(world.first), *sheets]


def _all(world):
    """Every object of the site; of the designs of forms one."""
    return [
        one
        for one in everything_in(world.program)
        if one.portal_type != "EasyForm" or path_of(one).endswith("fy2026/forms/budget")
    ]


def _walk(portal, rules, now, objects, *, wide):
    one_of_each = list({obj.portal_type: obj for obj in objects}.values())
    site = path_of(portal)
    found = {}
    for user_id in WALKERS:
        recorder = Recorder(portal, user_id, rules, now=now)
        for obj in objects:
            for url in routes.own_pages(obj):
                recorder.go(url, keep=True)
        if wide and user_id in CURIOUS:
            _stock(recorder, site, one_of_each)
        found[user_id] = recorder.walk
    return found


def _stock(recorder, site, objects):
    for name in routes.SITE:
        recorder.go(site + name, chrome=True)
    for name in routes.SITE_REST:
        recorder.go(site + name, accept=routes.JSON)
    for obj in objects:
        recorder.go(path_of(obj), chrome=True)
        for url in routes.stock_pages(obj):
            recorder.go(url)
        for url in routes.services(obj):
            recorder.go(url, accept=routes.JSON)
        for url in routes.attributes(obj):
            recorder.go(url)
