"""What a file says, in Unicode, and what it was written in; nothing is understood and nothing stored.

Leaves the formats to `reading` and old letters to `text.legacy`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from archive_app.errors import ArchiveError, FileUnreadable
from archive_app.reading import documents, plain
from archive_app.text.legacy import Decoded, Encoding


@dataclass(frozen=True, slots=True)
class DecodedFile:
    """The whole text of ``source`` and the encoding that most of it was in, or why it could not be read.

    ``paragraphs`` make up the text where not all of it was in one encoding, else there are none.
    """

    source: str
    encoding: str | None = None
    text: str | None = None
    paragraphs: tuple[Decoded, ...] = ()
    error: ArchiveError | None = None


def decode_file(source: str) -> DecodedFile:
    """Reads one file of any kind that can be taken in."""
    path = Path(source)
    try:
        read = documents.read(path)[0] if documents.is_document(path) else plain.read_text(path)
    except FileUnreadable as error:
        return DecodedFile(source, error=error)
    paragraphs = _together(read.lines)
    return DecodedFile(source, read.encoding, read.text, paragraphs if len(paragraphs) > 1 else ())


def _together(lines: Iterable[Decoded]) -> tuple[Decoded, ...]:
    """Lines in a row that were in one encoding, as one; an empty line goes with what stands before it."""
    found: list[tuple[Encoding, list[str]]] = []
    for line in lines:
        if found and (line.encoding == found[-1][0] or not line.text):
            found[-1][1].append(line.text)
        else:
            found.append((line.encoding, [line.text]))
    return tuple(Decoded("\n".join(texts), encoding) for encoding, texts in found)
