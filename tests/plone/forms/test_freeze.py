"""Frozen versions: what a filing was filled on stays as it was."""

from datetime import datetime
from datetime import UTC
from kamakura.kyodo.content import audit
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.freeze import is_changed
from kamakura.kyodo.forms.freeze import schema_of_version
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.interfaces import IFormDesigns
from kamakura.kyodo.operations.form import renew_form
from plone import api
import pytest


NOW = datetime(2026, 4, 15, 0, 0, tzinfo=UTC)
LATER = datetime(2026, 5, 1, 0, 0, tzinfo=UTC)
ADDED = '<field name="extra" type="zope.schema.TextLine"><title>追加</title></field>'


def change(form):
    form.fields_model = form.fields_model.replace("</fieldset>", f"{ADDED}</fieldset>", 1)


@pytest.fixture
def frozen(call):
    outlines = IFormDesigns(call).outlines()
    for form_key, model in IFormDesigns(call).models().items():
        form_versions.freeze(call, form_key, model, by="jimu", now=NOW, outline=outlines[form_key])
    return call


@pytest.fixture
def secretariat(portal):
    with api.env.adopt_roles(["Manager"]):
        yield


def test_freezing_keeps_one_version_of_each_form(frozen):
    found = form_versions.versions(frozen)

    assert [v.form_key for v in found] == sorted(BY_KEY)
    assert {(v.number, v.frozen_by, v.frozen_at) for v in found} == {(1, "jimu", NOW)}
    assert form_versions.current(frozen, "budget").form_key == "budget"


def test_nothing_is_frozen_before(call):
    assert form_versions.current(call, "budget") is None
    assert form_versions.versions(call) == ()


def test_change_after_freezing_is_seen_and_the_old_version_stays(frozen, secretariat):
    old = form_versions.current(frozen, "budget")
    change(form_of(frozen, "budget"))
    assert is_changed(frozen, "budget")

    new = renew_form(frozen, "budget", reason="項目の追加", by="jimu", now=LATER)

    assert not is_changed(frozen, "budget")
    assert [(v.number, v.reason) for v in form_versions.versions(frozen, "budget")] == [
        (1, ""),
        (2, "項目の追加"),
    ]
    assert "extra" not in schema_of_version(frozen, old.hash)
    assert "extra" in schema_of_version(frozen, new.hash)


def test_renewing_is_recorded_with_its_reason(frozen, secretariat):
    change(form_of(frozen, "budget"))

    renew_form(frozen, "budget", reason="項目の追加", by="jimu", now=LATER)

    line = audit.lines(frozen)[-1]
    assert (line.action, line.by, line.at, line.reason, line.details["number"]) == (
        "renew_form",
        "jimu",
        LATER,
        "項目の追加",
        2,
    )


def test_same_model_is_the_same_version_however_it_is_laid_out(frozen, secretariat):
    form = form_of(frozen, "budget")
    form.fields_model = form.fields_model.replace("\n", "\n   ")

    renew_form(frozen, "budget", reason="空白だけ", by="jimu", now=LATER)

    assert [v.number for v in form_versions.versions(frozen, "budget")] == [1]


@pytest.mark.parametrize(
    ("model", "reason", "code"),
    [("<broken", "直した", "call_forms_broken"), (None, " ", "reason_needed")],
)
def test_renewing_a_broken_form_or_without_a_reason_is_refused(
    frozen, secretariat, model, reason, code
):
    form = form_of(frozen, "budget")
    form.fields_model = model or form.fields_model

    with pytest.raises(Refused) as refused:
        renew_form(frozen, "budget", reason=reason, by="jimu", now=LATER)

    assert refused.value.refusal.code == code
    assert len(form_versions.versions(frozen, "budget")) == 1


def test_version_of_another_call_is_an_error(call):
    with pytest.raises(KeyError):
        schema_of_version(call, "0" * 64)
