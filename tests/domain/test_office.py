"""Which Word files are opened at all."""

from io import BytesIO
from kamakura.kyodo.domain.office import word_refusal
import pytest
import zipfile


PARTS = {
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": "<w:document/>",
    "word/_rels/document.xml.rels": "<Relationships/>",
}
OUTSIDE = (
    '<Relationships><Relationship Type="a/{kind}" Target="http://x/" TargetMode="External"/>'
    "</Relationships>"
)


def word(**parts):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (PARTS | parts).items():
            archive.writestr(name, text)
    return stream


def code(stream):
    refusal = word_refusal(stream)
    return None if refusal is None else str(refusal.code)


def test_plain_word_file_is_opened():
    assert code(word()) is None


def test_link_to_a_page_is_harmless():
    parts = {"word/_rels/document.xml.rels": OUTSIDE.format(kind="hyperlink")}
    assert code(word(**parts)) is None


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ({"word/vbaProject.bin": "x"}, "word_has_macro"),
        ({"word/embeddings/a.bin": "x"}, "word_has_macro"),
        ({"[Content_Types].xml": "<a ContentType='x.macroEnabled'/>"}, "word_has_macro"),
        ({"word/_rels/document.xml.rels": OUTSIDE.format(kind="image")}, "word_refers_outside"),
        (
            {"word/_rels/settings.xml.rels": OUTSIDE.format(kind="attachedTemplate")},
            "word_refers_outside",
        ),
        ({"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}, "word_unreadable"),
        ({"word/media/a.xml": "0" * (61 * 1024 * 1024)}, "word_too_big_inside"),
    ],
)
def test_active_outward_and_bloated_files_are_refused(parts, found):
    assert code(word(**parts)) == found


def test_what_is_no_archive_is_refused():
    assert code(BytesIO(b"%PDF-1.7")) == "word_unreadable"


def test_many_parts_are_refused():
    assert code(word(**{f"word/{n}.xml": "" for n in range(700)})) == "word_too_big_inside"
