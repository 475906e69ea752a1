"""Lists the words one slip of the fingers away from a folded word, and says how likely such a slip is.

Leaves to the caller which of them are words at all.
"""

from __future__ import annotations

from string import ascii_lowercase

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def near(word: str) -> set[str]:
    """All strings at edit distance one: a letter left out, put in or replaced (a to z), two neighbours swapped.

    Without ``word`` itself. Folded ASCII in and out; some 55 strings a letter.
    """
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    left_out = {head + tail[1:] for head, tail in cuts if tail}
    put_in = {head + c + tail for head, tail in cuts for c in ascii_lowercase}
    replaced = {head + c + tail[1:] for head, tail in cuts if tail for c in ascii_lowercase}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    return (left_out | put_in | replaced | swapped) - {word}


def slip(typed: str, meant: str) -> float:
    """How likely ``meant`` came out as ``typed``, of folded words that are `near`: from 0 to 2, more is likelier.

    Neighbours swapped 1.5, a letter more or less 0.5, a key hit beside the right one 0.5; and 0.5 for the same first
    letter, which people seldom get wrong.
    """
    first = 0.5 if typed[:1] == meant[:1] != "" else 0.0
    if len(typed) != len(meant):
        return first + (0.5 if abs(len(typed) - len(meant)) == 1 else 0.0)
    wrong = [at for at in range(len(typed)) if typed[at] != meant[at]]
    if _swapped(typed, meant, wrong):
        return first + 1.5
    return first + (0.5 if len(wrong) == 1 and typed[wrong[0]] in _BESIDE.get(meant[wrong[0]], "") else 0.0)


def _swapped(typed: str, meant: str, wrong: list[int]) -> bool:
    if len(wrong) != 2 or wrong[1] - wrong[0] != 1:
        return False
    pair = slice(wrong[0], wrong[1] + 1)
    return typed[pair] == meant[pair][::-1]


def _keyboard() -> dict[str, str]:
    """The keys that touch each key; every row stands half a key to the right of the one above."""
    keys = {c: (2 * column + row, row) for row, letters in enumerate(_ROWS) for column, c in enumerate(letters)}
    return {c: "".join(d for d, (u, v) in keys.items() if abs(x - u) + abs(y - v) == 2) for c, (x, y) in keys.items()}


_BESIDE = _keyboard()
