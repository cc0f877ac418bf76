"""What the check of the requirements found, at the place of the papers where it is mended."""

from collections.abc import Mapping
from collections.abc import Sequence
from kamakura.kyodo.content.snapshots.proposal import eligibility_checks
from kamakura.kyodo.content.snapshots.proposal import proposal_form
from kamakura.kyodo.domain.eligibility import Answer
from kamakura.kyodo.domain.eligibility import Check
from kamakura.kyodo.i18n import _
from kamakura.kyodo.messages.titles import CHECK_TITLES
from typing import Any


PROFILE = "organization_profile"
# Everything else is one of the boxes the group ticks on its 提案書.
FIELDS = {
    "corp_type": "corp_type",
    "office_in_city": "address",
    "base_in_city": "city_contact",
    "officers": "officers_count",
    "citizen_members": "members_citizens",
    "activity": "founded",
    "bylaws": "bylaws",
    "accounts": "latest_accounts",
    "open_to_public": "admission",
    "registration": "centre_registration",
    "pledge": "pledge",
}
BOXES = "eligibility"


def unmet_requirements(proposal: Any) -> Mapping[str, Sequence[Any]]:
    """Address of a question -> what was noted or found about the requirement it answers."""
    found: dict[str, list[Any]] = {}
    for check in eligibility_checks(proposal):
        if text := _found(proposal, check):
            found.setdefault(_address(proposal, check.key), []).append(text)
    return found


def _found(proposal: Any, check: Check) -> Any:
    """The note of whoever judged; else, where the papers speak against it, which it is."""
    stored = proposal.checks.get(check.key)
    is_unmet = check.answer == Answer.NG if stored is None else not stored["ok"]
    if not is_unmet:
        return ""
    title = CHECK_TITLES[check.key]
    note = (stored or {}).get("note", "")
    if note:
        return _("要件「${title}」: ${note}", mapping={"title": title, "note": note})
    return _("要件「${title}」を、書類で確かめられません。", mapping={"title": title})


def _address(proposal: Any, key: str) -> str:
    field = FIELDS.get(key)
    return f"{PROFILE}:{field}" if field else f"{proposal_form(proposal)}:{BOXES}"
