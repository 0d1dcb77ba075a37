"""Rows put into a worksheet's own XML: rows and cells renumbered, new rows like the one above, every reference following."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from models.forms.addresses import LAST_ROW, Area, Insertion, area_name, areas_of, cell_of, name_of
from models.forms.formulas import moved, shifted
from models.forms.shared_formulas import Impossible, with_plain_formulas
from models.forms.spans import Edit, Element, edited, parse, quoted, set_attribute, set_text

Rows = Callable[[int, int], tuple[int, int]]

_ONE_CELL = {"pane": "topLeftCell", "sheetView": "topLeftCell", "selection": "activeCell", "cellWatch": "r",
             "inputCells": "r", "customSheetView": "topLeftCell"}  # fmt: skip
_RANGES = {"dimension": "ref", "mergeCell": "ref", "autoFilter": "ref", "sortState": "ref", "sortCondition": "ref",
           "hyperlink": "ref", "selection": "sqref", "f": "ref", "tablePart": "ref"}  # fmt: skip
_FORMATS = {"conditionalFormatting": "sqref", "dataValidation": "sqref", "protectedRange": "sqref",
            "ignoredError": "sqref"}  # fmt: skip
_FORMULAS = ("f", "formula", "formula1", "formula2")


def shifted_areas(text: str, rows: Rows) -> str:
    """A list of ranges (`sqref`) afterwards; what would leave the sheet is dropped."""
    kept: list[Area] = []
    for top, left, bottom, right in areas_of(text):
        if (top, bottom) == (1, LAST_ROW):
            kept.append((top, left, bottom, right))
        else:
            first, last = rows(top, bottom)
            kept.append((first, left, last, right))
    return " ".join(area_name(area) for area in kept)


def with_rows(data: bytes, insertion: Insertion, *, like: bool = True) -> bytes:
    """The XML of the sheet after the insertion; with `like` the new rows are like the one above them, else there are none.

    Raises Impossible, Unshiftable or OutOfSheet, where a reference cannot follow.
    """
    data = with_plain_formulas(data)
    root = parse(data)
    edits = [*_row_edits(data, root, insertion, like), *(_merge_edits(data, root, insertion) if like else ())]
    for element in root.all():
        edits += _reference_edits(data, element, insertion)
    return edited(data, edits)


def _row_edits(data: bytes, root: Element, insertion: Insertion, like: bool) -> Iterator[Edit]:
    """Renumbers what lies below, and puts the new rows before it."""
    box = root.child("sheetData")
    if box is None:
        raise Impossible("没有数据区")
    model: Element | None = None
    place = box.close
    for row in box.children:
        number = _row_number(row)
        if number == insertion.at - 1:
            model = row
        if number < insertion.at:
            continue
        place = min(place, row.start)
        new = insertion.row(number)
        yield set_attribute(data, row, "r", str(new))
        for cell in row.children:
            yield set_attribute(data, cell, "r", name_of(new, cell_of(cell.get("r"))[1]))
    if model is not None and like:
        rows = (_like(data, model, insertion, insertion.at - 1 + k) for k in range(1, insertion.count + 1))
        yield place, place, b"".join(rows)


def _row_number(row: Element) -> int:
    if not row.get("r") or any(not cell.get("r") for cell in row.children if cell.name == "c"):
        raise Impossible("有没有编号的行或单元格")
    return int(row.get("r"))


def _like(data: bytes, model: Element, insertion: Insertion, number: int) -> bytes:
    """A row like the model: its height and styles, and of its contents only the formulas, counted on. It is seen, where the model is not."""
    start = data[model.start : model.inner]
    seen = {"r": str(number)} | ({"hidden": "0"} if model.get("hidden") else {})
    head = edited(start, [set_attribute(start, _at_zero(model), key, value) for key, value in seen.items()])
    if model.inner == model.end:
        return head
    cells = []
    for cell in model.children:
        row, column = cell_of(cell.get("r"))
        tag, formula = cell.tag.encode(), cell.child("f")
        out = b"<" + tag + b' r="' + name_of(number, column).encode() + b'"'
        if cell.get("s"):
            out += b' s="' + cell.get("s").encode() + b'"'
        if formula is None or not formula.text:
            cells.append(out + b"/>")
            continue
        if formula.get("t") == "array":
            raise Impossible("行里有数组公式")
        text = moved(shifted(formula.text, insertion, insertion.sheet, own_row=row), number - row, 0)
        inner = formula.tag.encode()
        cells.append(out + b"><" + inner + b">" + quoted(text) + b"</" + inner + b"></" + tag + b">")
    return head + b"".join(cells) + b"</" + model.tag.encode() + b">"


def _at_zero(element: Element) -> Element:
    """The start tag of an element as if it stood at the beginning of the bytes."""
    return Element(element.tag, element.attributes, 0, element.inner - element.start)


def _merge_edits(data: bytes, root: Element, insertion: Insertion) -> Iterator[Edit]:
    """Cells merged side by side in the row above are merged in the new rows too."""
    merges = root.child("mergeCells")
    if merges is None:
        return
    tag = next((m.tag for m in merges.children), "mergeCell").encode()
    added = []
    for merge in merges.children:
        top, left, bottom, right = areas_of(merge.get("ref"))[0]
        if top == bottom == insertion.at - 1:
            for row in range(insertion.at, insertion.at + insertion.count):
                added.append(b"<" + tag + b' ref="' + area_name((row, left, row, right)).encode() + b'"/>')
    if added:
        yield merges.close, merges.close, b"".join(added)
        if merges.get("count"):
            yield set_attribute(data, merges, "count", str(len(merges.children) + len(added)))


def _reference_edits(data: bytes, element: Element, insertion: Insertion) -> Iterator[Edit]:
    """The references in one element that is not a row or a cell."""
    name = element.name
    if name in _ONE_CELL and (old := element.get(_ONE_CELL[name])):
        row, column = cell_of(old)
        yield from _changed(data, element, _ONE_CELL[name], old, name_of(insertion.row(row), column))
    if name in _RANGES and (old := element.get(_RANGES[name])):
        yield from _changed(data, element, _RANGES[name], old, _range(element, old, insertion))
    if name in _FORMATS and (old := element.get(_FORMATS[name])):
        yield from _changed(data, element, _FORMATS[name], old, shifted_areas(old, insertion.format_rows))
    if name == "sqref" and element.text.strip():
        yield from _new_text(data, element, shifted_areas(element.text, insertion.format_rows))
    if name in _FORMULAS and element.text:
        yield from _formula(data, element, insertion)
    if name == "cfvo" and element.get("type") == "formula":
        value = element.get("val")
        yield from _changed(data, element, "val", value, shifted(value, insertion, insertion.sheet))
    if name == "hyperlink" and (old := element.get("location")):
        yield from _changed(data, element, "location", old, shifted(old, insertion, insertion.sheet))
    yield from _breaks_and_anchors(data, element, insertion)


def _range(element: Element, old: str, insertion: Insertion) -> str:
    """A merge, filter or array afterwards; only those of more than one row grow at their end."""
    if element.name == "f":
        top, _, bottom, _ = areas_of(old)[0]
        if element.get("t") == "array" and top < insertion.at <= bottom:
            raise Impossible("有跨行的数组公式")
        if element.get("t") == "dataTable":
            raise Impossible("有模拟运算表")
    grow = element.name in ("autoFilter", "sortState")
    return shifted_areas(old, lambda a, b: insertion.rows(a, b, grow=grow))


def _formula(data: bytes, element: Element, insertion: Insertion) -> Iterator[Edit]:
    if element.get("t") == "dataTable":
        raise Impossible("有模拟运算表")
    cell = element.parent
    row = cell_of(cell.get("r"))[0] if cell is not None and cell.name == "c" else 0
    yield from _new_text(data, element, shifted(element.text, insertion, insertion.sheet, own_row=row))


def _breaks_and_anchors(data: bytes, element: Element, insertion: Insertion) -> Iterator[Edit]:
    """Page breaks by row, and the places of embedded objects and controls, which are counted from 0."""
    parent = element.parent
    if element.name == "brk" and parent is not None:
        for name in ("id",) if parent.name == "rowBreaks" else ("min", "max"):
            number = int(element.get(name, "0"))
            if 0 < number < LAST_ROW - 1 and number >= insertion.at - 1 + (name == "id"):
                yield set_attribute(data, element, name, str(number + insertion.count))
    if element.name == "row" and parent is not None and parent.name in ("from", "to"):
        yield from anchor_row(data, element, insertion)


def anchor_row(data: bytes, element: Element, insertion: Insertion) -> Iterator[Edit]:
    """The row of an anchor of a picture, chart or note (from 0)."""
    number = int(element.text.strip() or 0)
    if number + 1 >= insertion.at:
        yield set_text(data, element, str(number + insertion.count))


def _changed(data: bytes, element: Element, name: str, old: str, new: str) -> Iterator[Edit]:
    if new != old:
        yield set_attribute(data, element, name, new)


def _new_text(data: bytes, element: Element, new: str) -> Iterator[Edit]:
    if new != element.text:
        yield set_text(data, element, new)
