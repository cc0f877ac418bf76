"""The year in its order, act by act, on the dates that were announced."""

from datetime import date
from kamakura.kyodo.operations import call as call_verbs
from kamakura.kyodo.operations import consultation as consultations
from kamakura.kyodo.operations import proposal as proposals
from kamakura.kyodo.operations import screening
from kamakura.kyodo.operations import theme as theme_verbs
from kamakura.kyodo.setuphandlers.demo import calls
from kamakura.kyodo.setuphandlers.demo import committee as committees
from kamakura.kyodo.setuphandlers.demo import papers
from kamakura.kyodo.setuphandlers.demo import selection
from kamakura.kyodo.setuphandlers.demo import steps
from kamakura.kyodo.setuphandlers.demo.people import acting
from kamakura.kyodo.setuphandlers.demo.people import at
from kamakura.kyodo.setuphandlers.demo.people import SECRETARIAT
from kamakura.kyodo.setuphandlers.demo.year_2026 import marks
from kamakura.kyodo.setuphandlers.demo.year_2026 import plans_city
from kamakura.kyodo.setuphandlers.demo.year_2026 import plans_group
from kamakura.kyodo.setuphandlers.demo.year_2026 import talks
from kamakura.kyodo.setuphandlers.demo.year_2026.themes import THEMES
from typing import Any


TEXT = """
<p>この募集の団体・提案・人物・点数は、すべて架空です。しくみの一年の流れを見るためのものです。</p>
<p>令和8年度(2026年度)に提案を受け、令和9年度(2027年度)に実施する協働事業を募集しました。</p>
"""
MILESTONES: list[calls.Milestone] = [
    ("publish", date(2026, 4, 15), None, ""),
    ("briefing", date(2026, 4, 19), None, calls.PLACE),
    ("close", date(2026, 6, 30), None, ""),
    ("consultation", date(2026, 7, 6), date(2026, 8, 21), ""),
    ("presentation", date(2026, 9, 27), None, calls.PLACE),
    ("notice", date(2026, 10, 9), None, ""),
    ("agreement", date(2027, 4, 1), None, ""),
]
# Plan, when the sheet was sent, when the papers were sent.
PLANS = (
    (plans_group.SANPO_MAP, at(2026, 4, 27), at(2026, 6, 8, 20, 14)),
    (plans_group.TAKE_AKARI, at(2026, 5, 7), at(2026, 6, 19, 21, 40)),
    (plans_city.GOMI_MAP, at(2026, 5, 11), at(2026, 6, 24, 22, 5)),
    (plans_group.GALLERY, at(2026, 5, 18), at(2026, 6, 26, 15, 30)),
    (plans_city.SKETCH, at(2026, 5, 20), at(2026, 6, 29, 23, 12)),
    (plans_group.TAISO, at(2026, 5, 25), at(2026, 6, 30, 9, 2)),
    (plans_city.BOARD_GAME, at(2026, 5, 28), at(2026, 6, 30, 23, 57)),
)
# Those that reach the committee, in their running order.
JUDGED = ("P1", "P2", "P3", "P4", "P5")
PASSED = ("P1", "P2", "P3")


def play(program, committee, organizations: dict[str, Any]):
    """Play the year up to 協議・予算化 of what passed; answers call and proposals by key."""
    call = calls.make_call(
        program,
        fiscal_year=2026,
        title="令和8年度募集(架空)",
        opens=at(2026, 4, 15, 9),
        closes=at(2026, 6, 30, 23, 59),
        milestones=MILESTONES,
        text=TEXT,
        committee_uid=committee.UID(),
        now=at(2026, 4, 15, 8),
    )
    themes = _themes(call)
    calls.open_call(call, now=at(2026, 4, 15, 9))
    made = {plan.key: _file(call, row, organizations, themes) for row in PLANS for plan in row[:1]}
    _close(call, themes)
    _screen(made)
    _consult(made)
    judged = {key: made[key] for key in JUDGED}
    _select(call, committee, judged)
    for key in PASSED:
        selection.start_budgeting(made[key], now=at(2026, 10, 20))
    return call, made


def _themes(call) -> dict[str, Any]:
    made = {}
    for key, fields in THEMES.items():
        officer = steps.officer_of(fields["section"])
        made[key] = calls.make_theme(call, officer=officer, now=at(2026, 4, 15, 8, 10), **fields)
        calls.publish_theme(made[key], now=at(2026, 4, 15, 8, 40))
    return made


def _file(call, row, organizations: dict[str, Any], themes: dict[str, Any]):
    plan, sent, filed = row
    organization = organizations[plan.group.id]
    theme = themes.get(plan.theme)
    proposal = steps.begin(call, plan, organization, theme=theme, now=sent)
    steps.consult_before(proposal, plan, talks.WORDS[plan.key], now=sent)
    steps.write_papers(proposal, plan, now=filed)
    steps.send_papers(proposal, plan, now=filed)
    return proposal


def _close(call, themes: dict[str, Any]) -> None:
    now = at(2026, 7, 1, 8, 40)
    with acting(SECRETARIAT) as by:
        call_verbs.close_call(call, by=by, now=now)
        for theme in themes.values():
            theme_verbs.close_theme(theme, by=by, now=now)


def _screen(made: dict[str, Any]) -> None:
    """要件確認; P5 is asked to mend its budget and comes back."""
    for proposal in made.values():
        steps.screen(proposal, now=at(2026, 7, 1, 11))
    proposal, plan = made["P5"], plans_city.BOARD_GAME
    with acting(SECRETARIAT) as by:
        screening.request_correction(
            proposal,
            items={"budget:expense": plans_city.BREAKDOWN_ASKED},
            reason="積算の根拠が分からないところがあります。",
            by=by,
            now=at(2026, 7, 2),
        )
    with acting(steps.leader_of(plan.group)) as by:
        now = at(2026, 7, 3, 20)
        expense = papers.budget(plan)["expense"]
        mended = [
            {**row, "breakdown": plans_city.BREAKDOWN_SENT}
            if row["category"] == "printing"
            else row
            for row in expense
        ]
        papers.write(proposal, "budget", {"expense": mended}, by=by, now=now)
        proposals.resend_correction(proposal, token="correction-P5", by=by, now=now)


def _consult(made: dict[str, Any]) -> None:
    """4者協議 in July and August: five go on, P6 is dropped, P7 leaves."""
    with acting("koshigoe") as by:
        proposals.withdraw_proposal(
            made["P7"], reason=talks.TAISO_WITHDRAWN, by=by, now=at(2026, 7, 4)
        )
    for number, (plan, _sheet, _filed) in enumerate(PLANS):
        if plan.key == "P7":
            continue
        words = talks.WORDS[plan.key]
        proposal = made[plan.key]
        met = at(2026, 7, 21 + number, 14)
        talk = steps.consult(proposal, plan, words, asked=at(2026, 7, 6), met=met)
        if plan.key in JUDGED:
            order = JUDGED.index(plan.key) + 1
            steps.make_ready(proposal, talk, words, order=order, now=at(2026, 8, 20))
        else:
            with acting(SECRETARIAT) as by:
                consultations.conclude_consultation(
                    talk, outcome="drop", by=by, now=at(2026, 8, 20), **talks.GALLERY_DROPPED
                )


def _select(call, committee, judged: dict[str, Any]) -> None:
    meeting = committees.convene_selection(committee, call, judged)
    selection.assign(call, now=at(2026, 9, 11))
    committees.hold(meeting)
    selection.start(call, now=at(2026, 9, 27, 13, 5))
    selection.mark(judged, marks.marks(), marks.COMMENTS, now=at(2026, 9, 27, 16, 30))
    selection.close(call, now=at(2026, 9, 27, 17, 30))
    committees.resolve(meeting)
    selection.decide(call, judged, marks.DECISIONS, now=at(2026, 9, 28))
    selection.release(call, prepared=at(2026, 10, 7), now=at(2026, 10, 9))
