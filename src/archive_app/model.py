"""The plain data that every room speaks in: frozen, free of Qt and SQL, safe to hand between threads.

Spans are ``(start, end)`` in code points of the text they belong to, end exclusive. Times are UTC in ISO 8601 with a
trailing ``Z``; dates are ``YYYY-MM-DD`` strings. Ids are UUID hex strings.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]

MEETING_KINDS = (
    "tong_ket", "so_ket", "kiem_diem", "giao_ban", "chuyen_de", "trien_khai", "tap_huan", "hoi_thao", "hoi_thi",
    "dai_hoi", "thuong_ky", "hoi_nghi_cbccvc", "dot_xuat", "lam_viec", "ky_niem", "khac",
)  # fmt: skip
"""Codes of the kinds of meeting; their names on screen are in `wording`."""

AttachmentKind = Literal["document", "photo", "file"]
Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class MeetingDate:
    """Days on which a meeting took place: ``start`` and ``end`` inclusive, ``raw`` as written, ``span`` in the text."""

    start: str
    end: str
    precision: Precision = "day"
    raw: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited document, kept as written in ``raw``.

    ``number`` is what stands before the first separator and ``notation`` the rest: 06-QĐ/HU is ``06`` and ``QĐ/HU``.
    ``system`` is ``state`` (204/PGDĐT-TTr) or ``party`` (06-QĐ/HU).
    """

    number: str
    notation: str
    raw: str
    system: Literal["state", "party"] | None = None
    type_name: str | None = None
    issued_date: str | None = None
    issuer: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file kept with a meeting: the original named by ``sha256``, and ``file_name``, what it was called."""

    id: str
    kind: AttachmentKind
    file_name: str
    sha256: str
    size: int
    caption: str | None = None
    is_report: bool = False
    """True for the file whose words became the meeting's text."""


@dataclass(frozen=True, slots=True)
class MeetingFields:
    """What a person or an import says about a meeting: everything that can be typed, nothing that the store adds."""

    title: str
    text: str = ""
    kind: str | None = None
    dates: tuple[MeetingDate, ...] = ()
    place: str | None = None
    organizer: str | None = None
    citations: tuple[Citation, ...] = ()
    reviewed: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """One archived conference with all that belongs to it, as the store holds it at ``version``."""

    id: str
    version: int
    fields: MeetingFields
    attachments: tuple[Attachment, ...]
    created_at: str
    created_by: str
    changed_at: str
    changed_by: str
    binned_at: str | None = None


@dataclass(frozen=True, slots=True)
class MeetingSummary:
    """What a list shows of a meeting: ``date`` and ``end`` are its first and last day, ``cover`` a photo's SHA-256."""

    id: str
    title: str
    date: str | None
    end: str | None
    kind: str | None
    organizer: str | None
    reviewed: bool
    source: str | None
    documents: int = 0
    photos: int = 0
    cover: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One line of the append-only history. ``before`` and ``after`` hold the changed fields as JSON-ready values."""

    seq: int
    meeting_id: str
    kind: str
    at: str
    who: str
    version: int
    before: dict[str, object]
    after: dict[str, object]


@dataclass(frozen=True, slots=True)
class NewOriginal:
    """An original that is already safe in the archive folder and waits for the commit that names it."""

    sha256: str
    size: int
    file_name: str
    kind: AttachmentKind
    caption: str | None = None
    is_report: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked of the archive: words as typed and what narrows them. Empty words ask for the newest meetings.

    ``school_year`` is the year it begins in; ``lacking`` is ``date``, ``kind``, ``organizer`` or ``files``; ``like`` is
    the id of a meeting that others should resemble.
    """

    words: str = ""
    year: int | None = None
    school_year: int | None = None
    kind: str | None = None
    person: str | None = None
    organizer: str | None = None
    lacking: str | None = None
    like: str | None = None
    with_photos: bool = False
    with_scans: bool = False
    reviewed: bool | None = None
    binned: bool = False
    sort: Literal["relevance", "date"] = "relevance"
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Snippet:
    """A passage of ``field`` of a hit, with ``marks`` in code points of ``text``."""

    field: str
    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One meeting that answers a query."""

    meeting: MeetingSummary
    score: float
    title_marks: tuple[Span, ...] = ()
    snippets: tuple[Snippet, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A page of hits. ``total`` counts all of them; ``complete`` is False while the index is being rebuilt.

    ``suggestions`` are the words with marks as the archive writes them, likeliest first. ``read_as`` is said where the
    words were read as others (keys typed without an input method, a slip). ``nearly``: no meeting has all the words,
    these have most. ``about``: the total counts likely ones too.
    """

    query: Query
    understood: dict[str, list[str]]
    total: int
    hits: tuple[Hit, ...]
    took_ms: float
    suggestions: tuple[str, ...] = ()
    read_as: str | None = None
    nearly: bool = False
    about: bool = False
    complete: bool = True

    @property
    def suggestion(self) -> str | None:
        """The likeliest of the suggestions."""
        return self.suggestions[0] if self.suggestions else None


@dataclass(frozen=True, slots=True)
class Facet:
    """One choice that narrows: what a `Query` field would be set to, and how many answers it would leave."""

    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Facets:
    """The choices that are left for a query, each group as if nothing of it were chosen yet; the largest first,
    years the newest first.
    """

    years: tuple[Facet, ...] = ()
    school_years: tuple[Facet, ...] = ()
    kinds: tuple[Facet, ...] = ()
    organizers: tuple[Facet, ...] = ()
    lacking: tuple[Facet, ...] = ()
    with_photos: int = 0
    with_scans: int = 0
    unreviewed: int = 0


@dataclass(frozen=True, slots=True)
class Completion:
    """How a query may go on: the whole new ``words``, and what was added (``word``, ``organizer``, ``number``)."""

    words: str
    kind: Literal["word", "organizer", "person", "number"]


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A query kept under a name in the archive; it begins at its first page. ``saved_*`` tell of its newest version."""

    id: str
    name: str
    query: Query
    saved_at: str
    saved_by: str


@dataclass(frozen=True, slots=True)
class IndexState:
    """How far the index is: ``done`` of ``total`` meetings; ``searchable`` says whether queries use it already."""

    searchable: bool
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Draft:
    """Typed and not yet saved: ``fields`` over meeting ``meeting_id`` at ``version``, or a new meeting (None, 0)."""

    id: str
    meeting_id: str | None
    version: int
    fields: MeetingFields
    kept_at: str
    pasted: bool = False
    """The text of a report that waits to be taken in, not a meeting being typed."""


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of one path given to an import. ``error`` is the reason as an exception, worded at the edge."""

    source: str
    status: Literal["imported", "skipped", "failed"]
    id: str | None = None
    title: str | None = None
    warnings: tuple[Exception, ...] = ()
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Attached:
    """What became of one file given to attach."""

    source: str
    attachment: Attachment | None = None
    version: int = 0
    already_there: bool = False
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of a check: an object or a row and the state it was found in."""

    kind: Literal["database", "row", "original", "file", "sidecar"]
    name: str
    state: Literal["ok", "damaged", "missing", "unreadable", "extra", "not_checked"]
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an archive is: the contents of KHO.json that matter. ``epoch`` rises when a copy is restored or moved."""

    uuid: str
    format: int
    epoch: int
    office: str
    created_at: str
