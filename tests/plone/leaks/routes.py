"""All addresses a curious person could try."""

from functools import cache
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.lookup import committee_of
from kamakura.kyodo.content.lookup import program_of
from kamakura.kyodo.content.paper_copies import paper_copies
from kamakura.kyodo.exports.base import IExport
from kamakura.kyodo.interfaces import IFilingHost
from kamakura.kyodo.interfaces import IKyodoCall
from kamakura.kyodo.interfaces import IKyodoContent
from kamakura.kyodo.interfaces import IKyodoMeeting
from kamakura.kyodo.interfaces import IKyodoOrganization
from kamakura.kyodo.interfaces import IKyodoProposal
from kamakura.kyodo.notifications.outbox import outbox_of
from plone import api
from tests.plone.leaks.walk import JSON as JSON
from tests.plone.leaks.walk import path_of
from tests.plone.leaks.walk import view_names
from urllib.parse import quote
from zope.component import getGlobalSiteManager


# Pages of Plone, Zope and Dexterity that show something of what they are called on.
STOCK = (
    "view",
    "edit",
    "folder_contents",
    "@@fc-contextInfo",
    "folder_listing",
    "full_view",
    "@@sharing",
    "@@historyview",
    "@@content-history",
    "@@contenthistory",
    "@@contenthistorypopup",
    "@@search?SearchableText=zq*&portal_type:list=KyodoProposal",
    "@@updated_search?SearchableText=zq*",
    "sitemap",
    "RSS",
    "rss.xml",
    "atom.xml",
    "itunes.xml",
    "search_rss?SearchableText=zq*",
    "@@getVocabulary?name=plone.app.vocabularies.Catalog&attributes="
    + quote('["Title","Creator","id","Description","kyodo_waiting","kyodo_organization_title"]'),
    "@@getVocabulary?name=plone.app.vocabularies.Users",
    "@@querybuilderjsonconfig",
    "@@querybuilderresults?query.i=Title&query.o=plone.app.querystring.operation.string.contains",
    "@@plone_context_state",
    "@@manage-viewlets",
    "@@images",
    "@@images/image",
    "@@download/file",
    "@@display-file/file",
    "@@object_info",
    "@@delete_confirmation",
    "@@title",
    "manage_main",
    "objectIds",
    "objectValues",
    "contentIds",
    "keys",
    "getId",
    "Creator",
    "listCreators",
    "workflow_history",
    "__annotations__",
    "propertyItems",
)
# Services of plone.restapi.
REST = (
    "",
    "?fullobjects=1&expand=workflow,actions,navigation,contextnavigation,types",
    "@search?SearchableText=zq*&metadata_fields=_all",
    "@search?metadata_fields=_all&fullobjects=1&b_size=100",
    "@workflow",
    "@history",
    "@sharing",
    "@lock",
    "@comments",
    "@breadcrumbs",
    "@contents",
    "@querystring",
    "@navigation?expand.navigation.depth=4",
    "@contextnavigation?expand.contextnavigation.bottomLevel=0",
    "@actions",
    "@types",
    "@aliases",
    "@relations",
    "@linkintegrity",
    "@exports",
    "@vocabularies/plone.app.vocabularies.Users",
    "@vocabularies/plone.app.vocabularies.Catalog",
    "@sources/title",
)
SITE = (
    "",
    "/sitemap",
    "/sitemap.xml.gz",
    "/search?SearchableText=zq*",
    "/@@search?portal_type:list=KyodoProposal&portal_type:list=KyodoOrganization",
    "/@@search?portal_type:list=KyodoReview",
    "/rss.xml",
    "/search_rss?SearchableText=zq*",
    "/@@ajax-search?SearchableText=zq*",
    "/login",
    "/author/zqjimu",
    "/author/zqmember",
    "/@@member-search",
    "/@@usergroup-userprefs",
    "/portal_catalog/manage_catalogView",
    "/portal_catalog",
    "/acl_users",
    "/MailHost",
    "/portal_memberdata",
    "/robots.txt",
)
SITE_REST = (
    "",
    "/@users",
    "/@users/zqjimu",
    "/@users?query=zq",
    "/@groups",
    "/@principals?search=zq",
    "/@portrait/zqjimu",
    "/@site",
    "/@registry/kamakura.kyodo.section_members",
    "/@controlpanels/kyodo-settings",
    "/@search?metadata_fields=_all&b_size=200",
    "/@querystring-search?query="
    + quote(
        '{"query":[{"i":"path","o":"plone.app.querystring.operation.string.absolutePath",'
        '"v":"/kyodo"}],"metadata_fields":"_all","fullobjects":true}'
    ),
    "/++api++/kyodo",
)
# Stored on our objects beside their schema: reached by no address at all.
ATTRIBUTES = (
    "recusals",
    "intake",
    "cleared_recusals",
    "checks",
    "correction_items",
    "parts",
    "sheet",
    "sheet/marks",
    "frozen",
    "extensions",
    "members",
    "locked",
    "joint",
    "minutes_parts",
    "resolutions",
    "attendance",
    "observer_capacity",
    "attendance_notes",
    "day_steps",
    "organization_uid",
    "summary",
    "tel",
    "address",
    "meetings",
    "agenda",
)


# The board of a call as somebody may filter it: by state, turn, section, lateness, order.
FILTERS = ("state=draft", "state=judging&order=yomi", "waiting=group&late=1", "section=bosai")


@cache
def export_names():
    """Every export there is, asked for on every object."""
    adapters = getGlobalSiteManager().registeredAdapters()
    return sorted({one.name for one in adapters if one.provided is IExport})


def joined(path, name):
    """The address of something on an object."""
    return path if not name else f"{path}{name}" if name[0] == "?" else f"{path}/{name}"


def own_pages(obj):
    """Every page of ours on an object, with the parts below it."""
    names = [name for name in view_names(obj) if "application_json" not in name]
    # Pieces that pages are drawn with: no pages.
    names = [name for name in names if not name.endswith("parts")]
    found = ["", *(f"@@{name}" for name in names)]
    found += [f"@@kyodo-export/{name}" for name in export_names()]
    if IKyodoCall.providedBy(obj):
        for key in ("group_proposal", "budget"):
            found += [f"@@kyodo-blankforms/{key}", f"@@kyodo-wordtemplates/{key}"]
        found += [f"@@kyodo-board?{query}" for query in FILTERS]
        found += [f"@@kyodo-board-xlsx?{query}" for query in FILTERS[:1]]
        for meeting in _meetings(obj):
            found += [f"@@kyodo-day{part}?meeting={meeting}" for part in ("", "-now")]
    if IFilingHost.providedBy(obj):
        found += list(_filings(obj))
    if IKyodoProposal.providedBy(obj):
        found += [f"@@kyodo-copy/{key}" for key in paper_copies(obj)]
    if IKyodoOrganization.providedBy(obj):
        found += [f"@@kyodo-letter?id={one.id}" for one in _letters(obj)]
    urls = [joined(path_of(obj), name) for name in found]
    return urls + (list(_observing(obj)) if IKyodoMeeting.providedBy(obj) else [])


def _observing(meeting):
    """What everybody may try around a meeting: its public page, links of others."""
    program = path_of(program_of(meeting))
    yield f"{program}/@@kyodo-observe?meeting={meeting.UID()}"
    for key in ("", ".x", ".1"):
        yield f"{program}/@@kyodo-observing?k={meeting.UID()}{key}"


def _letters(group):
    """Every letter to the group, released or not."""
    mails = outbox_of(group).by_id.values()
    return [one for one in mails if one.recipient.group_uid == group.UID()]


def _meetings(call):
    """The meetings of the committee of a call."""
    committee = committee_of(call)
    return [one.getId() for one in children(committee, "KyodoMeeting")] if committee else ()


def _filings(host):
    """Forms, papers, confirmation pages and files of what is filed there."""
    for bundle in ("sheet", "proposal", "correction", "revision", "report", "group", "section"):
        yield f"@@kyodo-preview?bundle={bundle}"
    for key, filing in Filings(host).items():
        yield f"@@kyodo-form/{key}"
        yield f"@@kyodo-papers?form={key}"
        yield f"@@kyodo-compare?form={key}"
        yield f"@@kyodo-compare?form={key}&new=draft"
        yield f"@@kyodo-compare?form={key}&old=previous"
        yield f"@@kyodo-wordin/{key}"
        for which in ("draft", "blank", *(str(one.number) for one in filing.revisions)):
            yield f"@@kyodo-word/{key}/{which}"
            if key == "organization_profile":  # the same sheet as the Word, and slow to lay out
                yield f"@@kyodo-pdf/{key}/{which}"
        for revision in filing.revisions:
            yield f"@@kyodo-compare?form={key}&old=1&new={revision.number}"
            yield f"@@kyodo-papers?form={key}&revision={revision.number}"
            for name in revision.files:
                yield f"@@kyodo-file/{key}/{revision.number}/{name}"
                yield f"@@kyodo-photo/{key}/{revision.number}/{name}"
                yield f"@@kyodo-photo/{name}"
        if filing.draft is not None:
            for name in filing.draft.files:
                yield f"@@kyodo-file/{key}/draft/{name}"


def stock_pages(obj):
    """What Plone offers on any object."""
    return [joined(path_of(obj), name) for name in STOCK]


def services(obj):
    """What plone.restapi offers on any object."""
    site, rest = path_of(api.portal.get()), [joined(path_of(obj), name) for name in REST]
    # The same by the address the editors of other front ends use.
    return [*rest, path_of(obj).replace(site, f"{site}/++api++", 1)]


def attributes(obj):
    """What is stored on an object of ours."""
    if not IKyodoContent.providedBy(obj):
        return []
    return [joined(path_of(obj), name) for name in ATTRIBUTES if hasattr(obj.aq_base, name[:5])]
