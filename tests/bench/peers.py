"""Searching beside its peers, in one run: ``python tests/bench/peers.py [DOCUMENTS] [--json FILE] [--peers-only]``.

Asks 100,000 reports of `corpus` what `questions` chose, ours, tantivy and SQLite FTS5 in turn, and prints tables with
the bars that searching has to hold. The reports and the indexes of the peers stay in the temporary folder for the next
run; ours is always made anew.
"""

# ruff: noqa: T201

from __future__ import annotations

import argparse
import itertools
import json
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path

import corpus
import engines
import figures
from engines import Engine
from figures import Own, Taken, Told
from questions import Question, keystrokes, mentions, questions

from archive_app.search.documents import Document
from archive_app.search.generations import Stamp
from archive_app.search.index import Index, open_index
from archive_app.search.marking import marks
from archive_app.search.rebuild import Rebuild
from archive_app.search.snippets import snippets
from archive_app.text.folding import fold

STAMP = Stamp("bench", 1)
ROUNDS = 3
ROWS = 16
"""A screenful."""
SAVES = 20
OPENINGS = 5
PAGE = 1000


def measured(action: Callable[[], object]) -> tuple[float, float]:
    """CPU and wall milliseconds of one call."""
    wall, cpu = time.perf_counter(), time.thread_time()
    action()
    return (time.thread_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


# -- asking


def in_turn(asking: dict[str, Callable[[Question], object]], asked: Sequence[Question]) -> dict[str, list[Taken]]:
    """Every engine answers a question before the next is asked, so that a busy neighbour slows all of them.

    Each is asked twice running and the second time counts, because the one before has left the processor's caches full
    of its own; the very first time is kept apart. Whoever comes right after FTS5 is a fifth slower even so, therefore
    it goes through the questions by itself, once in every round.
    """
    times: dict[str, list[list[tuple[float, float]]]] = {name: [[] for _ in asked] for name in asking}
    quick, slow = ({name: ask for name, ask in asking.items() if (name == "FTS5") is apart} for apart in (False, True))
    for turn in range(ROUNDS):
        for together in (quick, slow):
            for (place, question), (name, ask) in itertools.product(enumerate(asked), together.items()):
                twice = [measured(partial(ask, question)) for _ in range(2)]
                times[name][place] += twice if turn == 0 else twice[1:]
    return {name: [_taken(*rounds) for rounds in rows] for name, rows in times.items()}


def _taken(first: tuple[float, float], *later: tuple[float, float]) -> Taken:
    return Taken(first[0], *(statistics.median(times) for times in zip(*later, strict=True)))


def wrong(question: Question, totals: dict[str, int], unmarked: int) -> list[str]:
    """The engines whose total is not what it should be; the measure is tantivy's.

    Who finds phrases by pairs of syllables may find more. Ours only ranks by marks, so it is held to ``unmarked``, the
    total without them.
    """
    plain = totals["tantivy"]
    by_pairs = max(plain, totals["tantivy, pairs"]) if question.phrase else plain
    right = {"ours": by_pairs if question.phrase else unmarked, "tantivy, pairs": by_pairs}
    return [name for name, total in totals.items() if total != right.get(name, plain)]


def compare(asking: Sequence[Engine], asked: Iterable[Question]) -> int:
    """Prints the questions to which engines know different totals; counts those where one of them is wrong."""
    mistaken = 0
    measure = next(engine for engine in asking if engine.name == "tantivy")
    for question in asked:
        totals = {engine.name: engine.ask(question)[0] for engine in asking}
        plain = replace(question, kind="two words", terms=tuple(map(fold, question.terms)))
        blamed = wrong(question, totals, measure.ask(plain)[0] if question.marked else totals["tantivy"])
        if len(set(totals.values())) > 1:
            verdict = f" WRONG: {', '.join(blamed)}" if blamed else ""
            print(f"- {question.kind} `{question.words}`: {totals}{verdict}")
        mistaken += bool(blamed)
    return mistaken


# -- what only ours is asked for


def rebuild(folder: Path, count: int) -> dict[str, float]:
    """CPU and wall seconds without reading the reports, and MB of memory at most, in a process that does only this.

    The peak is the kernel's of this program: what ``getrusage`` says may be the parent's.
    """
    reports, cpu, wall = corpus.cached(count), 0.0, 0.0

    def counted(action: Callable[[], object]) -> None:
        nonlocal cpu, wall
        at_work, begun = time.process_time(), time.perf_counter()
        action()
        cpu, wall = cpu + time.process_time() - at_work, wall + time.perf_counter() - begun

    with Rebuild(folder, STAMP, 1) as rebuilding:
        while page := list(itertools.islice(reports, PAGE)):
            counted(partial(rebuilding.add, page))
        counted(lambda: rebuilding.finish().close())
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    peak = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    return {"cpu": cpu, "wall": wall, "peak": peak / 1024}


def opened(folder: Path) -> Index:
    index = open_index(folder, STAMP)
    assert index is not None
    return index


def opening(folder: Path) -> float:
    """Wall milliseconds until the index is open, everything imported before."""
    return measured(lambda: opened(folder).close())[1]


def child(*words: str) -> str:
    done = subprocess.run([sys.executable, __file__, *words], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip()


def opening_elsewhere(folder: Path) -> float:
    """The median of some new processes."""
    return statistics.median(float(child("--opening", str(folder))) for _ in range(OPENINGS))


def screenful(ours: engines.Ours, reports: dict[str, Document], question: Question) -> None:
    """All that a screen of answers needs: found and put in order, titles marked, passages cut."""
    asked = engines.understood(question)
    for one in ours.find(question)[1][:ROWS]:
        marks(reports[one].title, asked)
        snippets(reports[one].text, asked)


def shown(ours: engines.Ours, asked: Iterable[Question], count: int) -> dict[str, Document]:
    """The reports that any of the questions brings on screen, in memory."""
    wanted = {one for question in asked for one in ours.find(question)[1][:ROWS]}
    return {report.id: report for report in corpus.cached(count) if report.id in wanted}


def saving(ours: engines.Ours) -> list[float]:
    """Wall milliseconds until one more report is found by the word that only it has, for some reports one by one."""
    words = [f"zomi{chr(ord('a') + number)}u" for number in range(SAVES)]
    reports = [
        replace(report, id=f"{'f' * 30}{number:02x}", title=f"Biên bản {words[number]}")
        for number, report in enumerate(corpus.documents(SAVES))
    ]
    return [measured(partial(_save, ours, report, 2 + number))[1] for number, report in enumerate(reports)]


def _save(ours: engines.Ours, report: Document, position: int) -> None:
    ours.index.apply([report], [], position)
    assert ours.ask(Question("rare", (report.title.split()[-1],))) == (1, [report.id])


# -- the run


def machine() -> dict[str, str]:
    return {
        "Python": platform.python_version(),
        "numpy": version("numpy"),
        "tantivy": version("tantivy"),
        "SQLite": sqlite3.sqlite_version,
        "processor": f"{platform.machine()} ×{os.cpu_count()}",
        "load": "/".join(f"{load:.1f}" for load in os.getloadavg()),
    }


def run(count: int, folder: Path | None) -> tuple[Told, list[Question], list[Question]]:
    """Everything, with what was asked; without a ``folder`` for our own index, only the peers."""
    asked, typed = questions(corpus.cached(count)), keystrokes(corpus.cached(count))
    others = engines.peers(corpus.cache(count), partial(corpus.cached, count))
    sizes = {other.name: engines.size(other.folder) for other in others}
    everybody: list[Engine] = [*others]
    if folder:
        made = json.loads(child("--rebuild", str(folder), str(count)))
        sizes["ours"], at_first = engines.size(folder), opening_elsewhere(folder)
        ours = engines.Ours(opened(folder))
        everybody.insert(0, ours)
    quick = [engine for engine in everybody if engine.name != "FTS5"]
    retrieval = in_turn({engine.name: engine.ask for engine in everybody}, asked)
    typing = in_turn({engine.name: engine.ask for engine in quick}, typed)
    mistaken = compare(everybody, asked) + compare(quick, typed)
    own = None
    if folder:
        everything = [*asked, *typed, *mentions(corpus.cached(count))]
        reports = shown(ours, everything, count)
        whole = in_turn({"ours": partial(screenful, ours, reports)}, everything)["ours"]
        saved = saving(ours)
        ours.index.close()
        own = Own(whole, made, saved, {"": at_first, f"after {SAVES} saves": opening_elsewhere(folder)})
    return Told(count, machine(), sizes, retrieval, typing, mistaken, own), asked, typed


def main() -> None:
    match sys.argv[1:]:
        case ["--rebuild", folder, count]:
            print(json.dumps(rebuild(Path(folder), int(count))))
            return
        case ["--opening", folder]:
            print(opening(Path(folder)))
            return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("documents", nargs="?", type=int, default=100_000)
    parser.add_argument("--json", type=Path, metavar="FILE", help="also write every figure there")
    parser.add_argument("--peers-only", action="store_true", help="leave our own index out")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kho-hoi-nghi-") as folder:
        told, asked, typed = run(chosen.documents, None if chosen.peers_only else Path(folder))
    figures.tell(told, asked)
    if chosen.json:
        said = json.dumps(figures.as_json(told, asked, typed), ensure_ascii=False, indent=1)
        chosen.json.write_text(said, encoding="utf-8")


if __name__ == "__main__":
    main()
