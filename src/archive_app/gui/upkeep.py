"""Index and sidecars follow the archive in the background, and the status line says how far the index is."""

from __future__ import annotations

import logging

from PySide6.QtCore import QObject, QTimer

from archive_app import archive
from archive_app.errors import ArchiveError
from archive_app.gui.lanes import Job
from archive_app.gui.session import Session
from archive_app.gui.status_bar import StatusBar
from archive_app.model import IndexState

log = logging.getLogger(__name__)

AFTER_OPENING = 400
"""Milliseconds that the first list has the computer for itself."""
IDLE = 60_000
"""Milliseconds without a change after which the index is tidied up."""


class Upkeep(QObject):
    """At most one round runs and one waits: what changed meanwhile is caught up by that one."""

    def __init__(self, session: Session, status: StatusBar) -> None:
        super().__init__(session)
        self._session, self._status = session, status
        self._running = self._again = False
        self._idle = QTimer(self, interval=IDLE, singleShot=True)
        self._idle.timeout.connect(self._tidy)
        session.changed.connect(self.follow)
        QTimer.singleShot(AFTER_OPENING, self, self.follow)

    def follow(self) -> None:
        self._idle.stop()
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
        else:
            self._idle.start()

    def _tidy(self) -> None:
        """After a while in which nothing changed: the index proves that it finds, and many segments become few."""
        if not self._running:
            self._session.run("quiet", self._work_idly, self._tidied, failed=self._fail_idly)

    def _work_idly(self, job: Job) -> bool:
        desk = self._session.desk
        proved = archive.idle.prove(desk)
        if proved is not False and archive.idle.wants_merging(desk):
            archive.indexing.merge_in_child(desk, job)
        return proved is False

    def _tidied(self, thrown_away: bool) -> None:
        if thrown_away:
            self.follow()

    def _fail_idly(self, error: Exception) -> None:
        log.error("the index was not tidied up", exc_info=error)

    def _fail(self, error: Exception) -> None:
        """Both are derived: the next change tries again, and only what a clerk can act on is said."""
        self._running = False
        log.error("index or sidecars are behind", exc_info=error)
        if isinstance(error, ArchiveError):
            self._session.failed.emit(error)
