"""Draws the pages and pictures of the sample; the same words give the same bytes. Everything says that it is an example."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

_FONTS = Path(__file__).parents[2] / "resources" / "fonts"
_A4, _SCENE = (827, 1169), (960, 640)  # pixels
_BEGIN = time.gmtime(0)  # the day that the files say they were made: no clock is asked
_INK, _RED, _SKIN = "#222222", "#b3261e", "#e3b58f"
_CLOTHES = ("#2f4858", "#5a6b7b", "#33658a", "#6d6875", "#3d5a45", "#8a5a44", "#454955")


def _font(name: str, size: int) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(_FONTS / f"{name}.ttf", size)


def _sheet(size: tuple[int, int], colour: str) -> tuple[Image, ImageDraw]:
    from PIL import Image, ImageDraw

    image = Image.new("RGB", size, colour)
    return image, ImageDraw.Draw(image)


def _marked(size: tuple[int, int]) -> tuple[Image, ImageDraw]:
    """White paper with 示例 printed pale across it."""
    image, draw = _sheet(size, "white")
    draw.text((size[0] // 2, size[1] // 2), "示例", "#f0e6e4", _font("DwSong-Bold", size[0] // 3), anchor="mm")
    return image, draw


def _save_pdf(image: Image, path: Path, title: str) -> None:
    image.save(path, "PDF", resolution=100, title=title, creationDate=_BEGIN, modDate=_BEGIN)


def page(path: Path, title: str, lines: Sequence[str]) -> None:
    """A page of text."""
    image, draw = _marked(_A4)
    width = _A4[0]
    draw.text((width // 2, 190), title, _RED, _font("DwSong-Bold", 42), anchor="mm")
    draw.line((100, 240, width - 100, 240), _RED, 2)
    text, y = _font("DwFang-Regular", 24), 300
    for line in lines:
        for part in _broken(draw, line, text, width - 220):
            draw.text((110, y), part, _INK, text)
            y += 44
    _save_pdf(image, path, title)


def _broken(draw: ImageDraw, line: str, font: FreeTypeFont, width: int) -> list[str]:
    """The line cut so that each part fits."""
    parts = [""]
    for char in line:
        if draw.textlength(parts[-1] + char, font) > width and char not in "，。；：、":
            parts.append("")
        parts[-1] += char
    return parts


def sign_in(path: Path, title: str, names: Sequence[str]) -> None:
    """The first page of a list with signatures, as a scanner gives it: the names of whoever signed, each in a hand of its own."""
    from PIL import Image

    image, draw = _marked(_A4)
    draw.text((_A4[0] // 2, 120), title, _INK, _font("DwSong-Bold", 28), anchor="mm")
    plain, left, top, high = _font("DwSong-Regular", 20), 100, 180, 54
    columns = (left, left + 90, left + 270, left + 627)
    signed = names[:14]
    for row, (number, name) in enumerate([("序号", "姓名"), *((str(n), name) for n, name in enumerate(signed, 1))]):
        y = top + row * high
        draw.rectangle((columns[0], y, columns[-1], y + high), outline=_INK)
        for x in columns[1:-1]:
            draw.line((x, y, x, y + high), _INK)
        draw.text((columns[0] + 45, y + high // 2), number, _INK, plain, anchor="mm")
        draw.text((columns[1] + 90, y + high // 2), name, _INK, plain, anchor="mm")
        if row == 0:
            draw.text(((columns[2] + columns[3]) // 2, y + high // 2), "签名", _INK, plain, anchor="mm")
        else:
            _signature(image, name, (columns[2] + 110, y + 4))
    draw.text((left, top + (len(signed) + 2) * high), "（示例，签名由程序画成）", "#777777", plain)
    turned = image.rotate(0.4, Image.Resampling.BICUBIC, fillcolor="#f4f2ee")  # it never lies straight
    _save_pdf(turned, path, title)


def _signature(image: Image, name: str, at: tuple[int, int]) -> None:
    from PIL import Image, ImageDraw

    rng = Random(name)
    ink = Image.new("L", (200, 60), 0)
    font = _font("DwFang-Regular" if _common(name) else "DwSong-Regular", rng.randrange(28, 36))
    ImageDraw.Draw(ink).text((rng.randrange(10, 60), 10), name, 220, font)
    turned = ink.rotate(rng.randrange(-4, 6), Image.Resampling.BICUBIC)
    image.paste("#1d3557", (at[0] + rng.randrange(-20, 40), at[1] - 6), turned)


def _common(name: str) -> bool:
    """Whether the hand that is drawn with knows all characters of a name."""
    try:
        name.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def ballot(path: Path, title: str, name: str) -> None:
    """A ballot paper with nothing on it: one person, three boxes."""
    image, draw = _marked((900, 560))
    draw.text((450, 80), "表 决 票（样）", _RED, _font("DwSong-Bold", 40), anchor="mm")
    draw.text((450, 150), title, _INK, _font("DwFang-Regular", 26), anchor="mm")
    text, tops = _font("DwSong-Regular", 26), (210, 280, 360)
    for y, labels in zip(tops, [("姓名", "赞成", "不赞成", "弃权"), (name, "", "", "")], strict=False):
        for column, label in enumerate(labels):
            x = 130 + column * 160
            draw.rectangle((x, y, x + 160, tops[tops.index(y) + 1]), outline=_INK, width=2)
            draw.text((x + 80, (y + tops[tops.index(y) + 1]) // 2), label, _INK, text, anchor="mm")
    note = "说明：同意的在“赞成”栏画“○”；只画一栏，多画无效。"
    draw.text((130, 400), note, _INK, _font("DwFang-Regular", 24))
    draw.text((130, 450), "（示例票样，人物虚构）", "#777777", _font("DwFang-Regular", 22))
    image.save(path, "PNG")


def hall(path: Path, people: int) -> None:
    """A room seen from behind: a screen, a table, and rows of people."""
    image, draw = _sheet(_SCENE, "#d9cfc1")
    draw.rectangle((0, 430, 960, 640), "#a98f73")
    draw.rectangle((230, 60, 730, 300), "#f7f5ef", outline="#6b5c4b", width=8)
    draw.text((480, 150), "支部党员大会", _RED, _font("DwSong-Bold", 56), anchor="mm")
    draw.text((480, 225), "示例图片", "#777777", _font("DwHei-Medium", 30), anchor="mm")
    draw.rectangle((300, 340, 660, 400), "#7b5b3a")
    for x in (360, 480, 600):
        _person(draw, x, 330, 30, x)
    rows, seats = 3, 12
    for place in range(min(people, rows * seats)):
        row, seat = divmod(place, seats)
        _person(draw, 70 + seat * 76 - row % 2 * 20, 440 + row * 62, 24 + row * 4, place)
    image.save(path, "JPEG", quality=80)


def outdoors(path: Path, words: str) -> None:
    """A building, trees, and people behind a banner."""
    image, draw = _sheet(_SCENE, "#bcd7ea")
    draw.ellipse((780, 50, 870, 140), "#f6d365")
    draw.rectangle((0, 400, 960, 640), "#9fb58a")
    draw.rectangle((120, 130, 520, 420), "#d8c3a5", outline="#8e7c62", width=4)
    for floor in range(3):
        for window in range(5):
            x, y = 150 + window * 74, 160 + floor * 80
            draw.rectangle((x, y, x + 44, y + 50), "#6f8fa6")
    for x in (590, 690, 830):
        draw.rectangle((x - 8, 330, x + 8, 420), "#6b4f3a")
        draw.ellipse((x - 55, 210, x + 55, 350), "#4f7d4a")
    for place in range(11):
        _person(draw, 110 + place * 74, 455 + place % 2 * 12, 28, place)
    draw.rectangle((90, 520, 870, 600), _RED)
    shown = words if len(words) <= 20 else words[:19] + "…"
    draw.text((480, 560), f"{shown}（示例）", "#fff3d6", _font("DwHei-Medium", 30), anchor="mm")
    image.save(path, "JPEG", quality=80)


def _person(draw: ImageDraw, x: int, y: int, size: int, number: int) -> None:
    """A head and shoulders; size: the width of the head."""
    half = size // 2
    draw.pieslice((x - size, y + half, x + size, y + half + 3 * size), 180, 360, _CLOTHES[number % len(_CLOTHES)])
    draw.ellipse((x - half, y - half, x + half, y + half + 4), _SKIN)
    draw.pieslice((x - half, y - half - 2, x + half, y + half), 180, 360, "#3a3230")
