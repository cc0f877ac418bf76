"""Kinds of answer: what is kept of what was typed."""

from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms import kinds
from kamakura.kyodo.forms.catalog import BY_KEY
from kamakura.kyodo.forms.schema import schema_of
import pytest


@pytest.fixture
def proposal(portal):
    return schema_of(BY_KEY["group_proposal"].model_xml)


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("org_name_kana", "カマクラ ノ カイ", "かまくら の かい"),
        ("postal_code", "〒２４８－８６８６", "248-8686"),
        ("tel", "０４６７（２３）３０００", "0467-23-3000"),
        ("founded", "令和元年5月1日", "2019-05-01"),
        ("founded", "２０１９年４月", "2019-04"),
        ("founded", "R1.5", "2019-05"),
        ("project_name", "ＮＰＯの　髙橋", "ＮＰＯの　髙橋"),
        ("fax", "", ""),
    ],
)
def test_answer_is_normalised_by_its_kind(proposal, name, typed, kept):
    assert kinds.normalise(proposal[name], typed) == kept


@pytest.mark.parametrize(
    ("name", "typed"), [("postal_code", "12"), ("tel", "電話"), ("founded", "むかし")]
)
def test_unreadable_answer_is_refused(proposal, name, typed):
    with pytest.raises(Refused):
        kinds.normalise(proposal[name], typed)


def test_every_line_of_the_checklist_must_be_ticked(proposal):
    field = proposal["eligibility"]
    everything = {term.value for term in field.value_type.vocabulary}

    assert kinds.check(field, everything) == ()
    assert [r.code for r in kinds.check(field, everything - {"in_city"})] == ["not_all_ticked"]


def test_pledge_must_be_ticked(proposal):
    assert [r.code for r in kinds.check(proposal["pledge"], False)] == ["not_ticked"]
    assert kinds.check(proposal["pledge"], True) == ()


def test_kind_speaks_as_an_easyform_validator(portal):
    assert kinds.postal_code("248-8686") is None
    assert "12" in kinds.postal_code("12", REQUEST=None).mapping.values()
