"""What comes in through the real window: pasted, dropped, stopped in the middle; files, captions, taking off."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.gui.clerk import Clerk, drafts, meeting, pause, slow_disk, titles
from tests.gui.conftest import REVIEW

from archive_app.archive import importing
from archive_app.errors import ArchiveInUse
from archive_app.gui.photo_tile import CaptionField

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TITLE = "Hội nghị sơ kết học kỳ I năm học 2021-2022"
REPORT = f"{TITLE}\n\nNgày 14/01/2022, Phòng tổ chức hội nghị sơ kết.\n"


def reports(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    files = [folder / f"bao-cao-{number:02}.txt" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(f"Hội nghị triển khai số {number}\n\nNội dung thứ {number}.\n", encoding="utf-8")
    return files


def paste(clerk: Clerk, words: str) -> None:
    clerk.press("Ctrl+I", on=clerk.window)
    clerk.wait(clerk.screen.paste.isVisible)
    QGuiApplication.clipboard().setText(words)
    clerk.press("Ctrl+V")
    assert clerk.screen.paste.text() == words


def left(kho: Path) -> list[str]:
    return sorted(draft.fields.text for draft in drafts(kho))


class TestThePastePage:
    def test_a_pasted_report_goes_in_and_is_shown(self, clerk: Clerk, kho: Path) -> None:
        paste(clerk, REPORT)
        clerk.wait(lambda: clerk.screen.paste._found[0].text() == TITLE)
        clerk.press("Ctrl+S")
        clerk.wait(lambda: clerk.read() == TITLE)
        clerk.settle()
        assert left(kho) == []
        assert [one.is_report for one in meeting(kho, TITLE).attachments] == [True]
        assert clerk.rows()[0] == clerk.row() == TITLE

    def test_pressing_ctrl_s_twice_makes_one_meeting(self, clerk: Clerk, kho: Path) -> None:
        paste(clerk, REPORT)
        with slow_disk(clerk.desk):
            clerk.press("Ctrl+S")
            clerk.press("Ctrl+S")
        clerk.wait(lambda: clerk.read() == TITLE)
        clerk.settle()
        assert titles(kho).count(TITLE) == 1
        assert "đã có sẵn" not in clerk.toast()
        assert clerk.banners == []

    def test_the_same_text_pasted_twice_makes_one_meeting(self, clerk: Clerk, kho: Path) -> None:
        for _ in range(2):
            paste(clerk, REPORT)
            clerk.press("Ctrl+S")
            clerk.wait(lambda: clerk.read() == TITLE)
            clerk.settle()
        assert titles(kho).count(TITLE) == 1
        assert "đã có sẵn" in clerk.toast()

    def test_a_page_that_is_left_is_a_draft_and_goes_on_there(self, clerk: Clerk, kho: Path) -> None:
        paste(clerk, REPORT)
        clerk.press("Esc")
        clerk.wait(lambda: not clerk.screen.paste.isVisible())
        clerk.settle()
        assert left(kho) == [REPORT]
        clerk.go_to_view("drafts")
        clerk.press("Ctrl+F")
        clerk.press("Down")
        assert clerk.row() == TITLE
        clerk.press("Return")
        clerk.wait(clerk.screen.paste.isVisible)
        assert clerk.screen.paste.text() == REPORT
        clerk.press("Ctrl+S")
        clerk.wait(lambda: clerk.read() == TITLE)
        clerk.settle()
        assert left(kho) == []
        assert [one.is_report for one in meeting(kho, TITLE).attachments] == [True]
        assert clerk.leave()
        assert left(kho) == []

    def test_a_draft_that_is_dropped_does_not_come_back(self, clerk: Clerk, kho: Path) -> None:
        paste(clerk, REPORT)
        clerk.press("Esc")
        clerk.settle()
        clerk.go_to_view("drafts")
        clerk.press("Ctrl+F")
        clerk.press("Down")
        clerk.press("Del")
        clerk.wait(lambda: clerk.rows() == [])
        clerk.settle()
        assert clerk.leave()
        assert left(kho) == []

    def test_a_dropped_draft_had_back_is_a_pasted_report_still(self, clerk: Clerk, kho: Path) -> None:
        paste(clerk, REPORT)
        clerk.press("Esc")
        clerk.settle()
        clerk.go_to_view("drafts")
        clerk.press("Ctrl+F")
        clerk.press("Down")
        clerk.press("Del")
        clerk.wait(clerk.toast)
        clerk.press("Ctrl+Z")
        clerk.wait(clerk.screen.paste.isVisible)
        assert clerk.screen.paste.text() == REPORT
        clerk.settle()
        assert [draft.pasted for draft in drafts(kho)] == [True]

    def test_ctrl_i_again_begins_anew_and_keeps_the_first_as_a_draft(self, clerk: Clerk, kho: Path) -> None:
        paste(clerk, REPORT)
        clerk.press("Ctrl+I", on=clerk.window)
        clerk.wait(lambda: clerk.screen.paste.text() == "")
        clerk.settle()
        assert left(kho) == [REPORT]

    def test_closing_keeps_what_was_pasted(self, clerk: Clerk, kho: Path) -> None:
        paste(clerk, REPORT)
        assert clerk.leave()
        assert left(kho) == [REPORT]

    def test_closing_while_it_is_saved_makes_one_meeting_and_no_draft(
        self, clerk: Clerk, kho: Path, qtbot: QtBot
    ) -> None:
        paste(clerk, REPORT)
        with slow_disk(clerk.desk) as let_go_soon:
            clerk.press("Ctrl+S")
            let_go_soon()
            with qtbot.captureExceptions():
                assert clerk.leave()
                pause(50)
        assert titles(kho).count(TITLE) == 1
        assert left(kho) == []

    def test_a_secret_text_is_refused_and_stays_on_the_page(self, clerk: Clerk, kho: Path) -> None:
        paste(clerk, f"TỐI MẬT\n{REPORT}")
        clerk.press("Ctrl+S")
        clerk.wait(clerk.screen.paste._banner.isVisible)
        clerk.settle()
        assert clerk.screen.paste.isVisible()
        assert len(titles(kho)) == 3


class TestReports:
    def test_dropped_reports_go_in_and_the_last_is_read(self, clerk: Clerk, kho: Path, tmp_path: Path) -> None:
        clerk.drop(reports(tmp_path / "vào", 3), clerk.screen)
        clerk.wait(lambda: len(clerk.rows()) == 6)
        clerk.wait(lambda: clerk.read() == "Hội nghị triển khai số 2")
        clerk.settle()
        assert "3" in clerk.toast()

    def test_a_bad_one_is_told_and_stops_no_other(self, clerk: Clerk, kho: Path, tmp_path: Path) -> None:
        files = reports(tmp_path / "vào", 2)
        (tmp_path / "vào" / "rỗng.txt").write_bytes(b"")
        clerk.drop([files[0], tmp_path / "vào" / "rỗng.txt", files[1]], clerk.screen)
        clerk.wait(lambda: len(clerk.rows()) == 5)
        clerk.settle()
        assert len(clerk.banners) == 1
        assert "rỗng.txt" in clerk.banners[0]

    def test_an_import_that_fails_in_the_middle_shows_what_came_in(
        self, clerk: Clerk, kho: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        commit, done = importing._commit, []

        def taken_away(desk: object, waiting: object) -> object:
            done.append(1)
            if len(done) == 2:
                raise ArchiveInUse(kho)
            return commit(desk, waiting)  # type: ignore[arg-type]

        monkeypatch.setattr(importing, "_commit", taken_away)
        clerk.drop(reports(tmp_path / "vào", 20), clerk.screen)
        clerk.wait(lambda: len(clerk.rows()) == 3 + importing.BATCH)
        clerk.settle()
        assert len(titles(kho)) == 3 + importing.BATCH
        assert len(clerk.banners) == 1
        assert str(importing.BATCH) in clerk.toast()

    def test_an_import_that_is_stopped_shows_what_came_in(
        self, clerk: Clerk, kho: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        prepare, reached, go_on = importing._prepare, threading.Event(), threading.Event()

        def slow(desk: object, source: str, files: list[Path]) -> object:
            if source.endswith("bao-cao-05.txt"):
                reached.set()
                go_on.wait(10)
            return prepare(desk, source, files)  # type: ignore[arg-type]

        monkeypatch.setattr(importing, "_prepare", slow)
        clerk.drop(reports(tmp_path / "vào", 20), clerk.screen)
        clerk.wait(reached.is_set)
        stop = clerk.window.status.work._stop
        clerk.wait(stop.isVisible)
        clerk.press("Space", stop)
        go_on.set()
        clerk.wait(lambda: len(clerk.rows()) == 9)
        clerk.settle()
        assert len(titles(kho)) == 9
        assert not clerk.window.status.work.isVisible()
        assert "dừng" in clerk.toast()


class TestFiles:
    @pytest.fixture
    def with_photos(self, clerk: Clerk, photos: list[Path]) -> Clerk:
        clerk.choose(REVIEW)
        clerk.drop(photos, clerk.screen.reading)
        clerk.wait(lambda: len(self._photos(clerk)) == 2)
        clerk.settle()
        return clerk

    def _photos(self, clerk: Clerk) -> list[str | None]:
        shown = clerk.screen.reading.meeting()
        return [one.caption for one in shown.attachments if one.kind == "photo"] if shown else []

    def _caption(self, clerk: Clerk, row: int, words: str) -> None:
        strip = clerk.screen.reading.strip.photos
        strip.setFocus()
        strip.setCurrentIndex(strip.model().index(row, 0))
        clerk.press("F2", strip)
        clerk.wait(lambda: self._editor(strip) is not None)
        field = self._editor(strip)
        assert field is not None
        field.setFocus()
        clerk.type(words)
        clerk.press("Return", field)

    def _editor(self, strip: QWidget) -> QWidget | None:
        return next((field for field in strip.findChildren(CaptionField) if field.isVisible()), None)

    def test_two_captions_in_quick_succession_both_stay(self, with_photos: Clerk, kho: Path) -> None:
        with slow_disk(with_photos.desk):
            self._caption(with_photos, 0, "Toàn cảnh")
            self._caption(with_photos, 1, "Trao thưởng")
        with_photos.wait(lambda: self._photos(with_photos) == ["Toàn cảnh", "Trao thưởng"])
        with_photos.settle()
        assert [one.caption for one in meeting(kho, REVIEW).attachments] == ["Toàn cảnh", "Trao thưởng"]
        assert with_photos.banners == []

    def test_two_files_are_taken_off_in_quick_succession_and_one_is_had_back(
        self, clerk: Clerk, kho: Path, papers: list[Path]
    ) -> None:
        clerk.choose(REVIEW)
        clerk.drop(papers, clerk.screen.reading)
        clerk.wait(lambda: len(meeting(kho, REVIEW).attachments) == 3)
        clerk.settle()
        clerk.press("Alt+2")
        rows = clerk.screen.reading._documents.list
        rows.setFocus()
        with slow_disk(clerk.desk):
            for row in (0, 1):
                rows.setCurrentIndex(rows.model().index(row, 0))
                clerk.press("Del", rows)
        clerk.wait(lambda: len(meeting(kho, REVIEW).attachments) == 1)
        clerk.settle()
        assert clerk.banners == []
        assert [one.file_name for one in meeting(kho, REVIEW).attachments] == [papers[2].name]
        clerk.press("Ctrl+Z")
        clerk.wait(lambda: len(meeting(kho, REVIEW).attachments) == 2)

    def test_the_same_file_again_is_told_and_not_doubled(self, clerk: Clerk, kho: Path, papers: list[Path]) -> None:
        clerk.choose(REVIEW)
        for _ in range(2):
            clerk.drop(papers[:1], clerk.screen.reading)
            clerk.settle()
        assert len(meeting(kho, REVIEW).attachments) == 1
        assert "đã có" in clerk.toast()

    def test_a_picture_from_the_clipboard_goes_with_the_meeting(self, clerk: Clerk, kho: Path) -> None:
        clerk.choose(REVIEW)
        QGuiApplication.clipboard().setImage(clerk.window.grab().toImage().copy(0, 0, 40, 30))
        clerk.press("Ctrl+V")
        clerk.wait(lambda: [one.kind for one in meeting(kho, REVIEW).attachments] == ["photo"])
