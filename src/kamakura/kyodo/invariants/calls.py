"""Of a call and its proposals: numbers, papers, their designs, and what was released."""

from .common import AFTER_RELEASE
from .common import found
from .common import where
from collections import Counter
from collections.abc import Iterator
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.paper_states import counts
from kamakura.kyodo.content.paper_states import design_call
from kamakura.kyodo.content.paper_states import recount
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.domain.answers import AnswerCode
from kamakura.kyodo.domain.outlines import from_text
from kamakura.kyodo.forms.freeze import schema_of_version
from kamakura.kyodo.forms.schema import BrokenModel
from kamakura.kyodo.forms.values import read
from kamakura.kyodo.forms.values import Source
from kamakura.kyodo.notifications.outbox import seen_outbox
from plone import api


UNSENT = {"draft", "preliminary", "referred"}
# A group's proposal is 様式1 or 2 with 様式3, 4 and 5.
PAPERS = ("project_plan", "budget", "organization_profile")
OPEN_QUESTION = {AnswerCode.MISSING, AnswerCode.NOT_CHOSEN}
HOSTS = ("KyodoProposal", "KyodoProject", "KyodoEvaluation")
FIRST_PAPER = {"group": "group_proposal", "city": "city_proposal"}


def problems_of_counts(portal) -> Iterator[str]:
    """Drafts and filings per version are counted as they are, and every version can be read."""
    hosts = [one for kind in HOSTS for one in found(portal, kind)]
    for call in found(portal, "KyodoCall"):
        mine = [host for host in hosts if design_call(host) == call]
        if counts(call) != recount(mine):
            yield f"{where(call)}: the catalog counts papers per version wrongly"
        for version in form_versions.versions(call):
            try:
                from_text(version.outline)
            except ValueError:
                yield f"{where(call)}: {version.form_key} {version.number} has no outline"


def problems_of_call(call) -> Iterator[str]:
    """Numbers are unique, papers complete, results and letters belong together."""
    proposals = children(call, "KyodoProposal")
    numbers = Counter(one.receipt_number for one in proposals if one.receipt_number)
    for number, count in numbers.items():
        if count > 1:
            yield f"{where(call)}: receipt number {number} was given {count} times"
    selection = selection_of(call)
    released = selection is not None and selection.released_at is not None
    for proposal in proposals:
        state = api.content.get_state(proposal)
        if state in AFTER_RELEASE and not released:
            yield f"{where(proposal)}: is {state} though no result was released"
        if released and state in AFTER_RELEASE:
            yield from problems_of_result(proposal, selection)
        # Who stops in the 事前調整 has sent nothing yet.
        if state not in UNSENT and (proposal.receipt_number or state != "withdrawn"):
            yield from problems_of_papers(proposal)
            yield from problems_of_missing(proposal)
        yield from problems_of_filings(proposal, call)


def problems_of_result(proposal, selection) -> Iterator[str]:
    """A released proposal has its decision and its letter."""
    uid = proposal.UID()
    if not selection.decided.get(uid, {}).get("outcome"):
        yield f"{where(proposal)}: was released without a decision"
    letters = [mail for mail in seen_outbox(proposal).by_id.values() if mail.target_uid == uid]
    if not any(mail.kind == "selection_result" for mail in letters):
        yield f"{where(proposal)}: was released without a letter"


def problems_of_papers(proposal) -> Iterator[str]:
    """A proposal that was sent has every paper of its kind."""
    filings = Filings(proposal)
    for key in (FIRST_PAPER[proposal.kind], *PAPERS):
        filing = filings.get(key)
        if filing is None or filing.last_filed is None:
            yield f"{where(proposal)}: {key} was never sent"


def problems_of_missing(proposal) -> Iterator[str]:
    """Only a paper typed in by the secretariat is taken in incomplete, for a stated reason.

    What was sent is read again: the note of what was missing could itself be missing.
    """
    lacking = [
        key
        for key, filing in Filings(proposal).items()
        if any(one.missing or _lacks_answers(proposal, one) for one in filing.revisions)
    ]
    reasons = [line.reason for line in audit.lines(proposal) if line.action == "file"]
    if lacking and (proposal.intake is None or not any(reasons)):
        yield f"{where(proposal)}: {', '.join(lacking)} taken in incomplete without a reason"


def _lacks_answers(proposal, revision) -> bool:
    """Was something sent that leaves a required question open?"""
    try:
        schema = schema_of_version(call_of(proposal), revision.version)
    except (BrokenModel, KeyError):
        return False  # said elsewhere: the design is gone or was changed
    # Only what was asked of the sender: the 調整シート has parts of other parties.
    names = [name for name in schema if name in revision.answers]
    reading = read(schema, Source(revision.raw, revision.files, proposal), names=names)
    return any(one.code in OPEN_QUESTION for one in reading.findings)


def problems_of_filings(host, call) -> Iterator[str]:
    """Revisions are numbered without gaps, on designs whose content is still what it was."""
    filings = Filings(host)
    for key in filings.keys():  # noqa: SIM118 -- not a mapping
        for number, revision in enumerate(filings.get(key).revisions, 1):
            if revision.number != number:
                yield f"{where(host)}: {key} has revision {revision.number} in place {number}"
            version = form_versions.version(call, revision.version)
            if version is None:
                yield f"{where(host)}: {key} was filled on a design that is gone"
            elif version.hash != revision.version:
                yield f"{where(host)}: the design of {key} was changed after it was frozen"
