"""A chosen file is sent at once: seen on its way, stopped, refused, kept, taken away."""

from crew import Person
from drafts import form
from drafts import make_draft
from drafts import save
from kamakura.kyodo.content.filings import Filings
from keys import SMALL
from looks import problems_of
from pathlib import Path
from playwright.sync_api import expect
from playwright.sync_api import Locator
from plone import api
from town import CALL_YEAR
import pytest


KEY = "organization_profile"
FIELD = "form.widgets.bylaws"
QUESTION = "bylaws"
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"
SLOW = {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": 200_000}


@pytest.fixture
def draft(as_manager) -> str:
    """The address of a group's draft."""
    return make_draft(as_manager, sheet=False)


@pytest.fixture
def kept(as_manager, draft):
    """Names of the files the server holds of 様式5."""

    def kept() -> dict[str, str]:
        with as_manager() as site:
            proposal = site["kyodo"][f"fy{CALL_YEAR}"][draft.rpartition("/")[2]]
            filing = Filings(proposal).get(KEY)
            files = filing.draft.files if filing is not None and filing.draft is not None else {}
            return {name: file.filename for name, file in files.items()}

    return kept


@pytest.fixture
def pdf(tmp_path: Path):
    """Make a PDF of about so many bytes."""

    def make(name: str = "会則.pdf", size: int = 0) -> Path:
        path = tmp_path / name
        path.write_bytes(PDF[:-7] + b"x" * size + PDF[-7:])
        return path

    return make


def open_page(person: Person, draft: str) -> None:
    """The whole form on one page."""
    person.go(form(draft, "all", key=KEY))


def box_of(person: Person) -> Locator:
    """Where the page tells about the file."""
    return person.page.locator(f"[data-kyodo-upload$='/{QUESTION}']")


def says(person: Person) -> Locator:
    """The line of the box."""
    return box_of(person).locator("[role=status]")


def choose(person: Person, path: Path) -> None:
    """Choose a file, as with the window of the system."""
    person.page.set_input_files(f"[name='{FIELD}']", path)


def slow_down(person: Person) -> None:
    """A line that sends 200 KB a second."""
    line = person.context.new_cdp_session(person.page)
    line.send("Network.enable")
    line.send("Network.emulateNetworkConditions", SLOW)


def test_chosen_file_is_kept_at_once_with_name_and_size(crew, draft, kept, pdf) -> None:
    member = crew["yui"]
    open_page(member, draft)
    choose(member, pdf(size=3000))
    expect(says(member)).to_have_text("✓ 「会則.pdf」を保存しました。")
    stored = member.page.locator(".kyodo-file-stored").first
    expect(stored).to_contain_text("付けてあるファイル: 会則.pdf (3KB)")
    assert kept() == {QUESTION: "会則.pdf"}
    member.look("upload-kept")
    assert (crew.problems, member.page.evaluate(SMALL)) == ([], [])


def test_first_file_can_be_taken_away_without_loading_the_page_again(
    crew, draft, kept, pdf
) -> None:
    member = crew["yui"]
    open_page(member, draft)
    choose(member, pdf())
    expect(says(member)).to_contain_text("保存しました")
    member.page.locator(f"[name='{FIELD}.action']").check()
    save(member)
    assert kept() == {}


def test_progress_is_seen_and_can_be_stopped(crew, draft, kept, pdf) -> None:
    member = crew["yui"]
    open_page(member, draft)
    slow_down(member)
    choose(member, pdf(size=6_000_000))
    bar = box_of(member).locator("progress")
    expect(says(member)).to_contain_text("を送りました")
    expect(says(member)).to_contain_text("5.7MB のうち")
    expect(bar).to_be_visible()
    found = problems_of(member.page, shots=crew.shots, name="upload-progress")
    stop = box_of(member).get_by_role("button", name="送るのをやめる")
    stop.focus()
    member.page.keyboard.press("Enter")
    expect(says(member)).to_have_text("送るのをやめました。")
    expect(bar).to_be_hidden()
    assert (found, kept(), member.page.input_value(f"[name='{FIELD}']")) == ([], {}, "")


def test_refused_file_says_why_and_keeps_nothing(crew, draft, kept, tmp_path) -> None:
    member = crew["yui"]
    open_page(member, draft)
    wrong = tmp_path / "会則.pdf"
    wrong.write_bytes(b"MZ" + bytes(90))
    choose(member, wrong)
    expect(says(member)).to_contain_text("「会則.pdf」の中身が、名前の種類と違います。")
    member.look("upload-refused")
    assert (crew.problems, kept()) == ([], {})
    assert member.page.input_value(f"[name='{FIELD}']") == ""


def test_too_large_is_said_before_anything_is_sent(crew, draft, pdf) -> None:
    member = crew["yui"]
    open_page(member, draft)
    sent = []
    member.page.on("request", lambda one: sent.append(one.url) if "upload" in one.url else None)
    choose(member, pdf(size=11 * 1024 * 1024))
    expect(says(member)).to_have_text(
        "「会則.pdf」は大きすぎます(約11.0MB)。1つ10.0MBまでにしてください。"
    )
    assert [one for one in sent if "@@kyodo-upload" in one] == []


def test_too_much_together_is_said_before_anything_is_sent(crew, draft, pdf, as_manager) -> None:
    with as_manager():
        api.portal.set_registry_record("kamakura.kyodo.max_filing_mb", 3)
    member = crew["yui"]
    open_page(member, draft)
    choose(member, pdf(size=2 * 1024 * 1024))
    expect(says(member)).to_contain_text("を保存しました。")
    other = member.page.locator("[data-kyodo-upload$='/latest_budget'] [role=status]")
    member.page.set_input_files(
        "[name='form.widgets.latest_budget']", pdf("予算.pdf", size=2 * 1024 * 1024)
    )
    expect(other).to_have_text(
        "ファイルの合計が上限をこえます。「予算.pdf」は2.0MBです。あと1024KBまで付けられます。"
    )


def test_broken_line_keeps_the_choice_and_saving_sends_it(crew, draft, kept, pdf) -> None:
    member = crew["yui"]
    open_page(member, draft)
    member.page.route("**/@@kyodo-upload/**", lambda route: route.abort())
    choose(member, pdf())
    expect(says(member)).to_have_text(
        "通信が切れました。選んだファイルは残っています。「一時保存」で送り直せます。"
    )
    save(member)
    assert kept() == {QUESTION: "会則.pdf"}


def test_without_script_the_file_goes_with_the_save(crew, draft, kept, pdf) -> None:
    plain = Person(crew, "yui", javascript=False)
    plain.log_in()
    open_page(plain, draft)
    expect(box_of(plain)).to_be_hidden()
    choose(plain, pdf())
    save(plain)
    assert kept() == {QUESTION: "会則.pdf"}
