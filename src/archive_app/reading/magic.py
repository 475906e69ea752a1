"""Tells the format of a file by its first bytes, whatever it is called; leaves opening it to others."""

from __future__ import annotations

from typing import Literal

Format = Literal["jpeg", "png", "gif", "tiff", "bmp", "webp", "pdf", "zip", "ole", "rtf", "html", "other"]

LOOKED_AT = 1024
"""How many bytes from the start of the file are looked at."""

_STARTS: tuple[tuple[int, bytes, Format], ...] = (
    (0, b"\xff\xd8\xff", "jpeg"),
    (0, b"\x89PNG\r\n\x1a\n", "png"),
    (0, b"GIF87a", "gif"),
    (0, b"GIF89a", "gif"),
    (0, b"II*\0", "tiff"),
    (0, b"MM\0*", "tiff"),
    (0, b"%PDF-", "pdf"),
    (0, b"PK\x03\x04", "zip"),
    (0, b"PK\x05\x06", "zip"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (0, b"{\\rtf", "rtf"),
    (8, b"WEBP", "webp"),
    (4, b"ftyp", "other"),
    (0, b"7z\xbc\xaf\x27\x1c", "other"),
    (0, b"Rar!\x1a\x07", "other"),
    (0, b"\x1f\x8b", "other"),
    (0, b"\x7fELF", "other"),
    (0, b"SQLite format 3\0", "other"),
    (0, b"ID3\x03", "other"),
    (0, b"ID3\x04", "other"),
    (0, b"OggS", "other"),
)
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")


def format_of(start: bytes) -> Format | None:
    """The format that the bytes at the start of a file show; None when they show none (it may still be text)."""
    for at, magic, name in _STARTS:
        if start.startswith(magic, at):
            return name
    if start.startswith((b"BM", b"MZ")) and b"\0" in start[:LOOKED_AT]:
        return "bmp" if start.startswith(b"BM") else "other"
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:16].lower().startswith(_HTML):
        return "html"
    return None
