"""The promise under kill, power cut and a failing disk: what was acknowledged is there, nothing is there by half."""

from __future__ import annotations

import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from archive_app import errors
from archive_app.model import MeetingDate, MeetingFields, NewOriginal
from archive_app.progress import SILENT
from archive_app.store import changes, checking, folder, lock, meetings, originals
from archive_app.store.database import Database
from archive_app.store.layout import Layout
from store import power_cut
from store.conftest import contents
from store.tracing import MUTATING, Ack, Outcome, run_under_strace

pytestmark = pytest.mark.needs_strace


ALL = bool(os.environ.get("ARCHIVE_APP_TEST_ALL"))
"""The long form, some minutes: every call, and more of what may be left between them."""
FALLIBLE = "pwrite64,fsync,fdatasync,rename,mkdir,ftruncate"
"""Without write, which also carries the acknowledgements; a full disk under write is in test_originals."""
DAY = MeetingDate("2016-05-05", "2016-05-05")


def an_hour_at_the_desk(layout: Layout) -> Callable[[Ack], None]:
    """A meeting with its report, then a photo for it, then a correction; three commits, each acknowledged."""

    def work(ack: Ack) -> None:
        held = lock.hold(layout.folder)
        database = Database.open(layout, read_only=False)
        sha, size = originals.keep_bytes(layout, b"the report" * 700)
        with database.write() as conn:
            report = NewOriginal(sha, size, "báo cáo.txt", "document", is_report=True)
            fields = MeetingFields("Hội nghị", "Nội dung. " * 900, dates=(DAY,))
            meeting_id = meetings.add(conn, fields, [report], "Lan").id
        ack(f"{meeting_id} 1")
        sha, size = originals.keep_bytes(layout, b"one photo more" * 999)
        with database.write() as conn:
            meetings.attach(conn, meeting_id, [NewOriginal(sha, size, "thêm.jpg", "photo")], "Lan")
        ack(f"{meeting_id} 2")
        with database.write() as conn:
            meetings.correct(conn, meeting_id, 2, {"title": "Hội nghị, đã sửa", "dates": ()}, "Lan")
        ack(f"{meeting_id} 3")
        database.close()
        held.release()

    return work


def broken_promises(layout: Layout, acks: list[str]) -> list[str]:
    """The oracle: what was acknowledged is there, all is whole, and a second opening finds no more to mend."""
    broken = []
    for opening in ("first", "second"):
        try:
            folder.identify(layout.folder)
            held = lock.hold(layout.folder)
            database = Database.open(layout, read_only=False)
        except errors.ArchiveError as error:
            return [f"{opening} opening: {error!r} {getattr(error, 'detail', '')}"]
        for one in checking.check(database, layout, True, SILENT):
            if one.state not in {"ok", "extra"} or (opening == "second" and one.kind == "file"):
                broken.append(f"{opening}: {one.kind} {one.state}")
        with database.read() as conn:
            for ack in acks:
                meeting_id, version = ack.split(" ")
                found = meetings.documents_of(conn, [meeting_id])
                if not found or found[0].version < int(version):
                    broken.append("lost what was acknowledged")
            for one in meetings.page(conn)[1]:
                whole = meetings.get(conn, one.id)
                lines = changes.history(conn, one.id)
                if len(whole.attachments) != min(whole.version, 2) or len(lines) != whole.version:
                    broken.append("a meeting is there by half")
        originals.clear_half_made(layout)
        database.close()
        held.release()
    return broken


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder in memory where there is one: nothing here waits for a real disk, and there are hundreds of runs."""
    memory = Path("/dev/shm")
    made = Path(tempfile.mkdtemp(prefix="kho-test-", dir=memory if os.access(memory, os.W_OK) else None))
    yield made
    shutil.rmtree(made)


@pytest.fixture
def fresh(place: Path) -> Callable[[], Layout]:
    """Gives a new, empty archive each time."""
    folder.create(place / "empty", "")
    layout = Layout(place / "kho")

    def anew() -> Layout:
        shutil.rmtree(layout.folder, ignore_errors=True)
        shutil.copytree(place / "empty", layout.folder)
        return layout

    return anew


def strike(layout: Layout, log: Path, calls: str, injection: str = "") -> Outcome:
    options = ["-e", f"trace={calls}", *(["-e", f"inject={calls}:{injection}"] if injection else [])]
    return run_under_strace(an_hour_at_the_desk(layout), log, *options)


def spread(calls: int, runs: int) -> range:
    """Which of so many calls to strike: every one when all tests are asked for, else some from first to last."""
    return range(1, calls + 1, 1 if ALL else calls // runs + 1)


def count_calls(layout: Layout, log: Path, calls: str) -> int:
    whole = strike(layout, log, calls)
    assert (whole.end, len(whole.acks)) == ("done", 3)
    assert broken_promises(layout, whole.acks) == []
    return whole.log.count("\n")


@pytest.mark.timeout(600)
def test_killed_at_any_call_it_keeps_its_promise(fresh: Callable[[], Layout], tmp_path: Path) -> None:
    """SIGKILL at the system calls that change the disk."""
    calls = count_calls(fresh(), tmp_path / "log", MUTATING)
    assert calls > 80
    ends: Counter[str] = Counter()
    for number in spread(calls, 40):
        layout = fresh()
        outcome = strike(layout, tmp_path / "log", MUTATING, f"signal=KILL:when={number}")
        ends[outcome.end] += 1
        assert broken_promises(layout, outcome.acks) == [], f"killed at call {number}"
    assert ends["killed"] >= 30


@pytest.mark.timeout(600)
@pytest.mark.parametrize("error", ["ENOSPC", "EIO"])
@pytest.mark.parametrize("how_long", ["+", ""], ids=["for ever", "once"])
def test_when_the_disk_fails_it_says_so_and_keeps_its_promise(
    fresh: Callable[[], Layout], tmp_path: Path, error: str, how_long: str
) -> None:
    """From some call on, or for one call: an error that a clerk understands, never one of Python's, nothing by half."""
    ends: Counter[str] = Counter()
    for number in spread(count_calls(fresh(), tmp_path / "log", FALLIBLE), 12):
        layout = fresh()
        outcome = strike(layout, tmp_path / "log", FALLIBLE, f"error={error}:when={number}{how_long}")
        ends[outcome.end] += 1
        assert broken_promises(layout, outcome.acks) == [], f"{error} at call {number}"
    assert set(ends) <= {"DiskFull", "DiskFailed", "done"}
    assert ends["DiskFull"] + ends["DiskFailed"] >= 6


@pytest.mark.timeout(600)
def test_after_a_power_cut_at_any_moment_it_keeps_its_promise(
    fresh: Callable[[], Layout], place: Path, tmp_path: Path
) -> None:
    """Every call's aftermath, with what was not synced lost in whole or part; all kept is that of a kill."""
    layout, found_at = fresh(), Layout(place / "found")
    disk = power_cut.load(layout.folder)
    outcome = run_under_strace(an_hour_at_the_desk(layout), tmp_path / "log", *power_cut.RECORDING)
    assert outcome.end == "done"
    chance, seen = random.Random(5), set()
    for number, call in enumerate(power_cut.replay(disk, outcome.log, layout.folder)):
        if call == "pwrite64" and number % 4 and not ALL:
            continue  # SQLite writes a page in three calls; every one of them is for the long form
        for kind, names, kept in disk.states(chance, samples=8 if ALL else 1):
            files = power_cut.found(names, kept, layout.folder)
            state = (len(disk.acks), hash(frozenset(files.items())))
            if state not in seen:
                seen.add(state)
                power_cut.write_out(files, found_at.folder)
                assert broken_promises(found_at, disk.acks) == [], f"{kind} after call {number}, {call}"
    assert len(disk.acks) == 3
    assert len(seen) > 80
    _, names, kept = next(disk.states(chance, samples=0))
    replayed = power_cut.found(names, kept, layout.folder)
    assert {path: content for path, content in replayed.items() if content is not None} == contents(layout.folder)
