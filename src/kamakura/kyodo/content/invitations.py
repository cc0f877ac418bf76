"""The invitations of a group: who was asked by mail to join it, as what, until when."""

from BTrees.OOBTree import OOBTree
from datetime import datetime
from kamakura.kyodo.domain.invitation import Invitation
from kamakura.kyodo.domain.invitation import WAITING
from persistent import Persistent
from zope.annotation.interfaces import IAnnotations


KEY = "kamakura.kyodo.invitations"


class StoredInvitation(Persistent):
    """One invitation. The link itself is not kept, only what tells it from others."""

    def __init__(
        self, *, email: str, role: str, digest: str, by: str, at: datetime, expires: datetime
    ) -> None:
        self.email = email
        self.role = role
        self.digest = digest
        self.by = by
        self.at = at
        self.expires = expires
        self.state = WAITING
        self.used_by = ""

    @property
    def snapshot(self) -> Invitation:
        """For the rules."""
        return Invitation(self.digest, self.state, self.expires)


def invitations_of(organization) -> dict[str, StoredInvitation]:
    """All of a group's, by id, oldest first."""
    tree = IAnnotations(organization).get(KEY) or {}
    return dict(sorted(tree.items(), key=lambda pair: pair[1].at))


def waiting_of(organization, now: datetime) -> dict[str, StoredInvitation]:
    """Those that can still be used."""
    return {
        key: one
        for key, one in invitations_of(organization).items()
        if one.state == WAITING and now < one.expires
    }


def store(organization, key: str, invitation: StoredInvitation) -> None:
    """Add one."""
    annotations = IAnnotations(organization)
    if KEY not in annotations:
        annotations[KEY] = OOBTree()
    annotations[KEY][key] = invitation
