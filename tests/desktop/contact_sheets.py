"""Draws the whole program on contact sheets: every page and view, every dialog, the help, empty, full and with the longest names.

    python -m tests.desktop.contact_sheets FOLDER [ways …] [--only WORD]

Each way of looking is a screen, light or dark, and a size of type (`WAYS`; all of them without a word, about ten minutes). Each is
drawn by a process of its own on Qt's offscreen platform, as many at a time as there are cores: single pictures in `FOLDER/way/`, and twelve of them to a sheet,
`FOLDER/way-NN.png`, with their names below. `--only` draws what has that word in its name. The end says how many there are, and
which could not be drawn; then it returns 1. Needs nothing but the program's own libraries.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
ACROSS, DOWN, TILE, LABEL, GAP = 3, 4, 620, 26, 10  # pixels but the first two


@dataclass(frozen=True)
class Way:
    """width, height: of the screen in pixels · step: of the type, see ui/look/text_size.py · what: which pictures."""

    width: int
    height: int
    dark: bool = False
    step: str = "标准"
    what: tuple[str, ...] = ("pages",)


ALL = ("pages", "help", "dialogs")
WAYS = {
    "light": Way(1440, 900, what=ALL),
    "dark": Way(1440, 900, dark=True, what=ALL),
    "largest-dark": Way(1440, 900, dark=True, step="特大", what=("pages", "dialogs")),
    "large": Way(1366, 768, step="大"),
    "lowest": Way(1200, 680),
    "150-percent": Way(923, 523),
    "2560-dark": Way(2560, 1440, dark=True),
    "3840": Way(3840, 2160),
    "empty": Way(1440, 900, what=("empty",)),
    "empty-dark": Way(1440, 900, dark=True, what=("empty",)),
    "200-people": Way(1440, 900, what=("full",)),
    "long-names": Way(1200, 680, what=("long",)),
}


def main() -> int:
    """Draws the ways that are asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.desktop.contact_sheets")
    parser.add_argument("folder", type=Path)
    parser.add_argument("ways", nargs="*", choices=[[], *WAYS], default=[])  # argparse takes the default for one choice
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    try:
        folder = asked.folder.absolute()
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        parser.error(f"cannot write into {asked.folder}: {error.strerror}")
    with ThreadPoolExecutor(os.cpu_count()) as several:
        done = list(several.map(lambda name: _draw(folder, name, asked.only), asked.ways or WAYS))
    return 0 if all(done) else 1


def _draw(folder: Path, name: str, only: str) -> bool:
    """Draws one way and pastes its sheets; false where something could not be drawn, or nothing was asked for."""
    into, way = folder / name, WAYS[name]
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    drawn = subprocess.run(
        [sys.executable, "-m", "tests.desktop.drawing", name, str(into), only],
        cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={_screen(into, way)}"}, check=False,
    )  # fmt: skip
    pictures = sorted(into.glob("*.png"))
    sheets = _sheets(pictures, folder / name, way.dark)
    told = ", NOT ALL COULD BE DRAWN" if drawn.returncode else "" if pictures else ", NOTHING HAS THAT WORD IN ITS NAME"
    sys.stdout.write(f"{name}: {len(pictures)} pictures, {sheets} sheets{told}\n")
    return drawn.returncode == 0 and bool(pictures)


def _screen(into: Path, way: Way) -> Path:
    """The file that tells the offscreen platform how large its screen is."""
    told = into / "screen.json"
    one = {"name": "one", "x": 0, "y": 0, "width": way.width, "height": way.height}
    told.write_text(json.dumps({"screens": [one | {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}]}))
    return told


def _sheets(pictures: list[Path], name: Path, dark: bool) -> int:
    """Writes twelve pictures to a sheet, each with its name, and says how many sheets there are."""
    from PIL import Image, ImageDraw, ImageFont

    font = ImageFont.truetype(ROOT / "resources" / "fonts" / "DwHei-Medium.ttf", 15)
    for old in name.parent.glob(f"{name.name}-[0-9][0-9].png"):
        old.unlink()
    per = ACROSS * DOWN
    groups = [pictures[begin : begin + per] for begin in range(0, len(pictures), per)]
    for number, group in enumerate(groups, start=1):
        tiles = []
        for path in group:
            with Image.open(path) as whole:
                picture = whole.convert("RGB")
                picture.thumbnail((TILE, TILE), Image.Resampling.LANCZOS)
                tiles.append((path.stem, picture))
        rows = [tiles[begin : begin + ACROSS] for begin in range(0, len(tiles), ACROSS)]
        highs = [max(picture.height for _, picture in row) + LABEL + GAP for row in rows]
        ground, ink = ("#3c3c3c", "white") if dark else ("#b8b8b8", "black")
        sheet = Image.new("RGB", (ACROSS * (TILE + GAP) + GAP, sum(highs) + GAP), ground)
        pen = ImageDraw.Draw(sheet)
        top = GAP
        for row, high in zip(rows, highs, strict=True):
            for place, (words, picture) in enumerate(row):
                left = GAP + place * (TILE + GAP)
                sheet.paste(picture, (left, top))
                pen.text((left, top + picture.height + 4), words, fill=ink, font=font)
            top += high
        sheet.save(name.parent / f"{name.name}-{number:02}.png")
    return len(groups)


if __name__ == "__main__":
    sys.exit(main())
