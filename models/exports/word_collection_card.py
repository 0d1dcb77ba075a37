"""The 党员基本信息采集表 as a Word file, one page a person, for those who correct it before it is signed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Mm

from models.exports.atomic import write_atomic
from models.exports.collection_card import BLANK_DAY, TITLE, CollectionCard, Item
from models.exports.word import BODY, LABEL, UNIT, fill_cell, grid, new_document, put_text, save_fixed
from models.exports.word import TITLE as TITLE_FONT

_COLUMNS_MM = (27.5, 34.9, 17.6, 24.7, 9.2, 16.9, 29.2)
_SPANS = {
    1: ((0, 0), (1, 6)),
    2: ((0, 0), (1, 2), (3, 3), (4, 6)),
    3: ((0, 0), (1, 1), (2, 2), (3, 4), (5, 5), (6, 6)),
}
"""First and last column of the cells of a row, by how many items stand in it."""
_TICKED, _EMPTY, _MARKS = "☑", "☐", "Segoe UI Symbol"
_ROW_MM, _SIGN_MM = 13.6, 29.0


def write_cards_docx(cards: Sequence[CollectionCard], path: Path) -> None:
    """Writes the forms of one or more people; raises TargetBusy where `path` cannot be written."""
    document = new_document(TITLE, cards[0].branch if cards else "", margins=(25, 25, 22, 14))
    for number, card in enumerate(cards):
        _card(document, card, new_page=number > 0)
    write_atomic(path, lambda beside: save_fixed(document, beside))


def _card(document: Any, card: CollectionCard, *, new_page: bool) -> None:
    title = document.add_paragraph()
    put_text(title, TITLE, TITLE_FONT, 22, ALIGN.CENTER)
    title.paragraph_format.page_break_before = new_page
    above = document.add_paragraph()
    put_text(above, card.above, UNIT, 11.5, ALIGN.LEFT)
    above.add_run().add_tab()
    put_text(above, f"填表日期：{BLANK_DAY}", UNIT, 11.5, ALIGN.LEFT)
    above.paragraph_format.tab_stops.add_tab_stop(Mm(160), WD_TAB_ALIGNMENT.RIGHT)
    table = grid(document, _COLUMNS_MM)
    for items in card.rows:
        row = table.add_row()
        row.height = Mm(_ROW_MM)
        cells = [row.cells[first].merge(row.cells[last]) for first, last in _SPANS[len(items)]]
        for item, label, place in zip(items, cells[::2], cells[1::2], strict=True):
            fill_cell(label, item.label.split("\n"), LABEL, 12, ALIGN.CENTER)
            _fill(place, item)
    for place in range(0, len(card.signatures), 2):
        row = table.add_row()
        row.height = Mm(_SIGN_MM)
        for label, (first, last) in zip(card.signatures[place : place + 2], ((0, 2), (3, 6)), strict=False):
            cell = row.cells[first].merge(row.cells[last])
            fill_cell(cell, [f"{label}：", "", BLANK_DAY], BODY, 12)
            cell.vertical_alignment = VERTICAL.TOP
            cell.paragraphs[-1].alignment = ALIGN.RIGHT
    for number, text in enumerate(card.notes, 1):
        put_text(document.add_paragraph(), f"{number}. {text}", UNIT, 9, ALIGN.LEFT)


def _fill(cell: Any, item: Item) -> None:
    if not item.options:
        fill_cell(cell, item.shown().splitlines(), BODY, 12)
        return
    marks = [(_TICKED if option == item.text else _EMPTY, option) for option in item.options]
    fill_cell(cell, [""], BODY, 12)
    paragraph = cell.paragraphs[0]
    for number, (box, option) in enumerate(marks):
        put_text(paragraph, box, _MARKS, 11, ALIGN.LEFT)
        put_text(paragraph, f" {option}" + ("　" if number + 1 < len(marks) else ""), BODY, 12, ALIGN.LEFT)
