"""The criteria page: what is typed stays, slips are said beside their fields."""

from bs4 import BeautifulSoup
from kamakura.kyodo.interfaces import IKyodoLayer
from tests.plone import sample
from tests.plone.selection_sample import judging
from zope.interface import alsoProvides
import pytest


@pytest.fixture
def call(portal):
    alsoProvides(portal.REQUEST, IKyodoLayer)
    return sample.make_site(portal).call


def page(call, method="GET", **form):
    request = call.REQUEST
    request.form.clear()
    request.form.update(form)
    request.method = request.environ["REQUEST_METHOD"] = method
    with sample.acting("jimu"):
        return BeautifulSoup(call.restrictedTraverse("@@kyodo-criteria")(), "html.parser")


def fields(soup):
    """What a browser would send of the form as it stands."""
    form = soup.select_one("form[data-kyodo-criteria]")
    found = {}
    for one in form.select("input[name], select[name], textarea[name]"):
        if one.get("type") in ("checkbox", "radio") and not one.has_attr("checked"):
            continue
        chosen = one.select_one("option[selected]") if one.name == "select" else one
        found[one["name"]] = chosen.get("value", "") if chosen else ""
    return found


def test_page_shows_the_standard_items(call):
    shown = fields(page(call))
    assert [shown[f"key.{n}"] for n in range(10)] == [f"q{n}" for n in range(1, 11)]
    assert (shown["pass_percent"], shown["tie_items.0"], shown["tie_items.1"]) == (
        "60",
        "2+3+4",
        "1",
    )


def test_moving_an_item_keeps_what_was_typed_elsewhere(call):
    typed = {**fields(page(call)), "title.4": "安全", "row": "up.4"}
    shown = fields(page(call, "POST", **typed))
    assert [shown[f"title.{n}"] for n in (3, 4)] == ["安全", "役割分担の妥当性"]


def test_added_item_gets_a_sign_of_its_own(call):
    shown = fields(page(call, "POST", **{**fields(page(call)), "row": "add"}))
    assert shown["key.10"] == "q11"


def test_example_of_unsound_criteria_names_the_slip_instead(call):
    typed = {**fields(page(call)), "weight.2": "0", "do": "example"}
    example = page(call, "POST", **typed).select_one("#kyodo-criteria-example")
    assert "3番目の項目の重みが使えません。" in example.get_text()
    assert example.select("table") == []


def test_page_only_shows_what_is_in_force_once_marking_has_started(functional):
    alsoProvides(functional["portal"].REQUEST, IKyodoLayer)
    soup = page(judging(functional["portal"]).call)
    assert soup.select("form[data-kyodo-criteria]") == []
    assert len(soup.select(".kyodo-page tbody tr")) == 10
