"""The group's home: what is asked, what was sent to it; read by its people, and by nobody else."""

from AccessControl import Unauthorized
from bs4 import BeautifulSoup
from kamakura.kyodo.browser.dates import iso
from kamakura.kyodo.content.columns import column_key
from kamakura.kyodo.content.returned import returned
from kamakura.kyodo.interfaces import IKyodoLayer
from kamakura.kyodo.notifications.outbox import letters_to
from kamakura.kyodo.notifications.outbox import prepare
from kamakura.kyodo.notifications.outbox import release
from kamakura.kyodo.notifications.recipients import organization_people
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import evaluation as evaluations
from kamakura.kyodo.operations import filing
from kamakura.kyodo.operations import intake as intakes
from kamakura.kyodo.operations import invitation as invitations
from kamakura.kyodo.operations import project as projects
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations import report as reports
from kamakura.kyodo.operations import screening
from plone import api
from plone.app.testing import logout
from plone.protect.authenticator import createToken
from tests.plone import chosen
from tests.plone import papers
from tests.plone import sample
from zExceptions import NotFound
from zope.interface import alsoProvides
import datetime
import pytest


NOW = sample.NOW


@pytest.fixture
def site(portal):
    alsoProvides(portal.REQUEST, IKyodoLayer)
    portal.REQUEST.environ["kyodo.received_at"] = NOW
    return sample.make_site(portal)


def page(obj, name, *, by, **form):
    """A page as a person gets it."""
    obj.REQUEST.form.clear()
    obj.REQUEST.form.update(form)
    with sample.acting(by):
        view = obj.restrictedTraverse(f"@@{name}")
        return BeautifulSoup(view(), "html.parser").select_one(".kyodo-page")


def text(node):
    return " ".join(node.get_text().split())


def rows(soup, caption):
    """Headings of the rows of the table with this caption."""
    for table in soup.select("table"):
        if caption in text(table.caption):
            return [text(cell) for cell in table.select("tbody th")]
    return []


def table(soup, caption):
    """The table with this caption."""
    return next(one for one in soup.select("table") if caption in text(one.caption))


def result_letter(proposal, now=NOW):
    """A 選考結果 that waits for its release, one message per person of the group."""
    words = {"title": proposal.title, "number": "1", "outcome": "採択", "reason": "よい案"}
    return prepare(
        proposal,
        "selection_result",
        recipients=organization_people(proposal),
        params=words,
        by="jimu",
        now=now,
    )


def test_letter_is_listed_only_after_its_release(site):
    proposal = sample.make_proposal(site)
    made = result_letter(proposal)
    uid = site.organization.UID()
    assert letters_to(site.program, uid) == []
    release(proposal, made, now=NOW)
    assert [one.kind for one in letters_to(site.program, uid)] == ["selection_result"]


def test_withdrawn_letter_is_not_listed(site):
    proposal = sample.make_proposal(site)
    for one in result_letter(proposal):
        one.status = "withdrawn"
    assert letters_to(site.program, site.organization.UID()) == []


def test_letters_of_another_group_are_not_listed(site):
    sample.submitted(site)
    assert letters_to(site.program, site.other_organization.UID()) == []


def test_invitation_mail_is_no_letter_of_the_group(site):
    with sample.acting("daihyo"):
        invitations.invite(
            site.organization,
            email="hana@example.jp",
            role="reader",
            key="a.b",
            url="u",
            by="daihyo",
            now=NOW,
        )
    assert letters_to(site.program, site.organization.UID()) == []


def test_reader_reads_the_whole_letter(site):
    sample.submitted(site)
    site.organization.members["other"] = "reader"
    letter = letters_to(site.program, site.organization.UID())[0]
    soup = page(site.organization, "kyodo-letter", by="other", id=letter.id)
    assert soup.select_one(".kyodo-letter").get_text() == letter.body


def test_address_in_a_letter_can_be_pressed(site):
    proposal = sample.submitted(site)
    letter = letters_to(site.program, site.organization.UID())[0]
    soup = page(site.organization, "kyodo-letter", by="daihyo", id=letter.id)
    links = [one["href"] for one in soup.select(".kyodo-letter a")]
    assert links == [one for one in letter.body.split() if one.startswith("http")]
    assert links[0].startswith(proposal.absolute_url())


@pytest.mark.parametrize("name", ["kyodo-letter", "kyodo-letters"])
@pytest.mark.parametrize("who", ["jimu", "bosai", "other"])
def test_letter_pages_are_closed_to_all_others(site, name, who):
    sample.submitted(site)
    letter = letters_to(site.program, site.organization.UID())[0]
    with pytest.raises(Unauthorized):
        page(site.organization, name, by=who, id=letter.id)


def test_letter_that_was_not_released_is_not_found(site):
    made = result_letter(sample.make_proposal(site))
    with pytest.raises(NotFound):
        page(site.organization, "kyodo-letter", by="daihyo", id=made[0].id)


def test_letters_come_twenty_a_page(site):
    proposal = sample.make_proposal(site)
    for number in range(21):
        moment = NOW + datetime.timedelta(minutes=number)
        release(proposal, result_letter(proposal, moment), now=moment)
    first = page(site.organization, "kyodo-letters", by="daihyo")
    second = page(site.organization, "kyodo-letters", by="daihyo", start="20")
    assert [len(rows(soup, "届いたお知らせ")) for soup in (first, second)] == [20, 1]


def next_link(soup):
    return soup.select_one(".kyodo-next a")["href"]


def test_answer_asked_for_in_a_consultation_is_listed_and_leads_to_its_form(site):
    _proposal, consultation = sample.consulting(site)
    soup = page(site.organization, "kyodo-organization", by="tanto")
    wanted = f"{consultation.absolute_url()}/@@kyodo-part?party=group"
    assert len(rows(soup, "頼まれていること")) == 1
    assert next_link(soup) == wanted


def test_reader_sees_what_is_asked_but_no_button(site):
    site.organization.members["other"] = "reader"
    site.organization.reindexObjectSecurity()
    sample.consulting(site)
    soup = page(site.organization, "kyodo-organization", by="other")
    assert len(rows(soup, "頼まれていること")) == 1
    assert (soup.select(".kyodo-next a"), soup.select('a[href*="kyodo-part"]')) == ([], [])


def test_answered_part_is_no_longer_asked(site):
    _proposal, consultation = sample.consulting(site)
    sample.answer_all(consultation)
    soup = page(site.organization, "kyodo-organization", by="tanto")
    assert rows(soup, "頼まれていること") == []


def test_proposals_come_twenty_a_page(site):
    for number in range(21):
        sample.make_proposal(site, title=f"提案{number}")
    first = page(site.organization, "kyodo-organization", by="daihyo")
    second = page(site.organization, "kyodo-organization", by="daihyo", start="20")
    assert [len(rows(soup, "わたしたちの提案")) for soup in (first, second)] == [20, 1]


def test_draft_is_resumed_at_the_form_saved_last(site):
    proposal = sample.make_proposal(site)
    with sample.acting("tanto"):
        for minute, key in enumerate(("preliminary_sheet", "organization_profile")):
            moment = NOW + datetime.timedelta(minutes=minute)
            sample.begin(proposal, key, by="tanto", now=moment)
            filing.save_draft(proposal, key, raw={"summary": "途中"}, by="tanto", now=moment)
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    link = table(soup, "書いている途中のもの").select_one("tbody a")
    assert link["href"] == f"{proposal.absolute_url()}/@@kyodo-form/organization_profile"


def write_sheet(proposal):
    """Fill in the whole sheet, and a part of the papers after it."""
    with sample.acting("tanto"):
        papers.write(
            proposal, "preliminary_sheet", papers.ANSWERS["preliminary_sheet"], by="tanto", now=NOW
        )
        papers.write(proposal, "group_proposal", {"summary": "途中"}, by="tanto", now=NOW)


def again(proposal):
    """The talks end with: once more, please."""
    with sample.acting("jimu"):
        talk = consultations.request_consultation(
            proposal, kind="preliminary", sections=["bosai"], by="jimu", now=NOW
        )
        consultations.conclude_consultation(
            talk, outcome="again", reason="範囲を絞ってください", by="jimu", now=NOW
        )


def both_pages(site, proposal):
    """Where the group's home and the proposal's own page lead."""
    home = page(site.organization, "kyodo-organization", by="daihyo")
    own = page(proposal, "kyodo-proposal", by="daihyo")
    return {next_link(home), next_link(own)}


def test_sheet_comes_before_the_papers(site):
    proposal = sample.make_proposal(site)
    wanted = f"{proposal.absolute_url()}/@@kyodo-form/preliminary_sheet"
    assert both_pages(site, proposal) == {wanted}


def test_sheet_that_is_written_is_to_be_sent(site):
    proposal = sample.make_proposal(site)
    write_sheet(proposal)
    wanted = f"{proposal.absolute_url()}/@@kyodo-preview?bundle=sheet"
    assert both_pages(site, proposal) == {wanted}


def test_sheet_that_came_back_leads_to_the_reason_above_its_questions(site):
    proposal = sample.in_preliminary(site)
    again(proposal)
    wanted = f"{proposal.absolute_url()}/@@kyodo-form/preliminary_sheet#returned"
    assert both_pages(site, proposal) == {wanted}


@pytest.mark.parametrize("who", ["organization", "proposal"])
def test_sheet_that_came_back_says_why_before_anything_is_written(site, who):
    proposal = sample.in_preliminary(site)
    again(proposal)
    soup = page(getattr(site, who, proposal), f"kyodo-{who}", by="daihyo")
    assert text(soup.select_one(".kyodo-next-detail")) == "理由: 範囲を絞ってください"


def test_sheet_that_was_rewritten_is_to_be_sent_again(site):
    proposal = sample.make_proposal(site)
    write_sheet(proposal)
    with sample.acting("daihyo"):
        proposals.send_sheet(proposal, token="s1", by="daihyo", now=NOW)
    again(proposal)
    answers = {**papers.ANSWERS["preliminary_sheet"], "issue": "絞りました。"}
    with sample.acting("tanto"):
        papers.write(proposal, "preliminary_sheet", answers, by="tanto", now=NOW)
    wanted = f"{proposal.absolute_url()}/@@kyodo-preview?bundle=sheet"
    assert both_pages(site, proposal) == {wanted}


def test_draft_stands_in_the_list_with_its_due_date(site):
    sample.make_proposal(site)
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    time = table(soup, "わたしたちの提案").select_one("tbody time")
    assert time["datetime"] == iso(site.call.closes)


def not_accepted(site):
    """A proposal that ended in 要件確認."""
    proposal = sample.screened(site)
    with sample.acting("jimu"):
        screening.not_accept(proposal, reason="市外の事業です。", by="jimu", now=NOW)
    return proposal


def test_proposal_that_has_ended_leads_to_the_letters(site):
    soup = page(not_accepted(site), "kyodo-proposal", by="daihyo")
    assert next_link(soup) == f"{site.organization.absolute_url()}/@@kyodo-letters"


def test_fresh_receipt_says_to_wait(site):
    soup = page(sample.submitted(site), "kyodo-receipt", by="daihyo")
    assert text(soup.select_one(".kyodo-next")).startswith("いまは待つだけです")


def test_receipt_of_what_is_over_leads_to_the_proposal(site):
    proposal = not_accepted(site)
    soup = page(proposal, "kyodo-receipt", by="daihyo")
    assert next_link(soup) == proposal.absolute_url()


def test_sent_proposal_has_its_receipt_at_hand(site):
    proposal = sample.submitted(site)
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    link = soup.select_one('a[href$="/@@kyodo-receipt"]')
    assert (text(link), rows(soup, "受付の控え") != []) == (proposal.receipt_number, True)


def give_back_report(site):
    """A report the section gave back, and where it is written."""
    project = chosen.reported(site)
    with sample.acting("bosai"):
        reports.return_report(
            project, reason="領収書が足りません。", by="bosai", now=chosen.at(2028, 4, 12)
        )
    return project, f"{project.absolute_url()}/@@kyodo-form/report#returned"


@pytest.mark.parametrize("name", ["kyodo-organization", "kyodo-projectdesk"])
def test_report_that_came_back_leads_to_the_reason_above_its_questions(site, name):
    project, wanted = give_back_report(site)
    place = site.organization if name == "kyodo-organization" else project
    soup = page(place, name, by="daihyo")
    why = text(soup.select_one(".kyodo-next-detail"))
    assert (next_link(soup), why) == (wanted, "理由: 領収書が足りません。")


def test_reason_stands_above_what_is_to_be_written_until_it_is_sent(site):
    project, _url = give_back_report(site)
    with sample.acting("daihyo"):
        project.REQUEST.form.clear()
        view = project.restrictedTraverse("@@kyodo-form").publishTraverse(project.REQUEST, "report")
        soup = BeautifulSoup(view(), "html.parser")
    assert "領収書が足りません。" in text(soup.select_one("#returned"))
    chosen.write_report(project, now=chosen.at(2028, 4, 15), outcome="書き直しました。")
    with sample.acting("daihyo"):
        reports.file_report(project, token="r2", by="daihyo", now=chosen.at(2028, 4, 15))
    assert returned(project) == {}


def test_joint_column_that_was_reopened_is_asked_for_with_its_reason(site):
    _project, sheet = chosen.opened(site)
    when = chosen.at(2028, 6, 20)
    with sample.acting("jimu"):
        evaluations.start_joint(sheet, by="jimu", now=when)
        chosen.put(sheet, column_key("joint"), chosen.JOINT, by="jimu", now=when)
        evaluations.write_joint(sheet, token="j1", by="jimu", now=when)
        evaluations.make_publishable(sheet, by="jimu", now=when)
        evaluations.reopen_joint(sheet, reason="言葉を直します。", by="jimu", now=when)
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    assert next_link(soup) == (
        f"{sheet.absolute_url()}/@@kyodo-form/evaluation_sheet:joint#returned"
    )
    assert text(soup.select_one(".kyodo-next-detail")) == "理由: 言葉を直します。"


def test_evaluation_sheet_is_asked_for(site):
    _project, sheet = chosen.evaluating(site)
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    assert next_link(soup) == f"{sheet.absolute_url()}/@@kyodo-form/evaluation_sheet:group"


def press(obj, name, *, by, **form):
    """Press a button."""
    request = obj.REQUEST
    request.form.clear()
    with sample.acting(by):
        request.method = request.environ["REQUEST_METHOD"] = "POST"
        request.form.update({"_authenticator": createToken(), **form})
        try:
            obj.restrictedTraverse(f"@@{name}")()
        finally:
            request.method = request.environ["REQUEST_METHOD"] = "GET"


@pytest.mark.parametrize(
    ("stay_as", "then"),
    [
        ("representative", "representative"),
        ("editor", "editor"),
        ("reader", "reader"),
        ("leave", None),
    ],
)
def test_who_hands_over_chooses_what_they_stay_as(site, stay_as, then):
    group = site.organization
    press(group, "kyodo-people", by="daihyo", do="hand_over", person="tanto", stay_as=stay_as)
    assert group.members["tanto"] == "representative"
    assert group.members.get("daihyo") == then


def test_people_of_a_group_are_counted_as_people(site):
    soup = page(site.organization, "kyodo-people", by="daihyo")
    count = text(table(soup, "いまの人").select_one(".kyodo-count"))
    assert count == f"{len(site.organization.members)}人"


def test_unknown_role_to_stay_as_changes_nothing(site):
    before = dict(site.organization.members)
    press(
        site.organization, "kyodo-people", by="daihyo", do="hand_over", person="tanto", stay_as="x"
    )
    assert dict(site.organization.members) == before


def test_representative_leaves_when_there_is_another(site):
    site.organization.members["other"] = "representative"
    press(site.organization, "kyodo-people", by="daihyo", do="leave")
    assert site.organization.members.get("daihyo") is None


def test_last_representative_cannot_leave(site):
    press(site.organization, "kyodo-people", by="daihyo", do="leave")
    assert site.organization.members["daihyo"] == "representative"


def header_link(context, by):
    """マイページ in the header of a page of Plone's own."""
    context.REQUEST.form.clear()
    with sample.acting(by):
        html = context.restrictedTraverse("@@sitemap")()
    return [one["href"] for one in BeautifulSoup(html, "html.parser").select(".kyodo-mypage a")]


@pytest.mark.parametrize("who", ["daihyo", "jimu", "bosai", "iin"])
def test_my_page_is_one_click_away_on_pages_of_the_site(site, who):
    assert header_link(site.portal, who) == [f"{site.program.absolute_url()}/@@kyodo-home"]


def test_visitor_has_no_my_page(site):
    logout()
    html = site.portal.restrictedTraverse("@@sitemap")()
    assert BeautifulSoup(html, "html.parser").select(".kyodo-mypage") == []


def test_correction_leads_to_the_first_marked_place_that_is_still_as_it_was(site):
    proposal = sample.screened(site)
    with sample.acting("jimu"):
        screening.request_correction(
            proposal,
            items={"group_proposal:summary": "回数を書いてください。"},
            reason="確認",
            due=datetime.date(2026, 5, 20),
            by="jimu",
            now=NOW,
        )
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    assert next_link(soup) == (
        f"{proposal.absolute_url()}/@@kyodo-form/group_proposal/project#mend-summary"
    )


def ask_to_mend(proposal, due):
    with sample.acting("jimu"):
        screening.request_correction(
            proposal,
            items={"group_proposal:summary": "直してください。"},
            reason="確認",
            due=due,
            by="jimu",
            now=NOW,
        )


def test_corrections_stand_in_the_order_of_their_due_dates(site):
    first, second = sample.screened(site), sample.screened(site)
    for proposal, day in ((first, 21), (second, 20)):
        ask_to_mend(proposal, datetime.date(2026, 5, day))
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    assert [link.split("/")[-4] for link in asked_links(soup)] == [
        second.getId(),
        first.getId(),
    ]


def asked_links(soup):
    """Where the list of what is asked leads, in its order."""
    for table in soup.select("table"):
        if "頼まれていること" in text(table.caption):
            return [link["href"] for link in table.select("tbody th a")]
    return []


def test_all_kinds_stand_in_one_order_of_their_due_dates(site):
    _evaluated, sheet = chosen.evaluating(site)
    reported = chosen.running(site)
    with sample.acting("bosai"):
        projects.end_work(reported, by="bosai", now=chosen.at(2028, 4, 1))
    mended = sample.screened(site)
    ask_to_mend(mended, datetime.date(2026, 5, 20))
    sheet.due, reported.report_due = datetime.date(2026, 5, 22), datetime.date(2026, 5, 21)
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    assert asked_links(soup) == [
        f"{mended.absolute_url()}/@@kyodo-form/group_proposal/project#mend-summary",
        f"{reported.absolute_url()}/@@kyodo-form/report",
        f"{sheet.absolute_url()}/@@kyodo-form/evaluation_sheet:group",
    ]


def test_sheet_that_is_to_be_written_again_is_asked_for(site):
    proposal = sample.in_preliminary(site)
    again(proposal)
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    wanted = f"{proposal.absolute_url()}/@@kyodo-form/preliminary_sheet#returned"
    assert (asked_links(soup), next_link(soup)) == ([wanted], wanted)


def test_papers_are_asked_for_once_the_talks_have_ended(site):
    proposal = sample.after_preliminary(site)
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    wanted = f"{proposal.absolute_url()}/@@kyodo-form/group_proposal"
    assert (asked_links(soup), next_link(soup)) == ([wanted], wanted)


@pytest.mark.parametrize("begin", [sample.make_proposal, sample.in_preliminary])
def test_nothing_is_asked_before_the_talks_have_ended(site, begin):
    begin(site)
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    assert asked_links(soup) == []


def test_projects_come_twenty_a_page(site):
    project = chosen.running(site)
    folder = project.aq_parent
    with sample.acting(sample.SITE_OWNER_NAME):
        for number in range(20):
            made = api.content.create(
                folder, "KyodoProject", f"p{number}", title=f"前の事業{number}"
            )
            made.organization_uid = site.organization.UID()
            made.reindexObject()
    first = page(site.organization, "kyodo-organization", by="daihyo")
    second = page(site.organization, "kyodo-organization", by="daihyo", projects="20")
    assert [len(soup.select(".kyodo-cards > *")) for soup in (first, second)] == [20, 1]


def test_what_the_secretariat_types_in_is_no_draft_to_go_on_with(site):
    with sample.acting("jimu"):
        intakes.start_intake(
            site.call,
            kind="group",
            organization=site.organization,
            received=NOW,
            how="post",
            waiver="窓口で協議済み",
            by="jimu",
            now=NOW,
        )
    soup = page(site.organization, "kyodo-organization", by="daihyo")
    assert "書き進めてください" not in text(soup)
    assert len(rows(soup, "わたしたちの提案")) == 1
