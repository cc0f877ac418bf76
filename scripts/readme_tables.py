"""Write the tables of README.md from the code. ``--check`` only says whether they are true.

A table stands between ``<!-- table: NAME -->`` and ``<!-- end -->``.
"""

from collections.abc import Iterable
from importlib import import_module
from kamakura.kyodo import permissions
from kamakura.kyodo.domain.states import LIFE_CYCLES
from kamakura.kyodo.forms.catalog import FORMS
from lxml import etree
from pathlib import Path
from zope.component import adaptedBy
import re
import sys


ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PROFILE = ROOT / "src" / "kamakura" / "kyodo" / "profiles" / "default"
BLOCK = re.compile(r"(<!-- table: (\w+) -->\n)(.*?)(<!-- end -->)", re.DOTALL)


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table in Markdown."""
    head = list(head)
    lines = [head, ["---"] * len(head), *(list(row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def types() -> str:
    """The content types, from their definitions."""
    rows = []
    for path in sorted((PROFILE / "types").glob("*.xml")):
        root = etree.parse(path).getroot()
        found = {one.get("name"): (one.text or "").strip() for one in root.iter("property")}
        rows.append((f"`{root.get('name')}`", found["title"], found["description"]))
    return table(("type", "名前", "何か"), rows)


def forms() -> str:
    """The eight forms, from the catalogue."""
    rows = [(f"`{one.key}`", one.number or "—", str(one.title)) for one in FORMS]
    return table(("form key", "番号(初期値)", "名前"), rows)


def states() -> str:
    """The life cycles: every state, in the words of the parties and of citizens."""
    rows = [
        (
            f"`{cycle.noun}`",
            " → ".join(cycle.state(one).label for one in cycle.main),
            "、".join(one.label for one in cycle.states if one.id not in cycle.main) or "—",
        )
        for cycle in LIFE_CYCLES.values()
    ]
    return table(("thing", "流れ", "わきの状態"), rows)


def roles() -> str:
    """The permissions that the role map grants for the whole site, by role."""
    root = etree.parse(PROFILE / "rolemap.xml").getroot()
    granted: dict[str, list[str]] = {role: [] for role in permissions.ROLES}
    for permission in root.iter("permission"):
        for role in permission.iter("role"):
            if role.get("name") in granted and permission.get("name").startswith(
                permissions.PREFIX
            ):
                name = permission.get("name").removeprefix(permissions.PREFIX)
                granted[role.get("name")].append(name)
    rows = [
        (f"`{role}`", "、".join(sorted(names)) or "— (by state only)")
        for role, names in granted.items()
    ]
    return table(("role", "permissions everywhere"), rows)


def exports() -> str:
    """The files that can be taken away, from the registry of exports."""
    package = "kamakura.kyodo.exports"
    root = etree.parse(ROOT / "src" / package.replace(".", "/") / "configure.zcml").getroot()
    rows = []
    for line in root.iter("{*}adapter"):
        module, _dot, name = line.get("factory").strip(".").rpartition(".")
        factory = getattr(import_module(f"{package}.{module}"), name)
        context = adaptedBy(factory)[0].__name__.removeprefix("I")
        rows.append((f"`{context}`", f"`{line.get('name')}`", factory.title, factory.description))
    return table(("on", "name", "名前", "何か"), sorted(rows))


TABLES = {
    "types": types,
    "forms": forms,
    "states": states,
    "roles": roles,
    "exports": exports,
}


def filled(text: str) -> str:
    """The text with every table as the code has it now."""
    return BLOCK.sub(lambda found: found[1] + TABLES[found[2]]() + found[4], text)


def main() -> int:
    """Write the tables, or check them."""
    text = README.read_text(encoding="utf-8")
    true = filled(text)
    if "--check" in sys.argv:
        return int(text != true)
    README.write_text(true, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
