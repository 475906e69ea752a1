"""What this computer remembers for its user: a small JSON file in the profile, never part of an archive."""

from __future__ import annotations

import dataclasses
import getpass
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from archive_app import paths


@dataclass(frozen=True, slots=True)
class Settings:
    """``language``: vi or en; ``theme``: system, light or dark; ``scale``: the size of everything, 100 to 200 %."""

    last_archive: str = ""
    user_name: str = ""
    language: str = "vi"
    theme: str = "system"
    scale: int = 100

    @property
    def who(self) -> str:
        """The name written into the history: as set, else the operating system's account."""
        return self.user_name or _account()


def _account() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "?"


def _file() -> Path:
    return paths.config_folder() / "settings.json"


def load() -> Settings:
    """The settings; whatever is missing or of the wrong type has its default."""
    try:
        found = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        found = {}
    known: dict[str, Any] = {}
    for field in dataclasses.fields(Settings):
        value = found.get(field.name) if isinstance(found, dict) else None
        if isinstance(value, type(field.default)):
            known[field.name] = value
    return Settings(**known)


def save(settings: Settings) -> None:
    """Replaces the file whole; unknown keys that a newer program left are kept."""
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        kept = {}
    together = {**(kept if isinstance(kept, dict) else {}), **dataclasses.asdict(settings)}
    part = file.with_suffix(".part")
    part.write_text(json.dumps(together, ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(part, file)
