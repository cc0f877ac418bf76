"""Every button of every page, pressed by people who have no business there."""

from kamakura.kyodo.content.paper_copies import paper_copies
from kamakura.kyodo.operations.presentation_day import steps_seen
from plone import api
from plone.protect.authenticator import createToken
from tests.plone.leaks.matrix import ANYBODY
from tests.plone.leaks.person import Recorder
from tests.plone.leaks.walk import path_of
from tests.plone.leaks.walk import registered_views
from urllib.parse import urlencode


# Whoever presses, and of whom nothing is among the things they press on.
STRANGERS = (ANYBODY, "zqformer", "zqother", "zqmidori", "zqrecused")


def buttons(obj):
    """(page, button) of every page of ours for an object that answers a POST."""
    for name, view in sorted(registered_views(obj).items()):
        for one in sorted(dir(view)):
            if one.startswith("do_") and "__" not in one:
                yield name, one.removeprefix("do_")


def things(world):
    """What no stranger may touch, one of each type."""
    talk = next(o for o in world.first.objectValues() if o.portal_type == "KyodoConsultation")
    sheet = next(o for o in world.first.objectValues() if o.portal_type == "KyodoReview")
    return (
        world.call,
        world.first,
        world.paper,
        world.ours,
        world.committee,
        world.meeting,
        world.observed,
        world.day,
        talk,
        sheet,
    )


def typed(world):
    """Good answers to what buttons ask, so that none is refused for want of one."""
    return {
        "reason": "よそから押した",
        "item": "1",
        "agenda_id": "1",
        "seen": str(steps_seen(world.day)),
        "position": "0",
        "proposal": world.first.getId(),
        "proposals": world.first.UID(),
        "uids": world.first.UID(),
        "copy": next(iter(paper_copies(world.paper))),
        "member": "m1",
        "number": "1",
        "grounds": "よその理由",
        "comment": "よその講評",
        "name": "よそ者",
        "email": "zqstranger@example.com",
    }


def press_all(world, rules, *, now):
    """person -> what they met and wrote by pressing; nothing of it is kept."""
    return {user: _press(world, user, rules, now=now) for user in STRANGERS}


def _press(world, user, rules, *, now):
    recorder = Recorder(world.portal, user, rules, now=now)
    fields = {**typed(world), "_authenticator": _token(user)}
    for obj in things(world):
        for page, button in buttons(obj):
            body = urlencode({**fields, "do": button}).encode()
            recorder.press(f"{path_of(obj)}/@@{page}", body)
    return recorder.walk


def _token(user):
    if user is ANYBODY:
        return createToken()
    with api.env.adopt_user(username=user):
        return createToken()
