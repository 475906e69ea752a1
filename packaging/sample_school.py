"""Three sample photos from schools: the gate, the kitchen and a classroom; the meetings are in `samples.py`."""

from __future__ import annotations

from sample_brush import (
    DARK_LEAF,
    DARK_WOOD,
    HEIGHT,
    INK,
    LEAF,
    LIGHT_WOOD,
    LINEN,
    NAVY,
    TROUSERS,
    WHITE,
    WIDTH,
    WOOD,
    Scene,
    back,
    blend,
    bust,
    darker,
    legs,
    lighter,
    someone,
    star,
    window,
)


def gate(scene: Scene) -> None:
    """A school gate in August, flags out, pupils coming."""
    for i in range(60):
        scene.box(0, i * 11, WIDTH, i * 11 + 12, blend((150, 200, 232), (240, 240, 226), i / 60))
    for x, y, r in ((240, 130, 60), (310, 120, 80), (390, 140, 56), (1240, 180, 54), (1310, 165, 76), (1390, 186, 50)):
        scene.disc(x, y, r * 1.5, r * 0.5, (250, 250, 246))
    school(scene)
    scene.box(0, 740, WIDTH, HEIGHT, (206, 190, 160))
    scene.shape([(560, 740), (1040, 740), (1420, HEIGHT), (180, HEIGHT)], (222, 208, 182))
    for x, size in ((120, 210), (1480, 220)):
        tree(scene, x, 780, size)
    gate_posts(scene)
    bunting(scene)
    for x, y, size, girl in (
        (620, 770, 24, True),
        (700, 800, 26, False),
        (930, 785, 25, True),
        (1000, 850, 32, False),
        (480, 870, 34, True),
        (780, 880, 34, True),
    ):
        pupil(scene, x, y, size, girl)


def school(scene: Scene) -> None:
    yellow = (240, 206, 128)
    scene.shape([(300, 380), (1300, 380), (1240, 310), (360, 310)], (172, 74, 54))
    scene.box(320, 380, 1280, 745, yellow)
    for floor in range(2):
        top = 404 + floor * 170
        scene.box(320, top + 132, 1280, top + 148, lighter(yellow, 0.5))
        for i in range(9):
            x = 346 + i * 104
            scene.box(x, top, x + 70, top + 118, (98, 132, 132), 4)
            scene.box(x + 32, top, x + 38, top + 118, (196, 214, 206))
            scene.box(x - 22, top - 10, x - 12, top + 140, lighter(yellow, 0.4))
    scene.box(720, 300, 880, 745, lighter(yellow, 0.3))
    scene.shape([(700, 300), (900, 300), (800, 236)], (172, 74, 54))
    star(scene, 800, 278, 22)
    scene.box(752, 600, 848, 745, (120, 84, 60), 4)
    scene.line([(800, 236), (800, 120)], 6, (150, 146, 140))
    scene.box(803, 122, 893, 182, (206, 32, 38))
    star(scene, 848, 152, 20, (250, 214, 60))


def tree(scene: Scene, x: float, bottom: float, size: float) -> None:
    """A flame tree, some red left in August."""
    scene.box(x - size * 0.08, bottom - size * 1.3, x + size * 0.08, bottom, (112, 82, 60), 6)
    for i in range(26):
        dx, dy = scene.chance.uniform(-1, 1), scene.chance.uniform(-0.55, 0.45)
        fill = (LEAF, DARK_LEAF, lighter(LEAF, 0.14))[i % 3]
        scene.disc(x + dx * size * 0.85, bottom - size * 1.75 + dy * size, size * 0.34, size * 0.25, fill)
    for _ in range(26):
        dx, dy = scene.chance.uniform(-1, 1), scene.chance.uniform(-0.7, 0.5)
        scene.disc(x + dx * size, bottom - size * 1.78 + dy * size, 12, 9, (224, 74, 52))


def gate_posts(scene: Scene) -> None:
    post = (232, 190, 108)
    for x in (250, 1230):
        scene.shade(x + 60, 906, 100, 18)
        scene.box(x, 400, x + 120, 905, post, 4)
        scene.box(x, 400, x + 26, 905, lighter(post, 0.3), 4)
        scene.box(x + 94, 400, x + 120, 905, darker(post, 0.1), 4)
        scene.box(x - 18, 868, x + 138, 912, darker(post, 0.26), 4)
        scene.box(x - 16, 384, x + 136, 420, darker(post, 0.12), 4)
    scene.box(210, 262, 1390, 396, (30, 92, 116), 8)
    scene.box(220, 272, 1380, 386, (38, 108, 134), 6)
    scene.write(800, 302, "PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN HẢI LÂM", 25, (236, 244, 244))
    scene.write(800, 352, "TRƯỜNG THCS VÂN TRẠCH", 50, (255, 232, 140))
    for side, x in ((-1, 380), (1, 1220)):
        for i in range(9):
            at = x + side * i * 3 - side * i * 14
            scene.line([(at, 560 + i * 6), (at, 880)], 6, (66, 92, 98))
        scene.line([(x, 600), (x - side * 90, 650)], 8, (66, 92, 98))
        scene.line([(x, 850), (x - side * 90, 850)], 8, (66, 92, 98))


def bunting(scene: Scene) -> None:
    colours = ((214, 58, 56), (248, 200, 70), (62, 128, 160), (92, 158, 96), (236, 136, 70))
    for left, right, y in ((0, 250, 440), (370, 1230, 424), (1350, 1600, 440)):
        many = round((right - left) / 44)
        for i in range(many):
            x, sag = left + (i + 0.5) * (right - left) / many, 46 * (1 - (2 * (i + 0.5) / many - 1) ** 2)
            scene.shape([(x - 15, y + sag), (x + 15, y + sag), (x, y + sag + 36)], colours[i % 5])


def pupil(scene: Scene, x: float, y: float, size: float, girl: bool) -> None:
    """A pupil going in, bag on the back."""
    scene.shade(x, y + size * 6.6, size * 1.7, size * 0.4)
    for side in (-1, 1):
        scene.box(
            x + side * size * 0.7 - size * 0.45,
            y + size * 4,
            x + side * size * 0.7 + size * 0.45,
            y + size * 6.5,
            NAVY,
            size * 0.2,
        )
    back(scene, x, y, size, WHITE, girl, bottom=y + size * 4.4)
    scene.box(
        x - size * 1.15,
        y + size * 1.7,
        x + size * 1.15,
        y + size * 3.9,
        ((200, 70, 66), (60, 120, 150), (226, 150, 60))[int(x) % 3],
        size * 0.4,
    )
    scene.box(x - size * 0.8, y + size * 2.7, x + size * 0.8, y + size * 3.6, LINEN, size * 0.2)
    if not girl:
        scene.shape(
            [(x - size * 0.7, y + size * 1.2), (x + size * 0.7, y + size * 1.2), (x, y + size * 1.75)], (206, 32, 38)
        )


def kitchen(scene: Scene) -> None:
    """The kindergarten's kitchen: raw food comes in on one side, cooked goes out on the other."""
    scene.box(0, 0, WIDTH, 700, (238, 236, 226))
    for i in range(21):
        for j in range(6):
            scene.box(i * 80 + 2, 250 + j * 75 + 2, i * 80 + 78, 250 + j * 75 + 73, (226, 236, 234), 3)
    scene.box(0, 242, WIDTH, 250, (126, 176, 172))
    window(scene, 90, 60, 380, 210)
    window(scene, 1220, 60, 1510, 210)
    zones = (("1. SƠ CHẾ", (92, 150, 96)), ("2. NẤU CHÍN", (206, 112, 56)), ("3. CHIA ĂN", (62, 124, 156)))
    for i, (words, fill) in enumerate(zones):
        x = 290 + i * 510
        scene.box(x - 170, 272, x + 170, 346, fill, 10)
        scene.write(x, 309, words, 40, WHITE)
        if i < 2:
            scene.box(x + 200, 303, x + 286, 315, fill)
            scene.shape([(x + 276, 286), (x + 312, 309), (x + 276, 332)], fill)
    scene.box(0, 800, WIDTH, HEIGHT, (214, 196, 168))
    for i in range(-12, 13):
        scene.line([(800 + i * 110, 800), (800 + i * 210, HEIGHT)], 3, (196, 176, 146))
    for y in (846, 926):
        scene.line([(0, y), (WIDTH, y)], 3, (196, 176, 146))
    for x, woman in ((300, True), (830, True), (1330, False)):
        cook(scene, x, woman)
    counter(scene)


def cook(scene: Scene, x: float, woman: bool) -> None:
    bust(scene, x, 480, 50, (160, 202, 206), woman, bottom=760)
    scene.box(x - 44, 570, x + 44, 760, (250, 250, 246), 10)
    scene.box(x - 52, 404, x + 52, 462, WHITE, 16)
    scene.disc(x, 408, 58, 28, WHITE)
    scene.box(x - 50, 446, x + 50, 460, (226, 232, 232), 4)
    scene.box(x - 36, 492, x + 36, 530, (190, 220, 226), 16)


def counter(scene: Scene) -> None:
    steel = (186, 196, 200)
    scene.shade(800, 960, 830, 40)
    scene.box(0, 700, WIDTH, 950, steel)
    scene.box(0, 690, WIDTH, 726, lighter(steel, 0.6))
    scene.box(0, 722, WIDTH, 730, darker(steel, 0.2))
    for i in range(7):
        scene.box(i * 240 + 10, 748, i * 240 + 226, 930, lighter(steel, 0.22), 6)
        scene.box(i * 240 + 84, 770, i * 240 + 152, 780, darker(steel, 0.25), 4)
    for x, fill in ((120, LEAF), (190, (236, 130, 52)), (430, (206, 60, 56)), (500, (122, 170, 82))):
        scene.slice(x, 690, 62, 56, (180, 360), fill)
        scene.slice(x + 22, 690, 40, 40, (180, 360), lighter(fill, 0.2))
        scene.box(x - 70, 672, x + 76, 694, (222, 226, 222), 8)
    for x, size in ((700, 78), (960, 92)):
        scene.box(x - size, 690 - size * 1.1, x + size, 692, (160, 172, 178), 12)
        scene.box(x - size * 0.8, 690 - size * 1.02, x - size * 0.55, 684, lighter(steel, 0.7), 6)
        scene.box(x - size - 16, 690 - size * 0.8, x + size + 16, 690 - size * 0.62, (110, 122, 128), 6)
        scene.slice(x, 690 - size * 1.1, size * 0.98, 26, (180, 360), (140, 152, 158))
        scene.disc(x, 690 - size * 1.1 - 26, 13, 9, INK)
        for i in range(3):
            at = x - 30 + i * 30
            scene.line([(at, 540), (at + 9, 516), (at - 7, 492), (at + 4, 468)], 6, (246, 246, 240))
    for i in range(5):
        for j in range(3 if i % 2 else 2):
            x, y = 1180 + i * 80, 688 - j * 18
            scene.slice(x, y - 12, 34, 26, (0, 180), ((238, 150, 80), (250, 214, 110), (120, 180, 190))[(i + j) % 3])
            scene.disc(x, y - 12, 34, 7, LINEN)


def classroom(scene: Scene) -> None:
    """Teachers are pupils for three days, 2019."""
    scene.box(0, 0, WIDTH, 640, (244, 230, 196))
    for x in (30, 1420):
        window(scene, x, 90, x + 150, 430)
    scene.box(250, 80, 1350, 500, (126, 84, 52), 8)
    scene.box(270, 100, 1330, 480, (44, 92, 76))
    scene.write(800, 160, "Tập huấn giáo viên dạy lớp 1", 52, (246, 248, 240), face="SourceSerif4-Italic")
    scene.write(800, 226, "ngày 18/7/2019", 34, (246, 236, 190), face="SourceSerif4-Italic")
    scene.line([(560, 268), (1040, 268)], 3, (200, 220, 206))
    scene.write(470, 340, "a  ă  â", 62, (246, 248, 240), face="SourceSerif4-Regular")
    scene.write(470, 424, "o  ô  ơ", 62, (246, 236, 190), face="SourceSerif4-Regular")
    scene.write(1180, 350, "3 + 2 = 5", 56, (246, 248, 240), face="SourceSerif4-Regular")
    for i in range(5):
        scene.disc(1100 + i * 40, 424, 15, 15, ((236, 110, 100), (250, 206, 92))[i > 2])
    scene.box(640, 484, 760, 496, WHITE, 3)
    scene.box(0, 632, WIDTH, HEIGHT, (204, 172, 132))
    scene.glow(800, 470, 560, 0.22)
    scene.shade(860, 830, 110, 20)
    legs(scene, 860, 680, 840, 48, TROUSERS)
    bust(scene, 860, 392, 48, (190, 66, 84), woman=True, bottom=730)
    scene.line([(922, 488), (996, 470), (1040, 420)], 32, (180, 60, 78))
    scene.disc(1046, 412, 15, 15, (226, 178, 142))
    for y, size, xs in ((560, 36, (150, 400, 630, 1110, 1340, 1530)), (724, 50, (130, 440, 770, 1130, 1460))):
        for x in xs:
            desk(scene, x, y + size * 1.7, size)
        for x in xs:
            back(scene, x, y, size, *someone(scene), bottom=y + size * 4.6)
            chair(scene, x, y + size * 2.9, size)


def desk(scene: Scene, x: float, top: float, size: float) -> None:
    scene.box(x - size * 2.7, top, x + size * 2.7, top + size * 0.5, LIGHT_WOOD, 6)
    scene.box(x - size * 2.7, top + size * 0.42, x + size * 2.7, top + size * 0.58, DARK_WOOD, 3)
    for side in (-1, 1):
        scene.box(
            x + side * size * 2.3 - size * 0.16,
            top + size * 0.5,
            x + side * size * 2.3 + size * 0.16,
            top + size * 4.4,
            WOOD,
        )


def chair(scene: Scene, x: float, top: float, size: float) -> None:
    """A wooden chair from behind, somebody on it."""
    for side in (-1, 1):
        scene.box(
            x + side * size * 1.5 - size * 0.16,
            top,
            x + side * size * 1.5 + size * 0.16,
            top + size * 4.2,
            DARK_WOOD,
            4,
        )
    for i in range(3):
        scene.box(
            x - size * 1.5, top + size * (0.2 + i * 0.6), x + size * 1.5, top + size * (0.55 + i * 0.6), LIGHT_WOOD, 4
        )
    scene.box(x - size * 1.75, top + size * 1.95, x + size * 1.75, top + size * 2.35, WOOD, 6)
