"""What writes the sheets of a register: a workbook holds them all, a document one each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from models.exports.sheet import Sheet

Write = Callable[[Path], None]


def writers(sheets: Mapping[str, Sheet], format: str) -> dict[str, Write]:
    """What writes each file, by what is added to its name: a workbook holds all sheets, a document one.

    The writers load large libraries, so each is loaded when it is first asked for.
    """
    if format == "xlsx":
        from models.exports.excel import write_xlsx

        return {"": lambda path: write_xlsx(list(sheets.values()), path, names=list(sheets))}
    write = _table_writer(format)
    return {part if place else "": partial(write, sheet) for place, (part, sheet) in enumerate(sheets.items())}


def _table_writer(format: str) -> Callable[[Sheet, Path], None]:
    if format == "pdf":
        from models.exports.pdf.table import write_table_pdf

        return write_table_pdf
    from models.exports.word_table import write_table_docx

    return write_table_docx
