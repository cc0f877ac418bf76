"""The order in which the demo comes into being."""

from datetime import datetime
from kamakura.kyodo.setuphandlers.demo.committee import make_committee
from kamakura.kyodo.setuphandlers.demo.groups import GROUPS
from kamakura.kyodo.setuphandlers.demo.observers import make_observed_meeting
from kamakura.kyodo.setuphandlers.demo.open_call import make_open_call
from kamakura.kyodo.setuphandlers.demo.open_drafts import make_drafts
from kamakura.kyodo.setuphandlers.demo.past_years import import_past
from kamakura.kyodo.setuphandlers.demo.people import at
from kamakura.kyodo.setuphandlers.demo.people import make_people
from kamakura.kyodo.setuphandlers.demo.scheme import make_scheme
from kamakura.kyodo.setuphandlers.demo.steps import register
from kamakura.kyodo.setuphandlers.demo.year_2024 import story as year_2024
from kamakura.kyodo.setuphandlers.demo.year_2026 import story as year_2026


BEGINNING = at(2024, 4, 1)


def build(portal, *, now: datetime):
    """Make people, the scheme, past years and the call that is open at ``now``."""
    make_people()
    program = make_scheme(portal, now=BEGINNING)
    import_past(program, now=BEGINNING)
    committee = make_committee(program)
    organizations = {
        group.id: register(program, group, now=at(2024, 4, 8 + number, 19))
        for number, group in enumerate(GROUPS)
    }
    year_2024.play(program, committee, organizations)
    year_2026.play(program, committee, organizations)
    call = make_open_call(program, committee, now=now)
    make_drafts(call, organizations, now=now)
    make_observed_meeting(committee, call, now=now)
    return program
