"""Repairs digits that recognition of scanned pages takes for letters: số O9, ngày l5, 2O2l.

Only where the words around leave no doubt that a number is meant, letter for letter, so that places stay. Leaves the
words themselves alone.
"""

from __future__ import annotations

import re

from archive_app.model import Span

_D = "[0-9OoQlI|]"
_DIGITS = str.maketrans("OoQlI|", "000111")
_NUMBER = (
    rf"(?i:(?<![^\W_])số)[ :.]{{0,3}}(?P<paper>{_D}{{1,5}})(?= ?[-/–] ?(?:[12]{_D}{{3}} ?[-/] ?)?[A-ZĐ])"
    rf"|(?i:(?<![^\W_])ngày) (?P<day>{_D}{{1,2}})(?=,? (?:tháng|thang) {_D})"
    rf"|(?i:(?<![^\W_])(?:tháng|thang)) (?P<month>{_D}{{1,2}})(?=,? (?:năm|nam) [12lI]{_D}{{3}}(?![^\W_]))"
    rf"|(?i:(?<![^\W_])(?:năm|nam)) (?P<year>[12lI]{_D}{{3}})(?![^\W_])"
    rf"|(?<![^\W_])(?P<coded>[OolI|]{{1,3}}\d{{1,4}}|\d{{1,3}}[OolI|]{{1,2}})"
    rf"(?= ?[-/] ?[A-ZĐ][A-ZĐa-z]{{1,4}}[-/][A-ZĐ])"
    rf"|(?<![^\W_/])(?P<whole>{_D}{{1,2}}[/.-]{_D}{{1,2}}[/.-][12lI]{_D}{{3}})(?![^\W_])"
)
_DOUBTFUL = re.compile(_NUMBER)
_LETTER = re.compile("[OoQlI|]")
_SUSPECT = re.compile(r"(?<![^\W\d_])[0-9]*[OoQlI|][0-9OoQlI|]*(?![^\W_])")


def mend(text: str) -> tuple[str, tuple[Span, ...]]:
    """The text with such digits put right, of the same length, and the places that were changed."""
    if not _SUSPECT.search(text):
        return text, ()
    changed: list[Span] = []
    mended: list[str] = []
    done = 0
    for found in _DOUBTFUL.finditer(text):
        start, end = found.span(found.lastgroup or 0)
        if _LETTER.search(text, start, end) and (
            found.lastgroup != "year" or text[start:end].translate(_DIGITS).isdigit()
        ):
            mended += (text[done:start], text[start:end].translate(_DIGITS))
            done = end
            changed.append((start, end))
    return "".join([*mended, text[done:]]) if changed else text, tuple(changed)
