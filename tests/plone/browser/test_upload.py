"""A chosen file is kept at once: what is taken, what is refused, who may, and what stays behind."""

from io import BytesIO
from kamakura.kyodo.content import scans
from kamakura.kyodo.content.filings import Filings
from kamakura.kyodo.content.scanner import IVirusScanner
from kamakura.kyodo.content.scanner import Verdict
from kamakura.kyodo.domain.refusal import Refused
from kamakura.kyodo.interfaces import IPaperReader
from kamakura.kyodo.operations import proposal as verbs
from plone import api
from plone.namedfile.file import NamedBlobFile
from plone.testing.zope import Browser
from tests.plone import papers
from tests.plone import sample
from tests.plone.sample import acting
from zope.annotation.interfaces import IAnnotations
from zope.component import getGlobalSiteManager
from zope.component import getUtility
from zope.interface import implementer
import contextlib
import datetime
import gc
import json
import pytest
import re
import subprocess
import tempfile
import transaction
import zipfile


NOW = datetime.datetime.now(datetime.UTC)
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\n%%EOF\n"
FORM = "organization_profile"
UNJUDGED = "ウイルスの検査ができないファイル"
BOUNDARY = "----kyodo"


@pytest.fixture
def site(functional):
    made = sample.make_site(functional["portal"], now=NOW)
    made.call.frozen["settings"]["require_preliminary"] = False
    transaction.commit()
    return made


@pytest.fixture
def proposal(site):
    with acting("daihyo"):
        made = verbs.start_proposal(
            site.call, kind="group", organization=site.organization, by="daihyo", now=NOW
        )
    transaction.commit()
    return made


@pytest.fixture
def enter(functional):
    def enter(user):
        browser = Browser(functional["app"])
        browser.addHeader("Authorization", f"Basic {user}:{sample.PASSWORD}")
        browser.handleErrors = True
        browser.raiseHttpErrors = False
        browser.followRedirects = False
        return browser

    return enter


def upload(browser, proposal, data=PDF, *, filename="会則.pdf", field="bylaws", token=None):
    """Send a file as the page's script does; answers status and JSON."""
    page = f"{proposal.absolute_url()}/@@kyodo-form/{FORM}"
    if token is None:
        browser.open(page)
        found = re.search(r'name="_authenticator" value="([0-9a-f]+)"', browser.contents)
        token = found.group(1) if found else ""
    body = (
        f"--{BOUNDARY}\r\nContent-Disposition: form-data; "
        f"name=_authenticator\r\n\r\n{token}\r\n"
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; '
        f'filename="{filename}"\r\nContent-Type: text/html\r\n\r\n'
    ).encode() + data
    body += f"\r\n--{BOUNDARY}--\r\n".encode()
    url = f"{proposal.absolute_url()}/@@kyodo-upload/{FORM}/{field}"
    browser.post(url, body, f"multipart/form-data; boundary={BOUNDARY}")
    status = int(browser.headers["Status"].split()[0])
    is_json = "json" in browser.headers.get("Content-Type", "")
    return status, json.loads(browser.contents) if is_json else {}


def kept(proposal):
    transaction.begin()
    filing = Filings(proposal).get(FORM)
    files = filing.draft.files if filing is not None and filing.draft is not None else {}
    return {name: (file.filename, file.data) for name, file in files.items()}


def test_good_file_is_kept_at_once_and_said(proposal, enter):
    status, said = upload(enter("daihyo"), proposal)
    assert (status, said["ok"], said["name"]) == (200, True, "会則.pdf")
    assert kept(proposal) == {"bylaws": ("会則.pdf", PDF)}


def test_type_is_ours_not_the_browsers(proposal, enter):
    upload(enter("daihyo"), proposal)
    transaction.begin()
    assert Filings(proposal).get(FORM).draft.files["bylaws"].contentType == "application/pdf"


def test_upload_leaves_typed_answers_alone(proposal, enter):
    browser = enter("daihyo")
    browser.followRedirects = True
    browser.open(f"{proposal.absolute_url()}/@@kyodo-form/{FORM}")
    browser.getControl(name="form.widgets.org_name").value = "かまくらの会"
    browser.getControl("一時保存", index=1).click()
    upload(browser, proposal)
    transaction.begin()
    assert Filings(proposal).get(FORM).draft.raw["form.widgets.org_name"] == "かまくらの会"


def test_refused_file_says_why_and_replaces_nothing(proposal, enter):
    upload(enter("daihyo"), proposal)
    status, said = upload(enter("daihyo"), proposal, b"MZ" + bytes(90), filename="新しい会則.pdf")
    assert (status, said["ok"]) == (409, False)
    assert said["message"].startswith("「新しい会則.pdf」の中身が、名前の種類と違います。")
    assert kept(proposal) == {"bylaws": ("会則.pdf", PDF)}


def test_question_that_takes_no_file_takes_none(proposal, enter):
    status, said = upload(enter("daihyo"), proposal, field="org_name")
    assert (status, said["ok"], kept(proposal)) == (400, False, {})


def test_upload_without_the_pages_token_is_refused(proposal, enter):
    status, said = upload(enter("daihyo"), proposal, token="0")
    assert (status, said["ok"], kept(proposal)) == (403, False, {})


@pytest.mark.parametrize("user", ["other", "jimu", "bosai", "iin", ""])
def test_nobody_else_puts_files_into_a_draft(proposal, enter, user):
    status, said = upload(enter(user), proposal, token="0")
    assert (said.get("ok", False), kept(proposal)) == (False, {})
    assert status in (302, 401, 403, 404)


def test_files_of_one_filing_together_have_a_limit(site, proposal, enter):
    api.portal.set_registry_record("kamakura.kyodo.max_filing_mb", 1)
    transaction.commit()
    most = PDF[:-7] + b"x" * (700 * 1024) + PDF[-7:]
    assert upload(enter("daihyo"), proposal, most)[0] == 200
    status, said = upload(enter("daihyo"), proposal, most, field="latest_budget")
    assert status == 409
    assert said["message"].startswith("付けたファイルが合わせて約2MBになります。")
    assert upload(enter("daihyo"), proposal, most)[0] == 200


def test_disk_that_is_nearly_full_refuses_files_and_keeps_the_words(proposal, enter):
    with api.env.adopt_user(username=sample.SITE_OWNER_NAME):
        api.portal.set_registry_record("kamakura.kyodo.min_free_mb", 10**9)
    transaction.commit()
    browser = enter("daihyo")
    browser.followRedirects = True
    browser.open(f"{proposal.absolute_url()}/@@kyodo-form/{FORM}")
    browser.getControl(name="form.widgets.org_name").value = "かまくらの会"
    browser.getControl("一時保存", index=1).click()
    status, said = upload(browser, proposal)
    assert (status, kept(proposal)) == (409, {})
    assert said["message"].startswith("いまサーバーの空きが足りず、")
    transaction.begin()
    assert Filings(proposal).get(FORM).draft.raw["form.widgets.org_name"] == "かまくらの会"


def test_failed_tries_leave_nothing_behind(site, proposal, enter):
    for _try in range(5):
        upload(enter("daihyo"), proposal, b"MZ" + bytes(2_000_000))
    transaction.begin()
    assert kept(proposal) == {}
    keys = [key for key in IAnnotations(site.portal) if "upload" in key.lower()]
    assert keys == []


def test_file_that_waits_for_a_required_scan_goes_back_to_its_group_alone(site, proposal, enter):
    for name, value in (("scan_mode", "required"), ("scan_address", "/nowhere")):
        api.portal.set_registry_record(f"kamakura.kyodo.{name}", value)
    transaction.commit()
    status, said = upload(enter("daihyo"), proposal)
    assert (status, said["note"]) == (200, "ウイルスの検査を待っています。提出はできます。")
    for user in ("daihyo", "tanto"):
        browser = enter(user)
        browser.open(said["url"])
        assert browser.headers["Content-Disposition"].startswith("attachment;")
    assert scans.count_waiting(site.program) == 1


def test_scanner_that_is_away_does_not_stop_a_best_effort(proposal, enter):
    for name, value in (("scan_mode", "best_effort"), ("scan_address", "/nowhere")):
        api.portal.set_registry_record(f"kamakura.kyodo.{name}", value)
    transaction.commit()
    _status, said = upload(enter("daihyo"), proposal)
    browser = enter("daihyo")
    browser.open(said["url"])
    assert browser.headers["Content-Disposition"].startswith("attachment;")


def test_whole_proposal_is_sent_while_its_files_wait(site, proposal, enter):
    for name, value in (("scan_mode", "required"), ("scan_address", "/nowhere")):
        api.portal.set_registry_record(f"kamakura.kyodo.{name}", value)
    with acting("daihyo"):
        papers.write_all(proposal, by="daihyo", now=NOW)
    transaction.commit()
    upload(enter("daihyo"), proposal)
    with acting("daihyo"):
        verbs.file_proposal(proposal, token="t", by="daihyo", now=NOW)
    sent = Filings(proposal).get(FORM).last_filed.files["bylaws"]
    assert (api.content.get_state(proposal), scans.scan_state(sent)) == ("submitted", "waiting")


def test_files_that_are_too_large_together_are_not_sent(site, proposal):
    """Saved while the city allowed more, or over two pages at the same moment."""
    with acting("daihyo"):
        papers.write_all(proposal, by="daihyo", now=NOW)
        large = NamedBlobFile(PDF + bytes(1_100_000), filename="大きい.pdf")
        Filings(proposal).get(FORM).draft.files["bylaws"] = large
        api.portal.set_registry_record("kamakura.kyodo.max_filing_mb", 1)
        with pytest.raises(Refused):
            verbs.file_proposal(proposal, token="t", by="daihyo", now=NOW)
        papers_read = IPaperReader(proposal).at(NOW).papers("proposal")
    found = [(paper.key, one.field, one.code) for paper in papers_read for one in paper.findings]
    assert (FORM, "bylaws", "filing_too_large") in found
    assert api.content.get_state(proposal) == "draft"


def test_save_after_a_lost_session_names_the_file_to_choose_again(proposal, functional):
    stranger = Browser(functional["app"])
    stranger.raiseHttpErrors = False
    stranger.post(
        f"{proposal.absolute_url()}/@@kyodo-form/{FORM}/all",
        parts(("do", "save"), files={"bylaws": PDF}),
        f"multipart/form-data; boundary={BOUNDARY}",
    )
    assert "選んだファイル「bylaws.pdf」は残せません。" in " ".join(stranger.contents.split())
    assert kept(proposal) == {}


def parts(*fields, files):
    """The body of a form as a browser without script sends it."""
    body = b""
    for name, value in fields:
        body += (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'
        ).encode()
    for name, data in files.items():
        head = f'Content-Disposition: form-data; name="form.widgets.{name}"; filename="{name}.pdf"'
        body += f"--{BOUNDARY}\r\n{head}\r\nContent-Type: application/pdf\r\n\r\n".encode()
        body += data + b"\r\n"
    return body + f"--{BOUNDARY}--\r\n".encode()


def save_with(browser, proposal, files):
    """一時保存 without script: the words and the files together."""
    page = f"{proposal.absolute_url()}/@@kyodo-form/{FORM}/all"
    browser.followRedirects = True
    browser.open(page)
    token = browser.getControl(name="_authenticator", index=0).value
    fields = (
        ("_authenticator", token),
        ("form.widgets.org_name", "かまくらの会"),
        ("do", "save"),
    )
    browser.post(page, parts(*fields, files=files), f"multipart/form-data; boundary={BOUNDARY}")


def typed(proposal):
    transaction.begin()
    return Filings(proposal).get(FORM).draft.raw.get("form.widgets.org_name")


def test_two_files_of_one_save_count_together(proposal, enter):
    api.portal.set_registry_record("kamakura.kyodo.max_filing_mb", 1)
    transaction.commit()
    most = PDF[:-7] + b"x" * (700 * 1024) + PDF[-7:]
    browser = enter("daihyo")
    save_with(browser, proposal, {"bylaws": most, "latest_budget": most})
    assert "付けたファイルが合わせて約2MBになります。" in browser.contents
    assert (list(kept(proposal)), typed(proposal)) == (["bylaws"], "かまくらの会")


@pytest.fixture
def small_disk(tmp_path, monkeypatch):
    """A disk of 16 MB, where uploads wait and blobs are written."""
    place = tmp_path / "small"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=16M,mode=755", "kyodo-small", str(place)]
    if subprocess.run(command, check=False).returncode:
        pytest.skip("only the superuser can mount a small disk")
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield place
    subprocess.run(["umount", str(place)], check=True)


@implementer(IVirusScanner)
class FillingScanner:
    """A slow scan, during which the disk fills up."""

    def __init__(self, disk) -> None:
        self.ballast = disk / "ballast"

    def scan(self, stream) -> Verdict:
        with contextlib.suppress(OSError), self.ballast.open("wb", buffering=0) as file:
            while file.write(bytes(65536)):
                pass
        return Verdict.CLEAN


@pytest.fixture
def filling(small_disk):
    usual = getUtility(IVirusScanner)
    manager = getGlobalSiteManager()
    scanner = FillingScanner(small_disk)
    manager.registerUtility(scanner, IVirusScanner)
    yield scanner
    manager.registerUtility(usual, IVirusScanner)


def test_disk_that_fills_while_a_file_is_written_keeps_the_words(
    proposal, enter, small_disk, filling
):
    for name, value in (("min_free_mb", 0), ("scan_mode", "required")):
        api.portal.set_registry_record(f"kamakura.kyodo.{name}", value)
    transaction.commit()
    browser = enter("daihyo")
    big = PDF[:-7] + b"x" * 2_000_000 + PDF[-7:]
    save_with(browser, proposal, {"bylaws": big})
    assert filling.ballast.exists()
    filling.ballast.unlink()
    assert "いまサーバーの空きが足りず、" in browser.contents
    assert (kept(proposal), typed(proposal)) == ({}, "かまくらの会")
    gc.collect()
    left = [path.name for path in small_disk.rglob("*") if path.is_file()]
    assert left == [".layout"]  # of the test's own storage


SECRET = b"zqinside-the-file"


@pytest.fixture
def sent(proposal):
    """A sent proposal; its file has a word inside that nobody may get hold of."""
    with acting("daihyo"):
        papers.write_all(proposal, by="daihyo", now=NOW)
        file = papers.pdf()
        with file.open("w") as opened:
            opened.write(PDF + SECRET)
        Filings(proposal).get(FORM).draft.files["bylaws"] = file
        verbs.file_proposal(proposal, token="t", by="daihyo", now=NOW)
    transaction.commit()
    return proposal


def mark(sent, state, *, mode="required"):
    with api.env.adopt_user(username=sample.SITE_OWNER_NAME):
        api.portal.set_registry_record("kamakura.kyodo.scan_mode", mode)
    scans.set_scan_state(Filings(sent).get(FORM).last_filed.files["bylaws"], state)
    transaction.commit()


def doors(site, sent):
    """Every address that gives a file, or an archive with files."""
    revision = Filings(sent).get(FORM).last_filed.number
    mine = sent.absolute_url()
    return (
        f"{mine}/@@kyodo-file/{FORM}/{revision}/bylaws",
        f"{mine}/@@kyodo-file/{FORM}/draft/bylaws",
        f"{mine}/@@kyodo-export/papers",
        f"{site.call.absolute_url()}/@@kyodo-export/papers",
        f"{mine}/@exports/papers",
        f"{site.call.absolute_url()}/@exports/papers",
        f"{mine}/@@kyodo-word/{FORM}",
        f"{mine}/@@kyodo-photo/photo_1",
    )


def inside(body):
    """The bytes, and those of an archive's members."""
    if not body.startswith(b"PK"):
        return body
    with zipfile.ZipFile(BytesIO(body)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def got(enter, user, url):
    browser = enter(user)
    browser.followRedirects = True
    if "/@exports/" in url:
        browser.addHeader("Accept", "application/json")
    browser.open(url)
    return inside(browser._response.body)


@pytest.mark.parametrize(
    ("state", "mode"), [("waiting", "required"), ("found", "off"), ("found", "required")]
)
def test_withheld_file_leaves_by_no_door(site, sent, enter, state, mode):
    mark(sent, "clean")
    opened = [url for url in doors(site, sent) if SECRET in got(enter, "jimu", url)]
    assert len(opened) >= 3
    mark(sent, state, mode=mode)
    mine = doors(site, sent)[:1] if state == "waiting" else ()
    for user, theirs in (("jimu", ()), ("daihyo", mine)):
        opened = tuple(url for url in doors(site, sent) if SECRET in got(enter, user, url))
        assert opened == theirs


@pytest.mark.parametrize("state", ["waiting", "unjudged", "found"])
def test_secretariat_is_told_why_a_file_is_withheld(sent, enter, state):
    mark(sent, state)
    revision = Filings(sent).get(FORM).last_filed.number
    browser = enter("jimu")
    browser.open(f"{sent.absolute_url()}/@@kyodo-file/{FORM}/{revision}/bylaws")
    sent_on = (browser.headers["Status"].split()[0], browser.headers["Location"])
    assert sent_on == ("303", sent.absolute_url())
    browser.followRedirects = True
    browser.open(sent.absolute_url())
    words = {
        "waiting": "はウイルスの検査を待っています。",
        "unjudged": "はウイルスの検査ができないファイルです。",
        "found": "からウイルスが見つかったため、受け取れません。",
    }
    assert words[state] in browser.contents


def test_attachment_is_named_for_old_and_new_programs(sent, enter):
    browser = enter("daihyo")
    revision = Filings(sent).get(FORM).last_filed.number
    browser.open(f"{sent.absolute_url()}/@@kyodo-file/{FORM}/{revision}/bylaws")
    said = browser.headers["Content-Disposition"]
    assert said == "attachment; filename=\"download.pdf\"; filename*=UTF-8''%E4%BC%9A%E5%89%87.pdf"


def test_archive_says_what_it_leaves_out(sent, enter):
    mark(sent, "waiting")
    text = got(enter, "jimu", f"{sent.absolute_url()}/@@kyodo-export/papers").decode(
        "utf-8", "ignore"
    )
    assert "ウイルスの検査が済んでいないか、ウイルスが見つかったため、入れていません。" in text
    assert "会則.pdf" in text


@pytest.mark.parametrize("user", ["daihyo", "jimu"])
@pytest.mark.parametrize(
    ("state", "shown"),
    [
        ("waiting", ["ウイルス検査待ち"]),
        ("unjudged", [UNJUDGED]),
        ("found", ["ウイルスを検出。開けません"]),
        ("clean", []),
    ],
)
def test_papers_say_what_the_scan_said(sent, enter, user, state, shown):
    mark(sent, state)
    browser = enter(user)
    browser.open(f"{sent.absolute_url()}/@@kyodo-papers?form={FORM}")
    words = f"ウイルス検査待ち|{UNJUDGED}|ウイルスを検出。開けません"
    notes = re.findall(words, browser.contents)
    assert notes == shown


def test_preview_says_that_a_file_waits(proposal, enter):
    with acting("daihyo"):
        papers.write_all(proposal, by="daihyo", now=NOW)
    scans.set_scan_state(Filings(proposal).get(FORM).draft.files["bylaws"], "waiting")
    transaction.commit()
    browser = enter("daihyo")
    browser.open(f"{proposal.absolute_url()}/@@kyodo-preview?bundle=proposal")
    assert browser.contents.count("ウイルス検査待ち") == 1
