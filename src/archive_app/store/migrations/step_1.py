"""The first tables: meetings with their dates, citations and files, the originals, and the history."""

from __future__ import annotations

from alembic.operations import Operations
from sqlalchemy import CheckConstraint, Column, ForeignKey, Integer, Text, TextClause, UniqueConstraint, text


def upgrade(op: Operations) -> None:
    _tables(op)
    _indexes(op)
    for event in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER change_refuses_{event.lower()} BEFORE {event} ON change "
            "BEGIN SELECT raise(ABORT, 'the history is only added to'); END"
        )


def _tables(op: Operations) -> None:
    op.create_table("meta", Column("key", Text, primary_key=True), Column("value", Text, nullable=False), **_STRICT)
    op.create_table(
        "meeting",
        Column("id", Text, primary_key=True),
        Column("version", Integer, nullable=False),
        Column("title", Text, nullable=False),
        Column("kind", Text),
        Column("place", Text),
        Column("organizer", Text),
        Column("reviewed", Integer, nullable=False),
        Column("first_day", Text),
        Column("last_day", Text),
        Column("photos", Integer, nullable=False),
        Column("text_hash", Text),
        *_stamps(),
        Column("binned_at", Text),
        Column("row_hash", Text, nullable=False),
        Column("text", Text, nullable=False),
        **_STRICT,
    )
    op.create_table(
        "meeting_date",
        *_place_in_meeting(),
        Column("first_day", Text, nullable=False),
        Column("last_day", Text, nullable=False),
        Column("precision", Text, nullable=False),
        Column("raw", Text),
        *_span(),
        Column("row_hash", Text, nullable=False),
        **_STRICT,
    )
    op.create_table(
        "citation",
        *_place_in_meeting(),
        Column("number", Text, nullable=False),
        Column("notation", Text, nullable=False),
        Column("raw", Text, nullable=False),
        Column("system", Text),
        Column("type_name", Text),
        Column("issued_date", Text),
        Column("issuer", Text),
        *_span(),
        Column("row_hash", Text, nullable=False),
        **_STRICT,
    )
    op.create_table(
        "original",
        Column("sha256", Text, primary_key=True),
        Column("size", Integer, nullable=False),
        Column("created_at", Text, nullable=False),
        Column("created_by", Text, nullable=False),
        Column("row_hash", Text, nullable=False),
        CheckConstraint("length(sha256) = 64", name="a_hash"),
        **_STRICT,
    )
    op.create_table(
        "attachment",
        Column("id", Text, primary_key=True),
        Column("meeting_id", Text, ForeignKey("meeting.id"), nullable=False),
        Column("position", Integer, nullable=False),
        Column("kind", Text, nullable=False),
        Column("file_name", Text, nullable=False),
        Column("sha256", Text, ForeignKey("original.sha256"), nullable=False),
        Column("caption", Text),
        Column("is_report", Integer, nullable=False),
        Column("version", Integer, nullable=False),
        *_stamps(),
        Column("row_hash", Text, nullable=False),
        UniqueConstraint("meeting_id", "sha256", name="once_with_a_meeting"),
        **_STRICT,
    )
    op.create_table(
        "change",
        Column("seq", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("meeting_id", Text, nullable=False),
        Column("kind", Text, nullable=False),
        Column("at", Text, nullable=False),
        Column("who", Text, nullable=False),
        Column("install_id", Text, nullable=False),
        Column("app_version", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("before_json", Text, nullable=False),
        Column("after_json", Text, nullable=False),
        sqlite_autoincrement=True,
        **_STRICT,
    )


_STRICT = {"sqlite_strict": True}


def _stamps() -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in ("created_at", "created_by", "changed_at", "changed_by")]


def _place_in_meeting() -> list[Column[object]]:
    return [
        Column("meeting_id", Text, ForeignKey("meeting.id"), primary_key=True),
        Column("position", Integer, primary_key=True),
    ]


def _span() -> list[Column[int]]:
    return [Column("span_start", Integer), Column("span_end", Integer)]


def _indexes(op: Operations) -> None:
    """The list reads the first two alone, from order to filters, without touching a meeting it does not show."""
    listed: list[str | TextClause] = [
        text("first_day DESC"),
        text("created_at DESC"),
        "id",
        "last_day",
        "kind",
        "reviewed",
        "photos",
        "binned_at",  # always NULL in the first, but SQLite reads the row for it unless it stands here
    ]
    op.create_index("meeting_listed", "meeting", listed, sqlite_where=text("binned_at IS NULL"))
    op.create_index("meeting_in_bin", "meeting", listed, sqlite_where=text("binned_at IS NOT NULL"))
    op.create_index("meeting_by_text", "meeting", ["text_hash"])
    op.create_index("attachment_in_order", "attachment", ["meeting_id", "position"])
    op.create_index("attachment_by_original", "attachment", ["sha256"])
    op.create_index("change_of_meeting", "change", ["meeting_id", "seq"])
