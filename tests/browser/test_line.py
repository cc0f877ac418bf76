"""The whole line, by clicks alone: from last year's call to the public page of the project."""

from pathlib import Path
import story_call
import story_papers
import story_project
import story_selection
import story_talks
import town


def test_whole_year_is_played_by_people_in_the_browser(crew, as_manager, tmp_path: Path) -> None:
    with as_manager() as site:
        town.settle(site)
    for part in (
        lambda: story_call.copy_and_open(crew),
        lambda: story_call.add_theme(crew),
        lambda: story_papers.register(crew),
        lambda: story_papers.send_sheet(crew),
        lambda: story_talks.preliminary(crew),
        lambda: story_papers.file_papers(crew, tmp_path),
        lambda: story_talks.screening(crew),
        lambda: story_talks.four_parties(crew),
        lambda: story_selection.committee(crew),
        lambda: story_selection.assign(crew),
        lambda: story_selection.mark(crew),
        lambda: story_selection.close(crew),
        lambda: story_selection.release(crew),
        lambda: story_project.decide(crew),
        lambda: story_project.agree_and_work(crew),
        lambda: story_project.report(crew, tmp_path),
        lambda: story_project.evaluate(crew),
        lambda: story_project.publish(crew),
    ):
        part()
    assert crew.problems == []
