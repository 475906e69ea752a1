"""How fast the index is built and asked: ``python tests/bench/search.py [DOCUMENTS …]`` prints a table.

Documents are made of words of our own with the skew of real reports; the generator is seeded, so that two runs compare.
"""

# ruff: noqa: T201

from __future__ import annotations

import itertools
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from archive_app.search.documents import Document
from archive_app.search.generations import Stamp
from archive_app.search.index import open_index
from archive_app.search.matching import marks, snippets
from archive_app.search.rebuild import Rebuild
from archive_app.search.understanding import understand

REPORT = """hội nghị kiểm điểm công tác đảng năm học phòng giáo dục và đào tạo huyện các đồng chí cán bộ giáo viên
nhiệm vụ kết quả thực hiện kế hoạch chất lượng nhà trường học sinh tổ chức lãnh đạo chỉ đạo báo cáo đánh giá"""
COMMON = list(dict.fromkeys(REPORT.split()))
FIRSTS = "b c ch d đ g gi h k kh l m n ng ngh nh ph qu r s t th tr v x"
MIDDLES = "a á à ả ạ ă ắ ằ â ấ ầ e é ẹ ê ế ề i í ị o ó ọ ô ố ồ ơ ớ ờ u ú ụ ư ứ ừ iê iế uô uố ươ ướ"
LASTS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t", "i", "o", "u"]
STAMP = Stamp("bench", 1)


def words(seed: random.Random) -> tuple[list[str], list[float]]:
    """A vocabulary and its weights: the words of every report, and four thousand of their own, ever rarer."""
    syllables = sorted(
        {seed.choice(FIRSTS.split()) + seed.choice(MIDDLES.split()) + seed.choice(LASTS) for _ in range(3000)}
    )
    rare = [" ".join(seed.sample(syllables, seed.choice((1, 2, 2)))) for _ in range(4000)]
    vocabulary = COMMON + rare
    return vocabulary, [1 / (place + 12) for place in range(len(vocabulary))]


def documents(count: int, length: int = 600) -> Iterator[Document]:
    """Reports of ``length`` syllables in sentences that come back, as they do, with dates, numbers and names."""
    seed = random.Random(2018)
    vocabulary, weights = words(seed)
    sentences = [" ".join(seed.choices(vocabulary, weights, k=seed.randint(6, 16))) for _ in range(4000)]
    for number in range(count):
        body = ""
        while body.count(" ") < length:
            words_of = seed.choice(sentences) if seed.random() < 0.85 else " ".join(seed.choices(vocabulary, k=8))
            body += words_of.capitalize() + ". "
        day, year = seed.randint(1, 28), seed.randint(2001, 2025)
        title = f"Hội nghị {' '.join(seed.choices(vocabulary, weights, k=5))} năm {year}"
        text = f"Ngày {day}/{number % 12 + 1}/{year}, theo Quyết định số {number % 400 + 1}-QĐ/HU.\n{body}"
        date = f"{year}-{number % 12 + 1:02}-{day:02}"
        yield Document(
            f"{number:032x}", title, text, date=date, year=year, kind="kiem_diem" if number % 3 else "tong_ket"
        )


def queries() -> dict[str, list[str]]:
    seed = random.Random(7)
    vocabulary, _ = words(random.Random(2018))
    return {
        "one common": COMMON[:20],
        "one rare": seed.sample(vocabulary[500:], 20),
        "two": [" ".join(seed.sample(COMMON, 2)) for _ in range(20)],
        "four, marks": ["hội nghị kiểm điểm", "kết quả thực hiện", "phòng giáo dục đào", "cán bộ giáo viên"] * 5,
        "four, no marks": ["hoi nghi kiem diem", "ket qua thuc hien", "phong giao duc dao", "can bo giao vien"] * 5,
        "number": [f"{number}-QĐ/HU" for number in range(20)],
        "date": [f"{day}/6/2015" for day in range(1, 21)],
        "typing": ["hoi nghi kiem diem nam 2018"[:end] for end in range(1, 28)],
    }


def measured(action: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU milliseconds of one call."""
    wall, cpu = time.perf_counter(), time.thread_time()
    action()
    return (time.perf_counter() - wall) * 1000, (time.thread_time() - cpu) * 1000


def at(values: list[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def run(count: int, folder: Path) -> None:
    begun = made = 0.0
    with Rebuild(folder, STAMP, 1) as rebuild:
        texts = documents(count)
        while page := list(itertools.islice(texts, 1000)):
            wall, cpu = measured(partial(rebuild.add, page))
            begun, made = begun + wall / 1000, made + cpu / 1000
        wall, cpu = measured(lambda: rebuild.finish().close())
    begun, made = begun + wall / 1000, made + cpu / 1000
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{count:,} documents: {count / made:.0f}/s of CPU, {count / begun:.0f}/s of wall,")
    print(f"{size:.0f} MB on disk, {peak:.0f} MB of memory at most, making the texts included")
    opening, _ = measured(lambda: open_index(folder, STAMP))
    index = open_index(folder, STAMP)
    assert index is not None
    saving = [measured(partial(index.apply, [one], [], 2))[0] for one in documents(10)]
    print(f"opening {opening:.0f} ms, one saved record findable p50 {at(saving, 0.5):.0f} ms\n")
    print(f"{'CPU ms a query':16}{'first p50':>10}{'p95':>8}{'again p50':>11}{'p95':>8}")
    everything: list[float] = []
    for kind, asked in queries().items():
        understood = [understand(one, typing=kind == "typing") for one in asked]
        first, again = [[measured(partial(index.find, one))[1] for one in understood] for _ in range(2)]
        everything += again
        print(f"{kind:16}{at(first, 0.5):10.1f}{at(first, 0.95):8.1f}{at(again, 0.5):11.1f}{at(again, 0.95):8.1f}")
    print(f"{'all, again':34}{at(everything, 0.5):11.1f}{at(everything, 0.95):8.1f}")
    index.close()


def show_passages() -> None:
    """Marks and snippets of fifty reports of about 4,000 characters."""
    texts = [document.text[:4000] for document in documents(50, 900)]
    for query in ("hội nghị kiểm điểm", "hoi", "25/12/2018", "06-QĐ/HU"):
        asked = understand(query)
        taken = [measured(partial(snippets, text, asked))[1] for text in texts]
        both = [measured(partial(marks, text, asked))[1] for text in texts]
        print(
            f"passages of 50 reports, {query!r}: {sum(taken):.0f} ms CPU, worst {max(taken):.1f}; marks {sum(both):.0f}"
        )


def main() -> None:
    show_passages()
    for count in [int(one) for one in sys.argv[1:]] or [2000]:
        with tempfile.TemporaryDirectory() as folder:
            run(count, Path(folder))


if __name__ == "__main__":
    main()
