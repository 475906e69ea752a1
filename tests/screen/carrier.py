"""Another program on the same screen: ``copy TEXT`` holds the clipboard, ``drag FILE …`` has files to drag away.

Run by the tests as a process of its own, because only then do clipboard and drop go through the X server.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget


class Files(QWidget):
    """A patch in the screen's upper left corner; a press of the mouse begins to drag."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint | Qt.WindowType.BypassWindowManagerHint)
        self._paths = paths
        self.setWindowTitle("carrier")
        self.setGeometry(0, 0, 60, 40)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        carried = QMimeData()
        carried.setUrls([QUrl.fromLocalFile(path) for path in self._paths])
        drag = QDrag(self)
        drag.setMimeData(carried)
        drag.exec(Qt.DropAction.CopyAction)


def main() -> int:
    what, *words = sys.argv[1:]
    app = QApplication(["carrier"])
    window = Files(words if what == "drag" else [])
    if what == "copy":
        app.clipboard().setText(words[0])
        window.setWindowTitle("copied")
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
