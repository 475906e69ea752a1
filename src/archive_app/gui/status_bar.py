"""The line at the bottom: how the index is, what work runs, and whether what was typed is safe."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import Bar, ElidedLabel, Separator
from archive_app.gui.notices import WorkBar
from archive_app.gui.theme import px


class _State(QWidget):
    """A mark and a word, and a bar while something is being made."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._token = "", "text2"
        self._narrow = self._unfinished = False
        self.words = ElidedLabel("", "secondary", "text")
        self._bar = Bar()
        self._bar.setFixedWidth(px(84))
        self._bar.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(22), 0, 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.words)
        row.addWidget(self._bar)

    def tell(self, icon: str, token: str, words: str, done: int = 0, total: int = 0) -> None:
        self._icon, self._token = icon, token
        self.words.setText(words)
        self._unfinished = total > 0
        self._bar.setVisible(self._unfinished and not self._narrow)
        if total > 0:
            self._bar.set_done(done, total)
            self._bar.setAccessibleName(words)
        self.update()

    def show_bar(self, shown: bool) -> None:
        self._narrow = not shown
        self._bar.setVisible(shown and self._unfinished)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        side = px(16)
        where = QRectF(0, round((self.height() - side) / 2), side, side)
        icons.paint(QPainter(self), self._icon, where, self._token)


class StatusBar(QWidget):
    """30 px: index, running work, read-only notice; at the right what is saved. Parts without news are hidden."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.surface(self, "app")
        self.setFixedHeight(px(30))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.index, self.read_only, self.work = _State(), _State(), WorkBar()
        self.work.stop_wanted.connect(self.stop_wanted)
        self._saved = ElidedLabel("", "secondary", "text2")
        for words in (self._saved, self.index.words):
            words.keep_whole()
        self._lines = [Separator(standing=True), Separator(standing=True)]
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 1, px(16), 0)
        row.setSpacing(px(14))
        parts = (self.index, self._lines[0], self.read_only, self._lines[1], self.work)
        for part in parts:
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self._saved, 0, Qt.AlignmentFlag.AlignRight)
        for line in self._lines:
            line.setFixedHeight(px(14))
        for part in (self.index, self.read_only):
            part.hide()
        self._show_lines()

    def set_index(self, done: int, total: int) -> None:
        """``done`` of ``total`` meetings can be found."""
        if done >= total:
            self.index.tell("done", "ok", self.tr("Chỉ mục: đủ"))
        else:
            count = f"{lettering.grouped(done)} / {lettering.grouped(total)}"
            words = self.tr("Chỉ mục %s").replace("%s", count)
            self.index.tell("search", "text2", words, done, total)
        self.index.show()
        self._show_lines()

    def set_work(self, label: str, done: int, total: int) -> None:
        """``label`` names the running work: ``Đính kèm``; ``total`` 0 is unknown."""
        self.work.set_work(label, done, total)
        self._show_lines()

    def clear_work(self) -> None:
        self.work.clear()
        self._show_lines()

    def set_read_only(self, sentence: str) -> None:
        """Why nothing can be changed now; empty when it can."""
        self.read_only.tell("lock", "warn", sentence)
        self.read_only.setVisible(bool(sentence))
        self._show_lines()

    def set_saved(self, text: str) -> None:
        """``Đã lưu 10:42``, ``Đang lưu…`` or ``Nháp giữ lúc 10:41``, worded by who knows; empty: nothing to say."""
        self._saved.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part in (self.index, self.work):
            part.show_bar(self.width() >= px(760))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(320), px(30))

    def _show_lines(self) -> None:
        index, notice, work = (not part.isHidden() for part in (self.index, self.read_only, self.work))
        self._lines[0].setVisible(index and (notice or work))
        self._lines[1].setVisible(notice and work)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, self.width(), 1, theme.tokens().color("line"))
