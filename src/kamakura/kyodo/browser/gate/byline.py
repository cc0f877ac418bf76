"""Who created an object: Plone says so under the title and in the head; not on ours."""

from plone.app.layout.viewlets.common import ViewletBase


class NoByline(ViewletBase):
    """Nothing: persons of city hall stand behind their office, and the record says who acted."""

    def render(self) -> str:
        return ""
