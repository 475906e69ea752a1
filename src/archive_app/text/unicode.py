"""Brings text to one canonical spelling, letter for letter: Unicode form, invisible and look-alike characters, tones.

Leaves the removal of marks to `folding` and the seat of the tone to `tones`. Not for text in legacy encodings: there
U+00AD is a letter, so decode first.
"""

from __future__ import annotations

import re
import unicodedata

from archive_app.text.tones import TONES, Style, place

INVISIBLE = "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
"""What nobody sees (soft hyphen, joiners, direction marks, variation selectors, BOM), as the inside of a regular
expression's character class."""

MARKS = "\u0300-\u034e\u0350-\u036f"
"""Combining marks, as the inside of a regular expression's character class."""

SPACES = "\t\x0b\x0c\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""What is a blank but not U+0020, line separators that are not a line feed included."""

_CYRILLIC = dict(zip("АВЕКМНОРСТУХІЈЅаеорсухіјѕ", "ABEKMHOPCTYXIJSaeopcyxijs", strict=True))
_HYPHENS = "\u2010\u2011"
_DASHES = "\u2012\u2013\u2212"


def spread(inside: str) -> list[str]:
    """The characters of the inside of a character class, such as ``a-cx``."""
    found: list[str] = []
    for first, last in re.findall(r"(.)(?:-(.))?", inside, re.DOTALL):
        found += map(chr, range(ord(first), ord(last or first) + 1))
    return found


def _table() -> dict[int, str | None]:
    table: dict[int, str | None] = {ord(c): None for c in spread(INVISIBLE)}
    table |= {ord(c): " " for c in spread(SPACES)}
    table |= {ord("ð"): "đ", ord("Ð"): "Đ", ord("ɖ"): "đ", ord("Ɖ"): "Đ"}
    table |= dict.fromkeys(map(ord, _HYPHENS), "-")
    table |= dict.fromkeys(map(ord, "“”„‟"), '"') | dict.fromkeys(map(ord, "‘’‚‛"), "'")
    # Full-width forms and ligatures are shapes of ASCII; other compatibility characters (m², ½) mean something.
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
    return table | {ord("\u2044"): "/"}


_TABLE = _table()
_LOOSE_MARK = re.compile(f"[{MARKS}]")
_MARK_RUN = re.compile(f"[{MARKS}]{{2,}}")
_WORD = re.compile(r"[^\W\d_]+")
_MIXED = re.compile(r"[^\W\d_]*[\u0400-\u04ff][^\W\d_]*")
_DASH_IN_TOKEN = re.compile(rf"(?<=[^\W_])[{_DASHES}](?=[^\W_])")


def _vowel_mark_first(run: re.Match[str]) -> str:
    """Letter, mũ, sắc compose to ế, but sắc before mũ stays apart under NFC. A mark typed twice is one."""
    return "".join(sorted(dict.fromkeys(run[0]), key=lambda mark: mark in TONES))


def _ordered(text: str) -> str:
    text = unicodedata.normalize("NFC", text)
    if not _LOOSE_MARK.search(text):
        return text
    return unicodedata.normalize("NFC", _MARK_RUN.sub(_vowel_mark_first, unicodedata.normalize("NFD", text)))


def _latin(word: re.Match[str]) -> str:
    if not any("LATIN" in unicodedata.name(c, "") for c in word[0]):
        return word[0]
    return "".join(_CYRILLIC.get(c, c) for c in word[0])


def canonical(text: str, style: Style = "new") -> str:
    """The text in NFC with marks in order, tones placed by ``style``, nothing invisible, plain spaces and hyphens.

    Never changes what a word is: case, foreign words (señor) and spelling stay. Line feeds stay, every other line
    separator becomes a space, so that a line remains a line.
    """
    text = text.translate(_TABLE)
    if text.isascii():
        return text
    text = _ordered(text)
    text = _MIXED.sub(_latin, text)
    text = _DASH_IN_TOKEN.sub("-", text)
    return _WORD.sub(lambda word: word[0] if word[0].isascii() else place(word[0], style), text)


def whole(text: str) -> str:
    """``text`` with half characters (lone surrogates, which some input methods leave) replaced by U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
