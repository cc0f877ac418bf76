"""``@@kyodo-photo/photo_1``: a photo with leave, smaller and without what the camera wrote."""

from io import BytesIO
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.public_project import photo_file
from PIL import Image
from PIL import ImageOps
from plone.memoize import ram
from plone.scale.scale import scaleImage
from Products.Five.browser import BrowserView
from zExceptions import NotFound
from zope.interface import implementer
from zope.publisher.interfaces import IPublishTraverse


SIDE = 1200


def _key(_function, project, name: str) -> tuple:
    return project.UID(), name, len(Filings(project).get("report").revisions)


@ram.cache(_key)
def shown(project, name: str) -> tuple[bytes, str]:
    """The picture as it is served: at most ``SIDE`` pixels, written anew without a place in it."""
    upright = BytesIO()
    with photo_file(project, name).open() as source, Image.open(source) as picture:
        # How the camera was held stands beside the place and goes with it.
        ImageOps.exif_transpose(picture).save(upright, picture.format)
    upright.seek(0)
    data, kind, _size = scaleImage(upright, width=SIDE, height=SIDE, mode="scale")
    return data, f"image/{kind.lower()}"


@implementer(IPublishTraverse)
class PhotoView(BrowserView):
    """Answers only for photos of a completed project that are marked as public."""

    name = ""

    def publishTraverse(self, request, name):
        if self.name or photo_file(self.context, name) is None:
            raise NotFound(self.context, name, request)
        self.name = name
        return self

    def __call__(self) -> bytes:
        if not self.name:
            raise NotFound(self.context, "kyodo-photo", self.request)
        try:
            data, kind = shown(self.context, self.name)
        except (OSError, Image.DecompressionBombError) as problem:
            raise NotFound(self.context, "kyodo-photo", self.request) from problem
        response = self.request.response
        response.setHeader("Content-Type", kind)
        response.setHeader("X-Content-Type-Options", "nosniff")
        response.setHeader("Cache-Control", "public, max-age=600")
        return data
