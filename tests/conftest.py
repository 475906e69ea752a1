"""What every test gets: a profile of its own, a screen that need not be there, and a look for forgotten windows.

Prepared archives and sample files are made in the ``conftest.py`` of the room that needs them.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before anybody imports Qt: the platform is chosen when the first QGuiApplication is made.
if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A deadline measures the neighbours on a shared machine, not the code; the benches in tests/bench measure.
# The same examples every time, so that whoever runs the tests sees what others saw; the long run looks for new ones.
settings.register_profile("house", deadline=None, derandomize="ARCHIVE_APP_TEST_ALL" not in os.environ)
settings.load_profile("house")

OUTSIDE_PROGRAMS = {
    "needs_xvfb": ("Xvfb", "xdotool"),
    "needs_ibus": ("Xvfb", "xdotool", "dbus-run-session", "ibus-daemon", "ibus-engine-unikey"),
    "needs_strace": ("strace",),
}
DEBIAN_ENGINES = "/usr/libexec"


def missing_programs(mark: str) -> list[str]:
    """The programs that tests with this mark run and this computer lacks (input-method engines are not on PATH)."""
    path = os.pathsep.join([os.environ.get("PATH", ""), DEBIAN_ENGINES])
    return [program for program in OUTSIDE_PROGRAMS[mark] if shutil.which(program, path=path) is None]


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test that cannot run says why; after ``bootstrap.sh test --all`` installed everything, that is a failure."""
    for mark in OUTSIDE_PROGRAMS:
        missing = missing_programs(mark) if item.get_closest_marker(mark) else []
        if missing:
            reason = f"needs {', '.join(missing)}: 'sh packaging/bootstrap.sh test --all' installs and runs it"
            if os.environ.get("ARCHIVE_APP_TEST_ALL"):
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def profile_of_the_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """What is prepared once for many tests must not touch the profile of whoever runs them either."""
    home = tmp_path_factory.mktemp("profile")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ARCHIVE_APP_HOME", str(home))
        patch.delenv("ARCHIVE_APP_ARCHIVE", raising=False)
        yield home


@pytest.fixture(autouse=True)
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Settings, drafts, caches and logs of this test alone. Beside ``tmp_path``, which stays an empty folder."""
    home = tmp_path.with_name(tmp_path.name + "-profile")
    monkeypatch.setenv("ARCHIVE_APP_HOME", str(home))
    return home


@pytest.fixture(autouse=True)
def no_window_is_left(profile: Path) -> Iterator[None]:
    """A window that a test leaves on the screen fails that test, and is closed before it can fail the next.

    pytest-qt has closed what ``qtbot.addWidget`` was given by then, and fixtures made after this one are gone.
    """
    yield
    qt_widgets = sys.modules.get("PySide6.QtWidgets")
    if qt_widgets is None or qt_widgets.QApplication.instance() is None:
        return
    deferred = sys.modules["PySide6.QtCore"].QEvent.Type.DeferredDelete.value
    qt_widgets.QApplication.sendPostedEvents(None, deferred)  # deleteLater() counts as tidied up
    left = [widget for widget in qt_widgets.QApplication.topLevelWidgets() if _is_left_on_screen(widget)]
    names = [f"{type(widget).__name__} {widget.objectName() or widget.windowTitle()!r}" for widget in left]
    for widget in left:
        widget.hide()
        widget.deleteLater()
    qt_widgets.QApplication.sendPostedEvents(None, deferred)
    if names:
        pytest.fail(f"windows left open by the test: {', '.join(names)}", pytrace=False)


def _is_left_on_screen(widget: object) -> bool:
    """Tool tips hide themselves when they like; everything else that is visible was forgotten."""
    return bool(widget.isVisible()) and not widget.inherits("QTipLabel")  # type: ignore[attr-defined]
