"""F1: every key of the window on one page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QWidget

from archive_app.gui import theme
from archive_app.gui.controls import KeyCap, Label
from archive_app.gui.theme import px


class KeysPage(QDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Các phím tắt"))
        theme.surface(self, "raised")
        grid = QGridLayout(self)
        grid.setSizeConstraint(QGridLayout.SizeConstraint.SetFixedSize)
        grid.setContentsMargins(px(24), px(20), px(24), px(20))
        grid.setHorizontalSpacing(px(16))
        grid.setVerticalSpacing(px(8))
        keys = self._keys()
        half = (len(keys) + 1) // 2
        for place, (key, words) in enumerate(keys):
            row, column = place % half, 2 * (place // half)
            grid.addWidget(KeyCap(key), row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Label(words, lines=1), row, column + 1)

    def _keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl F", self.tr("Tìm kiếm")),
            ("↓", self.tr("Từ ô tìm xuống danh sách")),
            ("Tab", self.tr("Nhận gợi ý khi đang gõ")),
            ("Alt ↓", self.tr("Chọn gợi ý tiếp theo")),
            ("Ctrl D", self.tr("Lưu tìm kiếm")),
            ("Enter", self.tr("Đọc hội nghị đang chọn")),
            ("F3", self.tr("Chỗ tìm thấy tiếp theo")),
            ("Shift F3", self.tr("Chỗ tìm thấy trước đó")),
            ("Alt 1…4", self.tr("Nội dung, Tài liệu, Ảnh, Lịch sử")),
            ("F2", self.tr("Sửa hội nghị; ở ảnh: sửa chú thích")),
            ("Ctrl S", self.tr("Lưu")),
            ("Esc", self.tr("Xóa chữ tìm, rồi quay lại")),
            ("Ctrl I", self.tr("Nhập báo cáo")),
            ("Ctrl N", self.tr("Hội nghị mới")),
            ("Ctrl Shift A", self.tr("Đính kèm tệp")),
            ("Ctrl V", self.tr("Dán ảnh vào hội nghị")),
            ("Del", self.tr("Chuyển vào thùng rác")),
            ("Ctrl Z", self.tr("Hoàn tác việc vừa làm")),
            ("F6", self.tr("Sang khung bên cạnh")),
            ("Ctrl O", self.tr("Mở kho khác")),
            ("Ctrl Shift N", self.tr("Tạo kho mới")),
        ]
