"""Reports become meetings: files, folders and pasted text come in, are understood, and are kept with their originals.

What a text means is `reading`'s; nothing here judges a value. Imported meetings are unreviewed until a person says so.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from archive_app.archive.desk import Desk
from archive_app.errors import (
    ArchiveError,
    ArchiveReadOnly,
    ArchiveUnavailable,
    Cancelled,
    FileUnreadable,
    LikelyDuplicate,
    PicturesLeftOut,
    UnreadableReason,
)
from archive_app.model import ImportResult, MeetingFields, NewOriginal
from archive_app.progress import SILENT, Progress
from archive_app.reading import documents, images, plain, report
from archive_app.reading.files import must_be_a_file, read_bytes
from archive_app.reading.paper import Picture
from archive_app.store import meetings, originals
from archive_app.store.database import Connection
from archive_app.text.unicode import whole

BATCH = 16
"""Reports that share one commit: each costs some syncs of the disk, and a result is only told after its commit."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A meeting-to-be whose originals are safe and that waits for its commit."""

    source: str
    fields: MeetingFields
    originals: tuple[NewOriginal, ...]
    warnings: tuple[ArchiveError, ...] = ()


def import_paths(
    desk: Desk, paths: Sequence[str], *, together: bool = False, progress: Progress = SILENT
) -> Iterator[ImportResult]:
    """Takes in each path, in order, and yields what became of it, only after the commit that holds it.

    A file becomes a meeting; a folder is read recursively, each file a meeting, or with ``together`` one in all.
    A bad file is a failed result and never stops the rest. `Cancelled` leaves what was yielded in the archive.
    """
    _need_writing(desk)
    waiting: list[_Ready] = []
    sources = _sources(paths, together=together)
    for done, (source, files, trouble) in enumerate(sources):
        try:
            progress.step(done, len(sources), Path(source).name)
        except Cancelled:
            yield from _commit(desk, waiting)
            raise
        outcome = ImportResult(source, "failed", error=trouble) if trouble else _prepare(desk, source, files)
        if isinstance(outcome, _Ready):
            waiting.append(outcome)
        if waiting and (isinstance(outcome, ImportResult) or len(waiting) == BATCH):
            yield from _commit(desk, waiting)
            waiting = []
        if isinstance(outcome, ImportResult):
            yield outcome
    if waiting:
        yield from _commit(desk, waiting)
    progress.step(len(sources), len(sources))


def import_text(desk: Desk, text: str, name: str) -> ImportResult:
    """Takes in a pasted report as a file called ``name`` would be; what can go wrong is raised."""
    _need_writing(desk)
    text = whole(text)
    fields = understand_text(text, name)
    digest, size = originals.keep_bytes(desk.layout, text.encode("utf-8"))
    pasted = NewOriginal(digest, size, name, "document", is_report=True)
    with desk.database.write() as connection:
        return _add(connection, _Ready(name, fields, (pasted,)), desk.who)


def understand_text(text: str, name: str) -> MeetingFields:
    """What a text would become. `FileUnreadable` (of ``name``) when it is empty or bears a secrecy mark."""
    if not text.strip():
        raise FileUnreadable(name, "empty")
    if report.secrecy_mark(text) or report.secrecy_mark(text.replace("\t", "\n")):  # a mark may fill a cell
        raise FileUnreadable(name, "secret")
    fields = report.understand(text)
    return fields if fields.title else replace(fields, title=Path(name).stem)


def _need_writing(desk: Desk) -> None:
    """Before anything is copied: nothing may be written into an archive without its lock."""
    if desk.read_only:
        raise ArchiveReadOnly(desk.folder)


_Source = tuple[str, list[Path], FileUnreadable | None]
"""What is to become one meeting: the path to report, its files, and what already stands against it."""


def _sources(paths: Sequence[str], *, together: bool) -> list[_Source]:
    found: list[_Source] = []
    for given in paths:
        path = Path(given)
        if not path.is_dir():
            found.append((given, [path], None))
            continue
        files, troubles = _files_below(path)
        if not files and not troubles:
            troubles = [FileUnreadable(given, "empty_folder")]
        if together:
            found.append((given, files, troubles[0] if troubles else None))
        else:
            found.extend((str(file), [file], None) for file in files)
            found.extend((trouble.path, [], trouble) for trouble in troubles)
    return found


def _files_below(folder: Path) -> tuple[list[Path], list[FileUnreadable]]:
    """Every file below, by name, and each folder that could not be looked into.

    Hidden files, what Word leaves while a document is open, and folders that belong to a saved web page stay aside.
    Links to folders are not followed, so no circle can catch us.
    """
    found: list[Path] = []
    troubles: list[FileUnreadable] = []

    def note(error: OSError) -> None:
        reason: UnreadableReason = "no_permission" if isinstance(error, PermissionError) else "cannot_read"
        troubles.append(FileUnreadable(error.filename or folder, reason))

    for place, folders, files in os.walk(folder, onerror=note):
        pages = documents.folders_of_pages(files)
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in pages)
        found.extend(Path(place) / name for name in sorted(files) if not name.startswith((".", "~$")))
    return found, troubles


def _prepare(desk: Desk, source: str, files: list[Path]) -> _Ready | ImportResult:
    try:
        for file in files:
            must_be_a_file(file)
        fields, report_file = _understand_files(source, files)
        if report_file and (known := _known(desk, source, report_file.sha256)):
            return known
        kept = [_keep(desk, file, report_file) for file in files]
        pictures, troubles = _keep_pictures(desk, report_file)
        return _Ready(source, fields, (*kept, *pictures), (*(report_file.warnings if report_file else ()), *troubles))
    except ArchiveUnavailable:
        raise
    except ArchiveError as error:
        return ImportResult(source, "failed", error=error)


@dataclass(frozen=True, slots=True)
class _ReportFile:
    """The file that speaks for a meeting: the very bytes that were understood, or their hash where they stay on the
    disk, and the pictures that lie in it.
    """

    path: Path
    sha256: str
    content: bytes | None = None
    pictures: Iterable[Picture] = ()
    warnings: tuple[ArchiveError, ...] = ()


def _understand_files(source: str, files: list[Path]) -> tuple[MeetingFields, _ReportFile | None]:
    """What the files say together: the first that reads as a report speaks, the rest go with it.

    Every readable one is looked through for a secrecy mark before anything is kept. A single file must be readable; a
    folder of pictures alone is a meeting called like the folder.
    """
    understood: list[tuple[MeetingFields, _ReportFile]] = []
    for file in files:
        try:
            one = _understand_document(file) if documents.is_document(file) else _understand_plain(file)
        except FileUnreadable as error:
            if files == [Path(source)] or error.reason == "secret":
                raise
        else:
            understood.append(one)
    if not understood:
        return MeetingFields(title=Path(source).name), None
    return next((one for one in understood if one[0].text), understood[0])


def _understand_plain(file: Path) -> tuple[MeetingFields, _ReportFile]:
    content = read_bytes(file, plain.LARGEST)
    fields = understand_text(plain.decode(content, file).text, str(file))
    return fields, _ReportFile(file, sha256(content).hexdigest(), content)


def _understand_document(file: Path) -> tuple[MeetingFields, _ReportFile]:
    """A document without any text (a scan, pictures alone) is a meeting too, called as the file is."""
    document, pictures = documents.read(file)
    if document.text.strip():
        fields = understand_text(document.text, str(file))
    else:
        fields = MeetingFields(title=document.title or file.stem)
    return fields, _ReportFile(file, document.sha256, None, pictures, document.warnings)


def _keep(desk: Desk, file: Path, report_file: _ReportFile | None) -> NewOriginal:
    if not report_file or file != report_file.path:
        kind = images.kind_of(file)
        digest, size = originals.keep(desk.layout, file)
        return NewOriginal(digest, size, file.name, kind)
    if report_file.content is None:
        digest, size = originals.keep(desk.layout, file)
        if digest != report_file.sha256:
            raise FileUnreadable(file, "changed")
    else:
        digest, size = originals.keep_bytes(desk.layout, report_file.content)
    return NewOriginal(digest, size, file.name, "document", is_report=True)


def _keep_pictures(desk: Desk, report_file: _ReportFile | None) -> tuple[list[NewOriginal], list[ArchiveError]]:
    """The pictures of the report as photos; what keeps one from being fetched is a warning."""
    found: list[NewOriginal] = []
    if not report_file:
        return found, []
    try:
        for picture in report_file.pictures:
            digest, size = originals.keep_bytes(desk.layout, picture.content)
            found.append(NewOriginal(digest, size, picture.name, "photo", picture.caption))
    except FileUnreadable:
        return found, [PicturesLeftOut(report_file.path)]
    return found, []


def _known(desk: Desk, source: str, report_sha256: str) -> ImportResult | None:
    """The meeting that has these very bytes already, looked for before anything is copied."""
    with desk.database.read() as connection:
        kept = meetings.with_original(connection, report_sha256)
        return _skipped(connection, source, kept[0]) if kept else None


def _skipped(connection: Connection, source: str, meeting_id: str) -> ImportResult:
    return ImportResult(source, "skipped", id=meeting_id, title=meetings.get(connection, meeting_id).fields.title)


def _commit(desk: Desk, waiting: Sequence[_Ready]) -> list[ImportResult]:
    """Saves what waits in one transaction: all of it or, on an error, nothing, and then each line says so."""
    try:
        with desk.database.write() as connection:
            return [_add(connection, ready, desk.who) for ready in waiting]
    except ArchiveUnavailable:
        raise
    except ArchiveError as error:
        return [ImportResult(ready.source, "failed", error=error) for ready in waiting]


def _add(connection: Connection, ready: _Ready, who: str) -> ImportResult:
    """One meeting, unless its report's very bytes are kept already (also by one before it in this transaction)."""
    main = next((one.sha256 for one in ready.originals if one.is_report), None)
    if main and (kept := meetings.with_original(connection, main)):
        return _skipped(connection, ready.source, kept[0])
    alike = meetings.with_same_text(connection, ready.fields.text) if ready.fields.text else []
    meeting = meetings.add(connection, ready.fields, ready.originals, who)
    warnings = (*ready.warnings, *(LikelyDuplicate(ready.source, other) for other in alike[:1]))
    return ImportResult(ready.source, "imported", id=meeting.id, title=meeting.fields.title, warnings=warnings)
