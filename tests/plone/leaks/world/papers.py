"""What is written into the forms: every answer and every file says whose it is."""

from kamakura.kyodo.interfaces import IPaperReader
from plone.namedfile.file import NamedBlobFile
from tests.plone import papers


SECRETS = {
    "group_proposal": {
        "project_name": "zqtitle-ours",
        "issue": "zqissue-ours",
        "tel": "0467-91-7731",
        "rep_name": "zqrep-ours",
    },
    "organization_profile": {"officers": "zqofficer-ours"},
    "preliminary_sheet": {"issue": "zqsheet-ours"},
}


OTHERS = {
    "group_proposal": {
        "project_name": "zqtitle-theirs",
        "issue": "zqissue-theirs",
        "tel": "0467-92-8842",
    },
    "organization_profile": {"officers": "zqofficer-theirs"},
    "preliminary_sheet": {"issue": "zqsheet-theirs"},
}


FORMS = ("group_proposal", "project_plan", "budget", "organization_profile")


def answers_of(key, secrets):
    answers = {**papers.ANSWERS[key], **secrets.get(key, {})}
    if key == "organization_profile":
        rows = [dict(row) for row in papers.PROFILE["officers"]]
        rows[0]["name"] = secrets[key]["officers"]
        answers["officers"] = rows
    return answers


def write_draft(host, key, answers, *, by, now, filename):
    """Save a draft; every file says whose it is, in its name and inside."""
    reader = IPaperReader(host).at(now)
    schema = reader.schema(key)
    files = {name: file_saying(filename) for name in papers.FILES.get(key, ())}
    typed = papers.raw_of(schema, answers)
    reader.save(key, typed=typed, names=list(schema), files=files, by=by, now=now)


def file_saying(filename):
    """A PDF that says whose it is, in its name and inside."""
    word = filename.removesuffix(".pdf").replace("file", "inside")
    data = papers.PDF + f"% {word}\n".encode()
    return NamedBlobFile(data, contentType="application/pdf", filename=filename)
