"""Who created an object and when: Plone's line under the title, not on ours."""

from plone.app.layout.viewlets.common import ViewletBase


class NoByline(ViewletBase):
    """Nothing: persons of city hall stand behind their office, and the record says who acted."""

    def render(self) -> str:
        return ""
