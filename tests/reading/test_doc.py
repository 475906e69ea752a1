"""Word of the nineties: every letter with its font, rows, pictures; older Word through other programs."""

from __future__ import annotations

import shutil
import struct
import time
from pathlib import Path

import pytest

from archive_app.errors import FileUnreadable
from archive_app.reading import doc, ppt, programs
from archive_app.reading.documents import text_of
from archive_app.reading.paper import Read
from reading import made, made_ole
from reading.made_ole import prl

CENTRED = prl(0x2403, 1)
IN_TABLE = prl(0x2416, 1)
ROW_END = IN_TABLE + prl(0x2417, 1)


def read(*runs: made_ole.Run, **more: object) -> Read:
    return doc.read(made_ole.doc(runs, **more), "x.doc")  # type: ignore[arg-type]


def fonts(found: Read) -> list[tuple[str, str | None]]:
    return [(one.text, one.font) for one in found.paragraphs]


def test_bytes_are_letters_of_their_fonts() -> None:
    found = read(("Héi nghÞ \x1f t\xad", 1, b""), (" Hanoi\r", 0, b""), ("Hai\r", -1, b""), normal=1)
    assert fonts(found) == [
        ("Héi nghÞ \u00ad t\u00ad", ".VnTime"), (" Hanoi", "Times New Roman"), ("Hai", ".VnTime"),
    ]  # fmt: skip
    assert text_of(found.paragraphs) == "Héi nghÞ \u00ad t\u00ad Hanoi\nHai"


def test_wide_letters_are_unicode() -> None:
    assert fonts(read(("Hội nghị “tổng kết”\r", 0, b""), wide=True)) == [("Hội nghị “tổng kết”", "Times New Roman")]


def test_many_stretches_lie_on_many_pages() -> None:
    runs = [(f"Đoạn {number}\r", number % 2, b"") for number in range(100)]
    found = read(*runs, wide=True)
    assert [one.text for one in found.paragraphs] == [f"Đoạn {number}" for number in range(100)]
    assert [one.font for one in found.paragraphs[:3]] == ["Times New Roman", ".VnTime", "Times New Roman"]


def test_fields_show_their_results_and_what_is_hidden_stays_so() -> None:
    text = 'a\x13 HYPERLINK "x"\x14b\x13 PAGE \x149\x15\x15c\x13 TOC \x15d\x0be\x1ef'
    assert text_of(read((text, 0, b""), ("an", 0, prl(0x083C, 1)), ("\r", 0, b"")).paragraphs) == "ab9cd\ne-f"


def test_rows_are_lines_with_tabs() -> None:
    text = "STT\x07Ten\x07\x07" + "1\x07Lan\x07\x07" + "UBND\rMAT\x07CONG HOA\x07\x07" + "sau\r"
    row = [IN_TABLE, IN_TABLE, ROW_END]
    found = read((text, 0, b""), paragraphs=[*row, *row, IN_TABLE, *row, b""])
    assert text_of(found.paragraphs) == "STT\tTen\n1\tLan\nUBND\nMAT\nCONG HOA\nsau"


def test_a_picture_lies_beside_the_text_with_its_caption() -> None:
    photo = made.jpeg()
    place = prl(0x6A03, 0, 4)
    found = read(
        ("\x01", 0, place), ("\rLe chao co\r", 0, b""), paragraphs=[CENTRED, CENTRED], drawings=made_ole.drawing(photo)
    )
    assert [(one.content, one.caption) for one in found.pictures] == [(photo, "Le chao co")]
    styled = read(("\x01", 0, place), ("\rLan noi\r", 0, b""), drawings=made_ole.drawing(photo))
    assert [one.caption for one in styled.pictures] == [None]


def test_signs_are_letters_of_old_fonts_or_bullets() -> None:
    sign = struct.pack("<HHH", 0x6A09, 1, 0xF0AD)
    bullet = struct.pack("<HHH", 0x6A09, 0, 0xF0B7)
    assert text_of(read(("(", 0, sign), ("(", 0, bullet), ("x\r", 0, b"")).paragraphs) == "\u00ad•x"


def test_one_with_a_password_says_so() -> None:
    with pytest.raises(FileUnreadable) as told:
        read(("a\r", 0, b""), flags=0x0100)
    assert told.value.reason == "protected"


@pytest.mark.parametrize("cut", [100, 700, 3_000, 5_000])
def test_broken_ones_are_refused(cut: int) -> None:
    whole = made_ole.doc([("a\r", 0, b"")])
    with pytest.raises(FileUnreadable) as told:
        doc.read(whole[:cut], "x.doc")
    assert told.value.reason in ("damaged", "needs_program")


def test_no_single_spoilt_byte_does_more_than_spoil_the_file() -> None:
    content = made_ole.doc([("Héi nghÞ\r", 1, b""), ("hai\x07\x07", 0, b"")], paragraphs=[b"", IN_TABLE, ROW_END])
    began, most = time.process_time(), 0
    reasons = set()
    for at in range(0, len(content), 11):
        spoilt = bytearray(content)
        spoilt[at] ^= 0xFF
        try:
            most = max(most, len(doc.read(bytes(spoilt), "x.doc").paragraphs))
        except FileUnreadable as error:
            reasons.add(error.reason)
    assert reasons <= {"damaged", "protected", "needs_program", "too_large"}
    assert most < 1_000
    assert time.process_time() - began < 20


def test_word_of_before_is_asked_of_other_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    old = made_ole.doc([("a\r", 0, b"")], version=0x65)
    with pytest.raises(FileUnreadable) as told:
        doc.read(old, "x.doc")
    assert told.value.reason == "needs_program"
    sleep = shutil.which("sleep", path="/usr/bin:/bin")
    (tmp_path / "antiword").write_text(f"#!/bin/sh\n{sleep} 30\n")
    (tmp_path / "catdoc").write_text('#!/bin/sh\nfor last; do :; done\nprintf "H\\351i ngh\\336 %s\\n" "$last"\n')
    for name in ("antiword", "catdoc"):
        (tmp_path / name).chmod(0o755)
    monkeypatch.setattr(programs, "SECONDS", 0.5)
    assert text_of(doc.read(old, "/kho/x.doc").paragraphs) == "Héi nghÞ /kho/x.doc"
    with pytest.raises(FileUnreadable):
        doc.read(old, "x.doc")


@pytest.mark.skipif(not shutil.which("antiword"), reason="needs antiword")
def test_antiword_reads_the_same_words(tmp_path: Path) -> None:
    """A second opinion about the files that these tests make."""
    file = tmp_path / "x.doc"
    file.write_bytes(made_ole.doc([("Hoi nghi tong ket " * 40 + "\r", 0, b"")]))
    told = programs.read_doc(str(file))
    assert "Hoi nghi tong ket Hoi nghi" in text_of(told.paragraphs)


def test_slides_are_read_once_with_their_pictures() -> None:
    photo = made.jpeg()
    found = ppt.read(made_ole.ppt(["Hội nghị\rtổng kết", "Kết quả"], photo), "x.ppt")
    assert text_of(found.paragraphs) == "Hội nghị\ntổng kết\nKết quả\nHéi nghÞ"
    assert [one.content for one in found.pictures] == [photo]
