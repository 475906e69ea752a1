"""Draws the photos of the sample archive: invented scenes in flat, warm colours, the same picture every time.

Run ``.venv/bin/python packaging/samples.py [NAME…]`` after changing a scene; the JPEGs in `resources/samples/photos`
are kept in the repository, so nobody else needs to. Page scans are drawn by `sample_scans.py`, reports written by hand.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from sample_brush import (
    DARK_WOOD,
    DEEP_RED,
    GOLD,
    HEIGHT,
    INK,
    LIGHT_WOOD,
    LINEN,
    MAROON,
    NAVY,
    RED,
    SHIRTS,
    SKY,
    TROUSERS,
    WALL,
    WHITE,
    WIDTH,
    Scene,
    back,
    blend,
    bottle,
    bust,
    curtain,
    darker,
    flowers,
    lectern,
    legs,
    lighter,
    paper,
    plant,
    someone,
    stage,
    star,
    table,
    window,
)
from sample_school import classroom, gate, kitchen


def speech(scene: Scene) -> None:
    """The head of the delegation speaks, 2018."""
    curtain(scene, 830)
    star(scene, 300, 200, 78)
    scene.write(955, 160, "HỘI NGHỊ KIỂM ĐIỂM", 74, GOLD)
    scene.write(955, 262, "CÔNG TÁC ĐẢNG NĂM 2018", 74, GOLD)
    stage(scene, 812)
    plant(scene, 90, 900, 250)
    scene.shade(330, 900, 190, 24)
    scene.box(190, 620, 470, 900, LINEN, 6)
    for i in range(5):
        scene.box(214 + i * 52, 650, 222 + i * 52, 900, darker(LINEN, 0.06))
    scene.box(176, 606, 484, 634, WHITE, 6)
    flowers(scene, 330, 612, 300, 168, 80)
    scene.glow(1010, 560, 420, 0.2)
    legs(scene, 1010, 840, 950, 66, (222, 226, 234))
    bust(scene, 1010, 476, 66, (236, 240, 246), woman=True, bottom=900)
    lectern(scene, 1010, 730, 972)
    flowers(scene, 1010, 734, 330, 78, 70)
    scene.line([(1058, 720), (1064, 640), (1040, 606)], 7, INK)
    scene.disc(1037, 600, 13, 10, INK)
    plant(scene, 1490, 910, 300)


def seats(scene: Scene) -> None:
    """The hall from its last row, looking at the stage."""
    scene.box(0, 0, WIDTH, 470, WALL)
    for left in (40, 1400):
        window(scene, left, 70, left + 160, 330)
    scene.box(300, 30, 1300, 430, DEEP_RED)
    for i in range(42):
        scene.box(302 + i * 24, 32, 313 + i * 24, 428, blend(RED, DEEP_RED, 0.25))
    star(scene, 800, 120, 42)
    scene.write(800, 206, "HỘI NGHỊ KIỂM ĐIỂM CÔNG TÁC ĐẢNG", 36, GOLD)
    scene.box(300, 396, 1300, 440, LIGHT_WOOD)
    for i in range(5):
        bust(scene, 600 + i * 100, 300, 21, SHIRTS[(i * 3) % 9], woman=i % 2 == 1, bottom=372)
    table(scene, 545, 1055, 352, 412, LINEN)
    flowers(scene, 800, 356, 130, 20, 30)
    scene.box(0, 440, WIDTH, HEIGHT, (196, 164, 128))
    scene.glow(800, 470, 640, 0.3)
    for row in range(5):
        size = 23 + row * 10.5
        y = 474 + row * 92 + row * row * 9.5
        step = size * 5.3
        shift = step / 2 if row % 2 else 0
        many = int(WIDTH / step / 2) + 1
        for i in range(-many, many + 1):
            x = WIDTH / 2 + i * step + shift
            if abs(x - WIDTH / 2) < size * 2.4:
                continue
            if scene.chance.random() < 0.93:
                back(scene, x, y, size, *someone(scene), bottom=y + size * 4.2)
            seat(scene, x, y + size * 1.95, size)


def seat(scene: Scene, x: float, y: float, size: float) -> None:
    """The back of a chair that begins at ``y``."""
    scene.box(x - size * 2.2, y, x + size * 2.2, y + size * 4.4, darker(MAROON, 0.25), size * 0.5)
    scene.box(x - size * 2.0, y + size * 0.16, x + size * 2.0, y + size * 4.4, MAROON, size * 0.4)
    scene.box(x - size * 2.0, y + size * 0.16, x + size * 2.0, y + size * 0.5, lighter(MAROON, 0.14), size * 0.2)


def rows_of_people(scene: Scene, rows: list[tuple[int, float, float, float]]) -> None:
    """A group: for each row how many, the height of the heads, their size, and where clothes end; farthest first."""
    for many, y, size, bottom in rows:
        step = size * 4.25
        for i in range(many):
            x = WIDTH / 2 + (i - (many - 1) / 2) * step
            shirt, woman = someone(scene)
            legs(scene, x, bottom - size, bottom + size * 2.6, size, TROUSERS)
            bust(
                scene,
                x,
                y + scene.chance.uniform(-0.2, 0.2) * size,
                size * (0.94 if woman else 1),
                shirt,
                woman,
                bottom,
            )


def group(scene: Scene) -> None:
    """Everybody before the curtain at the end, 2018."""
    curtain(scene, 880)
    scene.write(800, 122, "ĐẢNG BỘ PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", 54, GOLD)
    star(scene, 800, 226, 56)
    stage(scene, 862)
    plant(scene, 70, 930, 280)
    plant(scene, 1530, 930, 280)
    rows_of_people(scene, [(8, 400, 38, 700), (7, 505, 42, 830)])
    scene.shade(800, 968, 640, 40)
    rows_of_people(scene, [(6, 610, 46, 850)])


def presidium(scene: Scene) -> None:
    """Four people lead the meeting from a long table, 2017."""
    curtain(scene, 860)
    star(scene, 250, 196, 66)
    scene.write(900, 150, "HỘI NGHỊ KIỂM ĐIỂM", 66, GOLD)
    scene.write(900, 244, "CÔNG TÁC ĐẢNG NĂM 2017", 66, GOLD)
    stage(scene, 850)
    for i, (shirt, woman) in enumerate(((NAVY, False), ((226, 238, 232), True), (WHITE, False), (MAROON, True))):
        x = 410 + i * 260
        scene.box(x - 92, 520, x + 92, 780, DARK_WOOD, 22)
        bust(scene, x, 490, 52, shirt, woman, bottom=760)
    table(scene, 210, 1390, 690, 950, LINEN)
    for i in range(4):
        x = 410 + i * 260
        scene.shape([(x - 62, 690), (x + 62, 690), (x + 54, 648), (x - 54, 648)], (176, 34, 38))
        scene.box(x - 40, 662, x + 40, 668, GOLD)
        scene.box(x - 30, 674, x + 30, 679, GOLD)
        bottle(scene, x + 96, 690)
    flowers(scene, 800, 686, 210, 54, 56)
    flowers(scene, 800, 962, 520, 96, 90)
    plant(scene, 110, 960, 310)
    plant(scene, 1490, 960, 310)


def signing(scene: Scene) -> None:
    """Two people sign the yearly pledge, 2018."""
    curtain(scene, 860, 26, (34, 96, 112))
    scene.write(800, 140, "HỘI NGHỊ CÁN BỘ, CÔNG CHỨC", 62, (255, 240, 190))
    scene.write(800, 232, "NĂM 2018", 62, (255, 240, 190))
    stage(scene, 850)
    for x, shirt, woman in ((330, (246, 238, 224), True), (1270, (188, 208, 228), False)):
        scene.shade(x, 960, 110, 24)
        legs(scene, x, 700, 950, 50, TROUSERS)
        bust(scene, x, 380, 50, shirt, woman, bottom=760)
    for x, shirt, woman in ((600, NAVY, False), (1000, WHITE, True)):
        scene.box(x - 100, 560, x + 100, 820, DARK_WOOD, 24)
        bust(scene, x, 510, 58, shirt, woman, bottom=800)
    table(scene, 330, 1270, 740, 985, (176, 34, 38))
    for x, side in ((600, 1), (1000, -1)):
        paper(scene, x, 742, 150)
        sleeve = NAVY if side == 1 else WHITE
        scene.line([(x - side * 92, 660), (x - side * 88, 722), (x - side * 10, 732)], 34, darker(sleeve, 0.08))
        scene.disc(x - side * 4, 731, 17, 14, (222, 172, 136))
        scene.line([(x + side * 2, 734), (x + side * 22, 698)], 6, INK)
    flowers(scene, 800, 738, 210, 80, 60)
    plant(scene, 110, 960, 320)
    plant(scene, 1490, 960, 320)


def ballot(scene: Scene) -> None:
    """A delegate puts a paper into the ballot box, 2020."""
    curtain(scene, 860)
    star(scene, 250, 190, 72)
    scene.write(900, 140, "ĐẠI HỘI ĐẢNG BỘ", 70, GOLD)
    scene.write(900, 232, "NHIỆM KỲ 2020 - 2025", 58, GOLD)
    stage(scene, 850)
    plant(scene, 90, 940, 290)
    plant(scene, 1510, 940, 290)
    for i, (shirt, woman) in enumerate(((SKY, False), ((244, 226, 216), True), (NAVY, False))):
        x = 1080 + i * 170
        scene.shade(x, 990, 90, 20)
        legs(scene, x, 740, 985, 47, TROUSERS)
        bust(scene, x, 452 + i * 4, 47, shirt, woman, bottom=800)
    scene.shade(880, 1000, 90, 22)
    legs(scene, 880, 760, 995, 52, TROUSERS)
    bust(scene, 880, 440, 52, WHITE, woman=False, bottom=830)
    scene.line([(800, 586), (742, 640), (640, 590)], 44, darker(WHITE, 0.07))
    scene.disc(628, 584, 22, 19, (222, 172, 136))
    scene.shape([(566, 526), (634, 538), (622, 598), (554, 586)], (255, 254, 250))
    table(scene, 360, 780, 800, 990, LINEN)
    scene.box(440, 610, 700, 800, (190, 30, 36), 8)
    scene.box(440, 610, 474, 800, (150, 22, 28), 8)
    scene.box(424, 592, 716, 632, (208, 46, 48), 8)
    scene.box(510, 600, 636, 612, INK, 5)
    star(scene, 580, 716, 56)
    flowers(scene, 580, 1004, 420, 74, 70)


def steps(scene: Scene) -> None:
    """The Party committee on the steps of the office, 2015."""
    yellow = (238, 208, 140)
    scene.box(0, 0, WIDTH, 760, yellow)
    scene.box(0, 0, WIDTH, 66, (168, 84, 60))
    scene.box(0, 60, WIDTH, 84, darker(yellow, 0.3))
    for x in (70, 1290):
        window(scene, x, 250, x + 240, 590)
        scene.box(x - 26, 600, x + 266, 622, lighter(yellow, 0.5), 4)
    scene.box(390, 84, 1210, 760, darker(yellow, 0.06))
    scene.box(560, 300, 1040, 760, (112, 74, 52), 6)
    for x in (580, 812):
        scene.box(x, 322, x + 208, 760, (150, 190, 196), 4)
        scene.shape([(x, 600), (x, 480), (x + 208, 360), (x + 208, 480)], (176, 208, 212))
    scene.box(496, 130, 1104, 250, (176, 34, 38), 8)
    scene.write(800, 166, "UBND HUYỆN HẢI LÂM", 30, (255, 236, 170))
    scene.write(800, 214, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO", 38, GOLD)
    for x in (420, 1120):
        scene.box(x, 84, x + 62, 770, (252, 244, 222))
        scene.box(x + 42, 84, x + 62, 770, (234, 218, 182))
        scene.box(x - 16, 744, x + 78, 776, lighter(yellow, 0.6), 4)
    for i in range(4):
        left, top = 210 - i * 50, 760 + i * 66
        scene.box(left, top, WIDTH - left, top + 70, blend((222, 210, 190), (196, 180, 158), i / 6))
        scene.box(left, top, WIDTH - left, top + 12, (240, 230, 212))
    scene.box(0, 1020, WIDTH, HEIGHT, (186, 170, 146))
    plant(scene, 110, 1000, 400)
    plant(scene, 1490, 1000, 400)
    rows_of_people(scene, [(6, 470, 41, 760), (5, 580, 45, 870)])
    scene.shade(800, 1012, 520, 30)
    rows_of_people(scene, [(4, 676, 49, 900)])


SCENES: dict[str, Callable[[Scene], None]] = {
    "tap-the-dang-uy-2015": steps,
    "cong-truong-thcs-van-trach": gate,
    "DSC_0417": presidium,
    "ky-giao-uoc-thi-dua-2018": signing,
    "phat-bieu-chi-dao-2018": speech,
    "IMG_20181225_083012": seats,
    "IMG_20181226_164540": group,
    "IMG_20190314_064822": kitchen,
    "IMG_20190718_093355": classroom,
    "DSC_1093": ballot,
}


def main(names: list[str]) -> None:
    for name in names or SCENES:
        scene = Scene(name, WALL)
        SCENES[name](scene)
        scene.keep(name)


if __name__ == "__main__":
    main(sys.argv[1:])
