"""What nobody has sent or announced yet, and the first letters."""

from datetime import timedelta
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import organization_people
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations import theme as themes
from kamakura.kyodo.operations.form import renew_form
from tests.plone import papers
from tests.plone.leaks.world.moments import acting
from tests.plone.leaks.world.moments import START
from tests.plone.leaks.world.papers import answers_of
from tests.plone.leaks.world.papers import OTHERS
from tests.plone.leaks.world.papers import write_draft
from tests.plone.leaks.world.proposals import typed_paper


def make_drafts(world):
    """What nobody has sent yet: a draft of the other group, a paper, a theme."""
    with acting("zqother"):
        world.draft = proposals.start_proposal(
            world.call, kind="group", organization=world.theirs, by="zqother", now=START
        )
        for key, name in (("preliminary_sheet", "issue"), ("group_proposal", "summary")):
            answers = {**papers.ANSWERS[key], name: f"zqdraft-{name}"}
            if key == "group_proposal":
                answers |= {"project_name": "zqdrafttitle", "purpose": "zqdraft-purpose"}
            write_draft(world.draft, key, answers, by="zqother", now=START, filename="zqfile-d.pdf")
        key = "organization_profile"
        answers = answers_of(key, OTHERS)
        write_draft(world.draft, key, answers, by="zqother", now=START, filename="zqfile-draft.pdf")
    _paper(world)
    _renewed_form(world)
    with acting("zqmidori"):
        world.theme = themes.create_theme(
            world.next_call,
            title="zqthemedraft",
            section="midori",
            outline="zqthemeoutline",
            by="zqmidori",
            now=START,
        )


def _paper(world):
    """A paper of our group that the secretariat is typing in."""
    world.paper = typed_paper(world, note="zqintakenote", waiver="zqwaiver", copy="zqfile-copy.pdf")
    with acting("zqjimu"):
        key = "group_proposal"
        answers = {**papers.ANSWERS[key], "project_name": "zqtypedtitle", "summary": "zqtyped"}
        write_draft(world.paper, key, answers, by="zqjimu", now=START, filename="zqfile-typed.pdf")


def post_letters(world):
    """A letter to each group, with a word that stands nowhere else."""
    for proposal, word in ((world.first, "ours"), (world.second, "theirs")):
        post(
            proposal,
            "proposal_received",
            recipients=organization_people(proposal),
            params={"title": f"zqmail-{word}", "number": "1", "received": "5月11日"},
            by="zqjimu",
            now=START + timedelta(minutes=1),
        )


def _renewed_form(world):
    """A question of 様式1 goes: the answer in the draft is set aside."""
    key = "group_proposal"
    form = form_of(world.call, key)
    start = form.fields_model.index('<field name="purpose"')
    end = form.fields_model.index("</field>", start) + len("</field>")
    form.fields_model = form.fields_model[:start] + form.fields_model[end:]
    with acting("zqjimu"):
        renew_form(world.call, key, reason="目的は様式3で聞く", by="zqjimu", now=START)
