"""Reads a document of any known format by what its bytes show: runs only inside the sandbox's child.

Its caller is `documents`. Whatever the bytes make a reader do ends as one reason.
"""

from __future__ import annotations

import base64
import importlib
from collections.abc import Callable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from archive_app.errors import FileUnreadable
from archive_app.reading.boxes import Box
from archive_app.reading.files import read_bytes
from archive_app.reading.magic import format_of
from archive_app.reading.paper import Picture, Read, need_text

LARGEST = 200 * 1024 * 1024
"""Bytes of the largest document that is opened."""
_ANSWER_ROOM = 16 * 1024 * 1024
"""Bytes of pictures that go into one answer; one larger than the sandbox carries is left out."""
_LARGEST_PICTURE = 22 * 1024 * 1024

_ZIP_FORMATS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("content.xml", "odf"),
)


def read(path: Path, first: int = 0) -> dict[str, Any]:
    """The document at ``path`` as JSON: from its picture number ``first`` on, as many as one answer carries.

    ``next`` is the number of the first picture that is left for another answer, or None. Paragraphs, warnings and
    title come with the first answer. Raises `FileUnreadable`.
    """
    content = read_bytes(path, LARGEST)
    try:
        found = read_content(content, path)
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


def read_content(content: bytes, path: Path) -> Read:
    """`Read` of the bytes of a document; ``path`` names them and, for a saved page, where its pictures lie."""
    reader = _reader(content, path)
    try:
        return need_text(str(path), reader(content, str(path)))
    except (FileUnreadable, MemoryError, RecursionError):
        raise
    except Exception as error:  # broken bytes make a parser raise almost anything
        raise FileUnreadable(path, "damaged", f"{type(error).__name__} {error}") from error


def _reader(content: bytes, path: Path) -> Callable[[bytes, str], Read]:
    """The `read` of the module for the format."""
    name = _format(content, path)
    if name is None:
        raise FileUnreadable(path, "binary")
    return importlib.import_module(f"archive_app.reading.{name}").read  # type: ignore[no-any-return]


def _format(content: bytes, path: Path) -> str | None:
    found = format_of(content[:1024])
    if found == "zip":
        names = Box(content, str(path)).names
        return next((module for member, module in _ZIP_FORMATS if member in names), None)
    return None


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
