"""The command search: one query, or a file of them; a query kept under a name, and found again by it."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from archive_app import archive
from archive_app.cli.context import Context
from archive_app.errors import WrongUse
from archive_app.model import Answer, Hit, Query, SavedSearch, Snippet
from archive_app.text import dates

if TYPE_CHECKING:
    from archive_app.archive.desk import Desk


_OPTIONS = ("year", "kind", "person", "sort")
"""What narrows and orders a query on the command line, by the names that a query has for them."""


def search(context: Context) -> int:
    asked = context.arguments
    _need_one_question(asked)
    if asked.list_saved:
        return _list_saved(context)
    query = Query(" ".join(asked.query))
    if asked.save is not None:
        _save(context, _narrowed(asked, query))
    with context.reading() as desk:
        if asked.saved is not None:
            query = archive.saved_searches.named(desk, asked.saved).query
        archive.upkeep.catch_up_or_rebuild(desk, context.output)
        for words in _lines(asked.batch) if asked.batch else (query.words,):
            _answer(context, desk, _narrowed(asked, replace(query, words=words)))
            if context.output.deaf:
                break
    return 0


def _need_one_question(asked: Namespace) -> None:
    others = (asked.batch, asked.saved is not None, asked.list_saved)
    if asked.save is not None and any(others):
        raise WrongUse("save")
    if sum(map(bool, (asked.query, *others))) > 1:
        raise WrongUse("query")


def _narrowed(asked: Namespace, query: Query) -> Query:
    given = {name: value for name in _OPTIONS if (value := getattr(asked, name)) is not None}
    return replace(query, limit=asked.limit, offset=asked.offset, **given)


def _save(context: Context, query: Query) -> None:
    """Saved before it is asked, so that the archive is not held for as long as the answer takes."""
    name = archive.saved_searches.read_name(context.arguments.save)
    with context.writing() as desk:
        archive.saved_searches.save_search(desk, name, query)
    context.output.warn(context.output.words("say.search_saved", name=name))


def _list_saved(context: Context) -> int:
    with context.reading() as desk:
        every = archive.saved_searches.saved(desk)
    for one in every:
        context.output.answer(archive.saved_searches.record(one), _saved_sentence(one))
    return 0


def _saved_sentence(one: SavedSearch) -> str:
    """Its name and words, and in brackets what else it asks for."""
    usual, options = Query(), archive.saved_searches.record(one)["options"]
    told = [f"{name}={_shown(value)}" for name, value in options.items() if value != getattr(usual, name)]
    bracket = f"({', '.join(told)})" if told else ""
    return f"{one.name}: {one.query.words} {bracket}".rstrip()


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _answer(context: Context, desk: Desk, query: Query) -> None:
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
    lines = [context.output.words("say.about" if answer.about else "say.total", total=answer.total)]
    if answer.read_as:
        lines.append(context.output.words("say.read_as", words=answer.read_as))
    if answer.nearly and answer.hits:
        lines.append(context.output.words("say.nearly"))
    if answer.suggestions:
        lines.append(context.output.words("say.suggested", words=" · ".join(answer.suggestions)))
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
