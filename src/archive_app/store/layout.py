"""Where things are inside an archive folder; makes and reads nothing (`folder` does)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FORMAT = 1
"""The layout described here. It rises only when an older program would misread the folder."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of the archive in ``folder``. No name below it comes from a title or a file name of the user's."""

    folder: Path

    @property
    def identity(self) -> Path:
        """Who the archive is; written last when one is made, so that a half-made archive is never taken for one."""
        return self.folder / "KHO.json"

    @property
    def database(self) -> Path:
        return self.folder / "archive.db"

    @property
    def journal(self) -> Path:
        """SQLite's rollback journal: zero bytes long while nothing is being written."""
        return self.folder / "archive.db-journal"

    @property
    def opened(self) -> Path:
        """There while a writer has the database open; found at an opening, it says that the last one did not close."""
        return self.folder / "archive.db-opened"

    @property
    def objects(self) -> Path:
        """The originals, each as ``ab/<sha256>``."""
        return self.folder / "objects"

    @property
    def records(self) -> Path:
        """One JSON file for each meeting, written after the database and rebuildable from it."""
        return self.folder / "records"

    @property
    def incoming(self) -> Path:
        """Half-copied originals; on the same volume on purpose, so that they can be renamed into ``objects``."""
        return self.folder / "incoming"

    @property
    def trash(self) -> Path:
        return self.folder / "trash"

    @property
    def quarantine(self) -> Path:
        """Damaged originals set aside, never deleted."""
        return self.folder / "quarantine"

    @property
    def snapshots(self) -> Path:
        """Copies of the database from before each change of its schema."""
        return self.folder / "migrate-backup"

    @property
    def lock(self) -> Path:
        return self.folder / "LOCK"

    @property
    def readme(self) -> Path:
        return self.folder / "DOC-TOI.txt"

    def rooms(self) -> tuple[Path, ...]:
        """Every folder of the archive below its own."""
        return (self.objects, self.records, self.incoming, self.trash, self.quarantine, self.snapshots)
