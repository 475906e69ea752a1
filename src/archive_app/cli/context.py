"""What every command is handed: its arguments, its voice, and the archive it works on."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from archive_app import archive
from archive_app.cli.output import Output
from archive_app.errors import WrongUse
from archive_app.settings import Settings

if TYPE_CHECKING:
    from archive_app.archive.desk import Desk


@dataclass(frozen=True, slots=True)
class Context:
    arguments: argparse.Namespace
    output: Output
    settings: Settings

    @property
    def folder(self) -> Path:
        """The archive that was named, by `--archive`, the environment or the window's last. `WrongUse` for none."""
        named = self.arguments.archive or os.environ.get("ARCHIVE_APP_ARCHIVE") or self.settings.last_archive
        if not named:
            raise WrongUse("no_archive")
        return Path(named)

    @contextmanager
    def reading(self) -> Iterator[Desk]:
        """The archive opened for reading only: works beside a window that has it open."""
        desk = archive.desk.open_desk(self.folder, read_only=True)
        try:
            yield desk
        finally:
            archive.desk.close(desk)

    @contextmanager
    def writing(self) -> Iterator[Desk]:
        """The archive opened for writing; what was written is put into index and sidecars before it is closed."""
        desk = archive.desk.open_desk(self.folder)
        try:
            yield desk
            archive.upkeep.follow(desk)
        finally:
            archive.desk.close(desk)
