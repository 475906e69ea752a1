"""The program's icons: Phosphor shapes by the meaning they have here, drawn in a theme colour.

The shapes are read straight from the font file that qtawesome carries, because importing qtawesome itself costs
200 ms of every start and its font nine. Which icon belongs where is left to the widgets.
"""

from __future__ import annotations

import importlib.util
import json
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPixmap, QRawFont

from archive_app.gui import theme

NAMES = {
    "archive": "archive", "meeting": "archive", "draft": "note-pencil", "inbox": "tray", "unreviewed": "circle-dashed",
    "bin": "trash", "search": "magnifying-glass", "chart": "chart-bar", "handover": "handshake", "health": "heartbeat",
    "import": "arrow-line-right", "people": "users", "image": "image", "photo": "image", "document": "file-text",
    "file": "file", "scan": "corners-out", "calendar": "calendar-blank", "body": "buildings", "box": "package",
    "circle": "circle", "half": "circle-half", "done": "check-circle-fill", "check": "check", "warning": "warning",
    "warning_mark": "warning-fill", "error": "warning-circle", "error_mark": "warning-circle-fill", "info": "info",
    "info_mark": "info-fill", "clock": "clock", "history": "clock-counter-clockwise", "fingerprint": "fingerprint",
    "close": "x", "add": "plus", "folder": "folder-open", "sample": "sparkle", "paste": "clipboard-text",
    "attach": "paperclip", "restore": "arrow-counter-clockwise", "undo": "arrow-u-up-left", "edit": "pencil-simple",
    "export": "export", "open": "arrow-square-out", "more": "dots-three-bold", "print": "printer", "copy": "copy",
    "save": "floppy-disk", "save_as": "download-simple", "lock": "lock-simple", "book": "book-open",
    "hint": "lightbulb", "drop": "file-arrow-up", "filter": "funnel-simple", "settings": "gear", "place": "map-pin",
    "citation": "quotes", "kind": "tag", "language": "translate", "down": "caret-down", "up": "caret-up",
    "left": "caret-left", "right": "caret-right", "arrow_up": "arrow-up", "arrow_down": "arrow-down",
    "arrow_left": "arrow-left", "arrow_right": "arrow-right", "stop": "x",
    "like": "intersect", "help": "question",
}  # fmt: skip
"""Meaning → name in Phosphor 1.3. A name of Phosphor's own is taken as well; ``-fill`` at the end asks for its filled
form: ``meeting-fill``."""

_EM = 64.0  # the font draws on a 64-unit square with the baseline at its lower edge


@cache
def _font() -> tuple[QRawFont, dict[str, str]]:
    spec = importlib.util.find_spec("qtawesome")
    places = [Path(place) / "fonts" for place in (spec.submodule_search_locations or [])] if spec else []
    for place in places:
        for file in place.glob("phosphor-charmap-*.json"):
            font = QRawFont(str(next(place.glob("phosphor-*.ttf"))), _EM)
            return font, json.loads(file.read_text(encoding="utf-8"))
    raise FileNotFoundError("qtawesome carries no Phosphor font")


@cache
def shape(name: str) -> QPainterPath:
    """The outline of ``name`` in a square of 64 units, its upper left corner at the origin. KeyError if unknown."""
    meaning, fill = (name.removesuffix("-fill"), "-fill") if name.endswith("-fill") else (name, "")
    font, codes = _font()
    code = codes[NAMES[meaning] + fill if meaning in NAMES else name]
    glyph = font.glyphIndexesForString(chr(int(code, 16)))[0]
    return font.pathForGlyph(glyph).translated(0, _EM)


def paint(painter: QPainter, name: str, square: QRectF | QRect, color: QColor | str) -> None:
    """Draws ``name`` into ``square`` in ``color`` (a colour or the name of a token)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(QPointF(square.x(), square.y()))
    painter.scale(square.width() / _EM, square.height() / _EM)
    painter.fillPath(shape(name), theme.tokens().color(color) if isinstance(color, str) else color)
    painter.restore()


def pixmap(name: str, token: str = "text2", size: int = 16) -> QPixmap:  # noqa: S107
    """``name`` as a picture of ``size`` px of the design in the colour ``token`` of the present theme."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _pixmap(name, theme.tokens().color(token).name(), theme.px(size), ratio)


@cache
def _pixmap(name: str, color: str, size: int, ratio: float) -> QPixmap:
    picture = QPixmap(round(size * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint(painter, name, QRectF(0, 0, size, size), QColor(color))
    painter.end()
    return picture


def icon(name: str, token: str = "text2", size: int = 16) -> QIcon:  # noqa: S107
    """``name`` for a menu or a window. It keeps the colour it was made with: make it when it is shown."""
    made = QIcon(pixmap(name, token, size))
    made.addPixmap(pixmap(name, "text3", size), QIcon.Mode.Disabled)
    return made
