"""Makes characters of the bytes of a text that may say its encoding, truly or not; never fails.

Bytes of an old font come out as the characters of CP1252 or C1, from which `text.legacy` knows them.
"""

from __future__ import annotations

import codecs
import re

_SINGLE = ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii", "x-user-defined", "windows-1252", "cp1252")
_IN_HTML = re.compile(
    rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)", re.I
)


def western(content: bytes) -> str:
    """Bytes as CP1252, and as C1 where it has holes."""
    return "".join(_WESTERN[one] for one in content) if not content.isascii() else content.decode("ascii")


def _western_table() -> list[str]:
    return [bytes([one]).decode("cp1252", "replace").replace("\ufffd", chr(one)) for one in range(256)]


_WESTERN = _western_table()


def decoded(content: bytes, declared: str | None = None) -> str:
    """The text: by its byte order mark, as declared if that fits, as UTF-8 if it can be, else as CP1252."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", declared):  # UTF-8 first: no other text is UTF-8 by chance
        if encoding and encoding.lower() not in _SINGLE:
            try:
                return content.decode(codecs.lookup(encoding).name)
            except (LookupError, UnicodeError):
                continue
    return western(content)


def declared_in_page(content: bytes) -> str | None:
    """The encoding that the head of an HTML page names."""
    found = _IN_HTML.search(content[:4096])
    return (found[1] or found[2]).decode("ascii") if found else None
