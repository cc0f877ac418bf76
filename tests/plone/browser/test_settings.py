"""Every setting can be read and changed by people, and a slip is said beside its field."""

from kamakura.kyodo.browser.fields import understood
from kamakura.kyodo.browser.settings.fields import form_field
from kamakura.kyodo.browser.settings.fields import setting_value
from kamakura.kyodo.browser.settings.groups import GROUPS
from kamakura.kyodo.content.settings import IKyodoSettings
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.operations.settings import change_settings
from plone import api
from zope.schema import getFieldNames
import datetime
import pytest


NOW = datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)


def test_every_setting_is_in_one_group():
    grouped = [name for group in GROUPS for name in group.names]

    assert sorted(grouped) == sorted(getFieldNames(IKyodoSettings))


@pytest.mark.parametrize("name", sorted(getFieldNames(IKyodoSettings)))
def test_what_is_shown_reads_back_as_it_was(portal, name):

    field = IKyodoSettings[name]

    assert setting_value(field, understood(form_field(field, setting(name)))) == setting(name)


def test_line_without_a_sign_is_refused(portal):
    with pytest.raises(ValueError, match="読み取れません"):
        setting_value(IKyodoSettings["sections"], "環境政策課")


def test_number_below_its_least_is_refused(portal):
    with pytest.raises(ValueError):
        setting_value(IKyodoSettings["correction_days"], 0)


def test_only_changed_settings_are_written(portal):
    with api.env.adopt_roles(["Manager"]):
        changed = change_settings(
            {"correction_days": 10, "report_due_days": setting("report_due_days")},
            by="admin",
            now=NOW,
        )

    assert changed == ("correction_days",)
    assert setting("correction_days") == 10
