"""A table of statistics as text, row by row: the same on the screen, on paper, in Excel and in Word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.kinds import PartialDate
from models.records import Branch
from models.statistics.comparing import compared, signed
from models.statistics.roster import OURS
from models.statistics.table import BAND, OUTSIDE, PART, TOTAL, UNKNOWN, Cell, Line, Table, share

_ONE_LINE = 30  # characters of a title on one line
SUM, SHARE, DIFFERENCE = "合计", "占比", "增减"


@dataclass(frozen=True)
class Row:
    """The cells as text, the label first, and the people of each (None: no people behind it)."""

    kind: str
    texts: tuple[str, ...]
    cells: tuple[Cell | None, ...]
    line: Line


def columns_of(table: Table, before: Table | None = None) -> tuple[str, ...]:
    """The headings over `rows_of`."""
    shares = (SHARE,) if _has_share(table) else ()
    against = (f"{before.on.year}.{before.on.month}.{before.on.day}", DIFFERENCE) if before else ()
    return ("项目", *table.columns, *shares, *against)


def rows_of(table: Table, before: Table | None = None) -> list[Row]:
    """All lines, and below the counted ones their sum where the table has shares of it."""
    rows = []
    for line, earlier in ((pair.line, pair.before) for pair in compared(table, before or table)):
        rows.append(_row(line, earlier, table, before))
    if table.shares:
        last = max((i for i, row in enumerate(rows) if row.kind in (BAND, PART, UNKNOWN)), default=-1) + 1
        rows.insert(last, _row(_sum_of(table), _sum_of(before or table), table, before))
    return rows


def _has_share(table: Table) -> bool:
    return table.shares and len(table.columns) == 1


def _row(line: Line, earlier: Line, table: Table, before: Table | None) -> Row:
    label = f"　{line.label}" if line.kind == PART else line.label
    texts = [label, *(cell.text for cell in line.cells)]
    cells: list[Cell | None] = [None, *line.cells]
    if _has_share(table):
        texts.append("–" if line.kind == OUTSIDE else share(line.number, table.counted))
        cells.append(None)
    if before:
        texts += [earlier.cells[0].text, signed(line.number - earlier.number)]
        cells += [earlier.cells[0], None]
    return Row(line.kind, tuple(texts), tuple(cells), line)


def _sum_of(table: Table) -> Line:
    lines = table.summed()
    cells = (
        Cell(
            [member for line in lines for member in line.cells[i].members],
            lambda member: f"人员类别：{member.kind or '未填'}",
        )
        for i in range(len(table.columns))
    )
    return Line(SUM, tuple(cells), TOTAL)


def heading(table: Table, branch: Branch) -> str:
    """The title: the branch as on its seal, then what it is; a table of the annual report has its year."""
    year = "" if table.shares else f"{table.on.year}年"
    return titled(branch, f"{year}{table.title}" + ("统计" if table.shares else ""))


def titled(branch: Branch, told: str) -> str:
    """The branch and what it is; on two lines where one would be broken anywhere."""
    of = branch.name or branch.short_name
    return of + ("\n" if of and len(of) + len(told) > _ONE_LINE else "") + told


def as_of(table: Table, before: date | None = None) -> str:
    """The line below the title (domain §8.4): as of when, how many, and the day compared with."""
    against = f"  对比{PartialDate.of(before).chinese()}" if before else ""
    return f"截至{PartialDate.of(table.on).chinese()}  共{table.about or f'{table.counted}人'}{against}"


def definition(table: Table) -> tuple[str, ...]:
    """What stands below it: whether it adds up, how it was counted, and that it is our count."""
    checked = (f"核对：{table.verdict}。",) if table.verdict else ()
    return (*checked, "统计口径：" + "".join(table.notes), OURS)
