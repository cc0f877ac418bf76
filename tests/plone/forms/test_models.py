"""The shipped designs: complete, in Japanese, and usable by the process."""

from kamakura.kyodo.forms import kinds
from kamakura.kyodo.forms import tables
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.catalog import FORMS
from kamakura.kyodo.forms.conditions import condition_of
from kamakura.kyodo.forms.conditions import names_in
from kamakura.kyodo.forms.contract import check_model
from kamakura.kyodo.forms.schema import field_names
from kamakura.kyodo.forms.schema import schema_of
from kamakura.kyodo.forms.schema import serialized
from kamakura.kyodo.forms.schema import steps
from kamakura.kyodo.forms.schema import steps_of_part
from zope.schema import getFieldNamesInOrder
from zope.schema import getFieldsInOrder
import pytest
import re


pytestmark = pytest.mark.usefixtures("portal")

KEYS = [spec.key for spec in FORMS]
JAPANESE = re.compile("[ぁ-んァ-ヶ一-龠]")


def words(text: str) -> list[str]:
    return text.split()


# the block three forms share
ORG = words("""
org_name org_name_kana corp_type corp_type_other rep_title rep_name rep_name_kana postal_code
address city_contact tel fax email url contact_name contact_name_kana contact_tel contact_email
notice_to founded centre_registration centre_number officers_count members_total members_citizens
members_as_of bylaws latest_budget latest_accounts officer_list pledge disclose_rep_name
disclose_address disclose_tel disclose_email
""")
# 様式1; 宛先 is printed from the settings
PROPOSAL = words("""
submit_date project_name project_name_kana summary issue purpose why_kyodo wanted_section
wanted_section_unknown fields fiscal_year period_from period_to continuation continuation_year
total_cost city_share other_grants other_grants_name other_grants_amount eligibility attachment_1
attachment_2 attachment_3
""")
ITEMS = range(1, 13)
FIELDS = {
    "group_proposal": [*ORG, *PROPOSAL],
    # 様式2
    "city_proposal": [*ORG, "theme", "understanding", "strengths", "differences", *PROPOSAL],
    # 様式3
    "project_plan": words("""
        content target expected_people place place_in_city publicity roles schedule manager
        accountant staff outcome_goals activity_goals effect_citizens effect_group effect_city
        safety future"""),
    # 様式4
    "budget": ["income", "expense"],
    # 様式5
    "organization_profile": [
        *ORG,
        *words("""
        purpose fields track_record city_work last_income last_expense last_carryover
        membership_fee newsletter admission officers"""),
    ],
    # 様式6
    "report": words("""
        org_name project_name agreed_on fiscal_year actual_from actual_to activities outcome
        goal_results effect future self_goal self_area self_cost self_problems self_supporters
        self_hands self_funds income expense surplus refund receipts_1 receipts_2 receipts_3
        photo_1 photo_1_caption photo_1_alt photo_1_public photo_2 photo_2_caption photo_2_alt
        photo_2_public photo_3 photo_3_caption photo_3_alt photo_3_public"""),
    # 提案事前調整シート
    "preliminary_sheet": words("""
        org_name contact_name contact_tel contact_email consulted_on kind tentative_name issue
        wish expectation wanted_section wanted_time rough_amount received_on received_number
        assigned_sections related_work current_work agreement city_can city_cannot laws_and_plans
        budget_prospect feasibility feasibility_reason answer_due answered_on meetings outcome
        outcome_note four_party_result four_party_reason public_explanation"""),
    # 評価シート
    "evaluation_sheet": [
        *(f"q{n:02d}_{part}" for n in ITEMS for part in ("score", "comment")),
        *("overall", "direction", "overall_comment"),
        *(f"joint_q{n:02d}" for n in ITEMS),
        *("joint_shared", "joint_different", "joint_improve", "joint_overall", "joint_direction"),
    ],
}
LIMITS = {
    "group_proposal": {
        "org_name": 100,
        "rep_title": 30,
        "rep_name": 50,
        "address": 200,
        "project_name": 60,
        "summary": 300,
        "issue": 800,
        "purpose": 500,
        "why_kyodo": 500,
    },
    "city_proposal": {"understanding": 500, "strengths": 500, "differences": 400},
    "project_plan": {
        "content": 1500,
        "effect_citizens": 300,
        "effect_group": 300,
        "effect_city": 300,
        "safety": 400,
        "future": 400,
    },
    "organization_profile": {"purpose": 400, "admission": 200},
    "report": {"outcome": 1000, "effect": 500, "future": 500},
    "preliminary_sheet": {
        "wish": 500,
        "expectation": 300,
        "current_work": 500,
        "feasibility_reason": 500,
        "public_explanation": 300,
    },
}
OPTIONAL = {
    "project_plan": {"safety"},
    "budget": set(),
    "city_proposal": {"differences"},
}


def schema(key):
    return schema_of(BY_KEY[key].model_xml)


@pytest.mark.parametrize("key", KEYS)
def test_model_has_every_field_in_order(key):
    assert getFieldNamesInOrder(schema(key)) == FIELDS[key]


@pytest.mark.parametrize("key", KEYS)
def test_model_keeps_the_contract(key):
    assert check_model(key, BY_KEY[key].model_xml) == ()


@pytest.mark.parametrize("key", KEYS)
def test_every_field_stands_in_a_named_step(key):
    found = steps(schema(key))

    assert list(field_names(found)) == FIELDS[key]
    assert [step.name for step in found if not JAPANESE.search(step.label)] == []


@pytest.mark.parametrize("key", KEYS)
def test_every_label_is_japanese(key):
    fields = getFieldsInOrder(schema(key))

    assert [name for name, field in fields if not JAPANESE.search(str(field.title))] == []


@pytest.mark.parametrize("key", KEYS)
def test_every_help_text_is_japanese(key):
    helps = {name: field.description for name, field in getFieldsInOrder(schema(key))}

    assert [name for name, text in helps.items() if text and not JAPANESE.search(text)] == []


@pytest.mark.parametrize("key", KEYS)
def test_every_choice_reads_japanese(key):
    titles = [
        str(term.title)
        for _name, field in getFieldsInOrder(schema(key))
        for term in getattr(getattr(field, "value_type", field), "vocabulary", None) or ()
    ]

    assert [title for title in titles if not JAPANESE.search(title)] == []


@pytest.mark.parametrize("key", sorted(LIMITS))
def test_lengths_are_those_of_the_scheme(key):
    found = {name: schema(key)[name].max_length for name in LIMITS[key]}

    assert found == LIMITS[key]


@pytest.mark.parametrize("key", sorted(OPTIONAL))
def test_required_fields(key):
    names = [name for name in FIELDS[key] if name not in ORG + PROPOSAL]

    assert {name for name in names if not schema(key)[name].required} == OPTIONAL[key]


def test_the_organization_block_is_the_same_in_three_forms():
    def block(key):
        return [
            (name, type(field), str(field.title), getattr(field, "max_length", None))
            for name, field in getFieldsInOrder(schema(key))
            if name in ORG
        ]

    assert block("group_proposal") == block("city_proposal") == block("organization_profile")


def test_papers_of_the_group_are_asked_once():
    papers = ("bylaws", "latest_budget", "latest_accounts")
    asked = {
        key: [name for name in papers if schema(key)[name].required]
        for key in ("group_proposal", "city_proposal", "organization_profile")
    }

    assert asked == {
        "group_proposal": [],
        "city_proposal": [],
        "organization_profile": list(papers),
    }


@pytest.mark.parametrize("key", KEYS)
def test_conditions_ask_about_fields_of_the_form(key):
    asked = {
        other
        for name in FIELDS[key]
        for other in names_in(condition_of(schema(key), name))
        if other not in FIELDS[key]
    }

    assert asked == set()


def test_budget_rows_are_given():
    income, expense = schema("budget")["income"], schema("budget")["expense"]

    assert tables.initial_rows(income)[0] == {"category": "city_share"}
    assert len(tables.initial_rows(income)) == 6
    assert len(tables.initial_rows(expense)) == 15


@pytest.mark.parametrize("key", KEYS)
def test_model_survives_the_editor(key):
    """EasyForm writes the whole schema back on every change: nothing may be lost on the way."""
    before = schema(key)

    after = schema_of(serialized(before))

    assert described(after) == described(before)
    assert steps(after) == steps(before)


def described(model):
    rows = []
    for name, field in getFieldsInOrder(model):
        values = getattr(getattr(field, "value_type", field), "vocabulary", None) or ()
        rows.append(
            (
                name,
                type(field).__name__,
                str(field.title),
                str(field.description),
                field.required,
                field.default,
                getattr(field, "max_length", None),
                getattr(field, "min", None),
                [(term.value, term.title) for term in values],
                getattr(field, "headings", None),
                condition_of(model, name),
                kinds.kinds_of(field),
            )
        )
    return rows


def test_parts_divide_a_sheet_without_a_rest():
    for key in ("preliminary_sheet", "evaluation_sheet"):
        spec, model = BY_KEY[key], schema(key)
        divided = [
            name
            for part in spec.parts
            for name in field_names(steps_of_part(spec, model, part.key))
        ]
        assert sorted(divided) == sorted(FIELDS[key])


def test_a_fieldset_the_city_added_belongs_to_the_first_part():
    spec = BY_KEY["evaluation_sheet"]
    added = """<fieldset name="extra" label="追加">
        <field name="extra" type="zope.schema.TextLine"><title>追加</title></field>
        </fieldset></schema>"""
    model = schema_of(spec.model_xml.replace("</schema>", added))

    assert "extra" in field_names(steps_of_part(spec, model, "column"))
    assert "extra" not in field_names(steps_of_part(spec, model, "joint"))
