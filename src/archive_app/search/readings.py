"""What else a query may mean, judged by the archive's own words: raw keystrokes, slips, abbreviations.

Never a rewrite in silence: what was read differently is said in the answer. Readings that need no index were found by
`understanding`; restoring marks for a suggestion is left to `suggesting`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from archive_app.search.documents import definition_names
from archive_app.search.lexicon import Lexicon
from archive_app.search.understanding import Syllable, Understood, understand
from archive_app.text.abbreviations import abbreviation_key
from archive_app.text.keystrokes import telex, vni
from archive_app.text.near_words import near, slip
from archive_app.text.tokens import forms, tokens

_MOST = 6
_SLIPS = 2
_LONGEST_FULL = 9
_LONGEST_WORD = 12


@dataclass(frozen=True, slots=True)
class Alternative:
    """One reading; ``weight`` is what its scores are multiplied with, ``slip`` says that it corrects what was typed."""

    asked: Understood
    weight: float = 1.0
    slip: bool = False


def alternatives(lexicon: Lexicon, asked: Understood) -> list[Alternative]:
    """All readings worth trying, the likeliest first. A query with operators or fields means what it says."""
    if asked.condition is not None or not lexicon.size:
        return [Alternative(asked)]
    # What stands in quotes is meant just as it stands.
    main = (None if asked.phrases else decoded(lexicon, asked)) or asked
    found = [Alternative(main), *(Alternative(one) for one in main.others if _is_known(lexicon, one))]
    found += [Alternative(one) for one in _defined(lexicon, main)]
    found += [Alternative(one, 0.95 - 0.01 * rank, slip=True) for rank, one in enumerate(_corrected(lexicon, main))]
    return found[:_MOST]


def _is_known(lexicon: Lexicon, asked: Understood) -> bool:
    return all(lexicon.folded(syllable.folded) for syllable in asked.syllables)


# -- keys typed while the input method was off


def decoded(lexicon: Lexicon, asked: Understood) -> Understood | None:
    """The query with raw Telex or VNI keys turned into what they spell; None where too little looks like that."""
    if not asked.words.isascii():
        return None
    words, read, changed, digits, count, done = asked.words, "", 0, False, 0, 0
    for token in tokens(words):
        spelt = None if token.exact.isdigit() else _spelt(lexicon, token.exact)
        read += words[done : token.start] + (spelt or words[token.start : token.end])
        done = token.end
        count += 1
        changed += spelt is not None
        digits |= spelt is not None and not token.exact.isalpha()
    if not changed or (changed < 0.3 * count and not digits):
        return None
    return understand(read + words[done:], typing=asked.open_last)


def _spelt(lexicon: Lexicon, typed: str) -> str | None:
    """The syllable that the keys spell, if the archive knows it far better than the keys themselves."""
    read = telex if typed.isalpha() else vni
    for spelt in (read(typed), *_run_together(typed, read)):
        known = lexicon.marked(spelt) if spelt else 0
        if known >= (3 if lexicon.size > 1000 else 1) and (not typed.isalpha() or lexicon.folded(typed) * 3 < known):
            return spelt
    return None


def _run_together(typed: str, read: Callable[[str], str | None]) -> Iterator[str]:
    """Two syllables written as one word, as foreign words are: ôtô."""
    for cut in range(1, len(typed)) if len(typed) <= _LONGEST_WORD else ():
        one, two = read(typed[:cut]), read(typed[cut:])
        if one and two:
            yield one + two


# -- slips of a finger


def _corrected(lexicon: Lexicon, asked: Understood) -> Iterator[Understood]:
    """The query with rare words replaced by near ones that go with their neighbours: at most two readings."""
    meant = [*asked.phrases, *((one.first, one.last) for one in asked.mentions)]
    spelled = {place for first, last in meant for place in range(first, last)}
    better: dict[int, list[str]] = {}
    for place, syllable in enumerate(asked.syllables):
        if place not in spelled and not asked.is_open(place) and (found := _nearer(lexicon, asked, place, syllable)):
            better[place] = found
    if not better or len(better) > max(1, len(asked.syllables) // 2):
        return
    for rank in range(_SLIPS):
        chosen = {place: words[min(rank, len(words) - 1)] for place, words in better.items()}
        if rank == 0 or any(len(words) > rank for words in better.values()):
            yield _with(asked, chosen)


def _nearer(lexicon: Lexicon, asked: Understood, place: int, typed: Syllable) -> list[str]:
    word = typed.folded
    having = lexicon.folded(word)
    if not 1 < len(word) <= _LONGEST_WORD or not word.isascii() or word.isdigit() or having > lexicon.size // 200:
        return []
    least = max(1, min(20, lexicon.size // 600), 10 * having)
    before = asked.syllables[place - 1].folded if place else None
    after = asked.syllables[place + 1].folded if place + 1 < len(asked.syllables) else None
    alone = before is None and after is None
    own = 2 * _beside(lexicon, before, word, after) + 1
    scored = []
    for candidate in near(word):
        count = lexicon.folded(candidate)
        if count < least:
            continue
        beside = math.log1p(count) if alone and not having else _beside(lexicon, before, candidate, after)
        if beside and (score := beside + slip(word, candidate)) > own:
            scored.append((score, candidate))
    return [candidate for _, candidate in sorted(scored, reverse=True)[:_SLIPS]]


def _beside(lexicon: Lexicon, before: str | None, word: str, after: str | None) -> float:
    left = math.log1p(lexicon.pair(before, word)) if before else 0.0
    return left + (math.log1p(lexicon.pair(word, after)) if after else 0.0)


def _with(asked: Understood, chosen: dict[int, str]) -> Understood:
    syllables = tuple(
        Syllable(chosen[place], chosen[place]) if place in chosen else one for place, one in enumerate(asked.syllables)
    )
    return replace(asked, words=" ".join(one.exact for one in syllables), syllables=syllables, others=())


# -- abbreviations that the archive's own reports define


def _defined(lexicon: Lexicon, asked: Understood) -> Iterator[Understood]:
    """The query with an abbreviation said in full as reports define it, or a full form abbreviated."""
    syllables = asked.syllables
    for place, syllable in enumerate(syllables):
        if asked.is_open(place) or len(syllable.folded) < 2 or syllable.folded.isdigit():
            continue
        start = definition_names(abbreviation_key(syllable.exact), ())[0]
        for name, count in lexicon.names(start).most_common(2):
            if count > 1:
                yield _replaced(asked, place, place + 1, name.removeprefix(start).split(" "))
    for first in range(len(syllables)):
        for last in range(first + 2, min(len(syllables), first + _LONGEST_FULL) + 1):
            start = definition_names("", tuple(one.exact for one in syllables[first:last]))[1]
            for name, count in lexicon.names(start).most_common(1):
                if count > 1:
                    yield _replaced(asked, first, last, re.findall(r"\w+", name.removeprefix(start)))


def _replaced(asked: Understood, first: int, last: int, words: Sequence[str]) -> Understood:
    """The query with syllables ``first`` to ``last`` (exclusive) replaced; what stood over them no longer holds."""
    moved = len(words) - (last - first)
    mentions = [one for one in asked.mentions if one.last <= first or one.first >= last]
    shifted = tuple(
        replace(one, first=one.first + moved, last=one.last + moved) if one.first >= last else one for one in mentions
    )
    syllables = (*asked.syllables[:first], *(Syllable(*forms[word]) for word in words), *asked.syllables[last:])
    return replace(asked, syllables=syllables, mentions=shifted, phrases=(), others=(), open_last=False)
