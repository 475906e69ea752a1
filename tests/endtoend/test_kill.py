"""The story with a kill in the middle: an import is killed at any moment, and what it had told is all there."""

from __future__ import annotations

import json
import random
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from archive_app.archive import desk as desks
from archive_app.archive import importing, meetings, searching, upkeep
from archive_app.archive.desk import Desk
from archive_app.model import Query
from archive_app.store import originals
from endtoend.program import Program

REPORTS = 60
ROUNDS = 5
WORDS = ("cuốc", "xẻng", "thuyền", "gạch", "ngói", "bàn", "ghế", "sách", "vở", "trống")


def text_of(number: int) -> str:
    """Enough of it that copying takes a while; no two alike, and each with one word that no other has."""
    chance = random.Random(number)
    rest = " ".join(chance.choice(WORDS) for _ in range(700))
    return f"Hội nghị Tổng kết phong trào năm {1950 + number}\n\nMã riêng: sosach{number:03}.\n{rest}\n"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("reports")
    files = [folder / f"{number:03}.txt" for number in range(REPORTS)]
    for number, file in enumerate(files):
        file.write_text(text_of(number), encoding="utf-8")
    return files


@pytest.fixture
def place(program: Program) -> Path:
    """A new archive, to be copied for each round."""
    assert program.archive is not None
    return program.archive


def import_until(program: Program, reports: list[Path], lines: int, pause: float) -> tuple[list[dict[str, Any]], bool]:
    """Kills an import ``pause`` seconds after it told ``lines``: the whole lines it told, and if it was running."""
    command = program.command("import", "--json", *map(str, reports))
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as child:
        assert child.stdout is not None
        told = b"".join(child.stdout.readline() for _ in range(lines))
        time.sleep(pause)
        child.send_signal(signal.SIGKILL)
        told += child.stdout.read()
        killed = child.wait() == -signal.SIGKILL
    return [json.loads(line) for line in told.split(b"\n")[:-1]], killed


def unkept(desk: Desk, told: list[dict[str, Any]]) -> list[str]:
    """Which promises are broken: a line was told, and its text or its original is not there."""
    broken = []
    for line in told:
        number = int(Path(line["source"]).stem)
        meeting = meetings.show(desk, line["id"])
        (original,) = meeting.attachments
        if meeting.fields.text != text_of(number):
            broken.append(f"{number}: text")
        if originals.path_of(desk.layout, original.sha256).read_bytes() != text_of(number).encode("utf-8"):
            broken.append(f"{number}: original")
    return broken


def test_whenever_it_is_killed_what_was_told_is_there(place: Path, reports: list[Path], tmp_path: Path) -> None:
    chance = random.Random(20261122)
    killed = 0
    for round_ in range(ROUNDS):
        folder = Path(shutil.copytree(place, tmp_path / f"kho {round_}"))
        program = Program(folder)
        # From before the first commit on to the last, and some moments into what is told next.
        lines = chance.choice((0, 0, 1, 15, 16, 17, 33, 48))
        pause = chance.uniform(0.1, 0.9) if not lines else chance.uniform(0, 0.12)
        told, was_running = import_until(program, reports, lines, pause)
        killed += was_running
        assert all(line["status"] == "imported" for line in told)

        desk = desks.open_desk(folder, read_only=True)  # a reader comes first: the torn write is ended by whoever comes
        assert unkept(desk, told) == []
        desks.close(desk)

        desk = desks.open_desk(folder)
        states = [(one.kind, one.name, one.state) for one in upkeep.verify(desk, full=True) if one.state != "ok"]
        assert [one for one in states if one[2] != "extra"] == []  # an original may wait for the commit that never came
        again = list(importing.import_paths(desk, [str(file) for file in reports]))
        assert {one.status for one in again} <= {"imported", "skipped"}
        skipped = {one.id for one in again if one.status == "skipped"}
        assert {line["id"] for line in told} <= skipped
        assert meetings.counts(desk)["all"] == len(again) == REPORTS
        assert [one for one in upkeep.verify(desk, full=True) if one.state != "ok"] == []
        upkeep.catch_up_or_rebuild(desk)
        assert searching.search(desk, Query("hoi nghi tong ket", limit=1)).total == REPORTS
        for number in range(0, REPORTS, 7):
            (hit,) = searching.search(desk, Query(f"sosach{number:03}")).hits
            assert hit.meeting.source == f"{number:03}.txt"
        desks.close(desk)
        shutil.rmtree(folder)
    assert killed >= ROUNDS - 2


def test_after_a_kill_the_command_line_finds_its_way_by_itself(program: Program, reports: list[Path]) -> None:
    told, killed = import_until(program, reports, 16, 0.03)
    assert killed
    assert program("import", "--json", *map(str, reports)).status == 0
    assert program("verify", "--full").status == 0
    answers = program("search", "--batch", "-", "--json", stdin="\n".join(f"sosach{one:03}" for one in range(REPORTS)))
    assert [answer["total"] for answer in answers.lines] == [1] * REPORTS
    assert len(told) >= 16
