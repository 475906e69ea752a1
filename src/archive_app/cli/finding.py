"""The command search: one query, or a file of them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_app import archive
from archive_app.cli.context import Context
from archive_app.errors import WrongUse
from archive_app.model import Answer, Hit, Query, Snippet
from archive_app.text import dates

if TYPE_CHECKING:
    from archive_app.archive.desk import Desk


def search(context: Context) -> int:
    batch = context.arguments.batch
    if batch and context.arguments.query:
        raise WrongUse("query")
    with context.reading() as desk:
        archive.upkeep.catch_up_or_rebuild(desk, context.output)
        for words in _lines(batch) if batch else (" ".join(context.arguments.query),):
            _answer(context, desk, words)
            if context.output.deaf:
                break
    return 0


def _answer(context: Context, desk: Desk, words: str) -> None:
    asked = context.arguments
    query = Query(
        words=words,
        year=asked.year,
        kind=asked.kind,
        person=asked.person,
        sort=asked.sort,
        limit=asked.limit,
        offset=asked.offset,
    )
    answer = archive.searching.search(desk, query)
    if not answer.complete:
        context.output.warn(context.output.words("say.incomplete"))
    context.output.answer(_as_json(answer), _as_text(context, answer))


def _lines(batch: str) -> Iterator[str]:
    """The queries of a file, a line each, whatever other separators they hold."""
    try:
        content = sys.stdin.buffer.read() if batch == "-" else Path(batch).read_bytes()
    except OSError as error:
        raise WrongUse("file", batch) from error
    text = content.decode("utf-8-sig", "replace").removesuffix("\n")
    yield from (line.removesuffix("\r") for line in text.split("\n")) if content else ()


def _as_json(answer: Answer) -> dict[str, Any]:
    return {
        "query": answer.query.words,
        "understood": answer.understood,
        "total": answer.total,
        "suggestion": answer.suggestion,
        "took_ms": round(answer.took_ms, 2),
        "hits": [
            {
                "id": hit.meeting.id,
                "source": hit.meeting.source,
                "title": hit.meeting.title,
                "date": hit.meeting.date,
                "score": round(hit.score, 4),
                "snippets": [
                    {"field": one.field, "text": one.text, "marks": [list(mark) for mark in one.marks]}
                    for one in _marked(hit)
                ],
                "pages": [],
            }
            for hit in answer.hits
        ],
    }


def _marked(hit: Hit) -> list[Snippet]:
    """The passages with something marked in them, the title first where words of the query stand in it."""
    title = [Snippet("title", hit.meeting.title, hit.title_marks)] if hit.title_marks else []
    return title + [one for one in hit.snippets if one.marks]


def _as_text(context: Context, answer: Answer) -> str:
    lines = [context.output.words("say.total", total=answer.total)]
    for hit in answer.hits:
        when = dates.show(hit.meeting.date, hit.meeting.end or hit.meeting.date) if hit.meeting.date else "–"
        title = _with_marks(Snippet("title", hit.meeting.title, hit.title_marks))
        lines.append(f"{hit.meeting.id[:12]}  {when:<16}  {title}")
        lines += [f"    {_with_marks(one)}" for one in hit.snippets if one.text]
    return "\n".join(lines)


def _with_marks(snippet: Snippet) -> str:
    """The passage with what was found set apart: in bold on a terminal, between brackets elsewhere."""
    before, after = ("\033[1;33m", "\033[0m") if sys.stdout.isatty() else ("[", "]")
    told, end = "", 0
    for start, stop in snippet.marks:
        told += snippet.text[end:start] + before + snippet.text[start:stop] + after
        end = stop
    return told + snippet.text[end:]
