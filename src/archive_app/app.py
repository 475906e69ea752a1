"""The composition root: the only place that knows everybody. Log, command line or window, and the last net for faults.

Qt is imported only when a window is asked for, and the archive's heavy libraries only once that window is on screen.
"""

from __future__ import annotations

import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from archive_app import __version__, paths
from archive_app.cli import main as commands
from archive_app.cli.context import Context
from archive_app.errors import WrongUse

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

log = logging.getLogger(__name__)


def main() -> int:
    return commands.run(sys.argv[1:], window=open_window, tour=take_tour, log_file=start_log())


def start_log() -> str:
    """Logs warnings and faults into the profile; where that cannot be written the program works without."""
    file = paths.log_folder() / "kho-hoi-nghi.log"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        keeper: logging.Handler = RotatingFileHandler(file, maxBytes=1_000_000, backupCount=3, encoding="utf-8")
    except OSError:
        keeper = logging.NullHandler()
    form = f"%(asctime)s {__version__} %(levelname)s %(name)s: %(message)s"
    logging.basicConfig(level=logging.INFO, handlers=[keeper], format=form)
    return str(file)


def _has_screen() -> bool:
    """Qt would end the whole program where there is none; elsewhere than on Linux there always is one."""
    named = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    return named or not sys.platform.startswith("linux")


def make_application(language: str, theme: str, scale: int) -> QApplication:
    """The Qt application with our look and, for English, its translations."""
    from PySide6.QtCore import QLocale, QTranslator, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from archive_app.gui import theme as look

    # What Qt has to say is for the log, not for the terminal of whoever started us.
    qInstallMessageHandler(lambda _, __, words: log.info("Qt: %s", words))
    app = QApplication(["kho-hoi-nghi"])
    app.setApplicationName("kho-hoi-nghi")
    app.setApplicationVersion(__version__)
    # Numbers are grouped the way of the language on screen, whatever the computer is set to.
    QLocale.setDefault(QLocale("en_GB" if language == "en" else "vi_VN"))
    # Vietnamese is the language of the source; what Qt itself says (in menus of fields, in dialogs) needs ours.
    translator = QTranslator(app)
    if translator.load(str(paths.resources() / "translations" / ("en.qm" if language == "en" else "qt_vi.qm"))):
        app.installTranslator(translator)
    look.apply(app, theme, scale)  # type: ignore[arg-type]
    return app


def open_window(context: Context) -> int:
    """Shows the window at once, then opens the archive that was named or used last."""
    if not _has_screen():
        raise WrongUse("screen")
    settings = context.settings
    app = make_application(context.output.language, settings.theme, settings.scale)
    from archive_app.gui.main_window import MainWindow

    window = MainWindow(settings, context.output.language)
    _catch_faults(window)
    window.show()
    named = context.arguments.archive or os.environ.get("ARCHIVE_APP_ARCHIVE") or settings.last_archive
    window.open_first(Path(named) if named else None)
    return app.exec()


def take_tour(context: Context) -> int:
    """Drives the real window through the main tasks and leaves pictures; see `gui.tour`. It needs no screen."""
    if not _has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application(context.output.language, "light", 100)  # noqa: F841 (Qt needs it alive)
    from archive_app.gui.tour import Tour

    folder = Path(context.arguments.dir).absolute()
    pictures = Tour(folder, context.output.language).take()
    context.output.answer(
        {"folder": str(folder), "pictures": pictures},
        context.output.words("say.tour", count=len(pictures), path=folder),
    )
    return 0


def _catch_faults(window: object) -> None:
    """Whatever nobody caught is logged and told calmly; the window goes on."""

    def catch(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        log.critical("fault in the window", exc_info=(kind, fault, trace))
        sys.__excepthook__(kind, fault, trace)
        window.show_fault(fault)  # type: ignore[attr-defined]

    sys.excepthook = catch
