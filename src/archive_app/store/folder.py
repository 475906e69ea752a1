"""Making an archive folder and telling what a folder is; its contents are for `database`, `originals` and `lock`."""

from __future__ import annotations

import contextlib
import json
import re
import shutil
import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from archive_app import __version__
from archive_app.errors import ArchiveDamaged, ArchiveForbidden, ArchiveMissing, ArchiveTooNew, FolderNotEmpty
from archive_app.model import Identity
from archive_app.store import changes, disk
from archive_app.store.database import Database
from archive_app.store.layout import FORMAT, Layout

__all__ = ["Layout", "create", "identify"]

_README = """\
KHO HỘI NGHỊ

Thư mục này là một kho lưu trữ hội nghị của cơ quan, do chương trình “Kho hội nghị” lập.
Xin đừng đổi tên, sửa hay xóa tệp nào ở đây; muốn chép đi nơi khác thì đóng chương trình rồi chép cả thư mục.

Nếu sau này không còn chương trình, vẫn đọc được mọi thứ:

- KHO.json: kho này là kho nào, của cơ quan nào, lập khi nào. Đó là tệp chữ (UTF-8), mở bằng Notepad cũng được.
- records/: mỗi hội nghị một tệp chữ (JSON, UTF-8): tên, ngày, toàn văn, và danh sách tài liệu, ảnh kèm theo.
- objects/: các tệp gốc (văn bản, ảnh), giữ nguyên từng byte như lúc nhận vào. Tên tệp là mã SHA-256 của nội dung
  và không có đuôi; trong records/ có ghi mã nào là tệp gì ("sha256" và "file_name"). Muốn mở thì chép tệp ra nơi
  khác và đặt lại tên cũ. Tính lại SHA-256 của tệp, nếu đúng bằng tên thì tệp còn nguyên vẹn.
- archive.db: cơ sở dữ liệu SQLite 3 (https://www.sqlite.org), chứa tất cả những gì có trong records/ cùng lịch sử
  sửa đổi (bảng change). Các bảng: meeting (hội nghị), meeting_date (ngày họp), citation (viện dẫn),
  attachment (tệp đi kèm), original (tệp gốc).
- incoming/: tệp đang chép dở.  quarantine/: tệp hỏng để riêng.  trash/: tệp đã bỏ.
  migrate-backup/: bản sao cơ sở dữ liệu trước mỗi lần nâng cấp.
- LOCK: cho biết kho đang được mở ở máy nào.
"""


def create(folder: Path, office: str) -> Identity:
    """Makes a new, empty archive for ``office`` in ``folder``, which may exist only if it is empty.

    Raises `FolderNotEmpty`, `ArchiveReadOnly`, `DiskFull`, `DiskFailed`; what was begun is then taken away again.
    """
    layout = Layout(folder)
    with disk.speaking_of(folder):
        was_there = _need_empty(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return _fill(layout, office)
        except BaseException:
            _take_away(layout, keep_folder=was_there)
            raise


def identify(folder: Path) -> Identity:
    """Who the archive in ``folder`` is; makes and changes nothing.

    Raises `ArchiveMissing` where there is none, `ArchiveTooNew`, `ArchiveForbidden`, and `ArchiveDamaged` where only a
    part of one is left.
    """
    layout = Layout(folder)
    try:
        there = {
            "KHO.json": layout.identity.is_file(),
            "archive.db": layout.database.is_file(),
            "objects": layout.objects.is_dir(),
        }
        if not any(there.values()):
            raise ArchiveMissing(folder)
        identity = _read_identity(layout) if there["KHO.json"] else None
    except PermissionError as error:
        raise ArchiveForbidden(folder) from error
    except OSError as error:
        raise ArchiveDamaged(folder, str(error)) from error
    lost = [name for name, found in there.items() if not found]
    if lost or identity is None:
        raise ArchiveDamaged(folder, f"missing: {', '.join(lost)}")
    return identity


def _need_empty(folder: Path) -> bool:
    """Whether the folder is there; anything in it, or a file in its place, is refused."""
    try:
        if any(folder.iterdir()):
            raise FolderNotEmpty(folder)
    except FileNotFoundError:
        return False
    except NotADirectoryError as error:
        raise FolderNotEmpty(folder) from error
    return True


def _fill(layout: Layout, office: str) -> Identity:
    """KHO.json comes last: without it a folder is not an archive, whenever the power goes."""
    identity = Identity(uuid.uuid4().hex, FORMAT, 1, office, changes.now())
    for room in layout.rooms():
        room.mkdir()
    Database.create(layout)
    disk.write_whole(layout.readme, _README.replace("\n", "\r\n").encode("utf-8-sig"))
    disk.write_whole(layout.identity, json.dumps(_told(identity), ensure_ascii=False, indent=1).encode("utf-8"))
    disk.sync_folder(layout.folder.parent)
    return identity


def _take_away(layout: Layout, *, keep_folder: bool) -> None:
    """As far as it can be: the error that led here is the one to tell."""
    for room in layout.rooms():
        shutil.rmtree(room, ignore_errors=True)
    with contextlib.suppress(OSError):
        for file in (layout.database, layout.journal, layout.readme, layout.identity):
            file.unlink(missing_ok=True)
        if not keep_folder:
            layout.folder.rmdir()


def _told(identity: Identity) -> dict[str, object]:
    return {
        "what": "kho-hoi-nghi",
        "format": identity.format,
        "archive_uuid": identity.uuid,
        "epoch": identity.epoch,
        "office": identity.office,
        "created_at": identity.created_at,
        "app_version": __version__,
        "crypto": "none",
    }


def _read_identity(layout: Layout) -> Identity:
    """The format is judged first: of a newer one we know nothing, not even what else should be there."""
    try:
        with layout.identity.open("rb") as file:
            found = json.loads(file.read(1 << 20))
    except (ValueError, RecursionError) as error:
        raise ArchiveDamaged(layout.folder, f"KHO.json: {error}") from error
    if not isinstance(found, Mapping) or found.get("what") != "kho-hoi-nghi":
        raise ArchiveDamaged(layout.folder, "KHO.json does not say that this is an archive")
    form = _fact(layout, found, "format", int)
    if form > FORMAT:
        raise ArchiveTooNew(layout.folder, form, FORMAT)
    archive_uuid = _fact(layout, found, "archive_uuid", str)
    if not re.fullmatch(r"[0-9a-f]{32}", archive_uuid):  # it names folders in the profile of whoever opens this
        raise ArchiveDamaged(layout.folder, f"KHO.json: archive_uuid is {archive_uuid!r}")
    return Identity(
        uuid=archive_uuid,
        format=form,
        epoch=_fact(layout, found, "epoch", int),
        office=_fact(layout, found, "office", str),
        created_at=_fact(layout, found, "created_at", str),
    )


def _fact(layout: Layout, found: Mapping[str, object], name: str, kind: type) -> Any:
    value = found.get(name)
    if type(value) is not kind:
        raise ArchiveDamaged(layout.folder, f"KHO.json: {name} is {value!r}")
    return value
