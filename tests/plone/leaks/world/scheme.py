"""The people, the scheme, its committee, its calls and its groups."""

from datetime import date
from datetime import timedelta
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import organization as organizations
from kamakura.kyodo.operations import program as programs
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from tests.plone.leaks.world.moments import acting
from tests.plone.leaks.world.moments import CLOSES
from tests.plone.leaks.world.moments import START


# user id -> (full name, Plone group). The ids and names are words to look for, too.
PEOPLE = {
    "zqjimu": ("大町 事務", "kyodo-secretariat"),
    "zqbosai": ("小坂 防災", "kyodo-section"),
    "zqmidori": ("玉縄 公園", "kyodo-section"),
    "zqcenter": ("腰越 部会", "kyodo-center"),
    "zqchair": ("青柳 委員長", "kyodo-committee"),
    "zqvice": ("長谷川 副", "kyodo-committee"),
    "zqrecused": ("小町 除斥", "kyodo-committee"),
    "zqmember": ("材木座 委員", "kyodo-committee"),
    "zqleader": ("由比 代表", None),
    "zqreader": ("由比 閲覧", None),
    "zqformer": ("由比 元会員", None),
    "zqother": ("扇谷 代表", None),
}


SECTIONS = {"bosai": "総合防災課", "midori": "みどり公園課", "chiiki": "地域のつながり課"}


MEMBERS = (
    ("m1", "zqchair", "academic", "chair"),
    ("m2", "zqvice", "civic", "vice_chair"),
    ("m3", "zqrecused", "civic", "member"),
    ("m4", "zqmember", "citizen", "member"),
)


def make_people():
    for user_id, (name, group) in PEOPLE.items():
        api.user.create(
            username=user_id,
            email=f"{user_id}@example.com",
            password="kyodo-sample-2026",
            properties={"fullname": name},
        )
        if group:
            api.group.add_user(groupname=group, username=user_id)
    api.portal.set_registry_record("kamakura.kyodo.sections", SECTIONS)
    members = {"zqbosai": ["bosai"], "zqmidori": ["midori"], "zqjimu": ["chiiki"]}
    api.portal.set_registry_record("kamakura.kyodo.section_members", members)


def make_scheme(world):
    with acting(SITE_OWNER_NAME):
        world.program = programs.create_program(world.portal, by=SITE_OWNER_NAME, now=START)
        programs.ensure_folders(world.program, by=SITE_OWNER_NAME, now=START)
        api.content.transition(world.program, "publish")
    with acting("zqjimu"):
        world.committee = committees.add_committee(
            world.program, title="選考委員会", by="zqjimu", now=START
        )
        rows = [_member(*row) for row in MEMBERS]
        committees.set_members(world.committee, rows=rows, by="zqjimu", now=START)
        api.content.transition(world.committee, "publish")


def _member(key, user_id, category, office):
    return {
        "id": key,
        "user_id": user_id,
        "name": PEOPLE[user_id][0],
        "yomi": "",
        "category": category,
        "affiliation": "zqaffiliation" if key == "m4" else "",
        "office": office,
        "section": None,
        "term_from": date(2025, 4, 1),
        "term_to": date(2029, 3, 31),
    }


def make_calls(world):
    with acting("zqjimu"):
        world.call = calls.create_call(
            world.program,
            fiscal_year=2026,
            by="zqjimu",
            now=START,
            opens=START - timedelta(days=20),
            closes=CLOSES,
            committee_uid=world.committee.UID(),
            criteria=DEFAULT_CRITERIA.to_data(),
        )
        calls.publish_call(world.call, by="zqjimu", now=START)
        calls.open_call(world.call, by="zqjimu", now=START)
        world.next_call = calls.create_call(
            world.program,
            fiscal_year=2027,
            by="zqjimu",
            now=START,
            title="令和9年度募集 zqnextcall",
            opens=START + timedelta(days=300),
            closes=START + timedelta(days=350),
        )


def make_group(world, user_id, title):
    word = "ours" if user_id == "zqleader" else "theirs"
    with acting(user_id):
        return organizations.register_organization(
            world.program,
            title=title,
            yomi="だんたい",
            corp_type="voluntary",
            address=f"zqaddress-{word}",
            tel=f"zqtel-{word}"[:20],
            contact_name=f"zqcontact-{word}",
            by=user_id,
            now=START,
        )
