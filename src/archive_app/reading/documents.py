"""Reads documents of every known kind through the sandbox: their text, their pictures, what could not be read.

The formats themselves are taken apart in `parsing`, which only the sandbox's child loads. Files of plain text are
`plain`'s.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from archive_app.errors import (
    ArchiveError,
    FileUnreadable,
    MembersLeftOut,
    PagesWithoutText,
    PicturesLeftOut,
    TextCutShort,
)
from archive_app.reading import sandbox
from archive_app.reading.converting import as_docx
from archive_app.reading.files import must_be_a_file, read_start
from archive_app.reading.magic import LOOKED_AT, format_of
from archive_app.reading.paper import Paragraph, Picture

ENDINGS = {
    ".docx", ".docm", ".doc", ".dot", ".rtf", ".odt", ".htm", ".html", ".mht", ".mhtml", ".eml", ".pdf", ".xlsx",
    ".xlsm", ".xls", ".csv", ".ods", ".pptx", ".ppt", ".odp", ".zip",
}  # fmt: skip
"""Of the files that are read here, whatever is in them; others are, if their bytes show one of `_FORMATS`."""
_FORMATS = frozenset(("zip", "ole", "pdf", "rtf", "html"))
_WALL_SECONDS = 60.0
_CPU_SECONDS = 40
_MOST_PICTURES = 500


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: ``sha256`` is of the very bytes that were read, warnings are worded at the edge."""

    text: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]
    warnings: tuple[ArchiveError, ...] = ()
    title: str | None = None


def is_document(path: Path) -> bool:
    """Whether the file is to be read here rather than as plain text. Raises `FileUnreadable` when there is none."""
    found = format_of(read_start(path, LOOKED_AT))
    return found in _FORMATS or (found is None and path.suffix.lower() in ENDINGS)


def folders_of_pages(names: Iterable[str]) -> set[str]:
    """What the folders would be called that browsers save beside these files."""
    stems = [name.rpartition(".")[0] for name in names if name.lower().endswith((".htm", ".html"))]
    return {stem + ending for stem in stems for ending in ("_files", ".files", "_tệp", "_tập tin")}


def read(path: Path) -> tuple[Document, Iterator[Picture]]:
    """The document at ``path``, and its pictures, which are fetched as they are asked for.

    Raises `FileUnreadable`: damaged, too_large, protected, empty, unsupported, needs_program, or no file at all;
    fetching pictures raises it too, also when the file changed in between.
    """
    must_be_a_file(path)
    try:
        answer = _ask(path, 0)
    except FileUnreadable as error:
        if error.reason != "needs_program":
            raise
        return _converted(path, error)
    return _document(path, answer), _pictures(path, answer)


def _converted(path: Path, error: FileUnreadable) -> tuple[Document, Iterator[Picture]]:
    """`read` of what LibreOffice makes of the file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with as_docx(path) as made:
        if made is None:
            raise error
        answer = _ask(made, 0)
        pictures = list(_pictures(made, answer))
    return replace(_document(path, answer), sha256=digest), iter(pictures)


def _document(path: Path, answer: dict[str, Any]) -> Document:
    paragraphs = tuple(Paragraph(*one) for one in answer["paragraphs"])
    return Document(
        text=text_of(paragraphs),
        sha256=answer["sha256"],
        paragraphs=paragraphs,
        warnings=tuple(_warnings(path, answer)),
        title=answer["title"],
    )


def text_of(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs as one text: a line each, no more than one empty line between them."""
    text = "".join(one.text + ("" if one.goes_on else "\n") for one in paragraphs)
    return re.sub(r"\n[ \t]*\n(?:[ \t]*\n)+", "\n\n", text).strip("\n")


def _ask(path: Path, first: int) -> dict[str, Any]:
    try:
        return sandbox.run("archive_app.reading.parsing:read", path, _WALL_SECONDS, cpu=_CPU_SECONDS, first=first)
    except sandbox.SandboxFault as fault:  # ours, but the next file is not to suffer for it
        raise FileUnreadable(path, "cannot_read", str(fault)) from fault


def _pictures(path: Path, answer: dict[str, Any]) -> Iterator[Picture]:
    fetched = 0
    digest = answer["sha256"]
    while True:
        if answer["sha256"] != digest:
            raise FileUnreadable(path, "changed")
        for one in answer["pictures"]:
            yield Picture(one["name"], base64.b64decode(one["content"]), one["caption"])
            fetched += 1
            if fetched == _MOST_PICTURES:
                return
        if answer["next"] is None:
            return
        answer = _ask(path, answer["next"])


def _warnings(path: Path, answer: dict[str, Any]) -> Iterator[ArchiveError]:
    said = answer["warnings"]
    if "no_text" in said:
        yield PagesWithoutText(path)
    if "text_cut" in said:
        yield TextCutShort(path)
    if "pictures_left_out" in said:
        yield PicturesLeftOut(path)
    if answer["left_out"]:
        yield MembersLeftOut(path, ", ".join(answer["left_out"][:10]))
