"""Searches that are kept under a name."""

from __future__ import annotations

from alembic.operations import Operations
from sqlalchemy import Column, Integer, Text


def upgrade(op: Operations) -> None:
    op.create_table(
        "saved_search",
        Column("id", Text, primary_key=True),
        Column("name", Text, nullable=False, unique=True),
        Column("query_json", Text, nullable=False),
        Column("version", Integer, nullable=False),
        Column("saved_at", Text, nullable=False),
        Column("saved_by", Text, nullable=False),
        Column("row_hash", Text, nullable=False),
        sqlite_strict=True,
    )
