"""Files go with a meeting: attached, captioned, taken off, handed out again as copies; thumbnails on demand.

The original never leaves the archive folder: whoever opens one gets a read-only copy, checked against its hash.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
import uuid
from collections.abc import Sequence
from pathlib import Path

from archive_app.archive.desk import Desk
from archive_app.errors import ArchiveError, ArchiveUnavailable, Cancelled, MeetingMissing
from archive_app.model import Attached, Attachment, AttachmentKind, Meeting, NewOriginal
from archive_app.progress import SILENT, Progress
from archive_app.reading import images, sandbox
from archive_app.store import meetings, originals

BATCH = 32
"""Files that share one commit; what is attached is acknowledged batch by batch."""
COPIES = "kho-hoi-nghi-copy-"
"""How the temporary folders of copies for other programs begin."""
COPIES_KEPT = 24 * 3600
"""Seconds."""


def attach(
    desk: Desk,
    meeting_id: str,
    files: Sequence[str],
    *,
    caption: str | None = None,
    kind: AttachmentKind | None = None,
    progress: Progress = SILENT,
) -> list[Attached]:
    """Keeps each file and puts it with the meeting, in order. A bad file is a failed line and never stops the rest;
    `Cancelled` leaves with the meeting what was kept until then.

    Without ``kind`` each file's own bytes say what it is; a scan of a paper is an image all the same.
    """
    meeting_id = _existing(desk, meeting_id)
    outcome: list[Attached] = []
    for start in range(0, len(files), BATCH):
        batch = files[start : start + BATCH]
        kept: list[NewOriginal | Attached] = []
        try:
            for offset, file in enumerate(batch):
                progress.step(start + offset, len(files), Path(file).name)
                kept.append(_keep(desk, file, caption, kind))
        except Cancelled:
            _commit(desk, meeting_id, batch[: len(kept)], kept)
            raise
        outcome += _commit(desk, meeting_id, batch, kept)
    progress.step(len(files), len(files))
    return outcome


def attach_bytes(desk: Desk, meeting_id: str, data: bytes, file_name: str) -> Attached:
    """Keeps bytes that never were a file (a pasted picture) under ``file_name``."""
    sha256, size = originals.keep_bytes(desk.layout, data)
    kind = images.kind_of(originals.path_of(desk.layout, sha256))
    return _commit(desk, _existing(desk, meeting_id), [file_name], [NewOriginal(sha256, size, file_name, kind)])[0]


def caption(desk: Desk, attachment_id: str, words: str, seen_version: int) -> Meeting:
    """Writes a photo's caption; empty words take it away. `ChangedMeanwhile` when the meeting was saved since."""
    with desk.database.write() as connection:
        return meetings.caption(connection, attachment_id, words.strip() or None, seen_version, desk.who)


def detach(desk: Desk, attachment_id: str, seen_version: int) -> Meeting:
    """Takes a file off its meeting. The original stays in the archive and the history says what it was."""
    with desk.database.write() as connection:
        return meetings.detach(connection, attachment_id, seen_version, desk.who)


def put_back(desk: Desk, meeting_id: str, attachment: Attachment) -> Meeting:
    """Puts a file that was taken off back with its meeting, caption and all, as its last one."""
    one = attachment
    again = NewOriginal(one.sha256, one.size, one.file_name, one.kind, one.caption, one.is_report)
    with desk.database.write() as connection:
        meetings.attach(connection, meeting_id, [again], desk.who)
        return meetings.get(connection, meeting_id)


def save_copy(desk: Desk, attachment: Attachment, target: Path, *, replace: bool = False) -> Path:
    """Writes a checked copy to ``target``; a file that is there is only replaced, whole, if that was asked for."""
    place = target.with_name(f"{target.name}.{uuid.uuid4().hex[:8]}.part") if replace else target
    originals.copy_out(desk.layout, attachment.sha256, place)
    if replace:
        place.replace(target)
    return target


def read_only_copy(desk: Desk, attachment: Attachment) -> Path:
    """A checked, read-only copy under its own name in a fresh temporary folder, for another program to open."""
    _forget_old_copies()
    folder = Path(tempfile.mkdtemp(prefix=COPIES))
    target = save_copy(desk, attachment, folder / _safe_name(attachment.file_name))
    target.chmod(0o444)
    return target


def thumbnail(desk: Desk, sha256: str, side: int = 640) -> Path:
    """The JPEG thumbnail of an image, no side longer than ``side`` px, made once into this computer's cache.

    `FileUnreadable` when the image is damaged or of a kind that is not shown; the original is kept all the same.
    """
    target = desk.cache / "thumbnails" / sha256[:2] / f"{sha256}-{side}.jpg"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        images.thumbnail(originals.path_of(desk.layout, sha256), target, side)
    return target


def stop_thumbnails() -> None:
    """Ends the process that decodes pictures; a thumbnail under way is `Cancelled`, the next one starts another."""
    sandbox.close()


def _forget_old_copies() -> None:
    """Takes away copies made a day ago or longer: whoever opened one has long read it into memory or closed it."""
    for folder in Path(tempfile.gettempdir()).glob(f"{COPIES}*"):
        with contextlib.suppress(OSError):
            if time.time() - folder.stat().st_mtime > COPIES_KEPT:
                shutil.rmtree(folder, ignore_errors=True)


def _existing(desk: Desk, meeting_id: str) -> str:
    with desk.database.read() as connection:
        return meetings.resolve(connection, meeting_id)


def _keep(desk: Desk, file: str, caption: str | None, kind: AttachmentKind | None) -> NewOriginal | Attached:
    path = Path(file)
    try:
        kind = kind or images.kind_of(path)
        sha256, size = originals.keep(desk.layout, path)
    except ArchiveUnavailable:
        raise
    except ArchiveError as error:
        return Attached(file, error=error)
    return NewOriginal(sha256, size, path.name, kind, caption)


def _commit(
    desk: Desk, meeting_id: str, sources: Sequence[str], kept: Sequence[NewOriginal | Attached]
) -> list[Attached]:
    """One transaction for what was kept; failed lines pass through in their place."""
    good = [one for one in kept if isinstance(one, NewOriginal)]
    try:
        with desk.database.write() as connection:
            before = {one.id for one in meetings.get(connection, meeting_id).attachments}
            put = iter(meetings.attach(connection, meeting_id, good, desk.who))
            version = meetings.get(connection, meeting_id).version
    except (ArchiveUnavailable, MeetingMissing):
        raise
    except ArchiveError as error:
        failed = [Attached(source, error=error) for source in sources]
        return [one if isinstance(one, Attached) else line for line, one in zip(failed, kept, strict=True)]
    outcome = []
    for source, one in zip(sources, kept, strict=True):
        if isinstance(one, Attached):
            outcome.append(one)
        else:
            attachment = next(put)
            outcome.append(Attached(source, attachment, version, attachment.id in before))
    return outcome


def _safe_name(file_name: str) -> str:
    """The file's own name without anything that could lead elsewhere or that a file system refuses."""
    name = "".join("_" if char in '<>:"/\\|?*' or ord(char) < 32 else char for char in file_name).strip(" .")
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return _cut(name, 150) or "tep"
    return f"{_cut(stem, 150)}.{_cut(ending, 20)}"


def _cut(name: str, most: int) -> str:
    """Cut to ``most`` bytes, which is what a file system counts, and never inside a letter."""
    return name.encode("utf-8", "replace")[:most].decode("utf-8", "ignore")
