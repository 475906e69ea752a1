"""Index and sidecars follow the archive in the background, and the status line says how far the index is."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject

from archive_app import archive
from archive_app.errors import ArchiveError
from archive_app.gui.lanes import Job
from archive_app.gui.session import Session
from archive_app.gui.status_bar import StatusBar
from archive_app.model import IndexState

log = logging.getLogger(__name__)


class Upkeep(QObject):
    """At most one round runs and one waits: what changed meanwhile is caught up by that one."""

    def __init__(self, session: Session, status: StatusBar) -> None:
        super().__init__(session)
        self._session, self._status = session, status
        self._running = self._again = False
        session.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        if self._running:
            self._again = True
            return
        self._running = True
        self._session.run("index", self._work, self._done, failed=self._fail, progress=self._show)

    def _work(self, job: Job) -> IndexState:
        """Catches up; an index that is missing or in doubt is built anew, in a process of its own."""
        desk = self._session.desk
        state = archive.indexing.catch_up(desk)
        if not state.searchable:
            state = archive.indexing.rebuild_in_child(desk, job)
        job.step(state.done, state.total)
        if not desk.read_only:
            archive.upkeep.write_sidecars(desk)
        return state

    def _show(self, done: int, total: int, _: str) -> None:
        self._status.set_index(done, total)

    def _done(self, state: IndexState) -> None:
        self._running = False
        self._status.set_index(state.done if state.searchable else 0, state.total)
        self._session.indexed.emit()
        if self._again:
            self._again = False
            self.follow()

    def _fail(self, error: Exception) -> None:
        """Both are derived: the next change tries again, and only what a clerk can act on is said."""
        self._running = False
        log.error("index or sidecars are behind", exc_info=error)
        if isinstance(error, ArchiveError):
            self._session.failed.emit(error)
