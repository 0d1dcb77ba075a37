"""The widths of the columns of a table that is wider than its page: what a break hurts keeps its width, the rest goes where it saves most lines."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from models.exports.sheet import Column

_STEPS, _ROWS = 80, 100  # in how many steps what is free is given away, and by how many rows it is judged
_HIGHEST = 6  # how much the highest cell of a row counts before the others: by it goes the height of the row
_SPARE = 0.3  # of a line, which stays empty at the end of a paragraph
_NARROW = 12  # half-width characters of a column of names or dates
_RUN = re.compile(r"[!-~]+")
_NUMBER, _NUMBER_MOST = re.compile(r"\d"), 18  # 2026-上级督查-01 is not parted
_NAME, _WORD = 6, 14  # a name of three; and a word in letters that is not parted
_READABLE, _PROSE = 15, 12  # of a line of running text, and where there is no room for that

Measure = Callable[[str], float]


def is_narrow(column: Column) -> bool:
    """Whether it holds names, numbers or dates, which a break hurts; running text is read from the left edge."""
    return column.align != "left" or column.width <= _NARROW


def least_width(column: Column, texts: Sequence[str], measure: Measure, tight: int = 0) -> float:
    """Half-width characters below which a column is not set: names, dates and numbers stay whole, and a line of running text can
    be read; where it is `tight` only dates, numbers and short names do, and at 2 long numbers have as much as declared. measure: the half-width characters that a line takes."""
    label = measure(column.label)
    lines = {line for text in set(texts) for line in text.split("\n")}
    widest = max(map(measure, lines), default=0.0)
    run = max((measure(run) for line in lines for run in _RUN.findall(line)), default=0.0)
    if is_narrow(column):
        most = min(column.width, _NUMBER_MOST) if tight > 1 else _NUMBER_MOST
        numbers = max((measure(line) for line in lines if _NUMBER.search(line)), default=0.0)
        words = min(widest, _NAME) if tight else min(widest, column.width * 1.3)
        least = max(words, min(numbers, most), min(run, most))
    else:
        least = max(min(widest, _PROSE if tight else _READABLE), min(run, _WORD))
    return max(least, label if label <= _NAME else 2 * ((label + 2) // 4), column.least, 4.0)


def least_widths(
    columns: Sequence[Column], rows: Sequence[Sequence[str]], room: float, measure: Measure
) -> list[float]:
    """That of each column: tight where they would be wider than `room` together."""
    texts = [[row[place] for row in rows] for place in range(len(columns))]
    for tight in range(3):
        found = [least_width(column, told, measure, tight) for column, told in zip(columns, texts, strict=True)]
        if sum(found) <= room:
            break
    return found


def fitted(
    least: Sequence[float], usual: Sequence[float], rows: Sequence[Sequence[str]], room: float, measure: Measure
) -> list[float]:
    """Widths between the least and the usual, of which the sum is `room` where it lies between their sums; all lengths in the
    unit of `measure`. What is free goes, bit by bit, to the column that makes the rows lowest: an empty one stays narrow."""
    widths = [min(low, high) for low, high in zip(least, usual, strict=True)]
    free = room - sum(widths)
    if free <= 0 or not rows:
        return widths
    judged = rows[:: -(-len(rows) // _ROWS)]
    cells = [[[measure(line) for line in row[place].split("\n")] for row in judged] for place in range(len(widths))]

    def heights(place: int, width: float) -> list[float]:
        return [
            sum(max(1.0, line / width + (_SPARE if line > width else 0.0)) for line in lines) ** _HIGHEST
            for lines in cells[place]
        ]

    step = free / _STEPS
    now = [heights(place, width) for place, width in enumerate(widths)]
    then = [heights(place, width + step) for place, width in enumerate(widths)]
    rows_now = [sum(column) for column in zip(*now, strict=True)]
    for _ in range(_STEPS):
        best, found = -1, 0.0
        for place, width in enumerate(widths):
            if width + step > usual[place] + step / 2:
                continue
            gain = sum(
                all_ ** (1 / _HIGHEST) - max(all_ - a + b, 1.0) ** (1 / _HIGHEST)
                for all_, a, b in zip(rows_now, now[place], then[place], strict=True)
            )
            if gain > found:
                best, found = place, gain
        if best < 0:
            break
        rows_now = [max(a - b + c, 1.0) for a, b, c in zip(rows_now, now[best], then[best], strict=True)]
        widths[best] += step
        now[best], then[best] = then[best], heights(best, widths[best] + step)
    rest = room - sum(widths)  # nothing gets lower by it: to those that are not as wide as usual
    wanting: list[float] = [max(high - width, 0.0) for high, width in zip(usual, widths, strict=True)]
    share = min(1.0, rest / sum(wanting)) if rest > 0 and any(wanting) else 0.0
    return [width + want * share for width, want in zip(widths, wanting, strict=True)]
