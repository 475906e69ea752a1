"""Makes papers of the nineties: the box that Word, Excel and PowerPoint shared, and the least that fits into it."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

SECTOR = 512
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def box(streams: Mapping[str, bytes]) -> bytes:
    """An OLE2 file; every stream is made long enough to need no second kind of sector."""
    padded = {
        name: content.ljust(max(4096, -(-len(content) // SECTOR) * SECTOR), b"\0") for name, content in streams.items()
    }
    directory_sectors = -(-(len(streams) + 1) // 4)
    body = sum(len(content) // SECTOR for content in padded.values()) + directory_sectors
    fat_sectors = 1
    while fat_sectors * 128 < body + fat_sectors:
        fat_sectors += 1
    chain = [FAT] * fat_sectors

    def take(count: int) -> int:
        start = len(chain)
        chain.extend([*range(start + 1, start + count), END])
        return start

    directory_start = take(directory_sectors)
    entries = [_entry("Root Entry", 5, END, 0, child=1 if streams else FREE)]
    contents = []
    for number, (name, content) in enumerate(padded.items(), start=1):
        right = number + 1 if number < len(padded) else FREE
        entries.append(_entry(name, 2, take(len(content) // SECTOR), len(content), right=right))
        contents.append(content)
    directory = b"".join(entries).ljust(directory_sectors * SECTOR, b"\0")
    table = struct.pack(f"<{len(chain)}I", *chain).ljust(fat_sectors * SECTOR, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, fat_sectors, directory_start, 0, 4096, END, 0, END, 0)
    head += struct.pack("<109I", *range(fat_sectors), *[FREE] * (109 - fat_sectors))
    return head + table + directory + b"".join(contents)


def _entry(name: str, kind: int, start: int, size: int, *, child: int = FREE, right: int = FREE) -> bytes:
    written = (name + "\0").encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, FREE, right, child)
    return (
        written.ljust(64, b"\0")
        + struct.pack("<H", len(written))
        + links
        + bytes(36)
        + struct.pack("<III", start, size, 0)
    )


Run = tuple[str, int, bytes]
"""Text, the number of its font (or -1 for its style's), and more properties."""


def prl(code: int, value: int, size: int = 1) -> bytes:
    return struct.pack("<H", code) + value.to_bytes(size, "little")


def doc(
    runs: Sequence[Run],
    fonts: Sequence[str] = ("Times New Roman", ".VnTime"),
    *,
    paragraphs: Sequence[bytes] = (),
    normal: int = 0,
    wide: bool = False,
    drawings: bytes = b"",
    flags: int = 0,
    version: int = 0xC1,
) -> bytes:
    """A Word 97 file: ``paragraphs`` are the properties of each that ends in the text (style's number first)."""
    text = "".join(run[0] for run in runs)
    content = text.encode("utf-16-le") if wide else text.encode("cp1252", "surrogateescape")
    width = 2 if wide else 1
    start = 0x600
    main = bytearray(start) + content
    main += bytes(-len(main) % SECTOR)
    looks, at = [], start
    for words, font, more in runs:
        said = (prl(0x4A4F, font, 2) + prl(0x4A51, font, 2) if font >= 0 else b"") + more
        looks.append((at, at + len(words) * width, bytes([len(said)]) + said))
        at += len(words) * width
    forms, begun = [], start
    marks = [number for number, char in enumerate(text) if char in "\r\x07\x0c"]
    for number, mark in enumerate(marks):
        said = b"\0\0" + (paragraphs[number] if number < len(paragraphs) else b"")
        said += bytes(len(said) % 2)
        forms.append((begun, start + (mark + 1) * width, b"\0" + bytes([len(said) // 2]) + said))
        begun = start + (mark + 1) * width
    plc_looks, plc_forms = _pages(main, looks, 1), _pages(main, forms, 13)
    parts = {1: _styles(normal), 12: plc_looks, 13: plc_forms, 15: _fonts(fonts), 33: _pieces(len(text), start, wide)}
    table = bytearray()
    for number, part in parts.items():
        struct.pack_into("<II", main, 0x9A + 8 * number, len(table), len(part))
        table += part
    struct.pack_into("<HH", main, 0, 0xA5EC, version)
    struct.pack_into("<H", main, 0x0A, 0x0200 | flags)
    struct.pack_into("<8i", main, 0x4C, len(text), 0, 0, 0, 0, 0, 0, 0)
    return box({"WordDocument": bytes(main), "1Table": bytes(table), "Data": drawings})


def _pages(main: bytearray, stretches: Sequence[tuple[int, int, bytes]], entry: int) -> bytes:
    """Writes the properties page by page behind the text; the list of the pages."""
    starts, numbers = [], []
    for at in range(0, len(stretches), 8):
        some = stretches[at : at + 8]
        page = bytearray(SECTOR)
        struct.pack_into(f"<{len(some) + 1}I", page, 0, *(one[0] for one in some), some[-1][1])
        place = SECTOR - 2
        for number, (_, _, said) in enumerate(some):
            place = (place - len(said)) // 2 * 2
            page[place : place + len(said)] = said
            page[4 * (len(some) + 1) + entry * number] = place // 2
        page[-1] = len(some)
        starts.append(some[0][0])
        numbers.append(len(main) // SECTOR)
        main += page
    if not stretches:
        return b""
    return struct.pack(f"<{len(starts) + 1}I{len(numbers)}I", *starts, stretches[-1][1], *numbers)


def _styles(normal: int) -> bytes:
    """Normal in a font, a caption based on it, a heading."""

    def style(kind: int, based: int, said: bytes) -> bytes:
        name = "x"
        fixed = struct.pack("<HHHHH", kind, based << 4 | 1, 2, 0, 0)
        upx = struct.pack("<HH", 2, 0) + struct.pack("<H", len(said)) + said
        one = fixed + struct.pack("<H", len(name)) + name.encode("utf-16-le") + b"\0\0" + upx
        return struct.pack("<H", len(one)) + one

    head = struct.pack("<HHHHHHHHH", 3, 10, 1, 0, 0, 0, 0, 0, 0)
    written = style(0, 0xFFF, prl(0x4A51, normal, 2)) + style(34, 0, b"") + style(1, 0, b"")
    return struct.pack("<H", len(head)) + head + written


def _fonts(names: Sequence[str]) -> bytes:
    out = struct.pack("<HH", len(names), 0)
    for name in names:
        written = bytes(39) + (name + "\0").encode("utf-16-le")
        out += bytes([len(written)]) + written
    return out


def _pieces(length: int, start: int, wide: bool) -> bytes:
    place = start if wide else start * 2 | 0x40000000
    listed = struct.pack("<IIHIH", 0, length, 0, place, 0)
    return b"\x01" + struct.pack("<H", 2) + b"\0\0" + b"\x02" + struct.pack("<I", len(listed)) + listed


def drawing(photo: bytes) -> bytes:
    """A picture as Word keeps it beside the text: a header of 68 bytes, then drawing records."""
    blip = struct.pack("<HHI", 0x46A0, 0xF01D, len(photo) + 17) + bytes(17) + photo
    records = struct.pack("<HHI", 0xF, 0xF004, 0) + struct.pack("<HHI", 0x2, 0xF007, 36 + len(blip)) + bytes(36) + blip
    return struct.pack("<IH", 68 + len(records), 68) + bytes(62) + records


def xls(
    rows: Sequence[Sequence[object]], fonts: Sequence[str] = ("Arial", ".VnTime"), name: str = "Bảng lương"
) -> bytes:
    """An Excel 97 file of one sheet. Words are bytes of the second font, text of the first; numbers are numbers."""

    def record(kind: int, content: bytes) -> bytes:
        return struct.pack("<HH", kind, len(content)) + content

    def short(text: str) -> bytes:
        return struct.pack("<BB", len(text), 1) + text.encode("utf-16-le")

    styles = b""
    for number in (0, 1):
        styles += record(0xE0, struct.pack("<HHH", number if number < 1 else 1, 0, 1) + bytes(14))
    styles += record(0xE0, struct.pack("<HHH", 0, 14, 1) + bytes(14))  # a day
    begin = record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0))
    written = b"".join(
        record(0x31, struct.pack("<HHHHHBBBB", 200, 0, 0, 400, 0, 0, 0, 0, 0) + short(one)) for one in fonts
    )
    head = begin + record(0x42, struct.pack("<H", 1200)) + written + styles
    place = len(head) + 4 + 6 + 2 + 2 * len(name) + 4
    book = head + record(0x85, struct.pack("<IH", place, 0) + short(name)) + record(0x0A, b"")
    sheet = record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0))
    sheet += record(0x200, struct.pack("<IIHHH", 0, len(rows), 0, 20, 0))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet += _cell(record, at, column, value)
    return box({"Workbook": book + sheet + record(0x0A, b"")})


def _cell(record: object, at: int, column: int, value: object) -> bytes:
    assert callable(record)
    if isinstance(value, bytes | str):
        old = isinstance(value, bytes)
        text = value.decode("latin-1") if isinstance(value, bytes) else value
        content = struct.pack("<HHHHB", at, column, int(old), len(text), 1) + text.encode("utf-16-le")
        return bytes(record(0x204, content))
    if isinstance(value, tuple):  # a day, by its number
        return bytes(record(0x203, struct.pack("<HHHd", at, column, 2, value[0])))
    return bytes(record(0x203, struct.pack("<HHHd", at, column, 0, value))) if value is not None else b""


def ppt(texts: Sequence[str], photo: bytes = b"") -> bytes:
    def record(kind: int, content: bytes, head: int = 0) -> bytes:
        return struct.pack("<HHI", head, kind, len(content)) + content

    atoms = [record(0x0FA0, one.encode("utf-16-le")) for one in texts]
    slide = record(0x03EE, record(0x040C, record(0xF00D, b"".join(atoms), 0xF), 0xF), 0xF)
    old = record(0x03EE, record(0x0FA8, b"H\xe9i ngh\xde", 0), 0xF)
    master = record(0x03F8, record(0x0FA8, b"Click to edit", 0), 0xF)
    blip = record(0xF01D, bytes(17) + photo, 0x46A0) if photo else b""
    return box({"PowerPoint Document": master + slide + old + slide, "Pictures": blip})
