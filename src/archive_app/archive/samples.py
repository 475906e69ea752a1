"""A trial archive of invented meetings, to search, change and throw away."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from archive_app import paths
from archive_app.archive import attaching, desk, importing, meetings, upkeep
from archive_app.archive.desk import Desk
from archive_app.model import AttachmentKind
from archive_app.progress import SILENT, Progress
from archive_app.store import lock as locks


@dataclass(frozen=True, slots=True)
class Sample:
    """One meeting: its report, and file, kind and caption of what goes with it."""

    report: Path
    attachments: tuple[tuple[Path, AttachmentKind, str | None], ...]


def trial_folder() -> Path:
    return paths.data_folder() / "kho-mau"


def read_samples() -> tuple[str, list[Sample]]:
    """The invented office's name and its meetings."""
    folder = paths.resources() / "samples"
    told = json.loads((folder / "samples.json").read_text(encoding="utf-8"))
    return told["office"], [
        Sample(
            folder / one["report"],
            tuple((folder / file["file"], file["kind"], file["caption"]) for file in one["attachments"]),
        )
        for one in told["meetings"]
    ]


def make(folder: Path, progress: Progress = SILENT) -> None:
    """Makes the trial archive in ``folder``, afresh: what was in the last one is thrown away, as promised.

    `ArchiveInUse` when another window has the last one open.
    """
    if folder.exists():
        locks.hold(folder).release()
    office, samples = read_samples()
    part = folder.with_name(folder.name + ".part")
    shutil.rmtree(part, ignore_errors=True)
    desk.create(part, office)
    opened = desk.open_desk(part)
    try:
        for done, sample in enumerate(samples):
            progress.step(done, len(samples), sample.report.name)
            _take_in(opened, sample)
        upkeep.write_sidecars(opened)
    finally:
        desk.close(opened)
    shutil.rmtree(folder, ignore_errors=True)
    part.rename(folder)


def _take_in(opened: Desk, sample: Sample) -> None:
    (result,) = importing.import_paths(opened, [str(sample.report)])
    if result.error:
        raise result.error
    meeting = meetings.show(opened, str(result.id))
    for file, kind, caption in sample.attachments:
        attaching.attach(opened, meeting.id, [str(file)], caption=caption, kind=kind)
    latest = meetings.show(opened, meeting.id)
    meetings.correct(opened, meeting.id, latest.version, {"reviewed": True})
