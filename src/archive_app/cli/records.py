"""Commands on records: init, import, attach, edit, bin, unbin, list, show."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from archive_app import archive, wording
from archive_app.cli.context import Context
from archive_app.cli.output import name_of
from archive_app.errors import WrongUse
from archive_app.model import Attached, ImportResult, Meeting, MeetingSummary, Query
from archive_app.text import dates

EVERY = 2**31


def init(context: Context) -> int:
    folder = Path(context.arguments.dir).absolute()
    identity = archive.desk.create(folder, context.arguments.office)
    context.output.answer(
        {"archive": str(folder), "uuid": identity.uuid, "office": identity.office},
        context.output.words("say.created", path=folder),
    )
    return 0


def import_(context: Context) -> int:
    failed = 0
    with context.writing() as desk:
        results = archive.importing.import_paths(
            desk, context.arguments.paths, together=context.arguments.together, progress=context.output
        )
        for result in results:
            failed += result.status == "failed"
            context.output.answer(_import_line(context, result), _import_sentence(context, result))
    return 1 if failed else 0


def attach(context: Context) -> int:
    with context.writing() as desk:
        lines = archive.attaching.attach(
            desk,
            context.arguments.id,
            context.arguments.files,
            caption=context.arguments.caption,
            progress=context.output,
        )
    for line in lines:
        context.output.answer(_attach_line(context, line), _attach_sentence(context, line))
    return 1 if any(line.error for line in lines) else 0


def edit(context: Context) -> int:
    typed = dict(_assignment(one) for one in context.arguments.fields)
    changed = archive.meetings.read_fields(typed)
    with context.writing() as desk:
        meeting_id = archive.meetings.show(desk, context.arguments.id).id
        meeting = archive.meetings.correct(desk, meeting_id, context.arguments.version, changed)
    said = "say.saved" if meeting.version != context.arguments.version else "say.unchanged"
    return _tell(context, meeting, said)


def bin_(context: Context) -> int:
    with context.writing() as desk:
        return _tell(context, archive.meetings.put_in_bin(desk, context.arguments.id), "say.binned")


def unbin(context: Context) -> int:
    with context.writing() as desk:
        return _tell(context, archive.meetings.take_from_bin(desk, context.arguments.id), "say.unbinned")


def list_(context: Context) -> int:
    """All of it in one reading, so that a meeting that comes in meanwhile neither doubles nor hides another."""
    with context.reading() as desk:
        _, every = archive.meetings.page(desk, Query(binned=context.arguments.binned, limit=EVERY))
    for one in every:
        context.output.answer(_summary_line(one), _summary_sentence(context, one))
    return 0


def show(context: Context) -> int:
    with context.reading() as desk:
        meeting = archive.meetings.show(desk, context.arguments.id)
    context.output.answer(archive.meetings.record(meeting), _describe(context, meeting))
    return 0


def _assignment(typed: str) -> tuple[str, str]:
    field, equals, value = typed.partition("=")
    if not equals:
        raise WrongUse("assignment", typed)
    return field.strip(), value


def _tell(context: Context, meeting: Meeting, said: str) -> int:
    sentence = context.output.words(said, title=meeting.fields.title, version=meeting.version)
    context.output.answer(archive.meetings.record(meeting), sentence)
    return 0


def _import_line(context: Context, result: ImportResult) -> dict[str, Any]:
    return {
        "source": result.source,
        "status": result.status,
        "id": result.id,
        "title": result.title,
        "warnings": [context.output.sentence(warning) for warning in result.warnings],
        "error": context.output.sentence(result.error) if result.error else None,
    }


def _import_sentence(context: Context, result: ImportResult) -> str:
    if result.error:
        return f"{name_of(result.source)}: {context.output.sentence(result.error)}"
    told = f"{name_of(result.source)}: {context.output.words(f'say.{result.status}')} – {result.title} ({result.id})"
    return "\n".join([told, *(f"  {context.output.sentence(warning)}" for warning in result.warnings)])


def _attach_line(context: Context, line: Attached) -> dict[str, Any]:
    status = "failed" if line.error else "skipped" if line.already_there else "attached"
    return {
        "source": line.source,
        "status": status,
        "id": line.attachment.id if line.attachment else None,
        "sha256": line.attachment.sha256 if line.attachment else None,
        "version": line.version or None,
        "error": context.output.sentence(line.error) if line.error else None,
    }


def _attach_sentence(context: Context, line: Attached) -> str:
    if line.error:
        return f"{name_of(line.source)}: {context.output.sentence(line.error)}"
    return f"{name_of(line.source)}: {context.output.words('say.skipped' if line.already_there else 'say.attached')}"


def _summary_line(one: MeetingSummary) -> dict[str, Any]:
    return {"id": one.id, "title": one.title, "date": one.date, "kind": one.kind, "reviewed": one.reviewed}


def _summary_sentence(context: Context, one: MeetingSummary) -> str:
    when = dates.show(one.date, one.end or one.date) if one.date else "–"
    mark = "" if one.reviewed else f"  ({context.output.words('say.unreviewed')})"
    return f"{one.id[:12]}  {when:<16}  {one.title}{mark}"


def _describe(context: Context, meeting: Meeting) -> str:
    """The record for people: the fields that are filled, the files, then the report itself."""
    fields, language = meeting.fields, context.output.language
    rows = [
        ("dates", "; ".join(dates.show(one.start, one.end, one.precision) for one in fields.dates)),
        ("kind", wording.kind_name(fields.kind, language)),
        ("organizer", fields.organizer or ""),
        ("place", fields.place or ""),
        ("citations", "; ".join(one.raw for one in fields.citations)),
    ]
    lines = [fields.title, f"{meeting.id}  v{meeting.version}"]
    lines += [f"{wording.field_name(field, language)}: {value}" for field, value in rows if value]
    lines += [f"– {one.file_name}{f': {one.caption}' if one.caption else ''}" for one in meeting.attachments]
    return "\n".join([*lines, "", fields.text])
