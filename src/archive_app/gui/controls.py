"""The small parts that every screen is made of: words, buttons, chips, key caps, fields, bars.

They paint themselves in theme colours and ask for the look each time, so that they follow a change of theme by
themselves. Filter chips and menus have files of their own; what a button does is left to the panes.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLineF, QRectF, QSize, Qt, QTimerEvent
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QLineEdit, QProgressBar, QPushButton, QSizePolicy, QWidget

from archive_app.gui import icons, lettering, theme
from archive_app.gui.focus_ring import follow_focus
from archive_app.gui.theme import px

_PLAIN = Qt.TextFormat.PlainText


class Label(QLabel):
    """Words in a text style and token colour, never markup. ``lines`` 0 breaks freely, else it elides at that many.

    Elided words are whole in the tooltip.
    """

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        token: str = "text",  # noqa: S107
        lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._style, self._token, self._lines = style, token, lines
        self._align = Qt.AlignmentFlag.AlignLeft
        self._cut = False
        self.setTextFormat(_PLAIN)
        self.setFont(theme.font(style))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setWordWrap(lines != 1)  # QLabel takes its height-for-width from this
        self.setText(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def set_token(self, token: str) -> None:
        self._token = token
        self.update()

    def keep_whole(self) -> None:
        """Never gives up room to its neighbours."""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_centred(self) -> None:
        self._align = Qt.AlignmentFlag.AlignHCenter
        self.update()

    def sizeHint(self) -> QSize:
        natural = max(lettering.width(part, self._style) for part in self.text().split("\n")) + 1
        wide = int(natural + 0.999) if self._lines == 1 else min(int(natural + 0.999), px(560))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        wide = min(self.sizeHint().width(), px(24) if self._lines == 1 else px(120))
        return QSize(wide, theme.line_height(self._style) + 2 * lettering.bleed(self._style))

    def heightForWidth(self, room: int) -> int:
        lines = 1 if self._lines == 1 else len(lettering.broken(self.text(), self._style, room, self._lines)[0])
        return lines * theme.line_height(self._style) + 2 * lettering.bleed(self._style)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.font() != theme.font(self._style):
            self.setFont(theme.font(self._style))
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = theme.tokens().color(self._token)
        if self._lines == 1:
            whole = lettering.one_line(self.text())
            lettering.write(painter, QRectF(self.rect()), whole, self._style, color, align=self._align)
            self._tell_cut(lettering.width(whole, self._style) > self.width() + 0.5)
            return
        lines, cut = lettering.broken(self.text(), self._style, self.width(), self._lines)
        high = theme.line_height(self._style)
        top = (self.height() - len(lines) * high) / 2
        for number, line in enumerate(lines):
            place = QRectF(0, top + number * high, self.width() + 1, high)
            lettering.write(painter, place, line, self._style, color, align=self._align)
        self._tell_cut(cut)

    def _tell_cut(self, cut: bool) -> None:
        if cut != self._cut:
            self._cut = cut
            self.setToolTip(lettering.tip(self.text()) if cut else "")


class ElidedLabel(Label):
    """Words on exactly one line, elided at their end."""

    def __init__(
        self,
        text: str = "",
        style: str = "body",
        token: str = "text",  # noqa: S107
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, style, token, 1, parent)


class Count(ElidedLabel):
    """A number beside a name: 1.386; nothing where there is none."""

    def __init__(self, number: int = 0, parent: QWidget | None = None) -> None:
        super().__init__("", "secondary", "text3", parent)
        self.set_number(number)

    def set_number(self, number: int) -> None:
        self.setText(lettering.grouped(number) if number else "")
        self.setVisible(bool(number))


class Separator(QWidget):
    """A 1 px line, lying or standing."""

    def __init__(self, *, standing: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if standing:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.tokens().color("line"))


def keycap_width(key: str) -> int:
    return int(lettering.width(key, "keycap")) + px(11)


def paint_keycap(painter: QPainter, right: float, middle: float, key: str) -> float:
    """A key cap that ends at ``right``, centred on ``middle``; returns its left edge."""
    wide, high = keycap_width(key), px(18)
    cap = QRectF(round(right - wide), round(middle - high / 2), wide, high)
    lettering.box(painter, cap, px(4), "raised", "line2")
    painter.setPen(QPen(theme.tokens().color("ctl"), 1))
    painter.drawLine(QLineF(cap.left() + px(4), cap.bottom() - 0.5, cap.right() - px(4), cap.bottom() - 0.5))
    lettering.write(painter, cap, key, "keycap", theme.tokens().color("text2"), align=Qt.AlignmentFlag.AlignHCenter)
    return cap.left()


class KeyCap(QLabel):
    """A key as printed on it: ``Ctrl Shift N``."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self.setTextFormat(_PLAIN)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(keycap_width(self.text()), px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_keycap(QPainter(self), self.width(), self.height() / 2, self.text())


class Chip(QLabel):
    """A state in a wash, with its shape and its word: ``kind`` is ok, warn, bad, info, acc or plain."""

    def __init__(self, text: str, kind: str = "plain", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kind, self._icon = kind, icon
        self.setTextFormat(_PLAIN)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.text(), self._icon), px(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), QRectF(self.rect()), self.text(), self._kind, self._icon)


_CHIPS = {"plain": ("sel2", "text2"), "acc": ("accs", "acct")}


def chip_width(text: str, icon: str = "") -> int:
    return int(lettering.width(text, "chip") + 0.999) + px(20) + (px(18) if icon else 0)


def paint_chip(painter: QPainter, rect: QRectF, text: str, kind: str, icon: str = "") -> None:
    """A chip of ``kind`` that fills ``rect``; for delegates."""
    wash, strong = _CHIPS.get(kind, (f"{kind}_wash", kind))
    lettering.box(painter, rect, rect.height() / 2, wash, strong if theme.tokens().contrast else None)
    inside = rect.adjusted(px(10), 0, -px(8), 0)
    if icon:
        side = px(14)
        middle = round(rect.center().y() - side / 2)
        icons.paint(painter, icon, QRectF(rect.left() + px(8), middle, side, side), strong)
        inside.setLeft(rect.left() + px(8) + side + px(5))
    lettering.write(painter, inside, text, "chip", theme.tokens().color(strong))


class _Painted(QPushButton):
    """What our buttons share: measure, hover, Enter as well as Space, the ring of the keyboard."""

    letters = "control"
    pad = 12
    radius = 6

    def __init__(
        self, text: str = "", icon: str = "", key: str = "", height: int = 32, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self.icon_name, self.key, self._high = icon, key, height
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_focus(self, self.radius)

    def set_icon(self, name: str) -> None:
        self.icon_name = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        wide = 2 * px(self.pad) + (int(lettering.width(self.text(), self.letters) + 0.999) if self.text() else 0)
        if self.icon_name:
            wide += px(16) + (px(8) if self.text() else 0)
        if self.key:
            wide += keycap_width(self.key) + px(12)
        return QSize(wide, px(self._high))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def hot(self) -> bool:
        return self.isEnabled() and (self.underMouse() or self.isDown())

    def colors(self) -> tuple[str | None, str | None, str]:
        """Fill, edge and ink as tokens, for the present state."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill, edge, ink = self.colors()
        if theme.tokens().contrast and fill:
            edge = "text"
        lettering.box(painter, self.rect(), px(self.radius), fill, edge)
        if edge == "line2" and self.isEnabled():
            painter.setPen(QPen(theme.tokens().color("ctl"), 1))
            y, r = self.height() - 0.5, px(self.radius)
            painter.setOpacity(0.55)
            painter.drawLine(QLineF(r, y, self.width() - r, y))
            painter.setOpacity(1)
        self.paint_face(painter, theme.tokens().color(ink))

    def paint_face(self, painter: QPainter, ink: QColor) -> None:
        extra = keycap_width(self.key) + px(12) if self.key else 0
        face = self.sizeHint().width() - 2 * px(self.pad)
        left = max((self.width() - face) / 2, px(self.pad))
        if self.icon_name:
            side = px(16)
            icons.paint(
                painter, self.icon_name, QRectF(round(left), round((self.height() - side) / 2), side, side), ink
            )
            left += side + px(8)
        right = min((self.width() + face) / 2 + 1, self.width() - px(self.pad) + 1) - extra
        room = QRectF(left, 0, right - left, self.height())
        lettering.write(painter, room, self.text(), self.letters, ink)
        if extra:
            paint_keycap(painter, right + extra - 1, self.height() / 2, self.key)


class PrimaryButton(_Painted):
    """The one thing this screen is for. 36 px high where it is the window's main button."""

    letters = "strong"

    def colors(self) -> tuple[str | None, str | None, str]:
        if not self.isEnabled():
            return "sel2", None, "text3"
        return ("acc_hover" if self.hot() else "acc"), None, "acc_label"


class Button(_Painted):
    """A standard button."""

    def colors(self) -> tuple[str | None, str | None, str]:
        if not self.isEnabled():
            return "sel2", None, "text3"
        return ("sel2" if self.isDown() else "hover" if self.hot() else "raised"), "line2", "text"


class SubButton(_Painted):
    """A quiet button in the accent's wash, as under an empty list."""

    def colors(self) -> tuple[str | None, str | None, str]:
        return ("sel" if self.hot() else "accs"), None, ("acct" if self.isEnabled() else "text3")


class GhostButton(_Painted):
    """Words that act, without a box until the mouse is there."""

    def colors(self) -> tuple[str | None, str | None, str]:
        return ("hover" if self.hot() else None), None, ("text2" if self.isEnabled() else "text3")


class LinkButton(_Painted):
    """Words that act within a sentence, in ``token`` colour; underlined under the mouse."""

    letters = "strong"
    pad = 4

    def __init__(
        self,
        text: str = "",
        token: str = "acct",  # noqa: S107
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._elided = False
        super().__init__(text, icon, "", 24, parent)
        self._token = token
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_token(self, token: str) -> None:
        self._token = token
        self.update()

    def set_elided(self) -> None:
        """May be narrower than its words."""
        self._elided = True
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(48), px(24)) if self._elided else self.sizeHint()

    def colors(self) -> tuple[str | None, str | None, str]:
        return None, None, (self._token if self.isEnabled() else "text3")

    def paint_face(self, painter: QPainter, ink: QColor) -> None:
        super().paint_face(painter, ink)
        if self.hot():
            y = lettering.baseline(QRectF(self.rect()), self.letters) + px(3) - 0.5
            left = px(self.pad) + (px(24) if self.icon_name else 0)
            painter.setPen(QPen(ink, 1))
            painter.drawLine(QLineF(left, y, self.width() - px(self.pad), y))


class IconButton(_Painted):
    """An icon that acts: ``name`` is what it does, said in the tooltip with its ``key`` and to screen readers."""

    def __init__(
        self,
        icon: str,
        name: str,
        key: str = "",
        *,
        size: int = 32,
        token: str = "text2",  # noqa: S107
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", icon, "", size, parent)
        self._token, self._size = token, size
        self.setAccessibleName(name)
        self.setToolTip(lettering.tip(name, key))

    def sizeHint(self) -> QSize:
        return QSize(px(self._size), px(self._size))

    def colors(self) -> tuple[str | None, str | None, str]:
        fill = "sel2" if self.isDown() or self.isChecked() else "hover" if self.hot() else None
        return fill, None, (self._token if self.isEnabled() else "text3")

    def paint_face(self, painter: QPainter, ink: QColor) -> None:
        side = px(16)
        place = QRectF(round((self.width() - side) / 2), round((self.height() - side) / 2), side, side)
        icons.paint(painter, self.icon_name, place, ink)


class TextField(QLineEdit):
    """A line to type in; ``name`` is what screen readers say."""

    def __init__(self, name: str, placeholder: str = "", height: int = 32, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._high = height
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)

    def set_wrong(self, wrong: bool) -> None:
        """Draws the edge in the colour of what must be mended; the sentence about it stands below the field."""
        self.setProperty("wrong", "true" if wrong else "false")
        self.style().polish(self)

    def setText(self, text: str) -> None:  # type: ignore[override]
        """What is longer than the field shows its beginning; Qt would show the end."""
        super().setText(text)
        self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(self._high))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(80), px(self._high))


class Bar(QProgressBar):
    """A thin bar of ``done`` out of ``total``; total 0 is unknown and moves, but only after 400 ms."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextVisible(False)
        self._ticks, self._timer = 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_done(self, done: int, total: int) -> None:
        self.setRange(0, max(total, 0))
        self.setValue(min(done, total))
        if total <= 0 and not self._timer:
            self._ticks, self._timer = 0, self.startTimer(40)
        elif total > 0 and self._timer:
            self.killTimer(self._timer)
            self._timer = 0
        self.update()

    def timerEvent(self, event: QTimerEvent) -> None:
        if event.timerId() == self._timer:
            self._ticks += 1
            if self.isVisible() and self._ticks > 10:
                self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(80), px(5))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(40), px(5))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        whole = QRectF(0, (self.height() - px(5)) / 2, self.width(), px(5))
        lettering.box(painter, whole, px(5) / 2, "line2")
        if self.maximum() > 0 and self.value() > 0:
            whole.setWidth(max(whole.width() * self.value() / self.maximum(), px(5)))
            lettering.box(painter, whole, px(5) / 2, "acc")
        elif self.maximum() == 0 and self._ticks > 10:
            part = whole.width() / 3
            at = (self._ticks * px(4)) % int(whole.width() + part) - part
            painter.setClipRect(whole)
            lettering.box(painter, QRectF(at, whole.y(), part, whole.height()), px(5) / 2, "acc")
