"""Reads rich text (.rtf): bytes by the character set of their font, tables, pictures; skips what is no text.

Old fonts say ``\\'ad`` or ``\\-`` for ư, so both stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from archive_app.errors import FileUnreadable
from archive_app.reading.letters import western
from archive_app.reading.paper import Line, Picture, Read, Run, finished, is_photo, row

_TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|[\r\n]+|([^\\{}\r\n]+)", re.DOTALL
)
_DEEPEST = 5_000
_SKIPPED = {
    "colortbl", "stylesheet", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf",
    "fldinst", "datafield", "listtable", "listoverridetable", "revtbl", "rsidtbl", "generator", "xmlnstbl",
    "themedata", "colorschememapping", "latentstyles", "filetbl", "nonshppict", "operator", "author", "company",
    "category", "keywords", "comment", "doccomm", "subject", "hlinkbase", "bkmkstart", "bkmkend", "objdata",
    "objclass", "pnseclvl", "annotation", "atnid", "atnauthor", "sn", "sv", "wgrffmtfilter", "pgptbl", "mmath",
}  # fmt: skip
_INTO = {"info": "info", "fonttbl": "fonts", "pict": "picture"}
_TRANSPARENT = {
    "shppict",
    "shpinst",
    "shptxt",
    "fldrslt",
    "listtext",
    "pntext",
    "footnote",
    "shp",
    "upr",
    "ud",
    "shprslt",
}
"""Destinations whose words are words of the text."""
_SIGNS = {
    "tab": "\t", "line": "\n", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "softline": "\n", "nestcell": " ",
}  # fmt: skip
_SYMBOLS = {"~": "\u00a0", "-": "\u00ad", "_": "-", "{": "{", "}": "}", "\\": "\\"}
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253", 162: "cp1254", 163: "cp1258",
    177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_WESTERN = ("cp1252", "cp1250")  # a table of western letters is what old Vietnamese fonts were drawn over
_SYMBOL_SET = 2
_BULLETS = {0xA7, 0xB7, 0xD8, 0x76, 0x71, 0x6E, 0x6C}


@dataclass(slots=True)
class _Font:
    name: str = ""
    encoding: str | None = None
    symbols: bool = False


@dataclass(frozen=True, slots=True)
class _State:
    """What a brace keeps: where words go, and how they are written."""

    into: str = "text"
    font: int | None = None
    unicode_skip: int = 1
    hidden: bool = False
    in_table: bool = False
    aside: bool = False
    starred: bool = False


def read(content: bytes, path: str) -> Read:
    """The document. Raises `FileUnreadable` (damaged, too_large)."""
    paper = _Paper(path)
    at = 0
    while at < len(content):
        found = _TOKEN.match(content, at)
        if found is None:  # a lone backslash at the end
            break
        at = found.end() + paper.take(found)
    paper.end_all()
    return finished(paper.lines, paper.title)


@dataclass(slots=True)
class _Paper:
    """Follows the words of an RTF file and gathers its lines."""

    path: str
    lines: list[Line] = field(default_factory=list)
    title: str = ""
    fonts: dict[int, _Font] = field(default_factory=dict)
    encoding: str = "cp1252"
    standard: int | None = None
    state: _State = _State()
    stack: list[_State] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    shots: list[Picture] = field(default_factory=list)
    cell: list[Line] = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    bytes_: bytearray = field(default_factory=bytearray)
    picture: bytearray = field(default_factory=bytearray)
    skip: int = 0
    half: int = 0

    def take(self, found: re.Match[bytes]) -> int:
        """Takes in one token; says how many raw bytes come after it that are no tokens."""
        word, number, byte, symbol, brace, text = found.groups()
        if byte is not None:
            self._byte(int(byte, 16))
        elif text is not None:
            self._plain(text)
        elif brace is not None:
            self._settle()
            self._brace(brace == b"{")
        elif symbol is not None:
            self._settle()
            self._symbol(symbol.decode("latin-1"))
        elif word is not None:
            self._settle()
            name = word.decode("ascii")
            value = int(number) if number is not None else None
            if name == "bin":
                return max(0, value or 0)
            self._word(name, value)
        return 0

    def end_all(self) -> None:
        self._settle()
        self._end_line(keep_empty=False)
        self._end_row()

    def _brace(self, opens: bool) -> None:
        if opens:
            self.stack.append(self.state)
            if len(self.stack) > _DEEPEST:
                raise FileUnreadable(self.path, "too_large", "braces")
            return
        if self.stack:
            before = self.state
            self.state = self.stack.pop()
            if before.into == "picture" and self.state.into != "picture":
                self._end_picture()
        self.skip = 0

    def _symbol(self, symbol: str) -> None:
        if symbol == "*":
            self.state = replace(self.state, starred=True)
        elif symbol in "\r\n":
            self._end_line()
        elif symbol in _SYMBOLS:
            self._write(_SYMBOLS[symbol])

    def _word(self, name: str, value: int | None) -> None:
        if name == "u" and value is not None:
            self._unicode(value % 0x10000)
        elif name in _SIGNS:
            self._write(_SIGNS[name])
        elif name in ("par", "sect", "page"):
            self._end_line()
        elif name in ("cell", "row", "trowd", "intbl", "pard"):
            self._table(name)
        elif not self._destination(name):
            self._setting(name, value)

    def _destination(self, name: str) -> bool:
        """Whether the word begins a destination; then what follows goes there until its brace closes."""
        state = self.state
        into = _INTO.get(name) or ("nowhere" if name in _SKIPPED else None)
        if name == "title" and state.into == "info":
            into = "title"
        if into is None:
            into = "nowhere" if state.starred and name not in _TRANSPARENT else None
        if into is None:
            self.state = replace(state, starred=False) if state.starred else state
            return name in _TRANSPARENT
        if name == "pict":
            self.picture.clear()
        if state.into != "nowhere":
            self.state = replace(state, into=into, starred=False)
        return True

    def _setting(self, name: str, value: int | None) -> None:
        state = self.state
        if name == "f" and value is not None:
            self.state = replace(state, font=value)
            if state.into == "fonts":
                self.fonts.setdefault(value, _Font())
        elif name == "fcharset" and state.into == "fonts":
            font = self.fonts.setdefault(state.font or 0, _Font())
            font.encoding, font.symbols = _CHARSETS.get(value or 0), value == _SYMBOL_SET
        elif name == "deff":
            self.standard = value
        elif name == "ansicpg":
            self.encoding = f"cp{value}"
        elif name == "uc":
            self.state = replace(state, unicode_skip=max(0, value or 0))
        elif name in ("v", "deleted"):
            self.state = replace(state, hidden=value != 0)
        elif name == "plain":
            self.state = replace(state, font=self.standard, hidden=False, aside=False)
        elif name in ("qc", "i"):
            self.state = replace(state, aside=value != 0)

    def _unicode(self, code: int) -> None:
        self.skip = self.state.unicode_skip
        if 0xD800 <= code < 0xDC00:
            self.half = code
        elif 0xDC00 <= code < 0xE000:
            if self.half:
                self._write(chr(0x10000 + ((self.half - 0xD800) << 10) + code - 0xDC00), skipping=False)
            self.half = 0
        elif 0xF000 <= code <= 0xF0FF:
            self._write(self._symbols(bytes([code - 0xF000])), skipping=False)
        else:
            self._write(chr(code), skipping=False)

    def _byte(self, byte: int) -> None:
        if self.skip:
            self.skip -= 1
        else:
            self.bytes_.append(byte)

    def _plain(self, text: bytes) -> None:
        if self.state.into == "picture":
            self.picture += text
            return
        skipped = min(self.skip, len(text))
        self.skip -= skipped
        self.bytes_ += text[skipped:]

    def _settle(self) -> None:
        """Bytes wait for one another: two may be one letter."""
        if not self.bytes_:
            return
        content = bytes(self.bytes_)
        self.bytes_.clear()
        font = self._font()
        if font.symbols and self.state.into == "text":
            self._write(self._symbols(content))
            return
        encoding = font.encoding or self.encoding
        if encoding not in _WESTERN:
            try:
                self._write(content.decode(encoding))
            except (LookupError, UnicodeDecodeError):
                self._write(western(content))
        else:
            self._write(western(content))

    def _symbols(self, content: bytes) -> str:
        if not self._font().symbols:
            return western(content)
        return "".join("•" if byte in _BULLETS else chr(byte) if 0x20 <= byte < 0x40 else "•" for byte in content)

    def _font(self) -> _Font:
        state = self.state
        number = state.font if state.font is not None else self.standard
        return self.fonts.get(number if number is not None else -1, _Font())

    def _write(self, text: str, *, skipping: bool = True) -> None:
        if skipping and self.skip:
            self.skip -= 1
            return
        state = self.state
        if state.into == "text" and not state.hidden:
            self.runs.append(Run(text, self._font().name or None))
        elif state.into == "fonts":
            font = self.fonts.setdefault(state.font or 0, _Font())
            font.name = (font.name + text).partition(";")[0].strip()
        elif state.into == "title":
            self.title += text

    def _end_line(self, *, keep_empty: bool = True) -> None:
        if self.state.into != "text":
            return
        if self.runs or self.shots or keep_empty:
            one = Line(tuple(self.runs), aside=self.state.aside, shots=tuple(self.shots))
            (self.cell if self.state.in_table else self.lines).append(one)
        self.runs, self.shots = [], []

    def _table(self, name: str) -> None:
        if name == "cell":
            self.state = replace(self.state, in_table=True)
            self._end_line(keep_empty=False)
            self.cells.append(self.cell)
            self.cell = []
        elif name == "row":
            self._end_row()
        elif name == "intbl":
            self.state = replace(self.state, in_table=True)
        elif name == "pard":
            self.state = replace(self.state, in_table=False, aside=False)

    def _end_row(self) -> None:
        if self.cell:
            self.cells.append(self.cell)
        self.lines += row(self.cells)
        self.cells, self.cell = [], []

    def _end_picture(self) -> None:
        digits = re.sub(rb"[^0-9a-fA-F]", b"", bytes(self.picture))
        content = bytes.fromhex(digits[: len(digits) // 2 * 2].decode("ascii"))
        self.picture.clear()
        if is_photo(content):
            self.shots.append(Picture("anh", content))
