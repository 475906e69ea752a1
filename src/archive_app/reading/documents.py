"""Reads documents of every known kind through the sandbox: their text in Unicode, their pictures, what was not read.

The formats themselves are taken apart in `parsing`, which only the sandbox's child loads. Files of plain text are
`plain`'s.
"""

from __future__ import annotations

import base64
import hashlib
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
from archive_app.text.legacy import Decoded, Encoding, decode_paragraph, decode_pieces, usual_encoding

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
    """A document as read: ``sha256`` is of the very bytes that were read, warnings are worded at the edge.

    ``lines`` make up the text, each with what it was in for the most part; ``encoding`` is what most of them were in.
    """

    text: str
    sha256: str
    lines: tuple[Decoded, ...]
    encoding: Encoding = "unicode"
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
    document = _document(path, answer)
    return document, _pictures(path, answer, document.encoding)


def _converted(path: Path, error: FileUnreadable) -> tuple[Document, Iterator[Picture]]:
    """`read` of what LibreOffice makes of the file."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    with as_docx(path) as made:
        if made is None:
            raise error
        answer = _ask(made, 0)
        document = replace(_document(path, answer), sha256=digest)
        pictures = list(_pictures(made, answer, document.encoding))
    return document, iter(pictures)


def _document(path: Path, answer: dict[str, Any]) -> Document:
    paragraphs = [Paragraph(*one) for one in answer["paragraphs"]]
    decoded = decode_pieces([(one.text, one.font) for one in paragraphs])
    pieces = ((one.text, read) for one, read in zip(paragraphs, decoded, strict=True))
    encoding = usual_encoding(pieces) or "unicode"
    lines = tuple(_lines(paragraphs, decoded))
    return Document(
        text="\n".join(one.text for one in lines),
        sha256=answer["sha256"],
        lines=lines,
        encoding=encoding,
        warnings=tuple(_warnings(path, answer)),
        title=_in_unicode(answer["title"], encoding),
    )


def _lines(paragraphs: Sequence[Paragraph], decoded: Sequence[Decoded]) -> Iterator[Decoded]:
    """The paragraphs as lines: none empty at either end, and no more than one between two others."""
    empty = begun = False
    parts: list[Decoded] = []
    for one, read in zip(paragraphs, decoded, strict=True):
        parts.append(read)
        if one.goes_on:
            continue
        longest = max(parts, key=lambda part: len(part.text))
        line, parts = Decoded("".join(part.text for part in parts), longest.encoding), []
        if not line.text.strip():
            empty = begun
            continue
        if empty:
            yield Decoded("", line.encoding)
        yield line
        empty, begun = False, True


def text_of(paragraphs: Sequence[Paragraph]) -> str:
    """The paragraphs as one text, a line each, their letters as the file has them."""
    return "\n".join(one.text for one in _lines(paragraphs, [Decoded(one.text, "unicode") for one in paragraphs]))


def _in_unicode(words: str | None, encoding: Encoding) -> str | None:
    return decode_paragraph(words, None, encoding).text if words else None


def _ask(path: Path, first: int) -> dict[str, Any]:
    try:
        return sandbox.run("archive_app.reading.parsing:read", path, _WALL_SECONDS, cpu=_CPU_SECONDS, first=first)
    except sandbox.SandboxFault as fault:  # ours, but the next file is not to suffer for it
        raise FileUnreadable(path, "cannot_read", str(fault)) from fault


def _pictures(path: Path, answer: dict[str, Any], encoding: Encoding) -> Iterator[Picture]:
    fetched = 0
    digest = answer["sha256"]
    while True:
        if answer["sha256"] != digest:
            raise FileUnreadable(path, "changed")
        for one in answer["pictures"]:
            yield Picture(one["name"], base64.b64decode(one["content"]), _in_unicode(one["caption"], encoding))
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
