"""What every beginning of a proposal does: window, theme, number of proposals, the object."""

from .base import add
from .base import ask
from .base import refuse_unless
from .rules import already_answered
from .rules import arrival
from .rules import own_proposals
from .rules import theme_open
from datetime import datetime
from kamakura.kyodo.content.settings import setting_for
from kamakura.kyodo.domain.eligibility import proposals_refusal
from kamakura.kyodo.domain.filing import FilingCode


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
    window, the theme (one application per group and theme), the number of proposals, the proposal.
    """
    uid = organization.UID()
    ask(arrival(call, kind=kind, organization_uid=uid, now=received, paper=paper))
    if kind == "city":
        refuse_unless(theme is not None, FilingCode.THEME_NEEDED)
        ask(theme_open(call, theme, organization_uid=uid, now=received, paper=paper))
        ask(already_answered(call, theme, organization))
    limit = setting_for(call, "proposals_per_group")
    ask(proposals_refusal(len(own_proposals(call, organization)), limit=limit))
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
