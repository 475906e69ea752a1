"""Takes a written syllable apart: *trường* is *tr*, *ương* and huyền; what cannot be a syllable has no parts.

Leaves where the tone belongs to `tones`, and which syllables people use to `likelihood`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from archive_app.text.tones import _SYLLABLE, TONES

_TONE_ON_CONSONANT = re.compile(f"[^aeiouy\u0302\u0306\u031b][{TONES}]")
_STOPS = ("c", "ch", "p", "t")
_STOPPED_TONES = (["\u0301"], ["\u0323"])


class Parts(NamedTuple):
    """The consonants before, the rest without its tone, and the tone as a combining mark ("" for ngang)."""

    onset: str
    rhyme: str
    tone: str


def parts_of(word: str) -> Parts | None:
    """The parts of a lower-case word in NFC, wherever its tone sits.

    None for two tones, and for another tone than sắc or nặng before a last c, ch, p or t.
    """
    apart = unicodedata.normalize("NFD", word)
    tones = [mark for mark in apart if mark in TONES]
    if len(tones) > 1 or _TONE_ON_CONSONANT.search(apart):
        return None
    toneless = unicodedata.normalize("NFC", "".join(letter for letter in apart if letter not in TONES))
    found = _SYLLABLE.fullmatch(toneless)
    if found is None or (found["coda"] in _STOPS and tones not in _STOPPED_TONES):
        return None
    return Parts(found["onset"], found["nucleus"] + (found["coda"] or ""), "".join(tones))
