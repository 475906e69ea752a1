"""Where a report comes in by pasting, dropping or choosing a file: its words on the left, what was found on the right.

Finding and saving are the owner's; this shows what it is given and keeps telling what stands in the field.
"""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from archive_app import wording
from archive_app.gui import lettering, meeting_words, theme
from archive_app.gui.body_field import BodyField
from archive_app.gui.controls import Button, ElidedLabel, IconButton, Label, PrimaryButton, Separator
from archive_app.gui.drop_target import DropTarget
from archive_app.gui.notices import Banner
from archive_app.gui.theme import px
from archive_app.model import MeetingFields

_PAUSE = 400
"""Milliseconds without a key before the text is told."""
_LONGEST = 1.5
"""Seconds after which it is told while somebody types on and on."""


class PastePage(QWidget):
    text_changed = Signal(str)
    save_wanted = Signal(str)
    files_dropped = Signal(list)
    """Paths, as ``list[str]``."""
    choose_files_wanted = Signal()
    closed = Signal()
    """The page is left; what was pasted stays a draft."""

    def __init__(self, language: str = "vi", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language, self._saving, self._since = language, False, 0.0
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        self._make_parts()
        self._lay_out()
        self.setFocusProxy(self._body)
        self._drop = DropTarget(self, self.tr("Thả báo cáo vào đây"))
        self._connect()
        theme.surface(self, "page")
        theme.changed.connect(self._restyle)
        self._restyle()
        self.clear()

    def _make_parts(self) -> None:
        self._body = BodyField(self.tr("Báo cáo"), self.tr("Dán báo cáo vào đây (Ctrl+V), hoặc thả tệp .txt vào."))
        self._banner = Banner()
        self._close = IconButton("close", self.tr("Đóng, giữ làm nháp"), "Esc")
        self._choose = Button(self.tr("Chọn tệp"), "folder")
        self._leave = Button(self.tr("Để nháp"))
        self._save = PrimaryButton(self.tr("Lưu vào kho"), "check", "Ctrl S", 36)
        self._found = tuple(Label("", "row_title" if number == 0 else "body", "text") for number in range(6))

    def set_text(self, text: str) -> None:
        """Takes up a text that was left, and tells it at once so that it is understood."""
        self._body.set_text(text)
        self._tell()

    def clear(self) -> None:
        """A new, empty page."""
        self._body.set_text("")
        self._pause.stop()
        self.set_understood(MeetingFields(title=""))
        self.set_saving(False)

    def text(self) -> str:
        return self._body.text()

    def set_understood(self, fields: MeetingFields) -> None:
        """Shows what was found in the text."""
        self._banner.hide()
        cited = "\n".join(meeting_words.citation(one) for one in fields.citations)
        nothing = self.tr("Chưa có")
        for row, words in zip(
            self._found,
            (
                fields.title,
                meeting_words.days(fields.dates),
                wording.kind_name(fields.kind, self._language),
                fields.organizer or "",
                fields.place or "",
                cited,
            ),
            strict=True,
        ):
            row.setText(words or nothing)
            row.set_token("text" if words else "text3")

    def set_refused(self, error: Exception) -> None:
        """Says why the text cannot be kept; the text stays."""
        self.set_saving(False)
        self._banner.tell("bad", wording.sentence(error, self._language))

    def set_saving(self, saving: bool) -> None:
        self._save.setText(self.tr("Đang lưu…") if saving else self.tr("Lưu vào kho"))
        self._save.updateGeometry()
        self._saving = saving
        self._tell_save()

    def save(self) -> None:
        if not self._saving and not self._body.is_blank():
            self._pause.stop()
            self.save_wanted.emit(self._body.text())

    def close_page(self) -> None:
        """Leaves the page; a change that was not told yet is told first."""
        self.flush()
        self.closed.emit()

    def flush(self) -> None:
        """Tells a change that was not told yet."""
        if self._pause.isActive():
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        self.text_changed.emit(self._body.text())

    def _touched(self) -> None:
        self._tell_save()
        if not self._pause.isActive():
            self._since = time.monotonic()
        # Whoever types without a pause is told of in time too.
        if not self._pause.isActive() or time.monotonic() - self._since < _LONGEST:
            self._pause.start()

    def _tell_save(self) -> None:
        blank = self._body.is_blank()
        self._save.setEnabled(not blank and not self._saving)
        self._save.setToolTip(lettering.tip(self.tr("Dán báo cáo vào trước đã")) if blank else "")

    def _lay_out(self) -> None:
        self._head = QHBoxLayout()
        self._head.addWidget(self._close)
        self._head.addWidget(ElidedLabel(self.tr("Nhập báo cáo"), "panel_title"), 1)
        for button in (self._choose, self._leave, self._save):
            self._head.addWidget(button)
        self._left = QVBoxLayout()
        self._left.addWidget(self._banner)
        self._left.addWidget(self._body, 1)
        found = QWidget()
        theme.surface(found, "pane")
        side = QScrollArea()
        side.setWidgetResizable(True)
        side.setFrameShape(QFrame.Shape.NoFrame)
        side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        side.setWidget(found)
        self._side, self._right = side, QVBoxLayout(found)
        self._right.addWidget(ElidedLabel(self.tr("Nhận ra trong báo cáo"), "panel_title"))
        names = self.tr("Tên hội nghị"), self.tr("Ngày"), self.tr("Loại"), self.tr("Cơ quan tổ chức")
        for name, words in zip((*names, self.tr("Nơi họp"), self.tr("Viện dẫn")), self._found, strict=True):
            pair = QVBoxLayout()
            pair.setSpacing(0)
            pair.addWidget(ElidedLabel(name, "secondary", "text2"))
            pair.addWidget(words)
            self._right.addLayout(pair)
        self._right.addStretch(1)
        hint = self.tr("Thiếu vẫn lưu được. Lưu xong, hội nghị mang dấu Chưa duyệt để xem lại sau.")
        self._right.addWidget(Label(hint, "secondary", "text2"))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(self._left, 1)
        body.addWidget(Separator(standing=True))
        body.addWidget(side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(Separator())
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        self._body.textChanged.connect(self._touched)
        self._save.clicked.connect(self.save)
        self._leave.clicked.connect(self.close_page)
        self._close.clicked.connect(self.close_page)
        self._choose.clicked.connect(self.choose_files_wanted)
        self._drop.files_dropped.connect(self.files_dropped)
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+S"), self, self.save, context=inside)
        QShortcut(QKeySequence("Esc"), self, self.close_page, context=inside)

    def _restyle(self) -> None:
        self._head.setContentsMargins(px(16), px(12), px(16), px(12))
        self._head.setSpacing(px(8))
        self._left.setContentsMargins(px(24), px(16), px(24), px(16))
        self._left.setSpacing(px(12))
        self._right.setContentsMargins(px(24), px(18), px(24), px(16))
        self._right.setSpacing(px(12))
        self._side.setFixedWidth(px(320))
