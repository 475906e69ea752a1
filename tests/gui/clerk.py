"""A clerk at the real window: keys, an input method and drops are the hands, what stands on the screen is the eyes.

Nothing here calls the desk for what a clerk does; the archive is opened for reading beside the window to see what is
in it. Waiting is never `QTest.qWait`, which keeps the interpreter's lock from the lanes.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEventLoop, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.gui.typing_keys import commit

from archive_app.archive import desk as desks
from archive_app.archive import drafting, meetings
from archive_app.archive.desk import Desk
from archive_app.gui.main_window import MainWindow
from archive_app.gui.result_model import HIT
from archive_app.gui.workspace import Workspace
from archive_app.model import Draft, Hit, Meeting, Query
from archive_app.settings import Settings

PATIENCE = 15_000
"""Milliseconds after which what should be on the screen is missed."""


def pause(milliseconds: int) -> None:
    """Lets the window and its lanes live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def titles(kho: Path, *, binned: bool = False) -> list[str]:
    """The titles in an archive folder, by name."""
    return sorted(one.title for one in meetings.page(_look_into(kho), Query(binned=binned, limit=100))[1])


def meeting(kho: Path, title: str) -> Meeting:
    """The meeting called so, binned or not."""
    desk = _look_into(kho)
    every = [*meetings.page(desk, Query(limit=100))[1], *meetings.page(desk, Query(binned=True, limit=100))[1]]
    (found,) = [one for one in every if one.title == title]
    return meetings.show(desk, found.id)


def drafts(kho: Path) -> list[Draft]:
    """What this computer keeps for an archive as typed and not saved."""
    return drafting.waiting(_look_into(kho))


_looking: dict[Path, Desk] = {}


def _look_into(kho: Path) -> Desk:
    """The archive for reading, beside the window; open until `stop_looking`, because waiting looks often."""
    if kho not in _looking:
        _looking[kho] = desks.open_desk(kho, read_only=True)
    return _looking[kho]


def stop_looking() -> None:
    while _looking:
        desks.close(_looking.popitem()[1])


@contextmanager
def slow_disk(desk: Desk) -> Iterator[Callable[[], None]]:
    """Whoever saves has to wait until this is left, or until what it gives is called (a moment later)."""
    held, let_go = threading.Event(), threading.Event()

    def hold() -> None:
        with desk.database.write():
            held.set()
            let_go.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    held.wait(10)
    try:
        yield threading.Timer(0.3, let_go.set).start
    finally:
        let_go.set()
        holder.join()


class Clerk:
    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.window = MainWindow(Settings(user_name="Lan"), "vi")
        self.window.resize(1366, 740)  # the place of the last window was fitted to a screen of 800 pixels
        self.banners: list[str] = []
        """Every sentence that the frame's banner said."""
        told = self.window.banner.tell

        def hear(kind: str, sentence: str, *, action: str = "", detail: str = "") -> None:
            self.banners.append(sentence)
            told(kind, sentence, action=action, detail=detail)

        self.window.banner.tell = hear  # type: ignore[method-assign]
        self.window.show()
        self.come()

    @property
    def screen(self) -> Workspace:
        assert self.window.workspace is not None, "no archive is open"
        return self.window.workspace

    @property
    def desk(self) -> Desk:
        return self.screen.session.desk

    # -- hands

    def come(self) -> None:
        """Sits down at the window: where there is no window manager, nobody else gives it the keyboard."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)

    def open(self, kho: Path) -> None:
        """The archive named at the start; waits for its list and first meeting."""
        self.window.open_first(kho)
        self.wait(lambda: self.window.workspace is not None and self.desk.folder == kho)
        self.settle()

    def press(self, keys: str, on: QWidget | None = None) -> None:
        """``keys`` as in a manual, "Ctrl+S", pressed where the keyboard is."""
        if QApplication.activeWindow() is None:
            self.come()
        stroke = QKeySequence(keys)[0]
        target = on or QApplication.focusWidget() or self.window
        QTest.keyClick(target, stroke.key(), stroke.keyboardModifiers())

    def type(self, words: str) -> None:
        """Words as an input method commits them, where the keyboard is."""
        target = QApplication.focusWidget()
        assert target is not None, "the keyboard is nowhere"
        commit(target, words)

    def search(self, words: str) -> None:
        """Over what stood in the search box; does not wait for the answer."""
        self.press("Ctrl+F")
        self.type(words)

    def go_to(self, name: str) -> QWidget:
        """Presses Tab until the keyboard is on what is called ``name``."""
        for _ in range(40):
            focused = QApplication.focusWidget()
            if focused is not None and focused.accessibleName() == name:
                return focused
            self.press("Tab")
        raise AssertionError(f"Tab does not reach “{name}”")

    def choose(self, title: str) -> Meeting:
        """Goes down the list to the meeting called so; waits until it can be read."""
        self.press("Ctrl+F")
        self.press("Down")
        self.press("Home")
        while self.row() != title:
            before = self.screen.results.rows.currentIndex().row()
            self.press("Down")
            assert self.screen.results.rows.currentIndex().row() == before + 1, f"“{title}” is not in the list"
        self.wait(lambda: self.read() == title)
        shown = self.screen.reading.meeting()
        assert shown is not None
        return shown

    def edit(self, title: str) -> None:
        """Chooses a meeting and opens the form over it."""
        self.choose(title)
        self.press("F2")
        self.wait(lambda: self.screen.form.isVisible() and self.title() == title)

    def go_to_view(self, name: str) -> None:
        """One of the views at the left, by its key; waits for its list."""
        row = self.screen.sidebar.views[name]
        row.setFocus()
        self.press("Space", row)
        self.wait(lambda: self.screen.finding.view == name)
        self.settle()

    def drop(self, files: list[Path], on: QWidget) -> None:
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        at = on.rect().center()
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(on, QDragEnterEvent(QPoint(at), copy, carried, left, none))
        QApplication.sendEvent(on, QDropEvent(QPointF(at), copy, carried, left, none))

    def leave(self) -> bool:
        """Closes the window; False when it stays."""
        return self.window.close()

    # -- eyes

    def wait(self, there: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(there()), timeout=PATIENCE)

    def settle(self) -> None:
        """Waits until nothing runs and nothing follows: for what must *not* happen."""
        quiet = 0
        while quiet < 3:
            self.wait(lambda: self.window.lanes.idle)
            pause(25)
            quiet = quiet + 1 if self.window.lanes.idle else 0

    def rows(self) -> list[str]:
        """The titles in the list."""
        model = self.screen.results.model
        hits = [model.index(row, 0).data(HIT) for row in range(model.rowCount())]
        return [hit.meeting.title for hit in hits if isinstance(hit, Hit)]

    def row(self) -> str | None:
        """The title in the list that the keyboard is on."""
        hit = self.screen.results.rows.currentIndex().data(HIT)
        return hit.meeting.title if isinstance(hit, Hit) else None

    def read(self) -> str | None:
        """The title of the meeting that can be read at the right."""
        shown = self.screen.reading.meeting()
        return shown.fields.title if shown and self.screen.reading.isVisible() else None

    def place(self) -> str | None:
        """Where the meeting at the right took place."""
        shown = self.screen.reading.meeting()
        return shown.fields.place if shown else None

    def title(self) -> str:
        """What stands in the form as title."""
        return self.screen.form.fields().title

    def conflict(self) -> bool:
        """Whether the form says that somebody else saved meanwhile."""
        return self.screen.form._banner.isVisible()

    def toast(self) -> str:
        return self.window.toast.accessibleName() if self.window.toast.isVisible() else ""

    def number(self, view: str) -> int:
        """The number beside a view at the left."""
        return self.screen.sidebar.views[view].number
