"""The tables as this program reads and writes them; `migrations` makes them and decides what a step changes.

Ids are UUID hex, times UTC in ISO 8601 with Z, days ``YYYY-MM-DD``, truth 0 or 1. ``row_hash`` is kept by `rows`.
"""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

APPLICATION_ID = 0x4B484F31
""""KHO1" in the database's header: what tells ours from any other SQLite file."""

STEPS = 2
"""How many steps of `migrations` this program knows: the ``user_version`` of an up-to-date archive."""

metadata = MetaData()

meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))
"""Facts about the archive as a whole; ``rows.<table>`` holds the count and XOR of a table's row hashes."""

meeting = Table(
    "meeting",
    metadata,
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
    Column("created_at", Text, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("binned_at", Text),
    Column("row_hash", Text, nullable=False),
    Column("text", Text, nullable=False),
)
"""``first_day`` and ``last_day`` repeat the outer ends of its dates and ``photos`` counts them, so that the list needs
no join to be in order and filtered; ``text`` stands last, so that reading a title does not read through a report."""

meeting_date = Table(
    "meeting_date",
    metadata,
    Column("meeting_id", Text, ForeignKey("meeting.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    Column("precision", Text, nullable=False),
    Column("raw", Text),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("row_hash", Text, nullable=False),
)

citation = Table(
    "citation",
    metadata,
    Column("meeting_id", Text, ForeignKey("meeting.id"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("number", Text, nullable=False),
    Column("notation", Text, nullable=False),
    Column("raw", Text, nullable=False),
    Column("system", Text),
    Column("type_name", Text),
    Column("issued_date", Text),
    Column("issuer", Text),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("row_hash", Text, nullable=False),
)

original = Table(
    "original",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("row_hash", Text, nullable=False),
)

attachment = Table(
    "attachment",
    metadata,
    Column("id", Text, primary_key=True),
    Column("meeting_id", Text, ForeignKey("meeting.id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("file_name", Text, nullable=False),
    Column("sha256", Text, ForeignKey("original.sha256"), nullable=False),
    Column("caption", Text),
    Column("is_report", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("created_at", Text, nullable=False),
    Column("created_by", Text, nullable=False),
    Column("changed_at", Text, nullable=False),
    Column("changed_by", Text, nullable=False),
    Column("row_hash", Text, nullable=False),
)
"""``version`` is the meeting's when the row was last written."""

saved_search = Table(
    "saved_search",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("query_json", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("saved_at", Text, nullable=False),
    Column("saved_by", Text, nullable=False),
    Column("row_hash", Text, nullable=False),
)
"""``query_json`` holds the fields of a query by their own names; ``saved_*`` tell of the newest version."""

change = Table(
    "change",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("meeting_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("install_id", Text, nullable=False),
    Column("app_version", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("before_json", Text, nullable=False),
    Column("after_json", Text, nullable=False),
)
"""Append-only: triggers refuse UPDATE and DELETE. ``version`` is the meeting's after the change. In the lines of a
saved search, ``meeting_id`` and ``version`` are the search's."""

HASHED = (meeting, meeting_date, citation, original, attachment, saved_search)
"""The tables whose rows carry a hash of their own."""
