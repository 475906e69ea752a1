"""What a disk may hold after a power cut: a strace log replayed with the parts that were not synced left out.

Strict: only an fsync of the file makes its bytes durable, and only one of the folder its names. Sees system calls, not
memory maps, and believes that fsync does what it says.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

RECORDED = "openat,write,pwrite64,fsync,fdatasync,rename,unlink,mkdir,ftruncate,link"
RECORDING = ("-y", "-xx", "-s", "10000000", "-e", f"trace={RECORDED}")
BLOCK = 4096

_CALL = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)(?:<((?:\\x[0-9a-f]{2})*)>)?")
_HANDLE = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})*)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(eq=False)
class Node:
    """A file or folder: the bytes that are on the disk and the writes that may not be there yet."""

    is_folder: bool = False
    durable: bytes = b""
    pending: list[tuple[int, bytes | None]] = field(default_factory=list)

    def content(self, kept: Callable[[int], bool]) -> bytes:
        held = bytearray(self.durable)
        for number, (at, data) in enumerate(self.pending):
            if not kept(number):
                continue
            if data is None:  # cut or stretched to this length
                held = held[:at].ljust(at, b"\0")
            else:
                held = held.ljust(at, b"\0")
                held[at : at + len(data)] = data
        return bytes(held)


Names = dict[str, Node]
Renaming = tuple[str | None, str | None, Node]


@dataclass
class Disk:
    """``seen``: what programs see; ``names``: what is durable; ``pending``: renamings that may not be there yet."""

    seen: Names
    names: Names
    pending: list[Renaming] = field(default_factory=list)
    acks: list[str] = field(default_factory=list)

    def rename(self, old: str | None, new: str | None, node: Node) -> None:
        if old:
            self.seen.pop(old, None)
        if new:
            self.seen[new] = node
        self.pending.append((old, new, node))

    def sync(self, path: str) -> None:
        node = self.seen.get(path)
        if node is not None and not node.is_folder:
            node.durable, node.pending = node.content(lambda _: True), []
            return
        later: list[Renaming] = []
        for one in self.pending:
            if path in {str(Path(name).parent) for name in one[:2] if name}:
                _apply(self.names, one)
                later = [before for before in later if before[1] != one[0]]  # what it was called before is past
            else:
                later.append(one)
        self.pending = later

    def states(self, chance: random.Random, samples: int) -> Iterator[tuple[str, Names, Callable[[Node, int], bool]]]:
        """What may be found: all that was done (a kill), only what was synced, only the names, and anything between."""
        every = dict(self.names)
        for one in self.pending:
            _apply(every, one)
        yield "all", every, lambda _node, _number: True
        yield "synced", dict(self.names), lambda _node, _number: False
        yield "names", every, lambda _node, _number: False
        for _ in range(samples):
            some = dict(self.names)
            for one in self.pending:
                if chance.random() < 0.5:
                    _apply(some, one)
            kept: dict[tuple[int, int], bool] = {}
            yield (
                "some",
                some,
                lambda node, number, kept=kept: kept.setdefault((id(node), number), chance.random() < 0.5),
            )


def load(folder: Path) -> Disk:
    """The folder as it is now, all of it durable."""
    names: Names = {str(folder): Node(is_folder=True)}
    for path in folder.rglob("*"):
        names[str(path)] = Node(is_folder=True) if path.is_dir() else Node(durable=path.read_bytes())
    return Disk(dict(names), names)


def replay(disk: Disk, log: str, folder: Path) -> Iterator[str]:
    """Does to ``disk`` what the log says was done below ``folder``, one call at a time, and yields each call's name."""
    positions: dict[str, int] = {}
    for line in log.split("\n"):
        found = _CALL.match(line)
        if found and int(found[3]) >= 0 and _do(disk, found, str(folder), positions):
            yield found[1]


def found(names: Names, kept: Callable[[Node, int], bool], folder: Path) -> dict[str, bytes | None]:
    """The files of ``folder`` as they would be found, by relative path; folders are None."""
    return {
        os.path.relpath(path, folder): None
        if node.is_folder
        else node.content(lambda number, node=node: kept(node, number))
        for path, node in sorted(names.items())
    }


def write_out(files: dict[str, bytes | None], target: Path) -> None:
    """Makes the folder at ``target`` hold just these files; what stands in a folder that was lost is lost with it."""
    shutil.rmtree(target, ignore_errors=True)
    for path, content in files.items():
        place = target / path
        if content is None:
            place.mkdir(exist_ok=True)
        elif place.parent.is_dir():
            place.write_bytes(content)


def _do(disk: Disk, found: re.Match[str], root: str, positions: dict[str, int]) -> bool:
    """Does one call to the disk; False if it was none of ours."""
    call, given = found[1], found[2]
    strings = [_decoded(one) for one in _STRING.findall(given)]
    handle = _HANDLE.match(given)
    if not handle:
        paths = [os.path.normpath(one.decode(errors="replace")) for one in strings]
        if not paths[0].startswith(root + "/"):
            return False
        if call == "openat":
            positions[found[3]] = 0
            if paths[0] in disk.seen or "O_CREAT" not in given:
                return False
        _do_name(disk, call, paths)
        return True
    path = _decoded(handle[2]).decode(errors="replace")
    if call == "write" and strings[0].startswith(b"ACK "):
        disk.acks.append(strings[0][4:].decode().strip())
    elif call in {"fsync", "fdatasync"} and path.startswith(root):
        disk.sync(path)
    elif path in disk.seen:
        last = given.rsplit(",", 1)[1]
        at = positions.get(handle[1], 0) if call == "write" else int(last)
        if call == "write":
            positions[handle[1]] = at + len(strings[0])
        _do_bytes(disk.seen[path], at, strings[0] if strings else None)
    else:
        return False
    return True


def _do_name(disk: Disk, call: str, paths: list[str]) -> None:
    match call:
        case "openat":
            disk.rename(None, paths[0], Node())
        case "mkdir":
            disk.rename(None, paths[0], Node(is_folder=True))
        case "link":
            disk.rename(None, paths[1], disk.seen[paths[0]])
        case "rename":
            disk.rename(paths[0], paths[1], disk.seen[paths[0]])
        case "unlink":
            disk.rename(paths[0], None, disk.seen[paths[0]])


def _do_bytes(node: Node, at: int, data: bytes | None) -> None:
    """Writes in blocks, each of which may be lost alone; without data, cuts."""
    if data is None:
        node.pending.append((at, None))
        return
    for start in range(0, len(data), BLOCK):
        node.pending.append((at + start, data[start : start + BLOCK]))


def _apply(names: Names, one: Renaming) -> None:
    old, new, node = one
    if old:
        names.pop(old, None)
    if new:
        names[new] = node


def _decoded(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))
