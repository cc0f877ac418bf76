"""What the board shows: filters and order as typed into the address, as a catalog query."""

from collections.abc import Collection
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import fields
from datetime import date
from datetime import timedelta
from kamakura.kyodo.domain.states import life_cycle
from typing import Any


SIZE = 50
ORDERS = {
    "number": "kyodo_receipt_order",
    "yomi": "sortable_title",
    "due": "kyodo_due",
    "since": "kyodo_since",
}
KINDS = ("group", "city")


@dataclass(frozen=True)
class Filters:
    """Understood filters; what is not on offer is left out."""

    state: str = ""
    kind: str = ""
    theme: str = ""
    section: str = ""
    waiting: str = ""
    late: str = ""
    order: str = "number"
    start: int = 0

    def query(self, *, today: date) -> dict[str, Any]:
        """The catalog query of these filters. Late: due before today."""
        wanted: dict[str, Any] = {
            "review_state": self.state,
            "kyodo_kind": self.kind,
            "kyodo_theme": self.theme,
            "kyodo_sections": self.section,
            "kyodo_waiting": self.waiting,
        }
        if self.late:
            yesterday = (today - timedelta(days=1)).isoformat()
            wanted["kyodo_due"] = {"query": yesterday, "range": "max"}
        return {
            **{index: value for index, value in wanted.items() if value},
            "portal_type": "KyodoProposal",
            "sort_on": ORDERS[self.order],
        }

    def params(self, **changes: Any) -> dict[str, str]:
        """The filters as parameters of an address; empty ones are left out."""
        now = {one.name: getattr(self, one.name) for one in fields(self) if one.name != "start"}
        return {name: str(value) for name, value in (now | changes).items() if value}


def read(form: Mapping[str, Any], *, sections: Collection[str], themes: Collection[str]) -> Filters:
    """The filters of a request."""
    states = {state.id for state in life_cycle("proposal").states}
    turns = {"group", "secretariat", "center", "committee", *(f"section:{s}" for s in sections)}
    start = str(form.get("start", ""))
    return Filters(
        state=_one(form, "state", states),
        kind=_one(form, "kind", KINDS),
        theme=_one(form, "theme", themes),
        section=_one(form, "section", sections),
        waiting=_one(form, "waiting", turns),
        late=_one(form, "late", ("1",)),
        order=_one(form, "order", ORDERS) or "number",
        start=int(start) if start.isascii() and start.isdigit() and len(start) < 7 else 0,
    )


def _one(form: Mapping[str, Any], name: str, offered: Any) -> str:
    value = form.get(name, "")
    return value if isinstance(value, str) and value in offered else ""
