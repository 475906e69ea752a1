"""The history of a meeting in words."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from archive_app.gui import theme
from archive_app.gui.history_tab import HistoryTab
from archive_app.gui.history_words import local_time, told
from archive_app.model import Change

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def change(kind: str, before: dict[str, object], after: dict[str, object], seq: int = 1) -> Change:
    return Change(seq, "m1", kind, "2026-11-22T07:30:00.125Z", "Lan", seq, before, after)


def test_a_correction_names_its_fields_and_shows_short_ones() -> None:
    days = [{"start": "2018-12-25", "end": "2018-12-26", "precision": "day"}]
    before: dict[str, object] = {"title": "Hội nghị A", "dates": [], "kind": None, "text": "cũ"}
    after: dict[str, object] = {"title": "Hội nghị B", "dates": days, "kind": "kiem_diem", "text": "mới"}
    line = told(change("corrected", before, after))
    assert line.what == "Sửa tên hội nghị, ngày, loại, nội dung"
    assert line.details == (
        "Tên hội nghị: Hội nghị A → Hội nghị B",
        "Ngày: chưa có → 25–26/12/2018",
        "Loại: chưa có → Hội nghị kiểm điểm",
    )


def test_reviewing_has_words_of_its_own() -> None:
    assert told(change("corrected", {"reviewed": False}, {"reviewed": True})).what == "Đánh dấu đã duyệt"
    assert told(change("corrected", {"reviewed": True}, {"reviewed": False})).what == "Bỏ dấu đã duyệt"


def test_files_are_named() -> None:
    files: dict[str, object] = {"attachments": [{"file_name": "a.jpg"}, {"file_name": "b.jpg"}]}
    assert told(change("attached", {}, files)).details == ("a.jpg, b.jpg",)
    assert told(change("detached", files, {})).details == ("a.jpg, b.jpg",)
    assert told(change("captioned", {"caption": None}, {"caption": "Toàn cảnh"})).details == ("chưa có → Toàn cảnh",)


@pytest.mark.parametrize("odd", [{"dates": 3}, {"dates": [3]}, {"attachments": "x"}, {"citations": [None]}, {"new": 1}])
def test_what_a_newer_program_wrote_does_not_hurt(odd: dict[str, object]) -> None:
    for kind in ("corrected", "attached", "moved_to_the_moon"):
        assert told(change(kind, {}, odd)).who == "Lan"


def test_times_are_those_of_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Ho_Chi_Minh")
    time.tzset()
    try:
        assert local_time("2026-11-22T20:30:00.125Z") == "23/11/2026 03:30"
        assert local_time("bao giờ") == "bao giờ"
    finally:
        monkeypatch.undo()
        time.tzset()


def test_the_newest_stands_first(qtbot: QtBot, qapp: QApplication) -> None:
    theme.apply(qapp, "light", 100)
    tab = HistoryTab()
    qtbot.addWidget(tab)
    tab.set_changes((change("created", {}, {}, 1), change("binned", {}, {}, 3), change("attached", {}, {}, 2)))
    tab.show()
    model = tab.list.model()
    said = [str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole)) for row in range(model.rowCount())]
    assert ["thùng rác" in said[0], "Đính kèm" in said[1], "Đưa vào kho" in said[2]] == [True, True, True]
    tab.grab()
