"""Photos with their captions, in a row under the report or in rows on a page of their own; captions are typed in place.

The photos themselves are `photo_model`'s; opening, copying, removing and keeping a caption are left to who listens.
"""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPixmap, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QSizePolicy, QStyleOptionViewItem, QVBoxLayout, QWidget

from archive_app.gui import theme
from archive_app.gui.attachment_list import AttachmentList
from archive_app.gui.controls import Count, ElidedLabel, LinkButton
from archive_app.gui.menus import Menu
from archive_app.gui.photo_model import PhotoModel
from archive_app.gui.photo_tile import PhotoTile
from archive_app.gui.theme import px
from archive_app.model import Attachment


class PhotoList(AttachmentList):
    """Photos in one row (``wrapping`` False) or in as many as the width asks for."""

    claimed = (*AttachmentList.claimed, Qt.Key.Key_F2)

    def __init__(self, photos: PhotoModel, *, wrapping: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._photos = photos
        self._tile = PhotoTile(self)
        self._in_one_row = not wrapping
        self.setModel(self._photos)
        self.setItemDelegate(self._tile)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(wrapping)
        self.setDragEnabled(True)  # Static movement has turned it off
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if wrapping:
            self.setHorizontalScrollBarPolicy(off)
        else:
            self.setVerticalScrollBarPolicy(off)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Ảnh của hội nghị"))
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setGridSize(self._tile.sizeHint(QStyleOptionViewItem(), QModelIndex()))
        self.horizontalScrollBar().setSingleStep(px(70))
        self.verticalScrollBar().setSingleStep(px(50))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.gridSize().height() + px(10))

    def edit_caption(self, index: QModelIndex | None = None) -> None:
        where = self.currentIndex() if index is None else index
        if where.isValid() and self.may_change:
            self.setCurrentIndex(where)
            self.edit(where)

    def add_own_actions(self, menu: Menu, kept: Attachment) -> None:
        row = self._photos.index(self._photos.row_of(kept.id))
        menu.add(self.tr("Sửa chú thích"), lambda: self.edit_caption(row), icon="edit", key="F2")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self.edit_caption()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the words "thêm ngay" begins the caption."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        kept = self.attachment(index)
        if kept and not kept.caption and event.button() == Qt.MouseButton.LeftButton and self._on_caption(index, event):
            self.edit_caption(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._on_caption(index, event):
            self.edit_caption(index)
        else:
            super().mouseDoubleClickEvent(event)

    def _on_caption(self, index: QModelIndex, event: QMouseEvent) -> bool:
        return self._tile.caption_rect(self.visualRect(index)).contains(event.position().toPoint())

    def wheelEvent(self, event: QWheelEvent) -> None:
        bar = self.horizontalScrollBar()
        if self._in_one_row and event.angleDelta().y() and bar.maximum() > 0:
            bar.setValue(bar.value() - event.angleDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def drag_picture(self) -> QPixmap:
        kept = self.attachment()
        picture = self._photos.picture(kept.sha256) if kept else None
        return picture.scaledToWidth(px(120)) if picture else super().drag_picture()


class PhotoStrip(QWidget):
    """The photos under a report, with how many there are; not there when there is none."""

    see_all_wanted = Signal()

    def __init__(self, photos: PhotoModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.photos = PhotoList(photos, wrapping=False)
        self._model = photos
        self._count = Count()
        photos.modelReset.connect(self._tell_count)
        all_of_them = LinkButton(self.tr("Xem tất cả"))
        all_of_them.clicked.connect(self.see_all_wanted)
        head = QHBoxLayout()
        head.addWidget(ElidedLabel(self.tr("Ảnh"), "section", "text2"))
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(all_of_them)
        self._head = head
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self.photos)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def _tell_count(self) -> None:
        count = self._model.rowCount()
        self._count.set_number(count)
        self.setVisible(count > 0)

    def set_short(self, short: bool) -> None:
        """In a low window only the line with the count is left, so that there is room to read."""
        self.photos.setHidden(short)

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, px(6), 0, px(2))
        self._column.setSpacing(px(2))
        self._head.setSpacing(px(8))
        self._head.setContentsMargins(px(4), 0, 0, 0)

    def paintEvent(self, event: object) -> None:
        QPainter(self).fillRect(QRect(px(4), 0, self.width() - px(4), 1), theme.tokens().color("line"))
