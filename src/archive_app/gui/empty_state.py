"""What stands where nothing is: an icon, one line of what, one line of how, at most one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from archive_app.gui.controls import Label, SubButton
from archive_app.gui.pictures import Picture
from archive_app.gui.theme import px


class EmptyState(QWidget):
    """Centred in the room it has."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = Picture("search", 28, "text2")
        self._what, self._how = Label("", "row_title", "text"), Label("", "body", "text2")
        self._button = SubButton()
        self._button.clicked.connect(self.acted)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(24), px(24), px(24), px(24))
        column.setSpacing(px(6))
        column.addStretch(2)
        column.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for part in (self._what, self._how):
            column.addWidget(part)
        column.addSpacing(px(8))
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        for words in (self._what, self._how):
            words.set_centred()

    def tell(self, icon: str, what: str, how: str, button: str = "") -> None:
        """Shows the sentence ``what``, the advice ``how`` and, if it is named, the ``button``."""
        self._picture.set_icon(icon)
        self._what.setText(what)
        self._how.setText(how)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self._button.updateGeometry()
        self.setAccessibleName(f"{what}. {how}")
