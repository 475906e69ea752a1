"""What lies in a segment's file comes back as it was put there, and nothing else is taken for such a file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive_app.search.arrays import MAGIC, Arrays, ArrayWriter, open_arrays
from archive_app.search.gathering import pack, unpack
from archive_app.search.words import Words, encode_words

TYPES = ["<u1", "<u2", "<u4", "<u8", "<i8", "<f4", ">u4"]
NUMBERS = st.lists(st.integers(0, 255), max_size=40)


def written(**arrays: np.ndarray) -> bytes:
    file = BytesIO()
    writer = ArrayWriter(file)
    for name, values in arrays.items():
        writer.put(name, values)
    writer.finish(count=3, named="mây")
    return file.getvalue()


@settings(max_examples=40)
@given(st.dictionaries(st.text(min_size=1, max_size=8), st.tuples(NUMBERS, st.sampled_from(TYPES)), max_size=6))
def test_arrays_come_back_as_they_were_put(given_arrays: dict[str, tuple[list[int], str]]) -> None:
    put = {name: np.array(values, kind) for name, (values, kind) in given_arrays.items()}
    read = Arrays(written(**put))
    for name, values in put.items():
        assert read[name].tolist() == values.tolist()
        assert read[name].dtype.itemsize == values.dtype.itemsize
        assert read[name].dtype.byteorder in "=|<"
        assert not read[name].flags.writeable
    assert read.facts == {"count": 3, "named": "mây"}


def test_pieces_become_one_array_and_begin_where_a_processor_likes() -> None:
    file = BytesIO()
    writer = ArrayWriter(file)
    writer.put("odd", np.arange(3, dtype=np.uint8))
    writer.put_pieces("pieces", np.dtype(np.uint32), (np.arange(n, dtype=np.uint32) for n in range(4)))
    writer.put_pieces("none", np.dtype(np.uint32), [])
    writer.finish()
    content = file.getvalue()
    read = Arrays(content)
    assert read["pieces"].tolist() == [0, 0, 1, 0, 1, 2]
    assert read["none"].tolist() == []
    begins = np.frombuffer(content, np.uint8).ctypes.data
    assert [(read[name].ctypes.data - begins) % 64 for name in ("odd", "pieces")] == [0, 0]
    with pytest.raises(KeyError):
        read["unheard"]


WHOLE = written(one=np.arange(100, dtype=np.uint32), two=np.arange(7, dtype=np.uint8))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        MAGIC,
        MAGIC + MAGIC,
        MAGIC + bytes(8) + MAGIC,
        b"PK\x03\x04" + bytes(100),
        bytes(1000),
        WHOLE[1:],
        WHOLE[:-1],
        WHOLE + b"\n",
        b"x" * 8 + WHOLE[8:],
        WHOLE[:-16] + (1 << 62).to_bytes(8, "little") + MAGIC,
        MAGIC + b"{not json" + (9).to_bytes(8, "little") + MAGIC,
        MAGIC + b"\xff\xfe" + (2).to_bytes(8, "little") + MAGIC,
    ],
)
def test_what_is_no_file_of_arrays_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "one.arrays"
    file.write_bytes(content)
    for look in (lambda: Arrays(content), lambda: open_arrays(file)):
        with pytest.raises(ValueError, match=r"."):
            look()


@given(st.integers(0, len(WHOLE) - 1))
def test_a_file_cut_short_is_refused(length: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        Arrays(WHOLE[:length])


def test_a_file_is_let_go_when_nobody_looks_at_it(tmp_path: Path) -> None:
    file = tmp_path / "one.arrays"
    file.write_bytes(WHOLE)
    read = open_arrays(file)
    kept = read["one"]
    read.close()
    assert kept.tolist() == list(range(100))
    other = open_arrays(file)
    other.close()
    with pytest.raises(ValueError, match=r"."):
        other["one"]


WORDS = st.lists(st.text(st.sampled_from("aăâđhội\u0301ủ京🎉z09-:"), max_size=5), max_size=60).map(set)


@given(WORDS, st.text(st.sampled_from("aăâđhộiz0"), max_size=3))
def test_a_vocabulary_finds_each_word_and_no_other(given_words: set[str], start: str) -> None:
    words = sorted(given_words)
    assert [one.encode() for one in words] == sorted(one.encode() for one in words)
    read = Words(encode_words(words))
    assert list(read) == words
    assert [read.find(one) for one in words] == list(range(len(words)))
    assert all(read.find(one) == -1 for one in ("x", "ủủủ", "", start) if one not in given_words)
    first, last = read.beginning_with(start)
    assert words[first:last] == [one for one in words if one.startswith(start)]


def test_words_are_found_after_many_others_were_asked() -> None:
    words = sorted({f"w{number}" for number in range(300)})
    read = Words(encode_words(words))
    for number in range(25_000):
        read.find(f"x{number}")
    assert [read.find(one) for one in words] == list(range(300))
    assert read.find("x7") == -1


NUMBERED: list[Callable[[int], int]] = [lambda n: n, lambda n: n * 977 % (1 << 21), lambda n: 65_535 + n, lambda n: 0]


@pytest.mark.parametrize("number_of", NUMBERED)
@pytest.mark.parametrize("count", [0, 1, 2, 300, 70_000])
def test_the_words_of_a_document_come_back(number_of: Callable[[int], int], count: int) -> None:
    stream = np.array([number_of(n) for n in range(count)], np.uint32)
    packed = pack(stream)
    assert unpack(packed, count).tolist() == stream.tolist()
    assert unpack(packed, count).dtype == np.uint32
    if count > 2:
        with pytest.raises(ValueError, match=r"."):
            unpack(packed, count - 1)
