"""Reads a .zip of papers as one: the words of every member that can be read, by name, and the pictures.

A zip file inside it is left as it is. How a member is read is the caller's.
"""

from __future__ import annotations

import contextlib
from pathlib import PurePosixPath
from zipfile import ZipInfo

from archive_app.reading.boxes import Box
from archive_app.reading.members import ReadMember, read_all
from archive_app.reading.paper import Read


def read(content: bytes, path: str, read_member: ReadMember) -> Read:
    """All members in the order of their names. Raises `FileUnreadable`."""
    box = Box(content, path)
    named = sorted((name_of(one), one.filename) for one in box.members)
    members = ((name, box.bytes_of(inside)) for name, inside in named if not _is_litter(name))
    return read_all(members, path, read_member)


def name_of(member: ZipInfo) -> str:
    """A member's own name, without folders; some programs write UTF-8 without saying so."""
    name = member.filename
    if not member.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return PurePosixPath(name.replace("\\", "/")).name or name


def _is_litter(name: str) -> bool:
    return name.startswith((".", "~$")) or name in ("Thumbs.db", "desktop.ini")
