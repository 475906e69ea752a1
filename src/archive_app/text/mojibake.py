"""Puts together again UTF-8 that was read as Latin-1, CP1252 or CP1258: *Há»™i nghá»‹* is *Hội nghị*.

One misreading a call; what was misread twice is repaired twice. Whether a text was misread at all is left to `legacy`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from archive_app.text.likelihood import word_likelihood
from archive_app.text.syllables import parts_of

_SPOT_OF_BLANK = "\ud801"
"""Stands where Ã lost its second half until it is settled which: half a character, which no sound text has."""
_NO_SYLLABLE = -30.0
_LESS_USUAL = -2.0
"""A lost soft hyphen, or blanks run together, beside the usual no-break space that became a blank."""


def _bytes_seen() -> dict[str, int]:
    """The bytes from 80 on by the characters that they are seen as; the three encodings never disagree."""
    seen: dict[str, int] = {}
    for byte in range(0x80, 0x100):
        seen[chr(byte)] = byte
        for encoding in ("cp1252", "cp1258"):
            seen[bytes([byte]).decode(encoding, "ignore") or chr(byte)] = byte
    return seen


_BYTES = _bytes_seen()


def _class(first: int, last: int) -> str:
    return "[" + "".join(re.escape(seen) for seen, byte in _BYTES.items() if first <= byte <= last) + "]"


_REST = _class(0x80, 0xBF)
_WHOLE = re.compile(f"{_class(0xC2, 0xDF)}{_REST}|{_class(0xE0, 0xEF)}{_REST}{{2}}|{_class(0xF0, 0xF4)}{_REST}{{3}}")
# à, Ơ and Ạ end in a no-break space, í, ậ and ử in a soft hyphen; programs make the one a blank and drop the other.
_BROKEN = re.compile(
    f"{_WHOLE.pattern}|(?P<blank>{_class(0xC2, 0xC6)}|{_class(0xE1, 0xE1)}{_class(0xBA, 0xBA)})(?: |$)"
    f"|(?P<soft>{_class(0xC2, 0xC6)}|{_class(0xE1, 0xE1)}{_class(0xBA, 0xBB)})",
    re.MULTILINE,
)
_A_OR_I = _class(0xC3, 0xC3)
_TORN = re.compile(f"[a-z]{_A_OR_I}")
_TWO_BLANKS = re.compile(f"{_A_OR_I}  ")
_SPOT = re.compile(rf"([^\W\d_]{{0,8}}){_SPOT_OF_BLANK}(?=([^\W\d_]*{_SPOT_OF_BLANK}?)($)?)", re.MULTILINE)


def repair(text: str) -> str:
    """The text with each whole letter of UTF-8 in it put together, the rest as it was."""
    return _WHOLE.sub(lambda found: _letter(found[0]), text)


def repair_losses(text: str) -> str:
    """`repair` where no-break spaces have become blanks, or soft hyphens have gone, or two blanks one."""
    if not (_WHOLE.search(text) or _TORN.search(text)) or _SPOT_OF_BLANK in text:
        return text
    return _SPOT.sub(_Settling(not _TWO_BLANKS.search(text), "\xad" not in text), _BROKEN.sub(_mended, text))


@dataclass(frozen=True, slots=True)
class _Settling:
    """Says what stands at a spot where Ã was followed by a blank: à, à and a blank, or í and a blank."""

    blanks_run_together: bool
    soft_hyphens_gone: bool

    def __call__(self, spot: re.Match[str]) -> str:
        before, after, at_end = spot[1], spot[2].replace(_SPOT_OF_BLANK, "à"), spot[3] is not None
        ways = {before + "à": _worth(before + "à" + after)}
        if after and self.blanks_run_together:
            ways[before + "à "] = _worth(before + "à") + word_likelihood(after) + _LESS_USUAL
        if after and self.soft_hyphens_gone:
            ways[before + "í "] = _worth(before + "í") + word_likelihood(after) + _LESS_USUAL
        if at_end and not after and self.soft_hyphens_gone:
            ways[before + "í"] = _worth(before + "í") + _LESS_USUAL
        return max(ways, key=lambda way: ways[way])


def _worth(word: str) -> float:
    return word_likelihood(word) if parts_of(word.lower()) else _NO_SYLLABLE


@lru_cache(maxsize=1 << 11)
def _letter(seen: str) -> str:
    raw = bytes(_BYTES[character] for character in seen)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:  # halves of a surrogate, and letters written longer than they are
        return seen


def _mended(found: re.Match[str]) -> str:
    if not found.lastgroup:
        return _letter(found[0])
    if found["blank"]:
        letter = _letter(found["blank"] + "\xa0")
        return _SPOT_OF_BLANK if letter == "à" else letter
    return _letter(found["soft"] + "\xad")
