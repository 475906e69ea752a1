"""Which installation is writing: a random id of this user's profile, because names of computers change and repeat."""

from __future__ import annotations

import functools
import re
import uuid
from pathlib import Path

from archive_app import paths
from archive_app.store import disk


def install_id() -> str:
    """The id as UUID hex, made on first use; in a profile that cannot be written to, one for this run."""
    return _of_profile(paths.data_folder() / "install-id")


@functools.lru_cache(maxsize=8)
def _of_profile(file: Path) -> str:
    try:
        known = file.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        known = ""
    if re.fullmatch(r"[0-9a-f]{32}", known):
        return known
    fresh = uuid.uuid4().hex
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        disk.write_whole(file, fresh.encode("ascii"))
    except OSError:
        pass
    return fresh
