"""Reads a saved web page: its words line by line, its tables, the pictures saved with it and the words below them.

What the page itself calls navigation, header or footer is left out; which picture bytes a name means is the caller's.
"""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from archive_app.errors import FileUnreadable
from archive_app.reading.letters import declared_in_page, decoded
from archive_app.reading.paper import Line, Picture, Read, Run, finished, is_photo, row

LARGEST_PICTURE = 50 * 1024 * 1024
_LEAST_PICTURE = 1_500
_LEAST_SIDE = 60
"""Bytes and pixels below which a picture on a page is an ornament."""
_DEEPEST = 2_000

_SILENT = {"script", "style", "noscript", "template", "select", "textarea", "button", "svg", "object", "iframe", "nav"}
_FRAME = {"header", "footer"}
_FRAME_ROLES = {"navigation", "banner", "contentinfo", "search"}
_VOID = {"br", "img", "hr", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"}
_BLOCKS = {
    "p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "section",
    "article", "main", "aside", "blockquote", "pre", "address", "center", "form", "figure", "figcaption", "caption",
    "title", "body", "html", "hr", "fieldset", "h1", "h2", "h3", "h4", "h5", "h6", "header", "footer",
}  # fmt: skip
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
_ENDED_BY = {
    "li": ({"li"}, {"ul", "ol"}),
    "p": ({"p"}, {"div", "td", "th", "li", "blockquote", "section", "article", "body", "table"}),
    "td": ({"td", "th"}, {"table"}),
    "th": ({"td", "th"}, {"table"}),
    "tr": ({"tr"}, {"table"}),
    "dt": ({"dt", "dd"}, {"dl"}),
    "dd": ({"dt", "dd"}, {"dl"}),
}
"""Which open tags a tag ends without a word, and which ones it does not look beyond."""
_STYLE_FONT = re.compile(r"font-family\s*:\s*[\"']?([^\"';,]+)", re.IGNORECASE)
_CENTRED = re.compile(r"text-align\s*:\s*center|font-style\s*:\s*italic", re.IGNORECASE)
_MARKED = re.compile(r"<!\[[^<>]{0,200}>")
"""What Word writes around lists and drawings; the library takes a strange one for its own fault."""
_BLANKS = re.compile(r"[ \t\r\n\f]+")

Fetch = Callable[[str], bytes]
"""The bytes of a picture by its address as the page writes it; nothing where there are none."""


def read(content: bytes, path: str) -> Read:
    """A page saved as a file, with the pictures in the folder that the browser saved beside it."""
    return read_page(decoded(content, declared_in_page(content)), beside(Path(path)))


def read_page(html: str, fetch: Fetch) -> Read:
    """The page in ``html``. Raises `FileUnreadable` (too_large) for tags too deep."""
    page = _Page(fetch)
    page.feed(_MARKED.sub(" ", html).replace("<![", "&lt;!["))
    page.close()
    page.end_all()
    return finished(page.lines, page.heading or page.title)


def beside(page: Path) -> Fetch:
    """Fetches from the folders next to ``page`` that are called like it, and from nowhere else.

    A page that is a member of another file has a name alone, and nothing beside it.
    """
    folder = page.parent.resolve()

    def fetch(address: str) -> bytes:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not page.is_absolute():
            return b""
        try:
            file = (folder / unquote(parts.path)).resolve()
            inside = file.relative_to(folder).parts
            if len(inside) < 2 or not inside[0].startswith(page.stem) or file.stat().st_size > LARGEST_PICTURE:
                return b""
            return file.read_bytes() if file.is_file() else b""
        except (OSError, ValueError):
            return b""

    return fetch


@dataclass(slots=True)
class _Open:
    """A tag that is open: what it means for the words in it."""

    tag: str
    font: str | None
    heading: bool
    caption: bool
    aside: bool
    silent: bool
    cells: list[list[Line]] | None = None
    """Of a row: the lines of its cells."""
    shots: list[tuple[list[Line], int]] = field(default_factory=list)


class _Page(HTMLParser):
    """Turns tags and words into lines; whatever is never closed ends with the page."""

    def __init__(self, fetch: Fetch) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.title = ""
        self.heading = ""
        self._fetch = fetch
        self._stack = [_Open("", None, heading=False, caption=False, aside=False, silent=False)]
        self._runs: list[Run] = []
        self._shots: list[Picture] = []
        self._in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in _ENDED_BY:
            self._end_implied(*_ENDED_BY[tag])
        if tag in _BLOCKS:
            self._flush()
        if tag == "br":
            self._flush()
        elif tag == "img":
            self._picture(given)
        self._in_title = tag == "title" and not self.title
        if tag not in _VOID:
            self._open(tag, given)

    def handle_endtag(self, tag: str) -> None:
        self._in_title = False
        for at in range(len(self._stack) - 1, 0, -1):
            if self._stack[at].tag == tag:
                while len(self._stack) > at:
                    self._end_last()
                return
            if self._stack[at].tag == "table":  # a stray end inside a cell ends nothing outside
                return
        if tag == "p":
            self._flush()

    def handle_data(self, data: str) -> None:
        place = self._stack[-1]
        if self._in_title:
            self.title = " ".join((self.title + data).split())
        elif not place.silent:
            parts = data.split("\n") if any(one.tag == "pre" for one in self._stack) else [_BLANKS.sub(" ", data)]
            for number, part in enumerate(parts):
                if number:
                    self._flush()
                self._runs.append(Run(part, place.font))

    def end_all(self) -> None:
        while len(self._stack) > 1:
            self._end_last()
        self._flush()

    def _open(self, tag: str, given: dict[str, str]) -> None:
        if len(self._stack) > _DEEPEST:
            raise FileUnreadable("", "too_large", "tags")
        last = self._stack[-1]
        style, named = given.get("style", ""), f"{given.get('class', '')} {given.get('id', '')}".lower()
        font = _STYLE_FONT.search(style)
        own = any(one.tag in ("article", "main") for one in self._stack)
        frame = (tag in _FRAME and not own) or given.get("role") in _FRAME_ROLES
        self._stack.append(
            _Open(
                tag,
                given.get("face", "").split(",")[0].strip() or (font[1].strip() if font else None) or last.font,
                heading=tag in _HEADINGS or last.heading,
                caption=tag in ("figcaption", "caption") or "caption" in named or last.caption,
                aside=tag in ("center", "em", "i") or given.get("align", "").lower() == "center"
                or _CENTRED.search(style) is not None or last.aside,
                silent=tag in _SILENT or tag == "title" or frame or last.silent,
                cells=[] if tag == "tr" else None,
            )
        )  # fmt: skip
        if tag in ("td", "th"):
            cells = self._cells()
            if cells is not None:
                cells.append([])

    def _end_implied(self, ended: set[str], beyond: set[str]) -> None:
        for at in range(len(self._stack) - 1, 0, -1):
            if self._stack[at].tag in ended:
                while len(self._stack) > at:
                    self._end_last()
                return
            if self._stack[at].tag in beyond:
                return

    def _end_last(self) -> None:
        last = self._stack[-1]
        if last.tag in _BLOCKS:
            self._flush()
        self._stack.pop()
        if last.cells:
            self._into().extend(row(last.cells))

    def _cells(self) -> list[list[Line]] | None:
        """Of the row that is open."""
        return next((one.cells for one in reversed(self._stack) if one.cells is not None), None)

    def _into(self) -> list[Line]:
        """Where a line goes: into the cell that is open, else into the page."""
        cells = self._cells()
        return cells[-1] if cells else self.lines

    def _flush(self) -> None:
        place = self._stack[-1]
        runs = _trimmed(self._runs)
        if runs or self._shots:
            heading = place.heading and bool(runs)
            one = Line(runs, heading, place.caption, place.aside, tuple(self._shots))
            self._into().append(one)
            if any(each.tag == "h1" for each in self._stack) and not self.heading:
                self.heading = " ".join(one.text.split())
        self._runs, self._shots = [], []

    def _picture(self, given: dict[str, str]) -> None:
        sides = [int(given[side]) for side in ("width", "height") if given.get(side, "").isdecimal()]
        if self._stack[-1].silent or any(side < _LEAST_SIDE for side in sides):
            return
        address = given.get("src", "").strip()
        content = _inline(address) if address.startswith("data:") else self._fetch(address)
        if len(content) >= _LEAST_PICTURE and is_photo(content):
            name = "" if address.startswith("data:") else posixpath.basename(unquote(urlsplit(address).path))
            self._shots.append(Picture(name or "anh", content, given.get("alt") or given.get("title")))


def _inline(address: str) -> bytes:
    head, _, rest = address.partition(",")
    try:
        return base64.b64decode(unquote(rest)) if head.endswith(";base64") else b""
    except (binascii.Error, ValueError):
        return b""


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    """The runs with one blank where browsers show one, none at the ends; nothing at all for nothing to see."""
    kept: list[Run] = []
    for run in runs:
        text = run.text
        if not kept or kept[-1].text.endswith(" "):
            text = text.removeprefix(" ")
        if text:
            kept.append(Run(text, run.font))
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.removesuffix(" "))
    return tuple(kept) if any(run.text.strip() for run in kept) else ()
