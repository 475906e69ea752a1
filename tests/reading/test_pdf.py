"""PDF: lines of a paragraph are put together, old fonts are named, pages that are pictures say so."""

from __future__ import annotations

import io
import time
from collections.abc import Sequence

import pypdfium2
import pytest
from PIL import Image

from archive_app.errors import FileUnreadable
from archive_app.reading import pdf
from archive_app.reading.documents import text_of

LONG = "Doan thu nhat noi ve ket qua cua nam hoc vua qua va nhung viec con lai phai"


def pdf_of(pages: Sequence[Sequence[str | bytes]], font: str = "Helvetica") -> bytes:
    """A PDF of these lines, in one font whose bytes are those of CP1252."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode())
    objects.append(f"<< /Type /Font /Subtype /Type1 /BaseFont /{font} /Encoding /WinAnsiEncoding >>".encode())
    for number, lines in enumerate(pages):
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * number} 0 R"
        objects.append(f"{page} /Resources << /Font << /F 3 0 R >> >> >>".encode())
        written = [one if isinstance(one, bytes) else one.encode("cp1252") for one in lines]
        shown = [b"(" + one.replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj T*" for one in written]
        stream = b"BT /F 11 Tf 14 TL 50 780 Td\n" + b"\n".join(shown) + b"\nET"
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, one in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)
    return bytes(out)


def scan() -> bytes:
    out = io.BytesIO()
    Image.new("L", (600, 800), "white").save(out, "PDF")
    return out.getvalue()


def text(*lines: str) -> str:
    return text_of(pdf.read(pdf_of([lines]), "x.pdf").paragraphs)


def test_lines_that_only_the_width_parts_are_one_paragraph() -> None:
    assert text("BAO CAO", "Tong ket nam hoc", LONG, "khac phuc trong nam toi.", LONG + ".", "Doan thu hai.") == (
        f"BAO CAO\nTong ket nam hoc\n{LONG} khac phuc trong nam toi.\n{LONG}.\nDoan thu hai."
    )


def test_items_begin_a_line_of_their_own() -> None:
    lines = (LONG, "a) mot", LONG, "1. hai", LONG, "- ba", LONG, "II. bon")
    assert text(*lines).split("\n") == list(lines)


def test_the_font_of_each_line_is_known() -> None:
    found = pdf.read(pdf_of([["H\u00e9i ngh\u00de", "2004"]], "ABCDEF+.VnTime,BoldItalic"), "x.pdf")
    assert [(one.text, one.font) for one in found.paragraphs[:2]] == [("Héi nghÞ", ".VnTime"), ("2004", ".VnTime")]
    assert found.warnings == ()


@pytest.mark.parametrize("content", [scan(), pdf_of([[], []])])
def test_a_page_without_words_waits_for_recognition(content: bytes) -> None:
    found = pdf.read(content, "x.pdf")
    assert found.warnings == ("no_text",)
    assert text_of(found.paragraphs) == ""


def test_one_scanned_page_among_others_is_told() -> None:
    both = pypdfium2.PdfDocument.new()
    for part in (pdf_of([["Hoi nghi"]]), scan()):
        both.import_pages(pypdfium2.PdfDocument(part))
    out = io.BytesIO()
    both.save(out)
    found = pdf.read(out.getvalue(), "x.pdf")
    assert (text_of(found.paragraphs), found.warnings) == ("Hoi nghi", ("no_text",))


def test_letters_that_mean_nothing_are_no_text() -> None:
    assert "\x01" not in text_of(pdf.read(pdf_of([[bytes(range(1, 9)) * 5]]), "x.pdf").paragraphs)


def test_a_book_is_cut_after_so_many_pages() -> None:
    began = time.process_time()
    found = pdf.read(pdf_of([[f"Trang {number}"] for number in range(pdf.MOST_PAGES + 20)]), "x.pdf")
    assert time.process_time() - began < 10
    assert found.warnings == ("text_cut",)
    assert f"Trang {pdf.MOST_PAGES - 1}" in text_of(found.paragraphs)
    assert f"Trang {pdf.MOST_PAGES}" not in text_of(found.paragraphs)


@pytest.mark.parametrize("content", [b"%PDF-1.4 nonsense", pdf_of([["a"]])[:60], b"%PDF-1.7\n" + b"[" * 100_000])
def test_broken_ones_are_refused(content: bytes) -> None:
    with pytest.raises(FileUnreadable) as told:
        pdf.read(content, "x.pdf")
    assert told.value.reason == "damaged"


def test_one_with_a_password_says_so() -> None:
    plain = pdf_of([["a"]])
    secret = b"<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <" + b"41" * 32 + b"> /U <" + b"42" * 32 + b"> >>"
    locked = plain.replace(b"/Root 1 0 R", b"/Root 1 0 R /ID [<00><00>] /Encrypt " + secret)
    with pytest.raises(FileUnreadable) as told:
        pdf.read(locked, "x.pdf")
    assert told.value.reason == "protected"
