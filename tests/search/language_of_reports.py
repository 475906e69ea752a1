"""Reports whose words the program learns its language from: what belongs together, what is abbreviated, who met."""

from __future__ import annotations

from archive_app.search.documents import Document

TITLES = (
    "Hội nghị kiểm điểm công tác Đảng",
    "Hội nghị tổng kết năm học",
    "Báo cáo công tác tuyển sinh lớp sáu",
    "Kế hoạch kiểm tra nội bộ trường học",
    "Đảng uỷ xã Mây họp giao ban",
    "Hội khuyến học xã Sương",
    "Tổ vận động mùa xuân (TVĐMX) đi xã Mây",
    "Tổ vận động mùa xuân (TVĐMX) về bản Chè",
    "TVĐMX họp bàn việc mới",
    "Hội trường đông, hội nghị kiểm kê",
    "Phòng giáo dục và đào tạo tập huấn",
    "Thông tư mới của thị trấn Nắng",
)
REPORTS = [
    Document(
        f"{number:02}",
        title,
        f"{title}. {title}.",
        date=f"2018-01-{number + 1:02}",
        numbers=("12/KH-PGDĐT", "15/BC-PGDĐT") if number % 5 == 0 else (),
        facets=("body:Phòng GD&ĐT huyện Sương",) if number % 2 else ("body:Đảng uỷ xã Mây",),
    )
    for number, title in enumerate(TITLES)
]
