"""A site in which every private thing carries a word that is nowhere else.

Built through the verbs, in three moments: sheets are being marked, the result is prepared
but not released, the result is released and the chosen work is being evaluated.
"""

from datetime import date
from datetime import datetime
from datetime import timedelta
from datetime import UTC
from kamakura.kyodo.content.selections import selection_of
from kamakura.kyodo.domain.criteria import DEFAULT_CRITERIA
from kamakura.kyodo.forms.install import form_of
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.notifications.outbox import post
from kamakura.kyodo.notifications.recipients import organization_people
from kamakura.kyodo.operations import agreed
from kamakura.kyodo.operations import attendance as attendances
from kamakura.kyodo.operations import call as calls
from kamakura.kyodo.operations import committee as committees
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import evaluation as evaluations
from kamakura.kyodo.operations import intake as intakes
from kamakura.kyodo.operations import invitation as invitations
from kamakura.kyodo.operations import marking
from kamakura.kyodo.operations import meeting as meetings
from kamakura.kyodo.operations import notice as notices
from kamakura.kyodo.operations import observers
from kamakura.kyodo.operations import organization as organizations
from kamakura.kyodo.operations import paper_copy as copies
from kamakura.kyodo.operations import presentation_day as days
from kamakura.kyodo.operations import program as programs
from kamakura.kyodo.operations import project as projects
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations import recusal
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import report as reports
from kamakura.kyodo.operations import review as reviews
from kamakura.kyodo.operations import screening
from kamakura.kyodo.operations import selection
from kamakura.kyodo.operations import theme as themes
from kamakura.kyodo.operations.form import renew_form
from plone import api
from plone.app.testing import SITE_OWNER_NAME
from plone.namedfile.file import NamedBlobFile
from tests.plone import chosen
from tests.plone import papers
from types import SimpleNamespace
import contextlib
import transaction


START = datetime(2026, 5, 11, 1, 0, tzinfo=UTC)
CLOSES = START + timedelta(days=40)
MARKING = datetime(2026, 9, 20, 1, 0, tzinfo=UTC)
LATER = datetime(2028, 4, 5, 1, 0, tzinfo=UTC)

# user id -> (full name, Plone group). The ids and names are words to look for, too.
PEOPLE = {
    "zqjimu": ("大町 事務", "kyodo-secretariat"),
    "zqbosai": ("小坂 防災", "kyodo-section"),
    "zqmidori": ("玉縄 公園", "kyodo-section"),
    "zqcenter": ("腰越 部会", "kyodo-center"),
    "zqchair": ("青柳 委員長", "kyodo-committee"),
    "zqvice": ("長谷川 副", "kyodo-committee"),
    "zqrecused": ("小町 除斥", "kyodo-committee"),
    "zqmember": ("材木座 委員", "kyodo-committee"),
    "zqleader": ("由比 代表", None),
    "zqreader": ("由比 閲覧", None),
    "zqformer": ("由比 元会員", None),
    "zqother": ("扇谷 代表", None),
}
SECTIONS = {"bosai": "総合防災課", "midori": "みどり公園課", "chiiki": "地域のつながり課"}
MEMBERS = (
    ("m1", "zqchair", "academic", "chair"),
    ("m2", "zqvice", "civic", "vice_chair"),
    ("m3", "zqrecused", "civic", "member"),
    ("m4", "zqmember", "citizen", "member"),
)


@contextlib.contextmanager
def acting(user_id):
    """Act as a person."""
    with api.env.adopt_user(username=user_id):
        yield user_id


def build(portal):
    """The site while sheets are being marked."""
    world = SimpleNamespace(portal=portal, objects=[])
    _people()
    _scheme(world)
    _call(world)
    world.ours = _group(world, "zqleader", "かまくら多文化さんぽの会")
    world.theirs = _group(world, "zqother", "防災あそび研究会")
    with acting("zqleader"):
        for user, role in (("zqreader", "reader"), ("zqformer", "editor")):
            organizations.set_member(world.ours, user_id=user, role=role, by="zqleader", now=START)
    transaction.commit()
    world.first = _ready(world, world.ours, "zqleader", SECRETS, "zqfile-ours.pdf")
    world.second = _ready(world, world.theirs, "zqother", OTHERS, "zqfile-theirs.pdf")
    world.third = _taken_in(world)
    _drafts(world)
    _letters(world)
    with acting("zqleader"):
        invitations.invite(
            world.ours,
            email="zqinvited@example.com",
            role="editor",
            key="zqname.zqtoken",
            url="http://nohost/zqlink",
            by="zqleader",
            now=START,
        )
        organizations.remove_member(world.ours, user_id="zqformer", by="zqleader", now=START)
    _marking(world)
    _day(world)
    transaction.commit()
    return world


def _people():
    for user_id, (name, group) in PEOPLE.items():
        api.user.create(
            username=user_id,
            email=f"{user_id}@example.com",
            password="kyodo-sample-2026",
            properties={"fullname": name},
        )
        if group:
            api.group.add_user(groupname=group, username=user_id)
    api.portal.set_registry_record("kamakura.kyodo.sections", SECTIONS)
    members = {"zqbosai": ["bosai"], "zqmidori": ["midori"], "zqjimu": ["chiiki"]}
    api.portal.set_registry_record("kamakura.kyodo.section_members", members)


def _scheme(world):
    with acting(SITE_OWNER_NAME):
        world.program = programs.create_program(world.portal, by=SITE_OWNER_NAME, now=START)
        programs.ensure_folders(world.program, by=SITE_OWNER_NAME, now=START)
        api.content.transition(world.program, "publish")
    with acting("zqjimu"):
        world.committee = committees.add_committee(
            world.program, title="選考委員会", by="zqjimu", now=START
        )
        rows = [_member(*row) for row in MEMBERS]
        committees.set_members(world.committee, rows=rows, by="zqjimu", now=START)
        api.content.transition(world.committee, "publish")


def _member(key, user_id, category, office):
    return {
        "id": key,
        "user_id": user_id,
        "name": PEOPLE[user_id][0],
        "yomi": "",
        "category": category,
        "affiliation": "zqaffiliation" if key == "m4" else "",
        "office": office,
        "section": None,
        "term_from": date(2025, 4, 1),
        "term_to": date(2029, 3, 31),
    }


def _call(world):
    with acting("zqjimu"):
        world.call = calls.create_call(
            world.program,
            fiscal_year=2026,
            by="zqjimu",
            now=START,
            opens=START - timedelta(days=20),
            closes=CLOSES,
            committee_uid=world.committee.UID(),
            criteria=DEFAULT_CRITERIA.to_data(),
        )
        calls.publish_call(world.call, by="zqjimu", now=START)
        calls.open_call(world.call, by="zqjimu", now=START)
        world.next_call = calls.create_call(
            world.program,
            fiscal_year=2027,
            by="zqjimu",
            now=START,
            title="令和9年度募集 zqnextcall",
            opens=START + timedelta(days=300),
            closes=START + timedelta(days=350),
        )


def _group(world, user_id, title):
    word = "ours" if user_id == "zqleader" else "theirs"
    with acting(user_id):
        return organizations.register_organization(
            world.program,
            title=title,
            yomi="だんたい",
            corp_type="voluntary",
            address=f"zqaddress-{word}",
            tel=f"zqtel-{word}"[:20],
            contact_name=f"zqcontact-{word}",
            by=user_id,
            now=START,
        )


SECRETS = {
    "group_proposal": {"issue": "zqissue-ours", "tel": "0467-91-7731", "rep_name": "zqrep-ours"},
    "organization_profile": {"officers": "zqofficer-ours"},
    "preliminary_sheet": {"issue": "zqsheet-ours"},
}
OTHERS = {
    "group_proposal": {"issue": "zqissue-theirs", "tel": "0467-92-8842"},
    "organization_profile": {"officers": "zqofficer-theirs"},
    "preliminary_sheet": {"issue": "zqsheet-theirs"},
}
FORMS = ("group_proposal", "project_plan", "budget", "organization_profile")


def _answers(key, secrets):
    answers = {**papers.ANSWERS[key], **secrets.get(key, {})}
    if key == "organization_profile":
        rows = [dict(row) for row in papers.PROFILE["officers"]]
        rows[0]["name"] = secrets[key]["officers"]
        answers["officers"] = rows
    return answers


def _write(host, key, answers, *, by, now, filename):
    """Save a draft; every file says whose it is, in its name and inside."""
    reader = IPaperReader(host).at(now)
    schema = reader.schema(key)
    files = {name: _file(filename) for name in papers.FILES.get(key, ())}
    typed = papers.raw_of(schema, answers)
    reader.save(key, typed=typed, names=list(schema), files=files, by=by, now=now)


def _ready(world, group, user_id, secrets, filename):
    word = "ours" if group is world.ours else "theirs"
    with acting(user_id):
        proposal = proposals.start_proposal(
            world.call, kind="group", organization=group, by=user_id, now=START
        )
        key = "preliminary_sheet"
        _write(proposal, key, _answers(key, secrets), by=user_id, now=START, filename=filename)
        transaction.commit()
        proposals.send_sheet(proposal, token=f"sheet-{word}", by=user_id, now=START)
    _talk(proposal, "preliminary", word)
    with acting(user_id):
        for key in FORMS:
            _write(proposal, key, _answers(key, secrets), by=user_id, now=START, filename=filename)
        transaction.commit()
        proposals.file_proposal(proposal, token=f"file-{word}", by=user_id, now=START)
    with acting("zqjimu"):
        screening.accept_proposal(proposal, by="zqjimu", now=START)
    _correct(proposal, user_id, word)
    _to_review(proposal, word)
    return proposal


def _to_review(proposal, word):
    """From the accepted papers to the committee."""
    with acting("zqjimu"):
        for check in screening.eligibility_checks(proposal):
            screening.record_check(
                proposal, key=check.key, ok=True, note=f"zqcheck-{word}", by="zqjimu", now=START
            )
        screening.assign_sections(proposal, sections=["bosai"], by="zqjimu", now=START)
        screening.start_consultation(proposal, by="zqjimu", now=START)
    _talk(proposal, "four_party", word)
    with acting("zqjimu"):
        screening.go_to_review(proposal, by="zqjimu", now=START)


def _taken_in(world):
    """A paper of our group that was taken in with a part missing and goes to the committee."""
    secrets = {"organization_profile": {"officers": "zqofficer-sent"}}
    proposal = _typed(world, note="zqsentnote", waiver="zqsentwaiver", copy="zqfile-sentcopy.pdf")
    with acting("zqjimu"):
        for key in FORMS:
            answers = _answers(key, secrets)
            if key == "group_proposal":
                answers = {**answers, "project_name": "zqsenttitle", "issue": ""}
            _write(proposal, key, answers, by="zqjimu", now=START, filename="zqfile-sent.pdf")
        transaction.commit()
        proposals.file_proposal(
            proposal, token="file-sent", incomplete="zqincomplete", by="zqjimu", now=START
        )
        screening.accept_proposal(proposal, by="zqjimu", now=START)
    _to_review(proposal, "sent")
    return proposal


def _typed(world, *, note, waiver, copy):
    """A paper of our group in the hand of the secretariat, with a scan of it."""
    with acting("zqjimu"):
        proposal = intakes.start_intake(
            world.call,
            kind="group",
            organization=world.ours,
            received=START,
            how="counter",
            note=note,
            waiver=waiver,
            by="zqjimu",
            now=START,
        )
        copies.keep_copy(proposal, file=_file(copy), by="zqjimu", now=START)
    return proposal


def _file(filename):
    """A PDF that says whose it is, in its name and inside."""
    word = filename.removesuffix(".pdf").replace("file", "inside")
    data = papers.PDF + f"% {word}\n".encode()
    return NamedBlobFile(data, contentType="application/pdf", filename=filename)


def _correct(proposal, user_id, word):
    """A 補正: one field is marked, mended and sent again."""
    with acting("zqjimu"):
        screening.request_correction(
            proposal,
            items={"group_proposal:issue": f"zqmend-{word}"},
            reason=f"zqwhy-{word}",
            by="zqjimu",
            now=START,
        )
    with acting(user_id):
        typed = {"form.widgets.issue": f"zqissue-{word} をくわしく書きました。"}
        IPaperReader(proposal).at(START).save(
            "group_proposal", typed=typed, names=["issue"], by=user_id, now=START
        )
        proposals.resend_correction(proposal, token=f"mend-{word}", by=user_id, now=START)


def _talk(proposal, kind, word):
    with acting("zqjimu"):
        if kind == "preliminary":
            talk = consultations.request_consultation(
                proposal, kind=kind, sections=["bosai"], by="zqjimu", now=START
            )
        else:
            talk = consultations.open_consultation(proposal)
    answer = {"feasibility": "yes", "feasibility_reason": f"zqsection-{word}"}
    _part(talk, "section:bosai", answer, "zqbosai")
    _part(talk, "center", {"advice": f"zqadvice-{word}"}, "zqcenter")
    if kind == "four_party":
        user = "zqother" if word == "theirs" else "zqleader"
        _part(talk, "group", {"words": f"zqwords-{word}"}, user)
    with acting("zqjimu"):
        if kind == "four_party":
            consultations.record_meeting(
                talk,
                held_on=START.date(),
                attendees="3人",
                points=f"zqpoints-{word}",
                agreed="点検",
                by="zqjimu",
                now=START,
            )
            agreed.agree_change(
                talk,
                place="group_proposal:issue",
                sentence=f"zqagreed-{word}",
                places={"group_proposal:issue"},
                party="group",
                by="zqjimu",
                now=START,
            )
        consultations.conclude_consultation(talk, outcome="go", by="zqjimu", now=START)


def _part(talk, party, answers, user_id):
    with acting(user_id):
        consultations.answer_part(talk, party=party, answers=answers, by=user_id, now=START)


def _drafts(world):
    """What nobody has sent yet: a draft of the other group, a theme, a meeting."""
    with acting("zqother"):
        world.draft = proposals.start_proposal(
            world.call, kind="group", organization=world.theirs, by="zqother", now=START
        )
        for key, name in (("preliminary_sheet", "issue"), ("group_proposal", "summary")):
            answers = {**papers.ANSWERS[key], name: f"zqdraft-{name}"}
            if key == "group_proposal":
                answers |= {"project_name": "zqdrafttitle", "purpose": "zqdraft-purpose"}
            _write(world.draft, key, answers, by="zqother", now=START, filename="zqfile-d.pdf")
        key = "organization_profile"
        answers = _answers(key, OTHERS)
        _write(world.draft, key, answers, by="zqother", now=START, filename="zqfile-draft.pdf")
    _paper(world)
    _observed(world)
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
    with acting("zqjimu"):
        world.meeting = meetings.add_meeting(
            world.committee,
            title="第1回 zqmeeting",
            kind="selection",
            starts=MARKING,
            agenda=[{"id": "1", "title": "zqagenda", "is_open": False, "reason": "公平"}],
            by="zqjimu",
            now=START,
        )


def _observed(world):
    """A meeting that was announced, with somebody who signed up and somebody who gave up."""
    rows = [
        {"id": "1", "title": "zqopenitem", "is_open": True, "reason": "", "proposal_uid": None},
        {
            "id": "2",
            "title": "zqcloseditem",
            "is_open": False,
            "reason": "zqwhyclosed",
            "proposal_uid": world.first.UID(),
        },
    ]
    with acting("zqjimu"):
        world.observed = meetings.add_meeting(
            world.committee,
            title="第2回 zqobserved",
            kind="other",
            starts=MARKING + timedelta(days=7),
            agenda=rows,
            by="zqjimu",
            now=START,
        )
        meetings.convene(
            world.observed,
            params={"starts": MARKING, "place": "", "agenda": ""},
            by="zqjimu",
            now=START,
        )
    for number, token in ((1, "zqseat"), (2, "zqgivenback")):
        observers.sign_up(
            world.observed,
            name=f"zqobserver-{number}",
            email=f"zqreach-{number}@example.com",
            phone=f"046799000{number}",
            token=token,
            link=f"http://nohost/zqownlink-{number}",
            by="",
            now=START,
        )
    observers.cancel(world.observed, token="zqgivenback", by="", now=START)


def _paper(world):
    """A paper of our group that the secretariat is typing in."""
    world.paper = _typed(world, note="zqintakenote", waiver="zqwaiver", copy="zqfile-copy.pdf")
    with acting("zqjimu"):
        key = "group_proposal"
        answers = {**papers.ANSWERS[key], "project_name": "zqtypedtitle", "summary": "zqtyped"}
        _write(world.paper, key, answers, by="zqjimu", now=START, filename="zqfile-typed.pdf")


def _letters(world):
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


def review_of(proposal, member_id):
    """The sheet of a member."""
    return next(
        one
        for one in proposal.objectValues()
        if one.portal_type == "KyodoReview" and one.member_id == member_id
    )


def _marking(world):
    with acting("zqjimu"):
        calls.close_call(world.call, by="zqjimu", now=CLOSES + timedelta(minutes=1))
        reviews.assign_reviews(world.call, by="zqjimu", now=MARKING)
        recusal.record_recusal(
            world.first,
            member_id="m3",
            ground="declared",
            reason="zqrecusalreason",
            by="zqjimu",
            now=MARKING,
        )
        marking.start_judging(world.call, by="zqjimu", now=MARKING)
    for member, user_id, _category, _office in MEMBERS:
        judged = ((world.first, 4, "ours"), (world.second, 2, "theirs"), (world.third, 3, "sent"))
        for proposal, mark, word in judged:
            if member in proposal.recusals:
                continue
            review = review_of(proposal, member)
            keys = DEFAULT_CRITERIA.keys
            with acting(user_id):
                reviews.save_marks(
                    review,
                    marks=dict.fromkeys(keys, mark),
                    comments={keys[0]: f"zqitem-{member}-{word}"},
                    comment=f"zqmark-{member}-{word} " + "講評" * 20,
                    by=user_id,
                    now=MARKING,
                )
                reviews.finish_review(review, by=user_id, now=MARKING)


def _day(world):
    """The presentation day: the first proposal is on, one member is recused from it."""
    items = [
        ("1", "zqhearing-ours", True, "", world.first.UID()),
        ("2", "zqhearing-theirs", True, "", world.second.UID()),
        ("3", "zqtalk", False, "公平", None),
    ]
    keys = ("id", "title", "is_open", "reason", "proposal_uid")
    seats = [row[0] for row in MEMBERS]
    with acting("zqjimu"):
        world.day = meetings.add_meeting(
            world.committee,
            title="第2回 zqday",
            kind="selection",
            starts=MARKING,
            agenda=[dict(zip(keys, row, strict=True)) for row in items],
            by="zqjimu",
            now=START,
            call_uid=world.call.UID(),
        )
        words = {"starts": "", "place": "", "agenda": ""}
        meetings.convene(world.day, params=words, by="zqjimu", now=START)
        there = dict.fromkeys(seats, "present")
        attendances.record_attendance(world.day, attendance=there, by="zqjimu", now=MARKING)
        meetings.hold(world.day, by="zqjimu", now=MARKING)
        meetings.record_resolution(
            world.day,
            agenda_id="1",
            votes=dict.fromkeys([key for key in seats if key != "m3"], "for"),
            text="zqresolved-ours",
            by="zqjimu",
            now=MARKING,
        )
        days.skip_item(
            world.day, agenda_id="2", reason="zqskipped-theirs", seen=0, by="zqjimu", now=MARKING
        )
        days.advance_day(world.day, seen=1, by="zqjimu", now=MARKING)


def prepare(world):
    """The result is computed, decided and prepared; nothing of it is released."""
    with acting("zqchair"):
        marking.close_marking(world.call, by="zqchair", now=MARKING)
    with acting("zqjimu"):
        for proposal, outcome, word in (
            (world.first, "passed", "ours"),
            (world.second, "below_mark", "theirs"),
            (world.third, "below_mark", "sent"),
        ):
            selection.record_decision(
                world.call,
                proposal,
                outcome=outcome,
                reason=f"zqgrounds-{word}",
                comment=f"zqcomment-{word}",
                by="zqjimu",
                now=MARKING,
            )
        release.prepare_release(world.call, by="zqjimu", now=MARKING)
        for proposal, word in ((world.first, "ours"), (world.second, "theirs")):
            notice = selection_of(world.call).notices[proposal.UID()]
            notices.correct_notice(
                proposal,
                number=f"zqnotice-{word}",
                grounds=notice.grounds,
                comment=f"zqletter-{word}",
                by="zqjimu",
                now=MARKING,
            )
    transaction.commit()


def publish(world):
    """The result is released, the work done; one column of the evaluation is locked."""
    with acting("zqjimu"):
        release.release_selection(world.call, by="zqjimu", now=MARKING)
        projects.start_budgeting(world.first, by="zqjimu", now=MARKING)
        world.project = projects.decide_project(world.first, by="zqjimu", now=MARKING)
        projects.set_agreement(world.project, by="zqjimu", now=LATER, **chosen.agreement())
        projects.agree(world.project, by="zqjimu", now=LATER)
        projects.start_work(world.project, by="zqjimu", now=LATER)
        projects.end_work(world.project, by="zqjimu", now=LATER)
    _report(world.project)
    with acting("zqjimu"):
        reports.settle_project(world.project, by="zqjimu", now=LATER)
        projects.start_evaluating(world.project, by="zqjimu", now=LATER)
        sheet = evaluations.start_evaluation(
            world.project, due=date(2028, 6, 30), by="zqjimu", now=LATER
        )
    chosen.fill(sheet, "group", chosen.column("zqevalgroup"), by="zqleader", now=LATER)
    chosen.fill(sheet, "section", chosen.column("zqevalsection"), by="zqbosai", now=LATER)
    chosen.lock(sheet, by="zqbosai", now=LATER)
    transaction.commit()


def _report(project):
    receipt = NamedBlobFile(
        papers.PDF + b"% zqreceiptinside", contentType="application/pdf", filename="zqreceipt.pdf"
    )
    files = {"receipts_1": receipt, "photo_1": chosen.picture(), "photo_2": chosen.picture()}
    answers = {**chosen.REPORT, "future": "zqfuture"}
    with acting("zqleader"):
        chosen.put(project, "report", answers, by="zqleader", now=LATER, files=files)
        reports.file_report(project, token="report", by="zqleader", now=LATER)
