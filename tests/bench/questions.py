"""What the bench asks: 72 questions of eleven kinds and 99 keystrokes, chosen by how many reports hold the words.

The first reports of `corpus` decide, so that every size of corpus is asked much the same. Who answers is the business
of `engines`.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from archive_app.search.documents import Document
from archive_app.text.folding import fold
from archive_app.text.tokens import keys
from archive_app.text.tones import is_syllable

SAMPLE = 2000
"""Reports that are counted."""
KINDS = {
    "common": 8,
    "mid": 6,
    "rare": 8,
    "two words": 10,
    "three or four": 8,
    "phrase": 8,
    "beginning": 6,
    "word and beginning": 2,
    "year and words": 6,
    "by date": 4,
    "with marks": 6,
}
KEYSTROKES = 99
TERMS = """hội nghị, giáo dục, huyện uỷ, học sinh, kiểm điểm, nhà trường, công tác, đảng bộ, mầm non, cán bộ,
học sinh giỏi, trường mầm non, ban chấp hành, ban thường vụ, phòng giáo dục, nông thôn mới, hội nghị kiểm điểm,
cơ sở vật chất, giáo viên dạy giỏi, sáp nhập nhà trường, xây dựng nông thôn, thường vụ huyện uỷ,
giáo dục và đào tạo, bồi dưỡng học sinh giỏi""".replace("\n", " ").split(", ")
"""What a school office looks for, as it writes it."""
_DECISION = re.compile(r"số (?P<number>\S+) ngày (?P<day>\d+) tháng (?P<month>\d+) năm (?P<year>\d+)")
_DOUBLED = re.compile(r"(.)\1")


@dataclass(frozen=True, slots=True)
class Question:
    """Words that must all be there (folded; exact where ``marked``; neighbours in a ``phrase``), and any word that
    begins with ``beginning``; of one ``year`` only, the newest first if ``by_date``.
    """

    kind: str
    terms: tuple[str, ...]
    beginning: str = ""
    year: int | None = None

    @property
    def phrase(self) -> bool:
        return self.kind == "phrase"

    @property
    def marked(self) -> bool:
        return self.kind == "with marks"

    @property
    def by_date(self) -> bool:
        return self.kind == "by date"

    @property
    def words(self) -> str:
        """As a clerk types it; a word is still open when there is a ``beginning``."""
        typed = " ".join(filter(None, (*self.terms, self.beginning)))
        return f'"{typed}"' if self.phrase else typed


def questions(reports: Iterable[Document]) -> list[Question]:
    """The 72: `KINDS` says how many of each kind."""
    return list(_Choice(reports).mix())


def keystrokes(reports: Iterable[Document]) -> list[Question]:
    """The office's own terms typed letter by letter, the last word open; after a blank it is whole."""
    choice = _Choice(reports)
    found: list[Question] = []
    for term in choice.terms[4]:
        typed = fold(term)
        for end in range(1, len(typed) + 1):
            *whole, last = typed[:end].split(" ")
            found.append(Question("keystroke", tuple(whole), last))
    return found[:KEYSTROKES]


def mentions(reports: Iterable[Document]) -> list[Question]:
    """Ten document numbers and ten days that reports mention: not words, so no peer is asked for them."""
    found = list(islice((said for one in reports if (said := _DECISION.search(one.text))), 10))
    numbers = [Question("number", (said["number"],)) for said in found]
    return numbers + [Question("day", (f"{said['day']}/{said['month']}/{said['year']}",)) for said in found]


class _Choice:
    """The words of a sample of reports, by the share of reports that hold them, and a seeded hand that draws."""

    def __init__(self, reports: Iterable[Document]) -> None:
        self.seed = random.Random(7)
        self.reports = [keys(f"{one.title}\n{one.text}") for one in islice(reports, SAMPLE)]
        count = len(self.reports)
        holding = Counter(word for _, folded in self.reports for word in set(folded))
        plain = sorted(word for word in holding if _is_plain(word))
        self.common = [word for word in plain if holding[word] > 0.6 * count]
        self.mid = [word for word in plain if 0.02 * count < holding[word] < 0.2 * count]
        self.rare = [word for word in plain if 3 <= holding[word] <= max(0.005 * count, 3)]
        self.terms = self._terms()

    def mix(self) -> Iterator[Question]:
        """Kind after kind: terms of the office, and words that only chance puts together."""
        common, mid, draw, terms = self.common, self.mid, self.seed.sample, self._folded
        yield from _of("common", zip(draw(common, 8)))
        yield from _of("mid", zip(draw(mid, 6)))
        yield from _of("rare", zip(draw(self.rare, 8)))
        yield from _of("two words", [*terms(2, 2, 2, 2), *zip(draw(common, 6), draw(mid, 6), strict=True)])
        yield from _of("three or four", terms(4, 4, 4, 4))
        yield from _of("three or four", zip(draw(common, 4), draw(common, 4), draw(mid, 4), strict=True))
        yield from _of("phrase", [*terms(2, 5, 3, 4, 2, 3), self._passage(3), self._passage(3)])
        for word, size in zip(draw([word for word in common if len(word) > 4], 6), (3, 3, 2, 2, 4, 3), strict=True):
            yield Question("beginning", (), word[:size])
        for one, other in terms(2, 2):
            yield Question("word and beginning", (one,), other[:3])
        for place, words in enumerate(terms(2, 2, 3, 2, 2, 2)):
            yield Question("year and words", words, year=1999 + 5 * place)
        yield from _of("by date", [*terms(2, 2), *zip([*draw(common, 1), *draw(mid, 1)])])
        yield from _of("with marks", (tuple(keys(term)[0]) for term in self._most_frequent(2, 2, 2, 3, 2, 2)))

    def _terms(self) -> dict[int, list[str]]:
        """`TERMS` by how many syllables they have, those in most reports first."""
        texts = [f" {' '.join(folded)} " for _, folded in self.reports]
        holding = {term: sum(f" {fold(term)} " in text for text in texts) for term in TERMS}
        sorted_terms = sorted(TERMS, key=lambda term: (-holding[term], term))
        return {size: [term for term in sorted_terms if term.count(" ") == size - 1] for size in range(2, 6)}

    def _most_frequent(self, *sizes: int) -> list[str]:
        """A term of each size, each time the next."""
        left = {size: iter(terms) for size, terms in self.terms.items()}
        return [next(left[size]) for size in sizes]

    def _folded(self, *sizes: int) -> list[tuple[str, ...]]:
        return [tuple(keys(term)[1]) for term in self._most_frequent(*sizes)]

    def _passage(self, size: int) -> tuple[str, ...]:
        """Plain words that stand in this order somewhere in the reports."""
        while True:
            _, folded = self.seed.choice(self.reports)
            start = self.seed.randrange(len(folded) - size)
            found = folded[start : start + size]
            if all(map(_is_plain, found)):
                return tuple(found)


def _of(kind: str, chosen: Iterable[tuple[str, ...]]) -> Iterator[Question]:
    return (Question(kind, terms) for terms in chosen)


def _is_plain(folded: str) -> bool:
    """A word of letters that nobody takes for an abbreviation or for keystrokes without an input method."""
    possible = is_syllable(folded) or len(folded) > 4
    return len(folded) > 1 and folded.isascii() and folded.isalpha() and possible and not _DOUBLED.search(folded)
