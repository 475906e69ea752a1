"""Reads a file of plain text, in Unicode or in what Vietnamese was written in before, or says why it cannot be read.

Leaves every other format to `documents`, what old letters mean to `text.legacy`, and the meaning of the words to
`report`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path

from archive_app.errors import FileUnreadable
from archive_app.reading.files import read_bytes
from archive_app.reading.magic import format_of
from archive_app.text.legacy import Decoded, decode_text, usual_encoding
from archive_app.text.legacy_tables import CP1252
from archive_app.text.unicode import INVISIBLE

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest text that is read; a long report has a hundredth of it."""

_VISIBLE = re.compile(rf"[^\s{INVISIBLE}]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x7f]")
_CONTROL_SHARE = 0.02  # a stray page break or bell does not make a text binary
_MOST_CONTROLS = 0.3  # VPS has letters there, so before it is read there may be more
_OURS = re.compile("[\xa0-ưẠ-ỹ‐-₫\u0300-\u036f]")
_NOT_OURS = re.compile("[^\x00-\x7f\xa0-ưẠ-ỹ‐-₫\u0300-\u036f]")
_LETTER = re.compile(r"[^\W\d_\x00-\x7f]")
_LETTER_IN_A_WORD = re.compile(r"(?<=[A-Za-z])[^\W\d_\x00-\x7f]|[^\W\d_\x00-\x7f](?=[a-z])")
_C1 = re.compile(r"[\x80-\x9f]")
_CP1252 = {ord(seen): sign for seen, sign in CP1252.items()}


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text of a file with line feeds for line ends, and the encoding it was in for the most part.

    What was in Unicode is unchanged. ``lines`` tells each line and what it was in, unless all was in Unicode.
    """

    text: str
    encoding: str
    lines: tuple[Decoded, ...] = ()


def read_text(path: Path) -> PlainText:
    """The text of a file in any of the encodings. Raises `FileUnreadable`."""
    return decode(read_bytes(path, LARGEST), path)


def decode(content: bytes, path: Path) -> PlainText:
    """`read_text` of bytes that were read before, ``path`` naming them in the error."""
    if len(content) > LARGEST:
        raise FileUnreadable(path, "too_large")
    found = format_of(content)
    if found:
        raise FileUnreadable(path, "unsupported" if found in ("html", "rtf") else "binary")
    seen, encoding = _characters(content, path)
    seen = seen.replace("\r\n", "\n")
    if _is_binary(seen, _MOST_CONTROLS):
        raise FileUnreadable(path, "binary")
    lines = decode_text(seen)
    usual = usual_encoding(zip(seen.split("\n"), lines, strict=True))
    if encoding == "cp1252":
        lines = [replace(one, text=one.text.translate(_CP1252)) for one in lines]
    text = "\n".join(one.text for one in lines)
    if _is_binary(text, _CONTROL_SHARE):
        raise FileUnreadable(path, "binary")
    if encoding == "cp1252" and usual in (None, "unicode") and not _is_western(text):
        raise FileUnreadable(path, "encoding")
    if not _VISIBLE.search(text):
        raise FileUnreadable(path, "empty")
    old = any(one.encoding != "unicode" for one in lines)
    return PlainText(text, usual if usual and usual != "unicode" else encoding, tuple(lines) if old else ())


def _characters(content: bytes, path: Path) -> tuple[str, str]:
    """The characters and their encoding: UTF-8, UTF-16, or "cp1252" for bytes of any other, seen as Latin-1."""
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return _strictly(content, encoding, path), encoding.removesuffix("-sig")
    if half := _half_of_zeros(content):
        return _strictly(content, half, path), half
    try:
        return content.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return "\n".join(_line(line, path) for line in content.split(b"\n")), "cp1252"


def _strictly(content: bytes, encoding: str, path: Path) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise FileUnreadable(path, "encoding", str(error)) from error


def _half_of_zeros(content: bytes) -> str | None:
    """UTF-16 without its mark: of each pair of bytes, the same one is often zero and the other hardly ever."""
    start = content[: 1 << 16]
    if len(content) % 2 == 0 and start:
        first, second = start[::2].count(0), start[1::2].count(0)
        if min(first, second) * 10 < max(first, second) > len(start) // 10:
            return "utf-16-le" if second > first else "utf-16-be"
    return None


def _line(line: bytes, path: Path) -> str:
    """A line of a file that is not UTF-8 throughout: one that is, or bytes; never UTF-8 that was damaged.

    Two bytes of another encoding may look like a letter of UTF-8, but hardly like one of ours.
    """
    text = line.decode("utf-8", "replace")
    ours, others = len(_OURS.findall(text)), len(_NOT_OURS.findall(text))
    if ours and ours >= others and "\ufffd" in text:
        raise FileUnreadable(path, "encoding", "UTF-8 with damage")
    return line.decode("latin-1") if others else text


def _is_western(text: str) -> bool:
    """Whether accents sit where French and German have them: nearly all in words, and no control characters left."""
    letters = len(_LETTER.findall(text))
    return not _C1.search(text) and len(_LETTER_IN_A_WORD.findall(text)) * 5 >= letters * 4


def _is_binary(text: str, share: float) -> bool:
    return "\0" in text or sum(1 for _ in _CONTROL.finditer(text)) > len(text) * share
