"""``python -m archive_app.archive.rebuilding FOLDER [merge]``: the process in which a window has its index built.

With ``merge`` the index that is there is only tidied up.

It prints "done total" lines, and ends when whoever started it is gone. Work of seconds or minutes in pure Python would
hold the window's interpreter lock if a thread did it.
"""

from __future__ import annotations

import sys
from pathlib import Path

from archive_app.archive import desk, idle, indexing


class _Told:
    def step(self, done: int, total: int, note: str = "") -> None:
        print(done, total, flush=True)  # noqa: T201  (this is how the two processes speak)


def main(folder: str, what: str = "") -> int:
    opened = desk.open_desk(Path(folder), read_only=True)
    try:
        if what == "merge":
            return 0 if idle.merge(opened, _Told()) else 1
        return 0 if indexing.rebuild(opened, _Told()) else 1
    except BrokenPipeError:
        return 1
    finally:
        desk.close(opened)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
