"""Word, PDF and print, as they look: the screens around them and the printed pages."""

from datetime import timedelta
from kamakura.kyodo.operations import base
from kamakura.kyodo.operations import proposal as proposals
from plone import api
from town import CALL_YEAR
from town import NOW
import os
import pytest
import town


CALL = f"kyodo/fy{CALL_YEAR}"
PRINTED = ("@@kyodo-papers?form=group_proposal", "@@kyodo-papers?form=budget", "@@kyodo-receipt")


@pytest.fixture
def places(as_manager):
    """A draft and a sent proposal of one group in an open call, written by hand of the tests."""
    from kamakura.kyodo.operations import call as calls  # noqa: PLC0415 -- only here
    from kamakura.kyodo.operations import organization as organizations  # noqa: PLC0415
    from tests.plone import filings20  # noqa: PLC0415 -- only here

    with as_manager() as site:
        town.settle(site)
        program = site["kyodo"]
        with api.env.adopt_user(username="jimu"):
            call = calls.copy_call(
                program[f"fy{CALL_YEAR - 1}"], fiscal_year=CALL_YEAR, by="jimu", now=NOW
            )
            call.opens, call.closes = NOW - timedelta(days=1), NOW + timedelta(days=1)
            calls.publish_call(call, by="jimu", now=NOW)
            calls.open_call(call, by="jimu", now=NOW)
            call.frozen["settings"]["require_preliminary"] = False
        found = []
        with api.env.adopt_user(username="yui"):
            group = organizations.register_organization(
                program, by="yui", now=NOW, title="坂の会", yomi="さか", corp_type="voluntary"
            )
            for number in (3, 4):
                made = proposals.start_proposal(
                    call, kind="group", organization=group, theme=None, by="yui", now=NOW
                )
                filing = filings20.FILINGS[number]
                filing["group_proposal"] |= _period()
                filings20.write_filing(made, filing, by="yui", now=NOW)
                found.append(f"{CALL}/{made.getId()}")
            assert base.state_of(made) == "draft"
            proposals.file_proposal(made, token="t", by="yui", now=NOW)
        return found


def _period():
    year = CALL_YEAR + 1
    return {"fiscal_year": year, "period_from": f"{year}-04-01", "period_to": f"{year + 1}-03-31"}


def test_screens_around_word_and_pdf_are_sound(crew, places) -> None:
    draft, sent = places
    visits = [
        ("yui", f"{draft}/@@kyodo-takeaway", "takeaway"),
        ("yui", f"{draft}/@@kyodo-wordin/group_proposal", "wordin"),
        ("jimu", f"{sent}/@@kyodo-takeaway", "takeaway-sent"),
        ("jimu", f"{CALL}/@@kyodo-takeaway", "takeaway-call"),
        ("jimu", f"{CALL}/@@kyodo-wordtemplates", "templates"),
        ("jimu", f"{CALL}/@@kyodo-wordtemplates/budget", "templates-budget"),
        ("", f"{CALL}/@@kyodo-blankforms", "blankforms"),
    ]
    for user, path, name in visits:
        person = crew[user]
        person.go(path)
        person.look(name)
    # The tags of a template are code, whatever the language.
    assert [one for one in crew.problems if "{{" not in one and "{%" not in one] == []


def test_papers_print_without_the_frame_of_the_site(crew, places) -> None:
    _draft, sent = places
    person = crew["yui"]
    person.page.emulate_media(media="print")
    for number, path in enumerate(PRINTED):
        person.go(f"{sent}/{path}")
        for hidden in ("#mainnavigation-wrapper", ".kyodo-back", ".kyodo-takeaway-link"):
            assert not person.page.locator(hidden).first.is_visible()
        if os.environ.get("KYODO_SHOTS"):
            person.page.pdf(path=crew.shots / f"print-{number}.pdf", prefer_css_page_size=True)
