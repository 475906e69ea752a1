"""What can go wrong that a person can understand and act on.

Errors carry facts, never sentences: `wording` says each once, in the user's language. ``exit_status`` is what the
command line ends with. Anything that is not an `ArchiveError` (or `Cancelled`) is a fault of the program.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal


class ArchiveError(Exception):
    """Root of everything a person can act on."""

    exit_status = 1


class WrongUse(ArchiveError):
    """A command or a field was given something it cannot take: ``what`` names it, ``value`` is what was given."""

    exit_status = 2

    def __init__(self, what: str, value: str = "") -> None:
        super().__init__(what, value)
        self.what, self.value = what, value


class ArchiveUnavailable(ArchiveError):
    """The archive cannot be opened (or not for writing); nothing was changed."""

    exit_status = 3

    def __init__(self, path: Path | str) -> None:
        super().__init__(str(path))
        self.path = str(path)


class ArchiveMissing(ArchiveUnavailable):
    """There is no archive at ``path``. Never create one in its place."""


class FolderNotEmpty(ArchiveUnavailable):
    """A new archive was asked for in a folder that holds something."""

    exit_status = 2


class ArchiveInUse(ArchiveUnavailable):
    """Another program holds the archive: ``user`` on ``host``, process ``pid``."""

    def __init__(self, path: Path | str, user: str = "", host: str = "", pid: int = 0) -> None:
        super().__init__(path)
        self.user, self.host, self.pid = user, host, pid


class ArchiveDamaged(ArchiveUnavailable):
    """What is in the folder is not what an archive should hold; ``detail`` says what, for whoever helps."""

    def __init__(self, path: Path | str, detail: str = "") -> None:
        super().__init__(path)
        self.detail = detail


class ArchiveForbidden(ArchiveUnavailable):
    """The folder or something in it may not be read by this user; nothing says that it is damaged."""


class ArchiveTooNew(ArchiveUnavailable):
    """The archive was written by a newer program: it is at step ``found``, this program knows ``known``."""

    def __init__(self, path: Path | str, found: int, known: int) -> None:
        super().__init__(path)
        self.found, self.known = found, known


class ArchiveReadOnly(ArchiveUnavailable):
    """The folder cannot be written to; reading and searching work."""


class ArchiveOutdated(ArchiveUnavailable):
    """An earlier version of the program made it; it has to be brought up to date before it can even be read."""


class MeetingMissing(ArchiveError):
    """No meeting has this id (``meeting_id``), or more than one id begins with it."""

    def __init__(self, meeting_id: str) -> None:
        super().__init__(meeting_id)
        self.meeting_id = meeting_id


class SearchMissing(ArchiveError):
    """No search is saved under ``search_name``."""

    def __init__(self, search_name: str) -> None:
        super().__init__(search_name)
        self.search_name = search_name


class ChangedMeanwhile(ArchiveError):
    """Somebody saved the meeting since it was read: ``seen`` is the version edited, ``now`` the one in the archive."""

    def __init__(self, meeting_id: str, seen: int, now: int) -> None:
        super().__init__(meeting_id, seen, now)
        self.meeting_id, self.seen, self.now = meeting_id, seen, now


UnreadableReason = Literal[
    "missing", "not_a_file", "no_permission", "empty", "empty_folder", "binary", "too_large", "encoding",
    "unsupported", "secret", "vanished", "damaged", "changed", "cannot_read", "needs_program", "protected",
]  # fmt: skip


class FileUnreadable(ArchiveError):
    """A file of the user's could not be taken in, for ``reason``; the file itself is untouched."""

    def __init__(self, path: Path | str, reason: UnreadableReason, detail: str = "") -> None:
        super().__init__(str(path), reason)
        self.path, self.reason, self.detail = str(path), reason, detail


class DiskFull(ArchiveError):
    """No room is left where ``path`` is; what was saved before is kept."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(str(path))
        self.path = str(path)


class DiskFailed(ArchiveError):
    """The disk refused to read or write ``path``; what was saved before is kept."""

    def __init__(self, path: Path | str, detail: str = "") -> None:
        super().__init__(str(path))
        self.path, self.detail = str(path), detail


class LikelyDuplicate(ArchiveError):
    """A warning, never raised: a meeting with the same text is kept already, as ``meeting_id``."""

    def __init__(self, path: Path | str, meeting_id: str) -> None:
        super().__init__(str(path), meeting_id)
        self.path, self.meeting_id = str(path), meeting_id


class PagesWithoutText(ArchiveError):
    """A warning, never raised: pages of the file at ``path`` are pictures, whose words wait for recognition."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(str(path))
        self.path = str(path)


class TextCutShort(ArchiveError):
    """A warning, never raised: only the beginning of the text of the file at ``path`` was read."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(str(path))
        self.path = str(path)


class PicturesLeftOut(ArchiveError):
    """A warning, never raised: some pictures inside the file at ``path`` are too large to be taken out of it."""

    def __init__(self, path: Path | str) -> None:
        super().__init__(str(path))
        self.path = str(path)


class MembersLeftOut(ArchiveError):
    """A warning, never raised: ``members`` of the file at ``path`` could not be read; they are kept inside it."""

    def __init__(self, path: Path | str, members: str) -> None:
        super().__init__(str(path), members)
        self.path, self.members = str(path), members


class Cancelled(Exception):
    """The user stopped the work. Not an error: what was finished is kept and nothing is shown."""
