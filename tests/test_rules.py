"""The shape of the program holds: arrows, sizes, names. Each import contract is seen to bite once.

The contracts themselves are in pyproject.toml; style is ruff's and types are mypy's.
"""

from __future__ import annotations

import ast
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "archive_app"
CONTRACTS = {
    "Arrows point down",
    "The faces go through the desk",
    "Qt stays in the window",
    "SQL stays in the store",
    "Whoosh stays in search",
    "Parsers stay in reading",
    "No circles inside a room",
}


def verdicts(root: Path) -> dict[str, bool]:
    """Each contract and whether it is kept, for the tree under ``root`` with its own pyproject.toml."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(root / "src"), "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, encoding="utf-8", check=False)
    told = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", done.stdout, flags=re.MULTILINE))
    assert told, done.stdout + done.stderr
    assert (done.returncode == 0) == ("BROKEN" not in told.values())
    return {name: verdict == "KEPT" for name, verdict in told.items()}


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("rules")
    shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", root)
    return root


def test_the_tree_keeps_every_contract() -> None:
    assert verdicts(ROOT) == dict.fromkeys(CONTRACTS, True)


@pytest.mark.parametrize(
    ("contract", "planted"),
    [
        ("Arrows point down", {"store/wrong.py": "from archive_app import archive"}),
        ("Arrows point down", {"store/wrong.py": "import archive_app.search"}),
        ("Arrows point down", {"cli/wrong.py": "import archive_app.gui"}),
        ("Arrows point down", {"text/wrong.py": "from archive_app import errors"}),
        ("Arrows point down", {"text/wrong.py": "import typing\nif typing.TYPE_CHECKING:\n import archive_app.store"}),
        ("Arrows point down", {"utils.py": ""}),
        ("The faces go through the desk", {"gui/wrong.py": "import archive_app.store"}),
        ("The faces go through the desk", {"cli/wrong.py": "import archive_app.reading"}),
        ("Qt stays in the window", {"archive/wrong.py": "from PySide6.QtCore import QObject"}),
        ("Qt stays in the window", {"cli/wrong.py": "from PySide6.QtCore import QObject"}),
        ("SQL stays in the store", {"archive/wrong.py": "from sqlalchemy import select"}),
        ("SQL stays in the store", {"search/wrong.py": "import alembic.op"}),
        ("Whoosh stays in search", {"archive/wrong.py": "from whoosh.index import open_dir"}),
        ("Parsers stay in reading", {"archive/wrong.py": "from PIL import Image"}),
        ("Parsers stay in reading", {"store/wrong.py": "import pypdfium2"}),
        (
            "No circles inside a room",
            {
                "search/wrong.py": "import archive_app.search.worse",
                "search/worse.py": "import archive_app.search.wrong",
            },
        ),
    ],
)
def test_a_violation_breaks_its_contract_and_no_other(copied: Path, contract: str, planted: dict[str, str]) -> None:
    files = {copied / "src" / "archive_app" / name: text for name, text in planted.items()}
    for file, text in files.items():
        file.write_text(text, encoding="utf-8")
    try:
        assert verdicts(copied) == {name: name != contract for name in CONTRACTS}
    finally:
        for file in files:
            file.unlink()


def sources() -> Iterator[tuple[str, str]]:
    """Every source file but the steps of migrations, which are as long as what they change."""
    for file in sorted(PACKAGE.rglob("*.py")):
        name = file.relative_to(PACKAGE).as_posix()
        if not name.startswith("store/migrations/"):
            yield name, file.read_text(encoding="utf-8")


def test_no_module_function_or_class_is_longer_than_one_can_read() -> None:
    too_long = []
    for name, text in sources():
        lines = text.count("\n")
        if lines > (290 if name == "gui/main_window.py" else 500):
            too_long.append(f"{name}: {lines} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > (350 if isinstance(node, ast.ClassDef) else 80):
                    too_long.append(f"{name}: {node.name} has {length} lines")
    assert not too_long, "\n".join(too_long)


def test_names_say_what_is_done_instead_of_that_something_is() -> None:
    empty_words = r"(manager|helper|handler|util|base|data|service|common|misc)s?"
    vague = []
    for name, text in sources():
        stem = Path(name).stem
        if any(re.fullmatch(empty_words, word) for word in stem.split("_")):
            vague.append(name)
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                words = re.findall(r"[A-Z][a-z]*", node.name)
                if any(re.fullmatch(empty_words, word.lower()) for word in words):
                    vague.append(f"{name}: {node.name}")
    assert not vague, vague
