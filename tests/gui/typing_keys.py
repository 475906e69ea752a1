"""Types Vietnamese the way an input method does, because `qtbot.keyClicks` aborts the interpreter on it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QWidget


def commit(widget: QWidget, text: str, *, replace: int = 0) -> None:
    """Puts ``text`` at the cursor as finished words, over the ``replace`` characters before it (as Unikey does)."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text, -replace, replace)
    QCoreApplication.sendEvent(widget, event)


def compose(widget: QWidget, text: str) -> None:
    """Shows ``text`` as still being composed: underlined at the cursor and not yet part of what was typed."""
    QCoreApplication.sendEvent(widget, QInputMethodEvent(text, []))
