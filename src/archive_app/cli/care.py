"""Commands that look after an archive and after the program: reindex, verify, doctor."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict

from archive_app import archive, wording
from archive_app.cli.context import Context
from archive_app.errors import WrongUse

_FINE = {"ok", "not_checked"}


def reindex(context: Context) -> int:
    with context.writing() as desk:
        state = archive.indexing.rebuild(desk, context.output)
    if state is None:
        context.output.warn(context.output.words("say.index_busy"))
        return 1
    context.output.answer({"indexed": state.done}, context.output.words("say.indexed", total=state.done))
    return 0


def verify(context: Context) -> int:
    """Tells every object in a state. "Not checked" is never called right, but is no fault either."""
    with context.reading() as desk:
        findings = list(archive.upkeep.verify(desk, full=context.arguments.full, progress=context.output))
    states = Counter(finding.state for finding in findings)
    wrong = [finding for finding in findings if finding.state not in _FINE]
    language = context.output.language
    told = [
        f"{finding.name}: {wording.state_name(finding.state, language)} {finding.detail}".rstrip() for finding in wrong
    ]
    told.append(
        context.output.words("say.verified", total=len(findings), wrong=len(wrong), unchecked=states["not_checked"])
    )
    context.output.answer(
        {
            "full": context.arguments.full,
            "wrong": len(wrong),
            "states": dict(states),
            "findings": [asdict(finding) for finding in findings],
        },
        "\n".join(told),
    )
    return 1 if wrong else 0


def doctor(context: Context) -> int:
    """Works without an archive too: it tells about the program, then about the archive where one is named."""
    try:
        folder = context.folder
    except WrongUse:
        folder = None
    report = archive.upkeep.examine(folder)
    lines = [f"{name}: {value}" for name, value in report.versions.items()]
    lines += [f"{place.name}: {place.path}" for place in report.places]
    lines += [context.output.sentence(problem) for problem in report.problems]
    context.output.answer(
        {
            "versions": report.versions,
            "places": {place.name: place.path for place in report.places},
            "archive": report.archive,
            "problems": [context.output.sentence(problem) for problem in report.problems],
        },
        "\n".join(lines),
    )
    return 1 if report.problems else 0
