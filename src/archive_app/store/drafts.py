"""Drafts in the user's profile: what was typed and not yet saved, one JSON file each, never inside an archive.

When a draft is kept and when it is offered again is the archive room's.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import uuid
from pathlib import Path
from typing import TypeVar

from archive_app.model import Draft
from archive_app.store import disk
from archive_app.store.jsonform import fields_from_json, fields_to_json

T = TypeVar("T")


def keep(folder: Path, draft: Draft) -> None:
    """Writes or replaces the draft, on the disk when this returns. `DiskFull`, `DiskFailed`, `ArchiveReadOnly`."""
    told = {
        "id": draft.id,
        "meeting_id": draft.meeting_id,
        "version": draft.version,
        "kept_at": draft.kept_at,
        "pasted": draft.pasted,
        "fields": fields_to_json(draft.fields),
    }
    with disk.speaking_of(folder):
        folder.mkdir(parents=True, exist_ok=True)
        # surrogatepass: half a character that an input method left must not cost the rest of what was typed
        disk.write_whole(_file(folder, draft.id), json.dumps(told, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def all_drafts(folder: Path) -> list[Draft]:
    """Every draft that can be read, in order of ids. One that cannot is set aside as ``.damaged``, never deleted."""
    return [draft for file in sorted(folder.glob("*.json")) if (draft := _read(file))]


def drop(folder: Path, draft_id: str) -> None:
    """Forgets a draft; one that is not there is forgotten already."""
    with disk.speaking_of(folder):
        _file(folder, draft_id).unlink(missing_ok=True)


def _file(folder: Path, draft_id: str) -> Path:
    if not re.fullmatch(r"[0-9A-Za-z-]{1,64}", draft_id):
        raise ValueError(f"not an id: {draft_id!r}")
    return folder / f"{draft_id}.json"


def _read(file: Path) -> Draft | None:
    try:
        content = file.read_bytes()
    except OSError:
        return None  # gone or not ours to read: nothing that can be set aside
    try:
        told = json.loads(content.decode("utf-8", "surrogatepass"))
        return Draft(
            id=_of_type(told["id"], str),
            meeting_id=None if told["meeting_id"] is None else _of_type(told["meeting_id"], str),
            version=_of_type(told["version"], int),
            fields=fields_from_json(_of_type(told["fields"], dict)),
            kept_at=_of_type(told["kept_at"], str),
            pasted=_of_type(told.get("pasted", False), bool),
        )
    except (ValueError, LookupError, TypeError, RecursionError):
        with contextlib.suppress(OSError):
            os.replace(file, file.with_name(f"{file.stem}-{uuid.uuid4().hex}.damaged"))
        return None


def _of_type(value: object, kind: type[T]) -> T:
    if type(value) is not kind:
        raise ValueError(f"not {kind.__name__}: {value!r}")
    return value
