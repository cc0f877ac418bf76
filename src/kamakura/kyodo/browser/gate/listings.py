"""Plone's general listings name who created each thing; ours have pages of their own."""

from Products.Five.browser import BrowserView
from zExceptions import NotFound


class NoListing(BrowserView):
    """Not found: the page of the object itself lists what there is to list."""

    def __call__(self) -> str:
        raise NotFound(self.__name__)
