"""The sample archive: every file is there and opens, the promised traps are really in it, and nobody real is."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from archive_app import model, paths
from archive_app.text import dates, folding, numbers

SAMPLES = paths.resources() / "samples"
LIST: dict[str, Any] = json.loads((SAMPLES / "samples.json").read_text(encoding="utf-8"))
MEETINGS: list[dict[str, Any]] = LIST["meetings"]
ATTACHMENTS: list[dict[str, Any]] = [attachment for meeting in MEETINGS for attachment in meeting["attachments"]]
REVIEWS = {year: SAMPLES / "reports" / f"kiem-diem-dang-{year}.txt" for year in (2015, 2016, 2017, 2018)}

REAL = {
    "9170cf675227f643",
    "79d9f9061a07c5ac",
    "96580c30495f0f6a",
    "07a1c48313199d16",
    "9901cfffeda895c9",
    "ff260046285ecff3",
    "db1740772b298191",
    "ee6a877344a3a4d8",
    "ac5c13e103644071",
    "73cd299a268e69e7",
    "3365f0670d9f4763",
}
"""Fingerprints of names, places and numbers from a real report that must never get into the project."""


def text_of(report: Path) -> str:
    return report.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def review(year: int) -> str:
    return unicodedata.normalize("NFC", text_of(REVIEWS[year]))


def everything() -> str:
    return "\n".join(unicodedata.normalize("NFC", text_of(path)) for path in sorted((SAMPLES / "reports").iterdir()))


def test_list_names_every_file_once_and_no_other() -> None:
    listed = [meeting["report"] for meeting in MEETINGS] + [attachment["file"] for attachment in ATTACHMENTS]
    folders = ("reports", "photos", "scans")
    there = [f"{folder}/{path.name}" for folder in folders for path in (SAMPLES / folder).iterdir()]
    assert sorted(listed) == sorted(there)
    assert len(MEETINGS) == 12
    assert LIST["main_example"] in listed


@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda meeting: Path(meeting["report"]).stem)
def test_report_says_what_the_list_says_of_it(meeting: dict[str, Any]) -> None:
    text = unicodedata.normalize("NFC", text_of(SAMPLES / meeting["report"]))
    assert 150 <= len(text.split()) <= 700
    assert meeting["title"].lower() in text.lower()
    assert meeting["kind"] in model.MEETING_KINDS
    days = {(mention.start.isoformat(), mention.end.isoformat()) for mention in dates.find_dates(text)}
    assert (meeting["start"], meeting["end"]) in days


def test_list_is_in_order_of_time() -> None:
    starts = [meeting["start"] for meeting in MEETINGS]
    assert starts == sorted(starts)


@pytest.mark.parametrize("attachment", ATTACHMENTS, ids=lambda attachment: Path(attachment["file"]).stem)
def test_pictures_open_and_stay_small(attachment: dict[str, Any]) -> None:
    file = SAMPLES / attachment["file"]
    with Image.open(file) as picture:
        picture.load()
        seen = (picture.format, picture.mode, picture.size)
    assert attachment["kind"] in {"photo", "document"}
    assert seen == (("JPEG", "RGB", (1600, 1067)) if attachment["kind"] == "photo" else ("JPEG", "L", (1240, 1754)))
    assert file.stat().st_size <= (250_000 if attachment["kind"] == "photo" else 300_000)


def test_some_photos_wait_for_a_caption() -> None:
    captions = [attachment["caption"] for attachment in ATTACHMENTS if attachment["kind"] == "photo"]
    assert 8 <= len(captions) <= 10
    assert None in captions
    assert sum(caption is not None for caption in captions) > len(captions) / 2


def test_all_of_it_fits_in_three_megabytes() -> None:
    assert sum(file.stat().st_size for file in SAMPLES.rglob("*") if file.is_file()) <= 3_000_000


def test_one_report_is_decomposed_and_the_others_are_not() -> None:
    decomposed = [year for year in REVIEWS if text_of(REVIEWS[year]) != review(year)]
    assert decomposed == [2016]
    assert text_of(REVIEWS[2016]) == unicodedata.normalize("NFD", review(2016))


def test_one_report_has_a_mark_of_order_and_windows_line_ends() -> None:
    raw = REVIEWS[2017].read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") > 20
    others = [path.read_bytes() for path in (SAMPLES / "reports").iterdir() if path != REVIEWS[2017]]
    assert not any(b"\r" in other or other.startswith(b"\xef\xbb\xbf") for other in others)


def test_main_example_has_the_traps_of_a_pasted_page() -> None:
    text = review(2018)
    assert len(re.findall(r"^(?:\u00a0 ){3}\S", text, re.MULTILINE)) >= 10
    assert {"uỷ", "ủy"} <= set(re.findall(r"uỷ|ủy", text))
    assert {"hoà", "hòa"} <= set(re.findall(r"hoà|hòa", text))
    assert "Thường vụ huyện uỷ" in text  # clipped: Uỷ viên Ban Thường vụ
    assert text.endswith(
        "hòa nhã\nMột số hình ảnh của hội nghị\n.\nUntitled\n.\nIMG_20181225_083012\n.\nIMG_20181226_164540\n"
        "Ban biên tập Phòng GD&ĐT"
    )


def test_main_example_cites_a_decision_with_a_day_of_its_own() -> None:
    text = review(2018)
    cited = next(mention for mention in numbers.find_numbers(text) if mention.number == "11")
    assert (cited.notation, cited.system, cited.type_name) == ("QĐ/HU", "party", "Quyết định")
    found = dates.find_dates(text)
    assert [mention.start.isoformat() for mention in found[:2]] == ["2018-11-28", "2018-12-25"]
    assert found[1].raw == "25 và 26/12/2018"


@pytest.mark.parametrize(
    "trap",
    [
        "tháng 8  năm 2019",  # two spaces
        "từ ngày 29/12 đến hết ngày 08/01/2018",  # over a new year, the first without one
        "Từ ngày 16 đến ngày 18/7/2019",
        "Sáng 08.8.2017",
        "năm học 2017 - 2018",  # a school year, not two dates
        "nhiệm kỳ 2018 - 2020",
        "187/PGDĐT-TTr",
        "Số: 352 /TB-PGDĐT",  # a space before the stroke; the paper's own number
        "15-CT/HU",
        "UBKT",
        "UBND huyện",
        "Phòng GD&ĐT",
        "đ/c ",
        "nguyên Bí thư",
        "ThS. ",
        "KT. TRƯỞNG PHÒNG",
    ],
)
def test_trap_is_somewhere(trap: str) -> None:
    assert trap in everything()


@pytest.mark.parametrize(
    ("matter", "years"),
    [
        ("nhóm trẻ tư thục", {2016, 2017, 2018}),
        ("bếp ăn một chiều", {2017, 2018}),
        ("phòng học tạm", {2015, 2016, 2017, 2018}),
        ("đội tuyển học sinh giỏi", {2015, 2016, 2017, 2018}),
        ("hồ sơ đảng viên", {2016, 2017}),
        ("biên bản sinh hoạt", {2015, 2016}),
        ("giám sát chuyên đề", {2016, 2017}),
        ("tự phê bình và phê bình", {2015, 2016, 2017, 2018}),
        ("sáp nhập", {2018}),
    ],
)
def test_a_matter_of_the_reviews_returns_in_the_years_it_should(matter: str, years: set[int]) -> None:
    assert {year for year in REVIEWS if matter in review(year).lower()} == years


def test_figures_of_the_reviews_agree_from_year_to_year() -> None:
    assert "12 phòng học tạm" in review(2015)
    assert "từ 12 xuống còn 7 phòng" in review(2016)
    assert "chỉ còn 2 phòng" in review(2017)
    assert "không còn phòng học tạm" in review(2018)
    assert "14 nhóm trẻ tư thục" in review(2016)
    assert "9/14 nhóm trẻ; còn 5 nhóm" in review(2017)
    assert "14 nhóm phải xử lý từ năm 2016, đến nay 12 nhóm đã được cấp phép, 2 nhóm đã đình chỉ" in review(2018)


def real_things(text: str) -> set[str]:
    """Runs of one to four words that are on the list of what is real."""
    words = re.findall(r"[^\W_]+", folding.fold(text))
    runs = {" ".join(words[i : i + n]) for n in (1, 2, 3, 4) for i in range(len(words))}
    return {run for run in runs if hashlib.sha256(run.encode()).hexdigest()[:16] in REAL}


def test_nobody_real_is_in_the_samples() -> None:
    root = Path(__file__).resolve().parent.parent
    drawn = "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "packaging").glob("sample*.py")))
    listed = json.dumps(LIST, ensure_ascii=False) + (SAMPLES / "README.txt").read_text(encoding="utf-8")
    assert not real_things(everything() + "\n" + drawn + "\n" + listed)
