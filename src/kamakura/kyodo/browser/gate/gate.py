"""The gate: no page of any package opens on something of ours that the person may not see.

Plone has pages that are open to all on any object (its site map, its page title, error and
login pieces) and show the title of what they are called on. Checking every one would be
forgotten with the next; so whoever may not ``View`` an object gets nothing below it.
"""

from AccessControl import getSecurityManager
from kamakura.kyodo.interfaces import IKyodoContent
from zExceptions import Unauthorized
from zope.component import adapter
from zope.interface import Interface
from ZPublisher.interfaces import IPubAfterTraversal


class IOwnGate(Interface):
    """A page that answers also who may not ``View`` what it is called on, and asks by itself.

    Only for a page that must take back what somebody typed before the session ended.
    """


@adapter(IPubAfterTraversal)
def close_the_gate(event) -> None:
    """Ask for ``View`` on the nearest object of ours on the way to what is published."""
    published = event.request.get("PUBLISHED")
    if IOwnGate.providedBy(getattr(published, "__self__", published)):
        return
    for each in event.request.get("PARENTS") or ():
        if IKyodoContent.providedBy(each):
            if not getSecurityManager().checkPermission("View", each):
                raise Unauthorized(each.getId())
            return
