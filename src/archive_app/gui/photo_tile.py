"""How one photo looks in a list, with its caption below, and the field in which the caption is typed in place."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.attachment_list import AttachmentList, Index
from archive_app.gui.photo_model import PhotoModel
from archive_app.gui.theme import px
from archive_app.model import Attachment


class PhotoTile(QStyledItemDelegate):
    """A photo of 196×112 with two lines of caption below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(196) + px(14), px(112) + px(8) + self.caption_height())

    @staticmethod
    def caption_height() -> int:
        return 2 * theme.line_height("secondary") + px(10)

    def photo_rect(self, cell: QRect) -> QRect:
        return QRect(cell.x() + px(4), cell.y() + px(4), px(196), px(112))

    def caption_rect(self, cell: QRect) -> QRect:
        photo = self.photo_rect(cell)
        return QRect(photo.x(), photo.bottom() + 1 + px(4), photo.width(), self.caption_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, model = self.parent(), index.model()
        if not isinstance(view, AttachmentList) or not isinstance(model, PhotoModel):
            return
        kept = view.attachment(index)
        if kept is None:
            return
        painter.save()
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        photo = self.photo_rect(cell)
        self._paint_photo(painter, photo, kept, model)
        if state & QStyle.StateFlag.State_Selected and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.tokens().color("acc"), 2))
            painter.drawRoundedRect(QRectF(photo).adjusted(-3, -3, 3, 3), px(6) + 3, px(6) + 3)
        hot = bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_caption(painter, self.caption_rect(cell), kept.caption, hot=hot)
        painter.restore()

    def _paint_photo(self, painter: QPainter, place: QRect, kept: Attachment, model: PhotoModel) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        picture = model.picture(kept.sha256)
        if picture is not None:
            painter.drawPixmap(place.topLeft(), picture)
            return
        damaged = model.is_damaged(kept.sha256)
        lettering.box(painter, place, px(6), "sel2" if damaged else "app")
        side = px(20)
        middle = place.center() - QPoint(side // 2, side // 2 + (px(9) if damaged else 0))
        icons.paint(painter, "warning" if damaged else "image", QRectF(middle.x(), middle.y(), side, side), "text3")
        if damaged:
            words = QRectF(place.x(), middle.y() + side + px(2), place.width(), theme.line_height("secondary"))
            said, ink = self.tr("Không xem được"), theme.tokens().color("text2")
            lettering.write(painter, words, said, "secondary", ink, align=Qt.AlignmentFlag.AlignHCenter)

    def _paint_caption(self, painter: QPainter, place: QRect, caption: str | None, *, hot: bool) -> None:
        high, top, left = theme.line_height("secondary"), place.y() + px(2), place.x()
        lines, ink = [self.tr("Chưa có chú thích, thêm ngay")], theme.tokens().color("warn")
        if caption:
            lines, _ = lettering.broken(caption, "secondary", place.width(), 2)
            ink = theme.tokens().color("text2")
        else:
            side = px(14)
            icons.paint(painter, "edit", QRectF(left, round(top + (high - side) / 2), side, side), "warn")
            left += side + px(4)
        room = place.right() + 1 - left
        for number, line in enumerate(lines):
            row = QRectF(left, top + number * high, room, high)
            taken = lettering.write(painter, row, line, "secondary", ink)
            if hot and not caption:
                y = lettering.baseline(row, "secondary") + px(2)
                painter.fillRect(QRectF(left, y, taken, 1), ink)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        return CaptionField(parent)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(self.caption_rect(option.rect))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, CaptionField):
            editor.setPlainText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, CaptionField):
            model.setData(index, editor.toPlainText(), Qt.ItemDataRole.EditRole)

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if isinstance(watched, CaptionField) and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                watched.finish_composing()
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                return True
            if watched.composing and event.key() == Qt.Key.Key_Escape:
                return False  # drops what is being composed, not the caption
        return super().eventFilter(watched, event)  # type: ignore[arg-type]


class CaptionField(QPlainTextEdit):
    """Two lines over the caption. Enter keeps, Esc drops, leaving it keeps."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.composing = False
        self.setProperty("field", "true")
        self.setFont(theme.font("secondary"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Chú thích ảnh"))
        self.document().setDocumentMargin(0)
        # The field of the style is cut for one line with room around; here two lines must fit.
        self.setStyleSheet(
            f"QPlainTextEdit {{ padding: {px(2)}px {px(4)}px; border: 2px solid {theme.tokens().acc}; }}"
        )

    def finish_composing(self) -> None:
        if self.composing:
            QApplication.inputMethod().commit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.composing = bool(event.preeditString())

    def event(self, event: QEvent) -> bool:
        ours = (Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in ours:
            event.accept()
            return True
        return super().event(event)
