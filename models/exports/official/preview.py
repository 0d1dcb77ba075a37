"""The official table as a plain sheet, to be looked at before it is written."""

from __future__ import annotations

from models.exports.official.columns import TITLE
from models.exports.official.table import OfficialTable
from models.exports.privacy import masked_text
from models.exports.sheet import Column, Sheet
from models.fields import field_of
from models.records import Member

_PRIVATE = ("id_number", "phone", "landline", "address")


def preview_sheet(table: OfficialTable) -> Sheet:
    """Headings on one line, and the rows with private numbers and the address masked: only the file has them whole."""
    columns = [Column("".join(column.heading.split()), round(column.width) - 4) for column in table.columns]
    rows = [[_masked(c.name, text) for c, text in zip(table.columns, row, strict=True)] for row in table.rows]
    return Sheet(TITLE, "", columns, rows)


def _masked(name: str, text: str) -> str:
    return masked_text(str(field_of(Member, name).kind.mask(text)) if name in _PRIVATE else text)
