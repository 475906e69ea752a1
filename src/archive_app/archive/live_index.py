"""The index as this process has it open; following the archive is left to `indexing`."""

from __future__ import annotations

import importlib
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from archive_app.model import Identity
from archive_app.search import generations
from archive_app.search.generations import Stamp

if TYPE_CHECKING:
    from archive_app.search.index import Index


class LiveIndex:
    """The index as this process has it open; any thread may ask for it, and a damaged one is let go and built again."""

    def __init__(self, folder: Path, identity: Identity) -> None:
        self.folder = folder
        self.stamp = Stamp(identity.uuid, identity.epoch)
        self._one = threading.Lock()
        self._open: Index | None = None

    def current(self, newest: int | None = None) -> Index | None:
        """The newest generation, opened when it is not yet; None when there is none to be trusted."""
        with self._one:
            if self._open and not self._open.is_current:
                self._let_go()
            if self._open is None:
                # Loaded when first asked for: the list of the newest meetings is on screen before.
                index = importlib.import_module("archive_app.search.index")
                self._open = index.open_index(self.folder, self.stamp, newest=newest)
            return self._open

    def open_again(self) -> None:
        """Another process may have put a newer generation in its place: the next look opens what is there now."""
        with self._one:
            self._let_go()

    def give_up(self) -> None:
        """The files cannot be read: they are thrown away, and the next look finds no index."""
        with self._one:
            self._let_go()
            generations.wipe(self.folder)

    def close(self) -> None:
        with self._one:
            self._let_go()

    def _let_go(self) -> None:
        if self._open:
            self._open.close()
            self._open = None
