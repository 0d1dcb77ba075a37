"""学历、入党时间和党龄: the divisions of the roster with the columns of the annual report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.statistics.annual_people import ACROSS, AMONG_HOW, across
from models.statistics.bands import variants
from models.statistics.by_day import by_joining, by_seniority
from models.statistics.by_person import by_education
from models.statistics.roster import Roster
from models.statistics.table import TOTAL, Cell, Table


def educated_tables(roster: Roster, on: date) -> tuple[Table, ...]:
    """党员学历情况."""
    return (_widened(by_education(roster, on), roster, "educated", "党员学历情况"),)


def joined_tables(roster: Roster, on: date) -> tuple[Table, ...]:
    """党员入党时间情况, with 党龄."""
    return (
        _widened(by_joining(roster, on, variants("joined")[0]), roster, "joined-year", "党员入党时间情况"),
        _widened(by_seniority(roster, on), roster, "seniority-year", "党员党龄情况"),
    )


def _widened(table: Table, roster: Roster, key: str, title: str) -> Table:
    """A statistic of one column with a sum on top, and the columns beside."""
    cells = [line.cells[0] for line in table.summed()]
    facts = {member.id: cell.fact for cell in cells for member in cell.members}
    whole = Cell(roster.counted(table.on), lambda member: facts[member.id](member))
    lines = (across(line.label, line.cells[0], table.on, line.kind) for line in table.lines)
    return replace(
        table,
        key=key,
        title=title,
        columns=ACROSS,
        lines=(across("合计", whole, table.on, TOTAL), *lines),
        notes=(*table.notes[:-1], AMONG_HOW, table.notes[-1]),
        shares=False,
    )
