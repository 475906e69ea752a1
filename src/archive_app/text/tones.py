"""Says which letter of a Vietnamese syllable carries the tone mark; what is no Vietnamese syllable is left alone.

The two ways of writing differ only in open *oa, oe, uy*: new hoà, thuỷ (on the vowel that sounds), old hòa, thủy.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Literal

Style = Literal["new", "old"]

TONES = "\u0300\u0301\u0303\u0309\u0323"
"""Combining huyền, sắc, ngã, hỏi, nặng."""

_ONSETS = "b c ch d đ g gh h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_NUCLEI = (
    "a ă â e ê i o ô ơ u ư y "
    "ai ao au ay âu ây eo êu ia iê iu oa oă oe oi oo ôi ôô ơi ua uâ uê ui uo uô uơ uy ưa ưi ươ ưu yê "
    "iêu oai oao oay oeo uao uây uôi uya uyê uyu ươi ươu yêu"
)
_CODAS = "c ch m n ng nh p t"
_OPEN_PAIRS = ("oa", "oe", "uy")


def _either(parts: str) -> str:
    return "|".join(sorted(set(parts.split()), key=len, reverse=True))


def _bare(parts: str) -> str:
    apart = unicodedata.normalize("NFD", parts).replace("đ", "d")
    return "".join(c for c in apart if not unicodedata.combining(c))


# "gi" is an onset only before a vowel: gìn is g + in, giã is gi + a.
_SYLLABLE = re.compile(
    rf"(?P<onset>gi(?=[aăâeêioôơuưy])|{_either(_ONSETS)}|)(?P<nucleus>{_either(_NUCLEI)})(?P<coda>{_either(_CODAS)})?"
)
_BARE_SYLLABLE = re.compile(
    rf"(?:gi(?=[aeiouy])|{_either(_bare(_ONSETS))}|)(?:{_either(_bare(_NUCLEI))})(?:{_either(_CODAS)})?"
)


def is_syllable(folded: str) -> bool:
    """Whether a folded, lower-case word could be a Vietnamese syllable: "nghi" can, "ubnd" cannot."""
    return _BARE_SYLLABLE.fullmatch(folded) is not None


def _seat(onset: str, nucleus: str, coda: str, style: Style) -> int:
    """Index in the toneless syllable of the vowel that carries the tone."""
    marked = [index for index, vowel in enumerate(nucleus) if vowel in "ăâêôơư"]
    if marked:
        seat = marked[-1]  # ươ carries it on ơ
    elif len(nucleus) == 1:
        seat = 0
    elif coda:
        seat = len(nucleus) - 1
    elif len(nucleus) == 3:
        seat = 1
    else:
        seat = 1 if nucleus in _OPEN_PAIRS and style == "new" else 0
    return len(onset) + seat


@lru_cache(maxsize=1 << 15)
def place(syllable: str, style: Style = "new") -> str:
    """The syllable with its tone on the right letter; a tone typed twice (giáó) is one, two different ones stay.

    ``syllable`` is NFC in any case. A word that cannot be a Vietnamese syllable, or has no tone, comes back as it is.
    """
    apart = unicodedata.normalize("NFD", syllable)
    tones = {c for c in apart if c in TONES}
    if len(tones) != 1:
        return syllable
    toneless = unicodedata.normalize("NFC", "".join(c for c in apart if c not in TONES))
    found = _SYLLABLE.fullmatch(toneless.lower())
    if found is None:
        return syllable
    at = _seat(found["onset"], found["nucleus"], found["coda"] or "", style)
    return unicodedata.normalize("NFC", toneless[: at + 1] + tones.pop() + toneless[at + 1 :])
