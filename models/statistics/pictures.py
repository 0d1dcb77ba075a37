"""Which picture goes with a table, and of what: the items that are drawn, and the people behind each."""

from __future__ import annotations

from dataclasses import dataclass

from models.kinds import PartialDate
from models.statistics.catalogue import BARS, DONUT, PEOPLE_BY_AGE
from models.statistics.geometry import Drawing, Item, Measure, Sizes, bars, donut, pyramid
from models.statistics.table import BAND, PART, UNKNOWN, Cell, Table, share


@dataclass(frozen=True)
class Picture:
    """`cells` and `names` are those of the items, in the order in which keys walk over them."""

    kind: str
    items: tuple[Item, ...]
    cells: tuple[Cell, ...]
    names: tuple[str, ...]

    def drawn(self, width: float, sizes: Sizes, measure: Measure) -> Drawing:
        """Laid out for a width."""
        if self.kind == PEOPLE_BY_AGE:
            pairs = zip(self.items[::2], self.items[1::2], strict=True)
            rows = [(men.label, men, women) for men, women in pairs]
            return pyramid(rows, width, sizes, measure)
        return (donut if self.kind == DONUT else bars)(self.items, width, sizes, measure)


def picture_of(kind: str, table: Table, before: Table | None = None, *, parts: bool = True) -> Picture | None:
    """The picture of a table; None where it has none or there is nobody. `before`: bars of another day beside · `parts`:
    bars have the parts of a line below it."""
    lines = [
        line for line in table.lines if line.kind in (BAND, UNKNOWN) or (line.kind == PART and kind == BARS and parts)
    ]
    if not kind or not table.counted:
        return None
    if kind == PEOPLE_BY_AGE:
        pairs = [(line, column) for line in lines for column in (1, 2)]
        return Picture(
            kind,
            tuple(Item(line.label, line.cells[c].number, _count(line.cells[c])) for line, c in pairs),
            tuple(line.cells[c] for line, c in pairs),
            tuple(f"{line.label} {table.columns[c]}" for line, c in pairs),
        )
    earlier = {line.label: line.number for line in before.lines} if before else {}
    items = tuple(
        Item(
            f"　{line.label}" if line.kind == PART else line.label,
            line.number,
            f"{line.number} 人" if line.number else "–",
            share(line.number, table.counted) if line.number else "",
            earlier.get(line.label, 0) if before and kind == BARS else None,
            line.kind == UNKNOWN,
        )
        for line in lines
    )
    return Picture(kind, items, tuple(line.cells[0] for line in lines), tuple(line.label for line in lines))


def caption(kind: str, table: Table, before: Table | None = None) -> str:
    """What has to be said below a picture: which bar is which day; who is not in it."""
    if kind == BARS and before:
        return f"粗条为{PartialDate.of(table.on).chinese()}，细条为{PartialDate.of(before.on).chinese()}"
    if kind == PEOPLE_BY_AGE:
        missing = sum(line.cells[3].number for line in table.summed())
        return f"另有 {missing} 人性别未填，不在图内" if missing else ""
    return ""


def _count(cell: Cell) -> str:
    return str(cell.number) if cell.number else "–"
