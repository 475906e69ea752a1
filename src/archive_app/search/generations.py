"""The folder of the index: generations, the pointer to the current one, and the stamp that says whose it is.

    CURRENT            the name of the generation in use
    gen-3/STAMP        whose index, up to which change, and what its files were: written last, on the disk before use
    gen-4/BUILDING     a generation that is being made, and how far it is
    gen-3/WRITING      the lock of whoever changes it; REBUILDING beside CURRENT, of whoever makes a new one

A generation without a matching stamp is never opened, because Whoosh unpickles. What is inside is left to `index`.
"""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from whoosh.util.filelock import FileLock

from archive_app.search.synced import replace_file
from archive_app.search.version import ANALYSER, EXTENSION, SCHEMA_VERSION

Facts = dict[str, tuple[int, int]]
"""Size and CRC-32 of files, by name."""
_GENERATION = re.compile(r"gen-(\d+)")
_READ_AT_ONCE = 16 * 1024 * 1024
"""Files up to this size all together are re-read at opening; the rest is checked by size, and by `Index.intact`."""


class IndexBusy(Exception):
    """Another process is writing the index. What is there can still be searched."""


class IndexDamaged(Exception):
    """The index cannot be read; it has to be built again. Nothing of the archive is touched by this."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Whose index it is and by which rules it was made; any difference means that it has to be built again."""

    archive_uuid: str
    epoch: int
    schema: str = SCHEMA_VERSION
    analyser: int = ANALYSER


@dataclass(frozen=True, slots=True)
class Standing:
    """What a generation is, as written beside it.

    ``position`` is the last change in it, ``toc`` the number of Whoosh's table of contents, ``files`` the size and
    CRC-32 of each of its files.
    """

    stamp: Stamp
    position: int
    toc: int
    count: int
    files: Facts

    def write(self, generation: Path) -> None:
        replace_file(generation / "STAMP", json.dumps(asdict(self)))


@dataclass(frozen=True, slots=True)
class Building:
    """An unfinished generation: what is in it is what the archive held at change ``position`` or later."""

    stamp: Stamp
    position: int
    files: Facts = field(default_factory=dict)

    def write(self, generation: Path) -> None:
        replace_file(generation / "BUILDING", json.dumps(asdict(self)))


@contextlib.contextmanager
def locked(file: Path) -> Iterator[None]:
    """Holds the lock ``file``, which dies with its process. Raises `IndexBusy` at once when another has it."""
    lock = FileLock(str(file))
    if not lock.acquire():
        raise IndexBusy(str(file))
    try:
        yield
    finally:
        lock.release()


def read_standing(generation: Path) -> Standing:
    """Any exception means that the generation is not to be opened."""
    found: dict[str, Any] = json.loads((generation / "STAMP").read_text(encoding="utf-8"))
    facts = _facts(found["files"])
    return Standing(Stamp(**found["stamp"]), int(found["position"]), int(found["toc"]), int(found["count"]), facts)


def read_building(generation: Path) -> Building | None:
    try:
        found: dict[str, Any] = json.loads((generation / "BUILDING").read_text(encoding="utf-8"))
        return Building(Stamp(**found["stamp"]), int(found["position"]), _facts(found["files"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def current(folder: Path) -> Path | None:
    """The generation in use; None when there is none."""
    try:
        name = (folder / "CURRENT").read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return None
    return folder / name if _GENERATION.fullmatch(name) else None


def make_current(generation: Path) -> None:
    replace_file(generation.parent / "CURRENT", generation.name)


def generations(folder: Path) -> list[Path]:
    """All generations in the folder, oldest first."""
    found = [one for one in folder.iterdir() if _GENERATION.fullmatch(one.name)] if folder.is_dir() else []
    return sorted(found, key=_number)


def next_generation(folder: Path) -> Path:
    """A name that no generation has had."""
    there = generations(folder)
    return folder / f"gen-{_number(there[-1]) + 1 if there else 1}"


def remove_others(folder: Path, keep: Path | None) -> None:
    """Removes every other generation as far as it can: Windows keeps what is open elsewhere until the next time."""
    for one in generations(folder):
        if one != keep:
            shutil.rmtree(one, ignore_errors=True)


def wipe(folder: Path) -> None:
    """Removes the whole index as far as it can; the pointer goes first, so that nothing half there is ever opened."""
    (folder / "CURRENT").unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=True)


def facts_of(generation: Path, known: Facts) -> Facts:
    """Size and CRC-32 of each of Whoosh's files; they never change, so those in ``known`` are not read again."""
    whoosh = [file for file in generation.iterdir() if file.suffix in (".toc", EXTENSION)]
    return {file.name: known.get(file.name) or (file.stat().st_size, checksum(file)) for file in whoosh}


def still_true(generation: Path, facts: Facts, *, thorough: bool) -> bool:
    """Whether the files that are still there are as ``facts`` say: all by size, by content as far as affordable."""
    left = _READ_AT_ONCE
    for name, (size, crc) in sorted(facts.items(), key=lambda one: one[1]):
        file = generation / name
        if not file.exists():
            continue  # merged away, or else opening will miss it
        if file.stat().st_size != size:
            return False
        left -= size
        if (thorough or left >= 0) and checksum(file) != crc:
            return False
    return True


def checksum(file: Path) -> int:
    """CRC-32 of the file: against decay, not against anybody."""
    crc = 0
    with open(file, "rb") as opened:
        while chunk := opened.read(1 << 20):
            crc = zlib.crc32(chunk, crc)
    return crc


def _facts(read: dict[str, Any]) -> Facts:
    return {str(name): (int(size), int(crc)) for name, (size, crc) in read.items()}


def _number(generation: Path) -> int:
    found = _GENERATION.fullmatch(generation.name)
    return int(found[1]) if found else 0
