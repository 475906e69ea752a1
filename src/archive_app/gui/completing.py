"""Asks how a question may go on while it is typed, and offers it below the search box.

A moment after a key, and never under what an input method composes. An answer to other words than those that stand in
the box is dropped.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from archive_app import archive
from archive_app.gui.completion_list import CompletionList
from archive_app.gui.lanes import Job
from archive_app.gui.search_bar import SearchField
from archive_app.gui.session import Session
from archive_app.model import Completion

PAUSE = 120
"""Milliseconds after a key before it is asked how to go on."""


class Completing(QObject):
    def __init__(self, session: Session, field: SearchField) -> None:
        super().__init__(session)
        self._session, self._field = session, field
        self._running: Job | None = None
        self._typed = ""
        self._list: CompletionList | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._ask)
        field.textEdited.connect(self._edited)
        field.textChanged.connect(self._changed)
        field.submitted.connect(self._stop)

    @property
    def list(self) -> CompletionList:
        """Made when it is first needed: by then the field is in its window."""
        if self._list is None:
            self._list = CompletionList(self._field)
            self._list.taken.connect(self._take)
        return self._list

    def _edited(self, words: str) -> None:
        """Words by hand, not by a link or a saved search."""
        self._typed = words
        self.list.keep_fitting()
        self._pause.start() if words.strip() else self._stop()

    def _changed(self, _words: str) -> None:
        if self._list:
            self._list.keep_fitting()

    def _stop(self) -> None:
        self._pause.stop()
        self.list.hide()

    def _ask(self) -> None:
        words, desk = self._typed, self._session.desk
        if self._running or not self._may_offer(words):
            return

        def complete(_: Job) -> tuple[Completion, ...]:
            return archive.searching.completions(desk, words)

        self._running = self._session.run(
            "short", complete, partial(self._over, words), failed=lambda _: self._over(words, ())
        )

    def _over(self, words: str, found: tuple[Completion, ...]) -> None:
        self._running = None
        if self._may_offer(words):
            self.list.offer(found)
        elif self._typed != words and not self._pause.isActive():
            self._ask()

    def _may_offer(self, words: str) -> bool:
        """Offers go on from the end of what stands in the box, where somebody types."""
        field = self._field
        at_end = field.cursorPosition() == len(field.text()) and not field.hasSelectedText()
        return bool(words.strip()) and field.text() == words and at_end and self.list.may_change

    def _take(self, words: str) -> None:
        self._pause.stop()
        self._field.setText(words)
