"""Names of things: kinds of meeting, fields, changes, states of a check."""

from __future__ import annotations

_KINDS = {
    "tong_ket": ("Hội nghị tổng kết", "Year-end review"),
    "so_ket": ("Hội nghị sơ kết", "Interim review"),
    "kiem_diem": ("Hội nghị kiểm điểm", "Self-review"),
    "giao_ban": ("Giao ban", "Briefing"),
    "chuyen_de": ("Hội nghị chuyên đề", "Thematic meeting"),
    "trien_khai": ("Hội nghị triển khai", "Launch of tasks"),
    "tap_huan": ("Tập huấn", "Training"),
    "hoi_thao": ("Hội thảo", "Workshop"),
    "hoi_thi": ("Hội thi", "Contest"),
    "dai_hoi": ("Đại hội", "Congress"),
    "thuong_ky": ("Họp thường kỳ", "Regular meeting"),
    "hoi_nghi_cbccvc": ("Hội nghị cán bộ, công chức, viên chức", "Staff conference"),
    "dot_xuat": ("Họp đột xuất", "Extraordinary meeting"),
    "lam_viec": ("Buổi làm việc", "Working session"),
    "ky_niem": ("Lễ kỷ niệm", "Commemoration"),
    "khac": ("Loại khác", "Other"),
}

_FIELDS = {
    "title": ("tên hội nghị", "title"),
    "text": ("nội dung", "text"),
    "kind": ("loại", "kind"),
    "dates": ("ngày", "dates"),
    "place": ("nơi họp", "place"),
    "organizer": ("cơ quan tổ chức", "organiser"),
    "citations": ("viện dẫn", "citations"),
    "reviewed": ("đã duyệt", "reviewed"),
    "caption": ("chú thích", "caption"),
}

_CHANGES = {
    "created": ("Đưa vào kho", "Put into the archive"),
    "corrected": ("Sửa", "Corrected"),
    "attached": ("Đính kèm", "Attached"),
    "detached": ("Bỏ tệp đính kèm", "Removed a file"),
    "captioned": ("Sửa chú thích", "Corrected a caption"),
    "binned": ("Chuyển vào thùng rác", "Moved to the bin"),
    "unbinned": ("Phục hồi", "Restored"),
    "search_saved": ("Lưu tìm kiếm", "Saved a search"),
    "search_renamed": ("Đổi tên tìm kiếm đã lưu", "Renamed a saved search"),
    "search_forgotten": ("Bỏ tìm kiếm đã lưu", "Forgot a saved search"),
}

_STATES = {
    "ok": ("đúng", "right"),
    "damaged": ("sai", "damaged"),
    "missing": ("thiếu", "missing"),
    "unreadable": ("không đọc được", "unreadable"),
    "extra": ("thừa", "not referred to"),
    "not_checked": ("chưa kiểm", "not checked"),
}


def _pick(table: dict[str, tuple[str, str]], code: str, language: str) -> str:
    vietnamese, english = table.get(code, (code, code))
    return english if language == "en" else vietnamese


def kind_name(code: str | None, language: str = "vi") -> str:
    """The name of a kind of meeting; empty for a meeting without one."""
    return _pick(_KINDS, code, language) if code else ""


def field_name(field: str, language: str = "vi") -> str:
    return _pick(_FIELDS, field, language)


def change_name(kind: str, language: str = "vi") -> str:
    return _pick(_CHANGES, kind, language)


def state_name(state: str, language: str = "vi") -> str:
    return _pick(_STATES, state, language)
