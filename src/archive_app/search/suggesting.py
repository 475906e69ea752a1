"""What somebody may have meant or may go on to type, said in the archive's own language.

Marks are restored by how often the archive's reports put two words side by side (a bigram model, Viterbi with a beam);
nothing is ever rewritten, only offered. Which words there are is asked of `lexicon`.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache

from archive_app.model import Completion
from archive_app.search.lexicon import Lexicon
from archive_app.search.readings import alternatives
from archive_app.search.understanding import Syllable, Understood
from archive_app.text.folding import fold
from archive_app.text.tokens import keys, tokens

_FORMS = 8
_BEAM = 12
_MOST_WORDS = 12
_SURE = 0.02
"""A reading this much less likely than the best is not worth a line."""


def suggestions(lexicon: Lexicon, asked: Understood, most: int = 3) -> list[str]:
    """The query as the archive would write it, the likeliest first; none where it is written so already.

    Marks that were typed stay. Slips are corrected where another reading was found.
    """
    if asked.condition is not None or asked.mentions or asked.phrases or len(asked.syllables) > _MOST_WORDS:
        return []
    readings = alternatives(lexicon, asked)
    slips = [one for one in readings if one.slip]
    main = readings[0].asked
    known = all(lexicon.folded(one.folded) or main.is_open(place) for place, one in enumerate(main.syllables))
    words = (main if known or not slips else slips[0].asked).syllables
    typed = " ".join(one.exact for one in asked.syllables)
    unfinished = asked.open_last and not lexicon.folded(words[-1].folded)
    restored = restore(lexicon, words[:-1] if unfinished else words)
    restored = [path for path in restored if _marked(path) >= _marked(restored[0])]
    last = [words[-1].exact] if unfinished else []
    whole = [" ".join([*found, *last]) for found in restored]
    return [one for one in dict.fromkeys(whole) if one != typed][:most]


def _marked(words: Sequence[str]) -> int:
    return sum(word != fold(word) for word in words)


def restore(lexicon: Lexicon, syllables: Sequence[Syllable], most: int = 3) -> list[list[str]]:
    """The words with their marks: at most ``most`` ways, the likeliest first; those too unlikely are left out."""
    paths: list[tuple[float, list[str]]] = [(0.0, [])]
    scale = max(lexicon.words, 1)
    for syllable in syllables:
        forms = [(syllable.exact, 1)] if syllable.marked else lexicon.forms(syllable.folded)[:_FORMS]
        forms = forms or [(syllable.exact, 1)]
        extended = [
            (score + _follows(lexicon, path[-1] if path else None, word, count, scale), [*path, word])
            for score, path in paths
            for word, count in forms
        ]
        best: dict[str, tuple[float, list[str]]] = {}
        for one in sorted(extended, key=lambda one: -one[0]):
            best.setdefault(" ".join(one[1]), one)
        paths = list(best.values())[:_BEAM]
    least = paths[0][0] + math.log(_SURE)
    return [path for score, path in paths[:most] if score >= least]


def _follows(lexicon: Lexicon, before: str | None, word: str, count: int, scale: int) -> float:
    """How likely a word is after another (log): what is never side by side falls back on how frequent the word is."""
    alone = (count + 0.1) / (scale + 1)
    if before is None:
        return math.log(alone)
    together, having = _beside(lexicon, before, word)
    trust = having / (having + 50.0)
    return math.log(trust * together / max(having, 1) + (1 - trust) * alone)


def _beside(lexicon: Lexicon, before: str, word: str) -> tuple[int, int]:
    having = lexicon.occurrences(before)
    if before == fold(before) and word == fold(word):
        # Pairs without marks are only counted together with those that have them.
        marked = sum(lexicon.exact_pair(before, one) for one, _ in lexicon.forms(word)[:_FORMS] if one != word)
        marked += sum(lexicon.exact_pair(one, word) for one, _ in lexicon.forms(before)[:_FORMS] if one != before)
        return max(0, lexicon.pair(before, word) - marked), having
    return lexicon.exact_pair(before, word), having


def completions(lexicon: Lexicon, words: str, most: int = 6) -> list[Completion]:
    """How a query may go on from its last, unfinished word; none after a blank."""
    typed = tokens(words)
    if not typed or typed[-1].end != len(words):
        return []
    before, last = words[: typed[-1].start], typed[-1]
    found = _numbers(lexicon, words) or _words(lexicon, before, (last.exact, last.folded), most)
    found += _bodies(lexicon, words)
    return [one for one in dict.fromkeys(found) if one.words != words][:most]


def _words(lexicon: Lexicon, before: str, last: tuple[str, str], most: int) -> list[Completion]:
    exact, folded = last
    if not exact.isalpha():
        return []
    earlier = keys(before)
    likely = lexicon.following(earlier[1][-1], folded, most) if earlier[1] else []
    if len(likely) < most:
        known = dict(likely)
        likely += [one for one in lexicon.beginning_with(folded, most) if one[0] not in known]
    # Words typed without any marks are offered whole with them; what somebody wrote with marks stays as it is.
    plain = before.isascii() and before.replace(" ", "").isalpha() and len(earlier[0]) < _MOST_WORDS
    context = [Syllable(*one) for one in zip(*(side if plain else side[-3:] for side in earlier), strict=True)]
    found = []
    for word, _ in likely[:most]:
        restored = restore(lexicon, [*context, Syllable(word, word)], 3)
        fitting = next((path for path in restored if exact == folded or path[-1].startswith(exact)), None)
        if fitting and word.isalpha():
            found.append(Completion(" ".join(fitting) if plain else before + fitting[-1], "word"))
    return found


def _numbers(lexicon: Lexicon, words: str) -> list[Completion]:
    """Document numbers as reports write them, from their first two characters on."""
    start = "".join(words.split()).upper()
    if len(start) < 2 or not start[0].isdigit():
        return []
    return [Completion(name[1:], "number") for name, _ in lexicon.names(f"#{start}").most_common(4)]


def _bodies(lexicon: Lexicon, words: str) -> list[Completion]:
    """Organising bodies whose name has these words in a row, as beginnings."""
    asked = " ".join(keys(words)[1])
    if len(asked) < 2:
        return []
    named = lexicon.names("body:").most_common(500)
    return [Completion(name[5:], "organizer") for name, _ in named if f" {asked}" in f" {_folded(name[5:])}"][:2]


@lru_cache(maxsize=2048)
def _folded(name: str) -> str:
    return " ".join(keys(name)[1])
