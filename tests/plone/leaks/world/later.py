"""The result is released, and the chosen work is done."""

from datetime import date
from kamakura.kyodo.operations import evaluation as evaluations
from kamakura.kyodo.operations import project as projects
from kamakura.kyodo.operations import release
from kamakura.kyodo.operations import report as reports
from plone.namedfile.file import NamedBlobFile
from tests.plone import chosen
from tests.plone import papers
from tests.plone.leaks.world.moments import acting
from tests.plone.leaks.world.moments import LATER
from tests.plone.leaks.world.moments import MARKING
from tests.plone.leaks.world.moments import remind
import transaction


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
    remind(world.project)
    _report(world.project)
    with acting("zqjimu"):
        reports.settle_project(world.project, by="zqjimu", now=LATER)
        projects.start_evaluating(world.project, by="zqjimu", now=LATER)
        sheet = evaluations.start_evaluation(
            world.project, due=date(2028, 6, 30), by="zqjimu", now=LATER
        )
    remind(sheet)
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
