"""Renewing a form: drafts are carried over, groups told; undoing, restoring, naming."""

from kamakura.kyodo.content import audit
from kamakura.kyodo.content import form_versions
from kamakura.kyodo.content import paper_states
from kamakura.kyodo.content.confirmations import confirmation
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.lookup import children
from kamakura.kyodo.content.renewals import renewals
from kamakura.kyodo.content.settings import setting
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.forms.catalog import spec
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.forms.install import live_model
from kamakura.kyodo.interfaces import IFormDesigns
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.notifications.outbox import outbox_of
from kamakura.kyodo.operations import form as verbs
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations.call import create_call
from kamakura.kyodo.operations.call import open_call
from kamakura.kyodo.operations.call import publish_call
from kamakura.kyodo.operations.form_drafts import confirm_renewal
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
from tests.plone.sample import NOW
import pytest


KEY = "project_plan"
ADDED = '<field name="rain" type="zope.schema.TextLine"><title>雨の日の対応</title></field>'


@pytest.fixture
def site(portal):
    made = sample.make_site(portal)
    made.call.frozen["settings"]["require_preliminary"] = False
    return made


@pytest.fixture
def proposal(site):
    with acting("daihyo"):
        made = proposals.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )
        papers.write_all(made, by="daihyo", now=NOW)
    return made


def change(site, old, new):
    form = form_of(site.call, KEY)
    assert old in form.fields_model
    form.fields_model = form.fields_model.replace(old, new, 1)


def renew(site, reason="聞き方を直す"):
    with acting("jimu"):
        return verbs.renew_form(site.call, KEY, reason=reason, by="jimu", now=NOW)


def draft(proposal):
    return Filings(proposal).get(KEY).draft


def field(model, name):
    """The XML of one question."""
    start = model.index(f'name="{name}"')
    begin = model.rindex("<field ", 0, start)
    return model[begin : model.index("</field>", start) + len("</field>")]


def remove(site, name):
    form = form_of(site.call, KEY)
    form.fields_model = form.fields_model.replace(field(form.fields_model, name), "")


def test_draft_is_carried_over_to_the_new_version(site, proposal):
    before = dict(draft(proposal).raw)
    change(site, "</fieldset>", f"{ADDED}</fieldset>")

    version = renew(site)

    assert Filings(proposal).get(KEY).version == version.hash
    assert dict(draft(proposal).raw) == before
    assert "rain" in IPaperReader(proposal).at(NOW).schema(KEY)


def test_answer_without_a_place_is_set_aside_and_never_dropped(site, proposal):
    typed = draft(proposal).raw["form.widgets.publicity"]
    old = Filings(proposal).get(KEY).version
    remove(site, "publicity")

    renew(site)

    assert "form.widgets.publicity" not in draft(proposal).raw
    aside = renewals(proposal)[KEY].set_aside[0]
    assert (aside.version, aside.raw) == (old, {"form.widgets.publicity": typed})


def test_group_is_told_what_changed_and_nothing_of_its_draft_stands_in_the_mail(site, proposal):
    remove(site, "publicity")

    renew(site, reason="広報は市が行うため")

    mails = [one for one in outbox_of(site.call).newest() if one.kind == "form_renewed"]
    assert {one.recipient.email for one in mails} >= {"daihyo@example.com", "tanto@example.com"}
    label = next(q.label for q in outline(site).questions() if q.name == "publicity")
    assert f"・「{label}」がなくなりました。" in mails[0].body
    assert [word for word in written(proposal) if word in mails[0].body] == []
    assert "広報は市が行うため" in mails[0].body


def written(proposal):
    """Words of the draft that only the group may read."""
    return [proposal.title, papers.PLAN["publicity"], papers.PLAN["target"]]


def outline(site):
    """The first version of the form."""
    version = form_versions.versions(site.call, KEY)[0]
    return IFormDesigns(site.call).outline_of(version)


def test_two_renewals_are_confirmed_together_from_the_first_version(site, proposal):
    first = Filings(proposal).get(KEY).version
    change(site, "</fieldset>", f"{ADDED}</fieldset>")
    renew(site)
    change(site, "<title>雨の日の対応</title>", "<title>雨のとき</title>")
    last = renew(site)

    renewal = renewals(proposal)[KEY]
    assert (renewal.old, renewal.new, renewal.is_open) == (first, last.hash, True)

    with acting("daihyo"):
        confirm_renewal(proposal, KEY, by="daihyo", now=NOW)

    assert not renewal.is_open
    assert audit.lines(proposal)[-1].action == "confirm_renewal"


def test_sent_filing_stays_on_its_version_also_for_the_next_revision(site):
    proposal = sample.screened(site)
    old = Filings(proposal).get("group_proposal").version
    form = form_of(site.call, "group_proposal")
    form.fields_model = form.fields_model.replace("</fieldset>", f"{ADDED}</fieldset>", 1)
    with acting("jimu"):
        verbs.renew_form(site.call, "group_proposal", reason="直す", by="jimu", now=NOW)

    assert IPaperReader(proposal).at(NOW).version("group_proposal") == old
    assert renewals(proposal) == {}


def test_other_forms_and_other_calls_keep_their_drafts(site, proposal):
    others = {k: f.version for k, f in Filings(proposal).items() if k != KEY}
    change(site, "</fieldset>", f"{ADDED}</fieldset>")

    renew(site)

    assert {k: f.version for k, f in Filings(proposal).items() if k != KEY} == others
    assert list(renewals(proposal)) == [KEY]


def test_counts_of_the_catalog_are_those_of_a_recount(site, proposal):
    sample.submitted(site, title="もう1つの提案", by="other")
    change(site, "</fieldset>", f"{ADDED}</fieldset>")
    renew(site)

    found = paper_states.counts(site.call)

    hosts = children(site.call, "KyodoProposal")
    assert found == paper_states.recount(hosts)
    digest = form_versions.current(site.call, KEY).hash
    assert (found[digest].drafts, found[digest].sent) == (1, 0)


def test_counts_change_when_a_paper_is_sent(site, proposal):
    with acting("daihyo"):
        proposals.file_proposal(proposal, token="t", by="daihyo", now=NOW)

    digest = form_versions.current(site.call, KEY).hash
    assert paper_states.counts(site.call)[digest] == paper_states.PaperCount(drafts=0, sent=1)


# the way back


def break_form(site):
    form = form_of(site.call, "budget")
    form.fields_model = form.fields_model.replace("IncomeTable", "RoleTable")


@pytest.mark.parametrize(
    ("verb", "action"),
    [
        (verbs.undo_design, "undo_design"),
        (verbs.restore_design, "restore_design"),
        (verbs.return_to_version, "return_to_version"),
    ],
)
def test_broken_design_has_a_way_back_that_is_recorded(site, verb, action):
    break_form(site)
    assert IFormDesigns(site.call).problems_of("budget") != ()

    with acting("jimu"):
        verb(site.call, "budget", by="jimu", now=NOW)

    assert live_model(site.call, "budget") == spec("budget").model_xml
    line = audit.lines(site.call)[-1]
    assert (line.action, line.details["form_key"]) == (action, "budget")


def test_undo_without_any_sound_design_is_refused(site):
    folder = site.call["forms"]
    folder._delObject("budget")
    with acting("jimu"), pytest.raises(Refused) as refused:
        verbs.undo_design(site.call, "budget", by="jimu", now=NOW)

    assert refused.value.refusal.code == "form_nothing_to_restore"


@pytest.mark.parametrize("user", ["daihyo", "iin", "bosai", "center"])
def test_only_the_secretariat_may_change_designs(site, user):
    with acting(user), pytest.raises(Refused) as refused:
        verbs.restore_design(site.call, "budget", by=user, now=NOW)

    assert refused.value.refusal.code == "not_permitted"


def test_designs_of_another_call_are_taken_with_one_act(site):

    with acting("jimu"):
        later = create_call(site.program, fiscal_year=2027, by="jimu", now=NOW)
    change(site, "</fieldset>", f"{ADDED}</fieldset>")

    with acting("jimu"):
        changed = verbs.copy_designs(later, site.call, by="jimu", now=NOW)

    assert changed == (KEY,)
    assert live_model(later, KEY) == live_model(site.call, KEY)
    assert audit.lines(later)[-1].action == "copy_design"


def test_call_does_not_open_while_a_form_breaks_the_contract(site):

    with acting("jimu"):
        later = create_call(
            site.program,
            fiscal_year=2027,
            opens=site.call.opens,
            closes=site.call.closes,
            by="jimu",
            now=NOW,
        )
        publish_call(later, by="jimu", now=NOW)
        form_of(later, "budget").fields_model = "<broken"
        with pytest.raises(Refused) as refused:
            open_call(later, by="jimu", now=NOW)

    assert refused.value.refusal.code == "call_forms_broken"
    assert form_versions.versions(later) == ()


# names


def test_number_title_article_and_comparison_are_settings_with_a_record(site, portal):
    values = {"form_map": "様式第4号", "form_titles": "予算書", "form_articles": "要綱第5条"}
    with acting("jimu"):
        changed = verbs.describe_form("budget", values, confirmed=True, by="jimu", now=NOW)

    assert set(changed) == {*values, "confirmed_forms"}
    assert {name: setting(name)["budget"] for name in values} == values
    found = confirmation("budget")
    assert (found.by, found.at) == ("jimu", NOW)
    assert {line.details["name"] for line in audit.lines(portal)} >= set(changed)


def test_comparison_can_be_taken_back(site):
    with acting("jimu"):
        verbs.describe_form("budget", {}, confirmed=True, by="jimu", now=NOW)
        verbs.describe_form("budget", {}, confirmed=False, by="jimu", now=NOW)

    assert confirmation("budget") is None
