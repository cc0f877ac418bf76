"""What the catalog knows of our content: nothing that a reader of the object may not see."""

from .lookup import enclosing
from .paper_states import keywords
from .snapshots.consultation import consultation_snapshot
from .snapshots.duties import reminder_day
from .snapshots.proposal import due_of
from .snapshots.proposal import since_of
from .snapshots.proposal import turn_of
from datetime import date
from kamakura.kyodo.domain.japanese import yomi_sort_key
from kamakura.kyodo.domain.numbering import receipt_sort_key
from kamakura.kyodo.interfaces import IFilingHost
from kamakura.kyodo.interfaces import IKyodoCall
from kamakura.kyodo.interfaces import IKyodoConsultation
from kamakura.kyodo.interfaces import IKyodoContent
from kamakura.kyodo.interfaces import IKyodoOrganization
from kamakura.kyodo.interfaces import IKyodoProject
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.interfaces import IKyodoReview
from kamakura.kyodo.interfaces import IKyodoTheme
from plone import api
from plone.indexer import indexer


NO_DUE = "9999-12-31"
NO_NUMBER = "9999"


@indexer(IKyodoContent)
def sortable_title(obj) -> str:
    """The reading (よみ) where there is one, else the title folded; never Chinese readings."""
    return yomi_sort_key(getattr(obj, "yomi", None) or obj.Title())


@indexer(IKyodoContent)
def fiscal_year(obj) -> int:
    year = getattr(obj, "fiscal_year", None)
    if year is None:
        call = enclosing(obj, IKyodoCall)
        year = getattr(call, "fiscal_year", None)
    if year is None:
        raise AttributeError("no fiscal year")
    return year


@indexer(IKyodoContent)
def call_uid(obj) -> str:
    call = enclosing(obj, IKyodoCall)
    if call is None:
        raise AttributeError("outside any call")
    return call.UID()


@indexer(IKyodoProposal)
def proposal_kind(obj) -> str:
    return obj.kind


@indexer(IKyodoProposal)
def receipt_number(obj) -> str:
    if not obj.receipt_number:
        raise AttributeError("not sent yet")
    return obj.receipt_number


@indexer(IKyodoProposal)
def proposal_organization(obj) -> str:
    return obj.organization_uid


@indexer(IKyodoProject)
def project_organization(obj) -> str:
    return obj.organization_uid


@indexer(IKyodoOrganization)
def organization_organization(obj) -> str:
    return obj.UID()


@indexer(IKyodoProposal)
def proposal_sections(obj) -> list[str]:
    return list(obj.sections or ())


@indexer(IKyodoConsultation)
def consultation_sections(obj) -> list[str]:
    return list(obj.sections or ())


@indexer(IKyodoProject)
def project_sections(obj) -> list[str]:
    return list(obj.sections or ())


@indexer(IKyodoTheme)
def theme_sections(obj) -> list[str]:
    return [obj.section]


@indexer(IKyodoProposal)
def theme_uid(obj) -> str:
    if not obj.theme_uid:
        raise AttributeError("a group's own proposal")
    return obj.theme_uid


@indexer(IKyodoReview)
def reviewer(obj) -> str:
    return obj.user_id


@indexer(IKyodoReview)
def sheet_member(obj) -> str:
    """Whose sheet it is while its proposal is judged; see ``sheets``."""
    if api.content.get_state(enclosing(obj, IKyodoProposal)) != "judging":
        raise AttributeError("not judged now")
    return obj.member_id


@indexer(IKyodoReview)
def sheet_proposal(obj) -> str:
    return enclosing(obj, IKyodoProposal).UID()


@indexer(IKyodoOrganization)
def members(obj) -> list[str]:
    return sorted(obj.members)


@indexer(IKyodoProposal)
def proposal_waiting(obj) -> list[str]:
    """Party keys the proposal waits for: whose turn it is."""
    return list(turn_of(obj))


@indexer(IKyodoConsultation)
def consultation_waiting(obj) -> list[str]:
    return list(consultation_snapshot(obj).waiting)


@indexer(IKyodoProposal)
def proposal_due(obj) -> str:
    return _due_key(due_of(obj))


@indexer(IKyodoConsultation)
def consultation_due(obj) -> str:
    snapshot = consultation_snapshot(obj)
    return _due_key(snapshot.due if snapshot.is_open else None)


def _due_key(due: date | None) -> str:
    # Things without a date come last; an index without a value would drop them from the list.
    return due.isoformat() if due else NO_DUE


@indexer(IKyodoProposal)
def proposal_since(obj) -> str:
    since = since_of(obj)
    return since.isoformat() if since else ""


@indexer(IKyodoContent)
def reminder(obj) -> str:
    """Until when somebody is reminded; in the index only, a column could be read by others."""
    due = reminder_day(obj)
    if due is None:
        raise AttributeError("nobody to remind")
    return due.isoformat()


@indexer(IKyodoProposal)
def receipt_order(obj) -> str:
    """Sorts by year, kind and number; what has no number yet comes last."""
    if not obj.receipt_number:
        return NO_NUMBER
    year, kind, number = receipt_sort_key(obj.receipt_number)
    return f"{year:04d}-{kind}-{number:06d}"


@indexer(IKyodoProposal)
def proposal_organization_title(obj) -> str:
    return obj.organization_title or ""


@indexer(IKyodoConsultation)
def consultation_kind(obj) -> str:
    return obj.kind


@indexer(IFilingHost)
def papers(obj) -> list[str]:
    """Which papers were begun or sent, on which version of their form; see ``paper_states``."""
    return keywords(obj)
