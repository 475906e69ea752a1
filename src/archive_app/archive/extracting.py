"""What would be suggested from a file, for a person or a script to look at; nothing is stored.

What a text means is `reading`'s. Leaves taking a report in to `importing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive_app.errors import ArchiveError, FileUnreadable
from archive_app.reading import documents, plain, report
from archive_app.reading.extraction import Extraction, Phrase
from archive_app.text.unicode import whole


@dataclass(frozen=True, slots=True)
class Suggested:
    """What the file ``source`` suggests, or why it could not be read; ``warnings`` are about reading it."""

    source: str
    found: Extraction | None = None
    warnings: tuple[ArchiveError, ...] = ()
    error: ArchiveError | None = None


def extract_file(source: str) -> Suggested:
    """Reads one file and says what it would suggest; a paper marked secret says so and is kept nowhere."""
    path = Path(source)
    try:
        if documents.is_document(path):
            document, _ = documents.read(path)
            return Suggested(source, report.extract(whole(document.text)), document.warnings)
        return Suggested(source, report.extract(whole(plain.read_text(path).text)))
    except FileUnreadable as error:
        return Suggested(source, error=error)


def record(suggested: Suggested) -> dict[str, Any]:
    """The suggestions as values for JSON, with the keys that the command line promises; every key is always there."""
    found = suggested.found or Extraction()
    phrases = {
        "title": found.title,
        "meeting_type": found.kind,
        "place": found.place,
        "organizer": found.organizer,
        "secrecy_mark": found.secrecy_mark,
    }
    return {
        **{key: phrase.text if phrase else None for key, phrase in phrases.items()},
        "dates": [_only(day, "start", "end", "raw", "precision", "span") for day in found.days],
        "citations": [
            _only(one.paper, "type_name", "number", "notation", "system", "issued_date", "issuer", "raw", "span")
            for one in found.citations
        ],
        "persons": [_only(one, "name", "roles", "parts", "honorific", "span") for one in found.people],
        "reports": [_only(one, "title", "presenter", "span") for one in found.presentations],
        "statements": [_only(one, "kind", "text", "who", "due", "span") for one in found.statements],
        "photos": [_only(one, "caption", "source_label", "span") for one in found.photos],
        "signature": _only(found.signature, *_SIGNATURE) if found.signature else None,
        "document": _only(found.paper, *_PAPER) if found.paper else None,
        "warnings": list(found.warnings),
        "spans": {key: list(phrase.span) for key, phrase in phrases.items() if isinstance(phrase, Phrase)},
    }


_SIGNATURE = ("name", "title", "authority", "on_behalf_title", "body", "signed_marker", "span")
_PAPER = (
    "type_name", "number", "notation", "system", "issued_date", "issued_place", "issuer", "issuer_parent", "subject",
    "span",
)  # fmt: skip


def _only(one: object, *keys: str) -> dict[str, Any]:
    values = {key: getattr(one, key) for key in keys}
    return {key: list(value) if isinstance(value, tuple) else value for key, value in values.items()}
