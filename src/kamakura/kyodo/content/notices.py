"""選考結果通知書: a letter per proposal, drawn up for the release and kept as it was sent."""

from .settings import setting
from .settings import setting_for
from datetime import date
from datetime import datetime
from persistent import Persistent


CONDITION = "協働事業の実施は、市の予算が議会で議決されることが条件です。"
"""Said to those who were chosen."""


class Notice(Persistent):
    """What stands in the letter of one proposal; figures are texts as they are printed.

    ``items``: (criterion, mean) in the order of the criteria, empty where the city leaves them
    out. ``number`` is the city's own (文書番号), typed in by the secretariat. ``day`` is written at
    the release. ``mails``: ids of the messages that say the same.
    """

    def __init__(
        self,
        *,
        addressee: tuple[str, ...],
        receipt_number: str,
        title: str,
        theme: str,
        outcome: str,
        outcome_title: str,
        points: str,
        items: tuple[tuple[str, str], ...],
        grounds: str,
        comment: str,
    ) -> None:
        self.addressee = addressee
        self.receipt_number = receipt_number
        self.title = title
        self.theme = theme
        self.outcome = outcome
        self.outcome_title = outcome_title
        self.points = points
        self.items = items
        self.grounds = grounds
        self.comment = comment
        self.number = ""
        self.signer = ""
        self.note = ""
        self.day: date | None = None
        self.mails: tuple[str, ...] = ()
        self.corrected_at: datetime | None = None
        self.corrected_by = ""


def signer_of(call) -> str:
    """Who signs the letters of a call: the setting, else whom the papers are addressed to."""
    return setting_for(call, "letter_signer") or setting("addressee") or ""


def addressee_of(organization) -> tuple[str, ...]:
    """The lines of the addressee: the group, then who represents it, with 様."""
    if organization is None:
        return ()
    head = " ".join(
        part for part in (organization.rep_title or "代表者", organization.rep_name) if part
    )
    if not organization.rep_name:
        return (f"{organization.title} 様",)
    return (organization.title, f"{head} 様")
