"""Reads Vietnamese that was written before Unicode, or spoilt on its way to us, and says which encoding it was in.

Every reading is tried and the one with the likeliest words is taken; text that is right as it stands, in Vietnamese or
any other language, comes back untouched. Decided by the paragraph, because old files mix encodings. Leaves the letters
to `legacy_tables` and `mojibake`, and what a word is worth to `likelihood`.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from archive_app.text.legacy_tables import CP1252, Table, read_as, strangers
from archive_app.text.likelihood import is_listed, word_likelihood
from archive_app.text.mojibake import repair, repair_losses
from archive_app.text.syllables import parts_of

Encoding = Literal["unicode", "tcvn3", "vni", "viscii", "vps", "cp1258", "mojibake"]
"""What a text was in; mojibake is UTF-8 that a program took for CP1252, CP1258 or Latin-1."""

_Favours = dict[Encoding | None, float]

_TABLES: tuple[Table, ...] = get_args(Table)
_FONTS: tuple[tuple[str, Table], ...] = ((".vn", "tcvn3"), ("vntime", "tcvn3"), ("vni", "vni"), ("vps", "vps"))

_ENOUGH, _SOUND = 4.0, 4.0
"""By how much, in nats, a reading must be likelier than the text as it stands; and more if that is Vietnamese."""
_USUAL_HERE, _UNICODE_HERE, _BY_FONT = 5.0, 10.0, 10.0
"""What speaks for the encoding that the rest of the document, or the font, is in."""
_STRANGER, _NO_WORD, _CONTROL, _LONE_SIGN = -3.0, -8.0, -8.0, -3.0
_LONGEST_WORD, _LONGEST_TOKEN = 40, 200
_LOOKED_AT = 800
"""Characters of a paragraph that decide; more do not change the answer."""

_ODD = re.compile(r"[^\t\r\n -~]")
_TOKEN = re.compile(r"[^ \t\r\n]+")
# Signs inside and beside a word may be letters in the right reading, so they are part of the word.
_WORD = re.compile(r"[^\t\n\r -@\[-`{-~\xa0“”‘’–—…•]+")
_LETTER = re.compile(r"[^\W\d_]")
_AS_CP1252 = {ord(byte): sign for byte, sign in CP1252.items()}
_NUMERO = frozenset(("n°", "N°", "nº", "Nº"))
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
_ONLY_UNICODE = re.compile("[ĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
_NOWHERE_ELSE = re.compile("[Ạ-ỹ]")  # the others also stand for bytes of CP1258


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text in Unicode, and what it was in."""

    text: str
    encoding: Encoding


@dataclass(frozen=True, slots=True)
class _Way:
    """A way to read: repairs one after the other, then a table."""

    repairs: tuple[Callable[[str], str], ...]
    table: Table | None

    @property
    def encoding(self) -> Encoding:
        return self.table or ("mojibake" if self.repairs else "unicode")

    def read(self, text: str) -> str:
        for step in self.repairs:
            text = step(text)
        return read_as(text, self.table) if self.table else text


def decode_paragraph(text: str, font: str | None = None, prior: Encoding | None = None) -> Decoded:
    """The likeliest reading of a paragraph, of a cell, or of a stretch in one font. Any string will do.

    ``font`` is the font's name: .VnTime and VNI-Times hold old encodings, .VnTimeH draws small letters as capitals. A
    name outlives the conversion of its text, so the words are asked too. ``prior`` is what the rest of the document is
    in; what is plain ASCII is called that. Drop invisible characters afterwards, not before: TCVN3's ư is one.
    """
    named = _encoding_of(font)
    if not _ODD.search(text):
        encoding = named or prior or "unicode"
    else:
        favours: _Favours = {named: _BY_FONT}
        favours[prior] = favours.get(prior, 0.0) + (_UNICODE_HERE if prior == "unicode" else _USUAL_HERE)
        seen = _looked_at(text)
        way, read = _best_way(seen, favours)
        if way.repairs:  # what was put together may be in an old encoding itself
            inner, read = _best_way(read, favours)
            way = _Way(way.repairs + inner.repairs, inner.table)
        text, encoding = read if seen is text else way.read(text), way.encoding
        if encoding == "unicode" and (table := _table_of_some(seen)):
            text, encoding = _TOKEN.sub(lambda token: _read_if_odd(token[0], table), text), table
    if encoding == "tcvn3" and font and font.rstrip().endswith("H"):
        text = text.upper()
    return Decoded(text, encoding)


def decode_pieces(pieces: Sequence[tuple[str, str | None]]) -> list[Decoded]:
    """The pieces of one document, each a text and its font if one is known, read one by one.

    What most of them are in, among those in fonts of the same kind, speaks for the short ones that could be either.
    """
    alone = [decode_paragraph(text, font) for text, font in pieces]
    by_kind: dict[Table | None, list[tuple[str, Decoded]]] = defaultdict(list)
    for (text, font), one in zip(pieces, alone, strict=True):
        by_kind[_encoding_of(font)].append((text, one))
    usual = {kind: usual_encoding(read) for kind, read in by_kind.items()}
    usual[None] = usual.get(None) or usual_encoding(itertools.chain(*by_kind.values()))
    found = []
    for (text, font), one in zip(pieces, alone, strict=True):
        prior = usual[_encoding_of(font)] or usual[None]
        found.append(one if one.encoding == prior else decode_paragraph(text, font, prior))
    return found


def decode_text(text: str, fonts: Sequence[str | None] | None = None) -> list[Decoded]:
    """The lines of ``text``, each a paragraph; ``fonts`` has one for each line. Joined with "\\n" they are the text."""
    lines = text.split("\n")
    return decode_pieces(list(zip(lines, fonts or [None] * len(lines), strict=True)))


def usual_encoding(read: Iterable[tuple[str, Decoded]]) -> Encoding | None:
    """What most of a document is in, from texts and their readings; None when it is plain ASCII."""
    seen: Counter[Encoding] = Counter()
    for text, decoded in read:
        if decoded.encoding != "unicode" or _ONLY_UNICODE.search(text):
            seen[decoded.encoding] += len(_ODD.findall(text))
    return seen.most_common(1)[0][0] if seen else None


def _encoding_of(font: str | None) -> Table | None:
    name = (font or "").rpartition("+")[2].strip().lower()  # a PDF writes ABCDEF+.VnTime
    return next((table for start, table in _FONTS if name.startswith(start)), None)


def _best_way(text: str, favours: _Favours) -> tuple[_Way, str]:
    """What makes ``text`` likelier than it is by more than chance does, and what it makes of it.

    ``favours`` speak for encodings.
    """
    composed = unicodedata.normalize("NFC", text)
    mixed = bool(_NOWHERE_ELSE.search(composed))
    needed = favours.get("unicode", 0.0) + _ENOUGH
    way, read, gain = _best_repair(text, repair if mixed else repair_losses, needed - favours.get("mojibake", 0.0))
    if mixed or _ONLY_UNICODE.search(composed) or (way.repairs and all(map(_is_ours, _words(read)))):
        return way, read
    table = _best_table(text, max(gain, needed), needed + _SOUND, favours)
    return (_Way((), table), read_as(text, table)) if table else (way, read)


def _best_repair(text: str, mend: Callable[[str], str], needed: float) -> tuple[_Way, str, float]:
    """How often UTF-8 was misread, the text put together so often, and what that gains if it is enough."""
    best = _Way((), None), text, needed
    once = mend(text)
    if once != text:
        words = _words(text.translate(_AS_CP1252))
        for repairs, read in (((mend,), once), ((mend, mend), mend(once))):
            gain = _gain(words, _words(read))
            best = (_Way(repairs, None), read, gain) if gain > best[2] else best
    return best


def _best_table(text: str, needed: float, needed_if_sound: float, favours: _Favours) -> Table | None:
    """The table that makes the text likeliest, if by ``needed``, or more of a text that is Vietnamese as it stands."""
    judged = [_judged(token[:_LONGEST_TOKEN]) for token in _TOKEN.findall(text) if _ODD.search(token)]
    gains = {table: sum(one.gains[at] for one in judged) + favours.get(table, 0.0) for at, table in enumerate(_TABLES)}
    best = max(gains, key=lambda table: gains[table])
    sound = all(one.sound for one in judged)
    return best if gains[best] > (max(needed, needed_if_sound) if sound else needed) else None


def _table_of_some(text: str) -> Table | None:
    """The table for what is left when words that can only be Unicode are set aside; such mixtures are rare."""
    rest = [token for token in _TOKEN.findall(text) if not _ONLY_UNICODE.search(unicodedata.normalize("NFC", token))]
    needed = _UNICODE_HERE + _ENOUGH
    return _best_table(" ".join(rest), needed, needed + _SOUND, {})


def _read_if_odd(token: str, table: Table) -> str:
    token_is_right = not _ODD.search(token) or _ONLY_UNICODE.search(unicodedata.normalize("NFC", token))
    return token if token_is_right else read_as(token, table)


@dataclass(frozen=True, slots=True)
class _Judged:
    """Whether a token is Vietnamese as it stands, and how much likelier each of the tables makes it, in nats."""

    sound: bool
    gains: tuple[float, ...]


@lru_cache(maxsize=1 << 13)
def _judged(token: str) -> _Judged:
    token = unicodedata.normalize("NFC", token)
    words = _words(token.translate(_AS_CP1252))  # seen either way, punctuation speaks for no encoding
    gains = []
    for table in _TABLES:
        read = _words(read_as(token, table))
        foreign = sum(1 for word in read if word not in words and not _is_ours(word))
        gains.append(_gain(words, read) + _NO_WORD * foreign + _STRANGER * strangers(token, table))
    return _Judged(all(word.isascii() or is_listed(word) for word in words), tuple(gains))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text))


def _gain(words: Iterable[str], read: Iterable[str]) -> float:
    return sum(map(_worth, read)) - sum(map(_worth, words))


def _worth(word: str) -> float:
    if not _LETTER.search(word) or word in _NUMERO:
        return _LONE_SIGN * len(word)
    likely = word_likelihood(word[:_LONGEST_WORD]) - max(0, len(word) - _LONGEST_WORD)
    return likely + _CONTROL * len(_CONTROLS.findall(word))


def _is_ours(word: str) -> bool:
    """Whether it can be Vietnamese: what is so in an old encoding has Vietnamese words."""
    return is_listed(word) or parts_of(word.lower()) is not None


def _looked_at(text: str) -> str:
    """The text or, of a long one, words from all over it that are not plain ASCII, each with its neighbour."""
    if len(text) <= _LOOKED_AT:
        return text
    tokens = _TOKEN.findall(text)
    odd = [at for at, token in enumerate(tokens) if _ODD.search(token)]
    each = max(1, sum(len(tokens[at]) for at in odd) * 2 // _LOOKED_AT)
    return " ".join(" ".join(tokens[at : at + 2]) for at in odd[::each])[: 2 * _LOOKED_AT]
