"""What stands in the window before an archive is open: three ways to get one, and the way to the first report.

The pictures of the three steps are in `start_pictures`; what the buttons do is left to the main window.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import Button, KeyCap, Label, LinkButton, PrimaryButton
from archive_app.gui.pictures import Picture
from archive_app.gui.start_pictures import Mark, StepPicture
from archive_app.gui.theme import px

READABLE = (".txt",)
"""Endings of the files that can be dropped here now."""


def dropped_files(mime: QMimeData) -> list[str]:
    """The local files among what was dropped, in order."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


class Card(QFrame):
    """One way to an archive: icon, name, what it means, a button and its key. The whole card can be clicked."""

    chosen = Signal()

    def __init__(self, icon: str, name: str, about: str, button: Button | PrimaryButton, key: str) -> None:
        super().__init__()
        self._main = isinstance(button, PrimaryButton)
        self._icon = icon
        self.button = button
        button.setAccessibleDescription(f"{name}. {about} {key}")
        button.clicked.connect(self.chosen)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(20), px(18 + 40 + 12), px(20), px(18))
        column.setSpacing(px(2))
        column.addWidget(Label(name, "panel_title", "text"))
        column.addWidget(Label(about, "body", "text2"))
        column.addStretch(1)
        column.addSpacing(px(12))
        row = QHBoxLayout()
        row.addWidget(button)
        row.addStretch(1)
        row.addWidget(KeyCap(key))
        column.addLayout(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme.tokens()
        fill = "raised" if not self.underMouse() else "pane"
        lettering.box(painter, self.rect(), px(10), fill, None if self._main else "line")
        if self._main:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.color("acc"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), px(10), px(10))
        tile = QRectF(px(20), px(18), px(40), px(40))
        lettering.box(painter, tile, px(8), "accs")
        icons.paint(painter, self._icon, tile.adjusted(px(10), px(10), -px(10), -px(10)), "acc")


class DropZone(QWidget):
    """The dashed field that takes the first report."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting = False
        self.choose = Button(self.tr("Chọn tệp"), "folder")
        self.paste = Button(self.tr("Dán chữ"), "paste", "Ctrl V")
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(Label(self.tr("Thả báo cáo đầu tiên vào đây"), "row_title", "text"))
        kinds = "  ".join(READABLE)
        words.addWidget(
            Label(self.tr("Tệp chữ %s, hoặc chữ chép từ trang tin").replace("%s", kinds), "secondary", "text2")
        )
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(14), px(24), px(14))
        row.setSpacing(px(8))
        row.addStretch(1)
        row.addWidget(Picture("drop", 24, "acc"))
        row.addSpacing(px(6))
        row.addLayout(words)
        row.addSpacing(px(24))
        row.addWidget(self.choose)
        row.addWidget(self.paste)
        row.addStretch(1)

    def show_waiting(self, waiting: bool) -> None:
        self.waiting = waiting
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, t = QPainter(self), theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(t.color("accs" if self.waiting else "pane"))
        pen = QPen(t.color("acc" if self.waiting else "ctl"), 2 if self.waiting else 1)
        pen.setDashPattern([4.0, 3.0] if not self.waiting else [3.0, 2.0])
        painter.setPen(pen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), px(10), px(10))


class StartPage(QWidget):
    """The first screen. Files may be dropped anywhere on it."""

    create_wanted = Signal()
    open_wanted = Signal()
    sample_wanted = Signal()
    files_dropped = Signal(list)
    choose_files_wanted = Signal()
    paste_wanted = Signal()
    language_wanted = Signal()

    def __init__(self, other_language: str = "English", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.surface(self, "page")
        self.setAcceptDrops(True)
        self.setAccessibleName(self.tr("Bắt đầu"))
        self.create_card = Card(
            "add",
            self.tr("Tạo kho mới"),
            self.tr("Một thư mục trên máy hoặc ổ USB. Mọi báo cáo, ảnh, tài liệu nằm gọn trong đó."),
            PrimaryButton(self.tr("Chọn chỗ đặt kho")),
            "Ctrl Shift N",
        )
        self.open_card = Card(
            "folder",
            self.tr("Mở kho đã có"),
            self.tr("Kho chép từ máy cũ, từ USB hay từ bản sao lưu đều mở được ngay."),
            Button(self.tr("Mở kho")),
            "Ctrl O",
        )
        self.sample_card = Card(
            "sample",
            self.tr("Thử với kho mẫu"),
            self.tr("Vài hội nghị có sẵn. Tìm, sửa, xóa thoải mái, bỏ đi lúc nào cũng được."),
            Button(self.tr("Thử kho mẫu")),
            "Ctrl Shift T",
        )
        self.zone = DropZone()
        self.language = LinkButton(other_language)
        self._lay_out()
        self.create_card.chosen.connect(self.create_wanted)
        self.open_card.chosen.connect(self.open_wanted)
        self.sample_card.chosen.connect(self.sample_wanted)
        self.zone.choose.clicked.connect(self.choose_files_wanted)
        self.zone.paste.clicked.connect(self.paste_wanted)
        self.language.clicked.connect(self.language_wanted)

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(px(956))
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, px(24), 0, px(16))
        column.setSpacing(0)
        column.addLayout(self._welcome())
        column.addSpacing(px(22))
        column.addLayout(self._cards())
        column.addSpacing(px(22))
        column.addWidget(Label(self.tr("Đưa báo cáo đầu tiên vào kho"), "panel_title", "text"))
        column.addSpacing(px(8))
        column.addLayout(self._steps())
        column.addSpacing(px(18))
        column.addWidget(self.zone)
        column.addStretch(1)
        column.addSpacing(px(16))
        column.addLayout(self._foot())
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        centred = QWidget()
        sides = QHBoxLayout(centred)
        sides.setContentsMargins(px(24), 0, px(24), 0)
        sides.addStretch(1)
        sides.addWidget(inside, 1000)
        sides.addStretch(1)
        scroll.setWidget(centred)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _welcome(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(18))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.tr("Chào mừng đến với Kho hội nghị"), "welcome", "text"))
        about = self.tr("Giữ báo cáo, ảnh và tài liệu của các hội nghị ở một nơi, tìm lại được ngay. Không cần mạng.")
        words.addWidget(Label(about, "lead", "text2"))
        row.addWidget(Mark(52), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        return row

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(16))
        for card in (self.create_card, self.open_card, self.sample_card):
            row.addWidget(card, 1)
        return row

    def _steps(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(0)
        grid.setRowMinimumHeight(1, px(10))
        steps = (
            (self.tr("1.  Đưa báo cáo vào"), self.tr("Thả tệp chữ vào cửa sổ này, hoặc dán chữ chép từ trang tin.")),
            (
                self.tr("2.  Xem lại"),
                self.tr("Tên, ngày, văn bản viện dẫn đã đọc sẵn từ báo cáo. Sửa chỗ nào cần sửa."),
            ),
            (self.tr("3.  Lưu là xong"), self.tr("Thiếu gì vẫn lưu được, bổ sung sau. Tệp gốc luôn giữ nguyên.")),
        )
        for place, (name, about) in enumerate(steps):
            grid.addWidget(StepPicture(place + 1), 0, place)
            grid.addWidget(Label(name, "row_title", "text"), 2, place)
            grid.addWidget(Label(about, "body", "text2"), 3, place, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place, 1)
            grid.setColumnMinimumWidth(place, 1)
        return grid

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        hint = Label(
            self.tr("Gõ không dấu cũng tìm được: “hoi nghi kiem diem” ra “hội nghị kiểm điểm”."), "body", "text2"
        )
        row.addWidget(Picture("hint", 16, "text2"))
        row.addWidget(hint, 1)
        row.addWidget(self.language)
        return row

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self.zone.show_waiting(True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.zone.show_waiting(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.zone.show_waiting(False)
        files = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)
