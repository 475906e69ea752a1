"""The real program on a real screen: keys through the X server, Telex through ibus, files from another program."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageStat

from endtoend.program import Program
from screen.screen import SIZE, Screen, pixels_apart, program, running, until

CARRIER = Path(__file__).with_name("carrier.py")
FIELD, LIST = (290, 15, 610, 60), (240, 90, 640, 700)
"""Where the words asked for and the list of what was found lie in a window of this screen's size."""
PASTED = "Hội nghị tập huấn giáo viên năm 2020\n\nNgày 15/8/2020, Phòng Giáo dục huyện Hải Lâm mở lớp.\n"
REVIEW, HEADS = "Hội nghị Kiểm điểm công tác Đảng năm 2016", "Hội nghị giao ban hiệu trưởng tháng 3"


def titles(archive: Program, *more: str) -> list[str]:
    """The titles of what is not in the bin, the newest meeting first."""
    return [one["title"] for one in archive("list", "--json", *more).lines]


def record(archive: Program, title: str) -> dict[str, Any]:
    (found,) = [one["id"] for one in archive("list", "--json").lines if one["title"] == title]
    return archive("show", found, "--json").answer


@pytest.mark.needs_ibus
def test_telex_finds_and_writes_and_nothing_jumps_while_a_syllable_is_composed(
    archive: Program, display: Screen, tmp_path: Path
) -> None:
    assert archive.archive
    with program(display, archive.archive, tmp_path, unikey=True):
        everything = display.still_picture()
        display.write("hooji nghij kieerm ")
        found = display.still_picture()
        assert pixels_apart(found.crop(LIST), everything.crop(LIST)) > 5000, "two of three meetings must go"
        for letter in "ddieer":
            display.write(letter)
            time.sleep(0.2)
            assert pixels_apart(display.picture().crop(LIST), found.crop(LIST)) == 0, f"the list moved at {letter}"
        assert pixels_apart(display.picture().crop(FIELD), found.crop(FIELD)) > 50, "the syllable must be seen"
        display.write("m ")
        display.still_picture()
        display.press("Return", "Delete")
        until(lambda: titles(archive, "--binned") == [REVIEW], "the one meeting that was found, in the bin,")
        display.press("ctrl+n")
        display.write("DDaji hooji DDangr booj hajt ddieenf")
        display.press("ctrl+s")
        until(lambda: "Đại hội Đảng bộ hạt điền" in titles(archive), "what was written by Telex")


@pytest.mark.needs_xvfb
def test_paste_correct_bin_and_take_back_with_the_keyboard_alone(
    archive: Program, display: Screen, tmp_path: Path
) -> None:
    assert archive.archive
    copying = [sys.executable, str(CARRIER), "copy", PASTED]
    with running(copying, display.env, tmp_path / "carrier.log"):
        display.window("copied")
        with program(display, archive.archive, tmp_path):
            display.press("ctrl+i", "ctrl+v", "ctrl+s")
            title = "Hội nghị tập huấn giáo viên năm 2020"
            until(lambda: title in titles(archive), "the pasted report")
            display.still_picture()
            display.press("F2")
            display.still_picture()
            display.press("End")
            display.write(" tai huyen")
            display.press("ctrl+s")
            title += " tai huyen"
            until(lambda: title in titles(archive), "the corrected title")
            assert record(archive, title)["version"] == 2
            display.press("ctrl+f")
            display.write("tap huan")
            display.still_picture()
            display.press("Down", "Delete")
            until(lambda: titles(archive, "--binned") == [title], "the found meeting in the bin")
            display.press("ctrl+z")
            until(lambda: title in titles(archive), "the meeting out of the bin")
    assert len(titles(archive)) == 4


@pytest.mark.needs_xvfb
def test_files_dragged_from_another_program_are_kept_with_the_meeting_that_is_read(
    archive: Program, display: Screen, tmp_path: Path
) -> None:
    assert archive.archive
    files = [tmp_path / "ảnh hội nghị.jpg", tmp_path / "ảnh thứ hai.jpg"]
    for file, colour in zip(files, ("firebrick", "goldenrod"), strict=True):
        Image.new("RGB", (320, 200), colour).save(file)
    with program(display, archive.archive, tmp_path):
        display.write("giao ban")
        display.still_picture()
        dragging = [sys.executable, str(CARRIER), "drag", *map(str, files)]
        with running(dragging, display.env, tmp_path / "carrier.log"):
            display.window("carrier")
            display.xdotool("mousemove", "30", "20", "mousedown", "1")
            time.sleep(0.5)
            for x in range(100, 1001, 100):
                display.xdotool("mousemove", str(x), "400")
                time.sleep(0.05)
            over = display.still_picture()
            display.xdotool("mouseup", "1")
            until(lambda: len(record(archive, HEADS)["attachments"]) == 3, "both photos")
        assert pixels_apart(over, display.still_picture()) > 5000, (
            "where files would go is shown while they are dragged"
        )
    kept = record(archive, HEADS)["attachments"]
    assert {one["file_name"] for one in kept if one["kind"] == "photo"} == {file.name for file in files}


@pytest.mark.needs_xvfb
def test_the_trial_archive_from_the_start_page_in_the_dark(display: Screen, profile: Path, tmp_path: Path) -> None:
    (profile / "config").mkdir(parents=True)
    (profile / "config" / "settings.json").write_text(json.dumps({"theme": "dark"}), encoding="utf-8")
    with program(display, None, tmp_path):
        start = display.still_picture()
        display.press("ctrl+shift+t")
        display.window("Kho hội nghị – ")
        opened = display.still_picture()
        trial = Program(profile / "data" / "kho-mau")
        assert len(titles(trial)) > 5
    for shown in (start, opened):
        assert shown.size == SIZE
        assert ImageStat.Stat(shown.convert("L")).mean[0] < 80
        assert len(shown.getcolors(1 << 24) or ()) > 500
