"""What only shows between processes: odd file names, pipes closed early, Ctrl+C, two programs at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from archive_app.archive import desk as desks
from archive_app.archive import meetings, upkeep
from archive_app.model import Query
from cli.conftest import REPORT, Command
from endtoend.program import Program

ODD_NAMES = {
    "dòng\nmới.txt": "dòng\nmới.txt",
    "mặt cười 😀.txt": "mặt cười 😀.txt",
    "--json": "--json",
    " cách .txt": " cách .txt",
    "a" * 200 + ".txt": "a" * 200 + ".txt",
    "ậ" * 80 + ".txt": "ậ" * 80 + ".txt",
    unicodedata.normalize("NFD", "hội nghị.txt"): "hội nghị.txt",
    os.fsdecode(b"cu \xe9\xff.txt"): "cu ??.txt",
    "\x1b[31m.txt": "\x1b[31m.txt",
}
"""Names that a disk may hold, and how JSON gives them back: a byte that is no text can only be a question mark."""


def reports(folder: Path, count: int, words: int = 0) -> list[str]:
    folder.mkdir()
    files = [folder / f"{number:03}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(REPORT.replace("2018", str(1950 + number)) + "thuyền bè " * words, encoding="utf-8")
    return [str(file) for file in files]


@pytest.mark.parametrize("name", ODD_NAMES, ids=ascii)
def test_odd_names_go_in_and_out(command: Command, kho: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / name).write_text(REPORT, encoding="utf-8")
    ended = command("import", "--json", "--", str(folder / name))
    assert ended.status == 0
    told = ended.answer
    given = str(folder / name).encode("utf-8", "replace").decode("utf-8")
    assert (told["status"], told["source"]) == ("imported", given)
    (attached,) = command("show", told["id"], "--json").answer["attachments"]
    assert attached["file_name"].replace("\ufffd", "?") == ODD_NAMES[name]
    assert command("search", "kiểm điểm", "--json").answer["hits"][0]["source"] == attached["file_name"]
    again = command("import", "--", str(folder / name))
    assert again.status == 0
    command("attach", told["id"], "--", str(folder / name))
    assert command("verify", "--full").status == 0


def test_odd_words_go_in_and_out_as_a_program(kho: Path, tmp_path: Path) -> None:
    """Bytes that are no UTF-8 on the command line itself, in a locale that knows no Vietnamese."""
    program = Program(kho)
    folder = tmp_path / "in"
    folder.mkdir()
    name = os.fsdecode(b"t\xe0i li\xd6u.txt")
    (folder / name).write_text(REPORT, encoding="utf-8")
    ended = program("import", str(folder / name), "--json", env={"LC_ALL": "C"})
    assert (ended.status, ended.answer["status"]) == (0, "imported")
    asked = program("search", os.fsdecode(b"ki\xffm"), "--json", env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert asked.status == 0
    assert program("search", "kiểm điểm", "--json", env={"LC_ALL": "C"}).answer["total"] == 1


def first_line(program: Program, *words: str) -> tuple[bytes, int, bytes]:
    """What ``| head -1`` sees, how the program ended and what it said aside."""
    with subprocess.Popen(
        program.command(*words), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        line = child.stdout.readline()
        child.stdout.close()
        said = child.stderr.read()
        return line, child.wait(), said


def test_whoever_has_read_enough_may_go(kho: Path, command: Command, tmp_path: Path) -> None:
    given = reports(tmp_path / "in", 30)
    assert command("import", *given).status == 0
    (tmp_path / "hỏi.txt").write_text("hội nghị\n" * 40, encoding="utf-8")
    for words in (["search", "--batch", str(tmp_path / "hỏi.txt"), "--json"], ["--help"], ["search", "hội nghị"]):
        line, status, said = first_line(Program(kho), *words)
        assert line.endswith(b"\n")
        assert (status, said) == (0, b""), words


def test_an_import_that_nobody_listens_to_any_more_leaves_the_archive_whole(kho: Path, tmp_path: Path) -> None:
    given = reports(tmp_path / "in", 40)
    line, status, said = first_line(Program(kho), "import", "--json", *given)
    assert b'"imported"' in line
    assert status in (0, 1)
    assert b"Traceback" not in said
    assert Program(kho)("import", *given).status == 0
    assert Program(kho)("verify", "--full").status == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full output needs /dev/full")
@pytest.mark.usefixtures("meeting")
def test_a_full_output_is_no_silent_success(kho: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            Program(kho).command("list"), stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode != 0
    assert b"Traceback" not in done.stderr


def test_ctrl_c_keeps_what_was_told_and_says_so(kho: Path, tmp_path: Path) -> None:
    given = reports(tmp_path / "in", 150)
    command = Program(kho).command("import", "--json", *given)
    # Whoever runs us in the background lets us inherit a SIGINT that is ignored.
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        told = child.stdout.readline()
        child.send_signal(signal.SIGINT)
        told += child.stdout.read()
        said = child.stderr.read().decode()
        assert child.wait() == 1
    assert said == "Đã dừng; những gì đã xong vẫn còn.\n"
    desk = desks.open_desk(kho, read_only=True)
    there = {one.id for one in meetings.page(desk, Query(limit=500))[1]}
    states = {one.state for one in upkeep.verify(desk, full=True)}
    desks.close(desk)
    lines = told.decode().split("\n")[:-1]
    assert len(lines) < len(given)
    assert all(line.split('"id":"')[1][:32] in there for line in lines)
    assert states <= {"ok", "extra"}
    assert Program(kho)("import", *given).status == 0
    assert Program(kho)("verify", "--full").status == 0


def test_two_imports_at_once_one_of_them_ends_with_3(kho: Path, tmp_path: Path) -> None:
    one, two = reports(tmp_path / "một", 60), reports(tmp_path / "hai", 60, words=5)
    program = Program(kho)
    with subprocess.Popen(program.command("import", "--json", *one), stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        told = first.stdout.readline()
        first.send_signal(signal.SIGSTOP)  # as on a slow disk: it has the archive for as long as this looks on
        ended = program("import", "--json", *two)
        first.send_signal(signal.SIGCONT)
        told += first.stdout.read()
        assert first.wait() == 0
    assert told.count(b'"imported"') == 60
    assert (ended.status, ended.out) == (3, "")
    assert "đang được mở" in ended.err
    assert "máy" in ended.err
    assert program("import", "--json", *two).status == 0
    desk = desks.open_desk(kho, read_only=True)
    assert meetings.counts(desk)["all"] == 120
    assert {one.state for one in upkeep.verify(desk, full=True)} == {"ok"}
    desks.close(desk)


def test_a_fault_before_any_command_is_a_fault_too(tmp_path: Path) -> None:
    """The profile cannot be written: the program works without a log."""
    (tmp_path / "profile").write_bytes(b"in the way")
    ended = Program()("doctor", "--json", env={"ARCHIVE_APP_HOME": str(tmp_path / "profile")})
    assert ended.status == 0
    ended = Program()("init", str(tmp_path / "kho"), env={"ARCHIVE_APP_HOME": str(tmp_path / "profile")})
    assert ended.status == 0


def test_the_program_starts_without_qt_for_a_command(kho: Path) -> None:
    """A scheduled job on a server has no screen and should not wait for a window's libraries."""
    code = "import sys; from archive_app.app import main; main(); print('PySide6' in sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code, "list"], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == "False\n"
