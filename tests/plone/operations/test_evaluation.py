"""The evaluation: blind columns, opened together, a joint column, published."""

from kamakura.kyodo.content import columns
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.content.visibility import may_read_form
from kamakura.kyodo.domain.evaluation import EvaluationCode
from kamakura.kyodo.domain.filing import ActCode
from kamakura.kyodo.domain.filing import FilingCode
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.domain.steps import StepCode
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import evaluation as evaluations
from kamakura.kyodo.operations import project as projects
from kamakura.kyodo.operations.base import state_of
from plone import api
from tests.plone import chosen
from tests.plone import sample
from tests.plone.chosen import at
from tests.plone.sample import acting
import pytest


BOTH = ("group", "section")
EVERYBODY = ("daihyo", "tanto", "bosai", "jimu", "midori", "center", "iin", "other", "admin")


@pytest.fixture
def site(portal):
    return sample.make_site(portal)


@pytest.fixture
def sheet(site):
    return chosen.evaluating(site)[1]


def refusal_of(verb, *args, **options):
    with pytest.raises(Refused) as caught:
        verb(*args, **options)
    return caught.value.refusal.code


def readers(sheet, side):
    """Who may read a column now, however it is asked for."""
    found = []
    for user in EVERYBODY:
        with acting(user):
            told = bool(columns.column(sheet, side))
            assert not told or columns.columns_open(sheet) or columns.side_of(sheet) == side
            if may_read_form(sheet, columns.column_key(side)):
                found.append(user)
    return found


def test_each_person_has_one_side(sheet):
    found = {}
    for user in EVERYBODY:
        with acting(user):
            found[user] = columns.side_of(sheet)
    sides = {"daihyo": "group", "tanto": "group", "bosai": "section"}
    assert found == {user: sides.get(user) for user in EVERYBODY}


def test_who_belongs_to_both_sides_fills_neither(site, sheet):
    members = {**setting("section_members"), "daihyo": ["bosai"]}
    api.portal.set_registry_record("kamakura.kyodo.section_members", members)
    with acting("daihyo"):
        assert columns.side_of(sheet) is None
        assert not may_read_form(sheet, columns.column_key("section"))
        options = {"token": "t", "by": "daihyo", "now": at(2028, 5, 1)}
        assert refusal_of(evaluations.lock_column, sheet, **options) == EvaluationCode.NO_SIDE


def test_drafts_are_blind(sheet):
    chosen.fill(sheet, "group", chosen.column("団体の言葉"), by="daihyo")
    chosen.fill(sheet, "section", chosen.column("課の言葉"), by="bosai")
    assert readers(sheet, "group") == ["daihyo", "tanto"]
    assert readers(sheet, "section") == ["bosai"]


def test_one_lock_opens_nothing(sheet):
    chosen.fill(sheet, "group", chosen.column("団体の言葉"), by="daihyo")
    chosen.lock(sheet, by="daihyo")
    assert (state_of(sheet), readers(sheet, "group")) == ("writing", ["daihyo", "tanto"])
    with acting("bosai"):
        assert columns.column(sheet, "group") == {}


def test_second_lock_opens_both_at_once(site):
    _project, sheet = chosen.opened(site)
    both_parties = ["daihyo", "tanto", "bosai", "jimu", "center", "iin"]
    assert state_of(sheet) == "both_locked"
    for side in BOTH:
        assert [user for user in readers(sheet, side) if user != "admin"] == both_parties
    with acting("daihyo"):
        assert columns.column(sheet, "section")["q01_comment"] == "課の言葉1"


def test_nobody_writes_the_column_of_the_other_side(sheet):
    for user, side in (("daihyo", "section"), ("bosai", "group"), ("jimu", "group")):
        with acting(user):
            refusal = IPaperReader(sheet).at(at(2028, 5, 1)).edit_refusal(columns.column_key(side))
        assert refusal.code == FilingCode.LOCKED


def test_locked_column_cannot_be_changed(sheet):
    chosen.fill(sheet, "group", chosen.column("団体の言葉"), by="daihyo")
    chosen.lock(sheet, by="daihyo")
    chosen.lock(sheet, by="daihyo")
    key = columns.column_key("group")
    assert len(Filings(sheet).get(key).revisions) == 1
    with acting("tanto"):
        assert IPaperReader(sheet).at(at(2028, 5, 3)).edit_refusal(key).code == FilingCode.LOCKED
        options = {"token": "again", "by": "tanto", "now": at(2028, 5, 3)}
        assert refusal_of(evaluations.lock_column, sheet, **options) == EvaluationCode.COLUMN_LOCKED


def test_low_mark_without_words_is_not_locked(sheet):
    answers = chosen.column("団体の言葉", q03_score="2", q03_comment="")
    chosen.fill(sheet, "group", answers, by="daihyo")
    with acting("daihyo"):
        (paper,) = IPaperReader(sheet).at(at(2028, 5, 2)).papers("column")
        options = {"token": "t", "by": "daihyo", "now": at(2028, 5, 2)}
        assert refusal_of(evaluations.lock_column, sheet, **options) == FilingCode.INCOMPLETE
    found = [(one.code, one.field) for one in paper.findings]
    assert found == [(EvaluationCode.COMMENT_NEEDED, "q03_comment")]


def test_any_party_writes_the_joint_column(site):
    _project, sheet = chosen.opened(site)
    with acting("jimu"):
        evaluations.start_joint(sheet, by="jimu", now=at(2028, 6, 1))
    for number, user in enumerate(("daihyo", "bosai", "jimu"), 1):
        with acting(user):
            answers = {**chosen.JOINT, "joint_shared": f"{user}の言葉"}
            chosen.put(
                sheet, columns.column_key("joint"), answers, by=user, now=at(2028, 6, number)
            )
            evaluations.write_joint(sheet, token=user, by=user, now=at(2028, 6, number))
    assert columns.joint(sheet)["joint_shared"] == "jimuの言葉"
    assert len(Filings(sheet).get(columns.column_key("joint")).revisions) == 3


def test_nothing_is_published_without_a_joint_column(site):
    _project, sheet = chosen.opened(site)
    with acting("jimu"):
        evaluations.start_joint(sheet, by="jimu", now=at(2028, 6, 1))
        options = {"by": "jimu", "now": at(2028, 6, 2)}
        assert refusal_of(evaluations.make_publishable, sheet, **options) == StepCode.JOINT_EMPTY


def test_only_the_secretariat_publishes(site):
    _project, sheet = chosen.opened(site)
    for user in ("daihyo", "bosai"):
        with acting(user):
            options = {"by": user, "now": at(2028, 6, 1)}
            assert refusal_of(evaluations.start_joint, sheet, **options) == ActCode.NOT_POSSIBLE


def test_project_completes_after_the_evaluation_is_published(site):
    project, _sheet = chosen.opened(site)
    with acting("jimu"):
        projects.present(project, by="jimu", now=at(2028, 6, 1))
        options = {"by": "jimu", "now": at(2028, 6, 2)}
        code = refusal_of(projects.complete_project, project, **options)
    assert code == StepCode.EVALUATION_OPEN


def test_whole_way_to_the_public_page(site):
    project, sheet = chosen.completed(site)
    assert (state_of(project), state_of(sheet)) == ("completed", "published")
