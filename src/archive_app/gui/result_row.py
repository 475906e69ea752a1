"""Paints one row of the result list: 100 px, four lines of words, a photo or counts at the right.

It asks for thumbnails by the photo's SHA-256 and keeps the pictures it was given; making them is left to others.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QHelpEvent, QImage, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from archive_app import wording
from archive_app.gui import icons, lettering, theme
from archive_app.gui.controls import chip_width, paint_chip
from archive_app.gui.marked_lines import Line, break_lines, paint_lines
from archive_app.gui.result_model import HIT
from archive_app.gui.theme import px
from archive_app.model import Hit
from archive_app.text import dates

_KEPT_ROWS = 400
_KEPT_PHOTOS = 300


@dataclass(frozen=True, slots=True)
class _Prepared:
    """A row broken into lines for one width; kept together with the hit it was made from."""

    hit: Hit
    title: list[Line]
    cut: bool
    day: str
    body: str
    snippet: list[Line]


def row_height() -> int:
    return px(100)


class ResultRow(QStyledItemDelegate):
    """The delegate. ``language`` is that of kind names; ``ring`` says whether the keyboard's place is to be shown."""

    thumbnail_wanted = Signal(str)

    def __init__(self, language: str = "vi", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.language, self.ring = language, False
        self._rows: OrderedDict[tuple[int, int], _Prepared] = OrderedDict()
        self._photos: OrderedDict[str, QPixmap | None] = OrderedDict()
        self._wanted: dict[str, None] = {}
        self._asked: set[str] = set()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)
        theme.changed.connect(self._rows.clear)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(240), row_height())

    def set_thumbnail(self, sha: str, image: QImage) -> None:
        """The picture of photo ``sha``; a null image says that there is none to be had."""
        self._photos[sha] = None if image.isNull() else _cropped(image)
        self._photos.move_to_end(sha)
        while len(self._photos) > _KEPT_PHOTOS:
            self._asked.discard(self._photos.popitem(last=False)[0])

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        state = option.state
        self._paint_ground(painter, place, state, index)
        hit = index.data(HIT)
        if isinstance(hit, Hit):
            self._paint_hit(painter, place, hit, bool(state & QStyle.StateFlag.State_Selected))
        else:
            _paint_placeholder(painter, place)
        painter.restore()

    def _paint_ground(
        self,
        painter: QPainter,
        place: QRectF,
        state: QStyle.StateFlag,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        inner = place.adjusted(px(8), 0, -px(8), 0)
        color = theme.tokens().color
        if chosen:
            lettering.box(painter, inner, px(8), "sel", "acc" if theme.tokens().contrast else None)
            bar = QRectF(inner.x(), inner.y() + px(12), px(3), inner.height() - px(24))
            lettering.box(painter, bar, px(3) / 2, "acc")
        elif state & QStyle.StateFlag.State_MouseOver:
            lettering.box(painter, inner, px(8), "hover")
        if self.ring and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color("acc"), 2))
            painter.drawRoundedRect(inner.adjusted(2, 2, -2, -2), px(7), px(7))
        if not chosen and not _selected_below(self.parent(), index):
            line = QRectF(place.x() + px(24), place.bottom() - 1, place.width() - px(48), 1)
            painter.fillRect(line, color("line"))

    def _paint_hit(self, painter: QPainter, place: QRectF, hit: Hit, chosen: bool) -> None:
        t = theme.tokens()
        row = self._prepared(hit, round(place.width()))
        left, right = place.x() + px(24), place.right() - px(24)
        title_high = theme.line_height("row_title")
        two = len(row.title) > 1
        top = place.y() + px(8.5)
        paint_lines(painter, QPointF(left, top), row.title, "row_title", ink=t.color("text"), wash=t.color("hit_soft"))
        under = top + title_high * max(len(row.title), 1) + px(3)
        if hit.meeting.cover:
            photo = QRectF(right - px(80), under, px(80), px(58))
            if two:
                photo.setHeight(place.bottom() - px(8) - under)
            self._paint_photo(painter, photo, hit.meeting.cover)
            right = photo.left() - px(12)
        line = QRectF(left, under, right - left, px(20))
        used = self._paint_state(painter, line, hit)
        line.setRight(line.right() - used)
        color = t.color("text2")
        if row.day:
            line.setLeft(left + lettering.write(painter, line, row.day, "control", t.color("text")))
            if row.body:
                dot = lettering.width("  ·  ", "control")
                lettering.write(painter, line.adjusted(px(1), 0, dot, 0), "  ·  ", "control", t.color("text3"))
                line.setLeft(line.left() + dot)
        if row.body and line.width() > px(20):
            lettering.write(painter, line, row.body, "body", color)
        snippet_top = under + px(20) + (px(3) if two else px(2))
        paint_lines(
            painter, QPointF(left, snippet_top), row.snippet, "row_snippet", ink=color, wash=t.color("hit_soft")
        )

    def _paint_state(self, painter: QPainter, line: QRectF, hit: Hit) -> float:
        """The chip or the counts at the right of the date line; returns the room they took."""
        meeting = hit.meeting
        if not meeting.reviewed:
            words = self.tr("Chưa duyệt")
            wide = chip_width(words, "circle")
            high = px(22)
            chip = QRectF(line.right() - wide, round(line.center().y() - high / 2), wide, high)
            paint_chip(painter, chip, words, "plain", "circle")
            return wide + px(8)
        if meeting.cover:
            return 0.0
        right: float = line.right()
        for icon, number in (("photo", meeting.photos), ("document", meeting.documents)):
            if number:
                words, ink = lettering.grouped(number), theme.tokens().color("text2")
                room = lettering.width(words, "secondary")
                place = QRectF(right - room, line.y(), room + 1, line.height())
                lettering.write(painter, place, words, "secondary", ink)
                side = px(14)
                mark = QRectF(right - room - px(5) - side, round(line.center().y() - side / 2), side, side)
                icons.paint(painter, icon, mark, "text3")
                right = mark.left() - px(12)
        return line.right() - right

    def _paint_photo(self, painter: QPainter, place: QRectF, sha: str) -> None:
        picture = self._photos.get(sha)
        clip = QPainterPath()
        clip.addRoundedRect(place, px(6), px(6))
        if picture is None:
            painter.fillPath(clip, theme.tokens().color("sel2"))
            side = px(20)
            middle = QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)
            icons.paint(painter, "photo", middle, "text3")
            if sha not in self._photos and sha not in self._asked:
                self._wanted[sha] = None
                self._soon.start()
            return
        self._photos.move_to_end(sha)
        painter.save()
        painter.setClipPath(clip)
        spare = (px(58) - place.height()) / 2
        painter.drawPixmap(QPointF(place.x(), place.y() - spare), picture)
        painter.restore()

    def _ask(self) -> None:
        wanted, self._wanted = self._wanted, {}
        for sha in wanted:
            self._asked.add(sha)
            self.thumbnail_wanted.emit(sha)

    def _prepared(self, hit: Hit, width: int) -> _Prepared:
        key = (id(hit), width)
        found = self._rows.get(key)
        # An id may be another object's by now; the row that is kept knows whose it was.
        if found is None or found.hit is not hit:
            found = self._prepare(hit, width)
            self._rows[key] = found
            while len(self._rows) > _KEPT_ROWS:
                self._rows.popitem(last=False)
        self._rows.move_to_end(key)
        return found

    def _prepare(self, hit: Hit, width: int) -> _Prepared:
        meeting, room = hit.meeting, width - px(48)
        title, cut = break_lines(meeting.title, hit.title_marks, "row_title", room, 2)
        beside = room - (px(92) if meeting.cover else 0)
        most = 1 if len(title) > 1 else 2
        if hit.snippets:
            first = hit.snippets[0]
            snippet, _ = break_lines(first.text, first.marks, "row_snippet", beside, most)
        else:
            kind = wording.kind_name(meeting.kind, self.language) if meeting.kind else ""
            about = "  ·  ".join(part for part in (kind, meeting.source or "") if part)
            snippet, _ = break_lines(about, (), "row_snippet", beside, 1) if about else ([], False)
        day = dates.show(meeting.date, meeting.end or "") if meeting.date else self.tr("Chưa có ngày")
        return _Prepared(hit, title, cut, day, lettering.one_line(meeting.organizer or ""), snippet)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        hit = index.data(HIT)
        place = option.rect
        if event.type() == QEvent.Type.ToolTip and isinstance(hit, Hit) and self._prepared(hit, place.width()).cut:
            QToolTip.showText(event.globalPos(), lettering.tip(hit.meeting.title), view)
            return True
        QToolTip.hideText()
        return True


def _selected_below(view: QObject | None, index: QModelIndex | QPersistentModelIndex) -> bool:
    if not isinstance(view, QAbstractItemView):
        return False
    return view.selectionModel().isSelected(view.model().index(index.row() + 1, 0))


def _cropped(image: QImage) -> QPixmap:
    """The middle of ``image`` at the size of a row's photo and at the screen's resolution."""
    screen = QCoreApplication.instance()
    ratio = screen.devicePixelRatio() if screen is not None and hasattr(screen, "devicePixelRatio") else 1.0
    wide, high = round(px(80) * ratio), round(px(58) * ratio)
    scaled = image.scaled(
        wide, high, Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
    )
    made = QPixmap.fromImage(scaled.copy((scaled.width() - wide) // 2, (scaled.height() - high) // 2, wide, high))
    made.setDevicePixelRatio(ratio)
    return made


def _paint_placeholder(painter: QPainter, place: QRectF) -> None:
    left, wide = place.x() + px(24), place.width() - px(48)
    for top, share in ((14, 0.72), (37, 0.44), (60, 0.9), (79, 0.6)):
        lettering.box(painter, QRectF(left, place.y() + px(top), wide * share, px(9)), px(4), "sel2")
