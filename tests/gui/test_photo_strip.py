"""Photos under a report: captions typed in place, thumbnails asked for once, and the keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.gui.typing_keys import commit, compose

from archive_app.gui import theme
from archive_app.gui.photo_model import PhotoModel
from archive_app.gui.photo_strip import PhotoList, PhotoStrip
from archive_app.gui.photo_tile import CaptionField
from archive_app.model import Attachment

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def photos(count: int, caption: str | None = None) -> tuple[Attachment, ...]:
    return tuple(Attachment(f"id{n}", "photo", f"IMG_{n}.jpg", f"sha{n}", 4000, caption) for n in range(count))


def picture() -> QImage:
    made = QImage(320, 200, QImage.Format.Format_RGB32)
    made.fill(QColor("#884422"))
    return made


@pytest.fixture
def model(qapp: QApplication) -> PhotoModel:
    theme.apply(qapp, "light", 100)
    return PhotoModel()


@pytest.fixture
def strip(qtbot: QtBot, model: PhotoModel) -> PhotoStrip:
    made = PhotoStrip(model)
    qtbot.addWidget(made)
    made.resize(700, 220)
    model.set_attachments(photos(3))
    made.show()
    qtbot.waitExposed(made)
    return made


def editor(view: PhotoList) -> CaptionField:
    found = view.viewport().findChild(CaptionField)
    assert isinstance(found, CaptionField)
    return found


def test_no_photo_no_strip(strip: PhotoStrip, model: PhotoModel) -> None:
    assert strip.isVisible()
    model.set_attachments(())
    assert not strip.isVisible()


def test_a_thumbnail_is_asked_for_once(strip: PhotoStrip, model: PhotoModel, qtbot: QtBot) -> None:
    asked: list[str] = []
    model.set_attachments(())
    model.thumbnail_wanted.connect(asked.append)
    model.set_attachments(photos(3))
    qtbot.waitUntil(lambda: len(asked) == 3)
    strip.photos.viewport().repaint()
    model.set_thumbnail("sha1", picture())
    model.set_thumbnail("sha2", QImage())
    strip.photos.viewport().repaint()
    QApplication.processEvents()
    assert sorted(asked) == ["sha0", "sha1", "sha2"]
    assert model.is_damaged("sha2")


def test_only_photos_in_sight_are_asked_for(qtbot: QtBot, model: PhotoModel) -> None:
    asked: list[str] = []
    model.thumbnail_wanted.connect(asked.append)
    view = PhotoList(model, wrapping=True)
    qtbot.addWidget(view)
    view.resize(700, 400)
    model.set_attachments(photos(500))
    view.show()
    qtbot.waitUntil(lambda: bool(asked))
    assert len(asked) < 30


def test_enter_keeps_a_caption(strip: PhotoStrip, model: PhotoModel, qtbot: QtBot) -> None:
    view = strip.photos
    view.setCurrentIndex(model.index(1))
    qtbot.keyClick(view, Qt.Key.Key_F2)
    commit(editor(view), "Đồng chí  phát biểu")
    with qtbot.waitSignal(model.caption_changed) as told:
        qtbot.keyClick(editor(view), Qt.Key.Key_Return)
    assert told.args == ["id1", "Đồng chí phát biểu"]


def test_esc_drops_a_caption(strip: PhotoStrip, model: PhotoModel, qtbot: QtBot) -> None:
    view = strip.photos
    view.edit_caption(model.index(0))
    commit(editor(view), "nhầm")
    with qtbot.assertNotEmitted(model.caption_changed):
        qtbot.keyClick(editor(view), Qt.Key.Key_Escape)
    assert view.state() != PhotoList.State.EditingState


def test_esc_while_composing_is_the_input_methods(strip: PhotoStrip, model: PhotoModel, qtbot: QtBot) -> None:
    view = strip.photos
    view.edit_caption(model.index(0))
    commit(editor(view), "Đại biểu ")
    compose(editor(view), "du")
    qtbot.keyClick(editor(view), Qt.Key.Key_Escape)
    assert view.state() == PhotoList.State.EditingState


def test_leaving_the_field_keeps_the_caption(strip: PhotoStrip, model: PhotoModel, qtbot: QtBot) -> None:
    view = strip.photos
    view.edit_caption(model.index(2))
    commit(editor(view), "Toàn cảnh")
    with qtbot.waitSignal(model.caption_changed) as told:
        view.setCurrentIndex(model.index(0))
    assert told.args == ["id2", "Toàn cảnh"]


def test_an_unchanged_caption_is_not_told(strip: PhotoStrip, model: PhotoModel, qtbot: QtBot) -> None:
    model.set_attachments(photos(2, "Toàn cảnh"))
    strip.photos.edit_caption(model.index(0))
    with qtbot.assertNotEmitted(model.caption_changed):
        qtbot.keyClick(editor(strip.photos), Qt.Key.Key_Return)


def test_a_click_on_the_words_begins_the_caption(strip: PhotoStrip, model: PhotoModel, qtbot: QtBot) -> None:
    view = strip.photos
    cell = view.visualRect(model.index(0))
    where = QPoint(cell.x() + 60, cell.y() + theme.px(128))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert view.state() == PhotoList.State.EditingState


def test_the_keys(strip: PhotoStrip, model: PhotoModel, qtbot: QtBot) -> None:
    view = strip.photos
    view.setFocus()
    view.setCurrentIndex(model.index(0))
    qtbot.keyClick(view, Qt.Key.Key_Right)
    with qtbot.waitSignal(view.opened) as told:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == ["id1"]
    with qtbot.waitSignal(view.remove_wanted) as told:
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert told.args == ["id1"]


def test_an_archive_that_can_only_be_read_changes_nothing(strip: PhotoStrip, model: PhotoModel, qtbot: QtBot) -> None:
    view = strip.photos
    view.set_may_change(False)
    view.setCurrentIndex(model.index(0))
    with qtbot.assertNotEmitted(view.remove_wanted):
        qtbot.keyClick(view, Qt.Key.Key_Delete)
    view.edit_caption()
    assert view.state() != PhotoList.State.EditingState
    menu = view.menu_for(model.attachments()[0])
    assert [action.data()["text"] for action in menu.actions()] == ["Mở", "Lưu bản sao…"]


def test_a_new_caption_keeps_the_place(strip: PhotoStrip, model: PhotoModel) -> None:
    strip.photos.setCurrentIndex(model.index(2))
    model.set_attachments(photos(3, "Toàn cảnh"))
    assert strip.photos.currentIndex().row() == 2


def test_captions_are_not_cut(strip: PhotoStrip, model: PhotoModel, qapp: QApplication) -> None:
    model.set_attachments(photos(1, "ẪỄỖ gậy ẪỄỖ gậy ẪỄỖ gậy ẪỄỖ gậy ẪỄỖ gậy ẪỄỖ gậy"))
    qapp.processEvents()
    view = strip.photos
    grabbed = view.viewport().grab().toImage()
    cell = view.visualRect(model.index(0))
    assert cell.bottom() < view.viewport().height()
    below = {grabbed.pixel(x, cell.bottom() - 1) for x in range(cell.x(), cell.right())}
    assert len(below) == 1
