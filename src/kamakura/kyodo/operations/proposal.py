"""提案, the group's acts: begin, send the sheet, send the papers, correct, withdraw."""

from .base import ask
from .base import move
from .base import PROCESS_INDEXES
from .base import refuse_unless
from .base import state_of
from .base import take_out
from .base import update
from .beginning import begin_proposal
from .beginning import UNNAMED
from .correction import changed_papers
from .correction import end_round
from .intake import require_own_hand
from .process_fields import process_fields
from .rules import arrival
from .rules import one_more
from .rules import require_group
from .rules import theme_open
from .sending import file_papers
from .telling import tell_group
from .telling import tell_secretariat
from .telling import tell_sections
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from kamakura.kyodo.content import audit
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import theme_of
from kamakura.kyodo.content.numbers import number_for
from kamakura.kyodo.content.paper_marks import open_intake
from kamakura.kyodo.domain.correction import resend_refusal
from kamakura.kyodo.domain.deadlines import in_japan
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.filing import open_fields
from kamakura.kyodo.domain.filing import Paper
from kamakura.kyodo.domain.filing import papers_refusal
from kamakura.kyodo.domain.fiscal import wareki
from kamakura.kyodo.domain.intake import incomplete_refusal
from kamakura.kyodo.domain.refusal import refuse
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.workflow.guards import condition_refusal


SHEET = "preliminary_sheet"


def start_proposal(call, *, kind: str, organization, theme=None, by: str, now: datetime):
    """Begin a draft; only the group sees it. The person acts for the group."""
    require_group(organization)
    return begin_proposal(
        call, kind=kind, organization=organization, theme=theme, received=now, by=by, now=now
    )


def name_draft(proposal, *, title: str) -> None:
    """A draft is called what its project is called, so that the group finds it again."""
    title = " ".join(title.split())[:100] or UNNAMED
    if state_of(proposal) in ("draft", "preliminary") and title != proposal.title:
        update(proposal, reindex=("Title", "sortable_title"), title=title)


def delete_draft(proposal, *, by: str, now: datetime) -> None:
    """Throw a draft away that nobody outside the group has seen; the call's record keeps a line."""
    require_group(proposal)
    require_own_hand(proposal)
    sent = any(filing.revisions for _key, filing in Filings(proposal).items())
    refuse_unless(state_of(proposal) == "draft" and not sent, ActCode.NOT_POSSIBLE)
    call, details = call_of(proposal), {"organization": proposal.organization_uid}
    audit.record(call, action="delete_draft", by=by, now=now, details=details)
    take_out(proposal)


def send_sheet(proposal, *, token: str, by: str, now: datetime) -> None:
    """提案事前調整シートを送る. The same token again changes nothing.

    In order: the window, the sheet, the state, the sent revision, the mail to the secretariat.
    """
    if _already_sent(proposal, token):
        return
    require_group(proposal)
    _require_open(proposal, now)
    papers = _complete(proposal, "sheet", now)
    _require_state(proposal, {"draft"})
    move(proposal, "send_sheet", by=by, now=now)
    file_papers(proposal, papers, token=token, by=by, now=now)
    name = papers[0].answers.get("tentative_name")
    if name and proposal.title == UNNAMED:
        update(proposal, reindex=("Title", "sortable_title"), title=name)
    tell_secretariat(proposal, "sheet_arrived", {}, by=by, now=now)


def file_proposal(proposal, *, token: str, by: str, now: datetime, incomplete: str = "") -> str:
    """提出する; answers the receipt number. ``now`` is when the request arrived.

    The same token again answers the same number and changes nothing. In order: whose hand,
    window, theme, number of proposals and 事前調整, every paper complete, the state, the number
    (its own short transaction), the sent revisions, what the process needs, the mails.

    A paper that the secretariat typed in counts from its stamp, and may be taken in with parts
    missing for the reason ``incomplete``.
    """
    if _already_sent(proposal, token):
        return proposal.receipt_number
    require_group(proposal, paper=True)
    require_own_hand(proposal)
    _require_state(proposal, {"draft", "preliminary"})
    paper = open_intake(proposal)
    received = paper.received if paper else now
    _require_open(proposal, received, paper=paper is not None)
    ask(one_more(proposal))
    ask(condition_refusal(proposal, "file", now=now))
    papers = _taken_in(proposal, now, incomplete) if paper else _complete(proposal, "proposal", now)
    move(proposal, "file", by=by, now=now, reason=incomplete)
    number = number_for(proposal, call_of(proposal))
    entered = {"received": received, "entered_by": by if paper else ""}
    file_papers(proposal, papers, token=token, by=by, now=now, **entered)
    fields = process_fields(proposal, papers)
    if paper:
        fields["intake"] = replace(paper, is_open=False)
    sent = {"receipt_number": number, "submitted_at": received}
    update(proposal, reindex=PROCESS_INDEXES, **fields, **sent)
    proposal.reindexObjectSecurity()
    tell_group(proposal, "proposal_received", {"received": _shown(received)}, by=by, now=now)
    tell_secretariat(proposal, "proposal_arrived", {}, by=by, now=now)
    return number


def _shown(moment: datetime) -> str:
    return f"{wareki(in_japan(moment).date())} {in_japan(moment):%H:%M}"


def _taken_in(proposal, now: datetime, reason: str) -> Sequence[Paper]:
    """The papers of a typed-in application; with a reason also when parts are missing."""
    papers = IPaperReader(proposal).at(now).papers("proposal")
    findings = [finding for paper in papers for finding in paper.findings]
    ask(incomplete_refusal(findings))
    if not reason.strip():
        ask(papers_refusal(papers))
    return papers


def resend_correction(proposal, *, token: str, by: str, now: datetime) -> None:
    """補正を提出する: only what was asked for may differ from what was sent.

    In order: whose hand, the papers, that nothing else and anything at all changed, the state,
    the new revisions (of what changed), the round ends, what the process needs, the mails (late
    or not). What the secretariat typed in from paper counts from its stamp, and the group is
    told what was taken in.
    """
    if _already_sent(proposal, token):
        return
    require_group(proposal, paper=True)
    require_own_hand(proposal)
    _require_state(proposal, {"correction"})
    refuse_unless(proposal.correction_items, FilingCode.NOTHING_TO_CORRECT)
    papers = _complete(proposal, "correction", now)
    for paper in papers:
        _require_only_marked_changed(proposal, paper)
    changed, names = changed_papers(proposal, papers, now=now)
    ask(resend_refusal(names))
    items = dict(proposal.correction_items)
    paper = open_intake(proposal)
    received = paper.received if paper else now
    move(proposal, "correct", by=by, now=now, details={"items": items})
    entered = {"received": received, "entered_by": by if paper else ""}
    file_papers(proposal, changed, token=token, by=by, now=now, **entered)
    notice = end_round(proposal, received=received)
    update(proposal, reindex=PROCESS_INDEXES, **process_fields(proposal, changed))
    if paper:
        proposal.reindexObjectSecurity()
        tell_group(proposal, "correction_received", {"received": _shown(received)}, by=by, now=now)
    tell_secretariat(proposal, notice, {}, by=by, now=now)


def revise_papers(proposal, *, token: str, by: str, now: datetime) -> None:
    """書き直した書類を送る, while the parties talk: new revisions, the state stays."""
    if _already_sent(proposal, token):
        return
    require_group(proposal)
    _require_state(proposal, {"consulting", "budgeting"})
    papers = _complete(proposal, "revision", now)
    file_papers(proposal, papers, token=token, by=by, now=now)
    update(proposal, reindex=PROCESS_INDEXES, **process_fields(proposal, papers))
    tell_secretariat(proposal, "correction_arrived", {}, by=by, now=now)


def withdraw_proposal(proposal, *, reason: str, by: str, now: datetime) -> None:
    """取下げ: the way ends here, with the group's reason."""
    require_group(proposal)
    move(proposal, "withdraw", by=by, now=now, reason=reason)
    tell_secretariat(proposal, "proposal_withdrawn", {"reason": reason}, by=by, now=now)
    tell_sections(proposal, "proposal_withdrawn", {"reason": reason}, by=by, now=now)


def _already_sent(proposal, token: str) -> bool:
    refuse_unless(token, FilingCode.TOKEN_MISSING)
    return Filings(proposal).token_used(token)


def _require_state(proposal, states: set[str]) -> None:
    state = state_of(proposal)
    if state not in states and proposal.receipt_number:
        raise refuse(FilingCode.ALREADY_SENT)
    refuse_unless(state in states, ActCode.NOT_POSSIBLE)


def _require_open(proposal, now: datetime, *, paper: bool = False) -> None:
    call, uid = call_of(proposal), proposal.organization_uid
    ask(arrival(call, kind=proposal.kind, organization_uid=uid, now=now, paper=paper))
    if proposal.kind == "city":
        theme = theme_of(proposal)
        ask(theme_open(call, theme, organization_uid=uid, now=now, paper=paper))


def _complete(proposal, bundle: str, now: datetime) -> Sequence[Paper]:
    papers = IPaperReader(proposal).at(now).papers(bundle)
    ask(papers_refusal(papers))
    return papers


def _require_only_marked_changed(proposal, paper: Paper) -> None:
    before = Filings(proposal).answers(paper.key)
    marked = open_fields(proposal.correction_items, paper.key)
    for name, value in paper.answers.items():
        is_open = marked is None or name in marked
        refuse_unless(is_open or before.get(name) == value, FilingCode.LOCKED)
