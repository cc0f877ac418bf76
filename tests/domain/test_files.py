"""Which uploads are taken, by what is in them."""

from hypothesis import given
from hypothesis import strategies as st
from io import BytesIO
from kamakura.kyodo.domain import archives
from kamakura.kyodo.domain.files import clean_name
from kamakura.kyodo.domain.files import content_type
from kamakura.kyodo.domain.files import file_refusal
from kamakura.kyodo.domain.files import filing_size_refusal
from kamakura.kyodo.domain.files import KINDS
from kamakura.kyodo.domain.files import MB
from kamakura.kyodo.domain.files import room_refusal
import pytest
import zipfile


PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"".join(
    len(data).to_bytes(4) + name + data + bytes(4)
    for name, data in ((b"IHDR", bytes(13)), (b"IDAT", b"x" * 40), (b"IEND", b""))
)
PREVIEW = b"\xff\xe1\x00\x08\xff\xd8\xff\xd9xx"
JPG = b"\xff\xd8" + PREVIEW + b"\xff\xda\x00\x04ab" + b"picture" * 9 + b"\xff\xd9"
OLE = archives.OLD_OFFICE + bytes(600)
TYPES = '<Types><Default ContentType="application/xml"/></Types>'
LINK = (
    '<Relationships><Relationship Type="http://x/relationships/{kind}" '
    'Target="http://elsewhere.example/x" TargetMode="External"/></Relationships>'
)


VBA = "application/vnd.ms-office.vbaProject"


def link(kind: str, *, mode: str = "External") -> str:
    return LINK.format(kind=kind).replace("External", mode)


def office(kind: str = "docx", **parts: str | bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", parts.pop("types", TYPES))
        archive.writestr(archives.OFFICE_PARTS[kind], "<document/>")
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/").replace("_DOT_", "."), text)
    return out.getvalue()


def holding(data: bytes, kind: str = "docx") -> bytes:
    """An Office file with another one in it."""
    return office(kind, word__embeddings__inner_DOT_bin=data)


def code(data: bytes, filename: str, **options) -> str | None:
    options.setdefault("size", len(data))
    refusal = file_refusal(BytesIO(data), filename=filename, **options)
    return None if refusal is None else str(refusal.code)


@pytest.mark.parametrize(
    ("filename", "data"),
    [
        ("会則.pdf", PDF),
        ("写真.PNG", PNG),
        ("写真.jpeg", JPG),
        ("会則.docx", office()),
        ("予算.xlsx", office("xlsx")),
        ("発表.pptx", office("pptx")),
        ("会則.doc", OLE),
        ("予算.xls", OLE),
    ],
)
def test_file_that_is_what_it_says_is_taken(filename, data):
    assert code(data, filename) is None


@pytest.mark.parametrize(
    ("filename", "data", "expected"),
    [
        ("会則.pdf", b"", "file_empty"),
        ("会則.txt", PDF, "file_kind_not_taken"),
        ("会則", PDF, "file_kind_not_taken"),
        ("会則.svg", b"<svg/>", "file_kind_not_taken"),
        ("会則.docx", b"MZ" + bytes(90), "file_not_what_it_says"),
        ("会則.pdf", PNG, "file_not_what_it_says"),
        ("会則.xlsx", office("docx"), "file_not_what_it_says"),
        ("会則.docx", office()[:-30], "file_not_what_it_says"),
        ("写真.heic", b"\0\0\0\x18ftypheic" + bytes(20), "file_is_heic"),
        ("写真.jpg", b"\0\0\0\x18ftypmif1" + bytes(20), "file_is_heic"),
        ("会則.pdf", PDF.replace(b"%%EOF", b""), "file_is_cut_off"),
        ("会則.pdf", PDF.replace(b"/Root", b"/Encrypt 9 0 R/Root"), "file_is_encrypted"),
        ("会則.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "file_is_encrypted"),
        ("会則.doc", OLE + "_VBA_PROJECT".encode("utf-16-le"), "file_has_macro"),
        ("会則.docx", office(word__vbaProject_DOT_bin=b"x"), "file_has_macro"),
        ("会則.docx", office(word__media__run_DOT_exe=b"MZ"), "file_has_macro"),
        ("会則.pdf", PDF.replace(b"/Root", b"/#45ncr#79pt 9 0 R/Root"), "file_is_encrypted"),
        ("写真.jpg", JPG[:60], "file_is_cut_off"),
        ("写真.jpg", JPG[:-2], "file_is_cut_off"),
        ("写真.png", PNG[:60], "file_is_cut_off"),
        ("写真.png", PNG[:-12], "file_is_cut_off"),
        ("会則.docx", office(types='<T C="x.macroEnabled.main+xml"/>'), "file_has_macro"),
        (
            "会則.docx",
            office(types='<T C="application/vnd.ms-office.vbaProject"/>'),
            "file_has_macro",
        ),
        ("会則.docx", office(types='<T C="x.&#109;acroEnabled"/>'), "file_has_macro"),
        ("会則.docx", office(types='<T C="x.macroEnabled"/>'.encode("utf-16")), "file_has_macro"),
        (
            "会則.docx",
            office(word___rels__a_DOT_rels=link("vbaProject", mode="Internal")),
            "file_has_macro",
        ),
        ("会則.docx", office(types='<!DOCTYPE T [<!ENTITY a "b">]><T/>'), "file_not_what_it_says"),
        ("会則.docx", office(types="<T"), "file_not_what_it_says"),
        (
            "会則.docx",
            office(word__embeddings__a_DOT_bin=OLE + archives.OLD_MACRO),
            "file_has_macro",
        ),
        (
            "会則.docx",
            office(word__embeddings__a_DOT_xlsx=office(xl__vbaProject_DOT_bin=b"x")),
            "file_has_macro",
        ),
        ("会則.docx", office(word__embeddings__a_DOT_xlsx=b"PK"), "file_not_what_it_says"),
        (
            "会則.docx",
            office(word___rels__s_DOT_xml_DOT_rels=LINK.format(kind="attachedTemplate")),
            "file_fetches",
        ),
    ],
)
def test_file_that_is_not_taken_says_why(filename, data, expected):
    assert code(data, filename) == expected


@pytest.mark.parametrize(
    "relations",
    [
        link("attachedTemplate", mode="&#69;xternal"),
        link("attachedTemplate", mode=" external "),
        link("attachedTemplate").replace("<Relationship ", "<r:Relationship xmlns:r='r' "),
        link("attachedTemplate").replace("<Relationship ", '<Relationship Id="a>b" '),
        f"<Relationships><!--{'x' * 1_500_000}-->{link('attachedTemplate')}</Relationships>",
        link("attachedTemplate").encode("utf-16"),
    ],
    ids=["entity", "blanks", "prefix", "bracket", "comment", "utf-16"],
)
@pytest.mark.parametrize("name", ["word___rels__s_DOT_rels", "word___rels__s_DOT_RELS"])
def test_template_elsewhere_is_found_however_it_is_written(relations, name):
    assert code(office(**{name: relations}), "会則.docx") == "file_fetches"


def test_list_of_relations_has_an_end():
    long = f"<Relationships><!--{'x' * 2_200_000}--></Relationships>"
    assert code(office(word___rels__s_DOT_rels=long), "会則.docx") == "file_swells"


def test_table_in_a_document_is_looked_at_like_the_document():
    twice = holding(holding(office("xlsx"), "xlsx"))
    assert code(twice, "会則.docx") is None
    assert code(holding(holding(twice)), "会則.docx") == "file_swells"


def test_bomb_in_a_document_is_found():
    bomb = office("xlsx", xl__x_DOT_xml=bytes(60 * MB))
    assert code(holding(bomb), "会則.docx") == "file_swells"


def test_very_long_list_is_refused_by_what_its_end_says():
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(20_000):
            archive.writestr(f"word/{number}.xml", "")
    data = bytearray(out.getvalue())
    assert code(bytes(data), "会則.docx") == "file_swells"
    # A count that lies does not help: the list is as long as it is.
    place = data.rfind(b"PK\x05\x06")
    data[place + 8 : place + 12] = (5).to_bytes(2, "little") * 2
    assert code(bytes(data), "会則.docx") == "file_swells"


def test_photo_with_something_behind_its_end_is_taken():
    assert code(JPG + b"added by the phone", "写真.jpg") is None
    assert code(PNG + b"more", "写真.png") is None


@given(st.binary(max_size=400))
def test_any_photo_gives_an_answer(noise):
    said = (None, "file_is_cut_off", "file_not_what_it_says", "file_is_heic", "file_empty")
    assert code(JPG[:4] + noise, "写真.jpg") in said
    assert code(PNG[:8] + noise, "写真.png") in said


def test_links_for_people_and_other_workbooks_are_harmless():
    parts = {
        f"word___rels__{kind}_DOT_rels": LINK.format(kind=kind)
        for kind in ("hyperlink", "image", "externalLinkPath")
    }
    assert code(office(**parts), "会則.docx") is None


def test_encryption_is_found_where_two_pieces_meet():
    filler = b"x" * (MB - 20)
    data = b"%PDF-1.7\n" + filler + b"/Encrypt 9 0 R" + b"y" * 50 + b"%%EOF"
    assert code(data, "会則.pdf") == "file_is_encrypted"


def test_zip_that_swells_is_refused_unopened():
    bomb = office(word__x_DOT_xml=bytes(60 * MB))
    assert len(bomb) < MB
    assert code(bomb, "会則.docx") == "file_swells"


def test_what_is_embedded_may_be_kept_but_not_opened_by_us():
    data = office(word__embeddings__table_DOT_xlsx=b"x")
    assert code(data, "会則.docx") is None
    assert archives.danger_in(BytesIO(data), archives.OPENED) == "macro"


def test_zip_of_very_many_parts_is_refused():
    parts = {f"word__p{number}": "x" for number in range(archives.MOST_PARTS)}
    assert code(office(**parts), "会則.docx") == "file_swells"


def test_size_at_the_limit_is_taken_and_one_byte_more_is_not():
    assert code(PDF, "会則.pdf", size=10 * MB) is None
    refusal = file_refusal(BytesIO(PDF), filename="会則.pdf", size=10 * MB + 1)
    assert (refusal.code, dict(refusal.params)) == (
        "file_too_large",
        {"name": "会則.pdf", "limit": 10, "size": 11},
    )


def test_city_may_take_fewer_kinds():
    assert code(OLE, "会則.doc", kinds=("pdf", "docx")) == "file_kind_not_taken"


def test_filing_may_hold_so_much_together():
    assert filing_size_refusal([20 * MB, 30 * MB], limit_mb=50) is None
    refusal = filing_size_refusal([20 * MB, 30 * MB, 1], limit_mb=50)
    assert dict(refusal.params) == {"size": 51, "limit": 50, "over": 1}


def test_disk_that_is_nearly_full_takes_no_file():
    assert room_refusal(220 * MB, 10 * MB, reserve_mb=200) is None
    assert room_refusal(220 * MB - 1, 10 * MB, reserve_mb=200).code == "no_room_for_file"


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("C:\\団体\\会則.pdf", "会則.pdf"),
        ("../../etc/passwd", "passwd"),
        ("か\u3099くせい.pdf", "がくせい.pdf"),
        ("会則\u202efdp.exe", "会則fdp.exe"),
        ("会\x00則\n.pdf", "会則.pdf"),
        ("...", "file"),
        ("髙﨑𠮷.pdf", "髙﨑𠮷.pdf"),
    ],
)
def test_name_is_kept_readable(given_name, kept):
    assert clean_name(given_name) == kept


@given(st.text(max_size=400))
def test_name_never_grows_loses_its_ending_or_becomes_empty(name):
    kept = clean_name(f"{name}x.pdf")
    assert 0 < len(kept) <= 120
    assert kept.endswith(".pdf")
    assert "/" not in kept


@given(st.binary(max_size=600), st.sampled_from((*KINDS, "exe", "heic", "")))
def test_any_bytes_give_an_answer_and_leave_the_stream_at_its_start(data, ending):
    stream = BytesIO(data)
    refusal = file_refusal(stream, filename=f"a.{ending}", size=len(data))
    assert refusal is None or refusal.code
    assert stream.tell() == 0


@given(st.binary(max_size=300), st.integers(0, 400))
def test_damaged_office_file_gives_an_answer(noise, place):
    good = office()
    place = min(place, len(good))
    damaged = good[:place] + noise + good[place + len(noise) :]
    said = code(damaged, "a.docx")
    assert said in (None, "file_not_what_it_says", "file_has_macro", "file_swells")


def test_type_is_ours_whatever_the_browser_said():
    assert content_type("会則.pdf") == "application/pdf"
    assert content_type("会則.html") == "application/octet-stream"
