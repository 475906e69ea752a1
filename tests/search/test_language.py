"""The language of queries: operators, brackets, fields, and that whatever is none of these is words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive_app.search.language import parse
from archive_app.search.understanding import (
    All,
    Between,
    Condition,
    Either,
    InPart,
    Named,
    Not,
    Understood,
    Words,
    understand,
)
from archive_app.text.folding import fold


def told(condition: Condition | None) -> str:  # noqa: PLR0911  # one for each kind
    """A condition in short: ``hội & !(nghị | kiểm điểm)``."""
    match condition:
        case None:
            return "plain"
        case All(parts):
            return " & ".join(map(_inside, parts)) or "anything"
        case Either(parts):
            return " | ".join(map(_inside, parts))
        case Not(part):
            return f"!{_inside(part)}"
        case Words(asked):
            return " ".join(one.exact for one in asked.syllables)
        case InPart(part, folded):
            return f"{part}={' '.join(folded)}"
        case Between(first, last):
            return f"{first}..{last}"
        case Named(names):
            return ",".join(names)


def _inside(condition: Condition) -> str:
    several = isinstance(condition, All | Either) and len(condition.parts) > 1
    return f"({told(condition)})" if several else told(condition)


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("hội AND nghị", "hội & nghị"),
        ("hội VÀ nghị", "hội & nghị"),
        ("hội OR nghị", "hội | nghị"),
        ("hội HOẶC nghị", "hội | nghị"),
        ("hội NOT nghị", "hội & !nghị"),
        ("hội KHÔNG nghị", "hội & !nghị"),
        ("hội -nghị", "hội & !nghị"),
        ('hội -"nghị kiểm"', "hội & !nghị kiểm"),
        ("-hội", "!hội"),
        ("NOT NOT hội", "hội"),
        ("NOT NOT NOT hội", "!hội"),
        ("hội nghị OR kiểm điểm", "hội nghị | kiểm điểm"),
        ("hội OR nghị OR kiểm", "hội | nghị | kiểm"),
        ("hội OR nghị AND kiểm", "hội | (nghị & kiểm)"),
        ("NOT hội OR nghị", "!hội | nghị"),
        ("(hội OR hồi) nghị", "(hội | hồi) & nghị"),
        ("nghị (hội OR hồi)", "nghị & (hội | hồi)"),
        ("NOT (hội OR hồi)", "!(hội | hồi)"),
        ("(hội (hồi OR nghị)) OR x", "(hội & (hồi | nghị)) | x"),
        ("hội AND AND nghị", "hội & nghị"),
        ("hội OR AND nghị", "hội | nghị"),
        ("năm:2018 hội nghị", "year:2018 & hội nghị"),
        ("hội năm:2018 OR năm:2019 nghị", "(hội & year:2018) | (year:2019 & nghị)"),
    ],
)
def test_operators_and_brackets(query: str, meaning: str) -> None:
    assert told(parse(query).condition) == meaning


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("(hội OR nghị", "hội | nghị"),
        ("((hội OR nghị", "hội | nghị"),
        ("hội) OR nghị", "hội & nghị"),
        ("hội OR nghị)", "hội | nghị"),
        ("(hội OR nghị)) kiểm", "(hội | nghị) & kiểm"),
        ("() OR hội", "hội"),
        ("NOT () hội OR nghị", "hội | nghị"),
    ],
)
def test_brackets_too_many_or_too_few_lose_no_word(query: str, meaning: str) -> None:
    assert told(parse(query).condition) == meaning
    words = set(query.replace("(", " ").replace(")", " ").split()) - {"OR", "NOT"}
    assert {one.exact for one in parse(query).syllables} == words


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("tên:sương", "title=suong"),
        ('tên:"hội nghị"', "title=hoi nghi"),
        ('title:"hội nghị" kiểm', "title=hoi nghi & kiểm"),
        ("tiêuđề:sương", "title=suong"),
        ('cơquan:"phòng giáo dục"', "organizer=phong giao duc"),
        ("body:phòng", "organizer=phong"),
        ('nơi:"Đồi Chè"', "place=doi che"),
        ("place:chè", "place=che"),
        ("chúthích:cảnh", "caption=canh"),
        ("tệp:biên", "file=bien"),
        ('người:"Lò Thị"', "lò thị"),
        ("person:Lò", "lò"),
        ("năm:2018", "year:2018"),
        ("năm:2016..2018", "year:2016,year:2017,year:2018"),
        ("year:2018-2019", "year:2018"),
        ("nămhọc:2018-2019", "school:2018"),
        ("schoolyear:2018..2019-2020", "school:2018,school:2019"),
        ("ngày:25/12/2018", "20181225..20181225"),
        ("ngày:2018", "20180101..20181231"),
        ("ngày:25/12/2018..5/1/2019", "20181225..20190105"),
        ("date:2017..5/1/2019", "20170101..20190105"),
        ("ngày:25/12/2018..", "20181225..99991231"),
        ("ngày:..2018", "1..20181231"),
        ("ngày:12/2018", "20181201..20181231"),
        ("ngày:12/2018..3/2019", "20181201..20190331"),
        ("loại:giao_ban", "kind:giao_ban"),
        ('loại:"giao ban"', "kind:giao_ban"),
        ("số:06-QĐ/HU", "o6-qd-hu,n6-qd-hu"),
        ('number:"06 qd hu"', "o6-qd-hu,n6-qd-hu"),
        ("có:ảnh", "photos"),
        ("has:photos", "photos"),
        ('có:"bản quét"', "scans"),
        ("thiếu:ngày", "lacks:date"),
        ("lacks:organizer", "lacks:organizer"),
        ('thiếu:"cơ quan"', "lacks:organizer"),
    ],
)
def test_fields_in_any_spelling(query: str, meaning: str) -> None:
    """With marks, without them, in capitals, decomposed: it is the same field."""
    assert told(parse(query).condition) == meaning
    name, colon, value = query.partition(":")
    for spelled in (name.upper(), name.title(), fold(name), unicodedata.normalize("NFD", name)):
        assert told(parse(spelled + colon + value).condition) == meaning
    assert told(parse(unicodedata.normalize("NFD", query)).condition) == meaning


@pytest.mark.parametrize("query", ["hội VÀ nghị", "hội HOẶC nghị", "hội KHÔNG nghị"])
def test_operators_in_either_unicode_form(query: str) -> None:
    assert told(parse(unicodedata.normalize("NFD", query)).condition) == told(parse(query).condition) != "plain"


def test_an_open_range_of_years_has_an_end() -> None:
    assert told(parse("năm:2018..").condition).startswith("year:2018,year:2019,")
    assert told(parse("năm:..2018").condition).endswith(",year:2017,year:2018")
    assert len(told(parse("năm:1000..9999").condition).split(",")) <= 201
    assert told(parse("năm:2019..2018").condition) == ""


@pytest.mark.parametrize(
    "query",
    [
        "xyz:abc", "http://mây.vn/tin", "năm:hai", "năm:20", "ngày:mai", "loại:mây", "số:06", "có:gì", "thiếu:tiền",
        "năm:", "năm:-2018", "tên:…", "Kính gửi: các trường", "giờ:7:30", "10:30 họp", "2018-2019", "kiểm - điểm",
        "UBND-xã",
        "HỘI NGHỊ VÀ KIỂM ĐIỂM", "HỘI HOẶC NGHỊ", "CÔNG TÁC KHÔNG GIẤY TỜ", "và hoặc không", "and or not", "And Or",
        '"hội AND nghị"', '"năm:2018"', "“hội OR nghị” mây", "hội nghị kiểm điểm 25/12/2018", "06-QĐ/HU", "",
    ],
)  # fmt: skip
def test_what_is_no_operator_and_no_field_is_words(query: str) -> None:
    for typing in (False, True):
        assert parse(query, typing=typing) == understand(query, typing=typing)


def test_capitals_are_operators_in_english_and_where_something_else_is_small_in_vietnamese() -> None:
    assert told(parse("HỘI OR NGHỊ").condition) == "hội | nghị"
    assert told(parse("HỘI HOẶC nghị").condition) == "hội | nghị"
    assert parse("HỘI HOẶC NGHỊ").condition is None


def test_words_that_answers_should_have_order_and_are_marked() -> None:
    asked = parse('tên:mây (sương OR "hội nghị") 25/12/2018 -kiểm năm:2018 người:"Lò Thị"')
    assert [one.exact for one in asked.syllables] == [
        "may", "sương", "hội", "nghị", "25", "12", "2018", "lò", "thị",
    ]  # fmt: skip
    assert asked.phrases == ((2, 4), (7, 9))
    assert [(one.kind, one.first, one.last) for one in asked.mentions] == [("day", 4, 7)]
    assert not asked.empty
    assert asked.words.startswith("tên:mây")


@pytest.mark.parametrize(
    ("query", "is_open"),
    [("hội OR ngh", True), ("hội OR ngh ", False), ("(hội OR ngh)", False), ("năm:2018 ngh", True)],
)
def test_the_last_word_stays_open_while_it_is_typed(query: str, is_open: bool) -> None:
    assert parse(query, typing=True).open_last == is_open
    assert not parse(query).open_last


PIECES = (
    'hội nghị 25/12/2018 06-QĐ/HU AND OR NOT VÀ HOẶC KHÔNG ( ) -mây - " “ ” năm:2018..2019 nam: tên:"sương mù" '
    "ngày:mai năm:-2018 năm:٢٠١٨ ngày:.. loại:_ số:6 UBND gddt : .. xyz:\x00 🎉 \ud800 \u0323"
)
QUERIES = st.builds(str.join, st.sampled_from(["", " "]), st.lists(st.sampled_from(PIECES.split(" ")), max_size=25))


@settings(max_examples=300)
@given(QUERIES | st.text(max_size=60), st.booleans())
@example("hội " * 3000, True)
@example("a OR " * 1000, False)
def test_nothing_is_ever_wrong(query: str, typing: bool) -> None:
    asked = parse(query, typing=typing)
    assert isinstance(asked, Understood)
    assert all(0 <= first < last <= len(asked.syllables) for first, last in asked.phrases)
    assert all(0 <= one.first < one.last <= len(asked.syllables) for one in asked.mentions)
    assert isinstance(told(asked.condition), str)
    assert parse(query, typing=typing) == asked


@pytest.mark.parametrize(
    ("query", "meaning"),
    [
        ("(" * 2000 + "x OR y", "x | y"),
        ("NOT " * 2001 + "x", "!x"),
        ("NOT (" * 2000 + "x", None),
        ("x) OR y " * 2000, None),
        ("(x OR " * 2000, None),
    ],
)
def test_nesting_without_end_is_nothing_worse(query: str, meaning: str | None) -> None:
    asked = parse(query)
    assert isinstance(hash(asked), int)  # goes to the ground of it, as finding does
    assert meaning is None or told(asked.condition) == meaning


@pytest.mark.parametrize(
    "query", ["hội OR", "OR hội", "hội OR ()", "hội) OR", "hội OR OR", "hội AND", "hội NOT", "AND hội"]
)
def test_an_operator_that_has_only_one_side_yet_changes_nothing(query: str) -> None:
    """Somebody is going on to type the other one: not every report is an answer meanwhile."""
    assert told(parse(query, typing=True).condition) == "hội"


@pytest.mark.parametrize("query", ["OR", "AND NOT", "() OR", "NOT"])
def test_operators_alone_ask_for_nothing(query: str) -> None:
    assert told(parse(query).condition) == "anything"


@pytest.mark.parametrize(
    "query", ["Sơ kết học kỳ I (lần 2) xã Mây", "hooij nghij (kieemr ddieemr)", "hội)", "(hội nghị)", ")"]
)
def test_brackets_without_operators_are_words(query: str) -> None:
    """As a pasted title may have them: it can then still be read in other ways."""
    assert parse(query) == understand(query)
