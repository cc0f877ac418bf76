"""Views whose address goes on: ``<view>/<form key>/<which>``."""

from .base import HostView
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


@implementer(IPublishTraverse)
class TwoParts(HostView):
    """Collects the two parts after its name in ``path``."""

    def __init__(self, context, request) -> None:
        super().__init__(context, request)
        self.path: list[str] = []

    def publishTraverse(self, request, name):
        """One part more."""
        if len(self.path) == 2:
            raise NotFound(name)
        self.path.append(name)
        return self

    def __getitem__(self, name: str):
        """The same for Plone's login, which looks whether the way back exists."""
        return self.publishTraverse(self.request, name)
