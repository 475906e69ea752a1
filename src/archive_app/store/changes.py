"""The append-only history: what was done, by whom, when; at once the queue that the index and the sidecars follow.

Each line is written by the function that makes the change, in the same transaction.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from datetime import UTC, datetime

from sqlalchemy import Connection, func, insert, select

from archive_app import __version__
from archive_app.model import Change
from archive_app.store.installation import install_id
from archive_app.store.rows import storable
from archive_app.store.schema import change


def now() -> str:
    """The present moment, UTC, to the millisecond: ``2026-11-22T07:30:00.125Z``."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def record(
    conn: Connection,
    meeting_id: str,
    kind: str,
    *,
    at: str,
    who: str,
    version: int,
    before: Mapping[str, object],
    after: Mapping[str, object],
) -> None:
    """Adds one line: ``before`` and ``after`` are JSON-ready and hold what changed."""
    conn.execute(
        insert(change).values(
            id=uuid.uuid4().hex,
            meeting_id=meeting_id,
            kind=kind,
            at=at,
            who=storable(who),
            install_id=install_id(),
            app_version=__version__,
            version=version,
            before_json=_written(before),
            after_json=_written(after),
        )
    )


def last_seq(conn: Connection) -> int:
    """The number of the newest line, 0 in a new archive."""
    return conn.scalar(select(func.max(change.c.seq))) or 0


def changed_since(conn: Connection, seq: int, limit: int) -> list[tuple[int, str]]:
    """The first ``limit`` lines after ``seq`` as (seq, meeting id), oldest first; a meeting may come more than once."""
    asked = select(change.c.seq, change.c.meeting_id).where(change.c.seq > seq).order_by(change.c.seq).limit(limit)
    return [(row.seq, row.meeting_id) for row in conn.execute(asked)]


def history(conn: Connection, meeting_id: str) -> list[Change]:
    """All that was done to a meeting, oldest first."""
    asked = select(change).where(change.c.meeting_id == meeting_id).order_by(change.c.seq)
    return [
        Change(
            seq=row.seq,
            meeting_id=row.meeting_id,
            kind=row.kind,
            at=row.at,
            who=row.who,
            version=row.version,
            before=json.loads(row.before_json),
            after=json.loads(row.after_json),
        )
        for row in conn.execute(asked)
    ]


def _written(told: Mapping[str, object]) -> str:
    return str(storable(json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))))
