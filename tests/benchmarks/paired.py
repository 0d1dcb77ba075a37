"""Measures two ways of one thing by turns, and says the ratio: what is next to each other in time suffers the same noise.

A row of the table has a pair for each size: ours and what it is measured against. Both are run by turns, in the other order in
each round, the first round uncounted; what counts is the middle of the ratios of the rounds. A side measures itself by the
clock of its row, or gives its figure itself (seconds, bytes).
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

Side = Callable[[], float | None]
"""Does the thing once; gives what it cost where it knows that better than a clock around it."""
LEAST = 3
"""Rounds that are counted at least, however long they take."""
BENT = 1.25
"""How much more than linear a row may grow before it is marked: the noise of a busy machine is less."""


class NotHere(Exception):
    """What it is measured against is not installed here, or cannot be measured."""


@dataclass(frozen=True)
class Pair:
    """Two ways of one thing, ready to be run any number of times."""

    ours: Side
    theirs: Side


@dataclass(frozen=True)
class Reach:
    """What is promised: at most so many times the other, or at most so much more than the other."""

    ratio: float = 0.0
    added: float = 0.0

    def kept(self, line: Measured) -> bool:
        return line.ratio <= self.ratio if self.ratio else median(line.ours) - median(line.theirs) <= self.added

    def __str__(self) -> str:
        return f"≤ {self.ratio:.2f}×" if self.ratio else f"≤ +{self.added * 1000:.0f} ms"


def cpu() -> float:
    """The CPU seconds of this process and of its children that have ended: steadier than the clock on the wall."""
    if resource is None:
        children = os.times()  # to a hundredth of a second
        return time.process_time() + children.children_user + children.children_system
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + used.ru_utime + used.ru_stime


@dataclass(frozen=True)
class Row:
    """One promise: what is measured against what, at which sizes, and the reach at those sizes for which one is promised."""

    name: str
    what: str
    against: str
    sizes: Sequence[int]
    of: str
    """What a size counts: members, rows, meetings."""
    reach: Mapping[int, Reach]
    pair: Callable[[int, Path], AbstractContextManager[Pair]]
    """Makes the pair of one size ready in a folder that is empty; raises NotHere."""
    clock: Callable[[], float] = cpu
    unit: str = "s"
    once: bool = False
    """Whether a size is measured in one round only: what is no time has no noise."""


@dataclass(frozen=True)
class Measured:
    """What the rounds of a row at one size gave."""

    size: int
    ours: Sequence[float]
    theirs: Sequence[float]

    @property
    def ratios(self) -> list[float]:
        return [one / other for one, other in zip(self.ours, self.theirs, strict=True)]

    @property
    def ratio(self) -> float:
        return median(self.ratios)

    def growth(self, first: Measured) -> float:
        """How many times as much as at the first size."""
        return median(self.ours) / median(first.ours)

    def bent(self, first: Measured) -> bool:
        """Whether it grew more than the size did."""
        return self.growth(first) > BENT * self.size / first.size


def measured(row: Row, size: int, folder: Path, *, rounds: int, seconds: float) -> Measured:
    """Runs a row at one size: so many rounds as fit into the seconds, three at least. Raises NotHere."""
    ours: list[float] = []
    theirs: list[float] = []
    with row.pair(size, folder) as pair:
        for number in range(1 if row.once else rounds + 1):
            sides = [(pair.ours, ours), (pair.theirs, theirs)]
            for side, kept in sides if number % 2 else reversed(sides):
                kept.append(_cost(side, row.clock))
            if number == 0:
                begun = time.monotonic()
            elif number >= LEAST and time.monotonic() - begun > seconds:
                break
    return Measured(size, ours if row.once else ours[1:], theirs if row.once else theirs[1:])


def _cost(side: Side, clock: Callable[[], float]) -> float:
    begun = clock()
    told = side()
    return clock() - begun if told is None else told


def line(row: Row, found: Measured, first: Measured) -> str:
    """A line of the table, and what is wrong with it at the end."""
    reach = row.reach.get(found.size)
    promised = str(reach) if reach else ""
    marks = []
    if reach and not reach.kept(found):
        marks.append("OVER ITS REACH")
    if found.bent(first):
        marks.append("MORE THAN LINEAR")
    growth = "" if found is first else f"{found.growth(first):,.3g}× for {found.size / first.size:,.3g}×"
    return (
        f"{row.name:<12} {found.size:>9,} {row.of:<9} {_figure(found.ours, row.unit):>32} {_figure(found.theirs, row.unit):>32}"
        f" {_spread(found.ratios, '{:.2f}'):>19}× {promised:>9} {growth:>22} {', '.join(marks)}".rstrip()
    )


def heading() -> str:
    """What the columns of the table are."""
    return (
        f"{'row':<12} {'size':>9} {'of':<9} {'ours: middle [quarter–three]':>32} {'the other':>32} {'ratio':>20} {'reach':>9}"
        f" {'growth from the first':>22}"
    )


def _figure(values: Sequence[float], unit: str) -> str:
    scale, shown = _unit(median(values), unit)
    return _spread([value * scale for value in values], "{:,.4g}") + " " + shown


def _unit(value: float, unit: str) -> tuple[float, str]:
    steps = (
        [(1.0, "s"), (1e3, "ms"), (1e6, "µs")] if unit == "s" else [(1 / 2**20, "MB"), (1 / 2**10, "kB"), (1.0, "B")]
    )
    return next(((scale, name) for scale, name in steps if value * scale >= 1), steps[-1])


def _spread(values: Sequence[float], shape: str) -> str:
    middle = shape.format(median(values))
    if len(values) < 2:
        return middle
    low, _, high = quantiles(values, n=4, method="inclusive")
    return f"{middle} [{shape.format(low)}–{shape.format(high)}]"
