"""Every kind of question that EasyForm's menu knows is drawn by us, or refused with advice."""

from collective.easyform import fields as easyform
from kamakura.kyodo import messages
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.contract import check_model
from kamakura.kyodo.forms.contract import FormCode
from kamakura.kyodo.forms.editing import KyodoFields
from kamakura.kyodo.forms.install import ensure_form
from kamakura.kyodo.forms.offer import DRAWN
from kamakura.kyodo.forms.offer import INSTEAD
from kamakura.kyodo.forms.offer import instead_of
from plone.schemaeditor.fields import FieldsVocabularyFactory
from plone.schemaeditor.interfaces import IFieldFactory
from zope.component import getUtilitiesFor
import pytest


SHEET = BY_KEY["preliminary_sheet"].model_xml
CAPTCHAS = (easyform.ReCaptcha, easyform.HCaptcha, easyform.NorobotCaptcha)


def with_field(field: str) -> str:
    return SHEET.replace("</schema>", f"{field}</schema>")


def test_every_kind_of_the_menu_is_decided(portal):
    """A kind that an upgrade or a new package adds fails here until somebody decides."""
    menu = {name for name, _factory in getUtilitiesFor(IFieldFactory)}
    captchas = {f"{kind.__module__}.{kind.__name__}" for kind in CAPTCHAS}
    assert (menu | captchas) - DRAWN - set(INSTEAD) == set()


def test_no_kind_is_both_drawn_and_refused():
    assert DRAWN & set(INSTEAD) == set()


def test_menu_of_our_forms_offers_only_what_we_draw(portal, call):
    form = ensure_form(call, "preliminary_sheet")
    fields = KyodoFields(form, form.REQUEST).__of__(form)
    factories = [term.value for term in FieldsVocabularyFactory(fields)]
    offered = {f"{one.fieldcls.__module__}.{one.fieldcls.__name__}" for one in factories}
    assert offered - DRAWN == set()
    assert "zope.schema._field.Date" in offered


@pytest.mark.parametrize(
    ("kind", "advice"),
    [
        ("zope.schema.Password", "書類に暗証番号は書けません。"),
        ("plone.app.textfield.RichText", "かわりに、何行も書ける文字の欄(Text)を使ってください。"),
    ],
)
def test_kind_we_do_not_draw_is_a_problem_with_advice(portal, kind, advice):
    field = f'<field name="extra" type="{kind}"><title>合言葉</title></field>'
    [problem] = check_model("preliminary_sheet", with_field(field))
    assert (problem.code, problem.field) == (FormCode.KIND_NOT_OFFERED, "extra")
    assert advice in str(messages.sentence(problem).mapping["instead"])


def test_field_of_a_kind_nobody_knows_is_refused(portal):
    class Colour(easyform.Label):
        """A kind of some other package."""

    assert instead_of(Colour()) is not None


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("wish=", FormCode.CONDITION_UNREADABLE),
        ("nowhere=1", FormCode.CONDITION_UNKNOWN),
        ("meetings", FormCode.CONDITION_UNKNOWN),
    ],
)
def test_condition_that_cannot_work_is_a_problem(portal, condition, code):
    ns = 'xmlns:easyform="http://namespaces.plone.org/supermodel/easyform"'
    field = (
        f'<field {ns} name="extra" type="zope.schema.TextLine" '
        f'easyform:depends_on="{condition}"><title>追加</title></field>'
    )
    problems = check_model("preliminary_sheet", with_field(field))
    assert [(one.code, one.field) for one in problems] == [(code, "extra")]


def test_condition_on_a_question_of_the_form_is_no_problem(portal):
    ns = 'xmlns:easyform="http://namespaces.plone.org/supermodel/easyform"'
    field = (
        f'<field {ns} name="extra" type="zope.schema.TextLine" '
        f'easyform:depends_on="wish"><title>追加</title></field>'
    )
    assert check_model("preliminary_sheet", with_field(field)) == ()
