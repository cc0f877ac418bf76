"""What every beginning of a proposal does: window, theme, number of proposals, the object."""

from .base import add
from .base import ask
from .base import refuse_unless
from .base import state_of
from .rules import arrival
from .rules import room_for
from .rules import theme_open
from datetime import datetime
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.filing import OrganizationCode


UNNAMED = "(事業名はまだありません)"


def begin_proposal(
    call,
    *,
    kind: str,
    organization,
    theme=None,
    received: datetime,
    paper: bool = False,
    by: str,
    now: datetime,
):
    """A new draft of a group. The caller has checked that the person may.

    ``received`` decides about the windows: now, or the stamp of a ``paper``. In order: the
    group, the window, the theme (one application per group and theme), the number of proposals,
    the proposal.
    """
    uid = organization.UID()
    is_active = state_of(organization) == "active"
    refuse_unless(is_active, OrganizationCode.INACTIVE, title=organization.title)
    ask(arrival(call, kind=kind, organization_uid=uid, now=received, paper=paper))
    if kind == "city":
        refuse_unless(theme is not None, FilingCode.THEME_NEEDED)
        ask(theme_open(call, theme, organization_uid=uid, now=received, paper=paper))
    ask(room_for(call, organization, theme if kind == "city" else None, sent_only=paper))
    return add(
        call,
        "KyodoProposal",
        by=by,
        now=now,
        title=UNNAMED,
        kind=kind,
        theme_uid=theme.UID() if kind == "city" else None,
        organization_uid=uid,
        organization_title=organization.title,
        sections=[theme.section] if kind == "city" else [],
    )
