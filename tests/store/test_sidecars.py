from __future__ import annotations

import json

import pytest

from archive_app.store import sidecars
from archive_app.store.layout import Layout


def test_a_record_is_one_readable_file_replaced_whole(layout: Layout) -> None:
    sidecars.write(layout, "ab" * 16, {"title": "Hội nghị cũ"})
    sidecars.write(layout, "ab" * 16, {"title": "Hội nghị tổng kết"})
    file = layout.records / "ab" / f"{'ab' * 16}.json"
    assert json.loads(file.read_text(encoding="utf-8")) == {"title": "Hội nghị tổng kết"}
    assert "Hội nghị tổng kết" in file.read_text(encoding="utf-8")
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_the_position_is_0_unless_it_is_known(layout: Layout) -> None:
    assert sidecars.position(layout) == 0
    sidecars.write_position(layout, 41)
    sidecars.write_position(layout, 42)
    assert sidecars.position(layout) == 42
    file = layout.records / "position.json"
    for garbage in (b"", b"{", b"[]", b'{"seq": "42"}', b'{"seq": -3}', b'{"seq": true}', b"\xff"):
        file.write_bytes(garbage)
        assert sidecars.position(layout) == 0


def test_only_an_id_names_a_record(layout: Layout) -> None:
    with pytest.raises(ValueError, match="not an id"):
        sidecars.write(layout, "../../outside", {})
