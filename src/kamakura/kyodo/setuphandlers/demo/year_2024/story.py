"""The year and the project in their order, act by act."""

from datetime import date
from kamakura.kyodo.content.columns import column_key
from kamakura.kyodo.operations import call as call_verbs
from kamakura.kyodo.operations import evaluation as evaluations
from kamakura.kyodo.operations import project as projects
from kamakura.kyodo.operations import report as reports
from kamakura.kyodo.setuphandlers.demo import calls
from kamakura.kyodo.setuphandlers.demo import papers
from kamakura.kyodo.setuphandlers.demo import selection
from kamakura.kyodo.setuphandlers.demo import steps
from kamakura.kyodo.setuphandlers.demo.pdf import pdf_file
from kamakura.kyodo.setuphandlers.demo.people import acting
from kamakura.kyodo.setuphandlers.demo.people import at
from kamakura.kyodo.setuphandlers.demo.people import MEMBERS
from kamakura.kyodo.setuphandlers.demo.people import SECRETARIAT
from kamakura.kyodo.setuphandlers.demo.picture import map_picture
from kamakura.kyodo.setuphandlers.demo.year_2024 import texts
from kamakura.kyodo.setuphandlers.demo.year_2026.marks import marks
from kamakura.kyodo.setuphandlers.demo.year_2026.talks import WORDS
from plone.app.textfield.value import RichTextValue
from typing import Any


GROUP = "sanpo"
SECTION = "bosai"
TEXT = "<p>この募集の団体・提案・人物・点数は、すべて架空です。事業が完了した後のページを見るためのものです。</p>"
MILESTONES: list[calls.Milestone] = [
    ("publish", date(2024, 4, 15), None, ""),
    ("close", date(2024, 6, 30), None, ""),
    ("presentation", date(2024, 9, 29), None, calls.PLACE),
    ("notice", date(2024, 10, 11), None, ""),
    ("work", date(2025, 4, 1), date(2026, 3, 31), ""),
]


def play(program, committee, organizations: dict[str, Any]):
    """Play the call, the work and the evaluation; answers the project."""
    call, proposal = _choose(program, committee, organizations[GROUP])
    project = _work(call, proposal)
    _report(project)
    _evaluate(project)
    return project


def _choose(program, committee, organization):
    call = calls.make_call(
        program,
        fiscal_year=2024,
        title="令和6年度募集(架空)",
        opens=at(2024, 4, 15, 9),
        closes=at(2024, 6, 30, 23, 59),
        milestones=MILESTONES,
        text=TEXT,
        committee_uid=committee.UID(),
        now=at(2024, 4, 15, 8),
    )
    calls.open_call(call, now=at(2024, 4, 15, 9))
    plan, words = texts.PLAN, WORDS["P1"]
    proposal = steps.begin(call, plan, organization, now=at(2024, 5, 7))
    steps.consult_before(proposal, plan, words, now=at(2024, 5, 7))
    steps.write_papers(proposal, plan, now=at(2024, 6, 18, 21))
    steps.send_papers(proposal, plan, now=at(2024, 6, 18, 21, 30))
    with acting(SECRETARIAT) as by:
        call_verbs.close_call(call, by=by, now=at(2024, 7, 1, 9))
    steps.screen(proposal, now=at(2024, 7, 1, 11))
    talk = steps.consult(proposal, plan, words, asked=at(2024, 7, 8), met=at(2024, 7, 24, 14))
    steps.make_ready(proposal, talk, words, order=1, now=at(2024, 8, 20))
    _select(call, proposal)
    return call, proposal


def _select(call, proposal) -> None:
    judged, table = {"P1": proposal}, marks()
    comments = {("P1", member): texts.COMMENTS[member] for member in MEMBERS}
    selection.assign(call, now=at(2024, 9, 10))
    selection.start(call, now=at(2024, 9, 29, 13))
    selection.mark(judged, table, comments, now=at(2024, 9, 29, 15))
    selection.close(call, now=at(2024, 9, 29, 16))
    selection.decide(call, judged, {"P1": texts.DECISION}, now=at(2024, 9, 30))
    selection.release(call, prepared=at(2024, 10, 9), now=at(2024, 10, 11))


def _work(call, proposal):
    selection.start_budgeting(proposal, now=at(2024, 10, 22))
    with acting(SECRETARIAT) as by:
        project = projects.decide_project(proposal, by=by, now=at(2025, 3, 24))
        call_verbs.complete_call(call, by=by, now=at(2025, 3, 31))
    with acting(SECTION) as by:
        projects.set_agreement(
            project,
            agreed_on=date(2025, 4, 1),
            period_from=date(2025, 4, 1),
            period_to=date(2026, 3, 31),
            total_cost=390000,
            city_share=300000,
            by=by,
            now=at(2025, 4, 1, 9),
        )
        projects.agree(project, by=by, now=at(2025, 4, 1, 11))
        projects.start_work(project, by=by, now=at(2025, 4, 1, 13))
        projects.end_work(project, by=by, now=at(2026, 4, 1, 9))
    return project


def _accounts() -> dict[str, Any]:
    """The printing was cheaper than planned: 12,000 yen go back."""
    plan = papers.budget(texts.PLAN)
    spent = {"printing": (138000, "用紙を見直した")}
    income = [
        {"category": row["category"], "planned": row["amount"], "actual": row["amount"]}
        for row in plan["income"]
    ]
    expense = [
        {
            "category": row["category"],
            "planned": row["amount"],
            "actual": spent.get(row["category"], (row["amount"], None))[0],
            "note": spent.get(row["category"], (0, None))[1],
        }
        for row in plan["expense"]
    ]
    return {"income": income, "expense": expense, "surplus": 12000, "refund": 12000}


def _report(project) -> None:
    now = at(2026, 4, 10, 20)
    answers = {
        "org_name": project.organization_title,
        "project_name": project.title,
        "agreed_on": "2025-04-01",
        "fiscal_year": 2025,
        "actual_from": "2025-04-01",
        "actual_to": "2026-03-31",
        "activities": [
            dict(zip(("held_on", "place", "content", "participants"), row, strict=True))
            for row in texts.ACTIVITIES
        ],
        "outcome": texts.OUTCOME,
        "goal_results": [
            {"indicator": "避難所の場所を言える参加者", "target": "8割", "result": "8割5分"},
            {"indicator": "町歩きの回数", "target": "6回", "result": "6回"},
            {"indicator": "地図の配布数", "target": "5,000部", "result": "5,000部"},
        ],
        "effect": texts.EFFECT,
        "future": texts.FUTURE,
        **dict.fromkeys(("self_goal", "self_area", "self_cost", "self_supporters"), "yes"),
        **dict.fromkeys(("self_problems", "self_hands", "self_funds"), "partly"),
        **_accounts(),
        "photo_1_caption": "できあがった地図の一部",
        "photo_1_alt": "丘と道と海を描いた地図。避難所に丸い印がある",
        "photo_1_public": True,
    }
    receipts = pdf_file("領収書", "領収書(見本)", (papers.SAMPLE,))
    files = {"receipts_1": receipts, "photo_1": map_picture()}
    with acting(GROUP) as by:
        papers.write(project, "report", answers, files=files, by=by, now=now)
        reports.file_report(project, token="report-R6", by=by, now=now)
    with acting(SECTION) as by:
        reports.settle_project(project, by=by, now=at(2026, 4, 21))
        projects.start_evaluating(project, by=by, now=at(2026, 4, 24))


def _evaluate(project) -> None:
    with acting(SECRETARIAT) as by:
        sheet = evaluations.start_evaluation(
            project, due=date(2026, 5, 31), by=by, now=at(2026, 4, 24, 11)
        )
    columns = (
        (GROUP, "group", texts.GROUP_SCORES, texts.GROUP_WORDS, at(2026, 5, 12, 20)),
        (SECTION, "section", texts.SECTION_SCORES, texts.SECTION_WORDS, at(2026, 5, 20)),
    )
    for user, side, scores, words, now in columns:
        with acting(user) as by:
            answers = texts.column(scores, words, "expand")
            papers.write(sheet, column_key(side), answers, by=by, now=now)
            evaluations.lock_column(sheet, token=f"lock-{side}", by=by, now=now)
    with acting(SECRETARIAT) as by:
        evaluations.start_joint(sheet, by=by, now=at(2026, 5, 25))
        now = at(2026, 6, 2)
        papers.write(sheet, column_key("joint"), texts.JOINT, by=by, now=now)
        evaluations.write_joint(sheet, token="joint", by=by, now=now)
        evaluations.make_publishable(sheet, by=by, now=at(2026, 6, 5))
        evaluations.publish_evaluation(sheet, by=by, now=at(2026, 6, 10))
        story = RichTextValue(texts.STORY.strip(), "text/html", "text/x-html-safe")
        projects.write_story(project, story=story, by=by, now=at(2026, 6, 10, 11))
        projects.present(project, by=by, now=at(2026, 6, 14, 15))
        projects.complete_project(project, by=by, now=at(2026, 6, 19))
