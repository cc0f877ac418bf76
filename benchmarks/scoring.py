"""The result of 300 proposals × 15 members × 12 items: computed, and shown on the desk.

The sheets are stored as the marking stores them; the proposals and the members are put there
directly. Computing is what happens once, when the chair closes.
"""

from collections.abc import Iterator
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import Criterion
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations.selection import accept_computed
from kamakura.kyodo.operations.selection import compute
from measure import in_turns
from measure import line
from pages import weigh
from plone import api
from plone.dexterity.utils import createContent
from site_under_test import Site
import random
import scheme
import time


PROPOSALS, MEMBERS, ITEMS = 300, 15, 12
DESK = "/kyodo/fy2026/@@kyodo-resultdesk"
STOCK = "stock page of equal bytes, signed in"


def run(site: Site) -> Iterator[str]:
    """Yield the time of the computation, then the desk against a stock page of equal bytes."""
    with site.at_work():
        made = scheme.make_scheme(site.portal)
        groups = [scheme.make_group(made.program, number) for number in range(20)]
        scheme.fill(made, groups, upto=PROPOSALS, states=("judging",))
        _committee(made)
        _mark(made)
        api.content.create(site.portal, "Document", "stock-page", title="Stock page")
        api.content.transition(site.portal["stock-page"], "publish")
    yield f"{PROPOSALS} proposals × {MEMBERS} members × {ITEMS} items"
    with site.at_work():
        began, busy = time.perf_counter(), time.process_time()
        compute(made.call, by=scheme.SECRETARIAT, now=scheme.NOW)
        took = (time.perf_counter() - began, time.process_time() - busy)
    with site.at_work(), api.env.adopt_user(scheme.SECRETARIAT):
        accept_computed(made.call, by=scheme.SECRETARIAT, now=scheme.NOW)
    yield f"computed in {took[0]:.2f} s (processor {took[1]:.2f} s), once, at the closing"
    staff = {"user": scheme.SECRETARIAT, "password": scheme.PASSWORD}
    weigh(site, like=DESK, **staff)
    figures = in_turns(
        {
            STOCK: lambda: site.get("/stock-page", **staff),
            "result desk, first page": lambda: site.get(DESK, **staff),
            "result desk, last page": lambda: site.get(f"{DESK}?start=290", **staff),
        }
    )
    for figure in figures.values():
        yield "  " + line(figure, against=figures[STOCK])


def _committee(made: scheme.Scheme) -> None:
    for number in range(1, MEMBERS + 1):
        scheme.make_person(f"judge{number}")
    committee = committees.add_committee(
        made.program, title="選考委員会", by="admin", now=scheme.NOW
    )
    committees.set_members(
        committee,
        rows=[
            {
                "id": f"judge{number}",
                "user_id": f"judge{number}",
                "name": f"委員{number}",
                "category": "citizen",
                "office": "chair" if number == 1 else "member",
            }
            for number in range(1, MEMBERS + 1)
        ],
        size_limit=MEMBERS,
        by="admin",
        now=scheme.NOW,
    )
    made.call.committee_uid = committee.UID()
    criteria = CriteriaSet(
        tuple(Criterion(f"q{number}", f"項目{number}") for number in range(1, ITEMS + 1)),
        tie_order=("q1+q2", "count5", "vote"),
    )
    made.call.criteria = criteria.to_data()
    made.call.frozen["criteria"] = criteria.to_data()


def _mark(made: scheme.Scheme) -> None:
    luck = random.Random(2026)
    keys = [f"q{number}" for number in range(1, ITEMS + 1)]
    for proposal in children(made.call, "KyodoProposal"):
        for number in range(1, MEMBERS + 1):
            member = f"judge{number}"
            review = createContent("KyodoReview", id=member, member_id=member, user_id=member)
            proposal._setObject(member, review, suppress_events=True)
            review = proposal[member]
            review.counted = True
            review.sheet.write(
                marks={key: luck.randint(1, 5) for key in keys},
                comments={},
                comment="工夫があり、地域の役に立ちます。",
                by=member,
                now=scheme.NOW,
            )
