"""Lanes of work: plain functions run on threads, and their answers come back on the window's own thread.

Each lane has a reason: *short* serves clicks that only read, *save* writes single edits and drafts in the order in
which they were made, *index* keeps the index up with the archive, *long* does what the user started and waits for,
*quiet* does what nobody waits for. A click never waits for an import, nor a save for an index.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from archive_app.errors import Cancelled

Lane = Literal["short", "save", "index", "long", "quiet"]
_THREADS: dict[Lane, int] = {"short": 2, "save": 1, "index": 1, "long": 1, "quiet": 1}
_PROGRESS_EVERY = 0.05
"""Seconds between two reports of progress: more would only keep the window busy painting them."""


class Job:
    """Work under way. It is handed to the work as its `progress.Progress`, and to the window to stop it."""

    def __init__(
        self,
        lanes: Lanes,
        lane: Lane,
        on_progress: Callable[[int, int, str], None] | None,
        on_stopped: Callable[[], None] | None,
    ) -> None:
        self._lanes, self.lane = lanes, lane
        self._on_progress, self._on_stopped = on_progress, on_stopped
        self._stopped = threading.Event()
        self._told = 0.0
        self.future: Future[None] | None = None

    @property
    def stopped(self) -> bool:
        return self._stopped.is_set()

    @property
    def over(self) -> bool:
        return self.future is not None and self.future.done()

    def stop(self) -> None:
        """The work ends at its next item and ``stopped`` is called then; work that has not begun never does."""
        self._stopped.set()
        if self.future and self.future.cancel():
            self._lanes.forget(self)
            if self._on_stopped:
                self._on_stopped()

    def step(self, done: int, total: int, note: str = "") -> None:
        if self.stopped:
            raise Cancelled
        now = time.monotonic()
        if self._on_progress and (now - self._told >= _PROGRESS_EVERY or done == total):
            self._told = now
            self._lanes.deliver(self, lambda: self._on_progress and self._on_progress(done, total, note))


class Lanes(QObject):
    """Where all work runs. ``failed`` brings every error that the one who asked did not want to handle."""

    failed = Signal(object)
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pools = {lane: ThreadPoolExecutor(threads, f"lane-{lane}") for lane, threads in _THREADS.items()}
        self._jobs: set[Job] = set()
        self._closed = False
        self._answered.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        lane: Lane,
        work: Callable[[Job], Any],
        done: Callable[[Any], None] | None = None,
        *,
        failed: Callable[[Exception], None] | None = None,
        stopped: Callable[[], None] | None = None,
        progress: Callable[[int, int, str], None] | None = None,
        owner: QObject | None = None,
    ) -> Job:
        """Runs ``work(job)`` in ``lane``; then ``done``, ``failed`` or ``stopped`` on this thread.

        None of them is called any more once ``owner`` is gone. What a timer still asks of a window that closes is not
        begun; a save is a fault then, because it would be lost.
        """
        job = Job(self, lane, progress, stopped)
        if self._closed and lane != "save":
            job.stop()
            return job
        self._jobs.add(job)
        job.future = self._pools[lane].submit(self._work, job, work, (done, failed or self.failed.emit, stopped), owner)
        return job

    def deliver(self, job: Job, call: Callable[[], object]) -> None:
        """Calls ``call`` on the window's thread, unless the job was stopped meanwhile. Safe from any thread."""
        if not self._closed:
            self._answered.emit(lambda: None if job.stopped else call())

    def wait_for(self, lane: Lane) -> None:
        """Waits until everything asked of ``lane`` so far has ended: for work in another lane, or for short saves."""
        for job in list(self._jobs):
            if job.lane == lane and job.future:
                wait([job.future])

    def forget(self, job: Job) -> None:
        self._jobs.discard(job)

    @property
    def idle(self) -> bool:
        return not self._jobs

    def close(self) -> None:
        """Stops everything that can be stopped and waits for what cannot; saves that wait are still carried out."""
        self._closed = True
        for job in list(self._jobs):
            if job.lane != "save":
                job.stop()
        for lane, pool in self._pools.items():
            pool.shutdown(wait=True, cancel_futures=lane != "save")
        self._jobs.clear()

    def _work(self, job: Job, work: Callable[[Job], Any], ends: tuple[Any, Any, Any], owner: QObject | None) -> None:
        done, failed, stopped = ends
        answer: Callable[[], object] | None
        try:
            result = work(job)
            answer = (lambda: done(result)) if done else None
        except Cancelled:
            answer = stopped
        except Exception as error:  # noqa: BLE001  (whatever happens in a lane must reach the window, or be lost)
            caught = error
            answer = lambda: failed(caught)  # noqa: E731
        if not self._closed:
            self._answered.emit(lambda: self._finish(job, answer, owner, even_if_stopped=answer is stopped))

    def _finish(
        self, job: Job, answer: Callable[[], object] | None, owner: QObject | None, *, even_if_stopped: bool
    ) -> None:
        self._jobs.discard(job)
        if answer and (even_if_stopped or not job.stopped) and (owner is None or isValid(owner)):
            answer()

    @Slot(object)
    def _call(self, call: Callable[[], object]) -> None:
        if not self._closed:
            call()
