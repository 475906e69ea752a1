"""Plain text comes in as it is, or not at all, with the reason."""

from __future__ import annotations

import os
import sys
import unicodedata
from pathlib import Path

import pytest

from archive_app.errors import FileUnreadable
from archive_app.reading.plain import LARGEST, PlainText, decode, read_text
from archive_app.text.legacy import Decoded

TEXT = unicodedata.normalize("NFD", "Hội nghị\u00a0tổng kết\n\tĐảng uỷ")


@pytest.mark.parametrize(("encoding", "named"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8"), ("utf-16", "utf-16")])
def test_text_is_kept_as_written(tmp_path: Path, encoding: str, named: str) -> None:
    file = tmp_path / "báo cáo.txt"
    file.write_bytes(TEXT.replace("\n", "\r\n").encode(encoding))
    assert read_text(file) == PlainText(TEXT, named)


def test_big_endian_with_its_mark(tmp_path: Path) -> None:
    file = tmp_path / "b.txt"
    file.write_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"))
    assert read_text(file).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(encoding: str) -> None:
    assert decode("Hội nghị tổng kết".encode(encoding), Path("x")) == PlainText("Hội nghị tổng kết", encoding)


TCVN3 = "Hội nghị tổng kết năm học của các trường"
OLD = b"H\xe9i ngh\xde t\xe6ng k\xd5t n\xa8m h\xe4c c\xf1a c\xb8c tr\xad\xeang"


def test_an_old_encoding() -> None:
    read = decode(OLD + b"\r\n\r\nS\xe8 7\r\n" + OLD + b"\x96", Path("x"))
    assert (read.text, read.encoding) == (f"{TCVN3}\n\nSố 7\n{TCVN3}–", "tcvn3")
    assert read.lines == tuple(Decoded(line, "tcvn3") for line in read.text.split("\n"))


def test_an_old_encoding_inside_utf_8() -> None:
    read = decode(OLD.decode("latin-1").encode() + "\nĐảng uỷ xã Mây".encode(), Path("x"))
    assert read == PlainText(
        f"{TCVN3}\nĐảng uỷ xã Mây", "tcvn3", (Decoded(TCVN3, "tcvn3"), Decoded("Đảng uỷ xã Mây", "unicode"))
    )


def test_lines_of_utf_8_beside_others() -> None:
    # ươ of VISCII happens to be a letter of UTF-8, of another script.
    viscii = "Các trường đã nộp đủ".translate(str.maketrans("ườđộủ", "\xdf\xb6\xf0\xb5\xfc")).encode("latin-1")
    for lines in ((OLD, "Đảng uỷ xã Mây".encode()), (viscii, "Đảng uỷ xã Mây".encode(), viscii[:10])):
        text = decode(b"\n".join(lines), Path("x")).text
        assert text.split("\n")[1] == "Đảng uỷ xã Mây"
        assert text.split("\n")[0] in (TCVN3, "Các trường đã nộp đủ")
    assert text.split("\n")[2] == "Các trường"


def test_vps_whose_capitals_are_control_characters() -> None:
    assert decode(b"H\x12I \xf1\x12NG TR\xd0\x9eNG H\x11C", Path("x")).text == "HỘI ĐỘNG TRƯỜNG HỌC"


def test_other_languages_of_the_west() -> None:
    assert decode("Häuser über\x80 “Fluß”".encode("cp1252", "ignore"), Path("x")) == PlainText(
        "Häuser über “Fluß”", "cp1252"
    )


def test_odd_line_ends_stay() -> None:
    assert decode("một\rhai\u2028ba\x0c\x85".encode(), Path("x")).text == "một\rhai\u2028ba\x0c\x85"


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (" \r\n\u00a0\u200b\ufeff\t".encode(), "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"H\xc3\xb4m nay\0\0", "binary"),
        (bytes(range(256)), "binary"),
        (b"\x02\x01 abc \x03\x04", "binary"),
        (b"%PDF-1.7\nabc", "binary"),
        (b"PK\x03\x04 docx", "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 doc", "binary"),
        (b"{\\rtf1\\ansi abc}", "unsupported"),
        (b"\xff\xd8\xff\xe0 jpeg", "binary"),
        (b"<!DOCTYPE html><p>abc", "unsupported"),
        ("Hội nghị".encode()[:-1], "encoding"),
        (f"Trường\n{TEXT}".encode() + b"\xe1", "encoding"),
        (b"\xe9 \xe8 \xe0 \xf9 x", "encoding"),
        (b"na\xefve\x81", "encoding"),
        (b"\x00H\x00", "binary"),
        (("Hội nghị" * 9).encode("utf-16-le") + b"\x00\xd8", "encoding"),
        (b"\xff\xfeA\x00B", "encoding"),
        (b"\xed\xa0\x80 lone surrogate", "encoding"),
    ],
)
def test_what_is_no_text_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "x.txt"
    file.write_bytes(content)
    with pytest.raises(FileUnreadable) as told:
        read_text(file)
    assert (told.value.reason, told.value.path) == (reason, str(file))


def test_an_enormous_text_is_refused_without_reading_it_all(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    with file.open("wb") as out:
        out.truncate(LARGEST * 50)
    with pytest.raises(FileUnreadable) as told:
        read_text(file)
    assert told.value.reason == "too_large"


def test_what_is_no_file(tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for name, reason in {
        "none.txt": "missing",
        "a\0b": "missing",
        "": "not_a_file",
        "pipe": "not_a_file",
        "loop": "cannot_read",
        "a" * 300: "cannot_read",
    }.items():
        if name == "pipe" and not hasattr(os, "mkfifo"):
            continue
        with pytest.raises(FileUnreadable) as told:
            read_text(tmp_path / name)
        assert told.value.reason == reason, name


@pytest.mark.skipif(sys.platform == "win32", reason="rights are POSIX")
def test_a_forbidden_file(tmp_path: Path) -> None:
    file = tmp_path / "x.txt"
    file.write_text("abc")
    file.chmod(0)
    user = os.geteuid()
    if user == 0:  # root may read everything
        os.seteuid(65534)
    try:
        with pytest.raises(FileUnreadable) as told:
            read_text(file)
    finally:
        os.seteuid(user)
    assert told.value.reason == "no_permission"


class VanishingFile(type(Path())):  # type: ignore[misc]
    """A file that is deleted after it was looked at and before it is opened."""

    def __fspath__(self) -> str:
        Path(str(self)).unlink(missing_ok=True)
        return str(self)

    def stat(self, **_: object) -> os.stat_result:
        return Path(str(self)).stat()


def test_a_file_that_goes_away(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("abc")
    with pytest.raises(FileUnreadable) as told:
        read_text(VanishingFile(tmp_path / "x.txt"))
    assert told.value.reason == "vanished"
