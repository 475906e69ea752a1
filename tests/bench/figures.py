"""What the bench has measured, the bars that it has to hold, and the tables that tell it.

Measuring itself is left to `peers`. Milliseconds are of this thread's CPU unless they are called wall.
"""

# ruff: noqa: T201

from __future__ import annotations

import statistics
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from questions import KINDS, Question


@dataclass(frozen=True, slots=True)
class Taken:
    """What one question took: the first time it was asked, and the median of the rounds that followed."""

    first: float
    cpu: float
    wall: float


@dataclass(frozen=True, slots=True)
class Own:
    """What only our own index is asked for.

    ``whole`` are answers put in order, marked and cut; ``made`` has CPU and wall seconds and the peak of memory in MB;
    ``saving`` and ``opening`` are wall milliseconds.
    """

    whole: list[Taken]
    made: dict[str, float]
    saving: list[float]
    opening: dict[str, float]


@dataclass(frozen=True, slots=True)
class Told:
    """All figures of a run; times by engine and in the order of what was asked, sizes in bytes."""

    documents: int
    machine: dict[str, str]
    sizes: dict[str, int]
    retrieval: dict[str, list[Taken]]
    keystrokes: dict[str, list[Taken]]
    wrong: int
    own: Own | None

    def bars(self) -> Iterator[Bar]:
        yield Bar("questions with a wrong total", self.wrong, 0)
        if self.own is None:
            return
        for name, middle, late in (("tantivy", 0.5, 0.2), ("tantivy, pairs", 0.5, 0.5)):
            yield Bar(f"retrieval p50, times {name}", self._times(name, 0.5), middle)
            yield Bar(f"retrieval p95, times {name}", self._times(name, 0.95), late)
        yield Bar("retrieval p50, times faster than FTS5", 1 / self._times("FTS5", 0.5), 100, at_least=True)
        yield Bar("retrieval p95, times faster than FTS5", 1 / self._times("FTS5", 0.95), 100, at_least=True)
        yield Bar("keystroke p95, ms", at([one.cpu for one in self.keystrokes["ours"]], 0.95), 2)
        yield Bar("whole answer p95, ms", at([one.cpu for one in self.own.whole], 0.95), 40)
        yield Bar("index size, times tantivy", self.sizes["ours"] / self.sizes["tantivy"], 2.5)
        yield Bar("rebuild, documents a CPU second", self.documents / self.own.made["cpu"], 300, at_least=True)
        yield Bar("rebuild, MB of memory at most", self.own.made["peak"], 500)
        yield Bar("saved and findable p50, wall ms", at(self.own.saving, 0.5), 100)
        yield Bar("saved and findable p95, wall ms", at(self.own.saving, 0.95), 100)
        for when, took in self.own.opening.items():
            yield Bar(f"opening {when}".strip() + ", wall ms", took, 100)

    def _times(self, name: str, share: float) -> float:
        """How often the time of the engine ``name`` goes into ours."""
        mine, theirs = ([one.cpu for one in self.retrieval[who]] for who in ("ours", name))
        return at(mine, share) / at(theirs, share)


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure and the bar for it: to stay at or under, or with ``at_least`` at or over."""

    what: str
    figure: float
    bar: float
    at_least: bool = False

    @property
    def holds(self) -> bool:
        return self.figure >= self.bar if self.at_least else self.figure <= self.bar


def at(values: Iterable[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[round(share * (len(ordered) - 1))]


def as_json(told: Told, asked: Sequence[Question], typed: Sequence[Question]) -> dict[str, object]:
    """Everything, with what was asked in the order of the times."""
    bars = [{**asdict(bar), "holds": bar.holds} for bar in told.bars()]
    questions = {"retrieval": list(map(asdict, asked)), "keystrokes": list(map(asdict, typed))}
    return {**asdict(told), "questions": questions, "bars": bars}


def tell(told: Told, asked: Sequence[Question]) -> None:
    """Prints tables in Markdown."""
    print(f"\n{told.documents:,} reports; {', '.join(f'{name} {what}' for name, what in told.machine.items())}")
    _times(f"{len(asked)} questions", told.retrieval, told.sizes)
    _kinds(told.retrieval, asked)
    _times("keystrokes", told.keystrokes, told.sizes)
    if told.own:
        _times("whole answers", {"ours": told.own.whole}, told.sizes)
        made = told.own.made
        print(f"\nours made in {made['cpu']:.0f} s of CPU, {made['wall']:.0f} s wall")
    rows = [
        (bar.what, bar.figure, f"{'≥' if bar.at_least else '≤'} {bar.bar:g}", "✓" if bar.holds else "✗")
        for bar in told.bars()
    ]
    _table(("bar", "figure", "to hold", ""), rows)


def _times(head: str, taken: dict[str, list[Taken]], sizes: dict[str, int]) -> None:
    rows: list[tuple[str | float, ...]] = []
    for name, times in taken.items():
        first, cpu, wall = ([getattr(one, what) for one in times] for what in ("first", "cpu", "wall"))
        warm = (at(cpu, 0.5), at(cpu, 0.95), max(cpu), at(wall, 0.5), at(wall, 0.95))
        rows.append((name, *warm, at(first, 0.5), at(first, 0.95), sizes[name] / 1e6))
    _table((f"{head}, CPU ms", "p50", "p95", "max", "wall p50", "wall p95", "first p50", "first p95", "MB"), rows)


def _kinds(taken: dict[str, list[Taken]], asked: Sequence[Question]) -> None:
    rows: list[tuple[str | float, ...]] = []
    for kind in KINDS:
        places = [place for place, question in enumerate(asked) if question.kind == kind]
        rows.append((kind, *(statistics.median(times[place].cpu for place in places) for times in taken.values())))
    _table(("CPU ms, median", *taken), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str | float]]) -> None:
    print(f"\n| {' | '.join(head)} |\n|{'---|' * len(head)}")
    for row in rows:
        print(f"| {' | '.join(map(_cell, row))} |")


def _cell(figure: str | float) -> str:
    if isinstance(figure, str):
        return figure
    return f"{figure:,.0f}" if figure >= 100 else f"{figure:.3g}"
