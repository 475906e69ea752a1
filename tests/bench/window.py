"""How fast the window is with many meetings: ``python tests/bench/window.py FOLDER [MEETINGS]``, a table and JSON.

FOLDER gets the archive (20,000 meetings, kept for the next run) and a profile of its own. Run it on a screen, such as
``xvfb-run -s '-screen 0 1366x768x24'``; without one it measures Qt's offscreen platform. The start is warm: the files
are in the computer's memory, for the empty window as for ours.
"""

# ruff: noqa: T201, PLC0415 (the empty window must not pay for our imports, nor ours for those of the bench)

from __future__ import annotations

import itertools
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

MEETINGS, STARTS = 20_000, 7
TYPED = ("hoi nghi kiem diem nam 2018", "ket qua thuc hien", "06-qd/hu", "25/12/2015", "phong giao duc", "xin loi")
BETWEEN_KEYS = 120
"""Milliseconds from results on screen to the next key."""
BEAT = 5


class Painted(QObject):
    """Calls ``then`` once, after the next time that ``widget`` was painted."""

    def __init__(self, widget: QWidget, then: Callable[[], None]) -> None:
        super().__init__(widget)
        self._then = then
        widget.installEventFilter(self)
        widget.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


class Heart(QObject):
    """How late a timer of `BEAT` ms comes: what a click would have waited for the event loop."""

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self._last = 0.0
        self._timer = QTimer(self, interval=BEAT, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def _beat(self) -> None:
        now = time.perf_counter()
        self.late.append(max((now - self._last) * 1000 - BEAT, 0.0))
        self._last = now


class Clerk(QObject):
    """Types `TYPED` key by key into the search box and takes the time until its results are on the screen."""

    def __init__(self, workspace: QWidget, done: Callable[[], None]) -> None:
        super().__init__(workspace)
        self._field = workspace.bar.field  # type: ignore[attr-defined]
        self._results = workspace.results  # type: ignore[attr-defined]
        self._keys = iter([key for words in TYPED for key in (*words, "\x1b")])
        self._done = done
        self._wanted, self._at = "", (0.0, 0.0)
        self.wall: list[float] = []
        self.work: list[float] = []
        workspace.finding.answered.connect(self._answered)  # type: ignore[attr-defined]

    def type(self) -> None:
        key = next(self._keys, "")
        if not key:
            self._done()
            return
        self._wanted = "" if key == "\x1b" else self._field.text() + key
        self._at = time.perf_counter(), time.process_time()
        QTest.keyClick(self._field, Qt.Key.Key_Escape if key == "\x1b" else key)

    def _answered(self, words: str) -> None:
        if words == self._wanted and self._at[0]:
            Painted(self._results, self._seen)  # the rows, or that nothing was found

    def _seen(self) -> None:
        wall, work = time.perf_counter() - self._at[0], time.process_time() - self._at[1]
        self._at = (0.0, 0.0)
        if self._wanted:
            self.wall.append(wall * 1000)
            self.work.append(work * 1000)
        QTimer.singleShot(BETWEEN_KEYS, self.type)


def rows_of(workspace: QWidget) -> QTableView:
    rows = workspace.results.findChild(QTableView)  # type: ignore[attr-defined]
    assert isinstance(rows, QTableView)
    return rows


def memory() -> tuple[float, float]:
    """MB of this process in memory now, and at most."""
    said = dict(
        line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="utf-8").split("\n") if line
    )
    now, most = (int(said[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return now, most


# -- what the children do


def empty_window(begun: float) -> None:
    app = QApplication([])
    window = QWidget()
    window.resize(1366, 740)
    window.show()
    Painted(window, lambda: (print(time.time() - begun, flush=True), app.quit()))  # type: ignore[func-returns-value]
    app.exec()


def our_window(begun: float, folder: str, *, typing: bool) -> None:
    """As ``archive-app`` starts, with somebody watching."""
    from archive_app import app as program
    from archive_app.cli import main as commands
    from archive_app.cli.context import Context

    def watched(context: Context) -> int:
        app = program.make_application("vi", "light", 100)
        from archive_app.gui.main_window import MainWindow

        window = MainWindow(context.settings, "vi")
        window.show()
        window.open_first(Path(context.arguments.archive))
        Watch(window, begun, typing=typing)
        return app.exec()

    commands.run(["--archive", folder], window=watched, tour=watched, log_file=program.start_log())


class Watch(QObject):
    """From the first row on the screen to the figures on standard output."""

    def __init__(self, window: QWidget, begun: float, *, typing: bool) -> None:
        super().__init__(window)
        self._window, self._begun, self._typing = window, begun, typing
        self._heart = Heart()
        self._poll = QTimer(self, interval=2)
        self._poll.timeout.connect(self._look)
        self._poll.start()
        self._figures: dict[str, object] = {}

    def _look(self) -> None:
        workspace = self._window.workspace  # type: ignore[attr-defined]
        if workspace is not None and rows_of(workspace).model().rowCount():
            self._poll.stop()
            Painted(rows_of(workspace).viewport(), self._started)

    def _started(self) -> None:
        self._figures["start"] = time.time() - self._begun
        self._figures["memory"] = memory()[0]
        if self._typing:
            workspace = self._window.workspace  # type: ignore[attr-defined]
            self._clerk = Clerk(workspace, self._finish)
            QTimer.singleShot(3000, lambda: (self._heart.start(), self._clerk.type()))  # type: ignore[func-returns-value]
        else:
            self._leave()

    def _finish(self) -> None:
        self._figures |= {"wall": self._clerk.wall, "work": self._clerk.work, "late": self._heart.late}
        self._figures["memory after"], self._figures["memory at most"] = memory()
        self._leave()

    def _leave(self) -> None:
        print(json.dumps(self._figures), flush=True)
        self._window.closeEvent(QCloseEvent())
        QApplication.quit()


# -- what the parent does


def make(folder: Path, count: int) -> None:
    from corpus import documents  # the bench beside this one

    from archive_app.archive import desk, indexing
    from archive_app.model import MeetingDate, MeetingFields
    from archive_app.store import meetings

    def fields() -> Iterator[MeetingFields]:
        for one in documents(count):
            day = MeetingDate(str(one.date), str(one.date))
            yield MeetingFields(title=one.title, text=one.text, kind=one.kind, dates=(day,), reviewed=True)

    desk.create(folder, "Phòng GD&ĐT Hải Lâm")
    opened = desk.open_desk(folder)
    everything, begun = fields(), time.perf_counter()
    while page := list(itertools.islice(everything, 500)):
        with opened.database.write() as connection:
            for one in page:
                meetings.add(connection, one, (), "bench")
    print(f"{count:,} meetings kept in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    begun = time.perf_counter()
    indexing.rebuild(opened)
    print(f"and indexed in {time.perf_counter() - begun:.0f} s", file=sys.stderr)
    desk.close(opened)


def child(*words: str) -> str:
    command = [sys.executable, __file__, *words, str(time.time())]
    # Compiled once, as it is installed; some machines are set up to compile a source tree at every start.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(Path(os.environ["ARCHIVE_APP_HOME"]) / "compiled")
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120, env=env).stdout.strip()


def at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def measure(folder: Path) -> dict[str, float]:
    empty, ours = [], []
    child("--ours", str(folder))  # compiles, and takes the files into memory
    for _ in range(STARTS):  # in turn, so that a busy neighbour slows both
        empty.append(float(child("--empty")))
        ours.append(float(json.loads(child("--ours", str(folder)))["start"]))
    typed = json.loads(child("--typed", str(folder)))
    wall, work, late = typed["wall"], typed["work"], typed["late"]
    return {
        "start of an empty window, s": statistics.median(empty),
        "start to a usable list, s": statistics.median(ours),
        "ratio (bar 3)": statistics.median(ours) / statistics.median(empty),
        "keys typed": len(work),
        "key to results, work p50, ms": at(work, 0.5),
        "key to results, work p95, ms (bar 50)": at(work, 0.95),
        "key to results, wall p50, ms": at(wall, 0.5),
        "key to results, wall p95, ms": at(wall, 0.95),
        "event loop p99, ms (bar 16)": at(late, 0.99),
        "event loop worst, ms (bar 100)": max(late),
        "memory with the list, MB": typed["memory"],
        "memory after typing, MB": typed["memory after"],
        "memory at most, MB": typed["memory at most"],
    }


def main() -> None:
    match sys.argv[1:]:
        case ["--empty", begun]:
            empty_window(float(begun))
        case ["--ours", folder, begun]:
            our_window(float(begun), folder, typing=False)
        case ["--typed", folder, begun]:
            our_window(float(begun), folder, typing=True)
        case [where, *count]:
            folder = Path(where).absolute()
            os.environ["ARCHIVE_APP_HOME"] = str(folder / "profile")
            if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
                os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
            if not (folder / "archive").exists():
                folder.mkdir(parents=True, exist_ok=True)
                make(folder / "archive", int(count[0]) if count else MEETINGS)
            figures = measure(folder / "archive")
            for name, value in figures.items():
                print(f"{name:42}{value:10.2f}")
            print(json.dumps(figures))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
