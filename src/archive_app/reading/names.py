"""Knows how the names of people are written: Nguyễn Văn An, NGUYỄN VĂN AN, Ng. Văn An, Y Thim, H'Lan Êban.

A family name makes a name surer and is never the only test. Leaves who introduces a name to `people`.
"""

from __future__ import annotations

import re

from archive_app.reading.composed import Copy
from archive_app.reading.offices import office_at

_CAPITAL = "".join(chr(c) for c in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)) if chr(c).isupper())
_SMALL = "".join(chr(c) for c in (*range(0x61, 0x250), *range(0x1E00, 0x1F00)) if chr(c).islower())
_SYLLABLE = rf"(?:[{_CAPITAL}]['’ʼ]?[{_CAPITAL}]?[{_SMALL}]+|[{_CAPITAL}]['’ʼ]?[{_CAPITAL}]*)"
_INITIAL = rf"[{_CAPITAL}][ghnrt]?\. ?"  # Ng. Văn An, Lê V. An
_RUN = re.compile(rf"(?:{_INITIAL}|{_SYLLABLE} {{1,3}}){{0,7}}{_SYLLABLE}(?![^\W_])")
_WORD = re.compile(rf"{_INITIAL}(?=[{_CAPITAL}])|{_SYLLABLE}")
_BEGINS_A_SENTENCE = re.compile(
    r"(?:theo|tại|trong|sau|khi) (?=[^\W\d_])|(?:ngày|sáng|chiều|tối) (?=\d)|(?:ảnh|tin)(?=:)"
)
_MOST = 6

_FAMILIES = (
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý lí đoàn trịnh đinh lại mai "
    "cao hà tạ lưu tống phùng quách kiều thái chu la tôn trương đào lương vương lâm triệu tô thân nông ma "
    "hứa giáp khổng khuất ninh nghiêm ngụy nguỵ doãn đàm bạch âu từ thạch sơn kim danh châu diệp văn phí "
    "cù cung đồng đậu hàn hầu khương lã lục lữ mạc mẫn nhâm nhữ quan sầm thi thiều tiêu tiết tăng trang "
    "trầm ung vi xa lò lường quàng cà vàng giàng sùng thào hạng vừ cầm điêu lù chảo tẩn phàn bàn bế đèo "
    "mông khúc thẩm biện chử cấn đới hạ hồng kỷ lộc mã ngân nhan ôn phù tào thịnh trình tưởng ứng yên y "
    "ksor siu rơ rmah kpă nay niê hoả ong an cồ phương khiếu trà đường tòng "
)
FAMILIES = frozenset(_FAMILIES.split())
"""Family names in small letters: those of the Kinh and of the peoples of the mountains and the Highlands."""
_OFFICE_WORDS = (
    "tổng chánh ban phòng sở bộ đảng huyện tỉnh xã hội trường công uỷ các toàn liên chi tổ khối "
    "cụm trung thường bí chủ trưởng phó giám hiệu thư nghị quyết quốc việt đồng giáo mầm tiểu phổ"
)
_NO_NAME = frozenset(_OFFICE_WORDS.split())
_PLACES_NOT_PEOPLE = re.compile(r"(?<![^\W_])(?:đường|phố|trường|đền|chùa|chợ|cầu|thpt|thcs|mầm non|tiểu học|quỹ) $")


def name_at(copy: Copy, at: int) -> int | None:
    """Where the name that begins ``at`` ends; None when no name begins there, or nobody could say where it ends."""
    run = _RUN.match(copy.plain, at)
    if run is None:
        return None
    words = list(_WORD.finditer(copy.plain, at, run.end()))
    for count, word in enumerate(words[2:], 2):
        if office_at(copy, word.start(), strict=True):
            words = words[:count]
            break
    if len(words) > 2 and _BEGINS_A_SENTENCE.match(copy.low, words[-1].start()):
        words.pop()  # the full stop was lost
    if not 2 <= len(words) <= _MOST or words[-1][0].endswith((".", ". ")):
        return None
    if _is_no_name(copy, [word.span() for word in words]):
        return None
    return words[-1].end()


def _is_no_name(copy: Copy, words: list[tuple[int, int]]) -> bool:
    first, *rest = (copy.low[slice(*word)] for word in words)
    if (first in _NO_NAME and first not in FAMILIES) or office_at(copy, words[0][0], strict=True):
        return True
    if first in _NO_NAME and rest[0] in ("chí", "uỷ", "tịch", "nhiệm"):
        return True
    capital = [copy.plain[start:end].isupper() for start, end in words if end - start > 1]
    written_small = not all(capital)
    return any(capital) and written_small  # Phòng GD, Trần UBND


def is_family(copy: Copy, at: int) -> bool:
    """Whether the word ``at`` is a family name or begins a name of the Central Highlands or of Khmer people."""
    word = _WORD.match(copy.plain, at)
    if word is None:
        return False
    small = copy.low[at : word.end()]
    return small in FAMILIES or "'" in small or "’" in small or small.strip(" ").endswith(".")


def stands_for_a_place(copy: Copy, at: int) -> bool:
    """Whether the words in front make what begins ``at`` a street, a school or a temple."""
    return _PLACES_NOT_PEOPLE.search(copy.low, max(0, at - 12), at) is not None
