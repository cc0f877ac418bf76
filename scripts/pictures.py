"""Take the pictures of docs/ from a running demo. Usage: pictures.py [ADDRESS [NAME ...]]

Start the demo first (``make start``). Every picture is a row of ``PICTURES``: a new screen worth
showing is one more row, and a line in docs/people/ that shows it.
"""

from dataclasses import dataclass
from io import BytesIO
from kamakura.kyodo.setuphandlers.demo.people import PASSWORD
from pathlib import Path
from PIL import Image
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright
import shutil
import sys


PLACE = Path(__file__).parents[1] / "docs" / "images"
ADDRESS = "http://127.0.0.1:8080/kamakura"
WIDTH = 1000
NARROW = 360
COLOURS = 128
# Plone's own bar beside the page is not what is explained.
PLAIN = "#edit-zone { display: none } body { padding-left: 0 !important }"


@dataclass(frozen=True)
class Picture:
    """One screen: who looks at it, where they begin, which links they follow, how much shows.

    ``start``: the heading or text that stands at the top of the picture; the page's own if empty.
    """

    name: str
    who: str
    address: str
    links: tuple[str, ...] = ()
    start: str = ""
    height: int = 760
    width: int = WIDTH


WALK = "やさしい日本語でつくる防災さんぽマップ"
GAME = ("ぼうさいすごろく町めぐり", "様式1 提案書(市民活動団体提案)")
PICTURES = (
    Picture("home", "", "kyodo"),
    Picture("result", "", "kyodo/fy2026/kyodo-result"),
    Picture("project", "", "kyodo", ("大町から始めるやさしい防災さんぽ",)),
    Picture("citizen-observe", "", "kyodo", ("令和9年度募集 第1回選考委員会",)),
    Picture("organization-home", "asobi", "kyodo/kyodo-home"),
    Picture("organization-form", "asobi", "kyodo/kyodo-home", GAME, height=820),
    Picture("organization-phone", "asobi", "kyodo/kyodo-home", GAME, width=NARROW, height=640),
    Picture("organization-letter", "take", "kyodo/kyodo-home", ("選考結果のお知らせ",)),
    Picture("secretariat-list", "jimu", "kyodo/kyodo-mylist"),
    Picture("secretariat-board", "jimu", "kyodo/fy2026/kyodo-board"),
    Picture("secretariat-desk", "jimu", "kyodo/kyodo-mylist", ("朝活ラジオ体操網(再提案)",)),
    Picture("secretariat-result", "jimu", "kyodo/fy2026/kyodo-resultdesk"),
    Picture("section-list", "bosai", "kyodo/kyodo-home"),
    Picture("section-talk", "bosai", "kyodo/kyodo-home", (WALK,)),
    Picture("center-list", "bukai", "kyodo/kyodo-home"),
    Picture("committee-list", "iin1", "kyodo/fy2026/@@kyodo-marking"),
    Picture("committee-chair", "iin1", "kyodo/fy2026/@@kyodo-chair"),
    Picture(
        "committee-sheet",
        "iin4",
        "kyodo/fy2026/@@kyodo-marking",
        ("市民が測る海岸ごみマップ",),
        height=480,
    ),
)


def log_in(page: Page, address: str, who: str) -> None:
    """As one of the demo's people."""
    page.goto(f"{address}/login")
    page.fill("#__ac_name", who)
    page.fill("#__ac_password", PASSWORD)
    page.click("[name='buttons.login']")
    page.wait_for_load_state()


def take(page: Page, address: str, picture: Picture) -> bytes:
    """Go there and look: from the heading down, as high as the row says."""
    page.set_viewport_size({"width": picture.width, "height": picture.height})
    if picture.who:
        log_in(page, address, picture.who)
    page.goto(f"{address}/{picture.address}")
    for link in picture.links:
        page.get_by_role("link", name=link).first.click()
        page.wait_for_load_state()
    page.add_style_tag(content=PLAIN)
    top = page.get_by_text(picture.start).first if picture.start else page.locator("h1").first
    top.evaluate("node => window.scrollTo(0, node.getBoundingClientRect().top + scrollY - 12)")
    return page.screenshot()


def small(data: bytes) -> bytes:
    """The same picture with few colours: screens have few, and repositories keep all versions."""
    made = BytesIO()
    few = Image.open(BytesIO(data)).convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(made, "PNG", optimize=True)
    return made.getvalue()


def main(address: str = ADDRESS, *names: str) -> int:
    """Take all pictures, or those with these names."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for picture in PICTURES:
            if names and picture.name not in names:
                continue
            with browser.new_context(locale="ja-JP", timezone_id="Asia/Tokyo") as context:
                data = small(take(context.new_page(), address, picture))
            (PLACE / f"{picture.name}.png").write_bytes(data)
            print(f"{picture.name}.png {len(data) // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
