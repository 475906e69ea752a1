"""What ``packaging/bootstrap.sh`` says and does on machines that lack something, and what its lock files hold.

That it sets up a bare system is proved in a bare system; here nothing is fetched and nothing is installed.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"
TOOLS = ["cat", "cksum", "dirname", "find", "mkdir", "mktemp", "mv", "readlink", "rm", "sh", "uname"]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="bootstrap.cmd is for Windows")


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """As much of the project as set-up looks at, in a folder whose name is not a word of English."""
    root = tmp_path / "Kho lưu trữ"
    shutil.copytree(PACKAGING, root / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """The commands of a system without Python and without any library of Qt's."""
    commands = tmp_path / "bin"
    commands.mkdir()
    for tool in TOOLS:
        (commands / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
    put(commands, "id", "echo 0")
    put(commands, "ldconfig", "echo 'libGL.so.1 (libc6,x86-64)'")
    return commands


def put(commands: Path, name: str, script: str) -> None:
    (commands / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (commands / name).chmod(0o755)


def bootstrap(tree: Path, *words: str, path: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    command = [shutil.which("sh") or "/bin/sh", str(tree / "packaging" / "bootstrap.sh"), *words]
    surroundings = {"PATH": path or os.environ["PATH"], "HOME": str(tree), "TMPDIR": str(tree), **environment}
    return subprocess.run(command, cwd="/", env=surroundings, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("words", [[], ["install"], ["setup", "now"], ["test", "--some"], ["test", "--all", "more"]])
def test_wrong_words_end_with_2(tree: Path, words: list[str]) -> None:
    done = bootstrap(tree, *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "sh packaging/bootstrap.sh setup | run [WORDS] | test [--all]\n"


def test_an_ordinary_user_is_told_the_one_command_to_ask_for(tree: Path, machine: Path) -> None:
    put(machine, "id", "echo 1000")
    put(machine, "apt-get", "echo apt-get was called; exit 1")
    done = bootstrap(tree, "run", path=str(machine))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (3, "", 1)
    assert "sudo apt-get update && sudo apt-get install -y --no-install-recommends python3 python3-venv" in done.stderr
    assert re.search(r"libegl1 .*libxcb-cursor0", done.stderr)
    assert not (tree / ".venv").exists()


def test_a_failing_download_of_system_packages_is_one_sentence(tree: Path, machine: Path) -> None:
    put(machine, "apt-get", "exit 100")
    done = bootstrap(tree, "setup", path=str(machine))
    assert done.returncode == 3
    assert "no network?" in done.stderr.strip().split("\n")[-1]


def test_a_system_without_apt_is_told_what_is_missing(tree: Path, machine: Path) -> None:
    done = bootstrap(tree, "setup", path=str(machine))
    assert (done.returncode, done.stderr.count("\n")) == (3, 1)
    assert "libxcb-cursor0" in done.stderr


def test_a_python_too_old_is_one_sentence(tree: Path, machine: Path) -> None:
    put(machine, "apt-get", "exit 0")
    put(machine, "python3", "exit 1")
    done = bootstrap(tree, "setup", path=str(machine))
    assert done.returncode == 3
    assert "Python 3.11, 3.12" in done.stderr.strip().split("\n")[-1]


def test_an_interrupted_set_up_begins_anew_and_says_when_nothing_can_be_fetched(tree: Path, machine: Path) -> None:
    put(machine, "apt-get", "exit 0")
    (machine / "python3").symlink_to(getattr(sys, "_base_executable", sys.executable))
    (tree / ".venv").mkdir()
    (tree / ".venv" / "unfinished").touch()
    (tree / ".venv" / "half-a-library").touch()
    offline = {"PIP_CONFIG_FILE": os.devnull, "PIP_NO_INDEX": "1"}
    done = bootstrap(tree, "setup", path=str(machine), **offline)
    assert done.returncode == 3
    assert "try again later" in done.stderr.strip().split("\n")[-1]
    left = {file.name for file in (tree / ".venv").iterdir()}
    assert {"unfinished", "set-up.log"} <= left
    assert not {"half-a-library", "ready.stamp"} & left


@pytest.fixture
def python(machine: Path) -> Path:
    """A Python that makes environments and installs libraries by saying so."""
    for tool in ("ln", "sed"):
        (machine / tool).symlink_to(shutil.which(tool) or f"/bin/{tool}")
    me = machine / "python3"
    put(
        machine,
        "python3",
        f'case "$*" in -c*) echo "{me}" ;; "-m venv"*) mkdir -p "$3/bin"; ln -sf "{me}" "$3/bin/python" ;; esac',
    )
    libraries = re.findall(
        r"^(?:libraries=')?(lib\S+\.so\S*) ", (PACKAGING / "bootstrap.sh").read_text(encoding="utf-8"), re.M
    )
    assert len(libraries) > 20
    told = "".join(f"\t{one} (libc6,x86-64)\n" for one in libraries)
    (machine / "libraries").write_text(told, encoding="utf-8")
    put(machine, "ldconfig", f'cat "{machine}/libraries"')
    return me


@pytest.mark.usefixtures("python")
def test_what_reads_the_oldest_papers_is_installed_when_it_can_be(tree: Path, machine: Path) -> None:
    put(machine, "apt-get", f'echo "$@" >>"{machine}/log"')
    assert bootstrap(tree, "setup", path=str(machine)).returncode == 0
    (asked,) = (machine / "log").read_text(encoding="utf-8").splitlines()
    assert asked.endswith(" antiword catdoc")


@pytest.mark.usefixtures("python")
@pytest.mark.parametrize(("user", "apt"), [(0, "exit 100"), (1000, "exit 100"), (1000, None), (0, None)])
def test_without_them_the_program_is_set_up_all_the_same(tree: Path, machine: Path, user: int, apt: str | None) -> None:
    put(machine, "id", f"echo {user}")
    put(machine, "catdoc", "exit 0")
    if apt:
        put(machine, "apt-get", apt)
    done = bootstrap(tree, "setup", path=str(machine))
    assert done.returncode == 0
    assert done.stderr.strip().split("\n")[-1].endswith("ask an administrator to install: antiword")
    assert (tree / ".venv" / "ready.stamp").exists()
    assert bootstrap(tree, "setup", path=str(machine)).stderr == ""


def locked(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", (PACKAGING / name).read_text(encoding="utf-8"), flags=re.MULTILINE))


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    runtime, dev = locked("requirements.lock"), locked("requirements-dev.lock")
    assert runtime.items() <= dev.items()
    for asked, held in [
        (project["project"]["dependencies"] + groups["build"], runtime),
        (groups["dev"], dev),
    ]:
        for requirement in map(Requirement, asked):
            assert requirement.specifier.contains(held[requirement.name.lower()]), requirement


@pytest.mark.parametrize("name", ["pip.lock", "requirements.lock", "requirements-dev.lock"])
def test_a_lock_file_has_a_hash_for_everything_and_names_no_machine(name: str) -> None:
    text = (PACKAGING / name).read_text(encoding="utf-8")
    assert not re.search(r"https?:|file:|--find-links|index-url|@ |^-e|(?<!\w)/\w", text, flags=re.MULTILINE)
    pinned = re.findall(r"^[\w.-]+==.*$", text, flags=re.MULTILINE)
    assert pinned
    assert all(line.endswith("\\") for line in pinned)


def test_the_words_of_the_windows_script_end_with_its_line_ends() -> None:
    text = (PACKAGING / "bootstrap.cmd").read_bytes()
    assert text.count(b"\r\n") == text.count(b"\n") > 50
    labels = set(re.findall(rb"^:(\w+)", text, flags=re.MULTILINE))
    assert set(re.findall(rb"(?:goto|call) :?(\w+)", text)) <= labels
