"""補正: what was mended of what was asked for, and when the asking may change."""

from collections.abc import Collection
from collections.abc import Mapping
from datetime import date
from kamakura.kyodo.domain.refusal import Refusal
from kamakura.kyodo.domain.refusal import RefusalCode
from kamakura.kyodo.domain.screening import ScreeningCode


class CorrectionCode(RefusalCode):
    """Why an act of a 補正 is not possible now."""

    UNCHANGED = "correction_unchanged"
    DUE_NOT_LATER = "correction_due_not_later"


def mended(items: Collection[str], changed: Mapping[str, Collection[str]]) -> Mapping[str, bool]:
    """For each marked place ("form_key:field"): did it change?

    ``changed`` names the changed fields by form key. A whole form ("form_key:") is mended
    when anything in it changed.
    """
    found = {}
    for item in items:
        key, _colon, field = item.partition(":")
        names = changed.get(key, ())
        found[item] = field in names if field else bool(names)
    return found


def resend_refusal(changed: Mapping[str, Collection[str]]) -> Refusal | None:
    """A correction in which nothing at all changed is noticed before it is sent."""
    return None if any(changed.values()) else Refusal(CorrectionCode.UNCHANGED)


def extension_refusal(due: date, *, before: date | None, today: date) -> Refusal | None:
    """A due date is moved to a later day that has not passed."""
    if due < today:
        return Refusal(ScreeningCode.DUE_PAST, {"due": due})
    if before is not None and due <= before:
        return Refusal(CorrectionCode.DUE_NOT_LATER, {"before": before})
    return None


def is_late(sent_on: date, due: date | None) -> bool:
    """Sent after the last day. It counts all the same; the secretariat sees that it is late."""
    return due is not None and sent_on > due
