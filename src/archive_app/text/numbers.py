"""Reads the numbers of cited documents, State (204/PGDĐT-TTr, 30/2020/NĐ-CP) and Party (06-QĐ/HU), and keys them.

A number is kept as written and never turned from one form into the other; `number_key` alone treats every spelling
alike. Leaves date, issuer and subject of the document to whoever reads the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from archive_app.text.folding import fold, folded_copy
from archive_app.text.stretches import DROPPED, STROKES, Stretch, stretch
from archive_app.text.tones import is_syllable
from archive_app.text.unicode import canonical

System = Literal["state", "party"]

TYPE_NAMES = {
    "nq": "Nghị quyết", "qđ": "Quyết định", "ct": "Chỉ thị", "qc": "Quy chế", "qyđ": "Quy định", "qđi": "Quy định",
    "tc": "Thông cáo", "tb": "Thông báo", "hd": "Hướng dẫn", "ctr": "Chương trình", "ctrhđ": "Chương trình hành động",
    "kh": "Kế hoạch", "pa": "Phương án", "đa": "Đề án", "bc": "Báo cáo", "bb": "Biên bản", "ttr": "Tờ trình",
    "hđ": "Hợp đồng", "cv": "Công văn", "cđ": "Công điện", "gm": "Giấy mời", "kl": "Kết luận", "tt": "Thông tư",
    "ttlt": "Thông tư liên tịch", "nđ": "Nghị định", "vbhn": "Văn bản hợp nhất", "tbkl": "Thông báo kết luận",
    "ql": "Quy định", "pl": "Pháp lệnh",
}  # fmt: skip
"""Abbreviation in a number, lower case, to the name of the type (Decree 30/2020, annex III; Party Guidance 36)."""

_SAID_NAMES = {fold(name): name for name in (*TYPE_NAMES.values(), "Luật", "Quy ước", "Lệnh", "Hướng dẫn liên ngành")}
_TYPES = {fold(code): name for code, name in reversed(TYPE_NAMES.items())}
_PARTY_BODIES = re.compile(r"(?:bch|btv|tv|ubkt|btc|btg|bdv|vp)?(?:hu|tu|du|tw)k?")
_SHORT_BODIES = {"hu", "tu", "du", "xu"}

_NAMES = "|".join(sorted(_SAID_NAMES, key=len, reverse=True)).replace(" ", r"[ \n]{1,4}")
_SAID_TYPE = re.compile(rf"(?<![^\W_])(?P<name>{_NAMES})(?:[ \n]{{1,4}}so)?[ \n:]{{0,4}}$")
_SAID_LAW = re.compile(r"(?<![^\W_])luat(?![^\W_])[^.;\d]*$")
_SAID_NUMBER = re.compile(r"(?<![^\W_])so[ \n:]{0,4}$")
_START = r"(?<![^\W_])(?<!\d[-./,:])(?<![^\W_]/)(?P<number>\d{1,6}[a-z]?)"
_SEPARATOR = re.compile(rf"[{STROKES}.]")
_IN_FRONT = re.compile(rf"\A[{STROKES}]+")
_LAST_WORD = re.compile(r"[^\W\d_]*$")
_CODE = r"[a-z][a-z0-9&]*"
_YEAR = r"(?:19|20)\d\d"
_NUMBER = re.compile(
    rf"{_START}(?:"
    rf" {{0,2}}/ {{0,2}}(?P<year>{_YEAR}) ?[/-] ?(?P<dated>{_CODE}(?:[-/.]{_CODE})*)"
    rf"| {{0,2}}- {{0,2}}(?P<party>{_CODE}) ?/ ?{_CODE}(?:[-/.]{_CODE})*"
    rf"| {{0,2}}/ {{0,2}}(?P<state>{_CODE}(?:[-/.]{_CODE})*)"
    rf"| (?P<spaced>{_CODE})[-/]{_CODE}(?:[-/.]{_CODE})*"
    rf")(?![^\W_])"
)
_LONGEST_SAID = 48  # the longest name with its blanks and "số"
_LOOKED_BACK = 96

# How a number begins in the original, up to its first code, and how far it can reach: over four more blanks.
_X = f"[{DROPPED}]*+"
_BLANKS = rf"(?:\s{_X}){{0,2}}+"
_STROKE = rf"[{STROKES}]{_X}"
_BEGINNING = re.compile(
    rf"\d(?<![^\W_]\d){_X}(?:\d{_X}){{0,5}}+(?:[^\W\d_]{_X})?+"
    rf"(?:{_BLANKS}{_STROKE}{_BLANKS}(?:[^\W\d_]|(?:\d{_X}){{4}}(?:\s{_X})?{_STROKE})"
    rf"|\s{_X}[^\W\d_](?:[^\W_]|[&＆{DROPPED}])*+{_STROKE})"
)
_REST = re.compile(r"\S*+(?:\s\S*+){0,4}")


@dataclass(frozen=True, slots=True)
class NumberMention:
    """A document number at ``span`` of the text: ``number`` before the first separator, ``notation`` the rest.

    ``named_at`` is where the type's name before it begins (Quyết định số …), None when only the code tells the type.
    """

    number: str
    notation: str
    system: System
    type_name: str | None
    span: tuple[int, int]
    raw: str
    named_at: int | None = None

    @property
    def key(self) -> str:
        """The key of `number_key`."""
        return _key(fold(f"{self.number}-{self.notation}"))


def _key(folded: str) -> str:
    number, *rest = re.findall(r"[a-z0-9]+", folded.replace("&", ""))
    joined = "-".join([number.lstrip("0") or "0", *rest])
    return re.sub(r"(?<=gd)-dt(?![a-z0-9])", "dt", joined)  # GD-ĐT and GD ĐT are GD&ĐT


def _believable(found: re.Match[str], written: str, said: bool) -> bool:
    """Whether what looks like a number is one: 12/TB-UBND is, 30/lớp and 5-HS/tổ are not."""
    capital = written.lower() != written
    first = found["dated"] or found["party"] or found["state"] or found["spaced"]
    codes = _SEPARATOR.split(first)
    known = codes[0] in _TYPES
    if found["spaced"]:
        return known and capital
    if found["party"]:
        return known or (said and capital)
    if found["dated"]:
        return known or (capital and len(first) > 1)
    several = len(codes) > 1
    if not known and not several and _LAST_WORD.findall(canonical(written))[0][1:].islower():
        return False  # Công báo số 51/Ngày: a word, not a code
    return (known and (capital or several)) or (capital and len(first) > 1 and (several or said))


def _type_of(before: str, said: re.Match[str] | None, code: str) -> tuple[str | None, int | None]:
    """The type's name as ``said`` right before the number, and where in ``before``; else what the code means."""
    if said:
        return _SAID_NAMES[" ".join(said["name"].split())], said.start()
    code = canonical(code).lower()
    law = _SAID_LAW.search(before) if re.fullmatch(r"qh\d+", code) else None
    if law:
        return "Luật", law.start()
    return TYPE_NAMES.get(code) or _TYPES.get(code), None


def _system(party: bool, codes: list[str]) -> System:
    """Party numbers have the hyphen first; offices also mix the forms (12/GM-HU), where the body tells."""
    return "party" if party or any(_PARTY_BODIES.fullmatch(code) for code in codes[1:]) else "state"


def _mention(text: str, part: Stretch, found: re.Match[str]) -> NumberMention | None:
    window = max(0, found.start() - _LOOKED_BACK)
    before = part.copy.text[window : found.start()]
    span = part.span(*found.span())
    raw = text[slice(*span)]
    said = _SAID_TYPE.search(before, len(before) - _LONGEST_SAID)
    if not _believable(found, raw, bool(said or _SAID_NUMBER.search(before, len(before) - _LONGEST_SAID))):
        return None
    codes = _SEPARATOR.split(found[0][len(found["number"]) :].replace(" ", "").lstrip("-/"))
    if found["year"]:
        codes = codes[1:]
    number_end = part.span(found.start(), found.end("number"))[1]
    written = canonical("".join(raw.split()))  # without blanks, so that every dash stands inside a word
    notation = _IN_FRONT.sub("", written[len(canonical(text[span[0] : number_end])) :])
    system = _system(bool(found["party"]), codes)
    type_name, said_at = _type_of(before, said, _SEPARATOR.split(notation)[1 if found["year"] else 0])
    named_at = None if said_at is None else part.span(window + said_at, found.start())[0]
    return NumberMention(text[span[0] : number_end], notation, system, type_name, span, raw, named_at)


def _reach(text: str, at: int) -> int:
    """Where no number that begins before ``at`` can be any more."""
    rest = _REST.match(text, at)
    return rest.end() if rest else at


def _parts(text: str) -> Iterator[Stretch]:
    """The parts of the text that hold all its numbers, each number whole in one of them."""
    first: int | None = None
    last = end = 0
    for begun in _BEGINNING.finditer(text):
        if first is not None and begun.start() >= end:
            end = _reach(text, last)  # not for every beginning: a page without blanks would be read once for each
            if begun.start() >= end:
                yield stretch(text, first, end, _LOOKED_BACK)
                first = None
        if first is None:
            first = begun.start()
        last = begun.end()
    if first is not None:
        yield stretch(text, first, _reach(text, last), _LOOKED_BACK)


def find_numbers(text: str) -> list[NumberMention]:
    """Every document number of the text in order, whatever its form; NFC, NFD, odd dashes and blanks are the same."""
    mentions = (
        _mention(text, part, found) for part in _parts(text) for found in _NUMBER.finditer(part.copy.text, part.start)
    )
    return [mention for mention in mentions if mention]


_OFTEN_SAID = "|".join(sorted((code for code in _TYPES if len(code) > 1), key=len, reverse=True))
_TYPED = re.compile(
    rf"(?:(?:{_NAMES}|van ban|{_OFTEN_SAID})(?![^\W_]) ?)?(?:so(?![^\W_])[ :]*)?"
    r"(?P<number>\d{1,6}[a-z]?)(?P<rest>[ /._-].*)"
)


def number_key(text: str) -> str | None:
    """One key for any spelling of a document number: 06-QĐ/HU, 06/QĐ-HU and "06 qd hu" are ``6-qd-hu``.

    The whole text has to be the number, with or without its type and "số" before it. None for what cannot be one:
    dates, plain numbers, a number followed by words.
    """
    typed = " ".join(folded_copy(text).text.split()).strip(" \"'“”()[],;:")
    found = _TYPED.fullmatch(typed)
    if found is None:
        return None
    rest = found["rest"].replace("&", "")
    parts = re.findall(r"[a-z0-9]+", rest)
    dated = bool(parts) and re.fullmatch(_YEAR, parts[0]) is not None
    codes = parts[1:] if dated else parts
    if not codes or re.search(r"[^a-z0-9 /._-]", rest) or not all(re.fullmatch(_CODE, code) for code in codes):
        return None
    if re.search(r"[/-]", rest):
        believable = len(codes) <= 8 and _looks_like_a_number(codes)
    else:
        believable = len(codes) <= 5 and (dated or len(codes) > 1) and _spells_a_number(codes)
    return _key(f"{found['number']}-{'-'.join(parts)}") if believable else None


def _is_type(code: str) -> bool:
    return code in _TYPES or re.fullmatch(r"qh\d+", code) is not None


def _is_no_word(code: str) -> bool:
    return _is_type(code) or code in _SHORT_BODIES or not is_syllable(code)


def _looks_like_a_number(codes: list[str]) -> bool:
    """With its separators typed, one code that is no word will do: 204/PGDĐT."""
    return any(map(_is_type, codes)) or any(_is_no_word(code) and len(code) > 1 for code in codes)


def _spells_a_number(codes: list[str]) -> bool:
    """Without separators only a known type among codes counts; "15 tb hoi nghi" is five words of a question."""
    return any(map(_is_type, codes)) and all(map(_is_no_word, codes))


_HEAD = 3_000
_OWN_THERE = re.compile(rf"^[^\w\n]*(?:[^\d\n]{{0,60}}[^\w\n])?[sSＳ][^\W\d_]{_X}[^\w\n]{{0,16}}\d.*", re.MULTILINE)
_BASES = re.compile(r"^[^\w\n]*can cu(?![^\W_])", re.MULTILINE)
_OWN_LINE = re.compile(rf"[\W_]*(?:(?:(?:bo )?luat|{_NAMES}) so ?:|so)[ .:]*")
_WRAPPED = re.compile(rf"[^\W_][^\w\n]+(?:{_NAMES})\s*$")
_TITLED = re.compile(rf"[\W_]*(?P<name>(?:bo )?luat|{_NAMES})(?![^\W_])")
_OTHER_PAPER = re.compile(
    r"(?<![^\W_])(?:sua doi|bo sung|thay the|bai bo|dinh chinh|thuc hien|trien khai|theo|can cu"
    rf"|(?<!phap )(?:{_NAMES}))(?![^\W_])"
)


def own_number(title: str, text: str) -> str | None:
    """The key of the paper's own number, from its letterhead or else its title; None when neither says it.

    In the text it follows "Số" at the start of a line, before the first line of bases (Căn cứ …); in the title it
    follows the type. Numbers of papers that are cited, amended or carried out are never taken for its own.
    """
    return _in_letterhead(text[:_HEAD]) or _in_title(title)


def _in_letterhead(head: str) -> str | None:
    for line in _OWN_THERE.finditer(head):
        above = folded_copy(head[: line.start()]).text
        if _BASES.search(above):
            return None
        said = _OWN_LINE.match(folded_copy(line[0]).text)
        number = next(iter(find_numbers(line[0])), None)
        if said and number and _is_own(line[0], said, number, above):
            return number.key
    return None


def _is_own(line: str, said: re.Match[str], number: NumberMention, above: str) -> bool:
    """Whether the number at the start of a line is the paper's; a citation may have been broken just before "số"."""
    first = next(c for c in line if c.isalpha())
    front = len(folded_copy(line[: number.span[0]]).text)
    if first.islower() or front != said.end():
        return False
    rest = line[number.span[1] :]
    dated = folded_copy(rest).text.lstrip(" ,").startswith("ngay ") and not rest.isupper()
    return ":" in said[0] or not (dated or _WRAPPED.search(above))


def _in_title(title: str) -> str | None:
    copy = folded_copy(title)
    name = _TITLED.match(copy.text)
    number = next(iter(find_numbers(title)), None) if name else None
    if not name or not number:
        return None
    between = folded_copy(title[: number.span[0]]).text[name.end() :]
    if between.strip(" :.") in ("", "so"):
        return number.key
    same = number.type_name == (_SAID_NAMES.get(" ".join(name["name"].split())) or "Luật")
    said = between.rstrip(" :.").endswith(" so") and not re.search(r"[.;:\d]", between.rstrip(" :."))
    return number.key if same and said and not _OTHER_PAPER.search(between) else None
