"""The small language of queries, which nobody needs: AND OR NOT, brackets, ``năm:2016..2018``, quotes.

A query without any of that means its words (`understanding`). Nothing is ever wrong: what is no operator or field is
words. Operators are capitals in either language, the Vietnamese ones only where something else is small.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from archive_app.model import MEETING_KINDS
from archive_app.search.documents import number_name, own_number_name
from archive_app.search.understanding import (
    All,
    Between,
    Condition,
    Either,
    InPart,
    Mention,
    Named,
    Not,
    Syllable,
    Understood,
    Words,
    understand,
)
from archive_app.text.dates import find_dates
from archive_app.text.folding import fold
from archive_app.text.numbers import number_key
from archive_app.text.tokens import keys
from archive_app.text.unicode import MARKS, canonical
from archive_app.wording.terms import kind_name

_PIECE = re.compile(
    r"""(?P<quoted>["“”„«»][^"“”„«»]*(?:["“”„«»]|$))|(?P<bracket>[()])"""
    rf"""|(?<![^\s(])(?P<field>[^\W\d_](?:[^\W\d_]|[{MARKS}])*):(?=\S)(?P<value>["“”„«»][^"“”„«»]*(?:["“”„«»]|$)|[^\s()]+)"""
    r"""|(?P<minus>(?<![^\s(])-(?=[^\W_]|["“„«]))|(?P<word>[^\s()"“”„«»]+)""",
    re.VERBOSE,
)
_OPERATORS = {"AND": "and", "OR": "or", "NOT": "not"}
_VIETNAMESE = {"VÀ": "and", "HOẶC": "or", "KHÔNG": "not"}
_MOST_YEARS = 200
_DEEPEST = 20
"""Brackets within brackets beyond this group nothing."""
_NOTHING = All(())


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    text: str
    end: int
    value: str = ""


def parse(words: str, *, typing: bool = False) -> Understood:
    """Reads a query in the language, or as plain words. With ``typing`` its last word is still open."""
    pieces = list(_pieces(words))
    if all(piece.kind in ("words", "(", ")") for piece in pieces):
        return understand(words, typing=typing)
    return _with_syllables(words, _Reader(pieces, len(words) if typing else -1).whole())


def _pieces(words: str) -> Iterator[_Piece]:
    """Operators, brackets, fields, and runs of words with their quotes."""
    small = any(c.islower() for c in words)
    run: tuple[int, int] | None = None
    for found in _PIECE.finditer(words):
        kind = _kind(found, small)
        if kind == "words":
            run = (run[0] if run else found.start(), found.end())
            continue
        if run:
            yield _Piece("words", words[slice(*run)], run[1])
            run = None
        yield _Piece(kind, found["field"] or found[0], found.end(), (found["value"] or "").strip('"“”„«»'))
    if run:
        yield _Piece("words", words[slice(*run)], run[1])


def _kind(found: re.Match[str], small: bool) -> str:
    if found["bracket"]:
        return found[0]
    if found["minus"]:
        return "not"
    if found["field"] and fold(found["field"]) in _FIELDS and _in_field(found["field"], found["value"].strip('"“”„«»')):
        return "field"
    word = canonical(found["word"] or "")
    return _OPERATORS.get(word) or (_VIETNAMESE.get(word) if small else None) or "words"


class _Reader:
    """Reads pieces from left to right; NOT binds strongest, OR weakest, nothing between two is AND."""

    def __init__(self, pieces: list[_Piece], open_at: int) -> None:
        self.left = pieces[::-1]
        self._open_at = open_at
        self._deep = 0

    def take(self) -> _Piece:
        return self.left.pop()

    def _next(self) -> str:
        return self.left[-1].kind if self.left else ""

    def whole(self) -> Condition:
        parts = [self._either()]
        while self.left:  # a bracket too many closes nothing
            self.take()
            parts.append(self._either())
        return _together(All, parts)

    def _either(self) -> Condition:
        parts = [self._all()]
        while self._next() == "or":
            self.take()
            parts.append(self._all())
        return _together(Either, parts)

    def _all(self) -> Condition:
        parts: list[Condition] = []
        while self._next() not in ("", "or", ")"):
            if self._next() == "and":
                self.take()
            else:
                parts.append(self._one())
        return _together(All, parts)

    def _one(self) -> Condition:
        piece = self.take()
        if piece.kind == "not":
            return self._not()
        if piece.kind == "(":
            return self._bracket()
        if piece.kind == "field":
            return _in_field(piece.text, piece.value) or _NOTHING
        return Words(understand(piece.text, typing=piece.end == self._open_at))

    def _not(self) -> Condition:
        odd = True
        while self._next() == "not":
            self.take()
            odd = not odd
        inner = self._one() if self._next() not in ("", "and", "or", ")") else _NOTHING
        return Not(inner) if odd and inner != _NOTHING else inner

    def _bracket(self) -> Condition:
        if self._deep >= _DEEPEST:
            return _NOTHING
        self._deep += 1
        inside = self._either()
        self._deep -= 1
        if self._next() == ")":
            self.take()
        return inside


def _together(kind: type[All | Either], parts: list[Condition]) -> Condition:
    """An operator with nothing on one side, as while a query is typed, is none."""
    there = tuple(part for part in parts if part != _NOTHING)
    if len(there) < 2:
        return there[0] if there else _NOTHING
    return kind(there)


def _with_syllables(words: str, condition: Condition) -> Understood:
    """The condition, and in order the words that answers should have: they rank and are marked."""
    syllables: list[Syllable] = []
    phrases: list[tuple[int, int]] = []
    mentions: list[Mention] = []
    open_last = False
    for asked in _wanted(condition):
        moved = len(syllables)
        syllables += asked.syllables
        phrases += [(first + moved, last + moved) for first, last in asked.phrases]
        mentions += [replace(one, first=one.first + moved, last=one.last + moved) for one in asked.mentions]
        open_last = asked.open_last
    return Understood(words, tuple(syllables), tuple(phrases), tuple(mentions), open_last, condition=condition)


def _wanted(condition: Condition) -> Iterator[Understood]:
    match condition:
        case All(parts) | Either(parts):
            for part in parts:
                yield from _wanted(part)
        case Words(asked):
            yield asked
        case InPart(_, folded):
            yield Understood(syllables=tuple(Syllable(word, word) for word in folded))


# -- fields


def _in_field(name: str, value: str) -> Condition | None:
    """What ``name:value`` asks for; None when the value means nothing there."""
    return _FIELDS[fold(name)](value)


def _part(part: str) -> Callable[[str], Condition | None]:
    def read(value: str) -> Condition | None:
        folded = keys(value)[1]
        return InPart(part, tuple(folded)) if folded else None

    return read


def _person(value: str) -> Condition | None:
    """Somebody named anywhere: the names side by side."""
    return Words(understand(f'"{value}"')) if keys(value)[0] else None


def _years(start: str) -> Callable[[str], Condition | None]:
    def read(value: str) -> Condition | None:
        first, last = _ends(value)
        if not all(re.fullmatch(r"(?:\d{4}(?:-\d{4})?)?", end) for end in (first, last)) or not (first or last):
            return None
        low, high = int(first[:4] or 1900), int(last[:4] or 2099)
        return Named(tuple(f"{start}:{year}" for year in range(low, min(high, low + _MOST_YEARS) + 1)))

    return read


def _days(value: str) -> Condition | None:
    first, last = _ends(value)
    low, high = _day(first, 0), _day(last, 1)
    if (first and low is None) or (last and high is None) or not (first or last):
        return None
    return Between(low or 1, high or 99991231)


def _day(text: str, end: int) -> int | None:
    """The first (0) or last (1) day of what is written: a day, a month, a year."""
    if re.fullmatch(r"\d{4}", text):
        return int(text) * 10000 + (1231 if end else 101)
    found = find_dates(text) or find_dates(f"tháng {text}")
    return int(f"{(found[0].start, found[0].end)[end]:%Y%m%d}") if found else None


def _ends(value: str) -> tuple[str, str]:
    first, dots, last = value.partition("..")
    return (first, last) if dots else (value, value)


def _kinds(value: str) -> Condition | None:
    asked = " ".join(keys(value.replace("_", " "))[1])
    found = [kind for kind in MEETING_KINDS if asked in (kind.replace("_", " "), *_names_of(kind))]
    return Named(tuple(f"kind:{kind}" for kind in found)) if found else None


def _names_of(kind: str) -> list[str]:
    """What a kind is called on screen, in both languages, whole and without its first word."""
    names = [keys(kind_name(kind, language))[1] for language in ("vi", "en")]
    return [" ".join(words) for name in names for words in (name, name[2:])]


def _number(value: str) -> Condition | None:
    key = number_key(value)
    return Named((own_number_name(key), number_name(key))) if key else None


def _there(value: str) -> Condition | None:
    wanted = {
        "anh": "photos",
        "photos": "photos",
        "photo": "photos",
        "ban quet": "scans",
        "scan": "scans",
        "scans": "scans",
    }
    name = wanted.get(" ".join(keys(value)[1]))
    return Named((name,)) if name else None


def _lacking(value: str) -> Condition | None:
    wanted = {
        "ngay": "date", "date": "date", "loai": "kind", "kind": "kind", "co quan": "organizer", "coquan": "organizer",
        "organizer": "organizer", "tep": "files", "tai lieu": "files", "files": "files",
    }  # fmt: skip
    name = wanted.get(" ".join(keys(value)[1]))
    return Named((f"lacks:{name}",)) if name else None


_FIELDS: dict[str, Callable[[str], Condition | None]] = {
    "ten": _part("title"), "tieude": _part("title"), "title": _part("title"),
    "coquan": _part("organizer"), "body": _part("organizer"), "organizer": _part("organizer"),
    "noi": _part("place"), "place": _part("place"),
    "chuthich": _part("caption"), "caption": _part("caption"),
    "tep": _part("file"), "file": _part("file"),
    "nguoi": _person, "person": _person,
    "nam": _years("year"), "year": _years("year"),
    "namhoc": _years("school"), "schoolyear": _years("school"),
    "ngay": _days, "date": _days,
    "loai": _kinds, "kind": _kinds,
    "so": _number, "number": _number,
    "co": _there, "has": _there,
    "thieu": _lacking, "lacks": _lacking,
}  # fmt: skip
