"""What a person can do with an archive: one function per action, no Qt, no SQL.

The modules load on first use, because they pull in SQLAlchemy and Whoosh, which cost three times what Qt does: a
window that says ``from archive_app import archive`` is on screen before that price is paid.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from archive_app.archive import (
        attaching,
        decoding,
        desk,
        drafting,
        extracting,
        idle,
        importing,
        indexing,
        meetings,
        newest,
        samples,
        saved_searches,
        searching,
        upkeep,
    )

__all__ = [
    "attaching",
    "decoding",
    "desk",
    "drafting",
    "extracting",
    "idle",
    "importing",
    "indexing",
    "meetings",
    "newest",
    "samples",
    "saved_searches",
    "searching",
    "upkeep",
]


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return importlib.import_module(f"{__name__}.{name}")
    raise AttributeError(name)
