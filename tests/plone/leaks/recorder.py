"""Walk, and keep what matters: which words were met where, by whom."""

from collections import defaultdict
from dataclasses import dataclass
from dataclasses import field
from tests.plone.leaks import routes
from tests.plone.leaks.matrix import ANYBODY
from tests.plone.leaks.matrix import CURIOUS
from tests.plone.leaks.matrix import LOGINS
from tests.plone.leaks.matrix import MARKING
from tests.plone.leaks.matrix import PREPARED
from tests.plone.leaks.matrix import RELEASED
from tests.plone.leaks.matrix import WALKERS
from tests.plone.leaks.walk import everything_in
from tests.plone.leaks.walk import path_of
from tests.plone.leaks.walk import Visitor
from tests.plone.leaks.walk import watching_writes
from tests.plone.leaks.world import build
from tests.plone.leaks.world import moments
from tests.plone.leaks.world.judging import prepare
from tests.plone.leaks.world.later import publish
import re


# Form tokens, and numbers of the page parts of one request.
CHANGING = re.compile(r"[0-9a-f]{32,}|kyodo-flow-[0-9a-f]+")


@dataclass
class Walk:
    """What one person met at one moment."""

    met: dict = field(default_factory=lambda: defaultdict(list))
    broken: list = field(default_factory=list)
    wrote: list = field(default_factory=list)
    unprotected: list = field(default_factory=list)
    pages: dict = field(default_factory=dict)
    count: int = 0


class Recorder:
    """Follows one person."""

    def __init__(self, portal, user_id, rules, *, now):
        self.visitor = Visitor(portal, user_id, now=now)
        self.user_id = user_id
        self.words = re.compile("|".join(map(re.escape, (*rules, *LOGINS))))
        self.walk = Walk()

    def go(self, url, *, accept="*/*", chrome=False, keep=False):
        """One request: note words, failures, writes, missing headers."""
        path, _mark, query = url.partition("?")
        if accept == "*/*" and not chrome:
            query = f"{query}&ajax_load=1".lstrip("&")
        answer = self.visitor.get(path, query, accept=accept)
        walk = self.walk
        walk.count += 1
        text = answer.text
        asked = f"{path} {query}"
        for word in set(self.words.findall(text)):
            if word not in asked:
                walk.met[word].append(url)
        if answer.status >= 500:
            walk.broken.append((url, text.strip()[-400:]))
        if answer.wrote and keep:
            walk.wrote.append((url, answer.wrote))
        if answer.status == 200 and "@@kyodo" in path:
            self._headers(url, answer)
        if keep:
            page = CHANGING.sub("", text) if answer.status == 200 else ""
            walk.pages[url] = (answer.status, page)

    def _headers(self, url, answer):
        headers = {name.lower(): value for name, value in answer.headers.items()}
        kind = headers.get("content-type", "")
        private = "private" in headers.get("cache-control", "")
        if self.user_id is not ANYBODY and not private:
            self.walk.unprotected.append((url, "cache"))
        if kind.startswith(("text/html", "application/json")) or not answer.body:
            return
        safe = headers.get("x-content-type-options") == "nosniff"
        attached = headers.get("content-disposition", "").startswith("attachment")
        # A public photo is drawn anew by us; everything else was sent by somebody.
        if not safe or not (attached or kind.startswith("image/")):
            self.walk.unprotected.append((url, "file"))


def walk_all(portal):
    """moment -> person -> what they met."""
    world = build(portal)
    found = {}
    with watching_writes():
        found["marking"] = _walk(portal, MARKING, moments.MARKING, _judged(world), wide=False)
        prepare(world)
        found["prepared"] = _walk(portal, PREPARED, moments.MARKING, _all(world), wide=True)
        publish(world)
        later = [*_judged(world), *everything_in(world.project), world.ours, world.theirs]
        found["released"] = _walk(portal, RELEASED, moments.LATER, later, wide=False)
    return found


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
