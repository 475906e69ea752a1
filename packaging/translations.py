"""Keeps the window's English: gathers its sentences from the sources, and compiles what was translated.

    python packaging/translations.py update     new sentences of the window go into resources/translations/en.ts
    python packaging/translations.py release    resources/translations/*.ts become the .qm files that Qt loads

Hatchling calls `release` by itself for a wheel and for an editable install. Vietnamese is the language of the sources
and needs no file. Translating is done in en.ts, by hand or with Qt Linguist; nothing here guesses.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import PySide6
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
GUI = Path("src", "archive_app", "gui")
TRANSLATIONS = Path("resources", "translations")
QT_TOOLS = Path(PySide6.__file__).parent


def update(ts: Path, root: Path = ROOT) -> None:
    """Merges the sentences found under ``root`` into ``ts``; new ones are marked unfinished, lost ones go.

    Qt's guesses from similar sentences are off: a wrong sentence that looks finished is worse than a missing one.
    """
    sources = sorted(str(file) for file in (root / GUI).rglob("*.py"))
    _run("lupdate", "-silent", "-no-obsolete", "-locations", "none", "-source-language", "vi", "-target-language", "en",
         "-disable-heuristic", "sametext", "-disable-heuristic", "similartext", *sources, "-ts", str(ts))  # fmt: skip


def release(folder: Path) -> list[Path]:
    """Compiles every .ts in ``folder`` to a .qm beside it; unfinished sentences stay Vietnamese."""
    made = []
    for ts in sorted(folder.glob("*.ts")):
        _run("lrelease", "-silent", "-nounfinished", str(ts), "-qm", str(ts.with_suffix(".qm")))
        made.append(ts.with_suffix(".qm"))
    return made


def _run(tool: str, *words: str) -> None:
    subprocess.run([str(QT_TOOLS / tool), *words], check=True)


class CompiledTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling's way to say: run `release`, then put ``resources/`` into the package.

    Not into an editable install, which would get a copy that goes stale; it reads the source tree's.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        release(Path(self.root) / TRANSLATIONS)
        if version != "editable":
            build_data["force_include"][str(Path(self.root) / "resources")] = "archive_app/resources"


if __name__ == "__main__":
    if sys.argv[1:] == ["update"]:
        update(ROOT / TRANSLATIONS / "en.ts")
    elif sys.argv[1:] == ["release"]:
        release(ROOT / TRANSLATIONS)
    else:
        sys.exit(__doc__)
