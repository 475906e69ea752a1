"""The tour, as whoever has no screen sees it: one command that ends well and leaves pictures of the main job."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from endtoend.program import Program

LEAST = 10_000
"""Bytes: a picture of a window with something on it is never smaller."""


def test_the_tour_ends_well_and_leaves_its_pictures(tmp_path: Path) -> None:
    folder = tmp_path / "ảnh chụp"
    done = Program()("--json", "tour", str(folder), env={"QT_QPA_PLATFORM": "offscreen"})
    assert done.status == 0, done.err
    assert done.answer["folder"] == str(folder)
    names = done.answer["pictures"]
    assert len(names) >= 10
    assert sorted(file.name for file in folder.iterdir()) == sorted(names)
    for name in names:
        assert (folder / name).stat().st_size > LEAST, name
        with Image.open(folder / name) as picture:
            assert picture.size[0] >= 1000, name
