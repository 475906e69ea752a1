"""Makes the list of Vietnamese syllables by which old encodings are told apart: text/syllable_list.py.

    python packaging/syllable_list.py CORPUS.jsonl.gz     one JSON object a line, with its text under "text"

Feed it only with what no copyright covers: laws, decrees, circulars, decisions (Law on Intellectual Property, article
15). What the list means is told in `archive_app.text.likelihood`.
"""

from __future__ import annotations

import base64
import gzip
import json
import lzma
import math
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

from archive_app.text.syllables import parts_of
from archive_app.text.unicode import canonical

LIST = Path(__file__).resolve().parent.parent / "src" / "archive_app" / "text" / "syllable_list.py"
RARE_SYLLABLE, RARE_OTHER = 2, 20
"""How often a syllable, or an abbreviation or foreign word, must stand in the corpus; rarer ones are slips."""

_WORD = re.compile(r"[^\W\d_]+")
_HEAD = '''"""Vietnamese syllables by how common they are, packed; made by packaging/syllable_list.py, not by hand.

Counted in {documents} laws, decrees and circulars, which no copyright covers. `likelihood` unpacks and explains it.
"""

PACKED = (
{lines}
)
'''


def counted(corpus: Path) -> tuple[Counter[str], int]:
    """How often each word stands in the corpus, in its one canonical spelling, and the number of documents."""
    words: Counter[str] = Counter()
    documents = 0
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for documents, line in enumerate(lines, 1):  # noqa: B007 (the last number is the answer)
            words.update(_WORD.findall(canonical(json.loads(line)["text"]).lower()))
    return words, documents


def packed(words: Counter[str]) -> bytes:
    """A line for each class of frequency: the bits that a word of it is worth, then its words."""
    kept = {word: times for word, times in words.items() if times >= (RARE_SYLLABLE if parts_of(word) else RARE_OTHER)}
    total = sum(words.values())
    classes: dict[int, list[str]] = defaultdict(list)
    for word in sorted(kept):
        classes[round(-math.log2(kept[word] / total))].append(word)
    table = "\n".join(f"{bits} {' '.join(classes[bits])}" for bits in sorted(classes))
    # Letter and mark apart repeat more than whole letters do.
    return lzma.compress(unicodedata.normalize("NFD", table).encode(), preset=9 | lzma.PRESET_EXTREME)


def main(corpus: str) -> None:
    words, documents = counted(Path(corpus))
    literal = base64.b85encode(packed(words)).decode("ascii")
    lines = "\n".join(f'    "{literal[at : at + 112]}"' for at in range(0, len(literal), 112))
    LIST.write_text(_HEAD.format(documents=documents, lines=lines), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
