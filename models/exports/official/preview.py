"""The official table as a plain sheet, to be looked at before it is written."""

from __future__ import annotations

from models.exports.official.columns import TITLE
from models.exports.official.table import OfficialTable
from models.exports.sheet import Column, Sheet


def preview_sheet(table: OfficialTable) -> Sheet:
    """Headings on one line, and the rows."""
    columns = [Column("".join(column.heading.split()), round(column.width) - 4) for column in table.columns]
    return Sheet(TITLE, "", columns, table.rows)
