"""A proposal that was chosen, its project and its evaluation, step by step through the verbs."""

from datetime import date
from datetime import datetime
from datetime import UTC
from io import BytesIO
from kamakura.kyodo.content.columns import column_key
from kamakura.kyodo.content.selections import ensure_selection
from kamakura.kyodo.forms.raw import raw_of
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import base
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import evaluation as evaluations
from kamakura.kyodo.operations import project as projects
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations import report as reports
from kamakura.kyodo.operations import screening
from PIL import Image
from plone.namedfile.file import NamedBlobFile
from plone.namedfile.file import NamedBlobImage
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
from tests.plone.sample import NOW


def at(*day: int) -> datetime:
    """Ten in the morning in Japan."""
    return datetime(*day, 1, 0, tzinfo=UTC)


AFTER = at(2026, 10, 20)
REPORTED = at(2028, 4, 5)
FILLED = at(2028, 5, 1)
LOCKED = at(2028, 5, 2)
BUDGET = {
    "income": [
        {"category": "city_share", "amount": 300000, "breakdown": "負担金"},
        {"category": "own_funds", "amount": 40000, "breakdown": "会費"},
        {"category": "fees", "amount": 30000, "breakdown": "500円×60人"},
        {"category": "donations", "amount": 20000, "breakdown": "協賛"},
    ],
    "expense": [
        {"category": key, "amount": amount, "breakdown": words, "eligible": eligible}
        for key, amount, words, eligible in (
            ("honoraria", 90000, "15,000円×6回", 90000),
            ("travel", 18000, "バス", 18000),
            ("supplies", 42000, "紙", 42000),
            ("printing", 150000, "30円×5,000部", 150000),
            ("communication", 24000, "切手", 24000),
            ("insurance", 15000, "行事保険", 15000),
            ("rental", 36000, "会場", 36000),
            ("other", 15000, "会議の茶菓", 0),
        )
    ],
}
SPENT = {"printing": 138000}
REPORT = {
    "org_name": "かまくら多文化さんぽの会",
    "project_name": papers.PROJECT["project_name"],
    "agreed_on": "2027-04-01",
    "fiscal_year": 2027,
    "actual_from": "2027-04-01",
    "actual_to": "2028-02-29",
    "activities": [
        {"held_on": "2027-06-05", "place": "大町", "content": "町歩き", "participants": 24}
    ],
    "outcome": "地図を5,000部くばりました。",
    "goal_results": [
        {"indicator": "避難所を言える人", "target": "8割", "result": "8割5分", "comment": None}
    ],
    "effect": "市の防災の知識と、団体の言葉の工夫が1枚になりました。",
    "future": "ほかの地区に広げます。",
    **dict.fromkeys(
        ("self_goal", "self_area", "self_cost", "self_supporters", "self_hands", "self_funds"),
        "yes",
    ),
    "self_problems": "no",
    "income": [
        {"category": row["category"], "planned": row["amount"], "actual": row["amount"]}
        for row in BUDGET["income"]
    ],
    "expense": [
        {
            "category": row["category"],
            "planned": row["amount"],
            "actual": SPENT.get(row["category"], row["amount"]),
            "note": "部数を見直した" if row["category"] in SPENT else None,
        }
        for row in BUDGET["expense"]
    ],
    "surplus": 12000,
    "refund": 12000,
    "photo_1_caption": "町歩きのようす",
    "photo_1_alt": "地図を持って坂を歩く人たち",
    "photo_1_public": True,
    "photo_2_caption": "非公開の写真",
    "photo_2_alt": "顔の分かる子ども",
    "photo_2_public": False,
}


def picture() -> NamedBlobFile:
    """A small photo."""
    out = BytesIO()
    Image.new("RGB", (40, 30), "#0b5d8a").save(out, "PNG")
    return NamedBlobFile(out.getvalue(), contentType="image/png", filename="写真.png")


def lead_image() -> NamedBlobImage:
    """A picture for the head of the page."""
    out = BytesIO()
    Image.new("RGB", (600, 300), "#b35c00").save(out, "PNG")
    return NamedBlobImage(out.getvalue(), contentType="image/png", filename="表紙.png")


def put(host, key: str, answers: dict, *, by: str, now: datetime, files=None) -> None:
    """Save a draft the way the screen does."""
    reader = IPaperReader(host).at(now)
    schema = reader.schema(key)
    names = list(schema)
    reader.save(key, typed=raw_of(schema, answers), names=names, files=files or {}, by=by, now=now)


def chosen(site: sample.Site):
    """A proposal on its real forms, through every step until its result was told."""
    proposal = _sent(site)
    _to_ready(proposal)
    with acting("jimu"):
        review = base.add(
            proposal, "KyodoReview", by="jimu", now=NOW, member_id="m1", user_id="iin"
        )
        base.move(proposal, "start_judging", by="jimu", now=NOW)
    with sample.api.env.adopt_roles(["Kyodo Chair"]):
        base.move(review, "close_absent", by="iin", now=NOW, reason="試験のため")
    selection = ensure_selection(site.call)
    selection.decided[proposal.UID()] = {"outcome": "passed"}
    with acting("jimu"):
        base.move(proposal, "release_passed", by="jimu", now=NOW)
    selection.released_at = NOW
    words = {"comment": "市の情報と団体の工夫がよく合っている。", "points": "38.80"}
    selection.public_rows = ({"uid": proposal.UID(), "outcome": "passed", **words},)
    return proposal


def _sent(site: sample.Site):
    proposal = sample.after_preliminary(site)
    with acting("daihyo"):
        papers.write_all(proposal, by="daihyo", now=NOW)
        put(proposal, "budget", BUDGET, by="daihyo", now=NOW)
        sums = {**papers.ANSWERS["group_proposal"], "total_cost": 390000, "city_share": 300000}
        put(proposal, "group_proposal", sums, by="daihyo", now=NOW)
        proposals.file_proposal(proposal, token="t", by="daihyo", now=NOW)
    return proposal


def _to_ready(proposal) -> None:
    with acting("jimu"):
        screening.accept_proposal(proposal, by="jimu", now=NOW)
        for check in screening.eligibility_checks(proposal):
            screening.record_check(
                proposal, key=check.key, ok=True, note="確認", by="jimu", now=NOW
            )
        screening.assign_sections(proposal, sections=["bosai"], by="jimu", now=NOW)
        talk = screening.start_consultation(proposal, by="jimu", now=NOW)
    sample.answer_all(talk)
    with acting("jimu"):
        consultations.record_meeting(
            talk,
            held_on=NOW.date(),
            attendees="4者",
            points="役割",
            agreed="点検は市",
            by="jimu",
            now=NOW,
        )
        consultations.conclude_consultation(talk, outcome="go", by="jimu", now=NOW)
        screening.go_to_review(proposal, by="jimu", now=NOW)


def decided(site: sample.Site):
    """The project of a decided proposal."""
    proposal = chosen(site)
    with acting("jimu"):
        projects.start_budgeting(proposal, by="jimu", now=AFTER)
        return projects.decide_project(proposal, by="jimu", now=AFTER)


def agreement(**other) -> dict:
    """What is written for the 協定."""
    return {
        "agreed_on": date(2027, 4, 1),
        "period_from": date(2027, 4, 1),
        "period_to": date(2028, 3, 31),
        "total_cost": 390000,
        "city_share": 300000,
        **other,
    }


def running(site: sample.Site):
    """A project whose work goes on."""
    project = decided(site)
    with acting("bosai"):
        projects.set_agreement(project, by="bosai", now=at(2027, 4, 1), **agreement())
        projects.agree(project, by="bosai", now=at(2027, 4, 1))
        projects.start_work(project, by="bosai", now=at(2027, 4, 2))
    return project


def write_report(project, *, now: datetime, **other) -> None:
    """The group's draft of 様式6, with its files."""
    files = {"receipts_1": papers.pdf("領収書.pdf"), "photo_1": picture(), "photo_2": picture()}
    with acting("daihyo"):
        put(project, "report", {**REPORT, **other}, by="daihyo", now=now, files=files)


def reported(site: sample.Site, *, now: datetime = REPORTED):
    """A project whose report was sent."""
    project = running(site)
    with acting("bosai"):
        projects.end_work(project, by="bosai", now=at(2028, 4, 1))
    write_report(project, now=now)
    with acting("daihyo"):
        reports.file_report(project, token="r1", by="daihyo", now=now)
    return project


def evaluating(site: sample.Site):
    """A project that is evaluated, and its sheet."""
    project = reported(site)
    with acting("bosai"):
        reports.settle_project(project, by="bosai", now=at(2028, 4, 20))
        projects.start_evaluating(project, by="bosai", now=at(2028, 4, 25))
    with acting("jimu"):
        sheet = evaluations.start_evaluation(
            project, due=date(2028, 5, 31), by="jimu", now=at(2028, 4, 26)
        )
    return project, sheet


def column(words: str, score: int = 4, **other) -> dict:
    """Answers of a column whose comments say ``words``."""
    answers = {"overall": "A", "direction": "continue", "overall_comment": words}
    for number in range(1, 13):
        answers[f"q{number:02d}_score"] = str(score)
        answers[f"q{number:02d}_comment"] = f"{words}{number}"
    return {**answers, **other}


def fill(sheet, side: str, answers: dict, *, by: str, now: datetime = FILLED) -> None:
    """Draft one column."""
    with acting(by):
        put(sheet, column_key(side), answers, by=by, now=now)


def lock(sheet, *, by: str, now: datetime = LOCKED) -> None:
    """確定 of the person's column."""
    with acting(by):
        evaluations.lock_column(sheet, token=f"lock-{by}", by=by, now=now)


def opened(site: sample.Site):
    """A project whose sheet has both columns open."""
    project, sheet = evaluating(site)
    fill(sheet, "group", column("団体の言葉"), by="daihyo")
    fill(sheet, "section", column("課の言葉", 3), by="bosai")
    lock(sheet, by="daihyo")
    lock(sheet, by="bosai")
    return project, sheet


JOINT = {
    **{f"joint_q{number:02d}": "4" for number in range(1, 13)},
    "joint_q02": "none",
    "joint_shared": "会う回数が足りたこと。",
    "joint_different": "役割の境。",
    "joint_improve": "早く相談する。",
    "joint_overall": "A",
    "joint_direction": "continue",
}


def completed(site: sample.Site):
    """A project with everything that is to be public on its page."""
    project, sheet = opened(site)
    with acting("jimu"):
        evaluations.start_joint(sheet, by="jimu", now=at(2028, 6, 1))
        put(sheet, column_key("joint"), JOINT, by="jimu", now=at(2028, 6, 2))
        evaluations.write_joint(sheet, token="j1", by="jimu", now=at(2028, 6, 2))
        evaluations.make_publishable(sheet, by="jimu", now=at(2028, 6, 3))
        evaluations.publish_evaluation(sheet, by="jimu", now=at(2028, 6, 4))
        projects.present(project, by="jimu", now=at(2028, 6, 5))
        projects.complete_project(project, by="jimu", now=at(2028, 6, 6))
    return project, sheet
