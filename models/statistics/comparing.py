"""The same table on two days: how many more or fewer."""

from __future__ import annotations

from dataclasses import dataclass, replace

from models.statistics.table import Cell, Line, Table


@dataclass(frozen=True)
class Compared:
    """A line of the later table, and the line of that name in the earlier one; `before` without people where there is none."""

    line: Line
    before: Line

    @property
    def difference(self) -> int:
        """How many more are in the first cell now."""
        return self.line.number - self.before.number


def compared(now: Table, before: Table) -> list[Compared]:
    """The lines of both tables; those that only the earlier one has stand at the end of their kind."""
    earlier = {line.label: line for line in before.lines}
    lines = list(now.lines)
    there = {line.label for line in lines}
    for line in before.lines:
        if line.label not in there:
            place = max((i for i, known in enumerate(lines) if known.kind == line.kind), default=len(lines) - 1) + 1
            lines.insert(place, _nobody(line))
    return [Compared(line, earlier.get(line.label, _nobody(line))) for line in lines]


def _nobody(line: Line) -> Line:
    return replace(line, cells=tuple(Cell([], cell.fact) for cell in line.cells))


def signed(difference: int) -> str:
    """+3, -2, – for no difference."""
    return f"{difference:+}" if difference else "–"
