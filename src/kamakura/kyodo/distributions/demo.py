"""Finish a site made with the distribution ``kyodo-demo``."""

from App.config import getConfiguration
from pathlib import Path
from plone import api
from plone.app.theming.interfaces import IThemeSettings
from plone.distribution.core import Distribution
from plone.portlets.interfaces import IPortletAssignmentMapping
from plone.portlets.interfaces import IPortletManager
from Products.CMFPlone.Portal import PloneSite
from typing import Any
from zope.component import getMultiAdapter
from zope.component import getUtility
import transaction


CONTENT_PROFILE = "profile-kamakura.kyodo:demo"
MAIL_QUEUE = "mail-queue"
FRAME = (
    ("plone.leftcolumn", "navigation"),
    ("plone.footerportlets", "footer"),
    ("plone.footerportlets", "colophon"),
)


def finish_site(distribution: Distribution, site: PloneSite, answers: dict[str, Any]) -> PloneSite:
    """Set what only a site for trying needs, then put in the demo content if asked to.

    Commits before the content goes in: numbering uses a transaction of its own, which only sees
    a site that is already stored.
    """
    style_local_addresses()
    plain_frame(site)
    queue_mail(site)
    if answers.get("setup_content", False):
        transaction.commit()
        site.portal_setup.runAllImportStepsFromProfile(CONTENT_PROFILE)
    return site


def style_local_addresses() -> None:
    """Show the theme on 127.0.0.1 too, where Plone switches it off."""
    api.portal.set_registry_record("hostnameBlacklist", [], interface=IThemeSettings)


def plain_frame(site: PloneSite) -> None:
    """Take away what a visitor of the demo would stumble over: Plone's imprint, the file tree."""
    for column, name in FRAME:
        manager = getUtility(IPortletManager, name=column)
        portlets = getMultiAdapter((site, manager), IPortletAssignmentMapping)
        if name in portlets:
            del portlets[name]


def queue_mail(site: PloneSite) -> None:
    """Let mail wait in a folder of this instance instead of being sent inside a request."""
    queue = Path(getConfiguration().clienthome, MAIL_QUEUE)
    site.MailHost.smtp_queue = True
    site.MailHost.smtp_queue_directory = str(queue)
    api.portal.set_registry_record("plone.email_from_address", "kyodo@example.jp")
    api.portal.set_registry_record("plone.email_from_name", "相互提案協働事業 事務局")
