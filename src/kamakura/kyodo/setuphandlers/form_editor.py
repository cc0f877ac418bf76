"""The ready tables in EasyForm's "add field" menu: the profile adds them, uninstalling removes."""

from plone import api


RECORD = "easyform.allowedFields"
OURS = "kamakura.kyodo."


def remove_tables() -> None:
    """Take our tables out of the menu; what the site had beside them stays."""
    allowed = api.portal.get_registry_record(RECORD, default=None)
    if allowed is not None:
        kept = [name for name in allowed if not name.startswith(OURS)]
        api.portal.set_registry_record(RECORD, kept)
