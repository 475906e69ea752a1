"""The page where a report is pasted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.typing_keys import commit

from archive_app.errors import FileUnreadable
from archive_app.gui import theme
from archive_app.gui.paste_page import PastePage
from archive_app.model import Citation, MeetingDate, MeetingFields

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> PastePage:
    theme.apply(qapp, "light", 100)
    made = PastePage()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_an_empty_page_cannot_be_saved(page: PastePage, qtbot: QtBot) -> None:
    assert not page._save.isEnabled()
    with qtbot.assertNotEmitted(page.save_wanted):
        page.save()


def test_a_pasted_report_is_told_and_saved_as_it_was(page: PastePage, qtbot: QtBot) -> None:
    pasted = "\u00a0\u00a0Hội nghị <b>sơ kết</b>\n\u00a0Đảng ủy 😀"
    carried = QMimeData()
    carried.setText(pasted)
    carried.setHtml("<h1>khác hẳn</h1>")
    with qtbot.waitSignal(page.text_changed, timeout=2000) as told:
        page._body.insertFromMimeData(carried)
    assert told.args == [pasted]
    with qtbot.waitSignal(page.save_wanted) as told:
        page.save()
    assert told.args == [pasted]


def test_what_was_found_is_shown_and_missing_is_normal(page: PastePage) -> None:
    cited = Citation("31", "KH/HU", "31-KH/HU", "party", issued_date="2016-06-02")
    days = (MeetingDate("2016-06-14", "2016-06-15"),)
    page.set_understood(MeetingFields("Hội nghị sơ kết", kind="so_ket", dates=days, citations=(cited,)))
    assert [row.text() for row in page._found] == [
        "Hội nghị sơ kết",
        "14–15/06/2016",
        "Hội nghị sơ kết",
        "Chưa có",
        "Chưa có",
        "31-KH/HU ngày 02/06/2016",
    ]


def test_a_refusal_is_one_sentence_and_the_text_stays(page: PastePage) -> None:
    commit(page._body, "TỐI MẬT")
    page.set_refused(FileUnreadable("dán.txt", "secret"))
    assert page._banner.isVisible()
    assert page.text() == "TỐI MẬT"
    page.set_understood(MeetingFields(title=""))
    assert not page._banner.isVisible()


def test_leaving_tells_the_last_change_first(page: PastePage, qtbot: QtBot) -> None:
    commit(page._body, "Hội nghị")
    with qtbot.waitSignals([page.text_changed, page.closed], order="strict"):
        page.close_page()


def test_a_page_is_cleared_without_telling(page: PastePage, qtbot: QtBot) -> None:
    commit(page._body, "Hội nghị")
    with qtbot.assertNotEmitted(page.text_changed, wait=600):
        page.clear()
    assert page.text() == ""


def test_dropped_files_are_told(page: PastePage, qtbot: QtBot) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile("/tmp/Báo cáo.txt"), QUrl("https://example.org/x")])
    with qtbot.waitSignal(page.files_dropped) as told:
        assert page._drop.take(carried)
    assert told.args == [["/tmp/Báo cáo.txt"]]
