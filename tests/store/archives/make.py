"""Makes the tiny archive of the present schema that the tests keep for ever: ``python tests/store/archives/make.py``.

Run it once, before a schema is released; never again for that step, or it would no longer be what users have.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from pathlib import Path

from archive_app.model import Citation, MeetingDate, MeetingFields, NewOriginal, Query
from archive_app.store import folder, meetings, originals, saved_searches
from archive_app.store.database import Database
from archive_app.store.layout import Layout
from archive_app.store.schema import STEPS

PHOTO = b"not really a photo, but the bytes of one original\n"


def fill(layout: Layout) -> None:
    """Two meetings, one corrected and one in the bin, an original, captions, citations, a search: a row everywhere."""
    sha256, size = originals.keep_bytes(layout, PHOTO)
    database = Database.open(layout, read_only=False)
    with database.write() as conn:
        first = MeetingFields(
            title="Hội nghị triển khai nhiệm vụ năm học",
            text="Ông Trần Quốc Bảo chủ trì.\nCăn cứ Kế hoạch 05-KH/HU ngày 03/8/2015.",
            kind="trien_khai",
            dates=(MeetingDate("2015-08-20", "2015-08-21", raw="20-21/8/2015", span=(0, 5)),),
            place="Hội trường huyện",
            organizer="Phòng Giáo dục huyện Sao Mai",
            citations=(Citation("05", "KH/HU", "05-KH/HU", "party", "Kế hoạch", "2015-08-03", "Huyện uỷ", (35, 43)),),
        )
        kept = meetings.add(conn, first, [NewOriginal(sha256, size, "ảnh.jpg", "photo", "Toàn cảnh")], "Lan")
        meetings.correct(conn, kept.id, 1, {"reviewed": True}, "Lan")
        binned = meetings.add(conn, MeetingFields("Hội nghị nhập nhầm"), (), "Lan")
        meetings.set_binned(conn, binned.id, True, "Lan")
        saved_searches.keep(conn, "Triển khai hằng năm", Query("triển khai", kind="trien_khai", sort="date"), "Lan")
    database.close()


def main() -> None:
    target = Path(__file__).parent / f"step-{STEPS}"
    if any(target.glob("*.sql")):
        sys.exit(f"{target} is there already, and what was released does not change")
    with tempfile.TemporaryDirectory() as place:
        os.environ["ARCHIVE_APP_HOME"] = place
        layout = Layout(Path(place) / "kho")
        folder.create(layout.folder, "Phòng Giáo dục huyện Sao Mai")
        fill(layout)
        raw = sqlite3.connect(layout.database)
        kept_by_header = [f"PRAGMA {name} = {raw.execute(f'PRAGMA {name}').fetchone()[0]};" for name in HEADER]
        target.mkdir(exist_ok=True)
        (target / "archive.sql").write_text("\n".join([*kept_by_header, *raw.iterdump()]), encoding="utf-8")
        raw.close()
        (target / "KHO.json").write_bytes(layout.identity.read_bytes())
        (target / "original").write_bytes(PHOTO)


HEADER = ("page_size", "application_id", "user_version")

if __name__ == "__main__":
    main()
