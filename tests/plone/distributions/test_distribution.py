"""The distribution that makes the demo site in one click."""

from kamakura.kyodo.distributions.demo import finish_site
from plone import api
from plone.app.theming.interfaces import IThemeSettings
from plone.distribution.api import distribution as distributions


def test_distribution_brings_classic_ui_and_the_add_on(portal):
    assert distributions.get("kyodo-demo").profiles == [
        "plone.app.contenttypes:default",
        "plone.app.layout:default",
        "plonetheme.barceloneta:default",
        "kamakura.kyodo:default",
    ]


def test_every_profile_of_the_distribution_exists(portal):
    profiles = distributions.get("kyodo-demo").profiles
    known = {info["id"] for info in portal.portal_setup.listProfileInfo()}
    assert set(profiles) - known == set()


def test_site_is_japanese_unless_somebody_says_otherwise(portal):
    properties = distributions.get("kyodo-demo").schema["properties"]
    defaults = {name: properties[name].get("default") for name in properties}
    assert defaults == {
        "site_id": "kamakura",
        "title": "鎌倉市",
        "description": "相互提案協働事業を試すためのサイト",
        "default_language": "ja",
        "portal_timezone": "Asia/Tokyo",
        "setup_content": True,
    }


def test_finished_site_shows_its_theme_on_this_machine_and_queues_mail(portal):
    finish_site(distributions.get("kyodo-demo"), portal, {"setup_content": False})
    shown = api.portal.get_registry_record("hostnameBlacklist", interface=IThemeSettings)
    assert (shown, portal.MailHost.smtp_queue) == ([], True)
