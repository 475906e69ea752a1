"""Work in lanes: what is stopped, who is told, and what is waited for when the window closes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QThread
from pytestqt.qtbot import QtBot
from tests.gui.clerk import pause

from archive_app.gui.lanes import Job, Lanes


@pytest.fixture
def lanes(qtbot: QtBot) -> Iterator[Lanes]:
    made = Lanes()
    yield made
    made.close()


class Blocked:
    """Work that goes on until it is let go, as on a slow disk."""

    def __init__(self) -> None:
        self.begun, self.let_go = threading.Event(), threading.Event()

    def __call__(self, job: Job) -> str:
        self.begun.set()
        self.let_go.wait(10)
        job.step(1, 2)
        return "done"


@pytest.fixture
def blocked() -> Iterator[Blocked]:
    work = Blocked()
    yield work
    work.let_go.set()


def test_an_answer_comes_on_the_window_s_own_thread(lanes: Lanes, qtbot: QtBot) -> None:
    told: list[object] = []
    lanes.run("short", lambda _: QThread.currentThread(), lambda thread: told.extend([thread, QThread.currentThread()]))
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] is not told[1]
    assert told[1] is lanes.thread()
    assert lanes.idle


def test_an_error_goes_to_who_asked(lanes: Lanes, qtbot: QtBot) -> None:
    fault, told = ValueError("x"), []

    def fail(_: Job) -> None:
        raise fault

    with qtbot.assertNotEmitted(lanes.failed):
        lanes.run("short", fail, failed=told.append)
        qtbot.waitUntil(lambda: told == [fault])
    assert lanes.idle


def test_an_error_that_nobody_handles_is_told_to_all(lanes: Lanes, qtbot: QtBot) -> None:
    fault = ValueError("x")

    def fail(_: Job) -> None:
        raise fault

    with qtbot.waitSignal(lanes.failed) as heard:
        lanes.run("quiet", fail)
    assert heard.args == [fault]


def test_work_stopped_before_it_began_never_begins(lanes: Lanes, blocked: Blocked, qtbot: QtBot) -> None:
    begun, done, stopped = [], [], []
    lanes.run("long", blocked)
    waiting = lanes.run("long", lambda _: begun.append(1), done.append, stopped=lambda: stopped.append(1))
    waiting.stop()
    assert stopped == [1]
    blocked.let_go.set()
    qtbot.waitUntil(lambda: lanes.idle)
    pause(20)
    assert (begun, done, stopped) == ([], [], [1])


def test_work_stopped_in_the_middle_ends_at_its_next_item(lanes: Lanes, blocked: Blocked, qtbot: QtBot) -> None:
    done, stopped, failed = [], [], []
    job = lanes.run("long", blocked, done.append, stopped=lambda: stopped.append(1), failed=failed.append)
    blocked.begun.wait(5)
    job.stop()
    assert stopped == []
    blocked.let_go.set()
    qtbot.waitUntil(lambda: stopped == [1])
    pause(20)
    assert (done, stopped, failed) == ([], [1], [])


def test_nobody_is_told_once_the_owner_is_gone(lanes: Lanes, blocked: Blocked, qtbot: QtBot) -> None:
    owner, told = QObject(), []
    lanes.run("short", blocked, told.append, owner=owner)
    blocked.begun.wait(5)
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete.value)
    blocked.let_go.set()
    qtbot.waitUntil(lambda: lanes.idle)
    pause(20)
    assert told == []


def test_progress_is_told_sparingly_but_its_end_always(lanes: Lanes, qtbot: QtBot) -> None:
    heard: list[int] = []

    def work(job: Job) -> None:
        for done in range(1, 1001):
            job.step(done, 1000)

    lanes.run("long", work, progress=lambda done, total, note: heard.append(done))
    qtbot.waitUntil(lambda: lanes.idle)
    assert heard[-1] == 1000
    assert len(heard) < 100


def test_saves_go_in_the_order_in_which_they_were_made(lanes: Lanes, qtbot: QtBot) -> None:
    made: list[int] = []
    for number in range(20):
        lanes.run("save", lambda _, number=number: (pause_a_little(number), made.append(number)))
    lanes.wait_for("save")
    assert made == list(range(20))


def pause_a_little(number: int) -> None:
    threading.Event().wait(0.002 if number % 3 == 0 else 0)


def test_a_click_does_not_wait_for_long_work(lanes: Lanes, blocked: Blocked, qtbot: QtBot) -> None:
    told: list[str] = []
    lanes.run("long", blocked)
    lanes.run("index", blocked)
    lanes.run("short", lambda _: "here", told.append)
    qtbot.waitUntil(lambda: told == ["here"])


def test_closing_carries_out_the_saves_that_wait_and_nothing_else(lanes: Lanes, qtbot: QtBot) -> None:
    begun, saved, other, told = threading.Event(), [], [], []

    def slow_save(_: Job) -> None:
        begun.set()
        threading.Event().wait(0.1)
        saved.append("first")

    def slow(job: Job) -> None:
        for number in range(1000):
            threading.Event().wait(0.01)
            job.step(number, 1000)
        other.append("never")

    lanes.run("save", slow_save, told.append)
    lanes.run("save", lambda _: saved.append("second"), told.append)
    lanes.run("long", slow)
    lanes.run("long", lambda _: other.append("never"))
    begun.wait(5)
    lanes.close()
    assert saved == ["first", "second"]
    assert other == []
    assert lanes.idle
    pause(20)
    assert told == []


def test_nothing_is_begun_in_a_window_that_closes(qtbot: QtBot) -> None:
    lanes = Lanes()
    lanes.close()
    begun: list[int] = []
    assert lanes.run("short", lambda _: begun.append(1)).stopped
    assert not begun
    with pytest.raises(RuntimeError):
        lanes.run("save", lambda _: begun.append(1))
