"""The accounts of the demo: one per kind of person. This table is the only list of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from datetime import UTC
from kamakura.kyodo.content.fields import jst
from kamakura.kyodo.setuphandlers.demo.groups import GROUPS
from plone import api


# For trying on one's own machine only; long enough for Plone's rule.
PASSWORD = "kyodo-demo"

# The departments of the fictional year, and the names that stand in old records.
SECTIONS = {
    "chiiki": "市民防災部 地域のつながり課",
    "bosai": "市民防災部 総合防災課",
    "kankyo": "環境部 環境政策課",
    "midori": "みどり公園課",
    "sports": "スポーツ課",
    "toshokan": "教育文化財部 中央図書館",
    "shisan": "公的不動産活用課",
}

SECRETARIAT = "jimu"
CENTER = "bukai"
MEMBERS = ("iin1", "iin2", "iin3", "iin4", "iin5")


@dataclass(frozen=True)
class Account:
    """A person who can log in: user id, name, what they are, group in Plone, departments."""

    user_id: str
    name: str
    kind: str
    group: str = ""
    sections: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        """An address that no mail can reach."""
        return f"{self.user_id}@kyodo.invalid"


STAFF = (
    Account("jimu", "大町 花子", "事務局(地域のつながり課)", "kyodo-secretariat", ("chiiki",)),
    Account("bosai", "小坂 一郎", "担当課(総合防災課)", "kyodo-section", ("bosai",)),
    Account("kankyo", "七里 凪", "担当課(環境政策課)", "kyodo-section", ("kankyo",)),
    Account("midori", "玉縄 二葉", "担当課(みどり公園課)", "kyodo-section", ("midori",)),
    Account("sports", "岩瀬 歩", "担当課(スポーツ課)", "kyodo-section", ("sports",)),
    Account("toshokan", "笹目 ふみ", "担当課(中央図書館)", "kyodo-section", ("toshokan",)),
    Account("bukai", "腰越 三郎", "協働事業推進部会", "kyodo-center"),
    Account("iin1", "青柳 みどり", "選考委員長(学識経験者)"),
    Account("iin2", "長谷川 渉", "選考副委員長(市民活動)"),
    Account("iin3", "小町 ゆかり", "選考委員(市民活動)"),
    Account("iin4", "材木座 健", "選考委員(市民)"),
    Account("iin5", "佐助 正雄", "選考委員(市職員)"),
)
ROLE_WORDS = {"representative": "代表", "editor": "担当", "reader": "閲覧"}


def accounts() -> tuple[Account, ...]:
    """Everybody: staff and committee first, then the people of the groups."""
    members = [
        Account(person.user_id, person.name, f"{group.title}({ROLE_WORDS[person.role]})")
        for group in GROUPS
        for person in group.people
    ]
    return (*STAFF, *members)


def accounts_text() -> str:
    """The table for the terminal: login, password, name and kind."""
    width = max(len(one.user_id) for one in accounts())
    lines = [f"{one.user_id:<{width}} / {PASSWORD}    {one.kind} {one.name}" for one in accounts()]
    return "\n".join(lines)


def make_people() -> None:
    """Create the missing accounts and bind the officers to their departments."""
    for one in accounts():
        if api.user.get(username=one.user_id) is None:
            api.user.create(
                username=one.user_id,
                email=one.email,
                password=PASSWORD,
                properties={"fullname": one.name},
            )
        if one.group:
            api.group.add_user(groupname=one.group, username=one.user_id)
    known = api.portal.get_registry_record("kamakura.kyodo.sections") or {}
    api.portal.set_registry_record("kamakura.kyodo.sections", {**SECTIONS, **known})
    members = {one.user_id: list(one.sections) for one in accounts() if one.sections}
    api.portal.set_registry_record("kamakura.kyodo.section_members", members)


@contextmanager
def acting(user_id: str) -> Iterator[str]:
    """Act as a person: their permissions are asked, not ours."""
    with api.env.adopt_user(username=user_id):
        yield user_id


def at(year: int, month: int, day: int, hour: int = 10, minute: int = 0) -> datetime:
    """A moment in Japan time, as the verbs take it."""
    return jst(year, month, day, hour, minute).astimezone(UTC)
