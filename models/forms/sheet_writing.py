"""Values into single cells of a worksheet's XML; every byte beside them stays as it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping

from models.forms.addresses import area_of, name_of
from models.forms.blanks import Rich
from models.forms.sheet_part import SheetPart, Value
from models.forms.spans import Edit, Element, edited, quoted, set_attribute


def written(
    sheet: SheetPart,
    values: Mapping[tuple[int, int], Value],
    heights: Mapping[int, float] | None = None,
    styles: Mapping[tuple[int, int], int] | None = None,
) -> bytes:
    """The XML with these values in these cells (None empties one); everything beside them stays as it is.

    heights: of rows in the file that grow with their text, in points · styles: of cells that get another one than their own.
    """
    styles = styles or {}
    edits: list[Edit] = [
        set_attribute(sheet.data, sheet.rows[row], "ht", f"{height:g}")
        for row, height in (heights or {}).items()
        if row in sheet.rows
    ]
    by_row: dict[int, dict[int, Value]] = {}
    for (row, column), value in values.items():
        by_row.setdefault(row, {})[column] = value
    new_rows: list[bytes] = []
    anchor, numbers = 0, sorted(sheet.rows)
    for row in sorted(by_row):
        line = sheet.rows.get(row)
        if line is not None:
            edits += _row_edits(sheet, row, line, by_row[row], styles)
            continue
        cells = b"".join(_xml(sheet, row, c, v, None, styles) for c, v in sorted(by_row[row].items()))
        tag = f"{sheet.sheet_data.prefix}row".encode()
        below = bisect_right(numbers, row)
        place = sheet.rows[numbers[below]].start if below < len(numbers) else sheet.sheet_data.close
        if place != anchor and new_rows:
            edits.append(_placed(sheet, anchor, b"".join(new_rows)))
            new_rows = []
        anchor = place
        new_rows.append(b"<" + tag + f' r="{row}">'.encode() + cells + b"</" + tag + b">")
    if new_rows:
        edits.append(_placed(sheet, anchor, b"".join(new_rows)))
    edits += _dimension(sheet, values)
    return edited(sheet.data, edits)


def _placed(sheet: SheetPart, place: int, new: bytes) -> Edit:
    """Puts rows in; a <sheetData/> without rows is opened for them."""
    box = sheet.sheet_data
    if box.inner == box.end:
        tag = box.tag.encode()
        return box.start, box.end, b"<" + tag + b">" + new + b"</" + tag + b">"
    return place, place, new


_Styles = Mapping[tuple[int, int], int]


def _row_edits(sheet: SheetPart, row: int, line: Element, values: Mapping[int, Value], styles: _Styles) -> list[Edit]:
    edits: list[Edit] = []
    added: dict[int, list[bytes]] = {}
    inside = [(c, sheet.cells[row, c].element.start) for c in sheet.columns_of.get(row, ())]
    for column, value in sorted(values.items()):
        cell = sheet.cells.get((row, column))
        if cell is not None:
            edits.append((cell.element.start, cell.element.end, _xml(sheet, row, column, value, cell.element, styles)))
        elif value is not None:
            place = min((start for c, start in inside if c > column), default=line.close)
            added.setdefault(place, []).append(_xml(sheet, row, column, value, None, styles))
    if not added:
        return edits
    edits.append(set_attribute(sheet.data, line, "spans", None))  # they may be too narrow now, and are optional
    if line.inner == line.end:  # <row/> becomes <row>…</row>
        cells = b"".join(part for parts in added.values() for part in parts)
        end = b"</" + line.tag.encode() + b">"
        return [*edits, (line.inner - 2, line.inner, b">" + cells + end)]
    return edits + [(place, place, b"".join(parts)) for place, parts in added.items()]


def _xml(sheet: SheetPart, row: int, column: int, value: Value, old: Element | None, styles: _Styles) -> bytes:
    """One cell; of an old one the style, unless it gets another, and the other marks are kept."""
    prefix = sheet.sheet_data.prefix.encode()
    kept = {"s": str(sheet.style(row, column))} if old is None else dict(old.attributes)
    if (row, column) in styles:
        kept["s"] = str(styles[row, column])
    kept = {k: v for k, v in kept.items() if k not in ("r", "t") and (k, v) != ("s", "0")}
    head = b"<" + prefix + b'c r="' + name_of(row, column).encode() + b'"'
    head += b"".join(b" " + k.encode() + b'="' + quoted(v) + b'"' for k, v in kept.items())
    if value is None:
        return head + b"/>"
    if isinstance(value, (str, Rich)):
        body = b"<" + prefix + b"is>" + _strings(prefix, value) + b"</" + prefix + b"is>"
        head += b' t="inlineStr"'
    else:
        body = b"<" + prefix + b"v>" + repr(value).encode() + b"</" + prefix + b"v>"
    return head + b">" + body + b"</" + prefix + b"c>"


def _strings(prefix: bytes, value: str | Rich) -> bytes:
    """The text of a cell: one string, or a run for each look."""

    def string(text: str) -> bytes:
        return b"<" + prefix + b't xml:space="preserve">' + quoted(text) + b"</" + prefix + b"t>"

    if isinstance(value, str):
        return string(value)
    out = b""
    for run in value.runs:
        look = re.sub(rb"<(/?)", rb"<\1" + prefix, run.look) if prefix else run.look
        out += b"<" + prefix + b"r>" + look + string(run.text) + b"</" + prefix + b"r>"
    return out


def _dimension(sheet: SheetPart, values: Mapping[tuple[int, int], Value]) -> list[Edit]:
    about = sheet.root.child("dimension")
    if about is None or not values or not about.get("ref"):
        return []
    top, left, bottom, right = area_of(about.get("ref"))
    rows, columns = {r for r, _ in values}, {c for _, c in values}
    wide = min(top, *rows), min(left, *columns), max(bottom, *rows), max(right, *columns)
    if wide == (top, left, bottom, right):
        return []
    ref = f"{name_of(wide[0], wide[1])}:{name_of(wide[2], wide[3])}"
    return [set_attribute(sheet.data, about, "ref", ref)]
