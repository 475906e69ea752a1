"""Says how likely a word is in Vietnamese office prose, so that two readings of the same letters can be compared.

Looks at one word at a time. What the readings are, and how much of a difference counts, is left to `legacy`.
"""

from __future__ import annotations

import base64
import lzma
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from archive_app.text.syllable_list import PACKED
from archive_app.text.syllables import Parts, parts_of
from archive_app.text.tones import place

_UNLISTED = -5.0
"""What a syllable costs beyond its parts when the list does not have it, in nats."""
_CAPITAL_INSIDE = -4.0

_WESTERN = frozenset("abcdefghijklmnopqrstuvwxyzàâäçèéêëîïôöùûüßñáíóúåøæœãõđðþšž")
_MARKED = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1EA0, 0x1EFA))]
_CAPITALS = "".join(letter for letter in _MARKED if letter.isupper())
_SMALL = "a-z" + "".join(letter for letter in _MARKED if letter.islower())
_CAPITAL_AFTER_SMALL = re.compile(f"(?<=[{_SMALL}])[{_CAPITALS}]")
_OPEN_PAIR = re.compile("o[àáảãạèéẻẽẹ]$|u[ỳýỷỹỵ]$")


@dataclass(frozen=True, slots=True)
class _Language:
    """Natural logarithms of probabilities: of words, and of what syllables are made of."""

    words: dict[str, float]
    onsets: dict[str, float]
    rhymes: dict[str, float]
    tones: dict[str, float]


@lru_cache(maxsize=1 << 14)
def word_likelihood(word: str) -> float:
    """Natural logarithm of how likely a word (NFC, any case) is: −4 for *của*, −15 for *ghê*, −17 and less for rubbish.

    A syllable that the list does not have is as likely as its parts; a foreign word costs by its length, one in
    letters of Western Europe less. A capital after a small letter costs, because a wrong reading is full of them.
    """
    lower = word.lower()
    language = _language()
    likely = language.words.get(lower)
    if likely is None:
        parts = parts_of(lower)
        likely = max(_of_parts(parts, language), _foreign(lower)) if parts else _foreign(lower)
    return likely + (_CAPITAL_INSIDE * len(_CAPITAL_AFTER_SMALL.findall(word)) if word != lower else 0.0)


def is_listed(word: str) -> bool:
    """Whether the corpus that the list was made from has this word (NFC, any case)."""
    return word.lower() in _language().words


def _of_parts(parts: Parts, language: _Language) -> float:
    seen = (language.onsets.get(parts.onset), language.rhymes.get(parts.rhyme), language.tones.get(parts.tone))
    return _UNLISTED + sum(-9.0 if part is None else part for part in seen)


def _foreign(word: str) -> float:
    if _WESTERN.issuperset(word):
        return -11.0 - 0.5 * len(word) - 0.5 * sum(not letter.isascii() for letter in word)
    return -14.0 - 1.2 * len(word)


@cache
def _language() -> _Language:
    words: dict[str, float] = {}
    table = unicodedata.normalize("NFC", lzma.decompress(base64.b85decode(PACKED)).decode())
    for line in table.split("\n"):
        bits, *alike = line.split(" ")
        for word in alike:
            words[word] = -float(bits) * math.log(2)
            if _OPEN_PAIR.search(word):  # the list has hoà; people also write hòa
                words[place(word, "old")] = words[word]
    taken_apart = [parts for parts in map(parts_of, words) if parts]
    return _Language(
        words,
        _shares(parts.onset for parts in taken_apart),
        _shares(parts.rhyme for parts in taken_apart),
        _shares(parts.tone for parts in taken_apart),
    )


def _shares(found: Iterable[str]) -> dict[str, float]:
    times = Counter(found)
    total = sum(times.values())
    return {one: math.log(count / total) for one, count in times.items()}
