"""Reads Word 97 to 2003 (.doc) with the fonts of its words, by its own piece table; earlier Word goes to `programs`.

Nothing but this knows which letters are of an old font: what Word writes as one byte stays that byte's western letter.
Offsets are those of [MS-DOC], sections 2.5 and 2.8.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive_app.errors import FileUnreadable
from archive_app.reading import programs
from archive_app.reading.letters import western
from archive_app.reading.ole import Ole, pictures
from archive_app.reading.paper import Line, Picture, Read, Run, finished, is_old_font, row

_WORD_97 = 0xC1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_STYLES, _CHARACTERS, _PARAGRAPHS, _FONTS, _PIECES = 1, 12, 13, 15, 33
_STORIES = ("text", "notes", "headers", "macros", "remarks", "endnotes", "boxes", "header boxes")
_READ_STORIES = ("text", "notes", "endnotes", "boxes")
_FONT, _FONT_FAR, _HIDDEN, _DELETED, _ITALIC, _PICTURE, _SIGN = 0x4A4F, 0x4A51, 0x083C, 0x0800, 0x0836, 0x6A03, 0x6A09
_ROW_END, _IN_TABLE, _ADJUST, _ADJUST_97, _TABLE_DEFINITION = 0x2417, 0x2416, 0x2461, 0x2403, 0xD608
_CAPTION = 34
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
_PAGE = 512
_SIGNS = {0x0B: "\n", 0x0E: "\n", 0x1E: "-", 0x1F: "\u00ad"}


def read(content: bytes, path: str) -> Read:
    """The document. Raises `FileUnreadable` (damaged, protected, needs_program)."""
    box = Ole(content, path)
    main = box.stream("WordDocument")
    if len(main) < 0x200:
        raise FileUnreadable(path, "damaged", "cut off")
    if struct.unpack_from("<H", main, 2)[0] < _WORD_97:
        return programs.read_doc(path)
    flags = struct.unpack_from("<H", main, 0x0A)[0]
    if flags & _ENCRYPTED:
        raise FileUnreadable(path, "protected")
    table = box.stream("1Table" if flags & _TABLE_1 else "0Table")
    try:
        paper = _Paper(main, table, box.stream("Data"))
        return finished(list(paper.lines()))
    except (struct.error, IndexError) as error:
        raise FileUnreadable(path, "damaged", f"{type(error).__name__} {error}") from error


@dataclass(frozen=True, slots=True)
class _Look:
    """What is said of a stretch of characters: fonts by number, where its picture is, its font and letter as a sign."""

    font: int | None = None
    hidden: bool = False
    italic: bool = False
    picture: int | None = None
    sign: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class _Form:
    """What is said of a paragraph, or of all that have a style."""

    font: int | None = None
    heading: bool = False
    caption: bool = False
    aside: bool = False
    in_table: bool = False
    row_end: bool = False


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters that lie together and look alike; the first is at ``place`` in the file, ``width`` bytes each."""

    text: str
    place: int
    width: int
    look: _Look


class _Paper:
    """The pieces of one document, its fonts and styles."""

    def __init__(self, main: bytes, table: bytes, drawings: bytes) -> None:
        self._main, self._table, self._drawings = main, table, drawings
        self._pieces = list(_pieces(self._part(_PIECES)))
        self._fonts = list(_font_names(self._part(_FONTS)))
        self._styles = _styles(self._part(_STYLES))
        self._looks = _Pages(main, self._part(_CHARACTERS), entry=1)
        self._forms = _Pages(main, self._part(_PARAGRAPHS), entry=13)

    def lines(self) -> Iterator[Line]:
        lengths = struct.unpack_from("<8i", self._main, 0x4C)
        at = 0
        for story, length in zip(_STORIES, lengths, strict=True):
            if length < 0:
                raise IndexError(story)
            if story in _READ_STORIES and length:
                yield from self._story(at, at + length)
            at += length

    def _part(self, number: int) -> bytes:
        start, length = struct.unpack_from("<II", self._main, 0x9A + 8 * number)
        return self._table[start : start + length]

    def _story(self, start: int, end: int) -> Iterator[Line]:
        rows = _Rows()
        writing = _Writing()
        for one in self._stretches(start, end):
            for number, char in enumerate(one.text):
                if char not in "\r\x07\x0c":
                    self._take(writing, char, one.look)
                    continue
                form = self._form(one.place + number * one.width)
                done = writing.finished(form, self._font(form.font))
                writing = _Writing(writing.fields)
                yield from rows.take(done, char, form)
        yield from rows.left()
        last = writing.finished(_Form(), None)
        if last.runs or last.shots:
            yield last

    def _take(self, writing: _Writing, char: str, look: _Look) -> None:
        code = ord(char)
        if code in (0x13, 0x14, 0x15):
            writing.field(code)
        elif look.hidden or not all(writing.fields):
            return
        elif look.sign:
            font, letter = look.sign
            writing.write(_sign(letter, self._font(font)), self._font(font), look)
        elif code == 0x01 and look.picture is not None:
            writing.shots += self._picture(look.picture)
        elif code >= 0x20 or char in "\t\n" or code in _SIGNS:
            writing.write(_SIGNS.get(code, char), self._font(look.font), look)

    def _stretches(self, start: int, end: int) -> Iterator[_Stretch]:
        for first, last, offset, width in self._pieces:
            at, stop = max(first, start), min(last, end)
            while at < stop:
                place = offset + (at - first) * width
                said, until = self._looks.at(place)
                count = max(1, min(stop - at, -(-(until - place) // width)))
                content = self._main[place : place + count * width]
                if len(content) < count * width:
                    raise IndexError("text beyond the file")
                text = western(content) if width == 1 else content.decode("utf-16-le", "replace")
                yield _Stretch(text, place, width, _look(said))
                at += count

    def _form(self, place: int) -> _Form:
        said, _ = self._forms.at(place)
        style = self._styles.get(struct.unpack_from("<H", said)[0], _Form()) if len(said) >= 2 else _Form()
        return _form(said[2:], style)

    def _font(self, number: int | None) -> str | None:
        return self._fonts[number] if number is not None and number < len(self._fonts) else None

    def _picture(self, place: int) -> list[Picture]:
        if place + 68 > len(self._drawings):
            return []
        length, header = struct.unpack_from("<IH", self._drawings, place)
        return list(pictures(self._drawings, place + header, place + length))


class _Writing:
    """A paragraph while it is read."""

    def __init__(self, fields: list[bool] | None = None) -> None:
        self.runs: list[Run] = []
        self.shots: list[Picture] = []
        self.fields = fields or []
        """For each field that is open, whether its result has begun."""
        self._slants: set[bool] = set()

    def field(self, mark: int) -> None:
        if mark == 0x13:
            self.fields.append(False)
        elif self.fields and mark == 0x14:
            self.fields[-1] = True
        elif self.fields:
            self.fields.pop()

    def write(self, text: str, font: str | None, look: _Look) -> None:
        if self.runs and self.runs[-1].font == font:
            self.runs[-1] = Run(self.runs[-1].text + text, font)
        else:
            self.runs.append(Run(text, font))
        if text.strip():
            self._slants.add(look.italic)

    def finished(self, form: _Form, font: str | None) -> Line:
        runs = tuple(Run(run.text, run.font or font) for run in self.runs)
        aside = form.aside or self._slants == {True}
        return Line(runs, form.heading, form.caption, aside, tuple(self.shots))


class _Rows:
    """Puts paragraphs into their cells and rows."""

    def __init__(self) -> None:
        self._cell: list[Line] = []
        self._cells: list[list[Line]] = []

    def take(self, done: Line, mark: str, form: _Form) -> list[Line]:
        """The lines that this paragraph completes."""
        if mark == "\x07" and form.row_end:
            return self.left()
        if mark == "\x07":
            self._cells.append([*self._cell, done])
            self._cell = []
            return []
        if form.in_table:
            self._cell.append(done)
            return []
        return [*self.left(), done]

    def left(self) -> list[Line]:
        cells = [*self._cells, *([self._cell] if self._cell else [])]
        self._cells, self._cell = [], []
        return row(cells)


class _Pages:
    """Properties by place in the file: a list of pages of 512 bytes, each with its own list of stretches."""

    def __init__(self, main: bytes, listed: bytes, entry: int) -> None:
        count = max(0, (len(listed) - 4) // 8)
        self._starts = struct.unpack_from(f"<{count + 1}I", listed) if count else (0,)
        self._numbers = struct.unpack_from(f"<{count}I", listed, 4 * (count + 1)) if count else ()
        self._main, self._entry = main, entry
        self._known: dict[int, tuple[tuple[int, ...], list[bytes]]] = {}

    def at(self, place: int) -> tuple[bytes, int]:
        """What is said of the character at ``place``, and up to where."""
        page = bisect_right(self._starts, place) - 1
        if not 0 <= page < len(self._numbers):
            return b"", 1 << 62
        starts, said = self._page(self._numbers[page] & 0x3FFFFF)
        one = bisect_right(starts, place) - 1
        if not 0 <= one < len(said):
            return b"", self._starts[page + 1] if one >= 0 else max(starts[0], place + 1)
        return said[one], starts[one + 1]

    def _page(self, number: int) -> tuple[tuple[int, ...], list[bytes]]:
        if number not in self._known:
            page = self._main[number * _PAGE : (number + 1) * _PAGE]
            if len(page) < _PAGE:
                raise IndexError("page")
            count = page[_PAGE - 1]
            starts = struct.unpack_from(f"<{count + 1}I", page)
            places = [page[4 * (count + 1) + self._entry * one] * 2 for one in range(count)]
            self._known[number] = starts, [self._said(page, place) for place in places]
        return self._known[number]

    def _said(self, page: bytes, place: int) -> bytes:
        if not place:
            return b""
        length, place = page[place], place + 1
        if self._entry > 1:  # of paragraphs, counted in words; a zero says that the next byte counts
            length, place = (2 * length - 1, place) if length else (2 * page[place], place + 1)
        return page[place : place + length]


def _pieces(listed: bytes) -> Iterator[tuple[int, int, int, int]]:
    """First and last character of each piece, its place in the file, and how many bytes a character has."""
    at = 0
    while at < len(listed) and listed[at] == 1:
        at += 3 + struct.unpack_from("<H", listed, at + 1)[0]
    (length,) = struct.unpack_from("<I", listed, at + 1)
    count = (length - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", listed, at + 5)
    for number in range(count):
        (place,) = struct.unpack_from("<I", listed, at + 5 + 4 * (count + 1) + 8 * number + 2)
        narrow = bool(place & 0x40000000)
        place &= 0x3FFFFFFF
        yield bounds[number], bounds[number + 1], place // 2 if narrow else place, 1 if narrow else 2


def _font_names(listed: bytes) -> Iterator[str]:
    count = struct.unpack_from("<H", listed)[0] if len(listed) >= 4 else 0
    at = 4
    for _ in range(count):
        if at >= len(listed):
            return
        length = listed[at]
        yield listed[at + 40 : at + 1 + length].decode("utf-16-le", "replace").partition("\0")[0]
        at += 1 + length


def _sprms(said: bytes) -> Iterator[tuple[int, bytes]]:
    """Each property by its number, and its value; [MS-DOC] 2.2.5."""
    at = 0
    while at + 2 <= len(said):
        (code,) = struct.unpack_from("<H", said, at)
        at += 2
        size = _SIZES.get(code >> 13)
        if size is None:
            if code == _TABLE_DEFINITION:
                size = struct.unpack_from("<H", said, at)[0] + 1 if at + 2 <= len(said) else 0
            else:
                size = said[at] + 1 if at < len(said) else 0
        yield code, said[at : at + size]
        at += size


def _look(said: bytes) -> _Look:
    look = _Look()
    for code, value in _sprms(said):
        number = int.from_bytes(value[:4], "little")
        if code == _FONT_FAR or (code == _FONT and look.font is None):
            look = replace(look, font=number)
        elif code in (_HIDDEN, _DELETED):
            look = replace(look, hidden=look.hidden or number == 1)
        elif code == _ITALIC:
            look = replace(look, italic=number == 1)
        elif code == _PICTURE:
            look = replace(look, picture=number)
        elif code == _SIGN:
            look = replace(look, sign=(number & 0xFFFF, number >> 16))
    return look


def _form(said: bytes, style: _Form) -> _Form:
    form = style
    for code, value in _sprms(said):
        on = bool(value) and value[0] == 1
        if code in (_ADJUST, _ADJUST_97):
            form = replace(form, aside=on)
        elif code == _IN_TABLE:
            form = replace(form, in_table=on)
        elif code == _ROW_END:
            form = replace(form, row_end=on)
    return form


def _styles(listed: bytes) -> dict[int, _Form]:
    """What each style of paragraphs says, what it is based on worked in."""
    if len(listed) < 20:
        return {}
    size, count, fixed = struct.unpack_from("<HHH", listed)
    (standard,) = struct.unpack_from("<H", listed, 2 + 16) if size >= 18 else (None,)
    written: dict[int, bytes] = {}
    at = 2 + size
    for number in range(count):
        if at + 2 > len(listed):
            break
        (length,) = struct.unpack_from("<H", listed, at)
        written[number] = listed[at + 2 : at + 2 + length]
        at += 2 + length
    known: dict[int, _Form] = {}

    def form(number: int, deep: int = 0) -> _Form:
        if number not in known:
            one = written.get(number, b"")
            if len(one) < fixed + 2 or deep > 20:
                return _Form(standard)
            kind, based = _split(one, 2)
            below = form(based, deep + 1) if kind == 1 and based != number else _Form(standard)
            known[number] = _style(one, fixed, below) if kind == 1 else below
        return known[number]

    return {number: form(number) for number in written}


def _split(one: bytes, at: int) -> tuple[int, int]:
    (both,) = struct.unpack_from("<H", one, at)
    return both & 0xF, both >> 4


def _style(one: bytes, fixed: int, below: _Form) -> _Form:
    """A style of paragraphs: its name, then what it says of paragraphs and of characters; [MS-DOC] 2.9.260."""
    (kind,) = struct.unpack_from("<H", one)
    (letters,) = struct.unpack_from("<H", one, fixed)
    at = fixed + 2 + 2 * letters + 2
    said = []
    for _ in range(2):
        at += at % 2
        length = struct.unpack_from("<H", one, at)[0] if at + 2 <= len(one) else 0
        said.append(one[at + 2 : at + 2 + length])
        at += 2 + length
    look = _look(said[1])
    form = _form(said[0][2:], below)
    return replace(
        form,
        font=below.font if look.font is None else look.font,
        heading=below.heading or 1 <= kind & 0xFFF <= 9,
        caption=below.caption or kind & 0xFFF == _CAPTION,
        aside=form.aside or look.italic,
    )


def _sign(letter: int, font: str | None) -> str:
    """A character that stands for itself whatever the text's font is: a letter of an old font, or a bullet."""
    code = letter - 0xF000 if 0xF000 <= letter <= 0xF0FF else letter
    return western(bytes([code])) if code < 0x100 and is_old_font(font) else "•" if code < 0x100 else chr(code)
