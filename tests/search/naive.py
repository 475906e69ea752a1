"""The plain way: what a segment should hold of its documents, and which of them answer, read word by word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from archive_app.search.documents import Document, names, part_name, passages, read
from archive_app.search.gathering import FIELDS, Gathering, date_number
from archive_app.search.postings import MOST_TIMES
from archive_app.search.segments import Segment, in_memory
from archive_app.search.understanding import (
    All,
    Between,
    Condition,
    Either,
    InPart,
    Mention,
    Named,
    Not,
    Understood,
    Words,
)
from archive_app.text.tokens import forms

Term = tuple[str, ...]
Held = dict[str, dict[Term, dict[int, int]]]
"""How often each term is in each document, by field."""

_WORD = (1 << 21) - 1


def gathered(documents: Iterable[Document]) -> Segment:
    """A segment in memory that reckons with its own average length."""
    return gathered_pages([documents])[0]


def gathered_pages(pages: Iterable[Iterable[Document]]) -> list[Segment]:
    """A segment for each page; they reckon with their common average length."""
    segments = []
    for number, page in enumerate(pages):
        gathering = Gathering()
        for document in page:
            gathering.add(document)
        segments.append(in_memory(gathering.contents(), str(number)))
    weigh(segments)
    return segments


def weigh(segments: Sequence[Segment]) -> None:
    """Tells segments their common average length, as an index does."""
    size = sum(segment.size for segment in segments)
    for segment in segments:
        segment.weigh(sum(int(one.lengths.sum()) for one in segments) / (size or 1))


def counted(documents: Sequence[Document]) -> Held:
    """Every term of every document. An abbreviation counts as said in full, and its own letters besides."""
    found: Held = {field: {} for field in FIELDS}
    for number, document in enumerate(documents):
        for field, terms in terms_of(document).items():
            for term, times in terms.items():
                if field in FIELDS:
                    often = 1 if field == "marked" else min(times, MOST_TIMES)
                    found[field].setdefault(term, {})[number] = often
    return found


def terms_of(document: Document) -> dict[str, Counter[Term]]:
    """How often each term is in the document, by field; ``exact_pair`` are neighbours of which one has marks."""
    found: dict[str, Counter[Term]] = {field: Counter() for field in (*FIELDS, "exact_pair")}
    found["name"].update((name,) for name in names(document))
    for place, passage in enumerate(map(read, passages(document))):
        said = [forms[word] for word in passage.words]
        _count_words(found, said, titled=place == 0)
        _count_pairs(found, pairwise(said), titled=place == 0)
        for first, after, literal in passage.literals:
            short = [forms[word] for word in literal]
            _count_words(found, short, titled=place == 0)
            _count_pairs(
                found, pairwise([*said[max(0, first - 1) : first], *short, *said[after : after + 1]]), place == 0
            )
    return found


def _count_words(found: dict[str, Counter[Term]], words: Sequence[tuple[str, str]], titled: bool) -> None:
    for exact, folded in words:
        found["syllable"][folded,] += 1
        found["marked"][exact,] += exact != folded
        found["title"][folded,] += titled
    for field in ("marked", "title"):
        found[field] = +found[field]


def _count_pairs(
    found: dict[str, Counter[Term]], pairs: Iterable[tuple[tuple[str, str], tuple[str, str]]], titled: bool
) -> None:
    for (exact, folded), (next_exact, next_folded) in pairs:
        found["pair"][folded, next_folded] += 1
        if titled:
            found["title_pair"][folded, next_folded] += 1
        if (exact, next_exact) != (folded, next_folded):
            found["exact_pair"][exact, next_exact] += 1


def held(segment: Segment) -> Held:
    """All postings of a segment, deleted documents included."""
    return {field: _held_field(segment, field) for field in FIELDS}


def _held_field(segment: Segment, name: str) -> dict[Term, dict[int, int]]:
    field = segment.field(name)
    postings = field.read(0, len(field.keys))
    ends = np.cumsum(postings.counts).tolist()
    found = {}
    for key, count, end in zip(postings.keys.tolist(), postings.counts.tolist(), ends, strict=True):
        docs, times = postings.docs[end - count : end].tolist(), postings.times[end - count : end].tolist()
        found[_term(segment, name, key)] = dict(zip(docs, times, strict=True))
    return found


def _term(segment: Segment, field: str, key: int) -> Term:
    if field.endswith("pair"):
        return segment.folded[key >> 21], segment.folded[key & _WORD]
    return ({"marked": segment.exact, "name": segment.names}.get(field, segment.folded)[key],)


def words_of(segment: Segment, number: int) -> list[str]:
    """The exact words of a document in order; "" ends each passage."""
    return [segment.exact[one] for one in segment.stream(number).tolist()]


def answers(document: Document, asked: Understood) -> bool:
    """Whether a document answers one reading of a query, read word by word. An open word is every word it begins."""
    return _holds(_Read(document), asked.condition if asked.condition is not None else Words(replace(asked, others=())))


class _Read:
    """A document as its words are read: said in full and as abbreviated, passage by passage."""

    def __init__(self, document: Document) -> None:
        self.document = document
        terms = terms_of(document)
        self.folded = {word for (word,) in terms["syllable"]}
        self.title = {word for (word,) in terms["title"]}
        self.names = names(document)
        self.passages = [[forms[word] for word in read(text).words] for text in passages(document)]


def _holds(read_one: _Read, condition: Condition) -> bool:  # noqa: PLR0911  # one for each kind
    match condition:
        case All(parts):
            return all(_holds(read_one, part) for part in parts)
        case Either(parts):
            return any(_holds(read_one, part) for part in parts)
        case Not(part):
            return not _holds(read_one, part)
        case Words(asked):
            return any(_plainly(read_one, one) for one in (asked, *asked.others))
        case InPart("title", folded):
            return read_one.title.issuperset(folded)
        case InPart(part, folded):
            return read_one.names.issuperset(part_name(part, word) for word in folded)
        case Between(first, last):
            return first <= date_number(read_one.document.date) <= last
        case Named(any_of):
            return not read_one.names.isdisjoint(any_of)


def _plainly(read_one: _Read, asked: Understood) -> bool:
    return all(_has_unit(read_one, asked, unit) for unit in asked.units()) and all(
        any(_stands(words[begin:], asked, *phrase) for words in read_one.passages for begin in range(len(words)))
        for phrase in asked.phrases
    )


def _has_unit(read_one: _Read, asked: Understood, unit: Mention) -> bool:
    if not read_one.names.isdisjoint(unit.names):
        return True
    return not unit.only_names and all(_has(read_one, asked, place) for place in range(unit.first, unit.last))


def _has(read_one: _Read, asked: Understood, place: int) -> bool:
    folded = asked.syllables[place].folded
    return (
        any(word.startswith(folded) for word in read_one.folded) if asked.is_open(place) else folded in read_one.folded
    )


def _stands(words: Sequence[tuple[str, str]], asked: Understood, first: int, last: int) -> bool:
    """Whether a phrase begins the words; what is typed with marks stands there with these."""
    if len(words) < last - first:
        return False
    for place, (exact, folded) in zip(range(first, last), words, strict=False):
        wanted = asked.syllables[place]
        said, sought = (exact, wanted.exact) if wanted.marked else (folded, wanted.folded)
        if not (said.startswith(sought) if asked.is_open(place) else said == sought):
            return False
    return True
