"""@exports: the files a person may take away from an object, and one of them by its name."""

from kamakura.kyodo.exports.base import exports_of
from plone.restapi.services import Service
from typing import Any
from zope.i18n import translate


class ExportsGet(Service):
    """``GET …/@exports`` lists what is offered; each ``@id`` answers with the file."""

    def reply(self) -> dict[str, Any]:
        return {
            "@id": f"{self.context.absolute_url()}/@exports",
            "items": [
                {
                    "@id": f"{self.context.absolute_url()}/@@kyodo-export/{name}",
                    "name": name,
                    "title": translate(export.title, context=self.request),
                    "description": translate(export.description, context=self.request),
                }
                for name, export in exports_of(self.context)
            ],
        }
