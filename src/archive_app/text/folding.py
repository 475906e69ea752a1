"""Takes the marks off: *Hội nghị* → *hoi nghi*, for finding what was typed without them.

Leaves splitting into words to `tokens`.
"""

from __future__ import annotations

import re
import unicodedata

from archive_app.text.unicode import INVISIBLE, MARKS

_D = str.maketrans("đðɖ", "ddd")
_DROPPED = re.compile(f"[{MARKS}{INVISIBLE}]")


def fold(text: str) -> str:
    """Lower case without marks, đ as d; NFC or NFD in. Full-width and other shapes of letters become plain ones."""
    text = text.lower()
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text).translate(_D)
    return unicodedata.normalize("NFC", _DROPPED.sub("", apart))
