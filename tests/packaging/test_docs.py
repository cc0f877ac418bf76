"""Pages for people show screens that scripts/pictures.py takes; every link leads somewhere."""

from importlib.util import module_from_spec
from importlib.util import spec_from_file_location
from pathlib import Path
import pytest
import re


ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
PAGES = sorted((DOCS / "people").glob("*.md"))
IMAGE = re.compile(r"(?:\]\(|src=\")(?:\.\./|docs/)images/([\w-]+)\.png")
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")
TEXT = re.compile(r"!\[([^\]]*)\]|alt=\"([^\"]*)\"")


def shown(page: Path) -> set[str]:
    """Names of the pictures of a page."""
    return set(IMAGE.findall(page.read_text(encoding="utf-8")))


def taken() -> set[str]:
    """Names of the pictures the script takes."""
    spec = spec_from_file_location("pictures", ROOT / "scripts" / "pictures.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return {one.name for one in module.PICTURES}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_of_a_person_shows_their_screens(page):
    text = page.read_text(encoding="utf-8")
    assert shown(page)
    assert all(image or alt for image, alt in TEXT.findall(text))


def test_pictures_are_those_that_are_taken_and_shown():
    used = set().union(*map(shown, (*PAGES, ROOT / "README.md")))
    kept = {one.stem for one in (DOCS / "images").glob("*.png")}
    assert used == kept == taken()


@pytest.mark.parametrize(
    "page", [*ROOT.glob("*.md"), *DOCS.rglob("*.md")], ids=lambda page: page.stem
)
def test_links_between_pages_lead_somewhere(page):
    found = LINK.findall(page.read_text(encoding="utf-8"))
    assert [one for one in found if not (page.parent / one).exists()] == []
