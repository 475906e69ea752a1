"""Finds abbreviations and says what they stand for: UBND, GD&ĐT, đ/c in a text, ubnd or gddt in a question.

What they may mean is in `abbreviation_list`, or defined by the text itself. Leaves document numbers to `numbers`: an
abbreviation inside one (12/KH-UBND) is left alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from archive_app.text.abbreviation_list import LISTED
from archive_app.text.folding import fold
from archive_app.text.numbers import TYPE_NAMES
from archive_app.text.tokens import keys, tokens
from archive_app.text.tones import is_syllable
from archive_app.text.unicode import INVISIBLE, MARKS, canonical

Reading = tuple[str, ...]
"""A full form as exact syllables: canonical, lower case."""

_BLANK = "[ \xa0]"
_DASH = "[-\u2010-\u2015\u2212]"
_VA = f"(?:và|{unicodedata.normalize('NFD', 'và')})"
_IN_WORD = rf"\w{MARKS}"
_ENDS = rf"(?![{_IN_WORD}])"
# What may stand between the parts of one abbreviation. Comma and mere blank only between two letters (GD ĐT, HK I).
_JOINT = (
    rf"{_BLANK}?(?:&|{_DASH}){_BLANK}?|[/.]|{_BLANK}{_VA}{_BLANK}"
    rf"|(?<=[{_IN_WORD}]{{2}})(?:{_BLANK}|,{_BLANK}?)(?=[{_IN_WORD}]{{2}}|I{_ENDS})"
)
_JOINTS = re.compile(_JOINT)
_A_DASH = re.compile(_DASH)
_TIGHT = re.compile(rf"{_DASH}|/")

# In a text: capitals, and the small letters of CTr, ThS, TTg, QyĐ, QĐi. The letter comes before what must not stand
# before it, because only so does the search skip to capitals at once.
_CAPITALS = "A-ZĐÐƉĂÂÊÔƠƯ"
_HORNS = "[\u0302\u0306\u031b]?"
_MORE = rf"{_HORNS}(?:[hryg]?[{_CAPITALS}]{_HORNS})*[rgi]?{_ENDS}"
_RUNS = rf"{_MORE}(?:(?:{_JOINT})[{_CAPITALS}]{_MORE}){{0,15}}"
_CHAIN = re.compile(rf"[{_CAPITALS}đv](?<![{_IN_WORD}].)(?:(?<=[Đđ])/c{_ENDS}|(?<=[Vv])/v{_ENDS}|(?<![đv]){_RUNS})")
# In a question: any words.
_WORD = rf"[^\W\d_](?:[^\W\d_]|[{MARKS}{INVISIBLE}])*{_ENDS}"
_TYPED_CHAIN = re.compile(rf"(?<![{_IN_WORD}]){_WORD}(?:(?:{_JOINT}){_WORD})*")
_MOST_PARTS = 4

# Before a chain: what makes it the code of a number (12/, 2022/TT-), or the end of something longer.
_CODE_BEFORE = re.compile(
    rf"(?:\d{_BLANK}?{_DASH}|\d[a-zđ]?\s?/\s?|/[{_CAPITALS}][^\s/]*\s?{_DASH}\s{{0,2}}|[./][a-z]+/)$"
)
_HANGS_BEFORE = re.compile(rf"(?:(?:^|[^{_IN_WORD}/])/{_BLANK}?|&{_BLANK}?)$")
_SIGNS = set("&/-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
_HANGS_BEHIND = re.compile(rf"{_BLANK}?&|(?:{_DASH}|/)\d")
_CAPITALS_BEFORE = re.compile(r"([A-ZÀ-ỸĐ]+)\W{1,2}$")
_CAPITALS_BEHIND = re.compile(r"\W{1,2}([A-ZÀ-ỸĐ]+)\b")
_TYPES = {fold(code) for code in TYPE_NAMES}

_BRACKETED = re.compile(rf"\(\s?[\"“']?([{_CAPITALS}]{_RUNS})[\"”']?\s?\)")
_SHORT = "|".join(unicodedata.normalize(form, "tắt") for form in ("NFC", "NFD"))
_SHORT_FOR = re.compile(rf"(?:{_SHORT})(?: l\w\W?)?:? ?[\"“']?([{_CAPITALS}]{_RUNS})")
_SAID_BEFORE = {"sau", "đây", "dưới", "từ", "được", "gọi", "viết", "ghi", "chung", "là"}
_SKIPPED = {"và", "của", "các", "về", "cho"}
_SENTENCE = re.compile(r"[.;:()\"“”]|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation at ``span`` (code points of the text as given) and what it may stand for, likeliest first.

    A single reading is certain; several are a guess.
    """

    span: tuple[int, int]
    written: str
    fulls: tuple[Reading, ...]


class _Listed(NamedTuple):
    """The readings by form as written (CTr), as typed (ctr), and as typed without marks (gddt)."""

    written: dict[str, tuple[Reading, ...]]
    typed: dict[str, tuple[Reading, ...]]
    bare: dict[str, tuple[Reading, ...]]


class _Piece(NamedTuple):
    """A part ``[start, end)`` of a chain such as THCS-THPT; without readings when it is not known."""

    start: int
    end: int
    written: str
    form: str
    fulls: tuple[Reading, ...]
    sayable: bool


def _form(written: str) -> str:
    """What counts of an abbreviation: letters, dots and slashes."""
    return _JOINTS.sub(lambda joint: joint[0] if joint[0] in "/." else "", canonical(written))


def abbreviation_key(written: str) -> str:
    """One key for every way of writing: GD&ĐT, GD-ĐT, "GD và ĐT" and GDĐT are ``gdđt``; đ is not d."""
    return re.sub(r"[\W\d_]", "", _form(written)).lower()


def _sayable(form: str) -> bool:
    return is_syllable(fold(form))


@cache
def _listed() -> _Listed:
    listed = _Listed({}, {}, {})
    for entry in re.sub("#.*", "", LISTED).strip(";\n ").split(";"):
        written, fulls = entry.split(maxsplit=1)
        more = [tuple(keys(full)[0]) for full in fulls.split("/")]
        form = _form(written)
        for readings, key in zip(listed, (form, form.lower(), fold(form)), strict=True):
            readings[key] = tuple(dict.fromkeys((*readings.get(key, ()), *more)))
    return listed


def _pieces(chain: str, look: Callable[[str], tuple[Reading, ...]]) -> list[_Piece]:
    """The chain cut into the longest known abbreviations and, part by part, what is not known."""
    joints = [joint.span() for joint in _JOINTS.finditer(chain)]
    starts = [0, *(end for _, end in joints)]
    ends = [*(start for start, _ in joints), len(chain)]
    pieces: list[_Piece] = []
    first = 0
    while first < len(starts):
        longest = min(first + _MOST_PARTS, len(starts)) - 1
        for last in range(longest, first - 1, -1):
            written = chain[starts[first] : ends[last]]
            form = _form(written)
            fulls = look(form) if last == first or len(form) > last - first + 1 else ()  # not T&T
            if fulls or last == first:
                pieces.append(_Piece(starts[first], ends[last], written, form, fulls, _sayable(form)))
                first = last + 1
                break
    return pieces


def _hang_together(chain: str, one: _Piece, other: _Piece, in_number: bool) -> bool:
    sign = chain[one.end : other.start]
    if "&" in sign:
        return True
    if in_number:
        return sign != "." and not any(map(str.isalpha, sign))
    if any(piece.sayable and not piece.fulls and piece.written.upper() != piece.written for piece in (one, other)):
        return False  # lớp in hs/lớp is a word of its own
    return _TIGHT.fullmatch(sign) is not None or (fold(one.form) in _TYPES and _A_DASH.search(sign) is not None)


def _stand_alone(group: list[_Piece]) -> bool:
    """Nothing is half of a longer abbreviation, and nothing is the code of a number (QĐ-UBND)."""
    if len(group) == 1:
        return bool(group[0].fulls)
    return all(len(piece.fulls) == 1 and fold(piece.form) not in _TYPES for piece in group)


class _Around(NamedTuple):
    """What a chain hangs on: the beginning of a number, or an "&" or stroke before or behind."""

    in_number: bool = False
    before: bool = False
    behind: bool = False


_NOTHING = _Around()


def _around(text: str, start: int, end: int) -> _Around:
    in_number = _CODE_BEFORE.search(text, max(0, start - 24), start) is not None
    before = in_number or _HANGS_BEFORE.search(text, max(0, start - 3), start) is not None
    return _Around(in_number, before, _HANGS_BEHIND.match(text, end) is not None)


def _standing(chain: str, look: Callable[[str], tuple[Reading, ...]], around: _Around) -> tuple[_Piece, ...]:
    """The known abbreviations of a chain that are nobody's half."""
    groups: list[list[_Piece]] = []
    for piece in _pieces(chain, look):
        if groups and _hang_together(chain, groups[-1][-1], piece, around.in_number and len(groups) == 1):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    groups = groups[around.before : len(groups) - around.behind]
    return tuple(piece for group in groups if _stand_alone(group) for piece in group)


@lru_cache(maxsize=1 << 14)
def _certain(chain: str, around: _Around = _NOTHING) -> tuple[_Piece, ...]:
    written = _listed().written
    pieces = _standing(chain, lambda form: written.get(form, ()), around)
    return tuple(piece for piece in pieces if len(piece.fulls) == 1)


def _among_capitals(text: str, start: int, end: int) -> bool:
    """Whether a word in capitals is beside it: TƯ in THÔNG TƯ is a word too, in BCH TƯ it is not."""
    before = _CAPITALS_BEFORE.search(canonical(text[max(0, start - 24) : start]))
    behind = _CAPITALS_BEHIND.match(canonical(text[end : end + 24]))
    return any(found and _sayable(found[1]) for found in (before, behind))


def find_abbreviations(text: str) -> list[Abbreviation]:
    """The certain abbreviations that stand alone in a text, in order: capitals, or mixed as offices write them."""
    found: list[Abbreviation] = []
    for chain in _CHAIN.finditer(text):
        pieces = _certain(chain[0])
        if not pieces:
            continue
        start, end = chain.span()
        if not _SIGNS.isdisjoint(text[max(0, start - 3) : start] + text[end : end + 2]):
            pieces = _certain(chain[0], _around(text, start, end))
        for piece in pieces:
            span = (start + piece.start, start + piece.end)
            if not (piece.sayable and _among_capitals(text, *span)):
                found.append(Abbreviation(span, piece.written, piece.fulls))
    return found


def typed_abbreviations(words: str) -> list[Abbreviation]:
    """The abbreviations in a question, where neither case nor đ can be trusted, in order.

    What is sayable (tu, ca) counts only in capitals, and not when the whole question is in capitals.
    """
    listed = _listed()
    has_marks = canonical(words).lower() != fold(words)
    trusted = any(map(str.islower, words))

    def look(form: str) -> tuple[Reading, ...]:
        if _sayable(form) and not (trusted and form in listed.written):
            return ()
        fulls = listed.typed.get(form.lower(), ()) if has_marks else ()
        return fulls or listed.bare.get(form.lower(), ())

    return [
        Abbreviation((chain.start() + piece.start, chain.start() + piece.end), piece.written, piece.fulls)
        for chain in _TYPED_CHAIN.finditer(words)
        for piece in _standing(chain[0], look, _around(words, *chain.span()))
    ]


def _begins(word: str, letter: str) -> bool:
    """Whether a letter of an abbreviation stands for the word; small letters after it follow anywhere (TTg: tướng)."""
    if letter == "w":
        return word.startswith("ư")
    plain = fold(word)
    rest = iter(plain[1:])
    return letter[0] in {word[0], plain[0]} and all(small in rest for small in letter[1:])


def _aligned(words: list[str], letters: list[str]) -> int | None:
    """How many of the last words the letters are the initials of; small words between may have none."""
    left = {len(letters)}
    for count, word in enumerate(reversed(words), 1):
        left = {n - 1 for n in left if _begins(word, letters[n - 1])} | (left if word in _SKIPPED else set())
        if 0 in left:
            return count
    return None


def _full_before(text: str, at: int, letters: list[str]) -> Reading | None:
    """The words before ``at`` that have these initials, "sau đây gọi" left out."""
    window = text[max(0, at - 40 - 14 * len(letters)) : at]
    words = tokens(window)
    while words and words[-1].exact in _SAID_BEFORE:
        words.pop()
    end = words[-1].end if words else 0
    begin = max((stop.end() for stop in _SENTENCE.finditer(window, 0, end)), default=0)
    exact = [word.exact for word in words if word.start >= begin]
    count = _aligned(exact, letters)
    return tuple(exact[-count:]) if count else None


def definitions(text: str) -> list[tuple[str, Reading]]:
    """What the text itself abbreviates, as `abbreviation_key` and full form, each once and in order.

    "Quân đội nhân dân (QĐND)" and "…, sau đây gọi tắt là QĐND"; the initials have to match.
    """
    found: dict[tuple[str, Reading], None] = {}
    places = sorted(
        (place.start(), place[1]) for pattern in (_BRACKETED, _SHORT_FOR) for place in pattern.finditer(text)
    )
    for at, written in places:
        letters = [letter.lower() for letter in re.findall(r"[^\W\d_a-z][a-z]*", _form(written))]
        full = _full_before(text, at, letters) if len(letters) > 1 else None
        if full:
            found[abbreviation_key(written), full] = None
    return list(found)
