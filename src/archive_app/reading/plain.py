"""Reads a file of plain text as it is, or says in one word why it cannot be read.

Leaves text in legacy encodings and every other format to the readers that later issues bring, and the meaning of the
words to `report`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from archive_app.errors import FileUnreadable, UnreadableReason
from archive_app.reading.files import read_bytes
from archive_app.reading.magic import format_of
from archive_app.text.unicode import INVISIBLE

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest text that is read; a long report has a hundredth of it."""

_VISIBLE = re.compile(rf"[^\s{INVISIBLE}]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x19\x7f]")
_CONTROL_SHARE = 0.02  # a stray page break or bell does not make a text binary


@dataclass(frozen=True, slots=True)
class PlainText:
    """The text of a file with line feeds for line ends and nothing else changed, and the encoding it was in."""

    text: str
    encoding: str


def read_text(path: Path) -> PlainText:
    """The text of a UTF-8 file (byte order mark or not) or a UTF-16 one with its mark. Raises `FileUnreadable`."""
    return decode(read_bytes(path, LARGEST), path)


def decode(content: bytes, path: Path) -> PlainText:
    """`read_text` of bytes that were read before, ``path`` naming them in the error."""
    if len(content) > LARGEST:
        raise FileUnreadable(path, "too_large")
    found = format_of(content)
    if found:
        raise FileUnreadable(path, "unsupported" if found in ("html", "rtf") else "binary")
    encoding = _encoding(content)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        reason: UnreadableReason = (
            "encoding" if encoding == "utf-16" or not _is_binary(content.decode("latin-1")) else "binary"
        )
        raise FileUnreadable(path, reason, str(error)) from error
    if _is_binary(text):
        raise FileUnreadable(path, "binary")
    if not _VISIBLE.search(text):
        raise FileUnreadable(path, "empty")
    return PlainText(text.replace("\r\n", "\n"), encoding.removesuffix("-sig"))


def _encoding(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return "utf-8-sig" if content.startswith(b"\xef\xbb\xbf") else "utf-8"


def _is_binary(text: str) -> bool:
    return "\0" in text or sum(1 for _ in _CONTROL.finditer(text)) > len(text) * _CONTROL_SHARE
