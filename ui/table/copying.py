"""Rows of a list as a spreadsheet takes them: text with tabs, and HTML whose cells stay text, so that no number loses its tail."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Sequence

from PySide6.QtCore import QMimeData

from models.fields import Record
from ui.table.columns import Column

_CELL = "<td style=\"mso-number-format:'\\@'\">"


def cells(
    records: Sequence[Record], columns: Sequence[Column], *, headings: bool = False, whole: bool = False
) -> list[list[str]]:
    """The cells as they stand on the screen; `whole`: without masking."""
    texts = [column.whole if whole and column.whole else column.text for column in columns]
    rows = [[text(record) for text in texts] for record in records]
    return [[column.label for column in columns], *rows] if headings else rows


def for_spreadsheet(rows: Sequence[Sequence[str]]) -> QMimeData:
    """The clipboard's content."""
    text = io.StringIO()
    csv.writer(text, dialect="excel-tab").writerows(rows)
    lines = ("<tr>" + "".join(f"{_CELL}{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    data = QMimeData()
    data.setText(text.getvalue())
    data.setHtml(f"<table>{''.join(lines)}</table>")
    return data
