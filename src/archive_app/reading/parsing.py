"""Reads a document of any known format by what its bytes show: runs only inside the sandbox's child.

Its caller is `documents`. Whatever the bytes make a reader do ends as one reason.
"""

from __future__ import annotations

import base64
import importlib
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path, PurePath
from typing import Any

from archive_app.errors import FileUnreadable
from archive_app.reading.boxes import Box
from archive_app.reading.files import read_bytes
from archive_app.reading.magic import LOOKED_AT, format_of
from archive_app.reading.paper import Picture, Read, finished, line, need_text
from archive_app.reading.plain import decode

LARGEST = 200 * 1024 * 1024
"""Bytes of the largest document that is opened."""
_ANSWER_ROOM = 16 * 1024 * 1024
"""Bytes of pictures that go into one answer; one larger than the sandbox carries is left out."""
_LARGEST_PICTURE = 22 * 1024 * 1024

_ZIP_FORMATS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
    ("content.xml", "odf"),
)
_FORMATS = {"pdf": "pdf", "rtf": "rtf", "html": "web_page"}
_ENDINGS = {
    ".htm": "web_page",
    ".html": "web_page",
    ".mht": "mail",
    ".mhtml": "mail",
    ".eml": "mail",
    ".csv": "csv_rows",
}
_HOLDING = ("bundle", "mail")
"""What holds documents of other kinds."""


def read(path: Path, first: int = 0) -> dict[str, Any]:
    """The document at ``path`` as JSON: from its picture number ``first`` on, as many as one answer carries.

    ``next`` is the number of the first picture that is left for another answer, or None. Paragraphs, warnings and
    title come with the first answer. Raises `FileUnreadable`.
    """
    content = read_bytes(path, LARGEST)
    try:
        found = read_content(content, path.absolute())
    except RecursionError as error:
        raise FileUnreadable(path, "damaged", "too deep") from error
    pictures, following = _carried(found.pictures, first)
    answer: dict[str, Any] = {"sha256": sha256(content).hexdigest(), "pictures": pictures, "next": following}
    if first == 0:
        left_out = any(len(one.content) > _LARGEST_PICTURE for one in found.pictures)
        warnings = [*found.warnings, *(["pictures_left_out"] if left_out else [])]
        answer |= {"title": found.title, "warnings": warnings, "left_out": list(found.left_out)}
        answer["paragraphs"] = [list(asdict(one).values()) for one in found.paragraphs]
    return answer


def read_content(content: bytes, path: Path, inside: bool = False) -> Read:
    """`Read` of the bytes of a document; ``path`` names them and, for a saved page, where its pictures lie.

    ``inside``: they are a member of another file, and no further one is opened.
    """
    name = _format(content, path)
    if name == "protected":
        raise FileUnreadable(path, "protected")
    if inside and name in _HOLDING:
        raise FileUnreadable(path, "unsupported")
    if name is None:  # plain text, often enough under the name of a document
        return finished(line(one) for one in decode(content, path).text.split("\n"))
    reader = importlib.import_module(f"archive_app.reading.{name}")
    try:
        found = reader.read(content, str(path), _read_member) if name in _HOLDING else reader.read(content, str(path))
        return need_text(str(path), found)
    except (FileUnreadable, MemoryError, RecursionError):
        raise
    except Exception as error:  # broken bytes make a parser raise almost anything
        raise FileUnreadable(path, "damaged", f"{type(error).__name__} {error}") from error


def _read_member(content: bytes, name: str) -> Read:
    """A document inside another file; its name leads to no folder."""
    return read_content(content, Path(PurePath(name).name or "tep"), inside=True)


def _format(content: bytes, path: Path) -> str | None:
    """The module that reads such bytes; None for what may be plain text or nothing that is known."""
    found = format_of(content[:LOOKED_AT])
    ending = path.suffix.lower()
    if found == "zip":
        names = Box(content, str(path)).names
        return next((module for member, module in _ZIP_FORMATS if member in names), "bundle")
    if found == "ole":
        return _ole_format(content)
    return _FORMATS.get(found or "") or _ENDINGS.get(ending)


def _ole_format(content: bytes) -> str | None:
    """Word, Excel and PowerPoint of the nineties name their streams in UTF-16 in the box they share."""
    for stream, module in (
        ("WordDocument", "doc"),
        ("Workbook", "xls"),
        ("Book", "xls"),
        ("PowerPoint Document", "ppt"),
    ):
        if stream.encode("utf-16-le") + b"\0\0" in content:
            return module
    return "protected" if "EncryptedPackage".encode("utf-16-le") in content else None


def _carried(pictures: tuple[Picture, ...], first: int) -> tuple[list[dict[str, Any]], int | None]:
    room = _ANSWER_ROOM
    carried: list[dict[str, Any]] = []
    for number, one in enumerate(pictures[first:], start=first):
        if len(one.content) > _LARGEST_PICTURE:
            continue
        if carried and len(one.content) > room:
            return carried, number
        room -= len(one.content)
        carried.append({"name": one.name, "caption": one.caption, "content": base64.b64encode(one.content).decode()})
    return carried, None
