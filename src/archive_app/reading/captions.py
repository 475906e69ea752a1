"""Tells the words below a picture from the name of its file and from the text that goes on."""

from __future__ import annotations

import re

LONGEST = 400
"""Characters of the longest caption; more is text."""

_FILE_NAME = re.compile(
    r"\S+\.(?:jpe?g|png|gif|bmp|tiff?|webp|wmf|emf|svg)"
    r"|(?:image|img|picture|graphic|object|dsc[nf]?|photo|hình ảnh|hình|ảnh|untitled|screenshot)[\s_-]*\(?\d*\)?"
    r"|[\w-]*\d[\w-]*",
    re.IGNORECASE,
)
_MACHINE = re.compile(
    r"(?:A |An )?(?:picture|image|photo|group of|person|text) (?:containing|of|standing)", re.IGNORECASE
)
_SAYS_SO = re.compile(
    r"\s*[(\[*]?\s*(?:Ảnh|Hình|Hình ảnh|Chú thích|Tranh|Toàn cảnh|Quang cảnh)\b(?:\s*[\d.:–-]|\s+\w)", re.IGNORECASE
)


def caption_of(words: str | None) -> str | None:
    """The words in one line if they can be a caption; None for nothing, a file's name, a machine's guess, a text."""
    told = " ".join((words or "").split())
    if not told or len(told) > LONGEST or _FILE_NAME.fullmatch(told) or _MACHINE.match(told):
        return None
    return told


def is_caption(words: str) -> bool:
    """Whether a line says itself that it tells of a picture: "Ảnh: …", "Hình 2. …", "Quang cảnh …"."""
    return len(words) <= LONGEST and _SAYS_SO.match(words) is not None
