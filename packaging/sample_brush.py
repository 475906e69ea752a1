"""What the sample photos are made of: a sheet to draw on, people without faces, and the things a meeting has.

The scenes themselves are in `samples.py`.
"""

# A brush takes place, size and colour; naming each at every stroke would bury the drawing.
# ruff: noqa: PLR0917

from __future__ import annotations

import math
from pathlib import Path
from random import Random

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
PHOTOS = RESOURCES / "samples" / "photos"
WIDTH, HEIGHT = 1600, 1067
FINER = 2
"""Scenes are drawn so many times larger and scaled down, which smooths every edge."""

Colour = tuple[int, int, int]
Point = tuple[float, float]

RED, DEEP_RED, GOLD = (158, 27, 32), (104, 14, 20), (245, 190, 66)
WOOD, DARK_WOOD, LIGHT_WOOD = (133, 84, 46), (92, 56, 30), (176, 120, 70)
WALL, LINEN, INK = (233, 222, 202), (250, 246, 238), (38, 32, 30)
MAROON, NAVY, WHITE, SKY, TROUSERS = (122, 36, 52), (52, 66, 98), (250, 250, 248), (200, 218, 236), (48, 48, 58)
LEAF, DARK_LEAF = (70, 122, 74), (42, 86, 54)
SKINS: tuple[Colour, ...] = ((226, 178, 142), (214, 163, 126), (233, 190, 156), (204, 152, 116))
HAIRS: tuple[Colour, ...] = ((34, 28, 27), (44, 36, 33), (28, 25, 27))
SHIRTS: tuple[Colour, ...] = (
    (248, 248, 246), (214, 228, 241), (246, 238, 224), (58, 74, 104), (188, 208, 228), (118, 40, 54), (240, 222, 214),
    (64, 92, 96), (236, 240, 244),
)  # fmt: skip
PETALS: tuple[Colour, ...] = ((240, 120, 140), (250, 206, 92), (252, 250, 244), (226, 84, 92), (248, 170, 120))


def blend(one: Colour, other: Colour, share: float) -> Colour:
    """``share`` of ``other`` in ``one``: 0 is ``one``, 1 is ``other``."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def darker(colour: Colour, share: float = 0.18) -> Colour:
    return blend(colour, (30, 16, 14), share)


def lighter(colour: Colour, share: float = 0.25) -> Colour:
    return blend(colour, (255, 252, 244), share)


class Scene:
    """A sheet measured in the pixels of the finished photo, drawn finer than that."""

    def __init__(self, name: str, ground: Colour) -> None:
        self.image = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), ground)
        self.draw = ImageDraw.Draw(self.image)
        self.chance = Random(name)  # noqa: S311 - the same picture every time, nothing secret

    def box(self, x: float, y: float, right: float, bottom: float, fill: Colour, radius: float = 0) -> None:
        corners = [v * FINER for v in (x, y, right, bottom)]
        if radius:
            self.draw.rounded_rectangle(corners, radius * FINER, fill=fill)
        else:
            self.draw.rectangle(corners, fill=fill)

    def disc(self, x: float, y: float, across: float, down: float, fill: Colour) -> None:
        """An ellipse around (x, y) with half axes ``across`` and ``down``."""
        self.draw.ellipse([v * FINER for v in (x - across, y - down, x + across, y + down)], fill=fill)

    def slice(self, x: float, y: float, across: float, down: float, turn: tuple[float, float], fill: Colour) -> None:
        corners = [v * FINER for v in (x - across, y - down, x + across, y + down)]
        self.draw.chord(corners, turn[0], turn[1], fill=fill)

    def shape(self, points: list[Point], fill: Colour) -> None:
        self.draw.polygon([(x * FINER, y * FINER) for x, y in points], fill=fill)

    def line(self, points: list[Point], width: float, fill: Colour) -> None:
        scaled = [(x * FINER, y * FINER) for x, y in points]
        self.draw.line(scaled, fill=fill, width=round(width * FINER), joint="curve")

    def write(self, x: float, y: float, words: str, size: float, fill: Colour, *, face: str = "Inter-SemiBold") -> None:
        """Words centred on (x, y)."""
        font = ImageFont.truetype(RESOURCES / "fonts" / f"{face}.ttf", size * FINER)
        self.draw.text((x * FINER, y * FINER), words, font=font, fill=fill, anchor="mm")

    def shade(self, x: float, y: float, across: float, down: float, strength: float = 0.35) -> None:
        """A soft shadow on the ground."""
        mask = Image.new("L", (WIDTH, HEIGHT), 0)
        ImageDraw.Draw(mask).ellipse([x - across, y - down, x + across, y + down], fill=round(255 * strength))
        self._lay((24, 12, 10), mask.filter(ImageFilter.GaussianBlur(down * 0.6 + 4)))

    def glow(self, x: float, y: float, radius: float, strength: float, colour: Colour = (255, 236, 200)) -> None:
        """Light falling on what is drawn so far."""
        ring = ImageChops.invert(Image.radial_gradient("L")).resize((round(radius * 2), round(radius * 2)))
        mask = Image.new("L", (WIDTH, HEIGHT), 0)
        # The gradient is still 74 where the square's sides are nearest; below that nothing may show.
        mask.paste(
            ring.point([round(max(0, v - 75) * 255 / 180 * strength) for v in range(256)]),
            (round(x - radius), round(y - radius)),
        )
        self._lay(colour, mask)

    def _lay(self, colour: Colour, mask: Image.Image) -> None:
        self.image.paste(colour, (0, 0), mask.resize(self.image.size, Image.Resampling.BILINEAR))

    def keep(self, name: str) -> None:
        """Scales down, darkens the corners a little as a lens does, and writes the JPEG."""
        corners = (
            Image.radial_gradient("L")
            .resize((WIDTH, HEIGHT))
            .point([round(max(0, v - 150) * 0.42) for v in range(256)])
        )
        self._lay((34, 16, 10), corners)
        photo = self.image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        PHOTOS.mkdir(parents=True, exist_ok=True)
        photo.save(PHOTOS / f"{name}.jpg", quality=86, optimize=True, progressive=True, dpi=(300, 300))


# --- people: no faces, only who stands where -------------------------------------------------------------------------


def bust(scene: Scene, x: float, y: float, size: float, shirt: Colour, woman: bool, bottom: float) -> None:
    """Somebody facing us: head of half height ``size`` around (x, y), clothed down to ``bottom``."""
    skin, hair = scene.chance.choice(SKINS), scene.chance.choice(HAIRS)
    if woman:
        scene.box(x - size * 1.02, y - size * 1.0, x + size * 1.02, y + size * 1.5, hair, size * 0.9)
    scene.box(x - size * 1.85, y + size * 1.3, x + size * 1.85, bottom, shirt, size * 1.05)
    scene.box(x - size * 1.85, y + size * 2.6, x + size * 1.85, bottom, shirt, size * 0.3)
    for side in (-1, 1):
        arm = x + side * size * 1.22
        if bottom > y + size * 3.2:
            scene.line([(arm, y + size * 2.4), (arm, bottom - size * 0.1)], size * 0.06, darker(shirt, 0.12))
    scene.box(x - size * 0.42, y + size * 0.6, x + size * 0.42, y + size * 1.55, darker(skin, 0.14), size * 0.2)
    if woman:
        scene.box(x - size * 0.5, y + size * 1.22, x + size * 0.5, y + size * 1.6, lighter(shirt, 0.35), size * 0.14)
    else:
        collar(scene, x, y + size * 1.3, size, shirt)
    scene.disc(x, y, size * 0.86, size, skin)
    if woman:
        fringe(scene, x, y, size, hair)
    else:
        scene.slice(x, y - size * 0.16, size * 0.93, size * 0.98, (182, 358), hair)
        scene.box(x - size * 0.92, y - size * 0.3, x - size * 0.72, y + size * 0.12, hair, size * 0.08)
        scene.box(x + size * 0.72, y - size * 0.3, x + size * 0.92, y + size * 0.12, hair, size * 0.08)


def fringe(scene: Scene, x: float, y: float, size: float, hair: Colour) -> None:
    """A side parting: hair swept from it over both temples."""
    crown = [(x + size * math.cos(t), y - size * 0.1 + size * 0.98 * math.sin(t)) for t in arc(168, 372)]
    part = (x + size * 0.2, y - size * 0.66)
    right = curve((x + size * 0.98, y + size * 0.1), (x + size * 0.72, y - size * 0.42), part)
    left = curve(part, (x - size * 0.5, y - size * 0.5), (x - size * 0.98, y + size * 0.1))
    scene.shape(crown + right + left, hair)
    for side in (-1, 1):
        scene.box(
            x + side * size * 0.88 - size * 0.13,
            y - size * 0.3,
            x + side * size * 0.88 + size * 0.13,
            y + size * 0.9,
            hair,
            size * 0.13,
        )


def arc(start: int, end: int) -> list[float]:
    """Angles in radians from ``start`` to ``end`` degrees, clockwise from the right."""
    return [math.radians(start + (end - start) * i / 32) for i in range(33)]


def curve(start: Point, pull: Point, end: Point) -> list[Point]:
    """A quadratic curve as points."""
    steps = [i / 16 for i in range(17)]
    return [
        (
            (1 - t) ** 2 * start[0] + 2 * t * (1 - t) * pull[0] + t * t * end[0],
            (1 - t) ** 2 * start[1] + 2 * t * (1 - t) * pull[1] + t * t * end[1],
        )
        for t in steps
    ]


def legs(scene: Scene, x: float, top: float, bottom: float, size: float, fill: Colour) -> None:
    for side in (-1, 1):
        middle = x + side * size * 0.76
        scene.box(middle - size * 0.64, top, middle + size * 0.64, bottom, fill, size * 0.3)


def collar(scene: Scene, x: float, y: float, size: float, shirt: Colour) -> None:
    """An open collar; over a dark jacket also a white shirt and a tie."""
    dark = sum(shirt) < 330
    inside = (250, 249, 246) if dark else lighter(shirt, 0.5)
    scene.shape([(x - size * 0.62, y), (x + size * 0.62, y), (x, y + size * (1.5 if dark else 0.95))], inside)
    if dark:
        scene.shape([(x - size * 0.13, y + size * 0.2), (x + size * 0.13, y + size * 0.2), (x, y + size * 1.35)], RED)
    else:
        scene.line([(x, y + size * 0.9), (x, y + size * 2.6)], size * 0.07, darker(shirt, 0.14))


def back(scene: Scene, x: float, y: float, size: float, shirt: Colour, woman: bool, bottom: float) -> None:
    """Somebody seen from behind."""
    skin, hair = scene.chance.choice(SKINS), scene.chance.choice(HAIRS)
    scene.box(x - size * 1.85, y + size * 1.2, x + size * 1.85, bottom, shirt, size * 1.1)
    scene.box(x - size * 1.85, y + size * 2.7, x + size * 1.85, bottom, shirt, size * 0.2)
    scene.box(x - size * 0.4, y + size * 0.5, x + size * 0.4, y + size * 1.4, darker(skin, 0.1), size * 0.18)
    if not woman:
        scene.slice(x, y + size * 1.52, size * 0.62, size * 0.3, (180, 360), lighter(shirt, 0.3))
        scene.disc(x - size * 0.86, y + size * 0.18, size * 0.14, size * 0.22, skin)
        scene.disc(x + size * 0.86, y + size * 0.18, size * 0.14, size * 0.22, skin)
    scene.disc(x, y, size * 0.88, size, hair)
    if woman:
        scene.box(x - size * 0.86, y - size * 0.2, x + size * 0.86, y + size * 1.75, hair, size * 0.5)
        scene.box(x - size * 0.34, y + size * 0.7, x + size * 0.34, y + size * 0.86, lighter(hair, 0.16), size * 0.08)


def someone(scene: Scene) -> tuple[Colour, bool]:
    """What the next person wears, and whether it is a woman."""
    return scene.chance.choice(SHIRTS), scene.chance.random() < 0.45


# --- things a meeting has --------------------------------------------------------------------------------------------


def curtain(scene: Scene, bottom: float, folds: int = 30, colour: Colour = RED) -> None:
    """A curtain over the whole width, with a gathered top edge."""
    strip = Image.new("RGB", (WIDTH, 1))
    for x in range(WIDTH):
        wave = math.sin(x / WIDTH * math.tau * folds) * 0.5 + math.sin(x / WIDTH * math.tau * folds * 0.37 + 1) * 0.22
        fold = darker(colour, 0.2 - wave * 0.28)
        strip.putpixel((x, 0), fold)
    scene.image.paste(strip.resize((WIDTH * FINER, round(bottom * FINER)), Image.Resampling.BILINEAR), (0, 0))
    for i in range(9):
        middle = (i + 0.5) * WIDTH / 8 - WIDTH / 16
        scene.slice(middle, -6, WIDTH / 15, 74, (0, 180), darker(colour, 0.34))
        scene.slice(middle, -10, WIDTH / 15, 66, (0, 180), darker(colour, 0.2))
    scene.glow(WIDTH / 2, bottom * 0.42, 760, 0.13)


def star(scene: Scene, x: float, y: float, radius: float, fill: Colour = GOLD) -> None:
    tips = []
    for i in range(10):
        reach = radius if i % 2 == 0 else radius * 0.382
        turn = math.radians(-90 + 36 * i)
        tips.append((x + reach * math.cos(turn), y + reach * math.sin(turn)))
    scene.shape(tips, fill)


def flowers(scene: Scene, x: float, y: float, width: float, height: float, many: int = 60) -> None:
    """A bunch as a low dome standing on (x, y)."""
    chance = scene.chance
    for _ in range(many // 2):
        turn, reach = math.radians(chance.uniform(180, 360)), chance.uniform(0.5, 1.08)
        tip = (x + width / 2 * reach * math.cos(turn), y + height * reach * math.sin(turn))
        scene.line([(x, y), tip], 5, chance.choice((LEAF, DARK_LEAF)))
        scene.disc(*tip, 13, 8, chance.choice((LEAF, DARK_LEAF)))
    for _ in range(many):
        turn, reach = math.radians(chance.uniform(176, 364)), math.sqrt(chance.random())
        at = (x + width / 2 * reach * math.cos(turn), y + height * reach * math.sin(turn))
        blossom(scene, at, chance.uniform(9, 15), chance.choice(PETALS))


def blossom(scene: Scene, at: Point, radius: float, petal: Colour) -> None:
    for i in range(5):
        turn = math.tau * i / 5
        scene.disc(
            at[0] + radius * 0.6 * math.cos(turn),
            at[1] + radius * 0.6 * math.sin(turn),
            radius * 0.58,
            radius * 0.58,
            petal,
        )
    scene.disc(*at, radius * 0.36, radius * 0.36, blend(petal, (196, 128, 30), 0.55))


def stage(scene: Scene, top: float, colour: Colour = LIGHT_WOOD) -> None:
    """A wooden floor from ``top`` down, boards running towards us."""
    scene.box(0, top, WIDTH, HEIGHT, colour)
    for i in range(-14, 15):
        far, near = WIDTH / 2 + i * 90, WIDTH / 2 + i * 190
        scene.line([(far, top), (near, HEIGHT)], 2, darker(colour, 0.12))
    scene.box(0, top, WIDTH, top + 7, darker(colour, 0.4))


def lectern(scene: Scene, x: float, top: float, bottom: float) -> None:
    scene.shade(x, bottom, 190, 26)
    scene.shape([(x - 118, top), (x + 118, top), (x + 88, bottom), (x - 88, bottom)], WOOD)
    scene.shape([(x - 118, top), (x - 96, top), (x - 70, bottom), (x - 88, bottom)], DARK_WOOD)
    scene.shape([(x + 60, top), (x + 118, top), (x + 88, bottom), (x + 46, bottom)], blend(WOOD, DARK_WOOD, 0.45))
    scene.box(x - 142, top - 22, x + 142, top + 12, LIGHT_WOOD, 8)
    scene.box(x - 104, bottom - 18, x + 104, bottom + 8, DARK_WOOD, 5)
    star(scene, x - 8, (top + bottom) / 2 + 14, 42)


def plant(scene: Scene, x: float, bottom: float, size: float) -> None:
    """A potted plant of ``size`` px."""
    scene.shade(x, bottom, size * 0.3, size * 0.06)
    for i in range(15):
        turn = math.radians(-90 + (i - 7) * 11)
        reach = size * (0.84 - abs(i - 7) * 0.03)
        root = (x, bottom - size * 0.3)
        tip = (x + reach * 0.72 * math.cos(turn), root[1] + reach * 0.86 * math.sin(turn))
        side = size * 0.05
        middle = ((root[0] + tip[0]) / 2, (root[1] + tip[1]) / 2)
        leaf = [root, (middle[0] - side, middle[1] + side * 0.4), tip, (middle[0] + side, middle[1] - side * 0.4)]
        scene.shape(leaf, (LEAF, DARK_LEAF, lighter(LEAF, 0.12))[i % 3])
    w = size * 0.2
    scene.shape(
        [(x - w, bottom - size * 0.34), (x + w, bottom - size * 0.34), (x + w * 0.72, bottom), (x - w * 0.72, bottom)],
        (182, 96, 62),
    )
    scene.box(x - w * 1.1, bottom - size * 0.37, x + w * 1.1, bottom - size * 0.3, (200, 112, 74), 4)


def table(scene: Scene, x: float, right: float, top: float, bottom: float, cloth: Colour) -> None:
    """A long table with a cloth hanging in folds."""
    scene.shade((x + right) / 2, bottom, (right - x) / 2 + 10, 26)
    scene.box(x, top, right, bottom, cloth)
    for i in range(round((right - x) / 46)):
        left = x + i * 46 + 18
        scene.shape(
            [(left, top + 24), (left + 9, top + 24), (left + 15, bottom), (left - 6, bottom)], darker(cloth, 0.07)
        )
    scene.box(x - 14, top - 14, right + 14, top + 22, lighter(cloth, 0.5), 6)
    scene.box(x - 14, top + 16, right + 14, top + 24, darker(cloth, 0.12))


def window(scene: Scene, x: float, y: float, right: float, bottom: float) -> None:
    scene.box(x - 12, y - 12, right + 12, bottom + 12, (206, 190, 164))
    scene.box(x, y, right, bottom, (214, 232, 240))
    scene.shape(
        [(x, bottom), (x, y + (bottom - y) * 0.55), (right, y + (bottom - y) * 0.2), (right, bottom)], (228, 240, 244)
    )
    scene.box((x + right) / 2 - 5, y, (x + right) / 2 + 5, bottom, (206, 190, 164))
    scene.box(x, (y + bottom) / 2 - 4, right, (y + bottom) / 2 + 4, (206, 190, 164))


def bottle(scene: Scene, x: float, y: float) -> None:
    """A small bottle of water standing on (x, y)."""
    scene.box(x - 9, y - 50, x + 9, y, (206, 226, 236), 5)
    scene.box(x - 5, y - 62, x + 5, y - 48, (90, 140, 190), 2)
    scene.box(x - 9, y - 34, x + 9, y - 18, (90, 140, 190))


def paper(scene: Scene, x: float, y: float, width: float) -> None:
    """A sheet lying flat, seen from the front."""
    scene.shape(
        [(x - width / 2, y), (x + width / 2, y), (x + width * 0.42, y - 18), (x - width * 0.42, y - 18)],
        (255, 254, 250),
    )
