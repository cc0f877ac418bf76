"""審査選考基準: the verb that sets what the committee marks by."""

from .base import ask
from .base import refuse_unless
from .base import require_permission
from .base import state_of
from datetime import datetime
from kamakura.kyodo import permissions
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.snapshots.selection import criteria_are_frozen
from kamakura.kyodo.content.snapshots.selection import criteria_of
from kamakura.kyodo.domain.criteria import CriteriaCode
from kamakura.kyodo.domain.criteria import CriteriaSet
from kamakura.kyodo.domain.criteria import validate_criteria
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.refusal import Refusal


# Before that nobody has read them: they may change without a word.
SECRET = frozenset({"preparing"})


def set_criteria(
    call, criteria: CriteriaSet, *, reason: str = "", by: str, now: datetime
) -> tuple[str, ...]:
    """Set the criteria of a call; answers the names of what changed.

    In order: marking has not started; the set is sound; a reason, once groups could read the
    old ones; one line in the record that says what changed.
    """
    require_permission(call, permissions.MANAGE_CALL)
    refuse_unless(not criteria_are_frozen(call), CriteriaCode.FROZEN)
    for finding in validate_criteria(criteria):
        ask(Refusal(finding.code, finding.params))
    old, new = criteria_of(call).to_data(), criteria.to_data()
    changed = tuple(name for name in new if new[name] != old[name])
    if not changed and call.criteria:
        return ()
    refuse_unless(
        reason.strip() or state_of(call) in SECRET,
        ActCode.REASON_NEEDED,
        transition="審査の基準の変更",
    )
    call.criteria = new
    details = {"changed": list(changed)}
    audit.record(call, action="set_criteria", by=by, now=now, reason=reason, details=details)
    return changed
