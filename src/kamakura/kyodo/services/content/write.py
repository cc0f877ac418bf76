"""Writing over REST: texts of the scheme's own pages. All else is done by the verbs."""

from kamakura.kyodo.content.openness import is_ours
from kamakura.kyodo.i18n import _
from plone.restapi.deserializer import json_body
from plone.restapi.services import Service
from plone.restapi.services.content.add import FolderPost
from plone.restapi.services.content.update import ContentPatch
from typing import Any
from zope.i18n import translate


EDITABLE = frozenset({"KyodoProgram", "KyodoFolder"})
TEXTS = frozenset({"title", "description", "introduction", "group_kind", "city_kind", "contact"})
REFUSED = _(
    "この内容は REST では変更できません。手続きの記録を残すため、画面のボタンで操作してください。"
)


def refused(service: Service) -> dict[str, Any]:
    """403 with the reason."""
    service.request.response.setStatus(403)
    message = translate(REFUSED, context=service.request)
    return {"error": {"type": "Forbidden", "message": message}}


class Patch(ContentPatch):
    """PATCH: the texts of scheme and folder, by who may edit them."""

    def reply(self) -> Any:
        if self.context.portal_type not in EDITABLE or not set(json_body(self.request)) <= TEXTS:
            return refused(self)
        return super().reply()


class Post(FolderPost):
    """POST: files and pages in scheme and folders; nothing of the process."""

    def reply(self) -> Any:
        wanted = str(json_body(self.request).get("@type", ""))
        if self.context.portal_type not in EDITABLE or is_ours(wanted):
            return refused(self)
        return super().reply()


class Refuse(Service):
    """An act that our content does not know: copying, moving, uploading in parts."""

    def reply(self) -> dict[str, Any]:
        return refused(self)
