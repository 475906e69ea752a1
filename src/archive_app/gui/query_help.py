"""The card under the search box that shows, by examples, what can be written there beyond plain words.

An example that is chosen is only told; the words of the language are the archive's, and none of it is ever needed.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from archive_app.gui import lettering
from archive_app.gui.controls import Label, LinkButton
from archive_app.gui.floating import Card
from archive_app.gui.theme import px


class Example(LinkButton):
    """A query as it would be typed, and what it finds."""

    def __init__(self, query: str, finds: str) -> None:
        super().__init__(query)
        self.query = query
        self.setShortcut(QKeySequence())
        self.setAccessibleName(f"{query}: {finds}")
        self.setToolTip(lettering.tip(self.tr("Đưa vào ô tìm")))

    def colors(self) -> tuple[str | None, str | None, str]:
        """Filled where the keyboard is: the ring does not say so yet when the card has just come."""
        return ("accs" if self.hasFocus() else None), None, "acct"


class QueryHelp(Card):
    """Arrow keys and Tab go from example to example, Enter takes one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Cách tìm"))
        self.examples: list[Example] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(px(16), px(10), px(24), px(10))
        grid.setHorizontalSpacing(px(20))
        grid.setVerticalSpacing(px(3))
        grid.addLayout(self._head(), 0, 0, 1, 2)
        for row, (queries, finds) in enumerate(self._lines(), 1):
            grid.addLayout(self._links(queries, finds), row, 0)
            grid.addWidget(Label(finds, "body", "text2", 1), row, 1)
        grid.setColumnStretch(1, 1)

    def first(self) -> QWidget:
        return self.examples[0]

    def _head(self) -> QVBoxLayout:
        head = QVBoxLayout()
        head.setContentsMargins(px(LinkButton.pad), 0, 0, px(6))
        head.setSpacing(px(2))
        plain = self.tr("Cứ gõ vài từ, có dấu hay không dấu, là tìm được; không cần gì thêm.")
        head.addWidget(Label(plain, "strong", "text", 1))
        head.addWidget(Label(self.tr("Muốn hẹp hơn, có thể viết như sau:"), "body", "text2", 1))
        return head

    def _links(self, queries: tuple[str, ...], finds: str) -> QHBoxLayout:
        side = QHBoxLayout()
        side.setSpacing(px(6))
        for query in queries:
            link = Example(query, finds)
            link.clicked.connect(partial(self._choose, query))
            self.examples.append(link)
            side.addWidget(link)
        side.addStretch(1)
        return side

    def _choose(self, query: str, _checked: bool = False) -> None:
        self.chosen.emit(query)

    def _lines(self) -> list[tuple[tuple[str, ...], str]]:
        """Examples that belong together, and what they find."""
        return [
            ((self.tr('"xếp loại cuối năm"'),), self.tr("đúng những chữ này, liền nhau")),
            ((self.tr("năm:2018"), self.tr("năm:2016..2018")), self.tr("một năm, hoặc từ năm đến năm")),
            ((self.tr("ngày:1/9/2018..31/5/2019"),), self.tr("từ ngày đến ngày")),
            ((self.tr('loại:"tổng kết"'),), self.tr("loại hội nghị")),
            (
                (self.tr('tên:"khai giảng"'), self.tr('cơquan:"phòng giáo dục"')),
                self.tr("chữ trong tên, trong cơ quan tổ chức"),
            ),
            ((self.tr('người:"Lò Thị Bích Ngàn"'),), self.tr("người được nhắc đến")),
            ((self.tr("số:17-QĐ/HU"),), self.tr("số, ký hiệu văn bản")),
            ((self.tr("có:ảnh"), self.tr("thiếu:ngày")), self.tr("có ảnh kèm theo; chưa ghi ngày")),
            (
                (self.tr("tập huấn OR hội thảo"), self.tr("tập huấn NOT trực tuyến")),
                self.tr("một trong hai; có từ trước, không có từ sau"),
            ),
        ]
