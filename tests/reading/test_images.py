"""Photos are measured and made small in the sandbox; broken ones are refused with the reason."""

from __future__ import annotations

import random
import struct
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from archive_app.errors import DiskFailed, FileUnreadable
from archive_app.reading import sandbox
from archive_app.reading.images import ImageFacts, kind_of, look, thumbnail

ORIENTATION, EXIF, TAKEN = 0x0112, 0x8769, 0x9003


@pytest.fixture(autouse=True, scope="module")
def _one_sandbox() -> Iterator[None]:
    yield
    sandbox.close()


def photo(path: Path, size: tuple[int, int] = (400, 300), orientation: int = 1, taken: str = "") -> Path:
    """A photo that is red on its left half and blue on the right."""
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    if taken:
        exif.get_ifd(EXIF)[TAKEN] = taken
    image.save(path, exif=exif)
    return path


def bomb(path: Path, side: int) -> Path:
    """A small PNG that unpacks to ``side`` × ``side`` pixels of one bit."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + (side + 7) // 8)) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b""))
    return path


def reason(path: Path, target: Path | None = None) -> str:
    with pytest.raises(FileUnreadable) as told:
        thumbnail(path, target or path.with_suffix(".thumb"))
    assert told.value.path == str(path)
    return told.value.reason


def test_a_photo_is_measured_as_it_is_seen(tmp_path: Path) -> None:
    flat = photo(tmp_path / "a.jpg", taken="2018:12:25 08:30:05")
    assert look(flat) == ImageFacts(400, 300, "JPEG", "2018-12-25T08:30:05")
    assert look(photo(tmp_path / "b.jpg", orientation=6)) == ImageFacts(300, 400, "JPEG")
    assert look(photo(tmp_path / "c.jpg", taken="0000:00:00 00:00:00")).taken_at is None


@pytest.mark.parametrize("ending", ["png", "tif", "bmp", "gif", "webp"])
def test_every_allowed_format(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"a.{ending}"
    Image.new("RGB", (800, 100), "white").save(file)
    assert (look(file).width, look(file).height) == (800, 100)
    thumbnail(file, tmp_path / "thumb")
    with Image.open(tmp_path / "thumb") as small:
        assert (small.format, small.size) == ("JPEG", (640, 80))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "PA", "RGBA", "CMYK", "I;16"])
def test_every_colour_mode(tmp_path: Path, mode: str) -> None:
    file = tmp_path / ("a.tif" if mode in ("CMYK", "I;16") else "a.png")
    white = Image.new("L", (900, 600), 255)
    see_through = Image.new("RGBA", (900, 600), (255, 255, 255, 0)).quantize()
    clear_black = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    image = {"PA": see_through, "RGBA": clear_black, "I;16": Image.new("I;16", (900, 600), 65535)}.get(
        mode
    ) or white.convert(mode)
    image.save(file)
    thumbnail(file, tmp_path / "thumb")
    with Image.open(tmp_path / "thumb") as small:
        assert small.convert("L").getextrema()[0] > 240


@pytest.mark.parametrize(("ending", "orientation"), [("jpg", 6), ("tif", 6), ("png", 6), ("webp", 6), ("jpg", 1)])
def test_a_thumbnail_is_upright(tmp_path: Path, ending: str, orientation: int) -> None:
    file = photo(tmp_path / f"a.{ending}", (3000, 2000), orientation)
    thumbnail(file, tmp_path / "thumb", side=300)
    with Image.open(tmp_path / "thumb") as small:
        red_end = small.getpixel((10, 10))
        other_end = (
            small.getpixel((small.width - 10, 10)) if orientation == 1 else small.getpixel((10, small.height - 10))
        )
        assert small.size == ((300, 200) if orientation == 1 else (200, 300))
        assert small.getexif().get(ORIENTATION, 1) == 1
    assert isinstance(red_end, tuple)
    assert isinstance(other_end, tuple)
    assert red_end[0] > 200
    assert other_end[2] > 200
    facts = look(file)
    assert (facts.width, facts.height) == ((3000, 2000) if orientation == 1 else (2000, 3000))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_agrees_with_pillows_own(tmp_path: Path, orientation: int) -> None:
    file = photo(tmp_path / "a.png", (120, 80), orientation)
    thumbnail(file, tmp_path / "thumb")
    with Image.open(file) as image, Image.open(tmp_path / "thumb") as small:
        upright = ImageOps.exif_transpose(image).convert("RGB")
        assert small.size == upright.size
        for corner in ((5, 5), (upright.width - 5, 5), (5, upright.height - 5)):
            wanted, got = upright.getpixel(corner), small.getpixel(corner)
            assert isinstance(wanted, tuple)
            assert isinstance(got, tuple)
            assert max(abs(a - b) for a, b in zip(wanted, got, strict=True)) < 40


def test_a_small_photo_is_not_made_larger(tmp_path: Path) -> None:
    thumbnail(photo(tmp_path / "a.jpg", (50, 40)), tmp_path / "new folder" / "thumb")
    with Image.open(tmp_path / "new folder" / "thumb") as small:
        assert small.size == (50, 40)


def test_broken_and_foreign_images(tmp_path: Path) -> None:
    whole = photo(tmp_path / "a.jpg", (1500, 1000)).read_bytes()
    (tmp_path / "cut.jpg").write_bytes(whole[: len(whole) // 2])
    assert reason(tmp_path / "cut.jpg") == "damaged"
    (tmp_path / "head.jpg").write_bytes(whole[:20])
    assert reason(tmp_path / "head.jpg") in ("damaged", "unsupported")
    (tmp_path / "text.jpg").write_text("Hội nghị", encoding="utf-8")
    assert reason(tmp_path / "text.jpg") == "unsupported"
    Image.new("RGB", (9, 9)).save(tmp_path / "a.ico")
    (tmp_path / "a.ico").rename(tmp_path / "icon.jpg")
    assert reason(tmp_path / "icon.jpg") == "unsupported"
    (tmp_path / "empty.jpg").touch()
    assert reason(tmp_path / "empty.jpg") == "unsupported"
    assert reason(tmp_path / "none.jpg") == "missing"
    assert reason(tmp_path) == "not_a_file"
    assert not list(tmp_path.glob("*.thumb*"))


def test_a_renamed_image_is_what_its_bytes_are(tmp_path: Path) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / "a.png")
    (tmp_path / "a.png").rename(tmp_path / "a.jpg")
    assert look(tmp_path / "a.jpg").format == "PNG"


@pytest.mark.skipif(sys.platform == "win32", reason="limits of the system are POSIX")
def test_bombs_are_refused_and_large_scans_are_not(tmp_path: Path) -> None:
    assert reason(bomb(tmp_path / "bomb.png", 30_000)) == "too_large"
    with pytest.raises(FileUnreadable):
        look(tmp_path / "bomb.png")
    thumbnail(bomb(tmp_path / "a2.png", 11_800), tmp_path / "thumb")
    assert (tmp_path / "thumb").stat().st_size > 0


def test_flipped_bytes_never_stop_the_program(tmp_path: Path) -> None:
    rng = random.Random(7)
    originals = [photo(tmp_path / f"a.{ending}", (120, 90)).read_bytes() for ending in ("jpg", "png", "tif", "webp")]
    for turn in range(60):
        content = bytearray(originals[turn % 4])
        for _ in range(rng.choice((1, 5, 40))):
            content[rng.randrange(len(content))] = rng.randrange(256)
        (tmp_path / "x").write_bytes(content)
        try:
            thumbnail(tmp_path / "x", tmp_path / "thumb")
        except FileUnreadable as error:
            assert error.reason in ("damaged", "unsupported", "too_large")  # noqa: PT017


def test_a_thumbnail_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DiskFailed):
        thumbnail(photo(tmp_path / "a.jpg"), tmp_path / "file" / "thumb")


def test_two_hundred_thumbnails_leave_the_programs_memory_alone(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    file = photo(tmp_path / "a.jpg", (1200, 900))
    for _ in range(20):
        thumbnail(file, tmp_path / "thumb", side=320)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(180):
        thumbnail(file, tmp_path / "thumb", side=320)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 4096


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("a.txt", b"\xff\xd8\xff\xe0 photo", "photo"),
        ("a", b"\x89PNG\r\n\x1a\n", "photo"),
        ("a.jpg", b"%PDF-1.4", "document"),
        ("a.jpg", "Hội nghị".encode(), "document"),
        ("a.dat", "Hội nghị".encode() * 200, "document"),
        ("a.docx", b"PK\x03\x04", "document"),
        ("a.zip", b"PK\x03\x04", "file"),
        ("a.DOC", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "document"),
        ("Thumbs.db", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "file"),
        ("a.bin", b"<!DOCTYPE html>", "document"),
        ("a.txt", b"H\xe9i ngh\xde", "document"),
        ("a.bin", b"H\xe9i ngh\xde", "file"),
        ("a.heic", b"\0\0\0\x18ftypheic", "photo"),
        ("a.mp4", b"\0\0\0\x18ftypmp42", "file"),
        ("a.mp3", b"ID3\x03abc", "file"),
        ("a.exe", b"MZ\x90\0\x03", "file"),
        ("a.bmp", b"BM\x36\0\0\0\0\0", "photo"),
        ("a.txt", b"BMI theo truong", "document"),
        ("a.bin", b"", "file"),
        ("a.txt", b"", "document"),
    ],
)
def test_kinds_of_files(tmp_path: Path, name: str, content: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(content)
    assert kind_of(tmp_path / name) == kind


def test_the_kind_of_a_real_box(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as box:
        box.writestr("[Content_Types].xml", "<Types/>")
    assert kind_of(tmp_path / "a.docx") == "document"
    with pytest.raises(FileUnreadable):
        kind_of(tmp_path / "none")
