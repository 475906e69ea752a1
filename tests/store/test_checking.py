from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from archive_app.errors import ArchiveError, Cancelled
from archive_app.model import Finding, MeetingFields, NewOriginal
from archive_app.progress import SILENT
from archive_app.store import checking, meetings, originals
from archive_app.store.database import Database
from archive_app.store.layout import Layout
from archive_app.store.schema import HASHED
from store.conftest import contents


@pytest.fixture
def kept(database: Database, layout: Layout, fields: MeetingFields) -> list[str]:
    """Forty meetings with a photo each; gives the photos' hashes."""
    shas = [originals.keep_bytes(layout, b"photo %d" % number) for number in range(40)]
    with database.write() as conn:
        for sha, size in shas:
            meetings.add(conn, fields, [NewOriginal(sha, size, "ảnh.jpg", "photo")], "Lan")
    return [sha for sha, _ in shas]


def wrong(database: Database, layout: Layout, *, full: bool = True) -> list[Finding]:
    good = {"ok"} if full else {"ok", "not_checked"}
    return [one for one in checking.check(database, layout, full, SILENT) if one.state not in good]


def test_a_sound_archive_has_nothing_wrong_and_every_original_is_named(
    database: Database, layout: Layout, kept: list[str]
) -> None:
    before = contents(layout.folder)
    found = list(checking.check(database, layout, True, SILENT))
    assert {one.state for one in found} == {"ok"}
    assert sorted(one.name for one in found if one.kind == "original") == sorted(kept)
    assert [one.name for one in found if one.kind == "row"] == [table.name for table in HASHED]
    assert contents(layout.folder) == before


def test_what_was_not_read_is_not_called_ok(database: Database, layout: Layout, kept: list[str]) -> None:
    found = list(checking.check(database, layout, False, SILENT))
    assert {one.state for one in found if one.kind == "original"} == {"not_checked"}
    assert not wrong(database, layout, full=False)


def test_every_original_is_in_a_state(database: Database, layout: Layout, kept: list[str]) -> None:
    rotten, short, gone, replaced, *_ = (originals.path_of(layout, sha) for sha in kept)
    for path in (rotten, short):
        path.chmod(0o644)
    rotten.write_bytes(rotten.read_bytes()[::-1])
    short.write_bytes(b"")
    gone.unlink()
    replaced.unlink()
    replaced.mkdir()
    stray = layout.objects / kept[9][:2] / ("0" * 64)
    stray.write_bytes(b"nobody's")
    (layout.objects / "Thumbs.db").write_bytes(b"")
    (layout.incoming / "7-x.part").write_bytes(b"half")
    found = {one.name: one.state for one in wrong(database, layout)}
    states = [found.pop(sha) for sha in kept[:4]]
    assert states[:3] == ["damaged", "damaged", "missing"]
    assert states[3] in {"damaged", "unreadable"}
    assert found == {f"{kept[9][:2]}/{'0' * 64}": "extra", "Thumbs.db": "extra", "incoming/7-x.part": "extra"}
    quick = {one.name: one.state for one in checking.check(database, layout, False, SILENT)}
    assert (quick[kept[0]], quick[kept[1]], quick[kept[2]]) == ("not_checked", "damaged", "missing")


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE meeting SET title = title || ' ' WHERE rowid = 7",
        "UPDATE citation SET issued_date = NULL WHERE rowid = 3",
        "DELETE FROM attachment WHERE rowid = 5",
        "DELETE FROM meeting_date WHERE rowid IN (1, 2)",
        "UPDATE original SET size = size + 1 WHERE rowid = 1",
        "INSERT INTO original SELECT 'f' || substr(sha256, 2), size, created_at, 'ai', row_hash FROM original LIMIT 1",
        "UPDATE meta SET value = '1 00' WHERE key = 'rows.citation'",
        "UPDATE meta SET value = 'garbage' WHERE key = 'rows.meeting'",
        "DELETE FROM meta WHERE key = 'rows.meeting'",
    ],
)
def test_what_is_changed_behind_our_back_is_found(
    database: Database, layout: Layout, kept: list[str], harm: str
) -> None:
    raw = sqlite3.connect(layout.database)
    with raw:
        raw.execute(harm)
    raw.close()
    found = wrong(database, layout, full=False)
    assert found
    assert {one.state for one in found} <= {"damaged", "missing"}


def test_a_row_that_refers_to_nothing_is_found(database: Database, layout: Layout, kept: list[str]) -> None:
    raw = sqlite3.connect(layout.database)
    with raw:
        raw.execute("DELETE FROM original WHERE rowid = 1")
    raw.close()
    assert any("refers to" in one.detail for one in wrong(database, layout, full=False))


def test_the_row_is_named_that_was_changed(database: Database, layout: Layout, kept: list[str]) -> None:
    raw = sqlite3.connect(layout.database)
    with raw:
        (meeting_id,) = raw.execute("SELECT id FROM meeting WHERE rowid = 7").fetchone()
        raw.execute("UPDATE meeting SET text = 'khác' WHERE rowid = 7")
    raw.close()
    assert f"meeting {meeting_id}" in [one.name for one in wrong(database, layout)]


def dump(file: Path) -> list[object] | None:
    """All that the hashed tables hold, or None where it cannot be read."""
    raw = sqlite3.connect(file)
    raw.text_factory = bytes
    try:
        return [raw.execute(f'SELECT * FROM "{table.name}" NOT INDEXED ORDER BY rowid').fetchall() for table in HASHED]
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    finally:
        raw.close()


def test_flipped_bits_that_sqlite_does_not_see_are_found_by_the_hashes(
    database: Database, layout: Layout, kept: list[str], tmp_path: Path
) -> None:
    """Every flip that changes what a row says is reported; SQLite's own check is silent about most of them."""
    database.close()
    whole, said = layout.database.read_bytes(), dump(layout.database)
    chance = random.Random(2016)
    written = [at for at, byte in enumerate(whole) if byte and at >= 100]
    changed = unseen_by_sqlite = 0
    for _ in range(100):
        at = chance.choice(written)
        flipped = bytearray(whole)
        flipped[at] ^= 1 << chance.randrange(8)
        layout.database.write_bytes(flipped)
        if dump(layout.database) == said:
            continue
        changed += 1
        try:
            opened = Database.open(layout, read_only=True)
        except ArchiveError:
            continue
        found = wrong(opened, layout, full=False)
        opened.close()
        assert found, f"bit at {at} changed a row and nobody said so"
        unseen_by_sqlite += not any(one.kind == "database" for one in found)
    assert changed >= 30
    assert unseen_by_sqlite >= changed / 2


@pytest.mark.parametrize("page", range(1, 30, 3))
def test_a_page_wiped_out_is_findings_never_an_error(
    database: Database, layout: Layout, kept: list[str], page: int
) -> None:
    database.close()
    with layout.database.open("r+b") as file:
        file.seek(page * 8192)
        file.write(b"\xa5" * 8192)
    opened = Database.open(layout, read_only=True)
    assert wrong(opened, layout, full=False)
    opened.close()


def test_a_check_can_be_stopped_and_tells_where_it_is(database: Database, layout: Layout, kept: list[str]) -> None:
    class StopsAtTen:
        def step(self, done: int, total: int, note: str = "") -> None:
            assert total == len(kept)
            if done == 10:
                raise Cancelled

    named: list[str] = []
    with pytest.raises(Cancelled):
        named.extend(one.name for one in checking.check(database, layout, True, StopsAtTen()) if one.kind == "original")
    assert named == sorted(kept)[:10]


def test_an_archive_is_checked_from_a_window_that_reads_only(
    database: Database, layout: Layout, kept: list[str], tmp_path: Path
) -> None:
    shutil.copytree(layout.folder, tmp_path / "copy")
    reader = Database.open(Layout(tmp_path / "copy"), read_only=True)
    assert not wrong(reader, Layout(tmp_path / "copy"))
    reader.close()
