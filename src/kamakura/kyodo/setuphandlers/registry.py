"""Our entries in the registry and the catalog: in lists that others write to, too."""

from plone import api


# Found by people through our own pages; the search of the site shows calls, themes, projects.
NOT_SEARCHED = (
    "KyodoCommittee",
    "KyodoConsultation",
    "KyodoEvaluation",
    "KyodoFolder",
    "KyodoMeeting",
    "KyodoOrganization",
    "KyodoProposal",
    "KyodoReview",
)
PREFIXES = ("kamakura.kyodo", "plone.bundles/kamakura-kyodo")
SHARED_LISTS = {
    "plone.types_not_searched": NOT_SEARCHED,
    "plone.displayed_types": ("KyodoProgram",),
}


def add_entries() -> None:
    """Put our types into the lists of the site; what a city put there stays."""
    for name, ours in SHARED_LISTS.items():
        known = api.portal.get_registry_record(name) or ()
        added = [entry for entry in ours if entry not in known]
        api.portal.set_registry_record(name, type(known)([*known, *added]))


def remove_entries() -> None:
    """Take our entries out of shared lists, then every record of our own."""
    for name in SHARED_LISTS:
        known = api.portal.get_registry_record(name) or ()
        kept = [entry for entry in known if not entry.startswith("Kyodo")]
        api.portal.set_registry_record(name, type(known)(kept))
    records = api.portal.get_tool("portal_registry").records
    for name in [name for name in list(records) if name.startswith(PREFIXES)]:
        del records[name]


def remove_indexes() -> None:
    """Take our indexes and columns out of the catalog."""
    catalog = api.portal.get_tool("portal_catalog")
    for name in [name for name in catalog.indexes() if name.startswith("kyodo_")]:
        catalog.delIndex(name)
    for name in [name for name in catalog.schema() if name.startswith("kyodo_")]:
        catalog.delColumn(name)
