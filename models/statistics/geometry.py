"""Pictures of statistics as shapes in a plane: the one lay-out that the window paints and that goes onto paper.

Lengths are in the unit of the sizes given (pixels on the screen, points on paper), y grows downwards, texts never overlap:
a label that has no room is shortened, numbers are never.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

LEFT, CENTER, RIGHT = "left", "center", "right"
FULL_INK, SOFT_INK, OTHER_INK, BEFORE_INK, TRACK_INK = "full", "soft", "other", "before", "track"
"""Inks: the largest band · the others · what is not known · the day compared with · an empty bar."""
WEDGE_INKS = ("wedge1", "wedge2", "wedge3", "wedge4")
Measure = Callable[[str], float]
"""How wide a text is, in the unit of the sizes."""


@dataclass(frozen=True)
class Sizes:
    """Height of a row, thickness of a bar, free space between things, height of a line of text."""

    row: float
    bar: float
    gap: float
    text: float


SCREEN, PAPER = Sizes(34, 14, 12, 20), Sizes(17, 8, 7, 12)


@dataclass(frozen=True)
class Item:
    """What is drawn for a line: `text` is its number and `share` its share as they are written; `before`: the number on the day
    compared with, None without one; `unknown`: not filled in."""

    label: str
    number: int
    text: str
    share: str = ""
    before: int | None = None
    unknown: bool = False


@dataclass(frozen=True)
class Box:
    """A bar."""

    x: float
    y: float
    width: float
    height: float
    ink: str


@dataclass(frozen=True)
class Words:
    """Text on one line in a box; `large`: the sum in the middle of a ring."""

    x: float
    y: float
    width: float
    height: float
    text: str
    align: str
    quiet: bool = False
    large: bool = False


@dataclass(frozen=True)
class Wedge:
    """A part of a ring around (x, y): degrees clockwise from the top."""

    x: float
    y: float
    outer: float
    inner: float
    start: float
    sweep: float
    ink: str


@dataclass(frozen=True)
class Target:
    """Where an item can be clicked: its number in the order of the items."""

    x: float
    y: float
    width: float
    height: float
    place: int


@dataclass
class Drawing:
    """Shapes in the order of drawing."""

    width: float
    height: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    wedges: list[Wedge] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    targets: list[Target] = field(default_factory=list)


def shortened(text: str, width: float, measure: Measure) -> str:
    """The text, cut with an ellipsis where it is wider than `width`."""
    if measure(text) <= width:
        return text
    while text and measure(text + "…") > width:
        text = text[:-1]
    return text + "…"


def bars(items: Sequence[Item], width: float, sizes: Sizes, measure: Measure) -> Drawing:
    """Lying bars, a row each: label, bar, number; a thin second bar for the day compared with."""
    drawing = Drawing(width, sizes.row * len(items))
    labels = min(max((measure(item.label) for item in items), default=0.0), width * 0.42)
    figures = _Figures.of(items, sizes, measure)
    left = labels + sizes.gap
    room = max(width - left - figures.width - sizes.gap, 8.0)
    most = max((max(item.number, item.before or 0) for item in items), default=0)
    largest = max((item.number for item in items), default=0)
    for place, item in enumerate(items):
        top = place * sizes.row
        drawing.targets.append(Target(0, top, width, sizes.row, place))
        label = shortened(item.label, labels, measure)
        drawing.words.append(Words(0, top, labels, sizes.row, label, LEFT, quiet=item.unknown))
        thick = sizes.bar if item.before is None else sizes.bar * 0.72
        y = top + (sizes.row - (thick if item.before is None else thick * 1.6)) / 2
        drawing.boxes.append(Box(left, y, room, thick, TRACK_INK))
        ink = OTHER_INK if item.unknown else FULL_INK if item.number == largest else SOFT_INK
        _bar(drawing, left, y, room, thick, item.number, most, ink)
        if item.before is not None:
            _bar(drawing, left, y + thick * 1.12, room, thick * 0.48, item.before, most, BEFORE_INK)
        figures.add(drawing, item, width, top, sizes.row)
    return drawing


@dataclass(frozen=True)
class _Figures:
    """The columns of numbers and of shares, each as wide as its widest, measured once; nothing between where one is empty."""

    numbers: float
    shares: float
    gap: float

    @classmethod
    def of(cls, items: Sequence[Item], sizes: Sizes, measure: Measure) -> _Figures:
        shares = max((measure(item.share) for item in items), default=0.0)
        return cls(max((measure(item.text) for item in items), default=0.0), shares, sizes.gap if shares else 0.0)

    @property
    def width(self) -> float:
        """Of both."""
        return self.numbers + self.gap + self.shares

    def add(self, drawing: Drawing, item: Item, right: float, top: float, height: float) -> None:
        """Number and share, right-aligned, so that they end at `right`."""
        if self.shares:
            at = right - self.shares
            drawing.words.append(Words(at, top, self.shares, height, item.share, RIGHT, quiet=True))
        drawing.words.append(Words(right - self.width, top, self.numbers, height, item.text, RIGHT))


def _bar(drawing: Drawing, x: float, y: float, room: float, thick: float, number: int, most: int, ink: str) -> None:
    if number:
        drawing.boxes.append(Box(x, y, max(room * number / most, 3.0), thick, ink))


def donut(items: Sequence[Item], width: float, sizes: Sizes, measure: Measure) -> Drawing:
    """A ring with the sum in it; beside it, or below where it is narrow, a row for each part in the order of the ring."""
    whole = sum(item.number for item in items)
    legend = sizes.row * len(items)
    side = min(sizes.row * 6.4, width)
    beside = width >= side + sizes.row * 5
    x = 0.0 if beside else (width - side) / 2
    height = max(side, legend) if beside else side + sizes.gap + legend
    drawing = Drawing(width, height)
    middle = (max(side, legend) if beside else side) / 2
    center = x + side / 2
    outer = side / 2 - 2
    at = 0.0
    rows_left = side + sizes.row if beside else 0.0
    rows_top = (height - legend) / 2 if beside else side + sizes.gap
    right = min(width, rows_left + sizes.row * 8.5) if beside else width
    figures = _Figures.of(items, sizes, measure)
    for place, item in enumerate(items):
        ink = OTHER_INK if item.unknown else WEDGE_INKS[place % len(WEDGE_INKS)]
        sweep = 360 * item.number / whole if whole else 0.0
        if sweep:
            drawing.wedges.append(Wedge(center, middle, outer, outer * 0.62, at, sweep, ink))
        at += sweep
        top = rows_top + place * sizes.row
        swatch = sizes.bar
        drawing.boxes.append(Box(rows_left, top + (sizes.row - swatch) / 2, swatch, swatch, ink))
        text_left = rows_left + swatch + sizes.gap * 0.8
        room = right - text_left - figures.width - sizes.gap
        label = shortened(item.label, room, measure)
        drawing.words.append(Words(text_left, top, room, sizes.row, label, LEFT, quiet=item.unknown))
        figures.add(drawing, item, right, top, sizes.row)
        drawing.targets.append(Target(rows_left, top, right - rows_left, sizes.row, place))
    line = sizes.text
    drawing.words.append(Words(x, middle - line * 1.25, side, line * 1.5, str(whole), CENTER, large=True))
    drawing.words.append(Words(x, middle + line * 0.3, side, line, "人", CENTER, quiet=True))
    return drawing


def pyramid(rows: Sequence[tuple[str, Item, Item]], width: float, sizes: Sizes, measure: Measure) -> Drawing:
    """Men to the left and women to the right of the bands, the oldest on top; items are numbered men, women, row by row.

    `rows` begin with the youngest band, and so do the numbers of the items.
    """
    drawing = Drawing(width, sizes.row * (len(rows) + 1))
    labels = min(max((measure(label) for label, _, _ in rows), default=0.0), width * 0.34) + 2 * sizes.gap
    numbers = max((measure(item.text) for _, men, women in rows for item in (men, women)), default=0.0)
    room = max((width - labels - sizes.gap) / 2 - numbers, 8.0)
    most = max((item.number for _, men, women in rows for item in (men, women)), default=0)
    middle = width / 2
    for text, side, align in (("男", 0.0, RIGHT), ("女", middle + labels / 2, LEFT)):
        drawing.words.append(Words(side, 0, middle - labels / 2, sizes.row, text, align, quiet=True))
    for place, (label, men, women) in enumerate(rows):
        top = (len(rows) - place) * sizes.row
        y = top + (sizes.row - sizes.bar) / 2
        shown = shortened(label, labels, measure)
        drawing.words.append(Words(middle - labels / 2, top, labels, sizes.row, shown, CENTER))
        for side_number, (item, sign, ink) in enumerate(((men, -1, FULL_INK), (women, 1, SOFT_INK))):
            length = max(room * item.number / most, 3.0) if item.number else 0.0
            edge = middle + sign * labels / 2
            if length:
                drawing.boxes.append(Box(edge - length if sign < 0 else edge, y, length, sizes.bar, ink))
            at = edge + sign * (length + sizes.gap / 2)
            words_x = at - numbers if sign < 0 else at
            drawing.words.append(Words(words_x, top, numbers, sizes.row, item.text, RIGHT if sign < 0 else LEFT))
            x = 0.0 if sign < 0 else edge
            drawing.targets.append(Target(x, top, middle - labels / 2, sizes.row, 2 * place + side_number))
    return drawing
