"""A child that misbehaves is replaced, the program goes on, and nothing is left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from archive_app.errors import Cancelled, FileUnreadable
from archive_app.reading import sandbox

HERE = Path(__file__).parent
FILE = Path("ảnh hội nghị \udcff.jpg")


@pytest.fixture(autouse=True)
def _own_children(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    sandbox.close()
    monkeypatch.setenv("PYTHONPATH", str(HERE))
    yield
    sandbox.close()


def pid() -> int:
    return int(sandbox.run("misbehaving:counts_itself", FILE)["pid"])


def is_running(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def gone(number: int, within: float = 5.0) -> bool:
    until = time.monotonic() + within
    while is_running(number):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def test_one_child_does_fifty_jobs_and_is_replaced() -> None:
    pids = [pid() for _ in range(2 * sandbox.JOBS_PER_CHILD)]
    assert len(set(pids)) == 2
    assert len(set(pids[: sandbox.JOBS_PER_CHILD])) == 1
    assert os.getpid() not in pids
    assert gone(pids[0])


def test_paths_that_are_no_text_arrive_whole() -> None:
    assert sandbox.run("misbehaving:counts_itself", FILE)["length"] == len(str(FILE))


@pytest.mark.parametrize("job", ["dies", "leaves", "answers_nonsense", "promises_gigabytes"])
def test_a_child_that_breaks_is_replaced(job: str) -> None:
    first = pid()
    with pytest.raises(FileUnreadable) as told:
        sandbox.run(f"misbehaving:{job}", FILE)
    assert told.value.reason == "damaged"
    assert gone(first)
    assert pid() != first


def test_a_child_that_hangs_is_killed_by_the_clock() -> None:
    first = pid()
    started = time.monotonic()
    with pytest.raises(FileUnreadable) as told:
        sandbox.run("misbehaving:hangs_for_ever", FILE, wall=0.5)
    assert told.value.reason == "damaged"
    assert time.monotonic() - started < 3
    assert gone(first)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the system are POSIX")
def test_memory_and_files_are_limited(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as told:
        sandbox.run("misbehaving:eats_all_memory", FILE)
    assert told.value.reason == "too_large"
    with pytest.raises(sandbox.SandboxFault):
        sandbox.run("misbehaving:writes_a_file", tmp_path / "x.jpg")
    assert not (tmp_path / "x.written").exists() or (tmp_path / "x.written").stat().st_size == 0


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the system are POSIX")
def test_a_busy_loop_ends_by_its_seconds_of_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sandbox, "COMMAND", [*sandbox.COMMAND[:-2], "-c", BRIEF])
    with pytest.raises(FileUnreadable) as told:
        sandbox.run("misbehaving:burns_the_processor", FILE)
    assert told.value.reason == "damaged"
    assert str(-signal.SIGXCPU) in told.value.detail


BRIEF = "from archive_app.reading import child; child._CPU_SECONDS = 0; child.main()"


def test_a_child_ended_from_outside_is_not_the_files_fault() -> None:
    first = pid()
    os.kill(first, signal.SIGKILL)
    second = pid()
    assert second != first


def test_what_a_library_prints_garbles_nothing() -> None:
    assert sandbox.run("misbehaving:prints", FILE) == {"printed": 1}


@pytest.mark.parametrize("job", ["misbehaving:has_a_fault", "misbehaving:answers_a_list", "nothing:there"])
def test_a_fault_of_the_program_is_no_fault_of_the_file(job: str) -> None:
    first = pid()
    with pytest.raises(sandbox.SandboxFault):
        sandbox.run(job, FILE)
    assert pid() == first


def test_two_lanes_at_once() -> None:
    with ThreadPoolExecutor(6) as lanes:
        pids = list(lanes.map(lambda _: pid(), range(60)))
    assert 1 <= len(set(pids)) <= 4


def test_closing_ends_idle_and_busy_children() -> None:
    idle = pid()
    told: list[BaseException] = []

    def wait() -> None:
        try:
            sandbox.run("misbehaving:hangs_for_ever", FILE)
        except Cancelled as error:
            told.append(error)

    waiting = threading.Thread(target=wait)
    waiting.start()
    while not sandbox._busy:
        time.sleep(0.01)
    time.sleep(0.2)
    sandbox.close()
    waiting.join(timeout=5)
    assert len(told) == 1
    assert gone(idle)
    assert pid() != idle


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_nothing_outlives_a_killed_program(tmp_path: Path) -> None:
    program = (
        "import threading, time; from pathlib import Path; from archive_app.reading import sandbox\n"
        "print(sandbox.run('misbehaving:counts_itself', Path('x'))['pid'], flush=True)\n"
        "threading.Thread(target=sandbox.run, args=('misbehaving:hangs_for_ever', Path('x'))).start(); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        time.sleep(0.3)
        assert is_running(child)
        parent.kill()
    assert gone(child)
