"""Jobs for the sandbox's child, each named after the failure that it imitates."""

from __future__ import annotations

import ctypes
import os
import time
from pathlib import Path


def counts_itself(path: Path) -> dict[str, int]:
    return {"pid": os.getpid(), "length": len(str(path))}


def hangs_for_ever(path: Path) -> dict[str, int]:
    path.with_suffix(".pid").exists()
    time.sleep(600)
    return {}


def burns_the_processor(path: Path) -> dict[str, int]:
    while True:
        len(str(path))


def eats_all_memory(path: Path) -> dict[str, int]:
    return {"length": len(bytearray(8 * 1024**3))}


def dies(path: Path) -> dict[str, int]:
    ctypes.string_at(0)
    return {}


def leaves(path: Path) -> dict[str, int]:
    os._exit(0)


def answers_nonsense(path: Path) -> dict[str, int]:
    for number in range(3, 20):
        try:
            os.write(number, b"\0\0\0\7 Loi !")
        except OSError:
            continue
    return {}


def promises_gigabytes(path: Path) -> dict[str, int]:
    for number in range(3, 20):
        try:
            os.write(number, b"\xff\xff\xff\xff")
        except OSError:
            continue
    return {}


def prints(path: Path) -> dict[str, int]:
    os.write(1, b"printed by a library\n")
    return {"printed": 1}


def writes_a_file(path: Path) -> dict[str, int]:
    path.with_suffix(".written").write_bytes(b"x" * 100)
    return {}


def has_a_fault(path: Path) -> dict[str, int]:
    raise LookupError(path)


def answers_a_list(path: Path) -> list[int]:
    return [1]
