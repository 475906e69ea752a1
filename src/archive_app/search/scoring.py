"""The best documents of one segment for some terms, exactly, without looking at most of them.

Where every term is frequent, a bound for each block of sixteen documents tells which blocks can still matter. What the
terms of a query are and what they weigh is left to `finding`; postings themselves to `postings`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from archive_app.search.arrays import Array
from archive_app.search.postings import BLOCK, Posting, bits_of, distinct, numbers_of, times_at
from archive_app.search.segments import Segment

_SCORED_WHOLE = 4096
"""So few documents are all scored: bounding them would take as long."""
_FIRST_BLOCKS = 800
_ROUNDING = 1.00002


@dataclass(frozen=True, slots=True)
class Part:
    """A term that adds to the score: ``weight`` · tf / (tf + K), or just ``weight`` where ``flat``.

    ``required`` says that only documents with the term are scored; a ``pair`` is of two neighbours in the query, in the
    whole or in the title, which a document can only have that covers both places.
    """

    posting: Posting
    weight: float
    required: bool = False
    flat: bool = False
    pair: bool = False


@dataclass(frozen=True, slots=True)
class Scoring:
    """What a query is worth in one segment.

    Each of ``covers`` is a posting and the places of the query (bits) that a document with it covers; all ``places``
    covered are worth ``covering``, a part of them its square.
    """

    parts: list[Part]
    covers: list[tuple[Posting, int]] = field(default_factory=list)
    places: int = 0
    covering: float = 0.0


def matching(segment: Segment, required: Sequence[Posting]) -> Posting:
    """The live documents that all of ``required`` have; every live one when nothing is."""
    bits = segment.live
    rare = []
    for posting in required:
        if posting.bits is None:
            rare.append(posting)
        else:
            bits = posting.bits if bits is None else bits & posting.bits
    if not rare:
        if bits is None:
            bits = bits_of(np.arange(segment.size), segment.size)
        elif len(required) == 1 and segment.live is None:
            return Posting(required[0].count, bits=bits)
        return Posting(int(np.bitwise_count(bits).sum()), bits=bits)
    rare.sort(key=lambda one: one.count)
    docs = rare[0].docs
    assert docs is not None
    if bits is not None:
        docs = docs[in_bits(bits, docs)]
    for posting in rare[1:]:
        docs = docs[has(segment, posting, docs)]
    return Posting(len(docs), docs)


def in_bits(bits: Array, docs: Array) -> Array:
    """Which of ``docs`` a bitmap has."""
    return (bits.view(np.uint8)[docs >> 3] >> (docs & 7).astype(np.uint8) & 1).view(bool)


def has(segment: Segment, posting: Posting, docs: Array) -> Array:
    """Which of ``docs`` have the term."""
    if posting.bits is not None:
        return in_bits(posting.bits, docs)
    mine = posting.docs
    assert mine is not None
    if not posting.count:
        return np.zeros(len(docs), bool)
    if len(docs) * 16 < posting.count:
        places = np.searchsorted(mine, docs)
        places[places == posting.count] = 0
        there: Array = mine[places] == docs
        return there
    segment.scratch[mine] = 1
    found = segment.scratch[docs].view(bool)
    segment.scratch[mine] = 0
    return found


def scores(segment: Segment, scoring: Scoring, docs: Array) -> Array:
    """What each of ``docs``, which have all that is required, is worth (float32)."""
    total = np.zeros(len(docs), np.float32)
    norms = segment.norms[docs]
    for part in scoring.parts:
        if part.flat:
            total += np.float32(part.weight) * has(segment, part.posting, docs)
        elif part.posting.count:
            if part.posting.bits is None and docs is not part.posting.docs and not part.required:
                _add_rare(segment, part, docs, norms, total)
                continue
            times = times_at(part.posting, docs, all_there=part.required)
            worth = times + norms
            np.divide(times, worth, out=worth)
            worth *= np.float32(part.weight)
            total += worth
    if scoring.covers:
        total += np.float32(scoring.covering) * _covered(segment, scoring, docs)
    return total


def _add_rare(segment: Segment, part: Part, docs: Array, norms: Array, total: Array) -> None:
    """Adds a term that few of ``docs`` have: only those are reckoned."""
    places = np.flatnonzero(has(segment, part.posting, docs))
    if len(places):
        times = times_at(part.posting, docs[places])
        # In the order of `scores`, so that equals stay equal to the last bit.
        total[places] += times / (times + norms[places]) * np.float32(part.weight)


def _covered(segment: Segment, scoring: Scoring, docs: Array) -> Array:
    """How much of the query each of ``docs`` covers, squared."""
    masks = np.zeros(len(docs), np.uint64)
    for posting, places in scoring.covers:
        if posting.count:
            masks |= has(segment, posting, docs) * np.uint64(places)
    return (np.bitwise_count(masks).astype(np.float32) / np.float32(scoring.places)) ** 2


def newest(segment: Segment, found: Posting, count: int) -> Array:
    """The ``count`` latest of the documents found, latest first."""
    if found.docs is not None:
        order = np.argsort(-segment.dates[found.docs].astype(np.int64), kind="stable")[:count]
        ordered: Array = found.docs[order]
        return ordered
    assert found.bits is not None
    looked_at = min(segment.size, max(1024, 2 * count * segment.size // max(found.count, 1)))
    while True:
        some = segment.newest[:looked_at].astype(np.intp)
        there = some[in_bits(found.bits, some)]
        if len(there) >= count or looked_at >= segment.size:
            return there[:count]
        looked_at = min(segment.size, looked_at * 4)


def best(segment: Segment, found: Posting, scoring: Scoring, count: int) -> tuple[Array, Array]:
    """The ``count`` best of the documents ``found``, best first, and their scores; equals by date, newest first."""
    if found.count == 0 or not (scoring.parts or scoring.covers):
        docs = newest(segment, found, count) if found.count else np.empty(0, np.intp)
        return docs, np.zeros(len(docs), np.float32)
    if found.docs is not None or found.count <= max(_SCORED_WHOLE, 4 * count):
        docs = found.numbers()
        return _top(segment, docs, scores(segment, scoring, docs), count)
    assert found.bits is not None
    docs, worth = _best_by_levels(segment, found.bits, scoring, count)
    return _top(segment, docs, worth, count)


def _best_by_levels(segment: Segment, bits: Array, scoring: Scoring, count: int) -> tuple[Array, Array]:
    """Candidates among which the best ``count`` are, with their scores; fewer where only so many are worth anything.

    How much of the query a document covers counts so much that mostly those that cover most are all that is needed.
    """
    words = Scoring(scoring.parts)
    bounds: Array | None = None
    docs, worth = np.empty(0, np.intp), np.empty(0, np.float32)
    for level, here in _levels(segment, bits, scoring):
        added = scoring.covering * (level / max(scoring.places, 1)) ** 2
        least = _reached_by(worth, count) / _ROUNDING - added
        if least >= _most(segment, scoring, level):
            break
        if here.docs is not None:
            more, scored = here.docs, scores(segment, words, here.docs)
        else:
            assert here.bits is not None
            bounds = _bounds(segment, words, len(bits) * 4) if bounds is None else bounds
            more, scored = _best_of_blocks(segment, here.bits, words, count, (bounds, least))
            if least <= 0:
                more, scored = _and_newest(segment, here, more[scored > 0], scored[scored > 0], count)
        docs, worth = np.concatenate((docs, more)), np.concatenate((worth, scored + np.float32(added)))
    return docs, worth


def _and_newest(segment: Segment, here: Posting, docs: Array, worth: Array, count: int) -> tuple[Array, Array]:
    """The documents that are worth something, and where those are too few the latest of the others, which are not."""
    if len(docs) >= count:
        return docs, worth
    rest = newest(segment, here, count + len(docs))
    rest = rest[~np.isin(rest, docs)]
    return np.concatenate((docs, rest)), np.concatenate((worth, np.zeros(len(rest), np.float32)))


def _reached_by(worth: Array, count: int) -> float:
    """What the ``count`` best are worth at least; less than nothing where there are not so many."""
    return float(np.partition(worth, -count)[-count]) if len(worth) >= count else -1e30


def _most(segment: Segment, scoring: Scoring, level: int) -> float:
    """More than any document that covers so many places can be worth by its words: as many pairs fewer one."""
    weights = [(part.weight * (1.0 if part.flat else min(segment.slack, 2.0)), part.pair) for part in scoring.parts]
    pairs = sorted((weight for weight, pair in weights if pair), reverse=True)
    return sum(weight for weight, pair in weights if not pair) + sum(pairs[: 2 * max(level - 1, 0)])


def _levels(segment: Segment, bits: Array, scoring: Scoring) -> Iterator[tuple[int, Posting]]:
    """The documents by how many places of the query they cover, most first."""
    covers = [(posting, places) for posting, places in scoring.covers if posting.count]
    if not covers:
        yield 0, Posting(_SCORED_WHOLE + 1, bits=bits)
        return
    kind = np.uint8 if scoring.places <= 8 else np.uint16 if scoring.places <= 16 else np.uint64
    masks: Array = np.zeros(len(bits) * 64, kind)
    for posting, places in covers:
        if posting.bits is not None:
            masks |= _spread(posting.bits) * np.array(places, kind)
        else:
            masks[posting.docs] |= np.array(places, kind)
    # One more than the level, so that 0 is a document that is not asked for.
    levels = (np.bitwise_count(masks) + np.uint8(1)) * _spread(bits)
    for level in range(scoring.places, -1, -1):
        here = levels == level + 1
        number = int(np.count_nonzero(here))
        if number > _SCORED_WHOLE:
            yield level, Posting(number, bits=np.packbits(here, bitorder="little").view(np.uint64))
        elif number:
            yield level, Posting(number, np.flatnonzero(here))


def _spread(bits: Array) -> Array:
    """A bitmap as bytes of 0 and 1."""
    return np.unpackbits(bits.view(np.uint8), bitorder="little")


def _top(segment: Segment, docs: Array, worth: Array, count: int) -> tuple[Array, Array]:
    if len(docs) > count:
        least = np.partition(worth, len(worth) - count)[len(worth) - count]
        kept = worth >= least
        docs, worth = docs[kept], worth[kept]
    order = np.lexsort((docs, -segment.dates[docs].astype(np.int64), -worth))[:count]
    return docs[order], worth[order]


def _best_of_blocks(
    segment: Segment, bits: Array, scoring: Scoring, count: int, bounds_and_least: tuple[Array, float]
) -> tuple[Array, Array]:
    """Candidates among which the best ``count`` are, with their scores; fewer where only so many reach the least.

    Documents with a rare term are all scored; of the others, block by block, those that could still be better.
    """
    docs = _with_rare(segment, bits, scoring)
    worth = scores(segment, scoring, docs) if len(docs) else np.empty(0, np.float32)
    known = None
    if len(docs):
        known = np.zeros(segment.size, bool)
        known[docs] = True
    blocks = bits.view(np.uint16)
    bounds = bounds_and_least[0] * (blocks != 0)
    least = max(bounds_and_least[1], 1e-9)
    reached, rounds = float("inf"), 0
    while True:
        # Blocks are added, each time some times more of them, until none is left that could hold a better document.
        lower = max(_reached_by(worth, count) / _ROUNDING, least)
        if rounds == 0 and len(worth) < count:
            lower = max(least, _first_threshold(bounds, count))
        if lower >= reached:
            return docs, worth
        wanted = _FIRST_BLOCKS << 2 * rounds
        if int(np.count_nonzero(bounds >= lower)) > 2 * wanted:
            lower = min(max(lower, float(np.partition(bounds, -wanted)[-wanted])), reached)
        more = np.flatnonzero((bounds >= lower) & (bounds < reached))
        reached = lower
        rounds += 1
        if len(more):
            added = _in_blocks(blocks, more)
            added = added if known is None else added[~known[added]]
            scored = scores(segment, scoring, added)
            if not any(part.required for part in scoring.parts):
                some = scored > 0  # those that are worth nothing come by date, if they come at all
                added, scored = added[some], scored[some]
            docs, worth = np.concatenate((docs, added)), np.concatenate((worth, scored))
        if len(docs) > 4 * count:
            kept = worth >= _reached_by(worth, count)
            docs, worth = docs[kept], worth[kept]


def _with_rare(segment: Segment, bits: Array, scoring: Scoring) -> Array:
    """The documents of a bitmap that have any term that is rare and need not be there."""
    rare = [part.posting.docs for part in scoring.parts if part.posting.docs is not None and not part.required]
    if not rare:
        return np.empty(0, np.intp)
    docs = distinct(np.concatenate(rare), segment.size) if len(rare) > 1 else rare[0]
    return docs[in_bits(bits, docs)]


def _bounds(segment: Segment, scoring: Scoring, blocks: int) -> Array:
    """The most that any document of each block can be worth that has no rare term but those it needs."""
    total = np.zeros(blocks, np.float32)
    for part in scoring.parts:
        weight = part.weight * (1.0 if part.flat else segment.slack)
        posting = part.posting
        if posting.bits is None and not part.required:
            continue  # those are scored whatever the bounds say
        if posting.maxima is not None and not part.flat:
            total += np.float32(weight * posting.step) * posting.maxima
            if part.required:
                total += np.float32(weight * posting.low)
            else:
                total += np.float32(weight * posting.low) * _blocks_with(posting, blocks)
        elif posting.count:
            total += np.float32(part.weight) * _blocks_with(posting, blocks)
    return total * np.float32(_ROUNDING)


def _blocks_with(posting: Posting, blocks: int) -> Array:
    """Which blocks have any document with the term."""
    if posting.bits is not None:
        there: Array = posting.bits.view(np.uint16) != 0
        return there
    found = np.zeros(blocks, bool)
    assert posting.docs is not None
    found[posting.docs >> 4] = True
    return found


def _first_threshold(bounds: Array, count: int) -> float:
    """A bound that somewhat more blocks than ``count`` reach, guessed from the best of every eight."""
    groups = bounds[: len(bounds) & ~7].reshape(8, -1).max(axis=0)
    wanted = count + count // 4
    if len(groups) <= wanted:
        return 1e-9
    return max(float(np.partition(groups, len(groups) - wanted)[len(groups) - wanted]), 1e-9)


def _in_blocks(blocks: Array, chosen: Array) -> Array:
    """The documents of the chosen blocks of a bitmap."""
    ones = np.flatnonzero(np.unpackbits(blocks[chosen].view(np.uint8), bitorder="little").view(bool))
    return (chosen[ones >> 4] * BLOCK) + (ones & (BLOCK - 1))


def either(segment: Segment, postings: Sequence[Posting]) -> Posting:
    """The documents that any of these have."""
    there = [one for one in postings if one.count]
    if len(there) < 2:
        return there[0] if there else Posting(0, np.empty(0, np.intp))
    if sum(one.count for one in there) * BLOCK < segment.size and all(one.docs is not None for one in there):
        docs = distinct(np.concatenate([one.numbers() for one in there]), segment.size)
        return Posting(len(docs), docs)
    bits = np.zeros((segment.size + 63) // 64, np.uint64)
    for one in there:
        bits |= as_bits(segment, one)
    return Posting(int(np.bitwise_count(bits).sum()), bits=bits)


def without(segment: Segment, posting: Posting) -> Posting:
    """The documents that a term is not in."""
    every = bits_of(np.arange(segment.size), segment.size)
    bits = every & ~as_bits(segment, posting)
    return Posting(int(np.bitwise_count(bits).sum()), bits=bits)


def as_bits(segment: Segment, posting: Posting) -> Array:
    """The documents as a bitmap."""
    return posting.bits if posting.bits is not None else bits_of(posting.numbers(), segment.size)


def as_docs(posting: Posting) -> Array:
    """The documents as numbers."""
    return posting.docs if posting.docs is not None else numbers_of(posting.bits)
