"""A folder that its parent makes: documents, organizations, projects, forms."""

from .base import KyodoContainer
from kamakura.kyodo.interfaces import IKyodoFolder
from plone.supermodel import model
from zope.interface import implementer


class IFolderSchema(model.Schema):
    """Nothing of its own."""


@implementer(IKyodoFolder, IFolderSchema)
class KyodoFolder(KyodoContainer):
    """A plain container."""

    meta_type = "KyodoFolder"
