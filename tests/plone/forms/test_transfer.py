"""A form goes out and comes in as one file; nothing that runs comes with it."""

from hypothesis import given
from hypothesis import HealthCheck
from hypothesis import Phase
from hypothesis import settings
from hypothesis import strategies as st
from kamakura.kyodo.content.form_versions import model_hash
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.catalog import spec
from kamakura.kyodo.forms.contract import check_model
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.forms.safety import unsafe_parts
from kamakura.kyodo.forms.transfer import export_form
from kamakura.kyodo.forms.transfer import read_form_file
from kamakura.kyodo.forms.transfer import WordTemplate
from tests.plone.forms.strategies import models
import json
import pytest


KEY = "budget"
MODEL = spec(KEY).model_xml
SPACE = 'xmlns:e="http://namespaces.plone.org/supermodel/easyform"'
FEW = settings(
    max_examples=15,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def refused(data):
    with pytest.raises(Refused) as found:
        read_form_file(data if isinstance(data, bytes) else data.encode("utf-8"), KEY)
    return found.value.refusal


@pytest.mark.parametrize("key", [spec.key for spec in FORMS])
def test_shipped_forms_are_safe_and_come_back_as_they_went(call, key):
    found = read_form_file(export_form(call, key), key)

    assert unsafe_parts(spec(key).model_xml) == ()
    assert model_hash(key, found.model) == model_hash(key, spec(key).model_xml)
    assert found.has_names


@FEW
@given(model=models(MODEL))
def test_any_legal_form_comes_back_with_the_same_hash(call, model):
    assert check_model(KEY, model) == ()
    form_of(call, KEY).fields_model = model

    found = read_form_file(export_form(call, KEY), KEY)

    assert model_hash(KEY, found.model) == model_hash(KEY, model)


def test_word_template_travels_with_the_form(call):
    template = WordTemplate("様式4.docx", b"PK\x03\x04 not a real one")

    found = read_form_file(export_form(call, KEY, template), KEY)

    assert found.template == template


def test_plain_easyform_model_is_taken_without_names(call):
    found = read_form_file(MODEL.encode("utf-8"), KEY)

    assert (found.model, found.has_names) == (MODEL, False)


def with_field(inside="", *, kind="zope.schema.TextLine", more=""):
    field = f'<field {SPACE} name="x" type="{kind}" {more}><title>追加</title>{inside}</field>'
    return MODEL.replace("</schema>", f"{field}</schema>")


@pytest.mark.parametrize(
    ("model", "code"),
    [
        (with_field(more='e:TDefault="python:1"'), "form_file_expression"),
        (with_field(more='e:TEnabled="string:1"'), "form_file_expression"),
        (with_field(more='e:TValidator="python:False"'), "form_file_expression"),
        (with_field(more='e:serverSide="True"'), "form_file_expression"),
        (with_field(more='e:THidden="True"'), "form_file_expression"),
        (with_field(more='e:validators="isEmail"'), "form_file_validator"),
        (with_field(kind="os.system"), "form_file_field_kind"),
        (with_field(kind="zope.schema.Object"), "form_file_field_kind"),
        (with_field(kind="collective.easyform.fields.ReCaptcha"), "form_file_field_kind"),
        (
            with_field(
                "<vocabulary>plone.app.vocabularies.Users</vocabulary>", kind="zope.schema.Choice"
            ),
            "form_file_vocabulary",
        ),
        (with_field("<source>os.listdir</source>"), "form_file_part"),
        (with_field("<defaultFactory>os.getcwd</defaultFactory>"), "form_file_part"),
        (with_field("<constraint>os.remove</constraint>"), "form_file_part"),
        (
            with_field(more='xmlns:f="http://namespaces.plone.org/supermodel/form" f:widget="a.b"'),
            "form_file_part",
        ),
        (MODEL.replace("<schema", '<schema based-on="os.path"', 1), "form_file_part"),
        (MODEL.replace("<schema", "<?php evil ?><schema", 1), "form_file_part"),
        (
            with_field(
                "<rich_label>&lt;script&gt;alert(1)&lt;/script&gt;</rich_label>",
                kind="collective.easyform.fields.RichLabel",
            ),
            "form_file_html",
        ),
        (
            with_field(
                '<rich_label>&lt;a href="javascript:x"&gt;a&lt;/a&gt;</rich_label>',
                kind="collective.easyform.fields.RichLabel",
            ),
            "form_file_html",
        ),
        (
            '<!DOCTYPE m [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
            + MODEL.partition("?>")[2].replace("<title>収入<", "<title>&a;<", 1),
            "form_file_entities",
        ),
        ("<html/>", "form_file_not_a_form"),
        ("<model", "form_file_unreadable"),
        ("{}", "form_file_not_a_form"),
        ("[1", "form_file_unreadable"),
        ("[" * 100_000, "form_file_unreadable"),
        (MODEL.replace("</schema>", " " * 400_001 + "</schema>"), "form_file_too_large"),
    ],
)
def test_unsafe_or_strange_file_is_refused(portal, model, code):
    assert refused(model).code == code


def test_file_that_is_no_text_or_too_large_is_refused(portal):
    assert refused(b"\xff\xfe\x00").code == "form_file_unreadable"
    assert refused(b"{" * 12_000_001).code == "form_file_too_large"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"version": 2}, "form_file_newer"),
        ({"form_key": "report"}, "form_file_other_form"),
        ({"form_key": "nowhere"}, "form_file_not_a_form"),
        ({"hash": "0" * 64}, "form_file_damaged"),
        ({"title": ["a"]}, "form_file_not_a_form"),
        ({"word_template": {"filename": "a.docx", "content": "%"}}, "form_file_damaged"),
        ({"format": "other"}, "form_file_not_a_form"),
    ],
)
def test_file_that_was_changed_is_refused(call, change, code):
    data = json.loads(export_form(call, KEY)) | change

    assert refused(json.dumps(data)).code == code


@FEW
@given(data=st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_no_bytes_do_anything_but_be_refused(portal, data):
    assert refused(data).code.startswith("form_file_")
