"""How the window looks: colour tokens, text styles and sizes, applied to the running application.

Colours and numbers are those of the design; widgets ask for them by name each time they paint, so a change of theme
needs no more than a repaint. Drawing itself is left to `controls` and the panes.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAccessibilityHints, QColor, QFont, QFontDatabase, QFontMetricsF, QPalette, QStyleHints
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from archive_app import paths

Theme = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour by its name in the design; ``kind_1`` … ``kind_9`` are the field kinds, with their washes."""

    app: str
    pane: str
    page: str
    raised: str
    hover: str
    sel: str
    sel2: str
    accs: str
    line: str
    line2: str
    ctl: str
    text: str
    text2: str
    text3: str
    acc: str
    acct: str
    acc_label: str
    acc_hover: str
    ok: str
    ok_wash: str
    warn: str
    warn_wash: str
    bad: str
    bad_wash: str
    info: str
    info_wash: str
    hit: str
    hit_text: str
    hit_soft: str
    cur: str
    cur_text: str
    chart1: str
    chart2: str
    chart3: str
    chart4: str
    chart5: str
    kind_1: str
    kind_1_wash: str
    kind_2: str
    kind_2_wash: str
    kind_3: str
    kind_3_wash: str
    kind_4: str
    kind_4_wash: str
    kind_5: str
    kind_5_wash: str
    kind_6: str
    kind_6_wash: str
    kind_7: str
    kind_7_wash: str
    kind_8: str
    kind_8_wash: str
    kind_9: str
    kind_9_wash: str
    dark: bool = False
    contrast: bool = False
    """True when the system asks for high contrast: colours are the system's and outlines 2 px."""

    def color(self, name: str) -> QColor:
        """The token ``name`` as a colour."""
        return QColor(cast("str", getattr(self, name)))


# fmt: off
LIGHT = Tokens(
    app="#F4F3EF", pane="#FAF9F6", page="#FFFFFF", raised="#FFFFFF", hover="#EAE8E1", sel="#DDEBE9", sel2="#E9E7E0",
    accs="#E3F0EE", line="#E4E1D9", line2="#D3CFC5", ctl="#87847B",
    text="#1D211F", text2="#525854", text3="#616662",
    acc="#0E6A66", acct="#0B605C", acc_label="#FFFFFF", acc_hover="#0A5652",
    ok="#1C7040", ok_wash="#E3F2E8", warn="#845000", warn_wash="#FCEFD3", bad="#B42318", bad_wash="#FCE9E6",
    info="#1F5FA8", info_wash="#E5EEF8",
    hit="#FFE594", hit_text="#1D211F", hit_soft="#FFF1C4", cur="#FFB83D", cur_text="#1D211F",
    chart1="#0E6A66", chart2="#BB8018", chart3="#4A7DB3", chart4="#8C6094", chart5="#8E8C83",
    kind_1="#44546A", kind_1_wash="#E7EBF1", kind_2="#1F5FA8", kind_2_wash="#E0ECF9",
    kind_3="#6B4FA0", kind_3_wash="#ECE6F7", kind_4="#0E6A66", kind_4_wash="#D9EFEC",
    kind_5="#845000", kind_5_wash="#FBECD2", kind_6="#9B3069", kind_6_wash="#FAE3EE",
    kind_7="#2B6E30", kind_7_wash="#E3F2E1", kind_8="#A83C14", kind_8_wash="#FDE6DC",
    kind_9="#0B6482", kind_9_wash="#DBEFF6",
)
DARK = Tokens(
    app="#1A1C1B", pane="#1F2221", page="#242726", raised="#2B2F2D", hover="#303533", sel="#1D3D39", sel2="#2E3331",
    accs="#1E3533", line="#343937", line2="#454B48", ctl="#858B87",
    text="#ECEBE6", text2="#B9BDB8", text3="#9DA29D",
    acc="#5CC2B8", acct="#7AD3C9", acc_label="#06211F", acc_hover="#7AD3C9",
    ok="#74CE97", ok_wash="#1B3425", warn="#F0BC6A", warn_wash="#3B2E13", bad="#FF9C91", bad_wash="#43221E",
    info="#92BDF0", info_wash="#1D3047",
    hit="#66500F", hit_text="#FFEDB8", hit_soft="#4B3E16", cur="#F5B83D", cur_text="#1D1600",
    chart1="#5CC2B8", chart2="#D9A441", chart3="#7FAEE0", chart4="#B98FC2", chart5="#7C827E",
    kind_1="#B5C3D6", kind_1_wash="#2C3440", kind_2="#92BDF0", kind_2_wash="#1D3047",
    kind_3="#C0A9EE", kind_3_wash="#31284A", kind_4="#7AD3C9", kind_4_wash="#1D3936",
    kind_5="#F0BC6A", kind_5_wash="#3B2E13", kind_6="#F09AC4", kind_6_wash="#45243A",
    kind_7="#8FD08F", kind_7_wash="#223822", kind_8="#FFA98A", kind_8_wash="#48281C",
    kind_9="#7CCBE6", kind_9_wash="#163541", dark=True,
)
# fmt: on

SANS = ("Inter", "Segoe UI", "Noto Sans", "DejaVu Sans")
SERIF = ("Source Serif 4", "Cambria", "Noto Serif", "DejaVu Serif")


@dataclass(frozen=True, slots=True)
class _Style:
    size: int
    line: int
    weight: QFont.Weight = QFont.Weight.Normal
    serif: bool = False


# Sizes and line heights in px at 100 %. Inter's own line box is less than the ink of Ẫ, so nothing is ever as high
# as QFontMetrics says.
STYLES = {
    "welcome": _Style(26, 34, QFont.Weight.DemiBold),
    "figure": _Style(24, 30, QFont.Weight.DemiBold),
    "page_title": _Style(20, 28, QFont.Weight.DemiBold),
    "year": _Style(18, 26, QFont.Weight.DemiBold),
    "panel_title": _Style(16, 24, QFont.Weight.DemiBold),
    "search": _Style(16, 24),
    "row_title": _Style(14, 19, QFont.Weight.DemiBold),
    "lead": _Style(14, 21),
    "row_snippet": _Style(13, 19),
    "body": _Style(13, 20),
    "control": _Style(13, 20, QFont.Weight.Medium),
    "strong": _Style(13, 20, QFont.Weight.DemiBold),
    "secondary": _Style(12, 17),
    "chip": _Style(12, 17, QFont.Weight.Medium),
    "section": _Style(12, 17, QFont.Weight.DemiBold),
    "keycap": _Style(11, 15, QFont.Weight.Medium),
    "reading": _Style(16, 26, serif=True),
    "recognised": _Style(15, 23, serif=True),
    "quote": _Style(14, 20, serif=True),
}


class _Look(QObject):
    """The look of the running application: one for all windows, because colours and fonts are the application's."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.tokens = LIGHT
        self.scale = 100
        self.choice: Theme = "system"
        # PySide forgets these two when nobody in Python holds them, and then every signal of theirs ends in an error.
        self.hints: QStyleHints | None = None
        self.sight: QAccessibilityHints | None = None

    def listen(self, app: QApplication) -> QStyleHints:
        """The system's wishes, heard from the first call on."""
        if self.hints is None or self.sight is None:
            self.hints = app.styleHints()
            self.sight = self.hints.accessibility()
            self.hints.colorSchemeChanged.connect(lambda: self.refresh(app))
            self.sight.contrastPreferenceChanged.connect(lambda: self.refresh(app))
            app.setStyle(QStyleFactory.create("Fusion"))
        return self.hints

    def wanted(self, app: QApplication) -> Tokens:
        """The colours for what was chosen and what the system asks for."""
        if self.sight is not None and self.sight.contrastPreference() == Qt.ContrastPreference.HighContrast:
            app.setPalette(QPalette())  # the system's again, not the one we set before
            return _from_system(app.palette())
        scheme = self.hints.colorScheme() if self.hints is not None else Qt.ColorScheme.Unknown
        dark = self.choice == "dark" or (self.choice == "system" and scheme == Qt.ColorScheme.Dark)
        return DARK if dark else LIGHT

    def refresh(self, app: QApplication) -> None:
        self.tokens = self.wanted(app)
        font.cache_clear()
        metrics.cache_clear()
        if not self.tokens.contrast:
            app.setPalette(_palette(self.tokens))
        app.setFont(font("body"))
        app.setStyleSheet(_sheet(self.tokens))
        self.changed.emit()


_look = _Look()
changed = _look.changed
"""Emitted after the theme or the scale changed and everything has been told to repaint."""


def tokens() -> Tokens:
    """The colours of the running application."""
    return _look.tokens


def px(n: float) -> int:
    """``n`` px of the design at the user's scale, at least 1 for anything above 0."""
    scaled = round(n * _look.scale / 100)
    return max(scaled, 1) if n > 0 else scaled


@cache
def font(style: str) -> QFont:
    """The font of a text style of `STYLES`, scaled, without hinting, with tabular figures. Do not change it.

    Not in titles: nothing stands below another there, and Inter gives a hyphen the width of a figure too.
    """
    chosen = STYLES[style]
    made = QFont(SERIF if chosen.serif else SANS)
    made.setPixelSize(px(chosen.size))
    made.setWeight(chosen.weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # Said although it is usual: Qt draws a font that asks for nothing by the engine of one that asked for tabular
    # figures, and measures it by another.
    made.setFeature(QFont.Tag("kern"), 1)
    if not chosen.serif and style not in ("page_title", "row_title"):
        made.setFeature(QFont.Tag("tnum"), 1)
    return made


def line_height(style: str) -> int:
    """The height of one line of ``style`` in px, enough for the stacked marks of Ẫ Ễ Ỗ."""
    return px(STYLES[style].line)


@cache
def metrics(style: str) -> QFontMetricsF:
    """The measures of ``style``'s font. Do not take heights from them: use `line_height`."""
    return QFontMetricsF(font(style))


def surface(widget: QWidget, token: Literal["app", "pane", "page", "raised"]) -> None:
    """Gives ``widget`` the background ``token``, now and after each change of theme."""
    widget.setProperty("surface", token)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=True)


def apply(app: QApplication, theme: Theme = "system", scale: int = 100) -> None:
    """Dresses ``app``: Fusion, palette, fonts and one style sheet. Follows the system's scheme while ``system``."""
    _add_fonts()
    _look.choice, _look.scale = theme, min(max(scale, 100), 200)
    schemes = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark, "system": Qt.ColorScheme.Unknown}
    _look.listen(app).setColorScheme(schemes[theme])
    _look.refresh(app)


@cache
def _add_fonts() -> None:
    for file in sorted((paths.resources() / "fonts").rglob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def _from_system(palette: QPalette) -> Tokens:
    """High contrast: the system's colours under our names, so that nobody who paints needs to know."""
    role = QPalette.ColorRole
    base, text = palette.color(role.Base).name(), palette.color(role.WindowText).name()
    chosen, on_chosen = palette.color(role.Highlight).name(), palette.color(role.HighlightedText).name()
    link = palette.color(role.Link).name()
    found: dict[str, Any] = {}
    for field in dataclasses.fields(Tokens):
        fill = field.name.endswith("wash") or field.name in {"app", "pane", "page", "raised", "hover", "sel2", "accs"}
        found[field.name] = base if fill else text
    found |= {"acc": chosen, "acc_hover": chosen, "acc_label": on_chosen, "acct": link, "sel": base, "sel2": base}
    found |= {"hit": chosen, "hit_text": on_chosen, "hit_soft": base, "cur": chosen, "cur_text": on_chosen}
    return Tokens(**(found | {"dark": QColor(base).lightness() < 128, "contrast": True}))


def _palette(t: Tokens) -> QPalette:
    role, made = QPalette.ColorRole, QPalette()
    for names, token in (
        ((role.Window, role.Button), t.app),
        ((role.Base, role.ToolTipBase), t.raised),
        ((role.AlternateBase, role.Midlight), t.sel2),
        ((role.WindowText, role.Text, role.ButtonText, role.ToolTipText, role.BrightText), t.text),
        ((role.PlaceholderText,), t.text3),
        ((role.Highlight, role.Accent), t.acc),
        ((role.HighlightedText,), t.acc_label),
        ((role.Link, role.LinkVisited), t.acct),
        ((role.Light,), t.page),
        ((role.Mid, role.Dark), t.line2),
        ((role.Shadow,), t.ctl),
    ):
        for name in names:
            made.setColor(name, QColor(token))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(t.text3))
    return made


def _sheet(t: Tokens) -> str:
    """What the style draws for us; everything else paints itself. Sizes are scaled here, once."""
    edge = 2 if t.contrast else 1
    row = round(metrics("body").height())
    return f"""
*[surface="app"] {{ background: {t.app}; }}
*[surface="pane"] {{ background: {t.pane}; }}
*[surface="page"] {{ background: {t.page}; }}
*[surface="raised"] {{ background: {t.raised}; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QListView, QTreeView, QTableView {{
  background: transparent; border: none; outline: none; selection-background-color: transparent; }}
QSplitter::handle {{ background: {t.line}; }}
QToolTip {{ background: {t.raised}; color: {t.text}; border: {edge}px solid {t.line2}; padding: {px(5)}px {px(8)}px; }}
QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0; }}
QScrollBar::handle {{ background: {t.line2}; border-radius: {px(3)}px; margin: {px(2)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(32)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(32)}px; }}
QScrollBar::handle:hover, QScrollBar::handle:pressed {{ background: {t.ctl}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLineEdit, QPlainTextEdit[field="true"], QTextEdit[field="true"] {{
  background: {t.raised}; color: {t.text}; border: {edge}px solid {t.line2}; border-bottom-color: {t.ctl};
  border-radius: {px(6)}px; padding: {px(4)}px {px(9)}px;
  selection-background-color: {t.acc}; selection-color: {t.acc_label}; }}
QLineEdit:focus, QPlainTextEdit[field="true"]:focus, QTextEdit[field="true"]:focus {{
  border: 2px solid {t.acc}; padding: {px(4) - 1}px {px(9) - 1}px; }}
QLineEdit[wrong="true"] {{ border: 2px solid {t.bad}; padding: {px(4) - 1}px {px(9) - 1}px; }}
QLineEdit[search="true"] {{ border-bottom-color: {t.line2}; border-radius: {px(8)}px; padding: 0 {px(11)}px; }}
QLineEdit[search="true"]:focus {{ border: 2px solid {t.acc}; padding: 0 {px(11) - 1}px; }}
QLineEdit:disabled {{ color: {t.text3}; background: {t.sel2}; }}
QMenu {{ background: {t.raised}; color: {t.text}; border: {edge}px solid {t.line2}; padding: {px(4)}px; }}
QMenu::item {{ padding: {px(6)}px {px(12)}px; border-radius: {px(6)}px; }}
QMenu[ours="true"]::item {{ padding: {(px(32) - row + 1) // 2}px {px(28)}px {(px(32) - row) // 2}px {px(36)}px; }}
QMenu::item:selected {{ background: {t.sel2}; }}
"""
