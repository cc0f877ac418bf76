"""Small real PDF files with Japanese text, made without any library."""

from collections.abc import Sequence
from plone.namedfile.file import NamedBlobFile


# The reader brings the font: every PDF reader has one for this standard Japanese collection.
FONT = (
    b"<< /Type /Font /Subtype /Type0 /BaseFont /HeiseiKakuGo-W5 /Encoding /UniJIS-UTF16-H "
    b"/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /HeiseiKakuGo-W5 "
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 5 >> /DW 1000 "
    b"/FontDescriptor << /Type /FontDescriptor /FontName /HeiseiKakuGo-W5 /Flags 4 "
    b"/FontBBox [-92 -250 1010 922] /ItalicAngle 0 /Ascent 752 /Descent -221 /CapHeight 737 "
    b"/StemV 114 >> >>] >>"
)
WIDTH = 42
HEIGHT = 44


def pdf_bytes(title: str, lines: Sequence[str]) -> bytes:
    """A PDF on A4 with a title and lines of text."""
    wrapped = [part for line in lines for part in _wrapped(line)]
    pages = [wrapped[n : n + HEIGHT] for n in range(0, len(wrapped), HEIGHT)] or [[]]
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    info = b"<< /Title " + _hex(title, mark=True) + b" >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (ja) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        FONT,
        info,
    ]
    for number, page in enumerate(pages):
        content = _content(title if number == 0 else "", page)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % (6 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    return _assembled(objects)


def pdf_file(filename: str, title: str, lines: Sequence[str]) -> NamedBlobFile:
    """The same as a file to be stored."""
    return NamedBlobFile(
        pdf_bytes(title, lines), contentType="application/pdf", filename=f"{filename}.pdf"
    )


def _wrapped(line: str) -> list[str]:
    return [line[n : n + WIDTH] for n in range(0, len(line), WIDTH)] or [""]


def _hex(text: str, *, mark: bool = False) -> bytes:
    data = (b"\xfe\xff" if mark else b"") + text.encode("utf-16-be")
    return b"<" + data.hex().encode() + b">"


def _content(title: str, lines: Sequence[str]) -> bytes:
    parts = [b"BT /F1 16 Tf 56 780 Td " + _hex(title) + b" Tj ET"] if title else []
    parts.append(b"BT /F1 11 Tf 16 TL 56 748 Td")
    parts += [_hex(line) + b" Tj T*" for line in lines]
    parts.append(b"ET")
    return b"\n".join(parts)


def _assembled(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        start,
    )
