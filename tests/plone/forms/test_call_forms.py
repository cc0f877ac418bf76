"""A call comes with its eight forms."""

from collective.easyform.api import get_actions
from collective.easyform.api import get_schema
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.install import ensure_forms
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.forms.install import live_model
from kamakura.kyodo.interfaces import IFormDesigns
from kamakura.kyodo.interfaces import IKyodoForm
from plone import api
from zope.schema import getFieldNamesInOrder


KEYS = [spec.key for spec in FORMS]


def test_new_call_has_the_eight_forms(call):
    forms = call["forms"].objectValues()

    assert {form.getId() for form in forms} == set(KEYS)
    assert {form.portal_type for form in forms} == {"EasyForm"}
    assert [form for form in forms if not IKyodoForm.providedBy(form)] == []


def test_forms_are_titled_in_japanese_and_do_nothing_on_their_own(call):
    form = form_of(call, "group_proposal")

    assert form.title == "提案書(市民活動団体提案)"
    assert getFieldNamesInOrder(get_actions(form)) == []
    assert len(getFieldNamesInOrder(get_schema(form))) == 59


def test_ensuring_again_changes_nothing(call):
    form = form_of(call, "budget")
    form.fields_model = form.fields_model.replace("<title>収入</title>", "<title>入る</title>")

    again = ensure_forms(call)

    assert [f.getId() for f in again] == KEYS
    assert "<title>入る</title>" in live_model(call, "budget")


def test_removed_form_comes_back(call):
    del call["forms"]["budget"]

    ensure_forms(call)

    assert form_of(call, "budget").title == "収支予算書"


def test_call_made_from_another_takes_over_what_the_city_changed(call):
    form = form_of(call, "budget")
    form.fields_model = form.fields_model.replace("<title>収入</title>", "<title>入る</title>")
    with api.env.adopt_roles(["Manager"]):
        following = api.content.create(
            call.aq_parent,
            "KyodoCall",
            id="fy2027",
            title="令和9年度募集",
            fiscal_year=2027,
            copied_from=call.UID(),
        )

    assert "<title>入る</title>" in live_model(following, "budget")


def test_operations_are_told_the_models_and_what_is_wrong(call):
    designs = IFormDesigns(call)
    assert designs.problems() == ()
    assert list(designs.models()) == KEYS

    form_of(call, "report").fields_model = ""
    del call["forms"]["budget"]

    assert [p.code for p in designs.problems()] == ["form_missing", "form_unreadable"]
