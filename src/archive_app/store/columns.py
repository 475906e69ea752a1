"""What is said of a meeting as columns of its tables, and rows as what was said; reads and writes nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Any

from archive_app.model import Attachment, Citation, MeetingDate, MeetingFields


def meeting_columns(fields: MeetingFields) -> dict[str, object]:
    return {
        "title": fields.title,
        "kind": fields.kind,
        "place": fields.place,
        "organizer": fields.organizer,
        "reviewed": fields.reviewed,
        "first_day": min((one.start for one in fields.dates), default=None),
        "last_day": max((one.end for one in fields.dates), default=None),
        "text_hash": text_hash(fields.text),
        "text": fields.text,
    }


def date_rows(meeting_id: str, dates: Iterable[MeetingDate]) -> list[dict[str, object]]:
    return [
        {
            "meeting_id": meeting_id,
            "position": position,
            "first_day": one.start,
            "last_day": one.end,
            "precision": one.precision,
            "raw": one.raw,
            **_span_columns(one.span),
        }
        for position, one in enumerate(dates)
    ]


def citation_rows(meeting_id: str, citations: Iterable[Citation]) -> list[dict[str, object]]:
    return [
        {
            "meeting_id": meeting_id,
            "position": position,
            "number": one.number,
            "notation": one.notation,
            "raw": one.raw,
            "system": one.system,
            "type_name": one.type_name,
            "issued_date": one.issued_date,
            "issuer": one.issuer,
            **_span_columns(one.span),
        }
        for position, one in enumerate(citations)
    ]


def _span_columns(span: tuple[int, int] | None) -> dict[str, int | None]:
    start, end = span or (None, None)
    return {"span_start": start, "span_end": end}


def _span(row: Any) -> tuple[int, int] | None:
    return None if row.span_start is None else (row.span_start, row.span_end)


def date_of(row: Any) -> MeetingDate:
    return MeetingDate(row.first_day, row.last_day, row.precision, row.raw, _span(row))


def citation_of(row: Any) -> Citation:
    return Citation(
        number=row.number,
        notation=row.notation,
        raw=row.raw,
        system=row.system,
        type_name=row.type_name,
        issued_date=row.issued_date,
        issuer=row.issuer,
        span=_span(row),
    )


def attachment_of(row: Mapping[Any, Any], size: int) -> Attachment:
    return Attachment(
        id=row["id"],
        kind=row["kind"],
        file_name=row["file_name"],
        sha256=row["sha256"],
        size=size,
        caption=row["caption"],
        is_report=bool(row["is_report"]),
    )


def text_hash(text: str) -> str | None:
    """SHA-256 of the text's words in NFC, one space apart; None when there are none."""
    words = " ".join(unicodedata.normalize("NFC", text).split())
    return sha256(words.encode("utf-8", "replace")).hexdigest() if words else None
