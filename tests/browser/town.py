"""The town before the story begins: accounts, departments, the scheme, last year's call."""

from crew import PASSWORD
from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.domain.deadlines import today
from kamakura.kyodo.domain.fiscal import fiscal_year_of
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import program as programs
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.app.textfield.value import RichTextValue


SECTIONS = {"bosai": "総合防災課", "midori": "みどり公園課", "chiiki": "地域のつながり課"}
# user id -> (name, Plone group, departments)
PEOPLE = {
    "jimu": ("大町花子", "kyodo-secretariat", ("chiiki",)),
    "bosai": ("小坂一郎", "kyodo-section", ("bosai",)),
    "midori": ("玉縄二郎", "kyodo-section", ("midori",)),
    "center": ("腰越三郎", "kyodo-center", ()),
    "iin1": ("青柳みどり", "kyodo-committee", ()),
    "iin2": ("長谷川渉", "kyodo-committee", ()),
    "iin3": ("小町ゆかり", "kyodo-committee", ()),
    "iin4": ("材木座健", "kyodo-committee", ()),
    "iin5": ("佐助正雄", "kyodo-committee", ()),
    "yui": ("由比花", None, ()),
    "minoru": ("由比実", None, ()),
    "ogi": ("扇谷次", None, ()),
}
NOW = datetime.now(UTC)
TODAY: date = today(NOW)
WORK_YEAR = fiscal_year_of(TODAY)
"""The 年度 of the work: this one, so that it can begin today."""

CALL_YEAR = WORK_YEAR - 1


def settle(site) -> None:
    """Make what a city has before its first year with us."""
    for user_id, (name, group, _sections) in PEOPLE.items():
        api.user.create(
            username=user_id,
            email=f"{user_id}@example.com",
            password=PASSWORD,
            properties={"fullname": name},
        )
        if group:
            api.group.add_user(groupname=group, username=user_id)
    api.portal.set_registry_record("kamakura.kyodo.sections", SECTIONS)
    members = {user: list(keys) for user, (_n, _g, keys) in PEOPLE.items() if keys}
    api.portal.set_registry_record("kamakura.kyodo.section_members", members)
    program = programs.create_program(site, by=SITE_OWNER_NAME, now=NOW)
    programs.ensure_folders(program, by=SITE_OWNER_NAME, now=NOW)
    api.content.transition(program, "publish")
    last_year(program)


def last_year(program) -> None:
    """A call of the year before, closed long ago."""
    opens = NOW - timedelta(days=400)
    closes = NOW - timedelta(days=330)
    intro = RichTextValue("<p>地域の課題を、団体と市が一緒に解く事業を募ります。</p>", "text/html")
    committee = committees.add_committee(
        program, title="協働事業選考委員会", by=SITE_OWNER_NAME, now=opens
    )
    call = calls.create_call(
        program,
        fiscal_year=CALL_YEAR - 1,
        by=SITE_OWNER_NAME,
        now=opens,
        opens=opens,
        closes=closes,
        introduction=intro,
        committee_uid=committee.UID(),
    )
    calls.publish_call(call, by=SITE_OWNER_NAME, now=opens)
    calls.open_call(call, by=SITE_OWNER_NAME, now=opens)
    calls.close_call(call, by=SITE_OWNER_NAME, now=closes + timedelta(days=1))
