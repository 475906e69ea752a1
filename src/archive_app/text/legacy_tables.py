"""The letters of the encodings that Vietnamese was written in before Unicode, and how to read them.

Text in them reaches us as the characters that a program without Vietnamese saw in its bytes: Latin-1 (bytes 80–9F are
control characters) or CP1252 (they are “ ” – …). Which encoding a text is in is left to `legacy`.

Sources: TCVN 5712:1993 (VN3, what the .Vn fonts hold), RFC 1456 (VISCII), the key tables of VNI for Windows, the VPS
chart of the Vietnamese Unicode project. TCVN3 and VISCII were compared with glibc's, letter by letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Table = Literal["tcvn3", "vni", "viscii", "vps", "cp1258"]

# Bytes 80 to FF, sixteen a line; · is a byte without a Vietnamese letter. B7 of TCVN3, ã, is read by `_BULLET`.
_TCVN3 = (
    "················"
    "················"
    "·ĂÂÊÔƠƯĐăâêôơưđ·"
    "·····àả·áạ·ằẳẵắ·"
    "······ặầẩẫấậè·ẻẽ"
    "éẹềểễếệìỉ···ĩíịò"
    "·ỏõóọồổỗốộờởỡớợù"
    "·ủũúụừửữứựỳỷỹýỵ·"
)
_VISCII = (
    "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ"
    "ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ"
    "Õắằặấầẩậẽẹếềểễệố"
    "ồổỗỠƠộờởịỰỨỪỬơớƯ"
    "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ"
    "ĐứÒÓÔạỷừửÙÚỹỵÝỡư"
    "àáâãảăữẫèéêẻìíĩỉ"
    "đựòóôõỏọụùúũủýợỮ"
)
_VISCII_LOW = dict(zip(b"\2\5\6\x14\x19\x1e", "ẲẴẪỶỸỴ", strict=True))
_VPS = (
    "ÀẢÃẤẦẨọỗĂếềểệẮẰẲ"
    "Ế··ỀỂỄỐỒỔỖýỷỵỚỜỞ"
    "·ắằẳẵặỠớÙờởỡŨỨợỪ"
    "ổỬỲỸÍÌộỈĨÓửữÒỎÕự"
    "ầÁÂấẩẫậđẻÉÊẹỉễịỹ"
    "ƯỦồốÔỏơÈừứÚũưÝẺ·"
    "àáâãảạă·èéêẽìí·ĩ"
    "ẴĐòóôõ·Ơụùúủ·ỶẼỳ"
)
_VPS_LOW = dict(zip(b"\2\3\4\5\6\x10\x11\x12\x13\x14\x15\x19\x1c\x1d", "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ", strict=True))

# VNI writes a letter, then what stands over it: aù is á, aá is ấ, aé is ắ; ô and ö are ơ and ư, and take tones too.
_TONES = "\u0301\u0300\u0309\u0303\u0323"
_VNI_ALONE = dict(zip("ñôöîóòæ", "đơưỵĩịỉ", strict=True))
_VNI_MARKS = (
    ("aeiouyôö", dict(zip("ùøûõï", _TONES, strict=True))),
    ("aeo", {"â": "\u0302"} | {mark: "\u0302" + tone for mark, tone in zip("áàåãä", _TONES, strict=True)}),
    ("a", {"ê": "\u0306"} | {mark: "\u0306" + tone for mark, tone in zip("éèúüë", _TONES, strict=True)}),
)

CP1252 = {chr(byte): bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
"""What CP1252 has where Latin-1 has control characters, by those; five of them stay as they are."""

_LATIN_1 = frozenset(letter for letter in map(chr, range(0xA0, 0x100)) if letter.isalpha())
_MINUS = re.compile(r"(?<=[^\W\d_])\u2212|\u2212(?=[^\W\d_])")
_BULLET = re.compile(r"(?<=[^\W\d_])[\xb7\u2219\u22c5]")


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the characters of an encoding, or pairs of them, stand for; the pattern finds the longest first.

    ``strangers`` are letters that no text in it has.
    """

    letters: dict[str, str]
    pattern: re.Pattern[str]
    strangers: frozenset[str]


def read_as(text: str, encoding: Table) -> str:
    """The text in NFC, read as what ``encoding`` means by its characters; those that it does not have stay."""
    reading = _READINGS[encoding]
    read = reading.pattern.sub(lambda found: reading.letters[found[0]], unicodedata.normalize("NFC", text))
    if encoding == "tcvn3":
        # In a PDF the fonts call their ư a minus and their ã a bullet; between figures or before a line they are that.
        read = _BULLET.sub("ã", _MINUS.sub("ư", read))
    return unicodedata.normalize("NFC", read)


def strangers(text: str, encoding: Table) -> int:
    """How many letters of ``text`` (NFC) show that it is not in ``encoding``."""
    reading = _READINGS[encoding]
    return sum(letter in reading.strangers for letter in reading.pattern.sub("", text))


def _reading(letters: dict[str, str], own: Iterable[str] = ()) -> _Reading:
    """From what letters are seen as in Latin-1; ``own`` are seen as themselves. CP1252 shows bytes 80 to 9F too."""
    known = {**CP1252, **{CP1252[seen]: letter for seen, letter in letters.items() if seen in CP1252}, **letters}
    pattern = re.compile("|".join(map(re.escape, sorted(known, key=len, reverse=True))))
    return _Reading(known, pattern, _LATIN_1 - known.keys() - set(own))


def _of_bytes(high: str, low: dict[int, str]) -> dict[str, str]:
    return {chr(at): letter for at, letter in (low | dict(enumerate(high, 0x80))).items() if letter != "·"}


def _vni() -> dict[str, str]:
    small = dict(_VNI_ALONE)
    for letters, marks in _VNI_MARKS:
        for letter in letters:
            whole = _VNI_ALONE.get(letter, letter)
            small |= {letter + mark: unicodedata.normalize("NFC", whole + over) for mark, over in marks.items()}
    # Capitals are seen with marks of either size.
    large = {seen.upper(): letter.upper() for seen, letter in small.items()}
    return large | {seen[0].upper() + seen[1:]: letter.upper() for seen, letter in small.items()} | small


def _cp1258() -> dict[str, str]:
    by_bytes = {byte: bytes([byte]).decode("cp1258") for byte in range(0xA0, 0x100)}
    return {chr(byte): letter for byte, letter in by_bytes.items() if letter != chr(byte)}


_READINGS: dict[Table, _Reading] = {
    "tcvn3": _reading({**_of_bytes(_TCVN3, {}), "\u03bc": "à"}),
    "vni": _reading(_vni(), own="ìíÌÍ"),
    "viscii": _reading(_of_bytes(_VISCII, _VISCII_LOW)),
    "vps": _reading(_of_bytes(_VPS, _VPS_LOW)),
    "cp1258": _reading(_cp1258(), own=_LATIN_1),
}
