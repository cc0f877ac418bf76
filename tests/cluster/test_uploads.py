"""Files that are not taken, on a real disk: nothing is left of them, and the words are kept."""

from collections.abc import Iterable
from http.client import HTTPConnection
from kamakura.kyodo.content.filings import Filings
from pathlib import Path
from senders import ask
from senders import AUTHENTICATOR
from site_under_test import authorization
from test_mail_and_disk import fill
import scheme


KEY = "organization_profile"
BOUNDARY = "----kyodo"
MB = 1024 * 1024
PDF = b"%PDF-1.7\n" + b"x" * 2 * MB + b"\n%%EOF\n"
NO_PDF = b"MZ" + b"x" * 2 * MB
NAME = "form.widgets.org_name"


def post(server, path: str, user: str, fields: Iterable[tuple[str, bytes]], *, file: str):
    """Send a form as a browser does; the field ``file`` is an upload. Status and text."""
    body = b""
    for name, value in fields:
        more = f'; filename="{name}.pdf"\r\nContent-Type: application/pdf' if name == file else ""
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'
        body += head.encode() + value + b"\r\n"
    body += f"--{BOUNDARY}--\r\n".encode()
    headers = {
        "Authorization": authorization(user, scheme.PASSWORD),
        "Content-Type": f"multipart/form-data; boundary={BOUNDARY}",
    }
    connection = HTTPConnection("127.0.0.1", server.port, timeout=120)
    connection.request("POST", path, body=body, headers=headers)
    answer = connection.getresponse()
    status, text = answer.status, answer.read().decode()
    connection.close()
    return status, text


def token_of(server, path: str, user: str) -> bytes:
    """What the form's page lets a person send."""
    status, _headers, body = ask(server.port, "GET", f"{path}/@@kyodo-form/{KEY}/all", user)
    assert status == 200
    return AUTHENTICATOR.search(body)[1]


def stored(var: Path) -> dict[str, int]:
    """Every file of the storage with its size."""
    places = (var / "filestorage", var / "blobstorage")
    files = (path for place in places for path in place.rglob("*") if path.is_file())
    return {
        str(path.relative_to(var)): path.stat().st_size for path in files if path.suffix != ".lock"
    }


def draft_of(server, path: str) -> tuple[str, list[str]]:
    """The group's name as it is kept, and the kept files."""
    database = server.open()
    connection = database.open()
    try:
        app = connection.root()["Application"]
        draft = Filings(app.unrestrictedTraverse(path.lstrip("/"))).get(KEY).draft
        return draft.raw.get(NAME, ""), sorted(draft.files)
    finally:
        connection.close()
        database.close()


def test_failed_tries_leave_no_byte_on_the_disk(one):
    ((user, path), *_others) = next(one.rounds)
    token = token_of(one, path, user)
    before = stored(one.var)
    address = f"{path}/@@kyodo-upload/{KEY}/latest_budget"
    answers = {
        post(one, address, user, [("_authenticator", token), ("file", NO_PDF)], file="file")[0]
        for _try in range(20)
    }
    assert (answers, stored(one.var)) == ({409}, before)


def test_taken_file_is_a_blob_and_not_in_the_database(one):
    ((user, path), *_others) = next(one.rounds)
    token = token_of(one, path, user)
    before = stored(one.var)
    address = f"{path}/@@kyodo-upload/{KEY}/latest_budget"
    fields = [("_authenticator", token), ("file", PDF)]
    assert post(one, address, user, fields, file="file")[0] == 200
    after = stored(one.var)
    new = {name: size for name, size in after.items() if name not in before}
    assert list(new.values()) == [len(PDF)]
    grown = after["filestorage/Data.fs"] - before["filestorage/Data.fs"]
    assert 0 < grown < MB


def test_disk_without_room_for_a_file_keeps_the_words(full_server, small_disk):
    ((user, path), *_others) = next(full_server.rounds)
    token = token_of(full_server, path, user)
    name, files = draft_of(full_server, path)
    fill(small_disk, leave=MB)
    fields = [
        ("_authenticator", token),
        (NAME, "かまくらの空きの会".encode()),
        ("form.widgets.latest_budget", PDF),
        ("do", b"save"),
    ]
    address = f"{path}/@@kyodo-form/{KEY}/all"
    status, text = post(full_server, address, user, fields, file="form.widgets.latest_budget")
    assert name != "かまくらの空きの会"
    assert (status < 500, "いまサーバーの空きが足りず、" in text) == (True, True)
    assert draft_of(full_server, path) == ("かまくらの空きの会", files)
