"""Where things are that are not in an archive: settings, drafts, caches, logs and the program's own resources.

Everything hangs under the user's profile; ``ARCHIVE_APP_HOME`` moves the whole of it (a throw-away profile for
trials, tests and bug reports).
"""

from __future__ import annotations

import hashlib
import os
import sys
from pathlib import Path

import platformdirs

APP = "kho-hoi-nghi"


def _place(kind: str, usual: str) -> Path:
    home = os.environ.get("ARCHIVE_APP_HOME")
    return Path(home) / kind if home else Path(usual)


def config_folder() -> Path:
    return _place("config", platformdirs.user_config_dir(APP, appauthor=False))


def data_folder() -> Path:
    """Drafts and the install id: lost with the profile, never with a cache."""
    return _place("data", platformdirs.user_data_dir(APP, appauthor=False))


def log_folder() -> Path:
    return _place("log", platformdirs.user_log_dir(APP, appauthor=False))


def archive_cache(archive_uuid: str, folder: Path) -> Path:
    """Where the index and thumbnails of the archive in ``folder`` live; anybody may delete it at any time.

    The folder's path is part of the name, so that two copies of one archive never share an index.
    """
    where = hashlib.sha256(str(folder.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    return _place("cache", platformdirs.user_cache_dir(APP, appauthor=False)) / f"{archive_uuid}-{where}"


def resources() -> Path:
    """The folder ``resources/``: inside the installed package, beside a bundle's program, or in the source tree."""
    bundled = getattr(sys, "_MEIPASS", None)
    places = [Path(bundled) / "resources"] if bundled else []
    here = Path(__file__).resolve().parent
    places += [here / "resources", here.parent.parent / "resources"]
    return next((place for place in places if place.is_dir()), places[-1])
