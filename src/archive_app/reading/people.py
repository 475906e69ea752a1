"""Finds the people whom a report names, the offices they held as written, and the parts they played.

A name counts only where something introduces it: đồng chí, ông, bà, a list of those present, "Chủ trì:". A part alone
("đồng chí Bí thư") and a short form ("đ/c Lan") are nobody. Leaves the signature's name to `signature`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from archive_app.model import Span
from archive_app.reading.composed import Copy
from archive_app.reading.extraction import Certainty, Part, Person
from archive_app.reading.names import is_family, name_at, stands_for_a_place
from archive_app.reading.offices import LONGEST_OFFICE, PART_WORDS, office_at, pieces, words_end
from archive_app.text.tokens import forms

_TITLES = (
    r"(?:(?:pgs|gs|tskh|ts|ths|bs|bsck[i12]*|ks|cn|ngưt|ngnd|nsưt|nsnd|tiến sĩ|thạc sĩ|giáo sư|phó giáo sư|bác sĩ"
    r"|nhà giáo (?:ưu tú|nhân dân)|(?:thiếu|trung|thượng|đại) (?:uý|tá|tướng))[ ,.]{1,3})*"
)
_HONORIFIC = r"đồng chí|đ/c|đ\.c|đc|thầy giáo|cô giáo|nhà giáo|thầy|cô|ông|bà|anh|chị"
_SAID = re.compile(
    rf"(?<![^\W_])(?P<many>các )?(?P<honorific>{_HONORIFIC})(?P<and>(?: và| ,)? (?:{_HONORIFIC}))?"
    rf"(?: (?:sau(?: đây)?|gồm|là))?[ \n]{{0,2}}:?(?:[ \n]{{1,4}}|(?<=:))(?:- )?{_TITLES}"
)
_CAME = re.compile(
    r"(?<![^\W_])(?:về|tới|đến|tham|cùng) dự(?![^\W_])[^.;:\n]{0,60}? (?:có|gồm)(?: có)?:? "
    rf"(?!(?:các )?(?:{_HONORIFIC})(?![^\W_])){_TITLES}(?=[^\W\d_])"
)
_DEGREE = re.compile(rf"(?<![^\W_])(?=(?:pgs|gs|ts|ths|ngưt|ngnd)[. ]){_TITLES}")
_LABEL = re.compile(
    r"(?:(?<=\n)|(?<=[;.] )|\A)[ \-+*•]{0,6}(?:\d{1,2}[.)] ?)?"
    r"(?P<label>(?:đồng )?(?:người )?chủ (?:trì|toạ)|đoàn chủ tịch|(?:ban |tổ )?thư ký|người (?:ghi biên bản|ghi chép)"
    r"|ghi biên bản|khách mời|thành phần|có mặt|vắng(?: mặt)?|đại biểu|báo cáo viên)"
    r"(?: (?:hội nghị|cuộc họp|buổi họp|hội thảo|đại hội|họp|buổi làm việc|tham dự|dự(?: hội nghị| họp| đại hội)?"
    r"|(?:có|không có) lý do|gồm|có"
    r"|mời))*(?: ?\([^)\n]{0,40}\))? ?:(?P<rest>[ \n]{0,3})"
)
_BULLET = r"[ \-–—+*•]{0,6}(?:\(?\d{1,2}[.)/]\)? ?|[a-zđ]\) ?)?[ \-+*•]{0,4}"
_FIRST = re.compile(rf"\n{{0,2}}{_BULLET}(?P<honorific>(?:các )?(?:{_HONORIFIC}):? )?{_TITLES}")
_NEXT = re.compile(
    rf"(?:[ ]?[;,.]?[ ]?\n{{1,2}}{_BULLET}"
    rf"|[ ]?[;,.]?[ ]\d{{1,2}}[.)][ ]{{0,2}}|[ ]?[;,][ ]{{0,3}}(?:và |cùng )?|[ ]{{1,3}}(?:và|cùng) )"
    rf"(?P<honorific>(?:các )?(?:{_HONORIFIC}):? )?{_TITLES}"
)
_ANOTHER = re.compile(rf"(?:{_HONORIFIC})(?![^\W_])")
_AFTER_NAME = re.compile(
    r"(?P<office>[ ,]{0,3}[-–]? ?[Cc]hức (?:vụ|danh) ?: ?)| ?(?P<dash>[-–—]) ?|(?P<comma> ?, ?)|(?P<bracket> ?\()"
    r"|(?P<colon> ?: ?)"
)
_BLANK = re.compile(" ")
_WEAK = {"ông", "bà", "cô", "thầy", "anh", "chị"}
_BEFORE = re.compile(
    r"(?P<guest>khách mời)|(?P<chair>chủ trì|chủ toạ|đoàn chủ tịch|điều hành)|(?P<secretary>thư ký|ghi biên bản)"
    r"|(?P<absent>vắng)|(?P<attendee>(?:về|tới|đến|tham) dự|dự (?:hội nghị|họp|đại hội|hội thảo|và|buổi|lễ)|thành phần"
    r"|có mặt|đại biểu|chúng tôi gồm)"
)
_AFTER = re.compile(
    r"(?P<chair>chủ trì|chủ toạ|điều hành)|(?P<secretary>(?:làm )?thư ký)|(?P<presenter>trình bày|thông qua|đọc"
    r"|báo cáo)"
    r"|(?P<speaker>phát biểu|chỉ đạo|kết luận|tiếp thu|tham luận|khai mạc|bế mạc|đề nghị|yêu cầu)"
    r"|(?P<signer>ký biên bản|ký tên|đã ký)|(?P<attendee>(?:về|tới|đến|tham) dự)"
)
_OFFICE_AND_COLON = re.compile(r"(?P<office>[^,;:.()\n]{3,60}?) ?: {0,2}")
_NAMED_LAST = re.compile(r"(?:[Qq]\. ?)?[^,;:.()\n]{0,90}")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a person is named: ``name`` and ``end`` are places in the copy, ``end`` after the offices."""

    person: Person
    at: int
    name: Span
    end: int


def find_mentions(copy: Copy) -> list[Mention]:
    """Every place where somebody is introduced by name, in order."""
    mentions: list[Mention] = []
    taken = 0
    for at, said, many in _introduced(copy):
        if said.end() < taken:
            continue
        for mention in _list_of(copy, at, said, many):
            mentions.append(mention)
            taken = mention.end
    return mentions


def people_of(mentions: list[Mention]) -> tuple[Person, ...]:
    """One entry for each person, in the order of first naming; uỷ and ủy, capitals and small letters are the same."""
    by_key: dict[str, Person] = {}
    for mention in mentions:
        new = mention.person
        key = _key(new.name)
        known = by_key.get(key)
        by_key[key] = new if known is None else _with(known, new)
    return tuple(by_key.values())


def _key(name: str) -> str:
    return " ".join(forms[word][0] for word in name.split())


def _with(known: Person, new: Person) -> Person:
    said = {role.casefold() for role in known.roles}
    roles = known.roles + tuple(role for role in new.roles if role.casefold() not in said)
    parts = known.parts + tuple(part for part in new.parts if part not in known.parts)
    return replace(known, roles=roles, parts=parts)


def _introduced(copy: Copy) -> Iterator[tuple[int, re.Match[str], bool]]:
    """What introduces names, where the first name is to begin, and whether more may follow without a word."""
    found = [(said.end(), said, bool(said["many"] or said["and"])) for said in _SAID.finditer(copy.low)]
    found += [(label.end(), label, True) for label in _LABEL.finditer(copy.low)]
    found += [(came.end(), came, True) for came in _CAME.finditer(copy.low)]
    found += [(degree.end(), degree, False) for degree in _DEGREE.finditer(copy.low)]
    return iter(sorted(found, key=lambda one: one[1].start()))


def _list_of(copy: Copy, at: int, said: re.Match[str], many: bool) -> Iterator[Mention]:
    """The people of one list: the first as introduced, the others as long as they read like it."""
    label = "label" in said.re.groupindex
    honorific = copy.words(*said.span("honorific")) if "honorific" in said.re.groupindex else None
    opener = _last_part(copy.low[copy.sentence_start(said.start()) : at if honorific is None else said.start()])
    if label:
        opener = _last_part(said["label"]) or "attendee"
        begun = _FIRST.match(copy.low, said.start("rest"))
        if begun:
            at = begun.end()
            honorific = copy.words(*begun.span("honorific")).rstrip(":") if begun["honorific"] else None
    weak = honorific is None or honorific.lower() in _WEAK
    mention = _mention(copy, said.start() if not label else at, at, honorific, opener, sure=not weak)
    common = _common(mention) if many else ()
    while mention:
        yield mention
        follows = _NEXT.match(copy.low, mention.end)
        if follows is None:
            return
        named = copy.words(*follows.span("honorific")).rstrip(":") if follows["honorific"] else None
        if named is None and "\n" in follows[0] and not many:
            return
        honorific = named.removeprefix("các ").removeprefix("Các ") if named else honorific
        start = follows.start("honorific") if named else follows.end()
        before, mention = mention, _mention(copy, start, follows.end(), honorific, opener, sure=False)
        if mention and named is None and not (many or mention.person.roles):
            return
        if mention and named and named.lower().startswith("các "):
            many, common = True, _common(mention)
        elif mention and common and not (named or mention.person.roles):
            mention = replace(mention, person=replace(mention.person, roles=common))
        if mention and "\n" in copy.plain[before.end : follows.end()] and not (mention.person.roles or named or label):
            return


@dataclass(frozen=True, slots=True)
class _Place:
    """Where somebody is named, and how: ``start`` is where the words in front begin."""

    start: int
    name: Span
    honorific: str | None
    certainty: Certainty


def _common(first: Mention | None) -> tuple[str, ...]:
    """The office that stands before a list (các đồng chí Phó Trưởng phòng: …) and is everybody's."""
    return first.person.roles if first and first.end == first.name[1] else ()


def _mention(
    copy: Copy, start: int, at: int, honorific: str | None, opener: Part | None, *, sure: bool
) -> Mention | None:
    """The person named ``at``; where the word in front tells little, only with a family name or an office."""
    end = name_at(copy, at)
    if end is None:
        return _named_last(copy, start, at, honorific, opener)
    if stands_for_a_place(copy, start):
        return None
    family = is_family(copy, at)
    roles, parts, stop = _said_of(copy, end)
    if not (family or roles or (sure and words_end(copy, end) <= end + 1)):
        return None  # đồng chí Tổng Thư ký: small letters go on with what may be no name
    found = _Place(start, (at, end), honorific, "high" if family else "low")
    return _found(copy, found, roles, [opener, *parts], stop)


def _found(copy: Copy, place: _Place, roles: list[str], parts: list[Part | None], stop: int) -> Mention:
    """The mention that ends at ``stop``, with the part that the words after it tell."""
    rest = copy.low[stop : min(copy.sentence_end(stop), stop + 60)]
    other = _ANOTHER.search(rest)
    after = _first_part(rest[: other.start()] if other else rest)
    known = [after] if copy.low[max(0, place.start - 4) : place.start].endswith(" do ") else [*parts, after]
    person = Person(
        name=copy.words(*place.name),
        honorific=place.honorific,
        roles=tuple(dict.fromkeys(roles)),
        parts=tuple(dict.fromkeys(part for part in known if part)),
        span=copy.span(place.start, stop),
        certainty=place.certainty,
    )
    return Mention(person, place.start, place.name, stop)


def _last_part(words: str) -> Part | None:
    """The part that the last word before a name tells."""
    told = [found.lastgroup for found in _BEFORE.finditer(words)]
    return cast("Part", told[-1]) if told else None


def _first_part(words: str) -> Part | None:
    """The part that the first word after a name tells."""
    found = _AFTER.search(words)
    return cast("Part", found.lastgroup) if found else None


def _said_of(copy: Copy, at: int) -> tuple[list[str], list[Part | None], int]:
    """The offices and parts that follow a name, and where they end."""
    after = _AFTER_NAME.match(copy.plain, at)
    if after is None and copy.plain[at : at + 1] == " " and office_at(copy, at + 1, strict=True):
        after = _BLANK.match(copy.plain, at)
    if after is None or (after.lastgroup == "colon" and not office_at(copy, after.end())):
        return [], [], at
    end = words_end(copy, after.end())
    roles: list[str] = []
    parts: list[Part | None] = []
    stop = at
    for start, finish in pieces(copy, after.end(), end):
        part = PART_WORDS.match(copy.low, start, finish)
        if part and (part.end() == finish or finish - start < 24):
            parts.append(cast("Part", part.lastgroup))
        elif office_at(copy, start) and finish - start <= LONGEST_OFFICE:
            roles.append(copy.words(start, finish))
        else:
            break
        stop = finish
    if after.lastgroup == "bracket" and copy.plain[stop : stop + 1] == ")":
        stop += 1
    following = PART_WORDS.match(copy.low, stop + 3) if copy.plain[stop : stop + 3] in (" - ", " – ") else None
    if following:
        parts.append(cast("Part", following.lastgroup))
        stop = following.end()
    return roles, parts, stop


def _named_last(copy: Copy, start: int, at: int, honorific: str | None, opener: Part | None) -> Mention | None:
    """đồng chí Phó Bí thư Chi bộ Trần Văn An: the office stands before the name."""
    if not office_at(copy, at):
        return None
    reach = _NAMED_LAST.match(copy.plain, at)
    colon = _OFFICE_AND_COLON.match(copy.plain, at) if start < at else None
    end = name_at(copy, colon.end()) if colon else None
    if colon and end:  # các đồng chí Phó Trưởng phòng: …
        roles = [copy.words(at, colon.end("office"))]
        return _found(copy, _Place(start, (colon.end(), end), honorific, "low"), roles, [opener], end)
    for word in re.finditer(r"(?<= )[^\W\d_]+", copy.plain[at : reach.end() if reach else at]):
        first = at + word.start()
        if not (copy.plain[first].isupper() and is_family(copy, first)):
            continue
        end = name_at(copy, first)
        if end and copy.plain.count(" ", first, end) >= 2 and copy.low[max(at, first - 4) : first] != " và ":
            roles = [copy.words(at, first)]
            return _found(copy, _Place(start, (first, end), honorific, "low"), roles, [opener], end)
    return None
