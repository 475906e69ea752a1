"""What can be suggested from a report: each value with its place in the text and how certain it is.

Plain data only. Leaves finding the values to the readers beside it, and the choice to the clerk.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from archive_app.model import Citation, Span

Certainty = Literal["high", "low"]
"""``low``: repaired, inferred or read from an unusual form; a person should look twice."""

StatementKind = Literal["achievement", "limitation", "direction", "conclusion", "task"]
Part = Literal["chair", "secretary", "presenter", "speaker", "signer", "guest", "attendee", "absent"]
Warned = Literal["invalid_calendar_date", "year_inferred", "recognition_corrected"]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A value that is words of the text: ``text`` in NFC with single blanks."""

    text: str
    span: Span
    certainty: Certainty = "high"


@dataclass(frozen=True, slots=True)
class Day:
    """Days on which the meeting took place, both inclusive; both None where ``raw`` is a day that no calendar has.

    ``bare`` is where the numbers stand without the words in front (Sáng ngày …), which ``span`` and ``raw`` have.
    ``session`` is sang, trua, chieu or toi; ``inferred``: the text does not say the year itself.
    """

    start: str | None
    end: str | None
    precision: Literal["day", "invalid"]
    raw: str
    span: Span
    bare: Span
    session: str | None = None
    inferred: bool = False
    certainty: Certainty = "high"


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited document and, where the words say it, what it is about."""

    paper: Citation
    subject: Phrase | None = None
    certainty: Certainty = "high"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is named: ``roles`` are the offices as written, ``parts`` what he or she did at the meeting."""

    name: str
    honorific: str | None
    roles: tuple[str, ...]
    parts: tuple[Part, ...]
    span: Span
    certainty: Certainty = "high"


@dataclass(frozen=True, slots=True)
class Presentation:
    """A report or paper that was presented, by whom where that is said."""

    title: str
    presenter: str | None
    span: Span
    certainty: Certainty = "high"


@dataclass(frozen=True, slots=True)
class Statement:
    """A point made at the meeting; of a task, ``who`` has it to do and ``due`` is the day (ISO) or its words."""

    kind: StatementKind
    text: str
    span: Span
    who: str | None = None
    due: str | None = None
    certainty: Certainty = "high"


@dataclass(frozen=True, slots=True)
class PhotoLine:
    """A photo that the text shows a place for: ``source_label`` is its line, ``caption`` that line if it is one."""

    caption: str | None
    source_label: str
    span: Span
    certainty: Certainty = "high"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed: ``title`` is the signer's own, ``authority`` (KT., T/M) and ``on_behalf_title`` whom it is for."""

    name: str | None
    title: str | None
    authority: str | None
    on_behalf_title: str | None
    body: str | None
    signed_marker: str | None
    span: Span
    certainty: Certainty = "high"


@dataclass(frozen=True, slots=True)
class Paper:
    """The paper itself, as its letterhead says: never one that it cites."""

    type_name: str | None
    number: str | None
    notation: str | None
    system: Literal["state", "party"] | None
    issued_date: str | None
    issued_place: str | None
    issuer: str | None
    issuer_parent: str | None
    subject: str | None
    span: Span
    certainty: Certainty = "high"


@dataclass(frozen=True, slots=True)
class Extraction:
    """Everything that one report suggests. ``kind`` is one of `model.MEETING_KINDS`."""

    title: Phrase | None = None
    kind: Phrase | None = None
    days: tuple[Day, ...] = ()
    place: Phrase | None = None
    organizer: Phrase | None = None
    secrecy_mark: Phrase | None = None
    citations: tuple[Cited, ...] = ()
    people: tuple[Person, ...] = ()
    presentations: tuple[Presentation, ...] = ()
    statements: tuple[Statement, ...] = ()
    photos: tuple[PhotoLine, ...] = ()
    signature: Signature | None = None
    paper: Paper | None = None
    warnings: tuple[Warned, ...] = ()
