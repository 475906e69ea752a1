"""The command extract: what a report says, shown and not kept."""

from __future__ import annotations

from typing import Any

from archive_app import archive, wording
from archive_app.cli.context import Context
from archive_app.cli.output import name_of
from archive_app.text import dates


def extract(context: Context) -> int:
    """A line for each file, in order; 1 when any could not be read."""
    failed = False
    for source in context.arguments.files:
        suggested = archive.extracting.extract_file(source)
        error = context.output.sentence(suggested.error) if suggested.error else None
        failed = failed or error is not None
        record = archive.extracting.record(suggested)
        record["warnings"] += [context.output.sentence(warning) for warning in suggested.warnings]
        told = f"{name_of(source)}: {error}" if error else _describe(context, name_of(source), record)
        context.output.answer({"source": source, "error": error, **record}, told)
    return 1 if failed else 0


def _describe(context: Context, name: str, record: dict[str, Any]) -> str:
    """The values that were found, one on a line, under the name of the file."""
    language = context.output.language
    days = (dates.show(day["start"], day["end"]) if day["start"] else day["raw"] for day in record["dates"])
    rows = [
        ("title", record["title"] or ""),
        ("dates", "; ".join(days)),
        ("kind", wording.kind_name(record["meeting_type"], language)),
        ("organizer", record["organizer"] or ""),
        ("place", record["place"] or ""),
        ("citations", "; ".join(one["raw"] for one in record["citations"])),
    ]
    lines = [f"{wording.field_name(field, language)}: {value}" for field, value in rows if value]
    lines += [f"– {', '.join([one['name'], *one['roles']])}" for one in record["persons"]]
    lines += [f"– {one['title']}{' – ' + one['presenter'] if one['presenter'] else ''}" for one in record["reports"]]
    lines += [f"– [{context.output.words('say.' + one['kind'])}] {one['text']}" for one in record["statements"]]
    lines += [f"– {one['caption']}" for one in record["photos"] if one["caption"]]
    if record["signature"]:
        signed = (record["signature"][key] for key in ("title", "name", "body"))
        lines.append(f"– {', '.join(part for part in signed if part)}")
    return "\n".join([name, *(f"  {line}" for line in lines)])
