"""Whether a document answers a query and how well, found out from its words alone, without any index.

`marks` and `snippets`, which show a reader why, are to be had here as well; they are made in modules of their own.
"""

from __future__ import annotations

from itertools import pairwise

from archive_app.search import ranking
from archive_app.search.documents import Document, Terms, pair, passages, terms
from archive_app.search.marking import marks
from archive_app.search.snippets import snippets
from archive_app.search.understanding import Mention, Understood, union
from archive_app.text.tokens import keys

__all__ = ["has_phrases", "marks", "matches", "snippets"]

_USUAL_LENGTH = 700
"""Syllables of a usual report, where no index knows the average."""


def matches(document: Document, asked: Understood) -> float | None:
    """How well the document answers, None when it does not: as the index does, but phrases are verified.

    The score orders documents read one by one; it is not comparable with the index's, which knows what is rare.
    """
    has = terms(document)
    if not all(_has_unit(has, asked, unit) for unit in asked.units()):
        return None
    if asked.phrases and not has_phrases(document, asked):
        return None
    return _score(has, asked)


def _has_unit(has: Terms, asked: Understood, unit: Mention) -> bool:
    """A number or day that is mentioned or, unless it is a day, every syllable of the unit."""
    if not has.keys.isdisjoint(unit.keys):
        return True
    return not unit.only_keys and all(_has_syllable(has, asked, place) for place in range(unit.first, unit.last))


def _has_syllable(has: Terms, asked: Understood, place: int) -> bool:
    folded = asked.syllables[place].folded
    if asked.is_open(place):
        return any(syllable.startswith(folded) for syllable in has.syllables)
    return folded in has.syllables


def has_phrases(document: Document, asked: Understood) -> bool:
    """Whether every phrase in quotes stands in the document word by word: what an index only makes likely."""
    read = [list(zip(*keys(passage), strict=True)) for passage in passages(document)]
    return all(any(_stands_in(words, asked, *phrase) for words in read) for phrase in asked.phrases)


def _stands_in(words: list[tuple[str, str]], asked: Understood, first: int, end: int) -> bool:
    """Whether the syllables of the phrase follow each other in ``words``, (exact, folded) each."""
    return any(
        all(_is_word(words[at + place - first], asked, place) for place in range(first, end))
        for at in range(len(words) - (end - first) + 1)
    )


def _is_word(word: tuple[str, str], asked: Understood, place: int) -> bool:
    syllable = asked.syllables[place]
    written, typed = (word[0], syllable.exact) if syllable.marked else (word[1], syllable.folded)
    return written.startswith(typed) if asked.is_open(place) else written == typed


def _score(has: Terms, asked: Understood) -> float:
    counted = {
        "syllable": has.syllables,
        "marked": has.marked,
        "pair": has.pairs,
        "title": has.title,
        "title_pair": has.title_pairs,
    }
    dampened = ranking.dampening(has.length, _USUAL_LENGTH)
    score = sum(
        sought.weight * ranking.worth(counted[sought.field][sought.term], dampened)
        for sought in ranking.sought_terms(asked)
    )
    words = len(asked.syllables)
    pairs = (pair(one.folded, two.folded) in has.pairs for one, two in pairwise(asked.syllables))
    covered = union(0b11 << place for place, there in enumerate(pairs) if there)
    for mention in asked.mentions:
        if not has.keys.isdisjoint(mention.keys):
            covered |= (1 << mention.last) - (1 << mention.first)
            score += ranking.KEY[mention.kind] * words
    score += ranking.TOGETHER * words * ranking.together(covered, words)
    typed = [syllable for syllable in asked.syllables if syllable.marked]
    there = sum(syllable.exact in has.marked for syllable in typed)
    return score + (ranking.AS_MARKED * words * there / len(typed) if typed else 0.0)
