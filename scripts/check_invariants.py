"""Look for what must never be in a site's data. Usage: check_invariants.py ZOPE_CONF [SITE_ID]

Only reads. Prints one line per broken promise; the exit code is 1 when there is one.
"""

from collections import Counter
from collections.abc import Iterator
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import by_uid
from kamakura.kyodo.content.lookup import call_of
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import enclosing
from kamakura.kyodo.content.paper_states import counts
from kamakura.kyodo.content.paper_states import design_call
from kamakura.kyodo.content.paper_states import recount
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.content.snapshots.committee import attendance_of
from kamakura.kyodo.content.snapshots.presentation_day import clock_of
from kamakura.kyodo.domain import evaluation as columns
from kamakura.kyodo.domain.outlines import from_text
from kamakura.kyodo.interfaces import IKyodoProject
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations.attendance import counted_members
from kamakura.kyodo.operations.attendance import recused_for
from plone import api
from typing import Any
from zope.component.hooks import setSite
import sys


TOLD = {"passed", "below_mark", "not_chosen"}
# States a proposal reaches only after its result was told; it may also leave by withdrawal.
AFTER_RELEASE = TOLD | {"budgeting", "decided", "not_funded"}
UNSENT = {"draft", "preliminary", "referred"}
OPEN_SHEETS = {"both_locked", "joint", "third_party", "publishable", "published"}
# A group's proposal is 様式1 or 2 with 様式3, 4 and 5.
PAPERS = ("project_plan", "budget", "organization_profile")
HOSTS = ("KyodoProposal", "KyodoProject", "KyodoEvaluation")
FIRST_PAPER = {"group": "group_proposal", "city": "city_proposal"}


def problems(portal) -> Iterator[str]:
    """Everything that must not be, one sentence each."""
    for call in found(portal, "KyodoCall"):
        yield from problems_of_call(call)
    for project in found(portal, "KyodoProject"):
        yield from problems_of_project(project)
    for meeting in found(portal, "KyodoMeeting"):
        yield from problems_of_meeting(meeting)
    yield from problems_of_counts(portal)
    for evaluation in found(portal, "KyodoEvaluation"):
        yield from problems_of_evaluation(evaluation)


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


def found(portal, portal_type: str) -> list[Any]:
    """All objects of a type."""
    catalog = api.portal.get_tool("portal_catalog")
    brains = catalog.unrestrictedSearchResults(portal_type=portal_type, sort_on="path")
    return [brain._unrestrictedGetObject() for brain in brains]


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
        if state not in UNSENT:
            yield from problems_of_papers(proposal)
            yield from problems_of_missing(proposal)
        yield from problems_of_filings(proposal, call)


def problems_of_result(proposal, selection) -> Iterator[str]:
    """A released proposal has its decision and its letter."""
    uid = proposal.UID()
    if not selection.decided.get(uid, {}).get("outcome"):
        yield f"{where(proposal)}: was released without a decision"
    letters = [mail for mail in outbox_of(proposal).by_id.values() if mail.target_uid == uid]
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
    """Only a paper typed in by the secretariat is taken in incomplete, for a stated reason."""
    lacking = [
        key
        for key, filing in Filings(proposal).items()
        if any(revision.missing for revision in filing.revisions)
    ]
    reasons = [line.reason for line in audit.lines(proposal) if line.action == "file"]
    if lacking and (proposal.intake is None or not any(reasons)):
        yield f"{where(proposal)}: {', '.join(lacking)} taken in incomplete without a reason"


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


def problems_of_meeting(meeting) -> Iterator[str]:
    """Who voted and whose marks count was in the room, and nobody of them was recused."""
    attendance = attendance_of(meeting)
    if attendance != attendance.tidied():
        yield f"{where(meeting)}: notes a coming or leaving that changes nothing"
    items = {item["id"]: item for item in meeting.agenda or ()}
    for key in sorted({*meeting.resolutions, *clock_of(meeting).times} - set(items)):
        yield f"{where(meeting)}: has a record of the item {key}, which is not on the agenda"
    for key, resolution in meeting.resolutions.items():
        voters = set(resolution["votes"])
        if voters - attendance.present_at(key):
            yield f"{where(meeting)}: somebody voted on the item {key} without being there"
        if key in items and voters & set(recused_for(items[key])):
            yield f"{where(meeting)}: somebody recused voted on the item {key}"
    for key, members in counted_members(meeting).items():
        if attendance.opening and members & attendance.absent_at(key):
            yield f"{where(meeting)}: marks of an absent member count for the item {key}"


def problems_of_project(project) -> Iterator[str]:
    """A project comes from a decided proposal, or from the time before this site."""
    if not project.proposal_uid:
        return
    proposal = by_uid(project.proposal_uid)
    if proposal is None:
        yield f"{where(project)}: its proposal is gone"
    elif (state := api.content.get_state(proposal)) != "decided":
        yield f"{where(project)}: its proposal is {state}, not decided"
    else:
        yield from problems_of_filings(project, call_of(proposal))


def problems_of_evaluation(evaluation) -> Iterator[str]:
    """Columns open with both locks only, and a locked column was sent."""
    state, locked = api.content.get_state(evaluation), set(evaluation.locked)
    if state in OPEN_SHEETS and not columns.are_open(locked):
        yield f"{where(evaluation)}: is {state} with the locks {sorted(locked)}"
    if state not in OPEN_SHEETS and columns.are_open(locked):
        yield f"{where(evaluation)}: both columns are locked, and it is still {state}"
    filings = Filings(evaluation)
    for side in sorted(locked):
        filing = filings.get(f"evaluation_sheet:{side}")
        if filing is None or filing.last_filed is None:
            yield f"{where(evaluation)}: the column {side} is locked and was never sent"
    proposal = by_uid(enclosing(evaluation, IKyodoProject).proposal_uid)
    if proposal is not None:
        yield from problems_of_filings(evaluation, call_of(proposal))


def where(obj) -> str:
    """The path of an object."""
    return "/".join(obj.getPhysicalPath())


def main(conf: str, site_id: str = "kamakura") -> int:
    """Open the instance, check one site, abort."""
    import transaction  # noqa: PLC0415 -- only with an instance
    import Zope2  # noqa: PLC0415 -- only with an instance
    import Zope2.Startup.run  # noqa: PLC0415 -- only with an instance

    Zope2.Startup.run.configure_wsgi(conf)
    portal = Zope2.app()[site_id]
    setSite(portal)
    count = 0
    for problem in problems(portal):
        print(problem)
        count += 1
    transaction.abort()
    print(f"{count} problems")
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
