"""Opens image files with Pillow: runs only inside the sandbox's child. Its callers are in `images`."""

from __future__ import annotations

import base64
import datetime
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image, UnidentifiedImageError

from archive_app.errors import FileUnreadable
from archive_app.reading.files import reason_of
from archive_app.reading.images import FORMATS

# Pillow warns above its limit and refuses above twice as much, 179 megapixels; A2 at 600 dpi (139) is a fair scan.
warnings.simplefilter("ignore", Image.DecompressionBombWarning)

_EXIF, _TAKEN, _CHANGED, _ORIENTATION = 0x8769, 0x9003, 0x0132, 0x0112
_SIDEWAYS = (5, 6, 7, 8)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""How to turn an image upright, by its EXIF orientation (EXIF 2.32, tag 0x0112)."""


@contextmanager
def _opened(path: Path) -> Iterator[Image.Image]:
    """The image, its header read. Whatever its bytes make Pillow do ends as one of three reasons."""
    try:
        with Image.open(path, formats=FORMATS) as image:
            yield image
    except UnidentifiedImageError as error:
        raise FileUnreadable(path, "unsupported", str(error)) from error
    except (Image.DecompressionBombError, MemoryError) as error:
        raise FileUnreadable(path, "too_large", str(error)) from error
    except (FileNotFoundError, PermissionError) as error:
        raise FileUnreadable(path, reason_of(error), str(error)) from error
    except Exception as error:  # Pillow's readers raise almost anything over broken bytes
        raise FileUnreadable(path, "damaged", f"{type(error).__name__} {error}") from error


def look(path: Path) -> dict[str, Any]:
    """Size as seen (a photo taken upright is upright), format, and when it was taken, from the header alone."""
    with _opened(path) as image:
        exif = image.getexif()
        width, height = image.size
        if exif.get(_ORIENTATION) in _SIDEWAYS and image.format != "TIFF":  # Pillow turns TIFF itself
            width, height = height, width
        taken = exif.get_ifd(_EXIF).get(_TAKEN) or exif.get(_CHANGED)
        name = "JPEG" if image.format == "MPO" else image.format  # what some cameras write: a JPEG with more behind
    return {"width": width, "height": height, "format": name, "taken_at": _moment(taken)}


def _moment(written: object) -> str | None:
    try:
        return datetime.datetime.strptime(str(written).strip("\0 "), "%Y:%m:%d %H:%M:%S").isoformat()
    except ValueError:
        return None


def thumbnail(path: Path, side: int) -> dict[str, Any]:
    """A JPEG of at most ``side`` pixels a side, turned upright, as base64."""
    with _opened(path) as image:
        image.draft("RGB", (side, side))  # JPEG is decoded at a fraction of its size: 4 to 7 times faster
        small = _plain(image)
        turn = _TURNS.get(image.getexif().get(_ORIENTATION, 1))  # after loading: TIFF is turned by then
        small.thumbnail((side, side), reducing_gap=2.0)
        small.info = {}
        if turn is not None:
            small = small.transpose(turn)
        out = io.BytesIO()
        small.save(out, "JPEG", quality=85, optimize=True)
    return {"jpeg": base64.b64encode(out.getvalue()).decode(), "width": small.width, "height": small.height}


def _plain(image: Image.Image) -> Image.Image:
    """The image in grey or colours; what shines through is white."""
    image.load()
    if image.mode.startswith("I"):  # 16 bits of grey
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        white = Image.new("RGBA", seen.size, "white")
        return Image.alpha_composite(white, seen).convert("RGB")
    return image if image.mode in ("L", "RGB") else image.convert("RGB")
