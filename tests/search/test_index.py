"""Keeping the index up to date, and never believing one that is not ours, not whole or not the newest."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from dataclasses import replace
from pathlib import Path

import pytest
from tests.search.conftest import DOCUMENTS, HOLIDAY, REVIEW, STAMP, Build
from tests.search.naive import gathered_pages
from whoosh.system import pack_int

from archive_app.errors import Cancelled
from archive_app.search import generations, rebuild
from archive_app.search.answering import by_id, retrieve
from archive_app.search.documents import Document
from archive_app.search.finding import Filters
from archive_app.search.generations import IndexBusy, IndexDamaged, Stamp, locked, wipe
from archive_app.search.index import Index, open_index
from archive_app.search.rebuild import Rebuild
from archive_app.search.understanding import understand

ASKED = understand("hoi nghi kiem diem")


def found(index: Index, query: str = "hoi nghi kiem diem") -> list[str]:
    return sorted(one for one, _ in index.find(understand(query)).page)


def reopened(folder: Path, **options: int) -> Index:
    index = open_index(folder, STAMP, **options)
    assert index is not None
    return index


def test_changes_are_found_at_once_and_after_reopening(build: Build, folder: Path) -> None:
    index = build()
    index.apply([Document("d4", "Hội nghị kiểm điểm mới"), replace(REVIEW, title="Khác", text="Khác")], ["b2"], 12)
    for one in (index, reopened(folder)):
        assert found(one) == ["a1", "d4"]
        assert found(one, "lò thị bích ngàn") == ["c3"]
        assert found(one, "khác") == ["a1"]
        assert (one.count, one.position) == (3, 12)
    index.apply([], ["không có", "a", "b1"], 13)
    assert (index.count, index.position) == (3, 13)


def test_the_same_changes_twice_change_nothing(build: Build) -> None:
    index = build()
    for _ in range(3):
        index.apply([REVIEW, HOLIDAY], ["c3"], 12)
    assert (found(index), index.count) == (["a1", "b2"], 2)


def test_another_index_of_the_same_folder_sees_the_changes(build: Build, folder: Path) -> None:
    index, other = build(), reopened(folder)
    index.apply([], ["a1"], 12)
    assert found(other) == ["b2"]
    assert other.position == 12


def test_who_is_behind_does_not_undo_what_is_further(build: Build, folder: Path) -> None:
    index, other = build(), reopened(folder)
    index.apply([replace(REVIEW, title="Quýt")], [], 15)
    other.apply([replace(REVIEW, title="Khoai")], [], 14)
    assert found(index, "khoai") == []
    assert (other.position, found(other, "quýt")) == (15, ["a1"])


def test_merging_changes_no_answer_and_forgets_the_deleted(build: Build, folder: Path) -> None:
    index = build()
    for number in range(12):
        index.apply([Document(f"e{number}", f"Hội nghị kiểm điểm lần {number}")], ["b2"], 20 + number)
    assert index.wants_merging
    before = index.find(ASKED).total, found(index)
    index.merge()
    assert (index.find(ASKED).total, found(index)) == before
    assert not index.wants_merging
    assert len(list((folder / "gen-1").glob("*.arrays"))) == 1
    assert found(reopened(folder)) == before[1]
    assert reopened(folder).intact()


def test_deleted_documents_alone_are_worth_an_idle_minute_and_not_another(build: Build, folder: Path) -> None:
    index = build([replace(REVIEW, id=f"{number:03}") for number in range(210)])
    index.apply([], [f"{number:03}" for number in range(101)], 11)
    assert index.wants_merging
    index.merge()
    assert not index.wants_merging
    assert (index.count, index.position, index.find(ASKED).total) == (109, 11, 109)
    assert reopened(folder).intact()


def test_everything_may_be_deleted_merged_and_come_back(build: Build, folder: Path) -> None:
    index = build()
    index.apply([], [one.id for one in DOCUMENTS], 11)
    assert (index.count, found(index)) == (0, [])
    index.merge()
    assert (index.count, found(index), reopened(folder).count) == (0, [], 0)
    index.apply([REVIEW], [], 12)
    index.merge()
    assert (index.count, found(index), found(reopened(folder))) == (1, ["a1"], ["a1"])


def test_searching_goes_on_while_another_process_writes(build: Build, folder: Path) -> None:
    index = build()
    with locked(folder / "gen-1" / "WRITING"):
        with pytest.raises(IndexBusy):
            index.apply([], ["a1"], 12)
        with pytest.raises(IndexBusy):
            index.merge()
        assert found(index) == ["a1", "b2"]
    index.apply([], ["a1"], 12)
    assert found(index) == ["b2"]


def test_only_one_process_rebuilds(folder: Path) -> None:
    with Rebuild(folder, STAMP, 1), pytest.raises(IndexBusy):
        Rebuild(folder, STAMP, 1)


def disk_full(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("where", ["write_segment", "sync_file", "os.replace"])
def test_a_full_disk_leaves_the_index_as_it_was(
    build: Build, folder: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = build()
    with monkeypatch.context() as patch:
        patch.setattr(f"archive_app.search.writing.{where}", disk_full)
        with pytest.raises(OSError, match="No space"):
            index.apply([HOLIDAY], ["a1"], 12)
    for one in (index, reopened(folder)):
        assert (found(one), one.position) == (["a1", "b2"], 10)
    index.apply([HOLIDAY], ["a1"], 12)
    assert found(index) == found(reopened(folder)) == ["b2"]


class Stopped:
    """Somebody who has enough of waiting."""

    def step(self, done: int, total: int, note: str = "") -> None:
        raise Cancelled


@pytest.mark.parametrize("harm", ["stopped", "full"])
def test_a_merge_that_does_not_come_to_its_end_leaves_the_index_as_it_was(
    build: Build, folder: Path, harm: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    index = build()
    index.apply([Document("d4", "Hội nghị kiểm điểm mới")], ["b2"], 12)
    if harm == "stopped":
        with pytest.raises(Cancelled):
            index.merge(Stopped())
    else:
        with monkeypatch.context() as patch:
            patch.setattr("archive_app.search.merging.ArrayWriter.put", disk_full)
            with pytest.raises(OSError, match="No space"):
                index.merge()
    for one in (index, reopened(folder)):
        assert (found(one), one.position) == (["a1", "d4"], 12)
    index.merge()
    assert (found(index), found(reopened(folder))) == (["a1", "d4"], ["a1", "d4"])


@pytest.mark.parametrize(
    "other", [Stamp("another", 1), Stamp("0a1b", 2), replace(STAMP, schema="0"), replace(STAMP, analyser=0)]
)
def test_an_index_with_another_stamp_is_not_opened(build: Build, folder: Path, other: Stamp) -> None:
    build()
    assert open_index(folder, other) is None


def test_an_index_ahead_of_the_archive_is_not_opened(build: Build, folder: Path) -> None:
    build(position=10)
    assert open_index(folder, STAMP, newest=9) is None
    assert open_index(folder, STAMP, newest=10) is not None


def test_an_index_that_lost_its_last_change_is_not_opened(build: Build, folder: Path) -> None:
    """A power cut may take the newest contents file and leave the stamp, on a disk that reorders writes."""
    index = build()
    before = folder.with_name("before")
    shutil.copytree(folder, before)
    index.apply([], ["a1"], 12)
    stamp = (folder / "gen-1" / "STAMP").read_bytes()
    shutil.rmtree(folder)
    shutil.move(before, folder)
    (folder / "gen-1" / "STAMP").write_bytes(stamp)
    assert open_index(folder, STAMP) is None


def test_no_index_where_there_is_none(folder: Path) -> None:
    assert open_index(folder, STAMP) is None
    folder.mkdir()
    assert open_index(folder, STAMP) is None
    (folder / "CURRENT").write_text("../../etc")
    assert open_index(folder, STAMP) is None


def test_wiping_leaves_nothing(build: Build, folder: Path) -> None:
    build().close()
    wipe(folder)
    assert not folder.exists()
    wipe(folder)


@pytest.mark.parametrize("harm", ["emptied", "cut", "garbage", "flipped", "removed", "a folder"])
def test_damage_is_never_an_answer_nor_an_accident(build: Build, folder: Path, harm: str) -> None:
    build().close()
    whole = folder.with_name("whole")
    shutil.copytree(folder, whole)
    for file in sorted(one.relative_to(whole) for one in whole.rglob("*") if one.is_file() and one.stat().st_size):
        shutil.rmtree(folder)
        shutil.copytree(whole, folder)
        damage(folder / file, harm)
        index = open_index(folder, STAMP)
        assert index is None or found(index) == ["a1", "b2"], file
        if index:
            index.close()


def damage(file: Path, harm: str) -> None:
    content = file.read_bytes()
    if harm in ("removed", "a folder"):
        file.unlink()
        if harm == "a folder":
            file.mkdir()
        return
    if not content:
        return
    middle = len(content) // 2
    file.write_bytes(
        {
            "emptied": b"",
            "cut": content[:middle],
            "garbage": b"\xff" * len(content),
            "flipped": content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :],
        }[harm]
    )


def test_damage_to_a_large_index_is_found_by_reading_it_again(
    build: Build, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build().close()
    monkeypatch.setattr(generations, "_READ_AT_ONCE", 0)
    (segment,) = (folder / "gen-1").glob("*.arrays")
    index = reopened(folder)
    assert index.intact()
    index.close()
    damage(segment, "garbage")
    index = open_index(folder, STAMP)  # type: ignore[assignment]
    assert index is None or not index.intact()


def test_files_that_vanish_while_it_is_open_are_damage(build: Build, folder: Path) -> None:
    index = build()
    wipe(folder)
    with pytest.raises(IndexDamaged):
        index.find(ASKED)
    with pytest.raises(IndexDamaged):
        index.apply([REVIEW], [], 12)


class Harm:
    """What a pickle can do to whoever loads it."""

    def __init__(self, file: Path) -> None:
        self.file = file

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self.file,)


@pytest.mark.parametrize("stamped", [True, False])
def test_a_foreign_pickle_is_never_loaded(build: Build, folder: Path, tmp_path: Path, stamped: bool) -> None:
    """Neither without the stamp nor with it, should somebody write that too: a contents file may hold segments only."""
    build().close()
    proof = tmp_path / "proof"
    generation = folder / "gen-1"
    contents = next(generation.glob("*.toc"))
    harm = pickle.dumps(Harm(proof), 2)
    pickle.loads(harm)
    assert proof.exists()
    proof.unlink()
    content = contents.read_bytes()
    start = content.rindex(pack_int(1) + pack_int(0)) + 8  # number of the contents file, an unused one, the segments
    assert content[start:].startswith(b"\x80")
    contents.write_bytes(content[:start] + harm)
    if stamped:
        facts = generations.facts_of(generation, {})
        replace(generations.read_standing(generation), files=facts).write(generation)
    else:
        shutil.copy(contents, generation / "_MAIN_9.toc")
    assert open_index(folder, STAMP) is None
    assert not proof.exists()


def test_a_rebuild_neither_opens_nor_needs_the_old_index(build: Build, folder: Path) -> None:
    build().close()
    for file in (folder / "gen-1").iterdir():
        damage(file, "garbage")
    index = build(DOCUMENTS[:2], 20)
    assert (found(index), index.count, index.position) == (["a1", "b2"], 2, 20)
    assert [one.name for one in generations.generations(folder)] == ["gen-2"]


def test_the_old_index_answers_until_the_new_one_is_whole(build: Build, folder: Path) -> None:
    old = build()
    with Rebuild(folder, STAMP, 20) as making:
        making.add(DOCUMENTS[:1])
        assert reopened(folder).position == 10
        assert old.is_current
        old.apply([], ["b2"], 11)
        new = making.finish()
    assert not old.is_current
    assert (found(new), reopened(folder).position) == (["a1"], 20)


def test_a_rebuild_goes_on_where_it_was_left(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rebuild, "PAGE", 2)
    documents = [replace(REVIEW, id=f"{number:03}") for number in range(7)]
    with Rebuild(folder, STAMP, 5) as making:
        assert making.after is None
        making.add(documents[:5])
        assert (making.after, making.done) == ("003", 4)
    with Rebuild(folder, STAMP, 9) as making:
        assert (making.after, making.done, making.position) == ("003", 4, 5)
        making.add(documents[4:])
        index = making.finish()
    assert (index.count, index.find(ASKED).total, index.position) == (7, 7, 5)


@pytest.mark.parametrize("stamp", [Stamp("another", 1), replace(STAMP, analyser=99)])
def test_a_rebuild_of_something_else_begins_again(folder: Path, stamp: Stamp) -> None:
    with Rebuild(folder, stamp, 5) as making:
        making.add([REVIEW])
        making._publish()
    with Rebuild(folder, STAMP, 5) as making:
        assert (making.after, making.done) == (None, 0)


def test_a_damaged_beginning_is_not_gone_on_with(folder: Path) -> None:
    with Rebuild(folder, STAMP, 5) as making:
        making.add([REVIEW])
        making._publish()
    damage(next((folder / "gen-1").glob("*.arrays")), "flipped")
    with Rebuild(folder, STAMP, 5) as making:
        assert making.after is None


WORKER = """
    import sys
    from dataclasses import replace
    from pathlib import Path
    from archive_app.search import rebuild
    from archive_app.search.index import open_index
    from tests.search.conftest import REVIEW, STAMP
    folder, task = Path(sys.argv[1]), sys.argv[2]
    print("begun", flush=True)
    if task == "rebuild":
        rebuild.PAGE = 5
        with rebuild.Rebuild(folder, STAMP, 1) as making:
            making.add(replace(REVIEW, id=f"{n:05}") for n in range(100_000))
    else:
        index = open_index(folder, STAMP)
        for n in range(1, 100_000):
            index.apply([replace(REVIEW, id=f"{n:05}")], [], n)
            print(n, flush=True)
            if task == "merge" and n % 3 == 0:
                index.merge()
"""


def killed(folder: Path, task: str, seconds: float) -> int:
    """Runs the task in a process of its own, kills it in the middle, and tells the last step that it said was done."""
    code = textwrap.dedent(WORKER)
    with subprocess.Popen([sys.executable, "-c", code, str(folder), task], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        time.sleep(seconds)
        os.kill(child.pid, signal.SIGKILL)
        said = child.stdout.read().split()
    return int(said[-1]) if said else 0


@pytest.mark.parametrize("seconds", [0.05, 0.21, 0.4])
def test_killed_in_the_middle_of_a_rebuild(folder: Path, seconds: float) -> None:
    killed(folder, "rebuild", seconds)
    assert open_index(folder, STAMP) is None
    with Rebuild(folder, STAMP, 7) as making:
        begun = making.done
        assert making.after == (f"{begun - 1:05}" if begun else None)
        making.add(replace(REVIEW, id=f"{number:05}") for number in range(begun, begun + 12))
        index = making.finish()
    assert index.find(ASKED, limit=1000).total == begun + 12 == index.count
    assert index.intact()


@pytest.mark.parametrize(("task", "seconds"), [("apply", 0.2), ("apply", 0.41), ("merge", 0.3), ("merge", 0.53)])
def test_killed_in_the_middle_of_a_change(build: Build, folder: Path, task: str, seconds: float) -> None:
    build([], 0).close()
    done = killed(folder, task, seconds)
    index = reopened(folder)
    assert done <= index.position <= index.count <= done + 1
    for number in range(index.position + 1, done + 4):
        index.apply([replace(REVIEW, id=f"{number:05}")], [], number)
    assert index.find(ASKED, limit=10_000).total == index.count == index.position == done + 3
    assert json.loads((folder / "gen-1" / "STAMP").read_text())["position"] == done + 3


def test_one_process_asks_while_another_writes_and_merges(build: Build, folder: Path) -> None:
    """Whatever is published in the meantime, each answer is one that was right at some moment, and none is lost."""
    index = build([], 0)
    code = textwrap.dedent(WORKER)
    with subprocess.Popen(
        [sys.executable, "-c", code, str(folder), "merge"], stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "begun\n"
        for line in child.stdout:
            answered = index.find(ASKED, limit=10_000)
            assert int(line) <= answered.total == len(answered.page)
            assert [one for one, _ in answered.page] == [f"{n:05}" for n in range(1, answered.total + 1)]
            if int(line) > 25:
                break
        child.kill()
    assert index.intact()


def test_what_was_read_before_a_merge_can_be_asked_after_it(build: Build, folder: Path) -> None:
    """Another index keeps the old files open until it looks again; then they are gone."""
    index, other = build(), reopened(folder)
    index.apply([Document("d4", "Hội nghị kiểm điểm mới")], [], 12)
    assert found(other) == ["a1", "b2", "d4"]
    index.merge()
    assert found(other) == ["a1", "b2", "d4"]
    assert len(list((folder / "gen-1").glob("*.arrays"))) == 1


def test_scores_reckon_with_reports_that_came_later(build: Build) -> None:
    """How long a report is on average is told to all segments again when it has changed much."""
    archive = [Document("1", "mây"), Document("2", "mây nắng"), Document("3", "nắng " * 5000)]
    index = build(archive[:2])
    asked = understand("mây")
    before = index.retrieve(asked)
    index.apply(archive[2:], [], 11)
    after = index.retrieve(asked)
    assert [one for one, _ in after[1]] == ["1", "2"]
    segments = gathered_pages([archive[:2], archive[2:]])
    expected = by_id(segments, retrieve(segments, asked, Filters(), "relevance", 9)).page
    assert [score for _, score in after[1]] == pytest.approx([score for _, score in expected])
    assert before != after
