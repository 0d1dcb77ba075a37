"""How wide the columns of the official table are, so that it is read with ease where it is printed on A3 across."""

from __future__ import annotations

from models.exports.fitting import fitted, least_widths
from models.exports.layout import columns_taken
from models.exports.official.table import OfficialTable
from models.exports.sheet import Column

A3, MARGIN = 8, 0.4
"""The paper as Excel numbers it; inches at the left and at the right."""
_ROOM = 258.0
"""As Excel counts widths (a digit of 宋体 11 with its gap: 6 pt): what goes on A3 between the margins at 73 %, where 11 pt are 8."""
_BESIDE = 2.0  # what a cell keeps free beside its text
_LEAST = {"": 7, "phone": 11, "landline": 9, "floating_to": 10}
"""Of columns with more in them than their own cells: below the first stands 基层党委, above the last the day; and a heading that goes on one line."""


def printed_widths(table: OfficialTable) -> list[float]:
    """The width of each column as Excel counts: that of the form where there is room for all of them, else less for those whose
    cells hold less. What is so long that nothing is left to give makes the print smaller."""
    usual = [column.width for column in table.columns]
    room = _ROOM - _BESIDE * len(usual)
    columns = [
        Column("".join(c.heading.split()), round(c.width - _BESIDE), "left" if c.name in ("address", "branch") else "center", least=_LEAST.get(c.name, 0))
        for c in table.columns
    ]  # fmt: skip
    least = least_widths(columns, table.rows, room, columns_taken)
    found = fitted(least, [width - _BESIDE for width in usual], table.rows, room, columns_taken)
    return [round(width + _BESIDE, 2) for width in found]
