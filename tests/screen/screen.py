"""A screen of its own with the real program on it, worked by real keys and a real mouse.

What a test believes is what the archive then holds, or what the screen shows; nothing here knows the window's inside.
"""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from PIL import Image, ImageChops, ImageGrab

SIZE = (1366, 768)
PATIENCE = 20.0
"""Seconds that anything may take on a busy machine before the test fails."""

Answer = TypeVar("Answer")

# The input method wants a bus of its own, and its daemon before the program that it types into. Choosing the engine
# ends badly where there are no keyboard layouts to set, with the engine chosen all the same.
WITH_UNIKEY = """
ibus-daemon --panel=disable --xim &
until ibus engine Unikey || [ "$(ibus engine)" = Unikey ]; do sleep 0.1; done
exec {program}
"""


@dataclass(frozen=True)
class Screen:
    display: str
    env: Mapping[str, str]

    def xdotool(self, *words: str) -> str:
        done = subprocess.run(["xdotool", *words], env=self.env, capture_output=True, text=True, timeout=60, check=True)
        return done.stdout.strip()

    def press(self, *keys: str) -> None:
        """Keys as xdotool calls them, such as ``ctrl+s``, one after the other."""
        for key in keys:
            self.xdotool("key", key)
            time.sleep(0.15)

    def write(self, ascii_keys: str) -> None:
        """Types keys of a plain keyboard, as fast as a quick clerk."""
        self.xdotool("type", "--delay", "70", ascii_keys)

    def window(self, words: str) -> str:
        """Waits for a visible window with ``words`` in its title, gives it the keyboard, and returns its id."""
        found = until(lambda: self._windows(words), f"a window called {words!r}")
        self.xdotool("windowfocus", "--sync", found[-1])
        time.sleep(0.3)
        return found[-1]

    def _windows(self, words: str) -> list[str]:
        asked = ["xdotool", "search", "--onlyvisible", "--name", words]
        return subprocess.run(asked, env=self.env, capture_output=True, text=True, check=False).stdout.split()

    def picture(self) -> Image.Image:
        return ImageGrab.grab(xdisplay=self.display).convert("RGB")

    def still_picture(self) -> Image.Image:
        """The screen once it has stopped changing (but for a caret that blinks, which is a few pixels)."""
        seen = [self.picture()]

        def is_still() -> bool:
            time.sleep(0.25)
            seen.append(self.picture())
            return pixels_apart(seen[-2], seen[-1]) < 100

        until(is_still, "a screen that stands still")
        return seen[-1]


def until(ask: Callable[[], Answer], wanted: str, patience: float = PATIENCE) -> Answer:
    """Asks again and again until the answer is true; fails by saying what was ``wanted``."""
    end = time.monotonic() + patience
    while not (answer := ask()):
        assert time.monotonic() < end, f"{wanted} did not come within {patience:.0f} s"
        time.sleep(0.1)
    return answer


def pixels_apart(one: Image.Image, other: Image.Image) -> int:
    """How many pixels differ so much that an eye would see it."""
    apart = ImageChops.difference(one, other).convert("L").histogram()
    return sum(apart[16:])


@contextlib.contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """An empty screen whose programs keep whatever they keep under ``folder``."""
    reading, writing = os.pipe()
    size = f"{SIZE[0]}x{SIZE[1]}x24"
    server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    with running(server, os.environ, folder / "xvfb.log", pass_fds=(writing,)):
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        assert display != ":", "Xvfb did not start"
        yield Screen(display, _env(folder, display))


def _env(folder: Path, display: str) -> dict[str, str]:
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    foreign = {"WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "QT_QPA_PLATFORM", "QT_IM_MODULE", "XMODIFIERS"}
    own = {
        "DISPLAY": display,
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder / "config"),
        "XDG_RUNTIME_DIR": str(runtime),
        "GSETTINGS_BACKEND": "memory",
    }
    return {name: value for name, value in os.environ.items() if name not in foreign} | own


@contextlib.contextmanager
def program(on: Screen, archive: Path | None, folder: Path, *, unikey: bool = False) -> Iterator[None]:
    """The program's window, ready for keys, with ``archive`` open or the start page; ``unikey`` types by Telex."""
    command = [sys.executable, "-m", "archive_app", *(["--archive", str(archive)] if archive else [])]
    env = dict(on.env)
    if unikey:
        script = WITH_UNIKEY.format(program=shlex.join(command))
        command = ["dbus-run-session", "--", "sh", "-c", script]
        env |= {"QT_IM_MODULE": "ibus", "XMODIFIERS": "@im=ibus"}
    with running(command, env, folder / "program.log"):
        on.window("Kho hội nghị – " if archive else "Kho hội nghị")
        yield


@contextlib.contextmanager
def running(
    command: list[str], env: Mapping[str, str], log: Path, pass_fds: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    """A program with all that it starts: gone when the test is."""
    with log.open("wb") as kept:
        started = subprocess.Popen(
            command, env=env, stdout=kept, stderr=kept, stdin=subprocess.DEVNULL, pass_fds=pass_fds, process_group=0
        )
    try:
        yield started
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            started.wait(5)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(started.pid, signal.SIGKILL)
        started.wait(5)
