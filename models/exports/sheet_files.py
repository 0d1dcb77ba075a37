"""Sheets as files of a format: a workbook holds all of them, a document one, unless they belong together."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from models.exports.sheet import Sheet

Write = Callable[[Path], object]


def writers(sheets: Mapping[str, Sheet], format: str, *, together: bool) -> dict[str, Write]:
    """What writes each file, by what is added to its name; `together`: a document holds all sheets, too."""
    if format == "xlsx" or together:
        return {"": lambda path: write_all(sheets, format, path)}
    return {
        part if place else "": partial(write_all, {part: sheet}, format)
        for place, (part, sheet) in enumerate(sheets.items())
    }


def write_all(sheets: Mapping[str, Sheet], format: str, path: Path) -> None:
    """Writes all sheets into one file; their short names are on the tabs of a workbook.

    The writers load large libraries, so each is loaded when it is first asked for.
    """
    listed: Sequence[Sheet] = list(sheets.values())
    if format == "xlsx":
        from models.exports.excel import write_xlsx

        write_xlsx(listed, path, names=list(sheets))
    elif format == "pdf":
        from models.exports.pdf.table import write_tables_pdf

        write_tables_pdf(listed, path)
    else:
        from models.exports.word_table import write_tables_docx

        write_tables_docx(listed, path)
