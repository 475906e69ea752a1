"""What raw Telex and VNI keys spell, over every syllable there could be and every customary order of keys."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_app.text.folding import fold
from archive_app.text.keystrokes import telex, vni
from archive_app.text.tones import _CODAS, _NUCLEI, _ONSETS, TONES
from archive_app.text.unicode import canonical

Decode = Callable[[str], str | None]

TELEX = dict(zip("âêôăơưđ", "aeowwwd", strict=True)) | dict(zip(TONES, "fsxrj", strict=True)) | {"": ""}
VNI = dict(zip("âêôăơưđ", "6668779", strict=True)) | dict(zip(TONES, "21435", strict=True)) | {"": ""}


class Parts(NamedTuple):
    """A syllable in parts, ``tone`` a combining mark or empty; ``exact`` is how the text package spells it."""

    onset: str
    nucleus: str
    coda: str
    tone: str
    exact: str

    @property
    def toneless(self) -> str:
        return self.onset + self.nucleus + self.coda


def _syllables() -> Iterator[Parts]:
    for onset in ["", "gi", *_ONSETS.split()]:
        for nucleus in _NUCLEI.split():
            for coda in ["", *_CODAS.split()]:
                stop = coda in ("c", "ch", "p", "t")
                for tone in ["", *TONES]:
                    if not (stop and tone in ("\u0300", "\u0303", "\u0309")):
                        anyhow = unicodedata.normalize("NFC", onset + nucleus + tone + coda)
                        yield Parts(onset, nucleus, coda, tone, canonical(anyhow).lower())


@cache
def _marked() -> list[Parts]:
    return [parts for parts in _syllables() if not parts.exact.isascii()]


def _letters(part: str, keys: dict[str, str]) -> str:
    """A part with each shaping key right after its letter."""
    return "".join(fold(c) + keys.get(c, "") for c in part)


def _shapes(part: str, keys: dict[str, str]) -> str:
    """The shaping keys of a part alone; one does for both letters of ươ and ôô."""
    return "".join(keys.get(c, "") for c in part.replace("ươ", "ơ").replace("ôô", "ô"))


def marks_at_once_tone_last(parts: Parts, keys: dict[str, str]) -> str:
    return _letters(parts.toneless, keys) + keys[parts.tone]


def tone_right_after_the_vowel(parts: Parts, keys: dict[str, str]) -> str:
    apart = unicodedata.normalize("NFD", parts.exact)
    seat = next((len(fold(apart[:at])) for at, c in enumerate(apart) if c in TONES), 0)
    return _letters(parts.toneless[:seat], keys) + keys[parts.tone] + _letters(parts.toneless[seat:], keys)


def everything_last(parts: Parts, keys: dict[str, str]) -> str:
    return fold(parts.toneless) + _shapes(parts.toneless, keys) + keys[parts.tone]


def everything_last_tone_first(parts: Parts, keys: dict[str, str]) -> str:
    return fold(parts.toneless) + keys[parts.tone] + _shapes(parts.toneless, keys)


def tone_and_stroke_last(parts: Parts, keys: dict[str, str]) -> str:
    return _letters(parts.toneless.replace("đ", "d"), keys) + keys[parts.tone] + keys["đ"] * (parts.onset == "đ")


ORDERS = [
    marks_at_once_tone_last,
    tone_right_after_the_vowel,
    everything_last,
    everything_last_tone_first,
    tone_and_stroke_last,
]


def _ambiguous(parts: Parts, order: object, decode: Decode) -> bool:
    """The keys of these also spell another syllable, and that one is meant.

    uơ before a coda (no such word) is ươ; open ươ (no such word) by one key at the end is uơ, as in huơ; in Telex a
    second o is the hat of ô, so xoong is xông.
    """
    late = order in (everything_last, everything_last_tone_first)
    return (
        (parts.nucleus == "uơ" and parts.coda != "")
        or (parts.nucleus == "ươ" and parts.coda == "" and late)
        or (parts.nucleus in ("oo", "ôô") and decode is telex)
    )


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize(("decode", "keys"), [(telex, TELEX), (vni, VNI)], ids=["telex", "vni"])
def test_every_syllable_in_every_order(
    order: Callable[[Parts, dict[str, str]], str], decode: Decode, keys: dict[str, str]
) -> None:
    meant = [parts for parts in _marked() if not _ambiguous(parts, order, decode)]
    pairs = {(order(parts, keys), parts.exact) for parts in meant}
    assert len(pairs) > 57_000
    assert [(typed, decode(typed), exact) for typed, exact in pairs if decode(typed) != exact] == []


def test_what_is_ambiguous_is_read_as_the_word_there_is() -> None:
    assert telex("thuowngf") == telex("thuwowngf") == vni("thuo7ng2") == "thường"
    assert telex("thuowr") == vni("thuo73") == "thuở"
    assert telex("thuwowr") == vni("thu7o73") == "thưở"
    assert telex("quowr") == vni("quo73") == "quở"
    assert telex("xoong") == "xông"
    assert vni("xoong1") == "xoóng"


def test_plain_syllables_and_numbers_hold_nothing_to_read() -> None:
    for parts in _syllables():
        if parts.exact.isascii():
            assert vni(parts.exact) is None
            assert telex(parts.exact) is None or "oo" in parts.exact
    for word in ("", "2018", "25", "k9", "6a", "hs2", "lop9b", "lop6a2", "qd", "ubnd", "d9", "dd", "h5oi", "5"):
        assert telex(word) is None
        assert vni(word) is None


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("tw", "tư"),
        ("nhw", "như"),
        ("wngs", "ứng"),
        ("giwx", "giữ"),
        ("mwa", "mưa"),
        ("muaw", "mưa"),
        ("twowngr", "tưởng"),
        ("truwongf", "trường"),
        ("luuw", "lưu"),
        ("nguoiwf", "người"),
        ("ddi", "đi"),
        ("did", "đi"),
        ("duongdwf", "đường"),
        ("ngoefo", "ngoèo"),
        ("thuyr", "thuỷ"),
        ("thury", "thuỷ"),
        ("hofa", "hoà"),
        ("HOOIJ", "hội"),
        ("Ddaij", "đại"),
    ],
)
def test_customary_ways_of_telex(typed: str, spelled: str) -> None:
    assert telex(typed) == spelled


def test_the_last_tone_wins_and_one_key_takes_it_off() -> None:
    assert telex("hoisj") == telex("hosij") == "họi"
    assert vni("hoi15") == "họi"
    assert telex("hooijz") == vni("ho6i50") == "hôi"
    assert telex("hoijz") is None
    assert vni("hoi50") is None


def test_a_key_that_takes_its_mark_back_means_the_letters() -> None:
    for word in ("ass", "aaa", "hoiss", "hosis", "ww", "hww", "uoww", "awnw", "ddd", "ddad", "hoiz", "hoijzs"):
        assert telex(word) is None, word
    for word in ("a11", "a66", "uo77", "d99i", "d9i9", "hoi0", "nam2018", "nam2020", "toan10"):
        assert vni(word) is None, word


def test_no_syllable_ends_so() -> None:
    for word in ("text", "soft", "atf", "ocx", "ichr", "vietj", "add", "news", "hews", "moi-s", "hois\n"):
        assert telex(word) is None, word
    assert telex("hội") is None
    assert telex("\u212ais") is None  # the sign for kelvin, whose lower case is k
    assert vni("at2") is None
    assert telex("ats") == vni("at1") == "át"


def test_a_query_is_read_while_its_tone_is_still_missing() -> None:
    assert telex("vieet") == vni("vie6t") == "viêt"


_LIKELY = st.text(st.sampled_from("aeiouyaeiouydnghtcpmkqsfrxjzw0123456789DW"), max_size=9)


@settings(deadline=None)
@given(_LIKELY | st.text(max_size=20))
def test_whatever_is_typed_gives_a_marked_syllable_or_none(typed: str) -> None:
    for spelled in (telex(typed), vni(typed)):
        assert spelled is None or spelled in _spelled()


@cache
def _spelled() -> set[str]:
    return {parts.exact for parts in _marked()}
