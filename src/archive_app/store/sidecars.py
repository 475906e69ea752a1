"""One readable JSON file for each meeting beside the database: derived from it, for whoever has no program to open it.

What a record looks like and when one is written is the archive room's; nothing here waits for the disk.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from archive_app.store import disk
from archive_app.store.layout import Layout


def write(layout: Layout, meeting_id: str, record: Mapping[str, object]) -> None:
    """Replaces the meeting's file whole. Raises `DiskFull`, `DiskFailed`, `ArchiveReadOnly`."""
    if not re.fullmatch(r"[0-9a-f]{32}", meeting_id):
        raise ValueError(f"not an id: {meeting_id!r}")
    target = layout.records / meeting_id[:2] / f"{meeting_id}.json"
    with disk.speaking_of(layout.folder):
        target.parent.mkdir(parents=True, exist_ok=True)
        disk.write_whole(target, _written(record), durable=False)


def write_position(layout: Layout, seq: int) -> None:
    """Notes that the files hold every change up to ``seq``."""
    with disk.speaking_of(layout.folder):
        layout.records.mkdir(exist_ok=True)
        disk.write_whole(_position(layout), _written({"seq": seq}), durable=False)


def position(layout: Layout) -> int:
    """Up to which change the files are written; 0 when that is not known, and then all of them are to be written."""
    try:
        seq = json.loads(_position(layout).read_bytes())["seq"]
    except (OSError, ValueError, LookupError, TypeError):
        return 0
    return seq if type(seq) is int and seq > 0 else 0


def _position(layout: Layout) -> Path:
    return layout.records / "position.json"


def _written(told: Mapping[str, object]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1).encode("utf-8", "replace")
