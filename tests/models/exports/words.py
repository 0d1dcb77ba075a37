"""All words of an exported file, to be looked for what must stand in it and what must not."""

from __future__ import annotations

from pathlib import Path

from docx import Document
from openpyxl import load_workbook

from tests.models.exports.pdf_reader import ReadPdf


def words_of(path: Path) -> str:
    """The words of a file by its ending: xlsx, docx, pdf, else as it is."""
    if path.suffix == ".xlsx":
        return " ".join(str(c.value) for page in load_workbook(path) for row in page.iter_rows() for c in row)
    if path.suffix == ".docx":
        document = Document(str(path))
        cells = [c.text for table in document.tables for row in table.rows for c in row.cells]
        return " ".join([p.text for p in document.paragraphs] + cells)
    return ReadPdf(path).text if path.suffix == ".pdf" else path.read_text("utf-8")
