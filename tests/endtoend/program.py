"""The program as its users have it: a command in its own process, judged by what it prints and how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPORT = (
    "Hội nghị Kiểm điểm công tác Đảng năm 2018\n\n"
    "\xa0 \xa0 \xa0Thực hiện Quyết định số 06-QĐ/HU ngày 26 tháng 11 năm 2018 của Ban thường vụ Huyện uỷ, ngày 25 và "
    "26/12/2018 Ban chấp hành Đảng bộ Phòng Giáo dục Và Đào tạo huyện Hải Lâm đã tổ chức hội nghị kiểm điểm công tác "
    "đảng năm 2018. Về dự hội nghị có đồng chí: Phạm Thị Thu Hằng - Thường vụ huyện uỷ, Trưởng Ban tuyên giáo huyện; "
    "đồng chí: Lương Quốc Đạt - Phó chủ nhiệm UBKT huyện uỷ.\n"
    "\xa0 \xa0 \xa0Hội nghị đã nghe hai báo cáo, các ý kiến của Đảng ủy và đoàn công tác 😀.\n"
)
"""A report with the traps of real ones: NBSP indents, uỷ and ủy, two days in one date, a decision with its own date."""


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.split("\n") if line]

    @property
    def answer(self) -> dict[str, Any]:
        (only,) = self.lines
        return only


@dataclass(frozen=True)
class Program:
    """``archive`` is what `--archive` names in every call, None for none at all."""

    archive: Path | None = None

    def command(self, *words: str) -> list[str]:
        named = ["--archive", str(self.archive)] if self.archive else []
        return [sys.executable, "-m", "archive_app", *named, *words]

    def __call__(self, *words: str, stdin: str = "", env: dict[str, str] | None = None) -> Ended:
        done = subprocess.run(
            self.command(*words),
            input=stdin.encode("utf-8"),
            capture_output=True,
            env={**os.environ, **(env or {})},
            timeout=60,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace"))
