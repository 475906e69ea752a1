"""Reads the numbers of cited documents, State (204/PGDĐT-TTr, 30/2020/NĐ-CP) and Party (06-QĐ/HU), and keys them.

A number is kept as written and never turned from one form into the other; `number_key` alone treats every spelling
alike. Leaves date, issuer and subject of the document to whoever reads the sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from archive_app.text.folding import Folded, fold, folded_copy
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
_TYPES = {fold(code) for code in TYPE_NAMES}
_PARTY_BODIES = re.compile(r"(?:bch|btv|tv|ubkt|btc|btg|bdv|vp)?(?:hu|tu|du|tw)k?")
_SHORT_BODIES = {"hu", "tu", "du", "xu"}

_NAMES = "|".join(sorted(_SAID_NAMES, key=len, reverse=True)).replace(" ", r"[ \n]{1,4}")
_SAID_TYPE = re.compile(rf"(?<![^\W_])(?P<name>{_NAMES})(?:[ \n]{{1,4}}so)?[ \n:]{{0,4}}$")
_SAID_LAW = re.compile(r"(?<![^\W_])luat(?![^\W_])[^.;\d]*$")
_SAID_NUMBER = re.compile(r"(?<![^\W_])so[ \n:]{0,4}$")
_START = r"(?<![^\W_])(?<!\d[-./,:])(?<![^\W_]/)(?P<number>\d{1,6}[a-z]?)"
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
    return "-".join([number.lstrip("0") or "0", *rest])


def _believable(found: re.Match[str], written: str, said: bool) -> bool:
    """Whether what looks like a number is one: 12/TB-UBND is, 30/lớp and 5-HS/tổ are not."""
    capital = written.lower() != written
    first = next(found[form] for form in ("dated", "party", "state", "spaced") if found[form])
    known = re.split(r"[-/.]", first)[0] in _TYPES
    if found["spaced"]:
        return known and capital
    if found["party"]:
        return known or (said and capital)
    if found["dated"]:
        return known or (capital and len(first) > 1)
    several = len(re.split(r"[-/.]", first)) > 1
    word = re.search(r"[^\W\d_]*$", written)  # Công báo số 51/Ngày: a word, not a code
    if not known and word and word[0][1:].islower() and not several:
        return False
    return (known and (capital or several)) or (capital and len(first) > 1 and (several or said))


def _type_of(before: str, code: str) -> tuple[str | None, int | None]:
    """The type's name as said before the number, and where in ``before`` it is said; else what the code means."""
    said = _SAID_TYPE.search(before)
    if said:
        return _SAID_NAMES[" ".join(said["name"].split())], said.start()
    code = canonical(code).lower()
    law = _SAID_LAW.search(before) if re.fullmatch(r"qh\d+", code) else None
    if law:
        return "Luật", law.start()
    name = TYPE_NAMES.get(code) or next((name for key, name in TYPE_NAMES.items() if fold(key) == code), None)
    return name, None


def _system(party: bool, codes: list[str]) -> System:
    """Party numbers have the hyphen first; offices also mix the forms (12/GM-HU), where the body tells."""
    return "party" if party or any(_PARTY_BODIES.fullmatch(code) for code in codes[1:]) else "state"


def _mention(text: str, copy: Folded, found: re.Match[str]) -> NumberMention | None:
    window = max(0, found.start() - 96)
    before = copy.text[window : found.start()]
    span = copy.span(*found.span())
    raw = text[slice(*span)]
    said = _SAID_TYPE.search(before) is not None or _SAID_NUMBER.search(before) is not None
    if not _believable(found, raw, said):
        return None
    codes = re.split(r"[-/.]", found[0][len(found["number"]) :].replace(" ", "").lstrip("-/"))
    if found["year"]:
        codes = codes[1:]
    number_end = copy.span(found.start(), found.end("number"))[1]
    written = canonical("".join(raw.split()))  # without blanks, so that every dash stands inside a word
    notation = written[len(canonical(text[span[0] : number_end])) :].lstrip("-/—")
    system = _system(bool(found["party"]), codes)
    type_name, said_at = _type_of(before, re.split(r"[-/.]", notation)[1 if found["year"] else 0])
    named_at = None if said_at is None else copy.span(window + said_at, found.start())[0]
    return NumberMention(text[span[0] : number_end], notation, system, type_name, span, raw, named_at)


def find_numbers(text: str) -> list[NumberMention]:
    """Every document number of the text in order, whatever its form; NFC, NFD, odd dashes and blanks are the same."""
    copy = folded_copy(text)
    mentions = (_mention(text, copy, found) for found in _NUMBER.finditer(copy.text))
    return [mention for mention in mentions if mention]


_TYPED = re.compile(
    rf"(?:(?:{_NAMES})(?![^\W_]) ?)?(?:so(?![^\W_])[ :]*)?(?P<number>\d{{1,6}}[a-z]?)(?P<rest>[ /._-].*)"
)


def number_key(text: str) -> str | None:
    """One key for any spelling of a document number: 06-QĐ/HU, 06/QĐ-HU and "06 qd hu" are ``6-qd-hu``.

    The whole text has to be the number, with or without its type's name and "số" before it. None for what cannot be
    one: dates, plain numbers, a number followed by words.
    """
    typed = " ".join(folded_copy(text).text.split())
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
