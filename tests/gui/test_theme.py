"""The look: colours that can be read, letters that are not clipped, one change that reaches everything."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QStaticText, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from archive_app.gui import icons, theme
from archive_app.gui.controls import Label, TextField


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication):
    theme.apply(qapp, "light", 100)
    yield
    theme.apply(qapp, "light", 100)


def contrast(first: QColor, second: QColor) -> float:
    """WCAG 2.1 contrast ratio."""

    def light(color: QColor) -> float:
        parts = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in color.getRgbF()[:3]]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    lighter, darker = sorted((light(first), light(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("tokens", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "grounds", "least"),
    [
        ("text", "app pane page raised hover sel sel2 accs hit_soft warn_wash bad_wash ok_wash info_wash", 4.5),
        ("text2", "app pane page raised hover sel sel2", 4.5),
        ("text3", "app pane page raised sel sel2", 4.45),
        ("acct", "app pane page raised sel accs", 4.5),
        ("acc_label", "acc acc_hover", 4.5),
        ("warn", "warn_wash", 4.5),
        ("bad", "bad_wash raised", 4.5),
        ("ok", "ok_wash app", 4.5),
        ("info", "info_wash", 4.5),
        ("hit_text", "hit", 4.5),
        ("cur_text", "cur", 4.5),
        ("acc", "app pane page raised sel", 3.0),
        ("ctl", "app pane page raised", 3.0),
    ],
)
def test_words_can_be_read_on_their_ground(tokens: theme.Tokens, ink: str, grounds: str, least: float) -> None:
    for ground in grounds.split():
        assert contrast(tokens.color(ink), tokens.color(ground)) >= least, (ink, ground)


def edge_rows_with_ink(picture: QImage) -> list[int]:
    """Which of the first and last rows hold anything but the ground."""
    ground = picture.pixel(picture.width() - 1, picture.height() // 2)
    rows = (0, picture.height() - 1)
    return [row for row in rows if any(picture.pixel(x, row) != ground for x in range(picture.width()))]


@pytest.mark.parametrize("scale", [100, 125, 200])
@pytest.mark.parametrize("style", sorted(theme.STYLES))
def test_stacked_marks_stay_inside_a_label(qapp: QApplication, qtbot: QtBot, style: str, scale: int) -> None:
    theme.apply(qapp, "light", scale)
    for lines in (1, 0):
        label = Label("ẪỄỖ gậy ợ ", style, "text", lines)
        qtbot.addWidget(label)
        label.resize(label.sizeHint().width() + 40, label.heightForWidth(2000))
        picture = label.grab().toImage()
        assert edge_rows_with_ink(picture) == []
        assert picture.height() >= theme.line_height(style)


@pytest.mark.parametrize("scale", [100, 200])
def test_stacked_marks_stay_inside_a_field(qapp: QApplication, qtbot: QtBot, scale: int) -> None:
    theme.apply(qapp, "light", scale)
    field = TextField("Tên")
    qtbot.addWidget(field)
    field.setText("ẪỄỖ gậy")
    field.setCursorPosition(0)
    field.resize(theme.px(200), field.sizeHint().height())
    empty = TextField("Tên")
    qtbot.addWidget(empty)
    empty.resize(field.size())
    written, bare = field.grab().toImage(), empty.grab().toImage()
    differ = [
        y for y in range(bare.height()) if any(written.pixel(x, y) != bare.pixel(x, y) for x in range(bare.width()))
    ]
    # Ẫ above a capital, ậ below the line: 1.29 em of ink, all of it there and none of it on the edge.
    assert len(differ) >= 1.2 * theme.font("body").pixelSize()
    assert differ[0] > 1
    assert differ[-1] < bare.height() - 2


def test_sizes_follow_the_scale(qapp: QApplication) -> None:
    assert theme.px(32) == 32
    theme.apply(qapp, "light", 150)
    assert (theme.px(32), theme.line_height("body"), theme.font("body").pixelSize()) == (48, 30, 20)
    theme.apply(qapp, "light", 900)
    assert theme.px(32) == 64
    assert theme.px(1) == 2
    theme.apply(qapp, "light", 100)
    assert theme.px(0.4) == 1


def test_our_own_letters_are_used_and_figures_are_of_one_width(qapp: QApplication) -> None:
    measure = theme.metrics("body")
    assert len({measure.horizontalAdvance(figure * 8) for figure in "0123456789"}) == 1
    font = QFont(theme.font("row_title"))
    assert QApplication.font().families()[0] == "Inter"
    assert theme.metrics("row_title").horizontalAdvance("Hội nghị") != measure.horizontalAdvance("Hội nghị")
    assert font.hintingPreference() == QFont.HintingPreference.PreferNoHinting


def test_a_change_of_theme_reaches_who_listens_and_who_paints(qapp: QApplication, qtbot: QtBot) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    theme.surface(ground, "pane")
    ground.resize(20, 20)
    assert QColor(ground.grab().toImage().pixel(10, 10)) == theme.LIGHT.color("pane")
    with qtbot.waitSignal(theme.changed):
        theme.apply(qapp, "dark", 100)
    assert theme.tokens() is theme.DARK
    assert QColor(ground.grab().toImage().pixel(10, 10)) == theme.DARK.color("pane")
    assert qapp.palette().window().color() == theme.DARK.color("app")


def test_a_change_of_the_system_s_scheme_is_heard(qapp: QApplication, qtbot: QtBot) -> None:
    """The offscreen platform has no scheme of its own, so only the hearing is tested here."""
    theme.apply(qapp, "system", 100)
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)


def test_high_contrast_takes_the_system_s_colours(qapp: QApplication) -> None:
    tokens = theme._from_system(qapp.palette())
    assert tokens.contrast
    assert tokens.color("text") == qapp.palette().windowText().color()
    assert tokens.color("page") == qapp.palette().base().color()


def test_every_icon_has_a_shape_inside_its_square(qapp: QApplication) -> None:
    filled = ["meeting-fill", "unreviewed-fill", "draft-fill", "bin-fill"]
    for name in [*icons.NAMES, *filled, "microphone"]:
        shape = icons.shape(name).boundingRect()
        assert not shape.isEmpty(), name
        assert QRectF(-1, -1, 66, 66).contains(shape), name
    with pytest.raises(KeyError):
        icons.shape("no such thing")


def test_an_icon_follows_the_theme(qapp: QApplication) -> None:
    def ink() -> QColor:
        picture = icons.pixmap("done", "text", 16).toImage()
        return QColor(picture.pixel(2, picture.height() // 2))

    assert ink() == theme.LIGHT.color("text")
    theme.apply(qapp, "dark", 100)
    assert ink() == theme.DARK.color("text")


def test_an_icon_is_painted_where_it_is_asked_for(qapp: QApplication) -> None:
    picture = QImage(40, 40, QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    icons.paint(painter, "done", QRectF(20, 20, 16, 16), QColor("black"))
    painter.end()
    inked = [(x, y) for x in range(40) for y in range(40) if picture.pixel(x, y) != QColor("white").rgb()]
    assert min(min(place) for place in inked) >= 20
    assert max(max(place) for place in inked) <= 36


def test_every_style_is_drawn_as_wide_as_it_is_measured(qapp: QApplication) -> None:
    """Marks are measured by a layout and words are drawn by static text: the two must be one font to Qt."""
    words = "Hội nghị Kiểm điểm công tác Đảng năm 2018 - 2019"
    for style in theme.STYLES:
        static = QStaticText(words)
        static.setTextFormat(Qt.TextFormat.PlainText)
        static.prepare(font=theme.font(style))
        layout = QTextLayout(words, theme.font(style))
        layout.beginLayout()
        line = layout.createLine()
        line.setLineWidth(1e6)
        layout.endLayout()
        assert abs(static.size().width() - line.naturalTextWidth()) < 1, style
