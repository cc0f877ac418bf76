"""Frozen versions: what a filing was filled on stays as it was."""

from datetime import datetime
from datetime import UTC
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.catalog import spec
from kamakura.kyodo.forms.freeze import difference
from kamakura.kyodo.forms.freeze import freeze_form
from kamakura.kyodo.forms.freeze import freeze_forms
from kamakura.kyodo.forms.freeze import is_changed
from kamakura.kyodo.forms.freeze import schema_of_version
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.forms.schema import schema_of
import pytest


NOW = datetime(2026, 4, 15, 0, 0, tzinfo=UTC)
LATER = datetime(2026, 5, 1, 0, 0, tzinfo=UTC)
ADDED = '<field name="extra" type="zope.schema.TextLine"><title>追加</title></field>'


def change(form):
    form.fields_model = form.fields_model.replace("</fieldset>", f"{ADDED}</fieldset>", 1)


def test_freezing_keeps_one_version_of_each_form(call):
    frozen = freeze_forms(call, by="jimu", now=NOW)

    assert [v.form_key for v in frozen] == [s.key for s in FORMS]
    assert {(v.number, v.frozen_by, v.frozen_at) for v in frozen} == {(1, "jimu", NOW)}
    assert form_versions.current(call, "budget") is frozen[3]


def test_nothing_is_frozen_before(call):
    assert form_versions.current(call, "budget") is None
    assert form_versions.versions(call) == ()


def test_change_after_freezing_is_seen_and_the_old_version_stays(call):
    freeze_forms(call, by="jimu", now=NOW)
    old = form_versions.current(call, "budget")
    change(form_of(call, "budget"))
    assert is_changed(call, "budget")

    new = freeze_form(call, spec("budget"), by="jimu", now=LATER, reason="項目の追加")

    assert not is_changed(call, "budget")
    assert [(v.number, v.reason) for v in form_versions.versions(call, "budget")] == [
        (1, ""),
        (2, "項目の追加"),
    ]
    assert "extra" not in schema_of_version(call, old.hash)
    assert "extra" in schema_of_version(call, new.hash)


def test_same_model_is_the_same_version_however_it_is_laid_out(call):
    freeze_forms(call, by="jimu", now=NOW)
    form = form_of(call, "budget")
    form.fields_model = form.fields_model.replace("\n", "\n   ")

    freeze_form(call, spec("budget"), by="jimu", now=LATER, reason="空白だけ")

    assert [v.number for v in form_versions.versions(call, "budget")] == [1]


def test_broken_form_cannot_be_frozen(call):
    form_of(call, "budget").fields_model = "<broken"

    with pytest.raises(Refused) as refused:
        freeze_forms(call, by="jimu", now=NOW)

    assert refused.value.refusal.code == "form_broken"
    assert form_versions.versions(call) == ()


def test_missing_form_cannot_be_frozen(call):
    del call["forms"]["report"]

    with pytest.raises(Refused) as refused:
        freeze_forms(call, by="jimu", now=NOW)

    assert refused.value.refusal.code == "form_missing"


def test_version_of_another_call_is_an_error(call):
    with pytest.raises(KeyError):
        schema_of_version(call, "0" * 64)


def test_difference_between_versions(call):
    model = spec("budget").model_xml
    changed = model.replace("<title>収入</title>", "<title>入る</title>")
    changed = changed.replace("</fieldset>", f"{ADDED}</fieldset>", 1)

    found = difference(schema_of(model), schema_of(changed))

    assert found.added == ("追加",)
    assert found.removed == ()
    assert found.renamed == (("収入", "入る"),)
    assert not difference(schema_of(model), schema_of(model))
