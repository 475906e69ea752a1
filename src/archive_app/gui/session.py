"""An opened archive in the window: the desk, the lanes its work runs in, and word of what happened to whom it concerns.

It is handed to whoever acts on the archive (`finding`, `showing`, `editing`, `intake`), so that none of them needs to
know another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from archive_app import archive
from archive_app.gui.lanes import Job, Lane, Lanes

if TYPE_CHECKING:
    from archive_app.archive.desk import Desk

_OTHERS: tuple[Lane, ...] = ("save", "short", "index", "quiet")


class Session(QObject):
    """``desk`` is open as long as this lives; `run` works on it without ever blocking the window."""

    changed = Signal(str)
    """A meeting (its id; empty: several) was saved, binned, restored, or got a file."""
    drafts_changed = Signal()
    """A draft was kept or dropped."""
    told = Signal(str, object)
    """A finished action in a sentence, and what undoes it (or None)."""
    saved = Signal(str)
    """What the status line says of saving: an empty word, or one about now."""
    indexed = Signal()
    """The index has caught up: what was just saved can be found."""
    failed = Signal(object)
    """An error that nobody handled more nearly."""

    def __init__(self, desk: Desk, lanes: Lanes, language: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.lanes, self.language = desk, lanes, language
        self._jobs: list[Job] = []
        self._ended = False

    def end(self) -> None:
        """Stops what can be stopped, lets saves finish, then closes the desk; nothing is delivered any more."""
        self._ended = True
        desk, lanes = self.desk, self.lanes
        for job in self._jobs:
            if job.lane != "save":
                job.stop()
        self.deleteLater()

        def close(_: Job) -> None:
            for lane in _OTHERS:
                lanes.wait_for(lane)
            archive.desk.close(desk)

        # Behind the import that was stopped, and before any other archive is opened: both are this lane's work.
        archive.attaching.stop_thumbnails()
        lanes.run("long", close)

    def run(
        self,
        lane: Lane,
        work: Callable[[Job], Any],
        done: Callable[[Any], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        stopped: Callable[[], None] | None = None,
        progress: Callable[[int, int, str], None] | None = None,
    ) -> Job | None:
        """`Lanes.run` for this archive; None, and nothing is done, once the archive was closed."""
        if self._ended:
            return None
        job = self.lanes.run(
            lane, work, done, failed=failed or self.failed.emit, stopped=stopped, progress=progress, owner=self
        )
        self._jobs = [one for one in self._jobs if not one.over] + [job]
        return job
