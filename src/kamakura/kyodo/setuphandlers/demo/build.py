"""The order in which the demo comes into being."""

from datetime import datetime
from kamakura.kyodo.setuphandlers.demo.open_call import make_open_call
from kamakura.kyodo.setuphandlers.demo.past_years import import_past
from kamakura.kyodo.setuphandlers.demo.people import at
from kamakura.kyodo.setuphandlers.demo.people import make_people
from kamakura.kyodo.setuphandlers.demo.scheme import make_scheme


BEGINNING = at(2024, 4, 1)


def build(portal, *, now: datetime):
    """Make people, the scheme, past years and the call that is open at ``now``."""
    make_people()
    program = make_scheme(portal, now=BEGINNING)
    import_past(program, now=BEGINNING)
    make_open_call(program, now=now)
    return program
