"""Local roles, computed from data: who belongs to which group, department or committee.

Nothing is stored on the objects, so a hand-over in April is one changed entry.
"""

from .lookup import by_uid
from .lookup import call_of
from .lookup import children
from .lookup import committee_of
from .paper_marks import open_intake
from .settings import officers_of
from borg.localrole.interfaces import ILocalRoleProvider
from collections.abc import Iterator
from kamakura.kyodo.interfaces import IKyodoCall
from kamakura.kyodo.interfaces import IKyodoCommittee
from kamakura.kyodo.interfaces import IKyodoConsultation
from kamakura.kyodo.interfaces import IKyodoForm
from kamakura.kyodo.interfaces import IKyodoOrganization
from kamakura.kyodo.interfaces import IKyodoProject
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.interfaces import IKyodoReview
from kamakura.kyodo.interfaces import IKyodoTheme
from zope.component import adapter
from zope.interface import implementer


APPLICANT = "Kyodo Applicant"
READER = "Kyodo Reader"
SECTION = "Kyodo Section"
REVIEWER = "Kyodo Reviewer"
CHAIR = "Kyodo Chair"

Grant = tuple[str, tuple[str, ...]]


@implementer(ILocalRoleProvider)
class KyodoRoles:
    """Base: subclasses yield (user id, roles)."""

    def __init__(self, context) -> None:
        self.context = context

    def grants(self) -> Iterator[Grant]:
        yield from ()

    def getRoles(self, principal_id: str) -> tuple[str, ...]:
        roles = [roles for user, roles in self.grants() if user == principal_id]
        return tuple(dict.fromkeys(role for group in roles for role in group))

    def getAllRoles(self) -> Iterator[Grant]:
        yield from self.grants()


# A role nobody knows gives nothing.
_MEMBER_GRANTS = {"representative": (APPLICANT,), "editor": (APPLICANT,), "reader": (READER,)}


def _organization_grants(organization) -> Iterator[Grant]:
    for user, role in getattr(organization, "members", {}).items():
        yield user, _MEMBER_GRANTS.get(role, ())


def _section_grants(section_ids) -> Iterator[Grant]:
    for section_id in section_ids or ():
        for user in officers_of(section_id):
            yield user, (SECTION,)


def chair_ids(committee) -> tuple[str, ...]:
    """User ids of the chair and the vice-chair, who may have to preside."""
    rows = getattr(committee, "members", None) or ()
    return tuple(
        row["user_id"]
        for row in rows
        if row.get("user_id") and row.get("office") in ("chair", "vice_chair")
    )


@adapter(IKyodoOrganization)
class OrganizationRoles(KyodoRoles):
    def grants(self) -> Iterator[Grant]:
        yield from _organization_grants(self.context)


@adapter(IKyodoProposal)
class ProposalRoles(KyodoRoles):
    """A member of the committee reads the papers once a sheet is assigned, unless recused."""

    def grants(self) -> Iterator[Grant]:
        yield from _organization_grants(by_uid(self.context.organization_uid))
        yield from _section_grants(self.context.sections)
        # What came to the counter on paper is typed in by the secretariat, and only that.
        if open_intake(self.context) is not None:
            yield "kyodo-secretariat", (APPLICANT,)
        for review in children(self.context, "KyodoReview"):
            if review.member_id not in self.context.recusals:
                yield review.user_id, (REVIEWER,)


@adapter(IKyodoConsultation)
class ConsultationRoles(KyodoRoles):
    def grants(self) -> Iterator[Grant]:
        yield from _section_grants(self.context.sections)


@adapter(IKyodoReview)
class ReviewRoles(KyodoRoles):
    def grants(self) -> Iterator[Grant]:
        yield self.context.user_id, (REVIEWER,)
        committee = committee_of(call_of(self.context))
        for user in chair_ids(committee):
            yield user, (CHAIR,)


@adapter(IKyodoTheme)
class ThemeRoles(KyodoRoles):
    def grants(self) -> Iterator[Grant]:
        yield from _section_grants([self.context.section])


@adapter(IKyodoProject)
class ProjectRoles(KyodoRoles):
    def grants(self) -> Iterator[Grant]:
        yield from _organization_grants(by_uid(self.context.organization_uid))
        yield from _section_grants(self.context.sections)


@adapter(IKyodoCall)
class CallRoles(KyodoRoles):
    def grants(self) -> Iterator[Grant]:
        for user in chair_ids(committee_of(self.context)):
            yield user, (CHAIR,)


@adapter(IKyodoCommittee)
class CommitteeRoles(KyodoRoles):
    def grants(self) -> Iterator[Grant]:
        for user in chair_ids(self.context):
            yield user, (CHAIR,)


@adapter(IKyodoForm)
class FormRoles(KyodoRoles):
    """The secretariat edits the forms in EasyForm's own editor."""

    def grants(self) -> Iterator[Grant]:
        yield "kyodo-secretariat", ("Editor",)
