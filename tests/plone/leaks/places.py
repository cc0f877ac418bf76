"""A place of a theme becomes free: before 繰上げ is prepared, while it is, after its release."""

from kamakura.kyodo.operations import base
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import retabling
from kamakura.kyodo.operations import selection as selections
from tests.plone import selection_sample as sample
from tests.plone.leaks import routes
from tests.plone.leaks.person import Recorder
from tests.plone.leaks.walk import path_of
from tests.plone.leaks.walk import watching_writes
import transaction


NOW = sample.NOW
OFFICE = {"jimu"}
# A visitor, the groups of the proposals that left and that moves up, another one, the section,
# the centre, the chair and a member.
BLIND = (None, "gp3", "gp4", "gp1", "shoku", "center", "iin4")
WALKERS = (*BLIND, "iin1", "jimu")
MOMENTS = ("free", "offered", "moved")


def openness(moment):
    """word -> who may meet it."""
    group = {"gp4"} if moment == "moved" else set()
    told = set(WALKERS) if moment == "moved" else OFFICE
    return {"zqmovedup": OFFICE | group, "zqtold": told, "zqpraise": told}


def walk_places(portal):
    """moment -> person -> what they met."""
    site = sample.closed(portal)
    with sample.acting("jimu"):
        selections.accept_computed(site.call, by="jimu", now=NOW)
        release.prepare_release(site.call, by="jimu", now=NOW)
        release.release_selection(site.call, by="jimu", now=NOW)
    with sample.acting("gp3"):
        base.move(site.proposals["P3"], "withdraw", by="gp3", now=NOW, reason="人手が足りない")
    found = {}
    with watching_writes():
        for moment in MOMENTS:
            _move_on(site, moment)
            transaction.commit()
            found[moment] = {user: _walk(site, user, moment) for user in WALKERS}
    return found


def _move_on(site, moment):
    call, proposal = site.call, site.proposals["P4"]
    with sample.acting("jimu"):
        if moment == "offered":
            words = {"reason": "zqmovedup", "told": "zqtold", "comment": "zqpraise"}
            retabling.offer_place(call, proposal, **words, by="jimu", now=NOW)
        if moment == "moved":
            retabling.release_place(call, proposal, by="jimu", now=NOW)


def _walk(site, user, moment):
    recorder = Recorder(site.portal, user, openness(moment), now=NOW)
    proposal = site.proposals["P4"]
    group = next(
        one for one in site.program["organizations"].objectValues() if "gp4" in one.members
    )
    for obj in (site.program, site.call, proposal, group):
        for url in routes.own_pages(obj):
            recorder.go(url, keep=True)
        for url in routes.services(obj):
            recorder.go(url, accept=routes.JSON)
    for name in ("search_rss?SearchableText=*", "rss.xml", "sitemap.xml.gz"):
        recorder.go(f"{path_of(site.portal)}/{name}")
    return recorder.walk
