"""The list of syllables is made from a corpus, and leaves out what is rare."""

from __future__ import annotations

import gzip
import importlib.util
import json
import lzma
import unicodedata
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

from archive_app.text import syllable_list


@pytest.fixture
def maker() -> ModuleType:
    file = Path(__file__).parents[2] / "packaging" / "syllable_list.py"
    spec = importlib.util.spec_from_file_location("syllable_list_maker", file)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_from_a_corpus_to_a_module(maker: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus = tmp_path / "corpus.jsonl.gz"
    texts = [
        "Hòa bình, HOÀ giải 2018 " * 10,
        unicodedata.normalize("NFD", "hòa " * 12) + "QĐ-UBND " * 20 + "bình thường",
    ]
    with gzip.open(corpus, "wt", encoding="utf-8") as out:
        out.writelines(json.dumps({"id": str(at), "text": text}) + "\n" for at, text in enumerate(texts))
    monkeypatch.setattr(maker, "LIST", tmp_path / "made.py")
    maker.main(str(corpus))
    made: dict[str, str] = {}
    exec((tmp_path / "made.py").read_text(encoding="utf-8"), made)
    assert "2 laws" in made["__doc__"]
    words, _ = maker.counted(corpus)
    assert words == Counter({"hoà": 32, "qđ": 20, "ubnd": 20, "bình": 11, "giải": 10, "thường": 1})
    table = unicodedata.normalize("NFC", lzma.decompress(maker.base64.b85decode(made["PACKED"])).decode())
    assert table == "2 hoà qđ ubnd\n3 bình giải"


def test_what_is_rare_is_left_out(maker: ModuleType) -> None:
    table = lzma.decompress(maker.packed(Counter({"an": 2, "ăn": 1, "hđnd": 20, "kđ": 19})))
    assert table.decode() == "1 hđnd\n4 an"


def test_the_list_lies_as_the_script_writes_it() -> None:
    lines = Path(syllable_list.__file__).read_text(encoding="utf-8").splitlines()
    assert "packaging/syllable_list.py" in lines[0]
    assert Path(syllable_list.__file__).stat().st_size < 120_000
