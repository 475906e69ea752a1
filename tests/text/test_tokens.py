"""Words with offsets into the text as it was written."""

from __future__ import annotations

import random
import time
import unicodedata

from archive_app.text.folding import fold
from archive_app.text.tokens import Token, keys, tokens


def test_folding_takes_every_mark_and_the_stroke_of_the_d() -> None:
    for form in ("NFC", "NFD"):
        assert fold(unicodedata.normalize(form, "Đại hội ĐẢNG bộ, Thuỷ ưỡn ẹo")) == "dai hoi dang bo, thuy uon eo"
    assert fold("ÐẢNG, İstanbul, ｈội, ﬁle m²") == "dang, istanbul, hoi, file m2"


def test_words_of_composed_and_decomposed_text_are_the_same() -> None:
    text = "Hội nghị: đảng uỷ (Đảng ủy), GD&ĐT 2018_x"
    composed, apart = tokens(text), tokens(unicodedata.normalize("NFD", text))
    assert [token[2:] for token in composed] == [token[2:] for token in apart]
    assert " ".join(token.folded for token in composed) == "hoi nghi dang uy dang uy gd dt 2018 x"
    assert composed[3].exact == composed[5].exact == "uỷ"


def test_offsets_point_into_the_text_as_written() -> None:
    text = "  Ho\u0323\u0302i\xa0nghi\u0323, k\xadie\u0302\u0309m\u200b đi\u1ec3m"
    assert [text[token.start : token.end] for token in tokens(text)] == [
        "Ho\u0323\u0302i",
        "nghi\u0323",
        "k\xadie\u0302\u0309m",
        "đi\u1ec3m",
    ]
    assert tokens(text)[2] == Token(15, 22, "kiểm", "kiem")


def test_keys_are_the_tokens_without_offsets() -> None:
    text = "Chị Thuỳ (Thùy) họp ngày 2/3, \ufb01le, \u0441hung; \u0301 lạc"
    assert keys(text) == ([token.exact for token in tokens(text)], [token.folded for token in tokens(text)])
    assert keys("") == ([], [])


def test_hostile_runs_of_marks_take_no_time() -> None:
    started = time.process_time()
    for run in ("\u200b\u0301" * 200_000, "\u0301" * 400_000, "\u200b" * 400_000):
        tokens("a" + run + "!")
    assert time.process_time() - started < 2


def test_tokens_cover_random_mixtures() -> None:
    rng = random.Random(4)
    pieces = ["ho\u0323\u0302i", "hội", "\u200b", "\xad", " ", "-", "Đ", "7", "\u0301", "_", "\u2028"]
    for _ in range(300):
        text = "".join(rng.choices(pieces, k=12))
        for token in tokens(text):
            raw = text[token.start : token.end]
            assert raw == raw.strip()
            assert raw[-1] not in "\u200b\xad"
            assert token.folded == fold(raw)
