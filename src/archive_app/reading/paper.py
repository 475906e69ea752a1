"""What every reader of documents hands over: paragraphs with their fonts, pictures with their captions, in order.

Readers gather `Line`s; `finished` makes a `Read` of them. What the letters of an old font mean is left to `documents`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from archive_app.errors import FileUnreadable
from archive_app.reading.captions import caption_of, is_caption
from archive_app.reading.magic import format_of
from archive_app.text.unicode import whole

Note = Literal["no_text", "text_cut", "pictures_left_out", "members_left_out"]
"""What a person should know of a file that was read in part."""

LONGEST_TEXT = 20_000_000
"""Characters; what a file says beyond them is not read."""
PHOTO_FORMATS = ("jpeg", "png", "gif", "tiff", "bmp", "webp")
_LAYOUT_COLUMNS = 3
_LETTER = re.compile(r"[^\W\d_]|[^\x00-\x7f]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of one font: a whole line, or a part of it where the next one ``goes_on``. Cells of a row stand apart by
    tabs. The text is as the file has it, old fonts and soft hyphens included.
    """

    text: str
    font: str | None = None
    cell: bool = False
    heading: bool = False
    goes_on: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of the document, as it lies in there, and the words that go with it."""

    name: str
    content: bytes
    caption: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """All that was read of a file. ``title`` is what the file itself calls it, ``left_out`` names unread members."""

    paragraphs: tuple[Paragraph, ...]
    pictures: tuple[Picture, ...] = ()
    warnings: tuple[Note, ...] = ()
    title: str | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font."""

    text: str
    font: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a row (then ``cells`` are its cells, each a line) on its way into a `Read`.

    ``caption``: the file calls it one; ``aside``: it is centred or italic; pictures that stand in it are ``shots``.
    """

    runs: tuple[Run, ...] = ()
    heading: bool = False
    caption: bool = False
    aside: bool = False
    shots: tuple[Picture, ...] = ()
    cells: tuple[Line, ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def line(text: str, font: str | None = None, *, heading: bool = False) -> Line:
    """A line in one font."""
    return Line((Run(text, font),), heading=heading)


def row(cells: Sequence[Sequence[Line]]) -> list[Line]:
    """A row of cells, each of some lines, as one line with tabs; or line by line, where the table is only layout.

    A letterhead is laid out in two or three columns, and each of its lines stands alone.
    """
    if not any(one.text.strip() or one.shots for cell in cells for one in cell):
        return []
    nested = any(one.cells for cell in cells for one in cell)
    several = any(sum(bool(one.text.strip() or one.shots) for one in cell) > 1 for cell in cells)
    if nested or (several and len(cells) <= _LAYOUT_COLUMNS):
        return [one for cell in cells for one in cell]
    whole_cells = tuple(_in_one(cell) for cell in cells)
    runs: list[Run] = []
    for number, cell in enumerate(whole_cells):
        runs += ([Run("\t")] if number else []) + list(cell.runs)
    return [Line(tuple(runs), shots=tuple(shot for cell in whole_cells for shot in cell.shots), cells=whole_cells)]


def _in_one(cell: Sequence[Line]) -> Line:
    """The lines of a cell as one; a line feed inside would end the row."""
    runs: list[Run] = []
    for one in cell:
        if runs and one.text.strip():
            runs.append(Run(" "))
        runs += [Run(re.sub(r"[\t\n\r]+", " ", run.text), run.font) for run in one.runs]
    return Line(
        tuple(runs),
        caption=any(one.caption for one in cell),
        aside=any(one.aside for one in cell),
        shots=tuple(shot for one in cell for shot in one.shots),
    )


def finished(lines: Iterable[Line], title: str | None = None, warnings: Sequence[Note] = ()) -> Read:
    """The lines as paragraphs, their pictures with captions; text without end is cut and says so."""
    kept = list(lines)
    paragraphs: list[Paragraph] = []
    notes = list(warnings)
    room = LONGEST_TEXT
    for one in kept:
        room -= len(one.text) + 1
        if room < 0:
            notes.append("text_cut")
            break
        if one.text or not one.shots:
            paragraphs += _paragraphs(one)
    return Read(tuple(paragraphs), tuple(_captioned(kept)), tuple(dict.fromkeys(notes)), (title or "").strip() or None)


def visible(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether there is anything to read."""
    return any(_LETTER.search(one.text) or re.search(r"\d", one.text) for one in paragraphs)


def need_text(path: str, read: Read) -> Read:
    """The same, unless it holds neither text nor pictures nor a reason why: `FileUnreadable` (empty)."""
    if not visible(read.paragraphs) and not read.pictures and "no_text" not in read.warnings:
        raise FileUnreadable(path, "empty")
    return read


def is_photo(content: bytes) -> bool:
    """Whether these are the bytes of an image that can be shown."""
    return format_of(content[:1024]) in PHOTO_FORMATS


def is_old_font(font: str | None) -> bool:
    """Whether the font's own letters stand in place of Unicode's: .VnTime, VNI-Times and their like."""
    return bool(font) and str(font).lower().startswith((".vn", "vn", "vni", "vps", "viscii", "svni"))


def _paragraphs(one: Line) -> Iterator[Paragraph]:
    """The line in as few parts as its fonts allow: only an old font tells its letters from the neighbour's."""
    parts: list[Run] = []
    for run in one.runs:
        if not run.text:
            continue
        if parts and _go_together(parts[-1], run):
            last = parts[-1]
            font = last.font if _LETTER.search(last.text) else run.font
            parts[-1] = Run(last.text + run.text, font)
        else:
            parts.append(run)
    for number, part in enumerate(parts or [Run("")], start=1):
        more = number < len(parts)
        yield Paragraph(whole(part.text), part.font, bool(one.cells), one.heading, more)


def _go_together(left: Run, right: Run) -> bool:
    if not _LETTER.search(left.text) or not _LETTER.search(right.text):
        return True
    return left.font == right.font or not (is_old_font(left.font) or is_old_font(right.font))


def _captioned(lines: Sequence[Line]) -> Iterator[Picture]:
    for number, one in enumerate(lines):
        after = lines[number + 1] if number + 1 < len(lines) else Line()
        if one.cells:
            for column, cell in enumerate(one.cells):
                below = after.cells[column] if len(after.cells) == len(one.cells) else after
                for shot in cell.shots:
                    yield _with_caption(shot, cell, replace(below, caption=below.caption or bool(after.cells)))
        else:
            for shot in one.shots:
                yield _with_caption(shot, one, after)


def _with_caption(shot: Picture, place: Line, after: Line) -> Picture:
    """The picture with what stands beside it in its own line, else right below it, else what the file says of it."""
    words = caption_of(place.text)
    below = not after.shots and not after.heading
    if words is None and below and (after.caption or is_caption(after.text) or (place.aside and after.aside)):
        words = caption_of(after.text)
    return replace(shot, caption=words or caption_of(shot.caption))
