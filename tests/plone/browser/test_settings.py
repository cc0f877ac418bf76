"""Every setting can be read and changed by people, and a slip is said beside its field."""

from bs4 import BeautifulSoup
from kamakura import kyodo
from kamakura.kyodo.browser.fields import understood
from kamakura.kyodo.browser.settings import groups
from kamakura.kyodo.browser.settings.fields import form_field
from kamakura.kyodo.browser.settings.fields import setting_value
from kamakura.kyodo.browser.settings.groups import GROUPS
from kamakura.kyodo.browser.settings.rules import chosen_levels
from kamakura.kyodo.browser.settings.rules import field_name
from kamakura.kyodo.browser.settings.rules import LEVEL_TITLES
from kamakura.kyodo.content.settings import IKyodoSettings
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.severity import DEFAULTS
from kamakura.kyodo.domain.severity import RULES
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.operations.settings import change_settings
from pathlib import Path
from plone import api
from zope.component import getMultiAdapter
from zope.interface import alsoProvides
from zope.schema import getFieldNames
import datetime
import pytest


NOW = datetime.datetime(2026, 4, 1, tzinfo=datetime.UTC)


def test_every_setting_is_in_one_group():
    grouped = [name for group in GROUPS for name in group.names]

    assert sorted(grouped) == sorted(getFieldNames(IKyodoSettings))


PACKAGE = Path(kyodo.__file__).parent
READERS = "\n".join(
    path.read_text(encoding="utf-8")
    for path in PACKAGE.rglob("*.py")
    if path != Path(groups.__file__) and PACKAGE / "setuphandlers" not in path.parents
)


@pytest.mark.parametrize("name", sorted(getFieldNames(IKyodoSettings)))
def test_every_setting_is_read_by_something(name):
    assert f'"{name}"' in READERS


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


def settings_page(portal, **form):
    request = portal.REQUEST
    request.form.update(form)
    request.environ["REQUEST_METHOD"] = "POST" if form else "GET"
    alsoProvides(request, IKyodoLayer)
    with api.env.adopt_roles(["Manager"]):
        view = getMultiAdapter((portal, request), name="kyodo-settings")
        return view, BeautifulSoup(view(), "html.parser")


def test_every_rule_can_be_chosen_with_its_default_in_sight(portal):
    _view, page = settings_page(portal)
    for rule in RULES:
        name = field_name(rule.name)
        chosen = page.select(f"select[name='{name}'] option[selected]")
        assert [option["value"] for option in chosen] == [rule.default]
        level = str(LEVEL_TITLES[rule.default])
        assert page.find(id=f"{name}-help").get_text().strip() == f"はじめの設定: {level}"


def test_rules_stand_under_the_form_they_are_asked_on(portal):
    _view, page = settings_page(portal)
    heading = page.find("h2", string="様式の点検: 収支予算書(様式4)")
    group = heading.find_parent("details")
    names = [one["name"] for one in group.select("select")]
    assert names == [field_name(rule.name) for rule in RULES if rule.form == "budget"]
    assert "いつも提出を止めます。" in group.select_one(".kyodo-note").get_text()


def test_chosen_level_is_kept_and_recorded(portal):
    view, _page = settings_page(portal)
    values = {one.name: understood(one) for one in view.form_fields()}
    levels = chosen_levels(values | {field_name("labour_share_high"): "error"})
    with api.env.adopt_roles(["Manager"]):
        changed = change_settings({"rule_levels": levels}, by="admin", now=NOW)
    assert changed == ("rule_levels",)
    assert setting("rule_levels") == {**DEFAULTS, "labour_share_high": "error"}
