"""Reads words typed with the input method switched off: *hooij* (Telex) and *ho65i* (VNI) are *hội*.

Says only what the keys spell. Whether somebody meant it (*see* also spells *sê*) is left to whoever knows the words of
the archive.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from archive_app.text.folding import fold
from archive_app.text.tones import _NUCLEI, TONES, is_syllable, place

_HUYEN, _SAC, _NGA, _HOI, _NANG = tuple(TONES)
_SHAPED = "âêôăơưđ"
_VOWELS = frozenset("aeiouy")
_NOTHING: frozenset[str] = frozenset()
_STOPS = frozenset(("c", "ch", "p", "t"))
_LONGEST = 16
_PARTS = re.compile(r"(qu|gi(?=[aeiouy])|[^aeiouy]*)([aeiouy]+)([^aeiouy]*)")


@dataclass(frozen=True, slots=True)
class _Method:
    """An input method: ``tones`` by key, "" takes the tone off; ``carriers`` are the letters a key may shape.

    ``nuclei`` holds the shaped vowels for plain ones and the keys typed for them, in order: ("oi", "6") is ôi.
    """

    tones: dict[str, str]
    carriers: dict[str, frozenset[str]]
    stroke: str
    nuclei: dict[tuple[str, str], str]


class _Keys(NamedTuple):
    """A word sorted into plain ``letters``, the keys that shape them, and a tone; None when no tone was typed."""

    letters: str
    shapes: str
    tone: str | None


def _method(tones: str, removal: str, shapes: str) -> _Method:
    """``tones`` are the keys for huyền, sắc, hỏi, ngã, nặng; ``shapes`` those for â ê ô ă ơ ư đ."""
    keys = dict(zip(_SHAPED, shapes, strict=True))
    carriers = {key: frozenset(fold(c) for c in keys if keys[c] == key) for key in shapes}
    exact: dict[tuple[str, str], str] = {}
    short: dict[tuple[str, str], str] = {}
    for nucleus in _NUCLEI.split():
        typed = "".join(sorted(keys[c] for c in nucleus if c in keys))
        exact[fold(nucleus), typed] = nucleus
        if len(typed) > 1:  # one key does for both letters of ươ
            short[fold(nucleus), typed[1:]] = nucleus
    by_key = dict(zip(tones, (_HUYEN, _SAC, _HOI, _NGA, _NANG), strict=True))
    return _Method(by_key | {removal: ""}, carriers, keys["đ"], short | exact)


_TELEX = _method("fsrxj", "z", "aeowwwd")
_VNI = _method("21345", "0", "6668779")


def telex(word: str) -> str | None:
    """What a word of raw Telex keys spells, canonical and lower case: "hooij" and "hoioj" are "hội".

    None when no mark was typed, when a key typed again takes its mark back ("ass", "aaa"), and for what cannot be a
    Vietnamese syllable.
    """
    return _decoded(word, _TELEX)


def vni(word: str) -> str | None:
    """What a word of raw VNI keys spells, canonical and lower case: "ho65i" and "hoi65" are "hội".

    None as in `telex`.
    """
    return _decoded(word, _VNI)


def _decoded(word: str, method: _Method) -> str | None:
    keys = _sorted_out(word.lower(), method) if word.isascii() and len(word) <= _LONGEST else None
    return _syllable(keys, method) if keys and (keys.shapes or keys.tone) else None


def _sorted_out(word: str, method: _Method) -> _Keys | None:
    """Which keys are letters and which are marks on the letters before them; None when one takes another back."""
    letters, shapes = "", ""
    tone: str | None = None
    used: dict[str, int] = {}
    for key in word:
        if key in method.tones and not _VOWELS.isdisjoint(letters):
            # Nothing follows a tone taken off: the digits of nam2018 are a year.
            if tone == "" or method.tones[key] == (tone or ""):
                return None
            tone = method.tones[key]
            continue
        carriers = method.carriers.get(key, _NOTHING)
        if key == "w" and carriers and carriers.isdisjoint(letters):
            letters += "u"  # tw is tư
        if carriers.isdisjoint(letters) or (key == "o" and letters.endswith(("oa", "oe"))):  # ngoèo has two plain o
            letters += key
        elif carriers.isdisjoint(letters[used.get(key, 0) :]):
            return None
        else:
            shapes += key
            used[key] = len(letters)
    return _Keys(letters, shapes, tone)


def _syllable(keys: _Keys, method: _Method) -> str | None:
    """The marked syllable, the tone in its place; None when no Vietnamese syllable looks like this."""
    found = _PARTS.fullmatch(keys.letters)
    if found is None or not is_syllable(keys.letters):
        return None
    onset, vowels, coda = found.groups()
    typed = "".join(sorted(keys.shapes.replace(method.stroke, "")))
    nucleus = method.nuclei.get((vowels, typed))
    # A stop bears sắc or nặng. None at all passes: a query is also asked while it is being typed.
    if nucleus is None or (coda in _STOPS and keys.tone not in (None, "", _SAC, _NANG)):
        return None
    if nucleus == "uơ" and coda:  # huơ is open, hương is not
        nucleus = "ươ"
    if method.stroke in keys.shapes:
        onset = "đ"
    return place(onset + nucleus + (keys.tone or "") + coda)
